"""Every question's answer on the published graph, held against a file that a person has checked."""

from pathlib import Path

import pytest

from fardplan_kg.answers import ask
from fardplan_kg.dataset import find_data
from fardplan_kg.derivation import open_store
from fardplan_kg.questions import question_names, read_question
from fardplan_kg.store import EmbeddedStore
from fardplan_kg.tables import as_csv

REPOSITORY = Path(__file__).parents[1]
ANSWERS = Path(__file__).parent / "answers"
DATA = find_data(REPOSITORY)
QUESTIONS = question_names(DATA)


@pytest.fixture(scope="module")
def published() -> EmbeddedStore:
    return open_store(DATA)


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_answer_is_the_golden_one(name: str, published: EmbeddedStore) -> None:
    question = read_question(DATA.queries / f"{name}.rq")
    expected = (ANSWERS / f"{name}.csv").read_text(encoding="utf-8")
    assert as_csv(ask(published, question, {}, "sv")) == expected


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_english_answer_has_the_same_rows(name: str, published: EmbeddedStore) -> None:
    question = read_question(DATA.queries / f"{name}.rq")
    swedish, english = (ask(published, question, {}, language) for language in ("sv", "en"))
    assert len(english.rows) == len(swedish.rows)
    assert [row[0] for row in english.rows] == [row[0] for row in swedish.rows]


def test_every_question_has_one_golden_answer() -> None:
    assert len(QUESTIONS) == 39
    assert sorted(path.stem for path in ANSWERS.glob("*.csv")) == QUESTIONS


EMPTY = {
    "differences-between-plans": "there is one roadmap, so nothing to compare it with",
    "like-aims": "there is one roadmap, so no other to be like",
    "statements-without-claim": "every statement has its evidence",
}


def test_an_empty_answer_has_its_reason(published: EmbeddedStore) -> None:
    questions = [read_question(DATA.queries / f"{name}.rq") for name in QUESTIONS]
    empty = {q.name for q in questions if not ask(published, q, {}, "sv").rows}
    assert empty == set(EMPTY)


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_only_plan_gives_what_all_plans_give(name: str, published: EmbeddedStore) -> None:
    question = read_question(DATA.queries / f"{name}.rq")
    everything = ask(published, question, {}, "sv").rows
    of_the_plan = ask(published, question, {"plan": "flemingsberg"}, "sv").rows
    if name in ("cores-and-municipalities", "graphs", "identifiers-elsewhere"):
        assert set(of_the_plan) < set(everything)  # what the document does not name is left out
    else:
        assert of_the_plan == everything


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_speaks_both_languages(name: str) -> None:
    question = read_question(DATA.queries / f"{name}.rq")
    assert all(question.title.values())
    assert all(text.endswith("?") for text in question.text.values())
    assert question.title["sv"] != question.title["en"]
    assert question.tags
    assert "ORDER BY" in question.query
