from __future__ import annotations

import pytest

from fardplan_kg.dataset import Data
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import FP, GRAPH, XSD, thing
from fardplan_kg.store import EmbeddedStore, Term

PREFIXES = f"PREFIX fp: <{FP}>\nPREFIX graph: <{GRAPH}>\n"
LYKTOR = thing("action", "pahittsby", "tand-lyktorna")


@pytest.fixture
def loaded(pahittsby: Data) -> EmbeddedStore:
    """A store of the test's own, without what the rules derive."""
    store = EmbeddedStore()
    store.load(pahittsby)
    return store


def count(store: EmbeddedStore, pattern: str) -> int:
    query = f"{PREFIXES} SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}"
    [row] = store.select(query).rows
    assert row["n"] is not None
    return int(row["n"].value)


def test_every_file_is_a_graph(loaded: EmbeddedStore) -> None:
    assert [name.removeprefix(GRAPH) for name in loaded.graphs()] == [
        "actors",
        "evidence/pahittsby",
        "interpretation",
        "meta",
        "plan/pahittsby",
        "region",
        "schemes",
        "https://w3id.org/fardplan/ontology",
    ]


def test_default_graph_is_the_merge_without_evidence_meta_and_ontology(
    loaded: EmbeddedStore,
) -> None:
    assert count(loaded, "?s a fp:Action") == 4
    assert count(loaded, "?s a fp:Evidence") == 0
    assert count(loaded, "?s fp:stratum ?o") == 0
    assert count(loaded, "?s fp:structural true") == 0
    assert count(loaded, "GRAPH ?g { ?s a fp:Evidence }") == 50
    assert count(loaded, "GRAPH graph:meta { ?s fp:stratum ?o }") == 7


def test_triple_of_two_graphs_counts_once(pahittsby: Data) -> None:
    plan = pahittsby.plan_file("pahittsby")
    pahittsby.plan_file("sagoby").write_bytes(plan.read_bytes())
    store = EmbeddedStore()
    store.load(pahittsby)
    assert count(store, "GRAPH ?g { ?s a fp:Action }") == 8
    assert count(store, "?s a fp:Action") == 4


def test_solutions_have_their_variables_in_order(store: EmbeddedStore) -> None:
    query = f"{PREFIXES} SELECT ?b ?a ?c WHERE {{ <{LYKTOR}> fp:numberInMap ?a . BIND(1 AS ?b) }}"
    solutions = store.select(query)
    assert solutions.variables == ("b", "a", "c")
    assert solutions.rows == (
        {"b": Term("1", datatype=f"{XSD}integer"), "a": Term("1.3"), "c": None},
    )


@pytest.mark.parametrize(
    ("expression", "term"),
    [
        ('"a"', Term("a")),
        ('"å\\n\\"b"@sv', Term('å\n"b', language="sv")),
        ("1.5", Term("1.5", datatype=f"{XSD}decimal")),
        ("true", Term("true", datatype=f"{XSD}boolean")),
        ("<https://exempel.invalid/a>", Term("https://exempel.invalid/a", "iri")),
        ('"1901"^^<http://www.w3.org/2001/XMLSchema#gYear>', Term("1901", datatype=f"{XSD}gYear")),
    ],
)
def test_term(store: EmbeddedStore, expression: str, term: Term) -> None:
    assert store.select(f"SELECT ?a WHERE {{ VALUES ?a {{ {expression} }} }}").rows == (
        {"a": term},
    )


@pytest.mark.parametrize(("number", "answer"), [("1.3", "true"), ("9.9", "false")])
def test_ask_answers_as_a_row(store: EmbeddedStore, number: str, answer: str) -> None:
    solutions = store.select(f'{PREFIXES} ASK {{ <{LYKTOR}> fp:numberInMap "{number}" }}')
    assert solutions.variables == ("answer",)
    assert solutions.rows == ({"answer": Term(answer, datatype=f"{XSD}boolean")},)


def test_construct_gives_sorted_triples_once(store: EmbeddedStore) -> None:
    query = f"{PREFIXES} CONSTRUCT {{ ?s a fp:X }} WHERE {{ ?s a fp:Action . ?p a fp:Place, ?q }}"
    assert store.construct(query) == ""
    query = f"{PREFIXES} CONSTRUCT {{ ?s a fp:X }} WHERE {{ ?s a fp:Action ; ?p ?o }}"
    lines = store.construct(query).splitlines()
    assert len(lines) == 4
    assert lines == sorted(lines)
    assert lines[-1] == (f"<{LYKTOR}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{FP}X> .")


def test_query_that_does_not_parse_says_where(store: EmbeddedStore) -> None:
    with pytest.raises(DataFault, match=r"the query does not parse: line 2, column 6, at 'oj }'$"):
        store.select("SELECT ?a WHERE {\n oj }")


def test_triples_are_no_table_and_a_table_no_triples(store: EmbeddedStore) -> None:
    with pytest.raises(DataFault, match="gives triples, not a table"):
        store.select("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    with pytest.raises(DataFault, match="gives a table, not triples"):
        store.construct("SELECT ?s WHERE { ?s ?p ?o }")


@pytest.mark.parametrize("update", ["DROP ALL", "INSERT DATA { <a:a> <a:b> <a:c> }"])
def test_query_cannot_change_anything(store: EmbeddedStore, update: str) -> None:
    former = len(store.engine)
    with pytest.raises(DataFault, match="the query is an update"):
        store.select(update)
    assert len(store.engine) == former


def test_file_that_does_not_parse_is_named_with_its_line(pahittsby: Data) -> None:
    path = pahittsby.shared_file("region", "pahittsby")
    path.write_text("@prefix a: <https://exempel.invalid/> .\na:x a:y\n", encoding="utf-8")
    with pytest.raises(DataFault, match=r"graph/region/pahittsby\.ttl:\d: not valid Turtle"):
        EmbeddedStore().load(pahittsby)


def test_derived_triples_go_to_their_graph_and_the_default_graph(loaded: EmbeddedStore) -> None:
    rule = f"{PREFIXES} CONSTRUCT {{ ?s a fp:Action, fp:New }} WHERE {{ ?s a fp:Action }}"
    assert loaded.derive(rule, f"{GRAPH}derived") == 4
    assert loaded.derive(rule, f"{GRAPH}derived") == 0
    assert count(loaded, "?s a fp:New") == 4
    assert count(loaded, "GRAPH graph:derived { ?s a fp:New }") == 4
    assert count(loaded, "GRAPH graph:derived { ?s a fp:Action }") == 0


def test_rule_must_be_a_construct_query(loaded: EmbeddedStore) -> None:
    with pytest.raises(DataFault, match="a rule must be a CONSTRUCT query"):
        loaded.derive("SELECT ?s WHERE { ?s ?p ?o }", f"{GRAPH}derived")
