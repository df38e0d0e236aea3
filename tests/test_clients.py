"""The clients that researchers use read our endpoint: SPARQLWrapper and rdflib's SPARQLStore.

Comunica and Virtuoso are set up by ``make test-engines`` (test_engines_apart.py).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from xml.dom.minidom import Document, Text

import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import ResultRow
from servers.fardplan import fardplan
from SPARQLWrapper import CSV, GET, JSON, N3, POST, RDFXML, TSV, TURTLE, XML, SPARQLWrapper

from fardplan_kg.answers import ask
from fardplan_kg.dataset import find_data
from fardplan_kg.derivation import open_store
from fardplan_kg.namespaces import FP
from fardplan_kg.questions import read_question, read_questions
from fardplan_kg.remote import open_endpoint
from fardplan_kg.store import EmbeddedStore, Store

DATA = find_data()
QUESTIONS = {question.name: question for question in read_questions(DATA)}
ACTIONS = f"""
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?action ?name
WHERE {{ ?action a <{FP}Action> ; skos:prefLabel ?name FILTER(LANG(?name) = "sv") }}
ORDER BY ?action ?name
"""
GRAPH = f"CONSTRUCT {{ ?action a <{FP}Action> }} WHERE {{ ?action a <{FP}Action> }}"
ASKED = f"ASK {{ ?action a <{FP}Action> }}"


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch, fardplan() as place:
        patch.setenv("no_proxy", "127.0.0.1")
        yield f"{place}sparql"


@pytest.fixture(scope="module")
def embedded() -> EmbeddedStore:
    return open_store(DATA)


@pytest.fixture(scope="module")
def remote(endpoint: str) -> Store:
    return open_endpoint(endpoint)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_has_the_answer_of_the_embedded_store(
    name: str, remote: Store, embedded: EmbeddedStore
) -> None:
    assert len(QUESTIONS) == len(list(DATA.queries.glob("*.rq"))) > 30
    question = read_question(DATA.queries / f"{name}.rq")
    if question.gives_triples:
        return
    assert ask(remote, question, {}, "sv").rows == ask(embedded, question, {}, "sv").rows


@pytest.mark.parametrize("method", [GET, POST])
@pytest.mark.parametrize("form", [JSON, XML, CSV, TSV])
def test_sparqlwrapper_reads_tables(
    form: str, method: str, endpoint: str, embedded: EmbeddedStore
) -> None:
    expected = [row["action"].value for row in embedded.select(ACTIONS).rows if row["action"]]
    client = SPARQLWrapper(endpoint, returnFormat=form)
    client.setMethod(method)
    client.setQuery(ACTIONS)
    client.setTimeout(20)
    found = client.queryAndConvert()
    assert _actions(form, found) == expected
    assert len(expected) > 10


def _texts(found: Document, name: str) -> list[str]:
    inside = (element.firstChild for element in found.getElementsByTagName(name))
    return [text.data for text in inside if isinstance(text, Text)]


def _actions(form: str, found: object) -> list[str]:
    if isinstance(found, dict):
        return [row["action"]["value"] for row in found["results"]["bindings"]]
    if isinstance(found, Document):
        return _texts(found, "uri")
    assert isinstance(found, bytes)
    rows = list(csv.reader(io.StringIO(found.decode()), delimiter="\t" if form == TSV else ","))
    return [row[0].strip("<>") for row in rows[1:]]


# SPARQLWrapper 2 makes RDF/XML a graph by a class that rdflib 7 calls deprecated
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("form", [TURTLE, N3, RDFXML, XML])
def test_sparqlwrapper_reads_graphs(form: str, endpoint: str, embedded: EmbeddedStore) -> None:
    client = SPARQLWrapper(endpoint, returnFormat=form)
    client.setQuery(GRAPH)
    found = client.queryAndConvert()
    assert isinstance(found, Graph | bytes)
    own = found if isinstance(found, Graph) else Graph().parse(data=found, format="turtle")
    assert len(own) == len(embedded.construct(GRAPH).splitlines()) > 10


@pytest.mark.parametrize(("form", "path"), [(JSON, "boolean"), (XML, "boolean")])
def test_sparqlwrapper_reads_truths(form: str, path: str, endpoint: str) -> None:
    client = SPARQLWrapper(endpoint, returnFormat=form)
    client.setQuery(ASKED)
    found = client.queryAndConvert()
    if isinstance(found, Document):
        assert _texts(found, path) == ["true"]
    else:
        assert isinstance(found, dict)
        assert found[path] is True


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_the_store_of_rdflib_reads_it(method: str, endpoint: str, embedded: EmbeddedStore) -> None:
    graph = Graph(SPARQLStore(endpoint, method=method))
    expected = [
        (row["action"].value, row["name"].value)
        for row in embedded.select(ACTIONS).rows
        if row["action"] and row["name"]
    ]
    found = [
        (str(row["action"]), str(row["name"]))
        for row in graph.query(ACTIONS)
        if isinstance(row, ResultRow)
    ]
    assert found == expected
    assert bool(graph.query(ASKED))
    action = URIRef(expected[0][0])
    triples = set(graph.triples((action, None, None)))
    own = embedded.construct(
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ VALUES ?s {{ <{action}> }} ?s ?p ?o }}"
    )
    assert len(triples) == len(own.splitlines()) > 5
    assert all(isinstance(o, URIRef | Literal | BNode) for _, _, o in triples)
    count = embedded.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").rows[0]["n"]
    assert count
    assert len(graph) == int(count.value)
