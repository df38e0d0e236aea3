"""The front page: the roadmap's words are quoted in Swedish, and our translation in English."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from fardplan_kg.answers import Answer, Row, ask
from fardplan_kg.dataset import find_data
from fardplan_kg.derivation import open_store
from fardplan_kg.publication.front import front
from fardplan_kg.questions import find_question

DATA = find_data(Path(__file__).parents[1])
ASKED = ("overview", "actions-by-area", "actions-without-responsible")


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


def emptied(answer: Answer, keep: Callable[[Row], bool], *names: str) -> Answer:
    """The answer with these columns empty in the rows that are not to be kept as they are."""
    places = [i for i, column in enumerate(answer.columns) if column.name in names]
    rows = tuple(
        row if keep(row) else tuple(() if i in places else c for i, c in enumerate(row))
        for row in answer.rows
    )
    return replace(answer, rows=rows)


def test_an_area_without_a_direction_stands_with_its_actions(
    answers: dict[tuple[str, str], Answer],
) -> None:
    whole = front(answers, "sv").areas
    given = answers["actions-by-area", "sv"]
    lacking = emptied(given, lambda _: False, "direction", "direction_text")
    areas = front({("actions-by-area", "sv"): lacking}, "sv").areas
    assert [area.actions for area in areas] == [area.actions for area in whole]
    assert not any(area.direction.value for area in areas)


def test_an_action_without_number_and_area_comes_last(
    answers: dict[tuple[str, str], Answer],
) -> None:
    given = answers["actions-by-area", "sv"]
    first = given.rows[0]
    lacking = emptied(given, lambda row: row is not first, "number", "area", "area_name")
    areas = front({("actions-by-area", "sv"): lacking}, "sv").areas
    assert [area.number for area in areas] == ["1", "2", "3", "4", ""]
    (only,) = areas[-1].actions
    assert only[1].value == ""
    assert only[2].value.startswith("Stärk kommunikationen")


def test_an_action_without_number_is_called_by_its_title(
    answers: dict[tuple[str, str], Answer],
) -> None:
    given = answers["actions-without-responsible", "sv"]
    lacking = emptied(given, lambda _: False, "number")
    found = front({("actions-without-responsible", "sv"): lacking}, "sv").without
    assert len(found) == 7
    assert all(len(called.value) > 5 for _, called in found)
