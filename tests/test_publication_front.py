"""The front page: the roadmap's words are quoted in Swedish, and our translation in English."""

from pathlib import Path

import pytest

from fardplan_kg.answers import Answer, ask
from fardplan_kg.dataset import find_data
from fardplan_kg.derivation import open_store
from fardplan_kg.publication.front import front
from fardplan_kg.questions import find_question

DATA = find_data(Path(__file__).parents[1])
ASKED = ("overview", "actions-by-area")


@pytest.fixture(scope="module")
def answers() -> dict[tuple[str, str], Answer]:
    store = open_store(DATA)
    return {
        (name, language): ask(store, find_question(DATA, name), {}, language)
        for name in ASKED
        for language in ("sv", "en")
    }


def test_the_roadmaps_own_words_are_stated(answers: dict[tuple[str, str], Answer]) -> None:
    found = front(answers, "sv")
    assert not found.translated
    assert {passage.text.language for passage in found.goal} == {"sv"}


def test_an_english_wording_is_our_translation(answers: dict[tuple[str, str], Answer]) -> None:
    found = front(answers, "en")
    assert found.translated
    assert {area.direction.language for area in found.areas} == {"en"}
