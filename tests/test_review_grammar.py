"""Decisions as people write them; what has no form of its kind is refused."""

from __future__ import annotations

import pytest

from fardplan_kg.dataset import Data
from fardplan_kg.extraction.findings import Effect
from fardplan_kg.review.grammar import read_decision, right, withdraws
from fardplan_kg.review.vocabulary import Vocabulary, read_vocabulary


@pytest.fixture(scope="module")
def vocabulary(data: Data) -> Vocabulary:
    """The words of the schemes."""
    return read_vocabulary(data)


@pytest.mark.parametrize(
    ("effect", "text", "written"),
    [
        (Effect.ACTOR, "ny kommun", "ny kommun"),
        (Effect.ACTOR, "Nytt bolag.", "ny bolag"),
        (Effect.ACTOR, "ny company", "ny bolag"),
        (Effect.ACTOR, "ny bolag:  ”Slott och Kojor AB”", "ny bolag: Slott och Kojor AB"),
        (Effect.ARTEFACT, "godta", "godta"),
        (Effect.ACTOR, " samma  som ”Lyktbolaget” ", "samma som Lyktbolaget"),
        (Effect.PARTICIPANT, "samma som Lyktbolaget", "Lyktbolaget"),
        (Effect.PARTICIPANT, "lyktbolaget", "lyktbolaget"),
        (Effect.NUMBER, "nr 1.10", "1.10"),
        (Effect.NUMBER, "Nummer 1.4", "1.4"),
        (Effect.NUMBER, "'1.4", "1.4"),
        (Effect.TITLE, "Räkna  resorna", "Räkna resorna"),
        (Effect.ROLE, "Oklar.", "oklar"),
        (Effect.ROLE, "responsible", "ansvarig"),
        (Effect.KIND, "kärnspecifik insats", "kärnspecifik"),
        (Effect.KIND, "Oklar.", "oklar"),
        (Effect.AREA, "ny", "ny"),
        (Effect.CORE, "Samma som Påhittsby", "samma som Påhittsby"),
        (Effect.COMMON, "NY", "ny"),
        (Effect.SAME, "samma som tand-lyktorna", "samma som tand-lyktorna"),
        (Effect.ARTEFACT, "Nej!", "nej"),
        (Effect.ARTEFACT, "bron", "bron"),
        (Effect.NOTED, "Godta.", "godta"),
        (Effect.NOTED, "ja", "godta"),
    ],
)
def test_a_decision_is_read(
    effect: Effect, text: str, written: str, vocabulary: Vocabulary
) -> None:
    decision = read_decision(effect, text, vocabulary)
    assert decision and decision.written() == written
    assert read_decision(effect, written, vocabulary) == decision


@pytest.mark.parametrize(
    ("effect", "text"),
    [
        (Effect.ACTOR, "ny"), (Effect.ACTOR, "ny drake"), (Effect.ACTOR, "nyckel"),
        (Effect.ACTOR, "samma som"), (Effect.ACTOR, "Lyktbolaget"), (Effect.ACTOR, "nej"),
        (Effect.NUMBER, "1,4"), (Effect.NUMBER, "2026-04-01"), (Effect.NUMBER, "01-apr"),
        (Effect.TITLE, "nej"), (Effect.TITLE, "ny"), (Effect.ROLE, "kanske"),
        (Effect.KIND, "ny"), (Effect.AREA, "ny kommun"), (Effect.NOTED, "nej"),
        (Effect.PARTICIPANT, "ja"), (Effect.NUMBER, "godta"), (Effect.TITLE, "ångra"),
    ],
)  # fmt: skip
def test_what_is_no_decision_is_refused(effect: Effect, text: str, vocabulary: Vocabulary) -> None:
    assert read_decision(effect, text, vocabulary) is None


def test_a_number_may_stand_where_its_kind_lets_it(vocabulary: Vocabulary) -> None:
    decision = read_decision(Effect.NUMBER, "Godta.", vocabulary, may_stand=True)
    assert decision and decision.written() == "godta"
    assert right(Effect.NUMBER, vocabulary, may_stand=True)[0].endswith(", eller ”godta”")


@pytest.mark.parametrize("text", ["ångra", " Ångra! ", "a\u030angra"])
def test_a_decision_is_taken_back(text: str) -> None:
    assert withdraws(text)


@pytest.mark.parametrize("effect", Effect)
def test_every_effect_says_what_is_right(effect: Effect, vocabulary: Vocabulary) -> None:
    swedish, english = right(effect, vocabulary)
    assert swedish and english and swedish != english
