from __future__ import annotations

import json
from dataclasses import replace
from urllib.parse import quote, unquote

import pyoxigraph as ox
import pytest
from html_page import Page
from servers.sparql import InProcess
from serving_client import Got, ask

from fardplan_kg.answers import ask as answer_of
from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.namespaces import ID
from fardplan_kg.publication import build, site
from fardplan_kg.publication.serving import question_service
from fardplan_kg.publication.serving.app import Application
from fardplan_kg.publication.serving.question_service import QuestionService
from fardplan_kg.publication.sparql.tasks import Answered, Refused, Task
from fardplan_kg.questions import find_question
from fardplan_kg.tables import FORMATS

ASKED = ("actors-of-action", "counts", "quotes-of-section", "shared-by-two-actors")
BASE = "http://x.example/plan/"
ACTION = "verka-for-att-sodertorns-hogskola-blir-universitet"
MOUNT = "/plan/svar/"


class Pool(InProcess):
    """Runs the queries in this process; refuses them, or says they are larger, where told to."""

    refusal: Refused | None = None
    size = 0

    async def answer(self, task: Task) -> Answered:
        if self.refusal:
            raise self.refusal
        found = await super().answer(replace(task, base=task.base or BASE))
        return replace(found, size=self.size or found.size)


class Served:
    """A publication of four questions, asked as a visitor asks it."""

    def __init__(self, data: Data) -> None:
        self.data, self.store = data, open_store(data)
        questions = [find_question(data, name) for name in ASKED]
        made = build.inputs(self.store, questions, build.answer_all(self.store, questions))
        self.inputs = replace(made, address=BASE, endpoint="sparql")
        self.publication = site.publication(self.inputs)
        self.pool = Pool()
        self.pool.store = self.store.engine
        self.service = QuestionService(self.inputs, self.publication, self.store, self.pool)
        services = dict.fromkeys(self.service.paths(), self.service)
        self.application = Application(self.publication, services=services)

    def got(self, target: str, *, method: str = "GET", **headers: str) -> Got:
        sent = [(name.replace("_", "-"), value) for name, value in headers.items()]
        return ask(self.application, MOUNT + target, method, sent)

    def table(self, name: str, ending: str, language: str = "sv", **values: str) -> bytes:
        found = answer_of(self.store, find_question(self.data, name), values, language)
        return FORMATS[ending](found).encode()


@pytest.fixture(scope="module")
def served(data: Data) -> Served:
    return Served(data)


def page(got: Got, status: int = 200) -> Page:
    assert (got.status, got.sealed) == (status, True)
    return Page(got.body.decode())


def field(shown: Page, name: str) -> dict[str, str | None]:
    (found,) = (own for _, own in shown.elements if own.get("name") == name)
    return found


def test_it_answers_at_the_questions_that_have_something_to_choose(served: Served) -> None:
    paths = served.service.paths()
    assert {path.split("/")[1].split(".")[0] for path in paths} >= {
        "actors-of-action",
        "quotes-of-section",
        "shared-by-two-actors",
    }
    own = [path for path in paths if path.split(".")[0] == "svar/actors-of-action"]
    endings = [f".{lang}.{end}" for lang in ("en", "sv") for end in ("csv", "html", "json", "ttl")]
    assert own == [f"svar/actors-of-action{ending}" for ending in ("", *endings)]


@pytest.mark.parametrize("ending", ["csv", "json", "ttl"])
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("value", [ACTION, "2.3", quote(f"{ID}action/flemingsberg/{ACTION}")])
def test_tables_are_what_the_embedded_store_answers(
    served: Served, ending: str, language: str, value: str
) -> None:
    got = served.got(f"actors-of-action.{language}.{ending}?action={value}")
    assert (got.status, got.sealed) == (200, True)
    assert got.body == served.table("actors-of-action", ending, language, action=unquote(value))
    assert got.headers["content-language"] == language


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_tells_what_was_chosen_by_name_and_leads_to_the_same_as_data(
    served: Served, language: str
) -> None:
    place = f"actors-of-action.{language}.html"
    got = served.got(f"{place}?action=2.3")
    shown = page(got)
    name = {"sv": "Verka för att", "en": "Work for Söd"}[language]
    about = shown.words.split("\nSvar\n" if language == "sv" else "\nAnswer\n")[1]
    assert f"2.3 {name}" in about
    values = f"?action={ACTION}"
    links = shown.links()
    assert f"{BASE}svar/{place}{values}" in links
    for ending in ("csv", "json", "ttl"):
        assert f"actors-of-action.{language}.{ending}{values}" in links
    other = "en" if language == "sv" else "sv"
    assert f"actors-of-action.{other}.html{values}" in links
    assert f"../fraga.{language}.html?fraga=actors-of-action&action={ACTION}" in links
    chosen = [own["value"] for tag, own in shown.elements if tag == "option" and "selected" in own]
    assert chosen == [ACTION]
    rows = json.loads(served.got(f"actors-of-action.{language}.json{values}").body)
    assert len(rows["results"]["bindings"]) == 4


