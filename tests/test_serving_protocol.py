from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest
from publication_samples import TROLL, publication
from serving_client import exchange, read, read_all, request, served

from fardplan_kg.publication.documents import Publication, plain
from fardplan_kg.publication.serving.access_log import Entry
from fardplan_kg.publication.serving.limits import Limits

SHORT = Limits(head=0.4, content=0.4, idle=1, reading=0.5, linger=0.3, stop=1, visitors=20)
LONG = bytes(range(256)) * 200_000
RECORDED: list[Entry] = []


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """A server with short patience."""
    own = publication()
    files = {**own.plain, "long.bin": plain("long.bin", LONG)}
    with served(Publication(own.documents, files, base=own.base), SHORT, RECORDED.append) as given:
        yield given


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (request("/fardplan/"), 200),
        (request(f"/fardplan/{'a' * 100_000}"), 414),
        (request(f"/fardplan/?{'a' * 17_000}"), 414),
        (b"GET /" + b"a" * 300_000, 414),
        (request("/fardplan/", "GET", f"X: {'a' * 33_000}"), 431),
        (request("/fardplan/", "GET", f"X: {'a' * 300_000}"), 431),
        (request("/fardplan/", "GET", *[f"X-{n}: {'a' * 90}" for n in range(2000)]), 431),
        (request("/fardplan/", "POST", "Content-Length: 65537"), 413),
        (request("/fardplan/", "PUT", "Content-Length: 1000000") + b"a" * 1_000_000, 413),
        (request("/fardplan/", "POST", "Transfer-Encoding: chunked")
         + b"10000\r\n" + b"a" * 65536 + b"\r\n" + b"1\r\na\r\n0\r\n\r\n", 413),
        (request("/fardplan/", "POST", "Content-Length: 3") + b"abc", 405),
        (request("/fardplan/", "GET", "Content-Length: 3") + b"abc", 200),
        (request("/fardplan/", "POST", "Expect: 100-continue", "Content-Length: 99999999"), 413),
        (request("/fardplan/", "POST", "Content-Length: 1", "Content-Length: 2"), 400),
        (request("/fardplan/", "POST", "Content-Length: -1"), 400),
        (request("/fardplan/", "POST", "Transfer-Encoding: chunked") + b"zz\r\n", 400),
        (request("/fardplan/%00"), 400),
        (request("/fardplan/../../etc/passwd"), 404),
        (request("/../../etc/passwd"), 404),
        (request("http://x/fardplan/"), 200),
        (request("*", "OPTIONS"), 204),
        (request("x:443", "CONNECT"), 405),
        (request("/fardplan/", "BREW"), 405),
        (request("/fardplan/", "HEAD"), 200),
        (request("/fardplan/", "GET", "Connection: Upgrade", "Upgrade: websocket"), 200),
        (request("/fardplan/", "GET", "Accept: \xff\xfe;q=\x80"), 200),
        (b"GET /fardplan/ HTTP/1.0\r\n\r\n", 200),
        (b"GET /fardplan/ HTTP/1.1\r\n\r\n", 400),
        (b"GET /fardplan/\r\n\r\n", 400),
        (b"GET / HTTP/9.9\r\nHost: x\r\n\r\n", 404),
        (b"GET /\xc3\xa5 HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX : y\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX: \x00\r\n\r\n", 400),
        (b"\r\n\r\n\r\nnonsense\r\n\r\n", 400),
        (b"GET /slow HTTP/1.1\r\nHost: x\r\n", 408),
        (b"G", 408),
        (request("/fardplan/", "POST", "Content-Length: 9") + b"abc", 408),
    ],
)  # fmt: skip
def test_whatever_is_sent_gets_one_whole_answer(port: int, sent: bytes, status: int) -> None:
    RECORDED.clear()
    raw = exchange(port, sent)
    found = read(raw)
    assert (found.status, found.sealed) == (status, True)
    assert raw.count(b"HTTP/1.1 ") == 1
    assert "server" not in found.headers
    assert "date" in found.headers
    if status != 204 and b"HEAD" not in sent[:5]:
        assert len(found.body) == int(found.headers["content-length"])
    assert recorded() == [status]


def recorded() -> list[int]:
    """Return what has been recorded; that comes just after the answer."""
    for _ in range(40):
        if RECORDED:
            break
        time.sleep(0.05)
    return [entry.status for entry in RECORDED]


def test_a_slow_visitor_is_not_waited_for(port: int) -> None:
    begun = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), 10) as own:
        for byte in request("/fardplan/"):
            try:
                own.send(bytes((byte,)))
            except OSError:
                break
            time.sleep(0.05)
            if time.monotonic() - begun > 3:
                break
        assert time.monotonic() - begun < 2
        assert read(read_all(own)).status == 408


def test_one_who_sends_nothing_gets_nothing(port: int) -> None:
    begun = time.monotonic()
    assert exchange(port, b"") == b""
    assert 0.3 < time.monotonic() - begun < 2


def test_a_connection_is_used_again_and_closed_when_idle(port: int) -> None:
    begun = time.monotonic()
    again = b"GET /fardplan/ HTTP/1.1\r\nHost: x\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), 10) as own:
        for _ in range(3):
            own.sendall(again)
            time.sleep(0.5)  # longer than a head may take, shorter than a connection may be idle
            assert own.recv(65536).startswith(b"HTTP/1.1 200 ")
        assert own.recv(65536) == b""
    assert 1.9 < time.monotonic() - begun < 4


def test_requests_sent_together_are_answered_in_order(port: int) -> None:
    paths = ["/fardplan/", "/fardplan/none", f"/fardplan/{TROLL}.ttl", "/fardplan/id/actor/trollen"]
    several = [f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode() for path in paths]
    raw = exchange(port, b"".join(several) + request("/fardplan/health"))
    found = [piece.split(b" ")[0] for piece in raw.split(b"HTTP/1.1 ")[1:]]
    assert found == [b"200", b"404", b"200", b"303", b"200"]


def test_a_large_file_reaches_a_slow_reader_whole(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), 10) as own:
        own.sendall(request("/fardplan/long.bin"))
        found = bytearray()
        for _ in range(6):
            time.sleep(0.25)  # in all, longer than one may go without reading
            found += own.recv(2**22)
        assert len(found) < len(LONG) / 2
        assert hash(read(bytes(found) + read_all(own)).body) == hash(LONG)


def test_one_who_stops_reading_is_left(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), 10) as own:
        own.sendall(request("/fardplan/long.bin"))
        time.sleep(2)
        with pytest.raises((ConnectionError, AssertionError)):
            assert len(read_all(own)) > len(LONG)


def test_too_many_visitors_are_told_so_and_still_more_are_not(port: int) -> None:
    waiting = [socket.create_connection(("127.0.0.1", port), 10) for _ in range(SHORT.visitors)]
    try:
        time.sleep(0.1)
        found = read(exchange(port, request("/fardplan/", "GET", "Accept: application/json")))
        assert (found.status, found.sealed) == (503, True)
        assert found.headers["content-type"] == "application/problem+json"
        assert found.headers["retry-after"] == "5"
        more = [socket.create_connection(("127.0.0.1", port), 10) for _ in range(SHORT.visitors)]
        with pytest.raises(ConnectionError):
            assert exchange(port, request("/fardplan/")) != b""
            raise AssertionError
        for own in more:
            own.close()
    finally:
        for own in waiting:
            own.close()
    time.sleep(0.2)
    assert read(exchange(port, request("/fardplan/"))).status == 200
