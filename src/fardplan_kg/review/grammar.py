"""What a decision may be, by what it writes: its forms, and how one is read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from fardplan_kg.extraction.findings import Effect
from fardplan_kg.review.vocabulary import Vocabulary, Word

YES = "ja"
WITHDRAW = "ångra"
"""Instead of a decision: the one that was made is taken back."""
MAY_STAND = ("number-twice",)
"""The kinds of findings, besides those that are only noted, that may stand as they are printed."""
NEW_OR_SAME = (Effect.ACTOR, Effect.AREA, Effect.CORE, Effect.COMMON, Effect.SAME)
NEW = re.compile(r"ny(?:tt)?\b\s*(.*)", re.IGNORECASE | re.DOTALL)
SAME = re.compile(r"samma\s+som\b\s*(.*)", re.IGNORECASE | re.DOTALL)
NUMBER = re.compile(r"(?:nr\.?|nummer|')?\s*(\d+\.\d+)", re.IGNORECASE)


class Form(Enum):
    """The form of a decision."""

    NEW = "ny"
    SAME = "samma som"
    VALUE = "value"
    NO = "nej"
    NOTED = "godta"
    UNCLEAR = "oklar"


@dataclass(frozen=True)
class Decision:
    """A decision: its form, the words that go with it, and the word of the vocabulary.

    Of a new actor the words are its whole name, where the finding holds only a part of it.
    """

    form: Form
    text: str = ""
    word: Word | None = None

    def written(self) -> str:
        """Return the decision as one writes it; reading that gives the decision again."""
        if self.form is Form.VALUE:
            return self.word.name if self.word else self.text
        words = ": ".join(filter(None, (self.word.name if self.word else "", self.text)))
        return f"{self.form.value} {words}".strip()


def withdraws(text: str) -> bool:
    """Return whether what stands as a decision takes the former decision back."""
    return unicodedata.normalize("NFC", text.strip()).rstrip(".!").casefold() == WITHDRAW


def read_decision(
    effect: Effect, text: str, vocabulary: Vocabulary, may_stand: bool = False
) -> Decision | None:
    """Return a decision as a person wrote it, or None where it has no form of its effect.

    ``may_stand``: the finding may also stand as it is printed.
    """
    text = " ".join(text.split())
    plain = text.rstrip(".!").casefold()
    if effect is Effect.NOTED:
        return Decision(Form.NOTED) if plain in (Form.NOTED.value, YES) else None
    if form := _wordless(effect, plain, may_stand):
        return Decision(form)
    if effect in NEW_OR_SAME:
        return _new_or_same(effect, text, vocabulary)
    if effect in (Effect.ROLE, Effect.KIND):
        return _worded(_words(effect, vocabulary), text.rstrip("."))
    if effect is Effect.NUMBER:
        number = NUMBER.fullmatch(text)
        return Decision(Form.VALUE, number[1]) if number else None
    if plain in ("", YES, "nej", "ny", Form.NOTED.value, WITHDRAW):
        return None
    return Decision(Form.VALUE, _named(text) if effect is Effect.PARTICIPANT else text)


def _wordless(effect: Effect, plain: str, may_stand: bool) -> Form | None:
    """Return the form of a decision that is one word, whatever the finding is on."""
    allowed = {Effect.KIND: [Form.UNCLEAR], Effect.ARTEFACT: [Form.NO, Form.NOTED]}.get(effect, [])
    allowed += [Form.NOTED] * may_stand
    return next((form for form in allowed if form.value == plain), None)


def _new_or_same(effect: Effect, text: str, vocabulary: Vocabulary) -> Decision | None:
    if same := SAME.fullmatch(text):
        return Decision(Form.SAME, _unquoted(same[1])) if same[1].strip() else None
    new = NEW.fullmatch(text.rstrip("."))
    if not new:
        return None
    if effect is not Effect.ACTOR:
        return None if new[1] else Decision(Form.NEW)
    kind, _, name = new[1].partition(":")
    decision = _worded(vocabulary.actor_kinds, kind, Form.NEW)
    return replace(decision, text=_unquoted(name)) if decision else None


def _named(text: str) -> str:
    same = SAME.fullmatch(text)
    return _unquoted(same[1] if same else text)


def _unquoted(text: str) -> str:
    return text.strip().strip("\"”“'’").strip()


def _words(effect: Effect, vocabulary: Vocabulary) -> Sequence[Word]:
    return vocabulary.roles if effect is Effect.ROLE else vocabulary.action_kinds


def _worded(words: Sequence[Word], text: str, form: Form = Form.VALUE) -> Decision | None:
    word = next((word for word in words if word.means(text.strip())), None)
    return Decision(form, word=word) if word else None


def right(effect: Effect, vocabulary: Vocabulary, may_stand: bool = False) -> tuple[str, str]:
    """Return what would be right to write, told in Swedish and English."""
    swedish, english = _right(effect, vocabulary)
    if may_stand:
        return f"{swedish}, eller ”godta”", f"{english}, or 'godta'"
    return swedish, english


def _right(effect: Effect, vocabulary: Vocabulary) -> tuple[str, str]:
    kinds = ", ".join(word.name for word in vocabulary.actor_kinds)
    names = [word.name for word in _words(effect, vocabulary)]
    names += [Form.UNCLEAR.value] * (effect is Effect.KIND)
    words = ", ".join(f"”{name}”" for name in names)
    return {
        Effect.ACTOR: (
            f"”ny” och ett slag ({kinds}), eller ”samma som” och ett namn i registret; är orden "
            "en del av ett namn, ”ny”, slaget, kolon och hela namnet",
            f"'ny' and a kind ({kinds}), or 'samma som' and a name of the registry; where the "
            "words are a part of a name, 'ny', the kind, a colon and the whole name",
        ),
        Effect.PARTICIPANT: ("ett namn i registret", "a name of the registry"),
        Effect.NUMBER: (
            "”nr” och numret med punkt, till exempel ”nr 1.4”",
            "'nr' and the number with a full stop, such as 'nr 1.4'",
        ),
        Effect.TITLE: ("hela rubriken", "the whole title"),
        Effect.AREA: (
            "”ny”, eller ”samma som” och ett målområde",
            "'ny', or 'samma som' and a goal area",
        ),
        Effect.CORE: (
            "”ny”, eller ”samma som” och en stadskärna",
            "'ny', or 'samma som' and an urban core",
        ),
        Effect.COMMON: (
            "”ny”, eller ”samma som” och en insats som färdplaner har gemensam",
            "'ny', or 'samma som' and an action that roadmaps have in common",
        ),
        Effect.SAME: (
            "”ny”, eller ”samma som” och den tidigare insatsen",
            "'ny', or 'samma som' and the former action",
        ),
        Effect.ARTEFACT: (
            "orden så som de är tryckta, ”godta” om de är tryckta så, eller ”nej”",
            "the words as they are printed, 'godta' if they are printed so, or 'nej'",
        ),
        Effect.NOTED: ("”godta”", "'godta'"),
    }.get(effect, (f"ett av orden {words}", f"one of the words {words}"))
