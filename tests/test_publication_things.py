from __future__ import annotations

import re

import pytest

from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.namespaces import BASE, FP, GRAPH, ID, ONTOLOGY, RDF
from fardplan_kg.publication.facts import Fact, Facts, collected, read_facts
from fardplan_kg.publication.source import sources
from fardplan_kg.publication.things import anchor, places
from fardplan_kg.store import Term

APART = ("claim", "evidence", "mention", "participation", "reading")


@pytest.fixture(scope="module")
def facts(data: Data) -> Facts:
    """Flemingsberg's facts."""
    return read_facts(open_store(data))


def a(iri: str, kind: str, *more: Fact) -> list[Fact]:
    return [Fact(iri, f"{RDF}type", Term(kind, "iri"), "urn:g"), *more]


def test_every_thing_has_one_place_and_parts_stand_on_another_s(facts: Facts) -> None:
    found = places(facts)
    for iri in facts.of:
        if iri.startswith(ID) and "#" not in iri:
            kind = iri.removeprefix(ID).split("/")[0]
            assert (iri in found.pages) == (kind not in APART), iri
    assert {iri.removeprefix(ID).split("/")[0] for iri in found.anchors} >= set(APART[2:4])


def test_paths_are_plain_and_follow_the_identifier(facts: Facts) -> None:
    found = places(facts).pages
    things = {iri: path for iri, path in found.items() if iri.startswith(ID)}
    assert len(set(found.values())) == len(found) > len(things) > 30
    assert all(re.fullmatch(r"doc(/[a-z0-9-]+){2,}", path) for path in things.values())
    assert all(path == f"doc/{iri.removeprefix(ID)}" for iri, path in things.items())


def test_graphs_and_the_ontology_are_documents_themselves(facts: Facts) -> None:
    found = places(facts)
    graphs = {iri: path for iri, path in found.pages.items() if not iri.startswith(ID)}
    assert graphs == {iri: iri.removeprefix(BASE) for iri in facts.graphs}
    assert {f"{GRAPH}meta", ONTOLOGY} <= set(graphs)
    assert found.of(f"{FP}Action") == ("ontology", "Action")


@pytest.mark.parametrize("end", ["actor", "actor/a b", "actor/../x", "actor/å", "actor/a/", "a/B"])
def test_an_identifier_that_is_no_path_has_no_page(end: str) -> None:
    assert places(collected(a(f"{ID}{end}", f"{FP}ActorGroup"))).pages == {}


def test_a_part_is_found_under_its_anchor() -> None:
    part, action = f"{ID}participation/x/y/z", f"{ID}action/x/y"
    link = Fact(part, f"{FP}participationIn", Term(action, "iri"), "urn:g")
    given = [*a(part, f"{FP}Participation", link), *a(action, f"{FP}Action")]
    found = places(collected(given))
    assert (
        found.of(part)
        == ("doc/action/x/y", "participation-x-y-z")
        == (
            found.pages[action],
            anchor(part),
        )
    )
    assert found.of(action) == ("doc/action/x/y", "")
    assert found.of("urn:unknown") == ("", "")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_everything_has_a_name_that_is_not_an_address(facts: Facts, language: str) -> None:
    names = sources(facts, (language,))[language].names
    for iri in names.places.pages:
        name = names.reference(iri).name
        assert name.value, iri
        assert "://" not in name.value
        assert name.language in ("sv", "en"), iri


def test_actions_stand_in_the_order_of_their_numbers(facts: Facts) -> None:
    names = sources(facts, ("sv",))["sv"].names
    actions = [iri for iri in names.places.pages if iri.startswith(f"{ID}action/")]
    numbers = [found.number for found in names.references(reversed(actions))]
    assert numbers == sorted(numbers, key=lambda n: [int(part) for part in n.split(".")])
