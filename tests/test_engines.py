"""The golden answers in every engine: embedded, rdflib, and a SPARQL server over HTTP."""

import csv
import functools
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from engines import rdflib_store, same_text, values, within
from servers.oxigraph import oxigraph

from fardplan_kg.answers import Answer, ask
from fardplan_kg.dataset import DERIVED, META, find_data
from fardplan_kg.derivation import open_store
from fardplan_kg.loading import load
from fardplan_kg.namespaces import FP, ONTOLOGY
from fardplan_kg.questions import question_names, read_question
from fardplan_kg.remote import ALL, open_endpoint
from fardplan_kg.store import XSD_BOOLEAN, EmbeddedStore, Store, Term

REPOSITORY = Path(__file__).parents[1]
ANSWERS = Path(__file__).parent / "answers"
DATA = find_data(REPOSITORY)
QUESTIONS = question_names(DATA)
ENGINES = ("embedded", "rdflib", "server")
COMPARISONS = [(name, engine) for name in QUESTIONS for engine in ENGINES]
PATIENCE = 60.0  # seconds; the slowest good query takes 10 in rdflib on two busy cores
Stores = dict[str, Store]


@pytest.fixture(scope="session")
def embedded() -> EmbeddedStore:
    return open_store(DATA)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Oxigraph's server with the dataset in it."""
    folder = tmp_path_factory.mktemp("server") / "store"
    with pytest.MonkeyPatch.context() as patch, oxigraph(folder) as url:
        patch.setenv("no_proxy", "127.0.0.1")
        load(url, DATA, lambda *_: None)
        yield url


@pytest.fixture(scope="session")
def stores(embedded: EmbeddedStore, server: str) -> Stores:
    return {
        "embedded": embedded,
        "rdflib": rdflib_store(DATA, embedded),
        "server": open_endpoint(server),
    }


Asked = Callable[[str, str, str], Answer]


@pytest.fixture(scope="session")
def asked(stores: Stores) -> Asked:
    """Ask a question in an engine and a language, once a test run."""

    @functools.cache
    def answer(name: str, engine: str, language: str) -> Answer:
        question = read_question(DATA.queries / f"{name}.rq")
        with within(PATIENCE):
            return ask(stores[engine], question, {}, language)

    return answer


@pytest.mark.parametrize(("name", "engine"), COMPARISONS)
def test_the_answer_is_the_golden_one(name: str, engine: str, asked: Asked) -> None:
    answer = asked(name, engine, "sv")
    golden = (ANSWERS / f"{name}.csv").read_text(encoding="utf-8")
    header, *rows = csv.reader(io.StringIO(golden))
    assert header == [column.name for column in answer.columns]
    assert len(answer.rows) == len(rows)
    for row, expected in zip(answer.rows, rows, strict=True):
        assert len(row) == len(expected)
        assert all(map(same_text, row, expected)), (row, expected)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(("name", "engine"), COMPARISONS)
def test_the_terms_are_those_of_the_embedded_store(
    name: str, engine: str, language: str, asked: Asked
) -> None:
    expected = asked(name, "embedded", language)
    assert values(asked(name, engine, language)) == values(expected)


@pytest.mark.parametrize("number", [len(COMPARISONS)], ids="{} comparisons".format)
def test_every_question_is_asked_in_three_engines(number: int) -> None:
    assert number == 3 * len(list((REPOSITORY / "queries").glob("*.rq")))
    assert number >= 3 * 9


@pytest.mark.parametrize("engine", ENGINES)
def test_the_default_graph_is_the_merge(engine: str, stores: Stores) -> None:
    store = stores[engine]
    [merged] = store.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").rows
    [expected] = stores["embedded"].select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").rows
    assert merged == expected
    assert not says(store, f"ASK {{ ?s a <{FP}Claim> }}")
    assert says(store, f"ASK {{ GRAPH ?g {{ ?s a <{FP}Claim> }} }}")


@pytest.mark.parametrize("engine", ENGINES)
def test_the_graphs_are_the_same(engine: str, stores: Stores, embedded: EmbeddedStore) -> None:
    rows = stores[engine].select("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }").rows
    assert sorted(row["g"].value for row in rows if row["g"]) == embedded.graphs()


@pytest.mark.parametrize("engine", ENGINES)
def test_triples_are_written_the_same(engine: str, stores: Stores) -> None:
    query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{DERIVED}> {{ ?s ?p ?o }} }}"
    assert stores[engine].construct(query) == stores["embedded"].construct(query)


@pytest.mark.parametrize("engine", ENGINES)
def test_terms_of_every_kind(engine: str, stores: Stores) -> None:
    xsd = "http://www.w3.org/2001/XMLSchema#"
    given = {
        "<urn:a>": Term("urn:a", "iri"),
        '"å \\"\\n"': Term('å "\n'),
        '"å"@sv': Term("å", language="sv"),
        f'"x"^^<{xsd}string>': Term("x"),
        "7": Term("7", datatype=f"{xsd}integer"),
        "true": Term("true", datatype=XSD_BOOLEAN),
        f'"2030"^^<{xsd}gYear>': Term("2030", datatype=f"{xsd}gYear"),
        "UNDEF": None,
    }
    for text, term in given.items():
        query = f"SELECT ?x ?y WHERE {{ VALUES (?x ?y) {{ ({text} 1) }} }}"
        [row] = stores[engine].select(query).rows
        assert row["x"] == term


def says(store: Store, query: str) -> bool:
    [row] = store.select(query).rows
    return row["answer"] == Term("true", datatype=XSD_BOOLEAN)


@pytest.fixture(scope="module")
def united(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A server of the union of all graphs, where the merge must be named."""
    folder = tmp_path_factory.mktemp("united") / "store"
    with pytest.MonkeyPatch.context() as patch, oxigraph(folder, "--union-default-graph") as url:
        patch.setenv("no_proxy", "127.0.0.1")
        assert load(url, DATA, lambda *_: None).merge == ALL
        store = open_endpoint(url)
        assert store.dataset[0] == ("default-graph-uri", ALL)
        assert {META, ONTOLOGY, DERIVED} < {name for _, name in store.dataset}
        yield store


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_server_whose_default_graph_is_the_union(
    name: str, united: Store, embedded: EmbeddedStore
) -> None:
    question = read_question(DATA.queries / f"{name}.rq")
    expected = values(ask(embedded, question, {}, "sv"))
    assert values(ask(united, question, {}, "sv")) == expected
