from __future__ import annotations

import pytest
from madeup.findings import told
from madeup.slips import Planted
from rdflib import Graph, Literal, Namespace, URIRef

from fardplan_kg.extraction.findings import Finding
from fardplan_kg.namespaces import FP, thing

FPN = Namespace(FP)
ACTION = URIRef(thing("action", "trollby", "tand-alla-lyktor"))
PARTICIPATION = URIRef(thing("participation", "trollby", "tand-alla-lyktor", "trollen"))
AREA = URIRef(thing("goal-area", "ljusa-torg"))


@pytest.fixture
def plan() -> Graph:
    graph = Graph()
    graph.add((ACTION, FPN.titleInChapter, Literal("Tänd lyktorna", lang="sv")))
    graph.add((PARTICIPATION, FPN.participationIn, ACTION))
    return graph


def finding(kind: str, *about: URIRef, value: str = "") -> Finding:
    return Finding(kind, "key", about, value, (), "", "", "")


@pytest.mark.parametrize(
    "about",
    [
        finding("title", ACTION),
        finding("title", PARTICIPATION),
        finding("title", value="tänd lyktorna."),
    ],
    ids=["action", "participation", "value"],
)
def test_a_finding_tells_a_slip_of_its_kind_and_subject(plan: Graph, about: Finding) -> None:
    slip = Planted("title-word", "title", ("Tänd lyktorna",))
    assert told([slip], [about], plan).found == (slip,)


def test_a_goal_area_is_told_by_the_slug_of_its_name(plan: Graph) -> None:
    slip = Planted("direction-missing", "no-direction", ("Ljusa torg",))
    assert told([slip], [finding("no-direction", AREA)], plan).missed == ()


@pytest.mark.parametrize(
    "other", [finding("number", ACTION), finding("title", AREA)], ids=["kind", "subject"]
)
def test_another_kind_or_subject_does_not_tell_it_and_is_false(plan: Graph, other: Finding) -> None:
    slip = Planted("title-word", "title", ("Tänd lyktorna",))
    assert told([slip], [other], plan).missed == (slip,)
    assert told([slip], [other], plan).false == (other,)


def test_what_comes_of_a_slip_is_neither_asked_nor_false(plan: Graph) -> None:
    slip = Planted("title-missing", "no-title", ("Tänd lyktorna",), also=("only-in-map",))
    found = told([slip], [finding("only-in-map", ACTION)], plan)
    assert (found.missed, found.false) == ((slip,), ())


def test_slips_of_other_roadmaps_may_be_told_and_need_not(plan: Graph) -> None:
    other = Planted("common-stop", "common-differs", ("Tänd lyktorna",))
    assert told([], [finding("common-differs", ACTION)], plan, [other]).false == ()
    assert told([], [], plan, [other]).missed == ()


def test_what_reads_aright_asks_for_no_finding(plan: Graph) -> None:
    slip = Planted("page-break", "", ("Tänd lyktorna",))
    assert told([slip], [], plan).missed == ()
    assert told([slip], [finding("title", ACTION)], plan).false != ()
