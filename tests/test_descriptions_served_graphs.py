from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from description_samples import BASE, ENDPOINT, facts, questions, repository, site, store
from serving_client import ask as got

from fardplan_kg.answers import ask
from fardplan_kg.namespaces import FP
from fardplan_kg.publication.build import prepared
from fardplan_kg.publication.descriptions import whole
from fardplan_kg.publication.descriptions.rdf import RDF
from fardplan_kg.publication.descriptions.served import Served
from fardplan_kg.publication.descriptions.served_graphs import described_quads, described_triples
from fardplan_kg.publication.documents import Publication
from fardplan_kg.publication.serving import live
from fardplan_kg.publication.serving.access_log import silent
from fardplan_kg.publication.sparql.limits import Limits
from fardplan_kg.questions import Question
from fardplan_kg.store import EmbeddedStore

EXAMPLES, VOID = f"{ENDPOINT}/.well-known/sparql-examples", f"{ENDPOINT}/.well-known/void"
# sib-swiss/sparql-editor, packages/sparql-editor/src/metadata.ts, commit 2c65b73: getPrefixes,
# DEFAULT_QUERY_GET_EXAMPLES and voidQuery, as the editor sends them
GET_PREFIXES = """PREFIX sh: <http://www.w3.org/ns/shacl#>
      SELECT DISTINCT ?prefix ?namespace
      WHERE { [] sh:namespace ?namespace ; sh:prefix ?prefix}
      ORDER BY ?prefix"""
GET_EXAMPLES = """PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?sq ?comment ?query
WHERE {
  ?sq a sh:SPARQLExecutable ;
    rdfs:comment ?comment ;
    sh:select|sh:ask|sh:construct|sh:describe ?query .
} ORDER BY ?sq"""
GET_VOID = """PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sh:<http://www.w3.org/ns/shacl#>
PREFIX sd:<http://www.w3.org/ns/sparql-service-description#>
PREFIX void:<http://rdfs.org/ns/void#>
PREFIX void-ext:<http://ldf.fi/void-ext#>
SELECT DISTINCT ?graph ?graphLabel ?subjectClass ?prop ?objectClass ?objectDatatype
?triples ?subjectClassLabel ?objectClassLabel ?subjectClassComment ?objectClassComment ?propLabel ?propComment
WHERE {
      {
        OPTIONAL {
          ?graph sd:graph ?graphDesc .
          OPTIONAL { ?graph rdfs:label ?graphLabel }
          ?graphDesc void:classPartition ?cp .
        }
        ?cp void:class ?subjectClass ;
          void:propertyPartition ?pp .
        OPTIONAL { ?subjectClass rdfs:label ?subjectClassLabel }
        OPTIONAL { ?subjectClass rdfs:comment ?subjectClassComment }

        ?pp void:property ?prop .
        OPTIONAL { ?pp void:triples ?triples }
        OPTIONAL { ?prop rdfs:label ?propLabel }
        OPTIONAL { ?prop rdfs:comment ?propComment }
        OPTIONAL {
          {
            ?pp  void:classPartition [ void:class ?objectClass ] .
            OPTIONAL { ?objectClass rdfs:label ?objectClassLabel }
            OPTIONAL { ?objectClass rdfs:comment ?objectClassComment }
          } UNION {
            ?pp void-ext:datatypePartition [ void-ext:datatype ?objectDatatype ] .
          }
        }
      } UNION {
        ?linkset void:subjectsTarget [ void:class ?subjectClass ] ;
          void:linkPredicate ?prop ;
          void:objectsTarget [ void:class ?objectClass ] .
      }
} ORDER BY ?subjectClass ?objectClass ?objectDatatype ?graph ?triples"""  # noqa: E501
QUERIES = {GET_PREFIXES: EXAMPLES, GET_EXAMPLES: EXAMPLES, GET_VOID: VOID}
TABLES = [own for own in questions() if not own.gives_triples]
Row = dict[str, str]


@cache
def published() -> Publication:
    return whole.described(site(), store(), facts(), questions(), Served("sparql"))


@cache
def held() -> EmbeddedStore:
    return with_quads(described_quads(published(), ENDPOINT))


def with_quads(quads: Iterable[ox.Quad]) -> EmbeddedStore:
    made = EmbeddedStore()
    made.engine.extend(store().engine)
    made.engine.extend(quads)
    return made


