from __future__ import annotations

import pyoxigraph as ox
import pytest

from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.faults import CallFault
from fardplan_kg.namespaces import GRAPH, ONTOLOGY
from fardplan_kg.serialisation import SYNTAXES, dumps, graph_named, serialise
from fardplan_kg.store import EmbeddedStore

DATASETS = [name for name, syntax in SYNTAXES.items() if syntax.dataset]
SINGLE = [name for name, syntax in SYNTAXES.items() if not syntax.dataset]
PLAN = f"{GRAPH}plan/pahittsby"


def graph(store: EmbeddedStore, name: str | None) -> set[ox.Triple]:
    node = ox.NamedNode(name) if name else ox.DefaultGraph()
    return {q.triple for q in store.engine.quads_for_pattern(None, None, None, node)}


def parsed(content: bytes, syntax: str) -> ox.Dataset:
    return ox.Dataset(ox.parse(content, format=SYNTAXES[syntax].format))


def triples(content: bytes, syntax: str) -> set[ox.Triple]:
    return {quad.triple for quad in parsed(content, syntax)}


def test_syntaxes() -> None:
    assert (DATASETS, SINGLE) == (["trig", "nquads", "jsonld"], ["ttl", "ntriples", "rdfxml"])


@pytest.mark.parametrize("syntax", DATASETS)
def test_dataset_is_read_back_graph_by_graph(store: EmbeddedStore, syntax: str) -> None:
    found = parsed(serialise(store, syntax), syntax)
    others = (ox.DefaultGraph(), ox.NamedNode(ONTOLOGY))
    assert found == ox.Dataset(q for q in store.engine if q.graph_name not in others)
    assert len(found) > 1500


@pytest.mark.parametrize("syntax", SINGLE)
def test_single_graph_is_the_default_graph(store: EmbeddedStore, syntax: str) -> None:
    assert triples(serialise(store, syntax), syntax) == graph(store, None)


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_named_graph_is_read_back(store: EmbeddedStore, syntax: str) -> None:
    content = serialise(store, syntax, "plan/pahittsby")
    assert triples(content, syntax) == graph(store, PLAN)


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_same_triples_are_the_same_bytes(store: EmbeddedStore, built: Data, syntax: str) -> None:
    assert serialise(open_store(built), syntax) == serialise(store, syntax)


def test_quads_are_sorted_by_graph_then_triple(store: EmbeddedStore) -> None:
    quads = list(ox.parse(serialise(store, "nquads"), format=ox.RdfFormat.N_QUADS))
    keys = [tuple(map(str, (q.graph_name, q.subject, q.predicate, q.object))) for q in quads]
    assert keys == sorted(set(keys))


def test_lines_of_triples_are_sorted(store: EmbeddedStore) -> None:
    lines = serialise(store, "ntriples").decode().splitlines()
    keys = [
        tuple(map(str, (t.subject, t.predicate, t.object)))
        for t in ox.parse(serialise(store, "ntriples"), format=ox.RdfFormat.N_TRIPLES)
    ]
    assert keys == sorted(set(keys))
    assert len(lines) == len(keys)


def test_turtle_has_the_project_s_prefixes(store: EmbeddedStore) -> None:
    text = serialise(store, "ttl", "plan/pahittsby").decode()
    assert f"@prefix fp: <{ONTOLOGY}#> ." in text
    assert "fp:numberInMap" in text


def test_nothing_but_data_stands_in_lines(store: EmbeddedStore) -> None:
    assert b"@prefix" not in serialise(store, "nquads")
    assert b"@prefix" not in serialise(store, "ntriples")


@pytest.mark.parametrize("end", ["plan/pahittsby", PLAN])
def test_graph_by_the_end_of_its_name_or_by_all_of_it(store: EmbeddedStore, end: str) -> None:
    assert graph_named(store, end) == PLAN


def test_ontology_may_be_asked_for(store: EmbeddedStore) -> None:
    found = triples(serialise(store, "ttl", ONTOLOGY), "ttl")
    assert found == graph(store, ONTOLOGY)


def test_unknown_graph_is_told_with_the_nearest(store: EmbeddedStore) -> None:
    with pytest.raises(CallFault, match=r"no graph is called 'plan/pahitsby'; .*: plan/pahittsby"):
        serialise(store, "ttl", "plan/pahitsby")


def test_empty_store_gives_readable_files() -> None:
    for syntax in SYNTAXES:
        assert triples(serialise(EmbeddedStore(), syntax), syntax) == set()


def test_dumps_are_the_data_set_in_every_syntax(store: EmbeddedStore) -> None:
    files = dumps(store)
    assert sorted(files) == [f"fardplan.{e}" for e in ("jsonld", "nq", "nt", "rdf", "trig", "ttl")]
    for syntax, own in SYNTAXES.items():
        assert files[f"fardplan.{own.suffix}"] == serialise(store, syntax)
