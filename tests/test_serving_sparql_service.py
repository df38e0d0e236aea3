from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from urllib.parse import quote

import pytest
from publication_samples import publication
from servers.sparql import InProcess
from servers.sparql import answered as file_of
from serving_client import Got, answered, ask

from fardplan_kg.publication.headers import FRESH
from fardplan_kg.publication.serving.app import Application
from fardplan_kg.publication.serving.sparql_service import LARGEST, Endpoint, SparqlService
from fardplan_kg.publication.serving.sparql_welcome import Welcome
from fardplan_kg.publication.sparql.tasks import Answered, Refused, Task

URL, OK = "http://x.example/sparql", "http://ok.example/sparql"
SIZE = 2**20 + 1
SELECT = "SELECT (1 AS ?x) {}"


def made(writable: bool = False, page: bool = True) -> tuple[Application, InProcess, SparqlService]:
    pool = InProcess()
    pages = (lambda language: f"<p>{language}</p>".encode()) if page else None
    welcome = Welcome(lambda ending: ending.encode(), pages)
    own = Endpoint(URL, "1", writable, frozenset({OK}))
    service = SparqlService(pool, own, welcome)
    site = publication("http://x.example/")
    return Application(site, services={"sparql": service}), pool, service


def query(text: str, *headers: tuple[str, str], method: str = "GET") -> Got:
    return ask(made()[0], f"/sparql?query={quote(text)}", method, headers)


def post(
    application: Application, text: str, *headers: tuple[str, str], kind: str = "query"
) -> Got:
    sent = (("content-type", f"application/sparql-{kind}"),
            ("content-length", str(len(text.encode()))), *headers)  # fmt: skip
    return ask(application, "/sparql", "POST", sent, text.encode())


def test_an_answer_says_what_it_is_and_how_long_it_holds() -> None:
    got = query(SELECT)
    assert (got.status, got.sealed) == (200, True)
    assert json.loads(got.body)["results"]["bindings"][0]["x"]["value"] == "1"
    assert got.headers["content-type"] == "application/sparql-results+json"
    assert (got.headers["cache-control"], got.headers["vary"]) == (FRESH, "Accept")
    assert got.headers["etag"].startswith('W/"')


def test_who_has_the_answer_gets_304_and_nothing_is_run() -> None:
    application, pool, _ = made()
    tag = query(SELECT).headers["etag"]
    got = ask(application, f"/sparql?query={quote(SELECT)}", headers=[("if-none-match", tag)])
    assert (got.status, got.body, got.headers["etag"]) == (304, b"", tag)
    assert pool.tasks == []


@pytest.mark.parametrize("tags", ["*", '"x"', ""])
def test_who_has_it_not_gets_it_whole(tags: str) -> None:
    assert query(SELECT, ("if-none-match", tags)).status == 200


def test_another_syntax_query_or_data_set_has_another_tag() -> None:
    tags = {
        query(SELECT).headers["etag"],
        query(f"{SELECT} ").headers["etag"],
        query(SELECT, ("accept", "text/csv")).headers["etag"],
        query(SELECT, ("accept", "application/json")).headers["etag"],
        ask(made()[0], f"/sparql?query={quote(SELECT)}&default-graph-uri=a:b").headers["etag"],
    }
    assert len(tags) == 5


def test_the_same_is_run_once_also_by_post() -> None:
    application, pool, _ = made()
    ask(application, f"/sparql?query={quote(SELECT)}&timeout=9")
    assert post(application, SELECT).status == 200
    assert len(pool.tasks) == 1
    assert pool.tasks[0] == Task(SELECT, "json", base=URL)


def test_two_at_the_same_time_wait_for_one_run() -> None:
    application, pool, _ = made()

    async def both() -> list[Got]:
        target = f"/sparql?query={quote(SELECT)}"
        return await asyncio.gather(*(answered(application, target) for _ in range(2)))

    assert [got.status for got in asyncio.run(both())] == [200, 200]
    assert len(pool.tasks) == 1


@pytest.mark.parametrize("call", ["NOW()", "RAND()", "UUID()", "STRUUID()"])
def test_what_is_another_each_time_is_not_kept(call: str) -> None:
    application, pool, service = made()
    target = f"/sparql?query={quote(f'SELECT ({call} AS ?x) {{}}')}"
    one, other = ask(application, target), ask(application, target)
    assert one.headers["cache-control"] == "no-store"
    assert "etag" not in one.headers
    assert one.body != other.body
    assert (len(pool.tasks), len(service.cache)) == (2, 0)


def test_head_is_get_without_the_body() -> None:
    one, other = query(SELECT), query(SELECT, method="HEAD")
    assert (other.status, other.body) == (200, b"")
    assert one.headers == other.headers


def test_a_long_query_is_read_too() -> None:
    application, pool, _ = made()
    long = f"{SELECT} #{'x' * 10_000}"
    assert post(application, long).status == 200
    assert post(application, f"ASK {{ SERVICE <http://127.0.0.1/> {{}} }} #{long}").status == 403
    assert len(pool.tasks) == 1


class Large(InProcess):
    async def answer(self, task: Task) -> Answered:
        self.tasks.append(task)
        self.last = file_of(b"x" * SIZE)
        return self.last


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_large_answer_is_streamed_and_its_file_closed(method: str) -> None:
    application, _, service = made()
    service.pool = pool = Large()
    got = ask(application, f"/sparql?query={quote(SELECT)}", method)
    assert got.headers["content-length"] == str(SIZE)
    assert len(got.body) == (SIZE if method == "GET" else 0)
    assert pool.last.file.closed
    assert len(service.cache) == 0


