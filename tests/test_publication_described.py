"""What a thing's document says in RDF: the same in every syntax, and what the graph says."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest

from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.namespaces import BASE, GRAPH, ID, ONTOLOGY
from fardplan_kg.publication.described import Described, moved
from fardplan_kg.publication.facts import read_facts
from fardplan_kg.publication.statements import FORMATS, embeddable
from fardplan_kg.publication.things import places

ACTION = f"{ID}action/flemingsberg/samverka-kring-utvecklingen-av-halsovagen"
KINDS = [
    ACTION,
    f"{ID}actor/region-stockholm",
    f"{ID}section/flemingsberg/insatskarta-flemingsberg",
    f"{GRAPH}plan/flemingsberg",
    ONTOLOGY,
]


@pytest.fixture(scope="module")
def described(data: Data) -> Described:
    store = open_store(data)
    facts = read_facts(store)
    return Described(store, facts, places(facts))


def read(content: bytes, ending: str) -> set[ox.Quad]:
    return set(ox.parse(content, format=FORMATS[ending]))


@pytest.mark.parametrize("iri", KINDS)
def test_every_syntax_says_the_same(described: Described, iri: str) -> None:
    found = {own.path.rsplit(".", 1)[-1]: own.made() for own in described.representations(iri)}
    triples = {ending: {q.triple for q in read(made, ending)} for ending, made in found.items()}
    assert len(found) == {ONTOLOGY: 4, f"{GRAPH}plan/flemingsberg": 6}.get(iri, 5)
    assert len(triples["ttl"]) > 10
    assert all(own == triples["ttl"] for own in triples.values())


def test_trig_keeps_the_named_graphs_apart(described: Described) -> None:
    graphs = {quad.graph_name for quad in read(described.written(ACTION, "trig"), "trig")}
    names = {f"{GRAPH}{end}" for end in ("plan/flemingsberg", "evidence/flemingsberg", "derived")}
    assert names <= {own.value for own in graphs if isinstance(own, ox.NamedNode)}


def test_a_document_says_what_it_is_about(described: Described) -> None:
    document = ox.NamedNode(f"{BASE}doc/{ACTION.removeprefix(ID)}")
    said = [q for q in read(described.written(ACTION, "nt"), "nt") if q.subject == document]
    topics = [str(q.object) for q in said if q.predicate.value.endswith("primaryTopic")]
    assert topics == [f"<{ACTION}>"]
    assert len(said) > 10


def test_a_page_holds_all_that_is_said_of_its_thing(described: Described) -> None:
    text = described.embedded(ACTION)
    assert "<" not in text
    inside = {quad.triple for quad in read(text.encode(), "jsonld")}
    own = described.store.engine.quads_for_pattern(ox.NamedNode(ACTION), None, None, None)
    assert inside == {quad.triple for quad in own}


def test_json_in_a_page_cannot_end_its_element() -> None:
    hostile = {"a": "</script><!-- & é \u2028"}
    text = embeddable(json.dumps(hostile, ensure_ascii=False))
    assert not set("<>&") & set(text)
    assert json.loads(text) == hostile


def test_every_part_leads_to_a_page(described: Described) -> None:
    found = moved(described.places)
    pages = set(described.places.pages.values())
    assert len(found) > 1400
    assert all(path.startswith("id/") for path in found)
    assert all(target.split("#")[0] in pages for target in found.values())