@pytest.mark.parametrize(
    "query", ["", "?", "?action=", "?x=1", "?lang=en", "?ACTION=2.3", "?action", "?area=2.3&&=;"]
)
def test_without_a_value_of_its_own_the_answer_is_what_is_published(
    served: Served, query: str
) -> None:
    before = len(served.pool.tasks)
    got = served.got(f"actors-of-action.sv.html{query}")
    assert got.body == served.publication.files["svar/actors-of-action.sv.html"].made()
    assert len(served.pool.tasks) == before


def test_other_names_than_the_parameters_are_ignored(served: Served) -> None:
    one = served.got("actors-of-action.sv.csv?action=2.3")
    other = served.got("actors-of-action.sv.csv?utm_source=x&action=2.3&lang=en&plan=")
    assert one.body == other.body


@pytest.mark.parametrize(
    ("accept", "languages", "expected"),
    [
        ("", "", "sv.html"),
        ("text/html", "en", "en.html"),
        ("text/csv", "", "sv.csv"),
        ("text/turtle;q=0.9, text/csv;q=0.1", "en", "en.ttl"),
        ("application/json", "sv", "sv.json"),
    ],
)
def test_syntax_and_language_are_negotiated_as_of_every_document(
    served: Served, accept: str, languages: str, expected: str
) -> None:
    got = served.got("actors-of-action?action=2.3", accept=accept, accept_language=languages)
    place = f"actors-of-action.{expected}?action={ACTION}"
    assert got.headers["content-location"] == MOUNT + place
    assert {"Accept", "Accept-Language"} <= set(got.headers["vary"].split(", "))
    assert f"<{MOUNT}{place}>" not in got.headers["link"]
    assert got.headers["link"].count(f"?action={ACTION}>") == 7
    assert got.body == served.got(place).body
    assert served.got("actors-of-action?action=2.3", accept="image/png").status == 406


