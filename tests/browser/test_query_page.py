"""The query page over HTTP with the site's own headers: the engine in the browser, an endpoint."""

from __future__ import annotations

import dataclasses
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
from selenium.webdriver.support.wait import WebDriverWait

from browser import query_page as page
from browser.axe import evaluate, violations
from browser.chromium import Browser
from browser.test_network_page import press, tab_to
from browser.web_server import Posted, Site, web_server
from fardplan_kg.answers import bound
from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.parameters import choices
from fardplan_kg.publication import build, query_bundle, query_page
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.publication.pages import without_header
from fardplan_kg.questions import LANGUAGES, Question, question_names, read_questions
from fardplan_kg.store import EmbeddedStore

AXE_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
ACTORS = "PREFIX cv: <http://data.europa.eu/m8g/>\nSELECT DISTINCT ?a { ?p cv:hasParticipant ?a }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HEAVY = ("web_bg.wasm", "engine-worker.js", "fardplan.nq", "fardplan.nt", "query.js", "namn.")
MARKED = "document.querySelectorAll('.faulty-line').length"


@pytest.fixture(scope="module")
def flemingsberg(data: Data) -> EmbeddedStore:
    return open_store(data)


@pytest.fixture(scope="module")
def site(published: Path) -> Iterator[Site]:
    assert query_bundle.present(), "missing; npm run build --prefix web makes it"
    with web_server(published) as found:
        yield found


@pytest.fixture(scope="module")
def inputs(flemingsberg: EmbeddedStore, data: Data) -> Inputs:
    """As Flemingsberg's site is made, with one question and an endpoint."""
    asked = [own for own in read_questions(data) if own.name == "plans"]
    made = build.inputs(flemingsberg, asked, build.answer_all(flemingsberg, asked))
    return dataclasses.replace(made, endpoint="sparql")


def table_questions(data: Data) -> list[Question]:
    return [own for own in read_questions(data) if not own.gives_triples]


def solutions(store: EmbeddedStore, query: str) -> dict[str, object]:
    found = store.engine.query(query)
    assert isinstance(found, ox.QuerySolutions)
    written = found.serialize(format=ox.QueryResultsFormat.JSON)
    assert written is not None
    result: dict[str, object] = json.loads(written)
    return result


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_the_same_answer_as_in_the_embedded_store(
    browser: Browser,
    site: Site,
    published: Path,
    flemingsberg: EmbeddedStore,
    data: Data,
    language: str,
) -> None:
    questions = table_questions(data)
    assert len(questions) == len(question_names(data)) >= 39
    page.visit(browser, f"{site.url}fraga.{language}.html")
    filled = 0
    for own in questions:
        page.question(browser, f"fraga={own.name}")
        query = (published / f"svar/{own.name}.{language}.rq").read_text(encoding="utf-8")
        assert page.text(browser) == without_header(query)
        page.run(browser)
        assert page.fault(browser) == ""
        found = json.loads(page.saved(browser, "json"))
        assert found == solutions(flemingsberg, query), own.name
        filled += len(found["results"]["bindings"])
    assert filled > 1000


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_in_the_address_are_bound_as_python_binds_them(
    browser: Browser, site: Site, flemingsberg: EmbeddedStore, data: Data, language: str
) -> None:
    page.visit(browser, f"{site.url}fraga.{language}.html")
    bound_values = 0
    for own in table_questions(data):
        values = {}
        for parameter in own.parameters:
            if parameter.kind == "iri" and parameter.choices:
                values[parameter.name] = sorted(choices(flemingsberg, parameter))[-1]
            elif parameter.kind == "text" and parameter.name != "lang":
                values[parameter.name] = (parameter.choices.split() or ['”å"\\'])[-1]
            elif parameter.kind == "integer":
                values[parameter.name] = "7"
        page.question(browser, urlencode({"fraga": own.name, **values}))
        expected = bound(flemingsberg, own, values, language)
        assert page.text(browser) == without_header(expected), (own.name, values)
        bound_values += len(values)
    assert bound_values > 20


