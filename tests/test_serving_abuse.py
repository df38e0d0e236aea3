"""Bad input to ``fardplan serve`` as people start it: an answer of the right kind, and calm after.

Everything is sent to a port of loopback; what is sent is bounded in bytes, requests and seconds.
"""

from __future__ import annotations

import os
import re
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

import abuse
import pytest
from publication_samples import publication
from servers.fardplan import fardplan
from serving_client import Got, exchange, read, read_all, request, served

from fardplan_kg.publication.headers import EVERYWHERE
from fardplan_kg.publication.serving.limits import Limits
from fardplan_kg.publication.serving.protocol import READ, Protocol

OPTIONS = ("--query-seconds", "1", "--query-memory", "512", "--query-answer", "20")
POLICY = "content-security-policy"
FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
CROSS = "SELECT (COUNT(*) AS ?n) {{{} }}"
ROWS = " ".join(
    f"VALUES ?v{n} {{ {' '.join(str(i) for i in range(most))} }}"
    for n, most in enumerate((100, 100, 30))
)
LARGE = f"SELECT * {{ {ROWS} }}"
"""300 000 rows: about 2.5 MB of CSV."""
PAGES = ("/", "/fraga", "/sok", "/sok?q=vatten", "/svar/counts",
         "/svar/actions-of-actor?actor=almi-stockholm-ab", "/health", "/openapi.json", "/sparql",
         "/sparql?query=ASK%7B%7D", "/none")  # fmt: skip
MARK = "Marked-by-a-stranger"
BREAKS = ("%0d%0a", "%0a", "%0d", "%E5%98%8A%E5%98%8D", "%u000a", "%c0%8a")


@dataclass
class Server:
    """A server that runs, and what it held when it had just begun."""

    port: int
    pid: int
    folder: Path
    files: int = 0
    memory: float = 0.0
    slow: dict[str, bytes] = field(default_factory=dict)

    def get(self, target: str, *lines: str, method: str = "GET") -> Got:
        return read(exchange(self.port, request(target, method, *lines), 30))

    def post(self, content: bytes | str, media: str = QUERY, *lines: str) -> Got:
        own = content.encode() if isinstance(content, str) else content
        told = (f"Content-Type: {media}", f"Content-Length: {len(own)}", *lines)
        return read(exchange(self.port, request("/sparql", "POST", *told) + own, 30))

    @property
    def open_files(self) -> int:
        return len(list(Path(f"/proc/{self.pid}/fd").iterdir()))

    @property
    def answers(self) -> list[str]:
        return [own.name for own in self.folder.rglob("answers/*")]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder, before = tmp_path_factory.mktemp("served"), abuse.children(os.getpid())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder))
        with fardplan(*OPTIONS) as place:
            (pid,) = set(abuse.children(os.getpid())) - set(before)
            own = Server(urlsplit(place).port or 0, pid, folder)
            assert [own.get(page).status for page in PAGES[:-1]] == [200] * len(PAGES[:-1])
            own.files, own.memory = own.open_files, abuse.resident(pid)
            workers = abuse.children(pid)
            assert len(workers) == 2
            slow = [threading.Thread(target=dribble, args=(own, *one)) for one in SLOW.items()]
            for thread in slow:
                thread.start()
            yield own
            for thread in slow:
                thread.join()
            workers += abuse.children(pid)
    alive = [one for one in workers if Path(f"/proc/{one}").exists()]
    assert (alive, list(folder.iterdir())) == ([], [])


@pytest.fixture(autouse=True)
def calm(server: Server) -> Iterator[None]:
    yield
    found = server.get("/", "Accept-Language: en")
    assert (found.status, found.headers["content-language"], sealed(found)) == (200, "en", True)


def sealed(found: Got) -> bool:
    """Whether an answer has the headers of every one; the query page has its own policy."""
    own = {name.lower(): value for name, value in EVERYWHERE.items() if name.lower() != POLICY}
    return own.items() <= found.headers.items() and POLICY in found.headers


HEAD = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
SLOW = {"head": b"GET / HTTP/1.1\r\nX", "content": HEAD + b"Content-Length: 99\r\n\r\n"}