def rows(engine: ox.Store, query: str, graph: str = "") -> list[Row]:
    default = ox.NamedNode(graph) if graph else None
    found = engine.query(query, default_graph=default)
    assert isinstance(found, ox.QuerySolutions)
    names = [own.value for own in found.variables]
    return [{name: row[name].value for name in names if row[name]} for row in found]


def check(prefixes: list[Row], examples: list[Row], void: list[Row]) -> None:
    """Assert that the editor finds what it lists and completes queries from."""
    assert {"prefix": "fp", "namespace": FP} in prefixes
    assert {row["sq"].split("/")[-1] for row in examples} == {own.name for own in questions()}
    assert all(row["comment"] and "SELECT" in row["query"] for row in examples)
    assert {row["subjectClass"] for row in void} == _classes()
    titles = [row for row in void if row["subjectClass"] == f"{FP}Action"]
    assert {f"{FP}number", f"{FP}inRoadmap"} <= {row["prop"] for row in titles}
    assert any(row.get("objectClass") == f"{FP}Roadmap" for row in titles)
    assert any(row.get("objectDatatype") for row in titles)


def _classes() -> set[str]:
    found = rows(store().engine, f"SELECT DISTINCT ?class {{ ?s <{RDF}type> ?class }}")
    return {row["class"] for row in found}


def test_the_editor_finds_them_where_it_names_the_graphs() -> None:
    check(*(rows(held().engine, query, graph) for query, graph in QUERIES.items()))


def test_the_editor_finds_nothing_in_the_default_graph() -> None:
    assert [rows(held().engine, query) for query in QUERIES] == [[], [], []]


def test_the_editor_then_finds_them_in_the_service_description(tmp_path: Path) -> None:
    made = prepared(repository(), BASE, lambda *_: None, live.ENDPOINT)
    application = live.made(made, tmp_path, live.Allowed(Limits()), silent).application
    answer = got(application, "/fardplan/sparql", headers=[("Accept", "text/turtle")])
    told = ox.Store()
    told.bulk_load(answer.body, format=ox.RdfFormat.TURTLE)
    check(*(rows(told, query) for query in QUERIES))
    named = rows(told, "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> "
                       "SELECT ?name { ?graph sd:name ?name }")  # fmt: skip
    assert {EXAMPLES, VOID} < {row["name"] for row in named}


@pytest.mark.parametrize("question", TABLES, ids=lambda own: own.name)
def test_no_answer_is_another_with_them(question: Question) -> None:
    assert _answer(held(), question) == _answer(store(), question)


def _answer(asked: EmbeddedStore, question: Question) -> object:
    needy = [own for own in question.parameters if own.required and not own.default]
    return ask(asked, question, {own.name: FIRST[own.name] for own in needy}, "sv")


FIRST = {"action": "1", "section": "inledning"}


def test_in_the_default_graph_they_would_make_an_answer_another() -> None:
    merged = with_quads(ox.Quad(own.subject, own.predicate, own.object, ox.DefaultGraph())
                        for own in described_triples(published()))  # fmt: skip
    (dates,) = (own for own in TABLES if own.name == "time-line")
    assert _answer(merged, dates) != _answer(store(), dates)
    assert len(TABLES) > 35


def test_the_graphs_of_the_data_are_as_they_were() -> None:
    added = set(held().graphs()) - set(store().graphs())
    assert added == {EXAMPLES, VOID}
    rest = {quad for quad in held().engine
            if getattr(quad.graph_name, "value", "") not in added}  # fmt: skip
    assert rest == set(store().engine)


def test_without_a_description_there_is_nothing() -> None:
    assert described_triples(site()) == ()
    assert described_quads(site(), ENDPOINT) == []


def test_the_descriptions_name_the_endpoint() -> None:
    told = {path: published().documents[path].in_syntax("application/n-triples")
            for path in ("dcat", "query", ".well-known/void")}  # fmt: skip
    static = whole.described(site(), store(), facts(), questions())
    for path, own in told.items():
        bare = static.documents[path].in_syntax("application/n-triples")
        assert own
        assert bare
        assert f"<{ENDPOINT}>" in own.made().decode()
        assert f"<{ENDPOINT}>" not in bare.made().decode()
    assert b'"/sparql"' in published().plain["openapi.json"].made()
    assert b'"/sparql"' not in static.plain["openapi.json"].made()