@pytest.mark.parametrize("value", ["Trafikverket", "trafikverket"])
def test_a_value_may_be_a_name_or_the_end_of_an_identifier(
    browser: Browser, site: Site, value: str
) -> None:
    asked = urlencode({"fraga": "actions-of-actor", "actor": value})
    page.visit(browser, f"{site.url}fraga.sv.html?{asked}")
    assert "/id/actor/trafikverket>" in page.text(browser)
    assert page.status(browser).startswith("”")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("fraga=actions-of-actor&actor=Trollen", "Trollen är okänt"),
        ("fraga=actions-of-actor&troll=x", "inget val som heter troll"),
        ("fraga=<script>", "ingen fråga som heter <script>"),
        ("fraga=__proto__", "ingen fråga som heter __proto__"),
    ],
)
def test_what_is_not_known_is_said(browser: Browser, site: Site, address: str, said: str) -> None:
    page.visit(browser, f"{site.url}fraga.sv.html#{address}")
    assert said in page.status(browser)


def test_the_engine_and_the_data_come_with_the_first_query_and_only_then(
    browser: Browser, site: Site
) -> None:
    site.asked.clear()
    page.visit(browser, f"{site.url}fraga.sv.html")
    assert not [path for path in site.asked if path.endswith((".wasm", ".nq", ".nt"))]
    page.run(browser, ACTORS)
    first = [path for path in site.asked if path.endswith((".wasm", ".nq", ".nt"))]
    assert sorted(first) == ["data/fardplan.nq", "data/fardplan.nt", "ontology.nt",
                             "static/web_bg.wasm"]  # fmt: skip
    page.run(browser)
    assert len([path for path in site.asked if path.endswith((".wasm", ".nq", ".nt"))]) == 4
    requests = [
        json.loads(entry["message"])["message"]["params"]["request"]["url"]
        for entry in browser.log("performance")
        if '"Network.requestWillBeSent"' in entry["message"]
    ]
    assert len(requests) > 5
    assert all(url.startswith((site.url, "blob:", "data:")) for url in requests)
    assert evaluate(browser, "localStorage.length + sessionStorage.length") == 0
    faults = [own for own in browser.log("browser") if "Permissions-Policy" not in own["message"]]
    assert faults == []


@pytest.mark.parametrize(
    "path",
    ["index.html", "svar/plans.sv.html", "natverk/flemingsberg.sv.html", "doc/index.sv.html"],
)
def test_other_pages_load_none_of_it(browser: Browser, site: Site, path: str) -> None:
    site.asked.clear()
    browser.driver.get(site.url + path)
    assert path in site.asked
    assert not [own for own in site.asked if any(name in own for name in HEAVY)]


def test_an_answer_shows_names_that_lead_to_pages(browser: Browser, site: Site) -> None:
    page.visit(browser, f"{site.url}fraga.en.html")
    page.run(
        browser,
        """PREFIX actor: <https://w3id.org/fardplan/id/actor/>
        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        SELECT ?thing ?kind ?text ?number { VALUES (?thing ?kind ?text ?number) {
          (actor:trafikverket <http://www.w3.org/2004/02/skos/core#Concept> "ett"@sv 7)
          (<urn:nix> <https://w3id.org/fardplan/id/actor/nix> "2024"^^xsd:gYear UNDEF) } }""",
    )
    cells = page.rows(browser)
    assert "Trafikverket" in cells[0][0] or "Transport" in cells[0][0]
    assert cells[0][1:] == ["skos:Concept", "ett sv", "7 xsd:integer"]
    assert cells[1] == ["urn:nix", "actor:nix", "2024 xsd:gYear", ""]
    links = evaluate(browser, "[...document.querySelectorAll('#result a')].map((a) => a.href)")
    assert links == [f"{site.url}doc/actor/trafikverket.en.html",
                     "http://www.w3.org/2004/02/skos/core#Concept"]  # fmt: skip
    assert evaluate(browser, "document.querySelector('#result td:nth-child(3) span').lang") == "sv"