@pytest.mark.parametrize(
    ("text", "line", "column"), [("ASK {", 1, 6), ("ASK {\n ?s ?p }", 2, 9), ("ex:a", 1, 5)]
)
def test_what_is_not_sparql_is_told_with_line_and_column(text: str, line: int, column: int) -> None:
    got = query(text)
    assert (got.status, got.sealed) == (400, True)
    assert got.headers["content-type"] == "text/plain; charset=utf-8"
    assert f"line {line}, column {column}" in got.body.decode()
    assert f"rad {line}, kolumn {column}" in got.body.decode()


@pytest.mark.parametrize(
    ("languages", "own", "swedish", "english"),
    [("", "sv, en", True, True), ("de", "sv, en", True, True),
     ("en-GB,de;q=0.5", "en", False, True),
     ("sv-SE,sv;q=0.9,en;q=0.8", "sv", True, False), ("svan", "sv, en", True, True)],
)  # fmt: skip
def test_a_refusal_is_in_the_language_that_is_named(
    languages: str, own: str, swedish: bool, english: bool
) -> None:
    got = query("ASK {", ("accept-language", languages))
    assert got.headers["content-language"] == own
    assert ("rad 1" in got.body.decode(), "line 1" in got.body.decode()) == (swedish, english)
    assert "Accept-Language" in got.headers["vary"]


class Full(InProcess):
    async def answer(self, task: Task) -> Answered:
        del task
        raise Refused(503, "full", "fullt", 7)


def test_a_refusal_that_passes_says_when() -> None:
    application, _, service = made()
    service.pool = Full()
    got = ask(application, f"/sparql?query={quote(SELECT)}")
    assert (got.status, got.headers["retry-after"]) == (503, "7")
    assert got.body == b"503 Service Unavailable\nFullt.\nFull.\n"
    assert len(service.cache) == 0


@pytest.mark.parametrize(
    ("text", "status"),
    [(f"ASK {{ SERVICE <{OK}> {{}} }}", True), ("ASK { SERVICE <http://127.0.0.1/> {} }", False)],
)
def test_only_an_allowed_service_reaches_the_pool(text: str, status: bool) -> None:
    application, _, service = made()
    service.pool = pool = Large()
    got = ask(application, f"/sparql?query={quote(text)}")
    assert got.status == (200 if status else 403)
    assert [task.services for task in pool.tasks] == [True] * status


def test_what_cannot_be_had_is_406() -> None:
    assert query(SELECT, ("accept", "image/png")).status == 406


def test_compressed_content_is_refused() -> None:
    assert post(made()[0], SELECT, ("content-encoding", "gzip")).status == 415


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_another_method_is_refused_with_those_there_are(method: str) -> None:
    got = ask(made()[0], "/sparql?query=x", method)
    assert (got.status, got.headers["allow"]) == (405, "GET, HEAD, POST, OPTIONS")


def test_the_public_changes_nothing() -> None:
    application, pool, _ = made()
    assert post(application, "CLEAR ALL", kind="update").status == 403
    assert pool.tasks == []


def test_an_update_makes_answers_anew() -> None:
    application, pool, _ = made(writable=True)
    counted = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    one = post(application, counted, ("accept", "text/csv"))
    assert post(application, "INSERT DATA { <a> <b> 1 }", kind="update").status == 204
    other = post(application, counted, ("accept", "text/csv"))
    assert (one.body, other.body) == (b"n\r\n0\r\n", b"n\r\n1\r\n")
    assert other.headers["cache-control"] == "no-cache"
    assert f"<{URL.removesuffix('sparql')}a>" in {str(quad.subject) for quad in pool.store}


@pytest.mark.parametrize(
    ("origin", "status"), [("http://x.example", 204), ("http://evil.example", 403), ("null", 403)]
)
def test_no_page_of_another_site_changes_anything(origin: str, status: int) -> None:
    application, pool, _ = made(writable=True)
    got = post(application, "CLEAR ALL", ("origin", origin), kind="update")
    assert (got.status, len(pool.tasks)) == (status, int(status == 204))


@pytest.mark.parametrize(
    ("accept", "media", "body"),
    [("", "text/turtle; charset=utf-8", b"ttl"), ("*/*", "text/turtle; charset=utf-8", b"ttl"),
     ("application/rdf+xml", "application/rdf+xml", b"rdf"),
     ("application/ld+json", "application/ld+json", b"jsonld"),
     ("text/html,*/*;q=0.8", "text/html; charset=utf-8", b"<p>sv</p>")],
)  # fmt: skip
def test_where_nothing_is_asked_the_service_is_described(
    accept: str, media: str, body: bytes
) -> None:
    got = ask(made()[0], "/sparql", headers=[("accept", accept)])
    assert (got.status, got.headers["content-type"], got.body) == (200, media, body)
    again = [("accept", accept), ("if-none-match", got.headers["etag"])]
    assert ask(made()[0], "/sparql", headers=again).status == 304


def test_the_query_page_is_in_the_language_of_who_asks() -> None:
    headers = [("accept", "text/html"), ("accept-language", "en")]
    got = ask(made()[0], "/sparql?format=x", headers=headers)
    assert (got.body, got.headers["content-location"]) == (b"<p>en</p>", "fraga.en.html")
    assert ask(made(page=False)[0], "/sparql", headers=headers).status == 406


def refused(headers: Sequence[tuple[str, str]], content: bytes) -> int:
    return ask(made()[0], "/sparql", "POST", headers, content).status


def test_too_much_content_is_413() -> None:
    headers = (("content-type", "application/sparql-query"), ("content-length", str(LARGEST + 1)))
    assert refused(headers, b"x" * (LARGEST + 1)) == 413