def dribble(server: Server, name: str, begun: bytes) -> None:
    """Send a request that never ends, a byte a second, until there is an answer."""
    with socket.create_connection(("127.0.0.1", server.port), 1) as own:
        own.sendall(begun)
        for _ in range(30):
            with suppress(TimeoutError):
                server.slow[name] = read_all(own)
                return
            own.sendall(b"x")


# ---- queries


NOT_UTF8 = {
    "content": (b"ASK { # \xff\n}", QUERY),
    "form": (b"query=%ff", FORM),
    "form-raw": (b"query=\xff", FORM),
    "utf-16": ("ASK {}".encode("utf-16"), QUERY),
    "overlong": (b"query=ASK%c0%af", FORM),
    "surrogate": (b"query=ASK%ed%a0%80", FORM),
    "name": (b"%ff=1&query=ASK%7B%7D", FORM),
    "zero": (b"ASK {}\x00", QUERY),
    "random": (bytes(range(256)), QUERY),
}


@pytest.mark.parametrize("name", NOT_UTF8)
def test_content_that_is_not_utf8_is_refused(server: Server, name: str) -> None:
    found = server.post(*NOT_UTF8[name])
    assert (found.status, sealed(found)) == (400, True)
    assert found.headers["content-type"] == "text/plain; charset=utf-8"
    assert found.body.decode().startswith("400 Bad Request\n")


def test_another_charset_is_refused_and_so_is_compression(server: Server) -> None:
    assert server.post("ASK {}", f"{QUERY}; charset=latin-1").status == 415
    assert server.post("ASK {}", QUERY, "Content-Encoding: gzip").status == 415
    assert server.post("ASK {}", "text/plain").status == 415


ENDLESS = {
    "cross-10000": CROSS.format(" ".join(f" ?a{n} ?b{n} ?c{n} ." for n in range(10_000))),
    "cross-sorted": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?a",
    "cross-300": CROSS.format(" ".join(f" ?a{n} ?b{n} ?c{n} ." for n in range(300))),
    "regex": CROSS.format(
        ' ?a ?b ?c . ?d ?e ?f FILTER(REGEX(STR(?c), CONCAT(STR(?f), ".*((x|y|z)*)*$")))'
    ),
    "paths": "SELECT * { ?s ((!<x:x>|^!<x:x>)*/(!<x:x>)*)* ?o . ?o (!<x:x>|^!<x:x>)* ?z }",
    "rows": f"SELECT * {{ {ROWS} VALUES ?x {{ {' '.join(str(i) for i in range(99))} }} }}",
}  # fmt: skip
TOLD = {400: "för många mönster", 422: "större än 20 MB", 503: ""}


@pytest.mark.parametrize("name", ENDLESS)
def test_a_query_without_end_is_ended_and_the_pages_are_answered_meanwhile(
    server: Server, name: str
) -> None:
    found: list[Got] = []
    asking = threading.Thread(
        target=lambda: found.append(server.post(ENDLESS[name], QUERY, "Accept-Language: sv"))
    )
    asking.start()
    pages = 0
    while asking.is_alive() and pages < 500:
        assert server.get("/").status == 200
        pages += 1
    asking.join()
    assert pages
    assert found[0].status in TOLD
    assert sealed(found[0])
    assert TOLD[found[0].status] in found[0].body.decode()
    if found[0].status == 503:
        assert re.search("gränsen här", found[0].body.decode()), found[0].body.decode()
    settled(lambda: len(server.answers), 0)


def test_expressions_that_explode_elsewhere_are_answered(server: Server) -> None:
    """The engine's expressions are matched in time linear in the text: no backtracking."""
    query = f'SELECT (REGEX("{"a" * 5000}!", "^(a+)+$") AS ?x) {{}}'
    found = server.post(query, QUERY, "Accept: text/csv")
    assert (found.status, found.body) == (200, b"x\r\nfalse\r\n")


DEEP = {
    "parentheses": f"ASK {{ FILTER({'(' * 50_000}1{')' * 50_000}) }}",
    "paths": f"ASK {{ ?s {'(' * 50_000}<x:x>{')' * 50_000} ?o }}",
    "selects": f"SELECT * {{ {'{ SELECT * {' * 10_000}{'}}' * 10_000} }}",
}


