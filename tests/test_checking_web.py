"""Sites that are slow, endless, hostile or shut: over real sockets where it matters."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
import pytest
from checking_samples import ROOT, Saga, files

from fardplan_kg.faults import CallFault
from fardplan_kg.publication.checking.catalogue import CHECKS, chosen
from fardplan_kg.publication.checking.endpoint import FORM
from fardplan_kg.publication.checking.limits import LimitReached, Limits
from fardplan_kg.publication.checking.outcome import NotApplicable
from fardplan_kg.publication.checking.reach import reach
from fardplan_kg.publication.checking.run import run
from fardplan_kg.publication.checking.subject import Subject
from fardplan_kg.publication.checking.web import USER_AGENT, Web

Talk = Callable[[socket.socket], None]
BOMB = gzip.compress(b"\0" * 20_000_000)


@contextmanager
def server(talk: Talk) -> Iterator[str]:
    """A server on a free port that talks as told, to at most twenty visitors."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(20)

        def serve() -> None:
            for _ in range(20):
                try:
                    visitor, _ = listening.accept()
                except OSError:
                    return
                with visitor:
                    visitor.settimeout(20)
                    visitor.recv(65536)
                    try:
                        talk(visitor)
                    except OSError:
                        continue

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        listening.shutdown(socket.SHUT_RDWR)
    thread.join(25)


def endless(visitor: socket.socket) -> None:
    visitor.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(400):
        visitor.sendall(b"x")
        time.sleep(0.05)


def flood(visitor: socket.socket) -> None:
    visitor.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(40):
        visitor.sendall(b"x" * 1_000_000)


def bomb(visitor: socket.socket) -> None:
    visitor.sendall(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + BOMB)


def silent(_: socket.socket) -> None:
    time.sleep(2)


def babble(visitor: socket.socket) -> None:
    visitor.sendall(b"\x00\x01 this is not HTTP\r\n\r\n")


@pytest.mark.parametrize(
    ("talk", "words"),
    [(endless, "no end in 1 seconds"), (flood, "more than 8388608 bytes"),
     (bomb, "more than 8388608 bytes"), (silent, "no answer in time"), (babble, "not HTTP")],
)  # fmt: skip
def test_an_answer_that_cannot_be_read_is_told_and_ends_in_time(talk: Talk, words: str) -> None:
    with server(talk) as url:
        site = Web(url, Limits(each=1))
        begun = time.monotonic()
        answer = site.ask(url)
        site.close()
    assert answer.status == 0
    assert answer.trouble is not None
    assert words in answer.trouble.english
    assert time.monotonic() - begun < 8


def test_a_host_that_cannot_be_reached_is_a_fault_of_the_call() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    site = reach(f"http://127.0.0.1:{port}/", Limits(each=2))
    with pytest.raises(CallFault, match="cannot be reached"):
        site.begin()
    site.close()


@pytest.mark.parametrize(
    "target",
    ["ftp://x.example/", "file:///etc/", "http://", "http://[x/", "http://u:p@x.example/",
     "javascript://x", "finns-inte-alls"],
)  # fmt: skip
def test_what_is_neither_a_site_nor_a_folder_is_refused(target: str) -> None:
    with pytest.raises(CallFault) as caught:
        reach(target, Limits())
    assert caught.value.exit_code == 2
    assert caught.value.swedish


def mocked(saga: Saga, **limits: float) -> Web:
    return Web(ROOT, Limits(**limits), httpx.MockTransport(saga))  # type: ignore[arg-type]


def test_another_host_is_never_asked() -> None:
    saga = Saga()
    answer = mocked(saga).ask("http://other.example/")
    assert (answer.status, saga.asked) == (0, [])


def test_redirects_in_a_circle_end() -> None:
    saga = Saga(change=lambda r, _: httpx.Response(303, headers={"location": r.url.path + "x"}))
    found = run(ROOT, Subject(mocked(saga)), CHECKS)
    assert not found.good
    assert len(saga.asked) < 100


def test_redirects_to_another_host_are_not_followed() -> None:
    seen = []

    def change(request: httpx.Request, answer: httpx.Response) -> httpx.Response:
        seen.append(request.url.host)
        if answer.status_code == 303:
            answer.headers["location"] = "http://other.example/x"
        return answer

    found = run(ROOT, Subject(mocked(Saga(change=change))), chosen(("iri-answers", "id-303")))
    assert [own.verdict for own in found.outcomes] == ["fail", "fail"]
    assert set(seen) == {"saga.example"}


@pytest.mark.parametrize("limit", [{"requests": 30}, {"seconds": 1e-9}])
def test_a_limit_leaves_the_rest_undone(limit: dict[str, float]) -> None:
    saga = Saga()
    found = run(ROOT, Subject(mocked(saga, **limit)), CHECKS)
    assert {"not finished"} <= {own.verdict for own in found.outcomes}
    assert not found.good
    assert len(saga.asked) <= 30


def test_a_limit_is_counted_before_the_request() -> None:
    site = mocked(Saga(), requests=1)
    site.ask(ROOT)
    site.ask(ROOT)  # the same question is kept
    with pytest.raises(LimitReached):
        site.ask(f"{ROOT}x")


def test_other_content_is_another_question() -> None:
    saga = Saga()
    site = mocked(saga)
    for content in (b"query=ASK{}", b"query=ASK{}", b"query=ASK{?s+?p+?o}"):
        site.ask(f"{ROOT}sparql", {"content-type": FORM}, "POST", content=content)
    assert saga.asked == ["POST /sparql"] * 2


def test_robots_txt_is_obeyed_and_hides_what_it_hides() -> None:
    spoilt = files()
    spoilt["robots.txt"] = b"User-agent: *\nDisallow: /openapi.json\nDisallow: /doc/\n"
    saga = Saga(spoilt)
    subject = Subject(mocked(saga))
    found = run(ROOT, subject, chosen(("media-types", "openapi")))
    assert not [own for own in saga.asked if "/doc/" in own or "openapi" in own]
    assert {own.check.id: own.verdict for own in found.outcomes}["media-types"] == "not applicable"
    with pytest.raises(NotApplicable, match="robots"):
        subject.site.ask(f"{ROOT}doc/x")


def test_the_tool_names_itself_and_keeps_no_cookies() -> None:
    agents = []

    def change(request: httpx.Request, answer: httpx.Response) -> httpx.Response:
        agents.append((request.headers["user-agent"], request.headers.get("cookie")))
        return answer

    run(ROOT, Subject(mocked(Saga(change=change))), chosen(("robots",)))
    assert set(agents) == {(USER_AGENT, None)}


BODIES = [
    b"",
    b"\xff\xfe\x00",
    b"<html lang=<<>><a href='javascript:x'>",
    b"<" * 5000,
    b"[" * 90000,
    b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>',
]


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize(
    "media",
    ["text/html; charset=klingon", "text/turtle", "application/rdf+xml", "application/ld+json", ""],
)
def test_a_site_of_rubbish_fails_without_a_traceback(body: bytes, media: str) -> None:
    def change(_: httpx.Request, __: httpx.Response) -> httpx.Response:
        return httpx.Response(200, headers={"content-type": media}, content=body)

    found = run(ROOT, Subject(mocked(Saga(change=change))), CHECKS)
    assert len(found.outcomes) == len(CHECKS)
    assert not found.good