def test_hostile_values_stay_text(browser: Browser, site: Site) -> None:
    page.visit(browser, f"{site.url}fraga.sv.html")
    hostile = '</script><img src=x onerror="document.title=1"><script>document.title=1</script>'
    page.run(browser, f"SELECT ?x {{ VALUES ?x {{ {json.dumps(hostile)} <javascript:alert(1)> "
                      f"<https://w3id.org/fardplan/__proto__> }} }}")  # fmt: skip
    assert [row[0] for row in page.rows(browser)] == [
        hostile, "javascript:alert(1)", "https://w3id.org/fardplan/__proto__",
    ]  # fmt: skip
    assert evaluate(browser, "document.querySelectorAll('#result :is(img, script, a)').length") == 0
    assert "fråga" in str(evaluate(browser, "document.title"))


def test_more_rows_than_are_shown(browser: Browser, site: Site) -> None:
    page.visit(browser, f"{site.url}fraga.sv.html")
    page.run(browser, "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 1234")
    said = page.status(browser).replace("\u00a0", " ")
    assert said.startswith("1 234 rader. De första 1 000 visas.")
    assert len(page.rows(browser)) == 1000
    assert len(json.loads(page.saved(browser, "json"))["results"]["bindings"]) == 1234


AWKWARD = """SELECT * { VALUES (?a ?b) { ("komma, \\"citat\\"" <http://example.org/å>)
  ("rad\\nbyte\\ttab\\\\"@sv UNDEF) (1.50 true) } }"""


def test_the_files_are_those_of_the_standard(
    browser: Browser, site: Site, flemingsberg: EmbeddedStore
) -> None:
    page.visit(browser, f"{site.url}fraga.sv.html")
    page.run(browser, AWKWARD)
    found = flemingsberg.engine.query(AWKWARD)
    assert isinstance(found, ox.QuerySolutions)
    assert page.saved(browser, "csv").encode() == found.serialize(format=ox.QueryResultsFormat.CSV)
    read = ox.parse_query_results(page.saved(browser, "tsv"), format=ox.QueryResultsFormat.TSV)
    again = flemingsberg.engine.query(AWKWARD)
    assert isinstance(read, ox.QuerySolutions)
    assert isinstance(again, ox.QuerySolutions)
    assert [list(row) for row in read] == [list(row) for row in again]


def test_a_file_is_really_saved(browser: Browser, site: Site, tmp_path: Path) -> None:
    page.visit(browser, f"{site.url}fraga.sv.html")
    page.run(browser, "SELECT (1 AS ?x) {}")
    given = {"behavior": "allow", "downloadPath": str(tmp_path)}
    browser.command("Browser.setDownloadBehavior", **given)
    evaluate(browser, "document.getElementById('save-csv').click()")
    page.until(browser, "true")
    file = tmp_path / "fardplan-svar.csv"
    ended = threading.Event()
    for _ in range(200):
        if file.is_file():
            break
        ended.wait(0.05)
    assert file.read_bytes() == b"x\r\n1\r\n"


def test_a_graph_is_shown_as_turtle(
    browser: Browser, site: Site, flemingsberg: EmbeddedStore
) -> None:
    roadmap = "<https://w3id.org/fardplan/ontology#Roadmap>"
    query = f"# a comment with SELECT\nCONSTRUCT WHERE {{ ?s a {roadmap} }}"
    page.visit(browser, f"{site.url}fraga.sv.html")
    page.run(browser, query)
    assert page.status(browser).startswith("Svaret är en graf")
    turtle = page.saved(browser, "ttl")
    found = {quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)}
    expected = flemingsberg.engine.query(query)
    assert isinstance(expected, ox.QueryTriples)
    assert found == set(expected)
    assert len(found) == 1
    assert evaluate(browser, "document.querySelector('#result pre').textContent") == turtle


@pytest.mark.parametrize(("query", "said"), [("ASK {}", "Ja,"), ("ASK { <a:a> <a:b> 1 }", "Nej,")])
def test_a_truth_is_told_in_words(browser: Browser, site: Site, query: str, said: str) -> None:
    page.visit(browser, f"{site.url}fraga.sv.html")
    page.run(browser, query)
    assert page.rows(browser)[0][0].startswith(said)


