from __future__ import annotations

import re
from itertools import pairwise

import pytest
from html_page import Page

from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.namespaces import FP, RDF, SKOS, VOCABULARIES, thing
from fardplan_kg.network.palette import AREA_COLOURS
from fardplan_kg.publication import pages
from fardplan_kg.publication.facts import Fact, collected, read_facts
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.publication.resource import resource
from fardplan_kg.publication.small_network import MOST, SmallNetwork
from fardplan_kg.publication.source import Source
from fardplan_kg.store import Term

LAW = thing("action", "flemingsberg", "samverka-for-att-starka-flemingsbergs-rattskluster")
REGION = thing("actor", "region-stockholm")
LIMIT = 8_000
"""Bytes of a drawing of the most actors."""


@pytest.fixture(scope="module")
def inputs(data: Data) -> Inputs:
    """Flemingsberg's facts."""
    return Inputs({}, facts=read_facts(open_store(data)))


@pytest.fixture(scope="module")
def source(inputs: Inputs) -> Source:
    """Flemingsberg's facts in Swedish."""
    return inputs.sources["sv"]


def network(source: Source, iri: str) -> SmallNetwork:
    found = resource(source, iri).network
    assert found
    return found


def test_an_action_has_its_actors_with_the_letters_of_their_roles(source: Source) -> None:
    found = network(source, LAW)
    assert [(tie.thing.name.value, tie.sign, tie.role) for tie in found.ties] == [
        ("Botkyrka kommun", "?", "unclear"),
        ("Huddinge kommun", "?", "unclear"),
        ("näringslivet", "?", "unclear"),
        ("Region Stockholm", "?", "unclear"),
    ]
    assert (found.number, found.roles, found.lines) == (4, ("unclear",), ("2.4",))


def test_an_actor_has_those_it_is_named_with_most_often_first(source: Source) -> None:
    found = network(source, REGION)
    assert (found.actions, found.number) == (18, 12)
    times = [int(tie.sign) for tie in found.ties]
    assert times == sorted(times, reverse=True)
    for tie in found.ties:
        assert sum(piece.times for piece in tie.bar) == int(tie.sign)
    assert [area.number for area in found.areas] == ["1", "2", "3", "4"]
    assert [area.colour for area in found.areas] == list(AREA_COLOURS[:4])


def test_being_named_together_is_mutual(source: Source) -> None:
    both = {
        (one, tie.thing.iri): tie.sign
        for one in (REGION, thing("actor", "polis"), thing("actor", "huddinge-kommun"))
        for tie in network(source, one).ties
    }
    mutual = [(one, two) for one, two in both if (two, one) in both]
    assert len(mutual) == 6
    assert all(both[one, two] == both[two, one] for one, two in mutual)


def test_what_stands_in_no_actor_line_has_no_drawing(source: Source) -> None:
    assert resource(source, thing("actor", "rattscentrum")).network is None
    assert resource(source, thing("place", "halsovagen")).network is None


def named(number: int) -> Inputs:
    """An action that names an actor and so many others."""
    action = thing("action", "sagoby", "tand-lyktorna")
    facts = [
        Fact(action, f"{RDF}type", Term(f"{FP}Action", "iri"), "urn:g"),
        Fact(action, f"{FP}goalArea", Term(thing("goal-area", "ljus"), "iri"), "urn:g"),
    ]
    for each in range(number + 1):
        part, actor = thing("participation", "sagoby", str(each)), thing("actor", f"a{each}")
        name = Term(f"Föreningen för mycket långa namn & lyktor <{each:03}>", language="sv")
        facts += [
            Fact(actor, f"{RDF}type", Term(f"{FP}ActorGroup", "iri"), "urn:g"),
            Fact(actor, f"{SKOS}prefLabel", name, "urn:g"),
            Fact(part, f"{RDF}type", Term(f"{FP}Participation", "iri"), "urn:g"),
            Fact(part, f"{FP}participationIn", Term(action, "iri"), "urn:g"),
            Fact(part, f"{VOCABULARIES['cv']}hasParticipant", Term(actor, "iri"), "urn:g"),
        ]
    return Inputs({}, facts=collected(facts))


@pytest.mark.parametrize(("number", "shown"), [(1, 1), (12, 12), (300, MOST)])
def test_of_very_many_actors_the_most_frequent_are_drawn_and_the_rest_counted(
    number: int, shown: int
) -> None:
    inputs = named(number)
    found = network(inputs.sources["sv"], thing("actor", "a0"))
    assert (len(found.ties), found.number) == (shown, number)
    assert all(len(tie.lines) <= 2 for tie in found.ties)
    page = Page(pages.resource_page(inputs, "sv", thing("actor", "a0")))
    assert ("Bilden visar de 12 vanligaste av 300." in page.words) is (number == 300)
    assert page.open == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_drawing_is_light_and_needs_no_style_or_script(inputs: Inputs, language: str) -> None:
    drawn = 0
    for iri in (REGION, LAW, thing("actor", "polis")):
        page = pages.resource_page(inputs, language, iri)
        (svg,) = re.findall(r'<svg viewBox="0 0 372 .*?</svg>', page, re.DOTALL)
        assert len(svg.encode()) < LIMIT
        assert "style=" not in svg
        assert "<script" not in svg
        assert "<title" in svg
        assert "<desc" in svg
        assert 'href="../' in svg
        drawn += 1
    assert drawn == 3


def test_rows_stand_below_each_other_inside_the_drawing(source: Source) -> None:
    for iri in (REGION, LAW):
        found = network(source, iri)
        heights = [tie.y for tie in found.ties]
        assert heights == sorted(set(heights))
        assert all(b - a >= 24 for a, b in pairwise(heights))
        assert heights[-1] + 24 <= found.height
