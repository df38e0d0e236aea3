"""Two more readers of our endpoint, set up by ``make test-engines``: Comunica and Virtuoso."""

from __future__ import annotations

import json
import shutil
import subprocess
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from servers.fardplan import fardplan
from servers.virtuoso import virtuoso

from fardplan_kg.answers import bound
from fardplan_kg.dataset import find_data
from fardplan_kg.derivation import open_store
from fardplan_kg.namespaces import FP, prefixes
from fardplan_kg.questions import read_questions
from fardplan_kg.remote import solutions
from fardplan_kg.store import EmbeddedStore, Solutions

pytestmark = pytest.mark.engine
DATA = find_data()
QUESTIONS = {question.name: question for question in read_questions(DATA)}
COMUNICA = Path(__file__).parents[1] / "web" / "engines"
DECLARED = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in sorted(prefixes().items()))
PATTERNS = {
    "a pattern": "?s a fp:Action ; fp:number ?number ; skos:prefLabel ?name .",
    "a language": '?s a fp:Action ; skos:prefLabel ?name FILTER(LANG(?name) = "sv")',
    "an option": "?s a fp:Action OPTIONAL { ?s fp:numberAcrossPlans ?across }",
    "a path": "?s skos:prefLabel|skos:altLabel ?name . ?s a ?kind",
    "a graph": "GRAPH ?g { ?s a fp:Action }",
    "a query inside": "{ SELECT DISTINCT ?kind WHERE { ?s a ?kind } }",
    "nothing": "?s a <urn:none>",
}


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with fardplan() as place:
        yield f"{place}sparql"


@pytest.fixture(scope="module")
def embedded() -> EmbeddedStore:
    return open_store(DATA)


def _rows(found: Solutions) -> list[tuple[tuple[str, str], ...]]:
    """Return the rows in an order of their own: what each variable is, by its name."""
    return sorted(
        tuple(sorted((name, term.value) for name, term in row.items() if term))
        for row in found.rows
    )


@pytest.fixture(scope="module")
def comunica(endpoint: str, embedded: EmbeddedStore) -> dict[str, dict[str, str]]:
    """Every question's answer, or fault, through Comunica."""
    node = shutil.which("node")
    assert node, "Comunica needs Node: make test-engines says what to install"
    queries = {name: bound(embedded, own, {}, "sv") for name, own in QUESTIONS.items()}
    done = subprocess.run(
        [node, "ask.mjs", endpoint],
        cwd=COMUNICA,
        input=json.dumps(queries),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    answers: dict[str, dict[str, str]] = json.loads(done.stdout)
    return answers


@pytest.mark.parametrize("name", QUESTIONS)
def test_comunica_gives_what_the_embedded_store_gives(
    name: str, comunica: dict[str, dict[str, str]], embedded: EmbeddedStore
) -> None:
    assert len(QUESTIONS) == len(list(DATA.queries.glob("*.rq"))) > 30
    found = comunica[name]
    assert "fault" not in found, found["fault"]
    query = bound(embedded, QUESTIONS[name], {}, "sv")
    assert not QUESTIONS[name].gives_triples
    document = json.loads(found["answer"])
    # Comunica's writer leaves the names out where some may be unbound
    document["head"]["vars"] = sorted(
        {own for row in document["results"]["bindings"] for own in row}
    )
    assert _rows(solutions(document)) == _rows(embedded.select(query))


@pytest.fixture(scope="module")
def asking() -> Iterator[str]:
    with virtuoso() as url:
        yield url


@pytest.mark.parametrize("kind", PATTERNS)
def test_virtuoso_reads_it_by_service(
    kind: str, asking: str, endpoint: str, embedded: EmbeddedStore
) -> None:
    assert len(PATTERNS) == 7
    pattern = PATTERNS[kind]
    local = embedded.select(f"{DECLARED}SELECT * WHERE {{ {pattern} }}")
    found = _asked(asking, f"{DECLARED}SELECT * WHERE {{ SERVICE <{endpoint}> {{ {pattern} }} }}")
    assert _rows(found) == _rows(local)
    assert bool(local.rows) == (kind != "nothing")
    assert FP in DECLARED


def test_virtuoso_counts_what_it_reads(asking: str, endpoint: str, embedded: EmbeddedStore) -> None:
    """It counts itself: its compiler has no way to let the other server do it (SQ200)."""
    counted = "SELECT ?kind (COUNT(*) AS ?n) WHERE {{ {} }} GROUP BY ?kind"
    local = embedded.select(counted.format("?s a ?kind"))
    found = _asked(asking, counted.format(f"SERVICE <{endpoint}> {{ ?s a ?kind }}"))
    assert _rows(found) == _rows(local)
    assert len(local.rows) > 10


def _asked(url: str, query: str) -> Solutions:
    request = urllib.request.Request(
        f"{url}?{urllib.parse.urlencode({'query': query})}",
        headers={"Accept": "application/sparql-results+json"},
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=60) as response:
        return solutions(json.loads(response.read()))