@pytest.mark.parametrize("name", DEEP)
def test_deep_nesting_is_refused_as_such(server: Server, name: str) -> None:
    found = server.post(DEEP[name], QUERY, "Accept-Language: en")
    assert (found.status, sealed(found)) == (400, True)
    assert b"it has too many patterns" in found.body


REFUSED = ("LOAD <http://127.0.0.1:9/>", "LOAD <file:///etc/passwd>", "CLEAR ALL",
           "INSERT DATA { <x:a> <x:b> 1 }")  # fmt: skip


def test_nothing_is_changed_and_nobody_else_is_asked(server: Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        other.settimeout(0.2)
        url = f"http://127.0.0.1:{other.getsockname()[1]}/"
        service = f"SELECT * {{ SERVICE SILENT <{url}> {{ ?s ?p ?o }} }}"
        asked = [server.post(own, "application/sparql-update").status for own in REFUSED]
        asked.append(server.post(f"LOAD <{url}>", "application/sparql-update").status)
        assert (asked, server.post(service).status) == ([403] * 5, 403)
        for given in (f"SELECT ?s FROM <{url}> {{ ?s ?p ?o }}", "SELECT ?s { ?s ?p ?o }"):
            target = f"/sparql?query={quote(given)}&default-graph-uri={quote(url)}"
            found = server.get(target, "Accept: text/csv")
            assert (found.status, found.body) == (200, b"s\r\n")
        with pytest.raises(TimeoutError):
            other.accept()


# ---- HTTP


def pushed(server: Server, head: bytes, piece: bytes, most: int) -> tuple[Got, int]:
    """Send pieces until the server hangs up or so many bytes are sent; return the answer to it."""
    sent = 0
    with socket.create_connection(("127.0.0.1", server.port), 10) as own:
        own.sendall(HEAD + head + b"\r\n")
        with suppress(ConnectionError):
            while sent < most:
                own.sendall(piece)
                sent += len(piece)
        found = bytearray()
        with suppress(ConnectionError):
            while more := own.recv(65536):
                found += more
    return read(bytes(found)), sent


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"Content-Length: 1073741824\r\n", b"x" * 65536),
        (b"Content-Length: 262145\r\n", b"x" * 65536),
        (b"Content-Length: 9999999999999999999\r\n", b"x" * 65536),
        (b"Transfer-Encoding: chunked\r\n", b"10000\r\n" + b"x" * 65536 + b"\r\n"),
    ],
)
def test_a_gigabyte_is_refused_long_before_it_is_sent(
    server: Server, head: bytes, piece: bytes
) -> None:
    before = abuse.resident(server.pid)
    found, sent = pushed(server, head, piece, 2**26)
    assert (found.status, sealed(found)) == (413, True)
    assert sent < 2**26
    assert abuse.resident(server.pid) < before + 16


def test_a_thousand_connections_at_once_are_told_that_it_is_crowded(server: Server) -> None:
    statuses: Counter[bytes] = Counter()
    with ExitStack() as stack:
        place = ("127.0.0.1", server.port)
        opened = [stack.enter_context(socket.create_connection(place, 10)) for _ in range(1000)]
        for own in opened:
            with suppress(ConnectionError):
                own.sendall(request("/health"))
        for own in opened:
            with suppress(ConnectionError):
                statuses[own.recv(4096)[:12]] += 1
    assert set(statuses) <= {b"HTTP/1.1 503", b"HTTP/1.1 200", b""}
    assert statuses[b"HTTP/1.1 503"] > 300
    settled(lambda: server.open_files, server.files + 8)


def test_visitors_who_send_no_more_hold_no_place() -> None:
    """Who has ended the sending, and asked for the connection to be closed, is waited for no more.

    Each would else count among the visitors for seconds after the answer.
    """
    limits, found = Limits(visitors=10, linger=60), Counter[int]()
    with served(publication(), limits) as port:
        for _ in range(50):
            with socket.create_connection(("127.0.0.1", port), 10) as own:
                own.sendall(request("/fardplan/health"))
                own.shutdown(socket.SHUT_WR)
                found[read(read_all(own)).status] += 1
    assert found == {200: 50}


