from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from madeup.generation import Size, generate
from madeup.many import document_of
from madeup.measures import Measures, lost, measure, score
from madeup.model import MadeUpPlan
from madeup.registry import lay_out
from madeup.slips import Planted
from madeup.truth import TrueActor, Truth, truth

from fardplan_kg.extraction.output import write_turtle
from fardplan_kg.extraction.pipeline import extract

SIZE = Size(areas=1, shared=1, specific=2)
Measuring = Callable[[Truth, tuple[Planted, ...]], Measures]


@pytest.fixture(scope="module")
def slipped() -> tuple[MadeUpPlan, tuple[Planted, ...]]:
    return generate(11, SIZE, ("unknown-actor",))


@pytest.fixture(scope="module")
def measuring(
    slipped: tuple[MadeUpPlan, tuple[Planted, ...]], tmp_path_factory: pytest.TempPathFactory
) -> Measuring:
    """Return the measures of one extraction against a truth, and slips said to be planted."""
    plan, _ = slipped
    data = lay_out(tmp_path_factory.mktemp("measured") / "data", [plan.core])
    document = document_of(plan)
    extraction = extract(document, data)
    write_turtle(extraction, data.root / "graph")
    return lambda true, planted: measure(true, planted, extraction, document, data)


def test_score_counts_repeated_things_as_often_as_they_come() -> None:
    found = score("aab", "abbc")
    assert (found.found, found.right, found.true) == (3, 2, 4)
    assert found.precision == pytest.approx(2 / 3)
    assert found.recall == pytest.approx(1 / 2)


def test_nothing_to_count_is_a_whole_score() -> None:
    assert (score("", "").precision, score("", "").recall) == (1.0, 1.0)


def test_a_name_missing_once_of_two_times_is_lost() -> None:
    name = TrueActor("1.1", "Tänd lyktorna", "trollen", "")
    assert lost([name], [name, name]) == (name,)


def test_the_truth_of_the_model_measures_whole(
    slipped: tuple[MadeUpPlan, tuple[Planted, ...]], measuring: Measuring
) -> None:
    found = measuring(truth(slipped[0]), slipped[1])
    for one in (found.actions, found.actors, found.roles, found.quotes):
        assert (one.precision, one.recall) == (1.0, 1.0) or one is found.quotes
    assert found.quotes.recall == found.upheld.precision == 1.0
    assert found.told.found == slipped[1]
    assert (found.told.missed, found.told.false, found.lost) == ((), (), ())


def test_a_name_that_the_extraction_lacks_is_told(
    slipped: tuple[MadeUpPlan, tuple[Planted, ...]], measuring: Measuring
) -> None:
    whole = truth(slipped[0])
    one = TrueActor("1.1", whole.actions[0].title, "Ingen Alls", "responsible")
    found = measuring(replace(whole, actors=(*whole.actors, one)), slipped[1])
    assert [actor.name for actor in found.lost] == ["Ingen Alls"]
    assert found.actors.recall < 1.0 == found.actors.precision
    assert found.roles.recall < 1.0


def test_another_role_is_a_wrong_role(
    slipped: tuple[MadeUpPlan, tuple[Planted, ...]], measuring: Measuring
) -> None:
    whole = truth(slipped[0])
    other = replace(whole.actors[0], role="participating")
    found = measuring(replace(whole, actors=(other, *whole.actors[1:])), slipped[1])
    assert found.actors.recall == 1.0
    assert found.roles.recall < 1.0
    assert found.roles.precision < 1.0


def test_a_finding_that_no_slip_accounts_for_is_false(
    slipped: tuple[MadeUpPlan, tuple[Planted, ...]], measuring: Measuring
) -> None:
    found = measuring(truth(slipped[0]), ())
    assert [finding.kind for finding in found.told.false] == ["actor"]


def test_a_slip_that_no_finding_tells_is_missed(
    slipped: tuple[MadeUpPlan, tuple[Planted, ...]], measuring: Measuring
) -> None:
    other = Planted("actors-missing", "no-actors", slipped[1][0].about)
    assert measuring(truth(slipped[0]), (other,)).told.missed == (other,)