FAULTY = {
    "SELECT * WHERE {\n ?s ?p \n}": ("rad 3, kolumn 2, vid ”}”", "line 3, column 2, at “}”"),
    "SELECT * { ?s nix:x ?o }": ("Ett prefix är inte deklarerat", "A prefix is not declared"),
    "INSERT DATA { <a:a> <a:b> 1 }": ("går det bara att läsa", "can only read"),
    " ": ("rad 1, kolumn", "line 1, column"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_is_said_and_where(browser: Browser, site: Site, language: str) -> None:
    page.visit(browser, f"{site.url}fraga.{language}.html")
    assert len(FAULTY) == 4
    for query, said in FAULTY.items():
        page.run(browser, query)
        assert said[LANGUAGES.index(language)] in page.fault(browser)
        assert evaluate(browser, MARKED) == 1
        page.run(browser, "SELECT (1 AS ?x) {}")
        assert page.fault(browser) == ""
        assert evaluate(browser, MARKED) == 0
        assert page.rows(browser) == [["1 xsd:integer"]]


def test_no_other_host_is_asked_by_a_query(browser: Browser, site: Site) -> None:
    page.visit(browser, f"{site.url}fraga.sv.html")
    page.run(browser, "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    assert "Frågan går inte att besvara: The service" in page.fault(browser)
    page.run(browser, "SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }")
    assert page.status(browser).startswith("0 rader.")
    asked = [own for own in browser.log("performance") if "127.0.0.1:9/" in own["message"]]
    assert asked == []


def test_a_query_is_stopped_and_the_next_one_answered(browser: Browser, site: Site) -> None:
    page.visit(browser, f"{site.url}fraga.sv.html")
    page.run(browser, ACTORS)
    page.write(browser, ENDLESS)
    evaluate(browser, "document.getElementById('run').focus()")
    press(browser, "Enter")
    page.until(browser, "!document.getElementById('stop').disabled")
    assert evaluate(browser, "document.activeElement.id") == "stop"
    assert page.status(browser) == "Ställer frågan."
    press(browser, "Enter")
    page.finish(browser)
    assert page.status(browser).startswith("Stoppad.")
    assert evaluate(browser, "document.activeElement.id") == "run"
    page.run(browser, ACTORS)
    assert len(page.rows(browser)) == 13


def test_the_editor_by_keyboard_alone(browser: Browser, site: Site) -> None:
    page.visit(browser, f"{site.url}fraga.sv.html")
    tab_to(browser, "#query-field")
    press(browser, "Tab")
    assert evaluate(browser, "document.activeElement.id") == "run"
    shift_tab(browser)
    assert evaluate(browser, "document.activeElement.id") == "query-field"
    named = "getAttribute('aria-label')"
    assert evaluate(browser, f"document.activeElement.{named}") == "Frågan i SPARQL"
    page.write(browser, "SELECT * { ?x a fp:Acti }")
    evaluate(browser, f"{page.FIELD}.setCursor({{line: 0, ch: 23}})")
    key(browser, " ", "Space", 32, control=True)
    page.until(browser, "document.querySelector('.CodeMirror-hints')")
    shown = evaluate(browser, "document.querySelector('.CodeMirror-hint').textContent")
    assert str(shown).lower().startswith("fp:action – insats")
    assert violations(browser, AXE_RULES) == []
    press(browser, "Enter")
    assert page.text(browser) == (
        "PREFIX fp: <https://w3id.org/fardplan/ontology#>\nSELECT * { ?x a fp:Action }"
    )
    key(browser, "Enter", "Enter", 13, control=True)
    page.until(browser, "document.querySelectorAll('#result tbody tr').length == 18")


def shift_tab(browser: Browser) -> None:
    common = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9, "modifiers": 8}
    for kind in ("rawKeyDown", "keyUp"):
        browser.command("Input.dispatchKeyEvent", type=kind, **common)


def key(browser: Browser, name: str, code: str, number: int, *, control: bool) -> None:
    common = {"key": name, "code": code, "windowsVirtualKeyCode": number,
              "modifiers": 2 if control else 0}  # fmt: skip
    for kind in ("rawKeyDown", "keyUp"):
        browser.command("Input.dispatchKeyEvent", type=kind, **common)


def test_properties_of_the_classes_in_the_query_come_first(
    browser: Browser, site: Site, published: Path
) -> None:
    page.visit(browser, f"{site.url}fraga.en.html")
    page.write(browser, "SELECT * { ?x a fp:Roadmap ;  }")
    evaluate(browser, f"{page.FIELD}.setCursor({{line: 0, ch: 29}})")
    evaluate(browser, f"{page.FIELD}.focus()")
    key(browser, " ", "Space", 32, control=True)
    page.until(browser, "document.querySelector('.CodeMirror-hints')")
    names = "[...document.querySelectorAll('.CodeMirror-hint')].map((o) => o.textContent)"
    shown = [str(own).split(" ")[0] for own in evaluate(browser, names)]  # type: ignore[attr-defined]
    terms = json.loads((published / "fraga" / "begrepp.en.json").read_text(encoding="utf-8"))
    own = next(term["properties"] for term in terms if term["name"] == "fp:Roadmap")
    assert len(own) > 10
    assert set(shown[: len(own)]) == set(own)
    assert len(shown) > len(own)
    press(browser, "Escape")


def test_a_link_brings_the_query_back(browser: Browser, site: Site) -> None:
    query = "SELECT ?å { ?å ?b 'x & y = z # 100 %' }"
    page.visit(browser, f"{site.url}fraga.sv.html#query={quote(query)}")
    assert page.text(browser) == query
    evaluate(browser, "document.getElementById('link').click()")
    page.until(browser, "document.getElementById('status').textContent.startsWith('Länken')")
    address = str(evaluate(browser, "location.href"))
    page.visit(browser, address)
    assert page.text(browser) == query
    page.question(browser, "fraga=plans")
    evaluate(browser, "document.getElementById('link').click()")
    page.until(browser, "location.hash == '#fraga=plans'")


def test_what_somebody_wrote_can_be_brought_back(browser: Browser, site: Site) -> None:
    page.visit(browser, f"{site.url}fraga.sv.html")
    page.question(browser, "fraga=plans")
    assert evaluate(browser, "document.getElementById('kept').hidden") is True
    page.write(browser, "SELECT * {}")
    page.question(browser, "fraga=counts")
    evaluate(browser, "document.getElementById('restore').click()")
    assert page.text(browser) == "SELECT * {}"
    assert evaluate(browser, "document.getElementById('kept').hidden") is True


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_accessible(browser: Browser, site: Site, language: str, width: int) -> None:
    page.visit(browser, f"{site.url}fraga.{language}.html", width)
    sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    seen = 0
    for query in ("", ACTORS, "nonsense", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 9"):
        if query:
            page.run(browser, query)
        assert violations(browser, AXE_RULES) == [], query
        assert evaluate(browser, sideways) == 0, query
        seen += 1
    page.question(browser, "fraga=actors-of-action")
    page.run(browser)
    evaluate(browser, "document.getElementById('identifiers').click()")
    assert violations(browser, AXE_RULES) == []
    assert evaluate(browser, sideways) == 0
    assert seen == 4


def test_without_script_it_says_what_to_do_instead(browser: Browser, site: Site) -> None:
    browser.command("Emulation.setScriptExecutionDisabled", value=True)
    browser.driver.get(f"{site.url}fraga.sv.html")
    found = browser.text()
    browser.command("Emulation.setScriptExecutionDisabled", value=False)
    assert "Redigeraren behöver JavaScript." in found
    assert "fardplan query fraga.rq" in found
    assert 'href="data/fardplan.nq"' in found
    assert "scripted" not in found.split("<body>")[0]


def test_opened_from_a_disk_it_names_the_file_that_works(browser: Browser, published: Path) -> None:
    browser.open(published / "fraga.sv.html")
    assert evaluate(browser, "document.getElementById('from-file').hidden") is False
    assert evaluate(browser, "document.querySelector('#from-file a').getAttribute('href')") == (
        "fraga-ensam.sv.html"
    )


@pytest.fixture
def served(site: Site, inputs: Inputs, flemingsberg: EmbeddedStore) -> Iterator[list[Posted]]:
    """The page as a server with an endpoint gives it; what is sent to the endpoint."""
    sent: list[Posted] = []

    def answering(posted: Posted) -> tuple[int, str, bytes]:
        sent.append(posted)
        if b"slow" in posted.content:
            threading.Event().wait(2)
        if b"forbidden" in posted.content:
            return 403, "text/plain", "Här går det bara att läsa: rad 2, kolumn 3.".encode()
        found = flemingsberg.engine.query(posted.content.decode())
        if isinstance(found, ox.QueryTriples):
            return 200, "text/turtle", found.serialize(format=ox.RdfFormat.TURTLE) or b""
        assert isinstance(found, ox.QuerySolutions)
        written = found.serialize(format=ox.QueryResultsFormat.JSON)
        return 200, "application/sparql-results+json", written or b""

    site.answering = answering
    for document in query_page.documents(inputs):
        site.over |= {own.path: own.made() for own in document.representations}
    site.asked.clear()
    yield sent
    site.over.clear()


def test_the_server_answers_where_there_is_one(
    browser: Browser, site: Site, served: list[Posted]
) -> None:
    page.visit(browser, f"{site.url}fraga.sv.html")
    page.run(browser, ACTORS)
    assert len(page.rows(browser)) == 13
    assert not [path for path in site.asked if path.endswith((".wasm", ".nq"))]
    assert served[0].content.decode() == ACTORS
    assert served[0].headers["Content-Type"] == "application/sparql-query"
    assert served[0].headers["Accept-Language"] == "sv"
    assert served[0].headers["Accept"].startswith("application/sparql-results+json")
    assert violations(browser, AXE_RULES) == []
    page.run(browser, "CONSTRUCT { ?s a ?o } { ?s a ?o } LIMIT 1")
    assert page.status(browser).startswith("Svaret är en graf")
    evaluate(browser, "document.getElementById('in-browser').click()")
    page.run(browser, ACTORS)
    assert len(served) == 2
    assert "static/web_bg.wasm" in site.asked


def test_what_the_server_refuses_is_shown(
    browser: Browser, site: Site, served: list[Posted]
) -> None:
    page.visit(browser, f"{site.url}fraga.sv.html")
    page.run(browser, "SELECT *\n{ <a:forbidden> ?p ?o }")
    assert page.fault(browser) == "Här går det bara att läsa: rad 2, kolumn 3."
    assert evaluate(browser, MARKED) == 1
    assert len(served) == 1


def test_asking_the_server_is_stopped(browser: Browser, site: Site, served: list[Posted]) -> None:
    page.visit(browser, f"{site.url}fraga.sv.html")
    page.write(browser, "SELECT * { <a:slow> ?p ?o }")
    page.begin(browser)
    evaluate(browser, "document.getElementById('stop').click()")
    page.finish(browser)
    assert page.status(browser).startswith("Stoppad.")
    page.run(browser, ACTORS)
    assert len(page.rows(browser)) == 13
    assert len(served) >= 1


def test_the_plain_form_asks_the_server_without_script(
    browser: Browser, site: Site, served: list[Posted]
) -> None:
    browser.command("Emulation.setScriptExecutionDisabled", value=True)
    browser.driver.get(f"{site.url}fraga.sv.html")
    button = browser.driver.find_element("css selector", ".plain-form button")
    site.answering = lambda posted: (
        served.append(posted) or (200, "text/plain", b"answered")  # type: ignore[func-returns-value]
    )
    button.click()
    WebDriverWait(browser.driver, 20).until(lambda _: "answered" in browser.text())
    browser.command("Emulation.setScriptExecutionDisabled", value=False)
    assert served[-1].content.startswith(b"query=PREFIX+fp")
    assert served[-1].content.endswith(b"&format=csv")
