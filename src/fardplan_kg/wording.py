"""The words of pages and drawings: gettext, with English in the code and Swedish in a catalogue.

The catalogue is read as it lies in the repository (.po) and compiled in memory, so that no
compiled file can fall behind it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from fardplan_kg.questions import LANGUAGES
from fardplan_kg.store import Term


def msg(message: str) -> str:
    """Mark a message that is translated where it is used."""
    return message


ROLES = {
    "responsible": msg("responsible"),
    "participating": msg("participating"),
    "unclear": msg("unclear"),
}
ROLE_LETTERS = {"responsible": msg("R"), "participating": msg("P"), "unclear": "?"}
ACTION_KINDS = {
    "shared": msg("Shared action"),
    "core-specific": msg("Core-specific action"),
    "not-stated": msg("shared or core-specific: not stated"),
}
KIND_NOT_STATED = msg("kind not stated")
ROLE_NOT_STATED = msg("role not stated")
ACTION_KIND_NOT_STATED = ACTION_KINDS["not-stated"]


class Words:
    """The words in one language."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"language {language!r}: expected one of {', '.join(LANGUAGES)}")
        self.language = language
        self.translations = translations(language)

    def gettext(self, message: str, **values: object) -> str:
        """Return a message in this language with its values put in."""
        found = self.translations.gettext(message) if message else ""
        return found % values if values else found

    def ngettext(self, one: str, many: str, num: int) -> str:
        """Return a message with a number, in the right form for that number."""
        return self.translations.ngettext(one, many, num) % {"num": num}

    def stated(self, term: Term, otherwise: str) -> Term:
        """Return a text or, where the document states none, the message that says so."""
        return term if term.value else Term(self.gettext(otherwise), language=self.language)

    def actions(self, num: int) -> str:
        """So many actions."""
        return self.ngettext("%(num)s action", "%(num)s actions", num)

    def actors(self, num: int) -> str:
        """So many actors."""
        return self.ngettext("%(num)s actor", "%(num)s actors", num)

    def actor_type(self, name: str, code: str) -> str:
        """Return a kind of actor as the graph names it; one without a name is shown as its code."""
        return name or code or self.gettext(KIND_NOT_STATED)

    def role(self, code: str) -> str:
        """Return the word for a role."""
        return self.gettext(ROLES.get(code, code or ROLE_NOT_STATED))

    def roles(self, codes: Iterable[str]) -> str:
        """Return the words for all roles that an actor has in an action."""
        both = self.gettext("and")
        return f" {both} ".join(map(self.role, codes))

    def role_letters(self, codes: Iterable[str]) -> str:
        """Return the letters for all roles that an actor has in an action."""
        return " ".join(map(self.role_letter, codes))

    def role_letter(self, code: str) -> str:
        """Return the letter for a role in the matrix."""
        return self.gettext(ROLE_LETTERS.get(code, "?"))

    def action_kind(self, code: str) -> str:
        """Return the words for shared and core-specific actions, the plan's own two categories."""
        return self.gettext(ACTION_KINDS.get(code, code or ACTION_KIND_NOT_STATED))


@cache
def translations(language: str) -> NullTranslations:
    """Return the catalogue of a language; English is what stands in the code."""
    if language == "en":
        return NullTranslations()
    source = files("fardplan_kg") / "locale" / language / "LC_MESSAGES" / "fardplan.po"
    catalogue = read_po(BytesIO(source.read_bytes()), locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