def test_no_visitor_has_more_read_than_others_can_wait_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Content in chunks of one byte costs much to take apart; between reads others are served."""
    sizes, received = list[int](), Protocol.data_received

    def noted(own: Protocol, data: bytes) -> None:
        sizes.append(len(data))
        received(own, data)

    monkeypatch.setattr(Protocol, "data_received", noted)
    head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    with served(publication()) as port:
        found = read(exchange(port, head.encode() + b"1\r\nx\r\n" * 70_000))
    assert (found.status, sum(sizes) > 2**16) == (413, True)
    assert max(sizes) <= READ


def settled(measured: Callable[[], float], most: float) -> None:
    """Wait for a figure to fall to so much; it does when what was closed is taken note of."""
    until = time.monotonic() + 10
    while measured() > most and time.monotonic() < until:
        time.sleep(0.05)
    assert measured() <= most


def test_slow_readers_hold_no_worker_and_no_memory(server: Server) -> None:
    before = abuse.resident(server.pid)
    with ExitStack() as stack:
        for _ in range(6):
            own = stack.enter_context(socket.socket())
            own.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            own.settimeout(10)
            own.connect(("127.0.0.1", server.port))
            own.sendall(request(f"/sparql?query={quote(LARGE)}", "GET", "Accept: text/csv"))
            assert own.recv(1) == b"H"  # the answer is made, and stands in a file without a name
        for number in range(6):
            asked = server.get(f"/sparql?query=ASK%7B%7D%23{number}")
            assert (asked.status, server.get("/").status) == (200, 200)
        assert server.answers == []
        assert abuse.resident(server.pid) < before + 8  # all six are 15 MB
    settled(lambda: server.open_files, server.files + 8)


def test_a_large_answer_is_whole(server: Server) -> None:
    found = server.get(f"/sparql?query={quote(LARGE)}", "Accept: text/csv")
    assert (found.status, found.body.count(b"\r\n")) == (200, 300_001)
    assert int(found.headers["content-length"]) == len(found.body)


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "TRACE", "PUT", "PATCH", "DELETE"])
def test_every_method_has_its_answer_everywhere(server: Server, method: str) -> None:
    for target in PAGES:
        found, plain = server.get(target, method=method), server.get(target)
        assert sealed(found)
        if method == "HEAD":
            told = (found.status, found.headers["content-length"], found.body)
            assert told == (plain.status, plain.headers["content-length"], b"")
        elif method == "OPTIONS":
            assert (found.status, found.body, "GET" in found.headers["allow"]) == (204, b"", True)
        else:
            assert (found.status, "GET" in found.headers["allow"]) == (405, True)


@pytest.mark.parametrize("broken", BREAKS)
def test_no_text_of_a_visitor_becomes_a_header(server: Server, broken: str) -> None:
    text = f"a{broken}{MARK}:%20y{broken}{broken}<b>"
    targets = [f"{path}?{name}={text}" for path, name in (
        ("/sok", "q"), ("/sok.sv.html", "q"), ("/sok.en.json", "q"), ("/sok", "visa"),
        ("/svar/actions-of-actor", "actor"), ("/svar/actions-of-actor.sv.csv", "actor"),
        ("/sparql", "query"), ("/sparql", "default-graph-uri"), ("/id/actor/none", "x"),
    )]  # fmt: skip
    for target in (*targets, f"/id/{text}", f"/doc/actor/{text}.ttl", f"/{text}", f"/sparql{text}"):
        found = server.get(target)
        assert MARK.lower() not in found.headers
        assert found.status in (200, 303, 400, 404, 422)
        assert b"<b>" not in found.body or "html" not in found.headers["content-type"]
        assert sealed(found)


def test_a_header_with_a_line_end_within_is_refused(server: Server) -> None:
    for line in (
        "Accept-Language: sv\rX: y",
        "Accept-Language: sv\x00",
        "Accept: a\x0bb",
        "A B: c",
    ):
        assert server.get("/sok?q=a", line).status == 400
    found = server.get("/sok?q=a", f"Accept-Language: sv\n{MARK}: y")
    assert MARK.lower() not in found.headers


@pytest.mark.parametrize("target", ["/%00", "/sparql%00", "/sok%00?q=a", "/svar/%00", "/id/%00"])
def test_a_zero_in_the_path_is_refused(server: Server, target: str) -> None:
    assert server.get(target).status == 400


@pytest.mark.parametrize("target", ["/sok?q=%00", "/svar/actions-of-actor?actor=%00",
                                    "/sparql?query=ASK%7B%7D%00"])  # fmt: skip
def test_a_zero_in_a_parameter_is_no_fault_of_ours(server: Server, target: str) -> None:
    assert server.get(target).status in (200, 400)


def test_a_range_is_answered_with_the_whole(server: Server) -> None:
    many = ",".join(f"{n}-{n}" for n in range(2000))
    for target in ("/", "/data/fardplan.nq", "/sparql?query=ASK%7B%7D"):
        plain = server.get(target)
        for own in ("0-0", "-1", many, "x"):
            found = server.get(target, f"Range: bytes={own}")
            assert (found.status, found.body) == (200, plain.body)


BOTH = "Content-Length: 4\r\nTransfer-Encoding: chunked"
SMUGGLED = {
    "length-and-chunked": (BOTH, b"0\r\n\r\n"),
    "chunked-and-length": ("Transfer-Encoding: chunked\r\nContent-Length: 4", b"0\r\n\r\n"),
    "two-lengths": ("Content-Length: 6\r\nContent-Length: 60", b"ASK {}"),
    "two-encodings": ("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", b"0\r\n\r\n"),
    "other-encoding": ("Transfer-Encoding: xchunked", b"0\r\n\r\n"),
    "space": ("Transfer-Encoding : chunked", b"0\r\n\r\n"),
    "vertical-tab": ("Transfer-Encoding:\x0bchunked", b"0\r\n\r\n"),
    "many-digits": (f"Content-Length: {'9' * 30}", b"ASK {}"),
    "plus": ("Content-Length: +6", b"ASK {}"),
    "hexadecimal": ("Content-Length: 0x6", b"ASK {}"),
    "chunk-size": ("Transfer-Encoding: chunked", b"-1\r\n\r\n"),
    "chunk-end": ("Transfer-Encoding: chunked", b"6\r\nASK {}xx0\r\n\r\n"),
}


@pytest.mark.parametrize("name", SMUGGLED)
def test_a_request_that_ends_in_two_places_is_the_last(server: Server, name: str) -> None:
    """RFC 9112, section 6.1: the connection is closed after the answer to such a request."""
    line, content = SMUGGLED[name]
    second = b"GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n"
    for target in ("/sparql", "/", "/sok", "/none"):
        head = f"POST {target} HTTP/1.1\r\nHost: x\r\nContent-Type: {QUERY}\r\n{line}\r\n\r\n"
        raw = exchange(server.port, head.encode("latin-1") + content + second)
        assert re.findall(rb"HTTP/1\.1 (\d+)", raw) == [b"400"]
        assert sealed(read(raw))


# ---- at random, and after it all


def test_nothing_random_finds_a_fault_of_ours(server: Server) -> None:
    sent: Sequence[bytes] = list(abuse.requests(600, seed=2))
    statuses, faults = abuse.counted(server.port, sent)
    assert faults == []
    assert {"200", "204", "400", "403", "404", "405", "406", "415"} <= set(statuses)
    assert statuses["500"] == 0
    assert statuses["none"] < 30


def test_the_random_requests_are_the_same_each_time() -> None:
    assert list(abuse.requests(50, 3)) == list(abuse.requests(50, 3))
    assert list(abuse.requests(50, 3)) != list(abuse.requests(50, 4))


def test_who_sends_a_byte_a_second_is_answered_that_it_took_too_long(server: Server) -> None:
    settled(lambda: len(SLOW) - len(server.slow), 0)
    assert {name: read(own).status for name, own in server.slow.items()} == dict.fromkeys(SLOW, 408)
    assert all(sealed(read(own)) for own in server.slow.values())


def test_after_it_all_nothing_is_left(server: Server) -> None:
    settled(lambda: len(abuse.children(server.pid)), 2)
    settled(lambda: server.open_files, server.files + 8)
    assert server.answers == []
    assert abuse.resident(server.pid) < server.memory + 48