def test_who_has_the_answer_gets_304_and_head_is_answered(served: Served) -> None:
    first = served.got("actors-of-action.sv.html?action=2.3")
    other = served.got("actors-of-action.sv.html?action=2.4")
    tag = first.headers["etag"]
    assert tag != other.headers["etag"]
    again = served.got("actors-of-action.sv.html?action=2.3", if_none_match=tag)
    assert (again.status, again.body) == (304, b"")
    head = served.got("actors-of-action.sv.html?action=2.3", method="HEAD")
    assert (head.status, head.body, head.headers["etag"]) == (200, b"", tag)
    packed = served.got("actors-of-action.sv.html?action=2.3", accept_encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert "max-age" in first.headers["cache-control"]


def test_the_same_question_is_run_once_however_the_value_is_written(served: Served) -> None:
    before = len(served.pool.tasks)
    bodies = {
        served.got(f"actors-of-action.sv.csv?action={value}").body
        for value in ("1.5", "1.5", "+1.5".replace("+", ""), "1%2E5")
    }
    assert len(bodies) == 1
    assert len(served.pool.tasks) == before + 1


WRONG = [
    ("actors-of-action", "action=Trollskogen", "finns inte i grafen", "action"),
    ("actors-of-action", "action=%3Cscript%3E%22%27%26", "finns inte i grafen", "action"),
    ("actors-of-action", "action=2.3&action=2.4", "angivet flera gånger", "action"),
    ("actors-of-action", "action=%FF", "inte UTF-8", "action"),
    ("actors-of-action", "action=" + "x" * 501, "längre än 500 tecken", "action"),
    ("quotes-of-section", "from_page=tre", "ska vara ett heltal", "from_page"),
    ("quotes-of-section", "from_page=" + "9" * 19, "ska vara ett heltal", "from_page"),
    ("quotes-of-section", "to_page=1;DROP", "ska vara ett heltal", "to_page"),
    ("shared-by-two-actors", "actor_a=x%20%7D%20SELECT", "finns inte i grafen", "actor_a"),
]


@pytest.mark.parametrize(("name", "query", "why", "at_fault"), WRONG)
def test_a_wrong_value_is_told_beside_the_form(
    served: Served, name: str, query: str, why: str, at_fault: str
) -> None:
    before = len(served.pool.tasks)
    got = served.got(f"{name}.sv.html?{query}")
    shown = page(got, 400)
    assert why in shown.words
    faulty = [own for _, own in shown.elements if own.get("aria-invalid")]
    assert [own["name"] for own in faulty] == [at_fault]
    assert faulty[0]["aria-describedby"] in shown.ids()
    assert f"{at_fault}=" not in shown.words
    assert not [tag for tag, _ in shown.elements if tag == "script"]
    assert got.headers["cache-control"] == "no-cache"
    assert len(served.pool.tasks) == before


def test_what_was_written_stays_in_its_field(served: Served) -> None:
    query = "section=omslag&from_page=tre"
    shown = page(served.got(f"quotes-of-section.sv.html?{query}"), 400)
    assert field(shown, "from_page")["value"] == "tre"
    selected = [own["value"] for tag, own in shown.elements if "selected" in own]
    assert selected == ["omslag"]


@pytest.mark.parametrize(
    ("ending", "media"),
    [("csv", "text/plain"), ("json", "application/problem+json"), ("ttl", "text/turtle")],
)
@pytest.mark.parametrize("query", ["action=Trollskogen", "action=1.1&action=1.2"])
def test_a_wrong_value_is_told_in_the_syntax_asked_for(
    served: Served, ending: str, media: str, query: str
) -> None:
    got = served.got(f"actors-of-action.en.{ending}?{query}")
    assert (got.status, got.headers["content-type"].split(";")[0]) == (400, media)
    told = got.body.decode()
    assert "not in the graph" in told or "given several times" in told
    if ending == "json":
        assert json.loads(told)["status"] == 400
    if ending == "ttl":
        assert len(list(ox.parse(told, format=ox.RdfFormat.TURTLE))) > 3


@pytest.mark.parametrize(("status", "wait"), [(503, 5), (422, 0)])
@pytest.mark.parametrize("ending", ["html", "csv", "json", "ttl"])
def test_what_the_pool_refuses_is_told_in_words(
    served: Served, monkeypatch: pytest.MonkeyPatch, status: int, wait: int, ending: str
) -> None:
    refusal = Refused(status, "too much for one", "för mycket för en", wait)
    monkeypatch.setattr(served.pool, "refusal", refusal)
    got = served.got(f"shared-by-two-actors.sv.{ending}?actor_a=almi-stockholm-ab")
    assert got.status == status
    assert "ör mycket för en" in got.body.decode()
    assert got.headers.get("retry-after", "0") == str(wait)
    if ending == "html":
        assert field(page(got, status), "actor_a")


def test_after_a_refusal_the_question_is_asked_anew(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = "shared-by-two-actors.en.csv?actor_a=almi-stockholm-ab"
    with monkeypatch.context() as patched:
        patched.setattr(served.pool, "refusal", Refused(503, "busy", "upptaget", 5))
        assert served.got(place).status == 503
    assert served.got(place).status == 200


def test_an_answer_that_is_too_large_is_refused(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(served.pool, "size", question_service.LARGEST + 1)
    got = served.got("quotes-of-section.sv.csv?from_page=1")
    assert got.status == 422
    assert "Svaret är större än" in got.body.decode()


@pytest.mark.parametrize("target", ["counts.sv.html", "plans.sv.html", "index.sv.html"])
def test_other_pages_are_what_is_published(served: Served, target: str) -> None:
    got = served.got(f"{target}?action=2.3")
    assert got.status == (404 if "plans" in target else 200)


def test_no_post(served: Served) -> None:
    assert served.got("actors-of-action.sv.html?action=2.3", method="POST").status == 405
