from __future__ import annotations

import shlex
from dataclasses import replace

import pytest

from fardplan_kg.answers import ask
from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.namespaces import FP, thing
from fardplan_kg.publication.behind import IN_PROSE, INVOLVED, KINDS, TITLES, behind
from fardplan_kg.publication.facts import TYPE, read_facts
from fardplan_kg.publication.source import Source, sources
from fardplan_kg.questions import Question, read_questions
from fardplan_kg.store import EmbeddedStore
from fardplan_kg.wording import Words

ACTION = ("action", "flemingsberg", "samverka-for-att-starka-flemingsbergs-rattskluster")
NAMED = sorted({own for found in (*KINDS.values(), INVOLVED, IN_PROSE) for own in found})


@pytest.fixture(scope="module")
def questions(data: Data) -> dict[str, Question]:
    """The questions by their names."""
    return {question.name: question for question in read_questions(data)}


@pytest.fixture(scope="module")
def graph(data: Data) -> EmbeddedStore:
    """Flemingsberg's graph."""
    return open_store(data)


@pytest.fixture(scope="module")
def source(graph: EmbeddedStore) -> Source:
    """Flemingsberg's facts in Swedish."""
    return sources(read_facts(graph), ("sv", "en"))["sv"]


@pytest.mark.parametrize(("name", "parameter"), NAMED)
def test_every_question_exists_with_its_title_and_parameter(
    questions: dict[str, Question], name: str, parameter: str
) -> None:
    question = questions[name]
    assert {language: Words(language).gettext(TITLES[name]) for language in ("sv", "en")} == dict(
        question.title
    )
    assert not parameter or parameter in {own.name for own in question.parameters}


def test_every_title_is_used() -> None:
    assert set(TITLES) == {name for name, _ in NAMED}
    assert len(NAMED) >= 18


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (ACTION, ["action-evidence -p action=2.4", "actors-of-action -p action=2.4"]),
        (("actor", "polis"), ["actions-of-actor -p actor=polis"]),
        (("actor", "rattscentrum"), ["actors-in-prose-only"]),
        (
            ("section", "flemingsberg", "insatskarta-flemingsberg"),
            ["quotes-of-section -p section=insatskarta-flemingsberg"],
        ),
        (("vision", "stockholmsregionen"), ["chain"]),
        (("role", "unclear"), []),
    ],
)
def test_a_thing_has_its_question(
    source: Source, parts: tuple[str, ...], expected: list[str]
) -> None:
    commands = [own.command for own in behind(source, thing(*parts))]
    assert commands == [f"fardplan query {own} --lang sv" for own in expected]


def test_every_command_has_an_answer(
    source: Source, graph: EmbeddedStore, questions: dict[str, Question]
) -> None:
    asked = 0
    for kind in ("Action", "GoalArea", "Section"):
        for iri in source.facts.subjects(TYPE, f"{FP}{kind}")[:4]:
            for own in behind(source, iri):
                words = shlex.split(own.command)
                values = dict(each.split("=", 1) for each in words if "=" in each)
                ask(graph, questions[own.name], values, "sv")
                asked += 1
    assert asked == 20


def test_of_several_roadmaps_an_action_is_asked_for_with_its_roadmap(source: Source) -> None:
    names = replace(source.names, plans={"flemingsberg": "Flemingsberg"}, known={})
    found = behind(replace(source, names=names), thing(*ACTION))
    assert found[0].command == (
        f"fardplan query action-evidence -p action={ACTION[2]} -p plan=flemingsberg --lang sv"
    )
