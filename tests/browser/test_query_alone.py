"""The query page as a single file, opened from a disk."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from browser import query_page as page
from browser.axe import evaluate, violations
from browser.chromium import Browser
from browser.test_network_page import press
from browser.test_query_page import ACTORS, AXE_RULES, ENDLESS, key, solutions, table_questions
from browser.web_server import web_server
from fardplan_kg.answers import bound
from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.publication import query_bundle
from fardplan_kg.publication.pages import without_header
from fardplan_kg.questions import LANGUAGES, question_names
from fardplan_kg.store import EmbeddedStore


@pytest.fixture(scope="module")
def flemingsberg(data: Data) -> EmbeddedStore:
    return open_store(data)


@pytest.fixture(scope="module")
def alone(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files in a folder of their own: nothing of the site lies beside them."""
    assert query_bundle.present(), "missing; npm run build --prefix web makes it"
    folder = tmp_path_factory.mktemp("ensam")
    for name in query_bundle.ALONE_PAGES:
        (folder / name).write_bytes((published / name).read_bytes())
    return folder


def address(alone: Path, language: str = "sv") -> str:
    return (alone / f"fraga-ensam.{language}.html").as_uri()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_the_same_answer_as_in_the_embedded_store(
    browser: Browser, alone: Path, flemingsberg: EmbeddedStore, data: Data, language: str
) -> None:
    questions = table_questions(data)
    assert len(questions) == len(question_names(data)) >= 39
    page.visit(browser, address(alone, language))
    for own in questions:
        page.question(browser, f"fraga={own.name}")
        query = page.text(browser)
        assert query == without_header(bound(flemingsberg, own, {}, language))
        page.run(browser)
        assert json.loads(page.saved(browser, "json")) == solutions(flemingsberg, query), own.name


def test_named_graphs_and_the_ontology_are_there(
    browser: Browser, alone: Path, flemingsberg: EmbeddedStore
) -> None:
    query = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
    page.visit(browser, address(alone))
    page.run(browser, query)
    found = json.loads(page.saved(browser, "json"))
    assert found == solutions(flemingsberg, query)
    assert len(found["results"]["bindings"]) == len(flemingsberg.graphs()) > 10


def test_nothing_is_asked_of_any_host(browser: Browser, alone: Path) -> None:
    page.visit(browser, address(alone))
    page.run(browser, ACTORS)
    assert len(page.rows(browser)) == 13
    asked = [
        json.loads(entry["message"])["message"]["params"]["request"]["url"]
        for entry in browser.log("performance")
        if '"Network.requestWillBeSent"' in entry["message"]
    ]
    assert asked[0] == address(alone)
    assert all(url.startswith(("blob:", "data:")) for url in asked[1:])
    assert browser.log("browser") == []
    assert evaluate(browser, "localStorage.length") == 0


def test_a_link_leads_to_the_site(browser: Browser, alone: Path) -> None:
    page.visit(browser, address(alone))
    page.run(browser, "SELECT (<https://w3id.org/fardplan/id/actor/trafikverket> AS ?a) {}")
    link = evaluate(browser, "document.querySelector('#result a').href")
    assert link == "https://data.example.se/doc/actor/trafikverket.sv.html"
    assert page.rows(browser) == [["Trafikverket"]]


def test_hostile_values_stay_text(browser: Browser, alone: Path) -> None:
    page.visit(browser, address(alone))
    hostile = "</script><img src=x onerror='document.title=1'>"
    page.run(browser, f"SELECT ({json.dumps(hostile)} AS ?x) {{}}")
    assert page.rows(browser) == [[hostile]]
    assert evaluate(browser, "document.querySelectorAll('#result img').length") == 0


def test_it_stops_and_goes_on(browser: Browser, alone: Path) -> None:
    page.visit(browser, address(alone))
    page.run(browser, ACTORS)
    page.write(browser, ENDLESS)
    page.begin(browser)
    page.until(browser, "!document.getElementById('stop').disabled")
    evaluate(browser, "document.getElementById('stop').click()")
    page.finish(browser)
    assert page.status(browser).startswith("Stoppad.")
    page.run(browser, "nonsense")
    assert "rad 1, kolumn" in page.fault(browser)
    page.run(browser, ACTORS)
    assert len(page.rows(browser)) == 13


def test_a_graph_and_completion_work_here_too(
    browser: Browser, alone: Path, flemingsberg: EmbeddedStore
) -> None:
    query = "CONSTRUCT { ?s a ?o } { ?s a ?o } ORDER BY ?s ?o LIMIT 20"
    page.visit(browser, address(alone, "en"))
    page.run(browser, query)
    found = {quad.triple for quad in ox.parse(page.saved(browser, "ttl"), ox.RdfFormat.TURTLE)}
    expected = flemingsberg.engine.query(query)
    assert isinstance(expected, ox.QueryTriples)
    assert found == set(expected)
    page.write(browser, "SELECT * { ?x a fp:Acti }")
    evaluate(browser, f"{page.FIELD}.setCursor({{line: 0, ch: 23}})")
    evaluate(browser, f"{page.FIELD}.focus()")
    key(browser, " ", "Space", 32, control=True)
    page.until(browser, "document.querySelector('.CodeMirror-hints')")
    press(browser, "Enter")
    assert "PREFIX fp:" in page.text(browser)


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_accessible(browser: Browser, alone: Path, language: str, width: int) -> None:
    page.visit(browser, address(alone, language), width)
    sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    for query in ("", ACTORS, "nonsense"):
        if query:
            page.run(browser, query)
        assert violations(browser, AXE_RULES) == [], query
        assert evaluate(browser, sideways) == 0, query
    assert page.fault(browser) != ""


def test_it_opens_over_http_under_its_own_policy(browser: Browser, alone: Path) -> None:
    with web_server(alone) as site:
        page.visit(browser, f"{site.url}fraga-ensam.sv.html")
        page.run(browser, ACTORS)
        assert len(page.rows(browser)) == 13
        assert [path for path in site.asked if path != "favicon.ico"] == ["fraga-ensam.sv.html"]
    faults = [own for own in browser.log("browser") if "Permissions-Policy" not in own["message"]]
    assert faults == []
