"""Hostile requests against the HTTP layer: how many, and what they were answered.

    python benchmarks/http_fuzz.py [--requests N] [--seed N]

The requests are the same each time for the same seed. They are sent as bytes over a real socket to
a server on this computer, several on a connection now and then. Reported: the number of requests,
the number of answers by status, and every answer that is 500 or lacks a header of those that stand
on every answer; exit 1 where there is one.
"""

from __future__ import annotations

import argparse
import logging
import random
import socket
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from fardplan_kg.publication.documents import Publication
from fardplan_kg.publication.headers import EVERYWHERE
from fardplan_kg.publication.serving import server
from fardplan_kg.publication.serving.access_log import silent
from fardplan_kg.publication.serving.app import Application
from fardplan_kg.publication.serving.limits import Limits

METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "TRACE", "CONNECT", "PRI", "get",
           "G" * 300, "GE\tT", "G\x00T", "\u00e5", ""]  # fmt: skip
PIECES = ["..", ".", "", "%2e%2e", "%2f", "%5c", "\\", "%00", "%", "%zz", "%ff", "%c0%af", "%u0041",
          "%0d%0aX:%20y", "a" * 300, "a" * 9000, "<script>", "'\"", "{{7*7}}", "${jndi:x}", "~root",
          "etc", "passwd", "\u00e5", "\x00", "\x7f", "%E2%80%AE", ";a=b", "?", "#", "//", "@",
          "http:", "*", "id", "doc", "actor", "trollen", "alvorna", "ontology", "0.1.0", "svar",
          "static", "site.css", "health", "fardplan", "index.html", ".ttl", ":80",
          "trollen.sv.html"]  # fmt: skip
TYPES = ["text/html", "text/turtle", "application/ld+json", "application/json", "*/*", "*", "a/*",
         "text/*", "image/png", "application/problem+json", "application/rdf+xml", "text/plain",
         "application/trig", "application/n-triples", "text", "/", "", "\u00e5/\u00e5", "\x01",
         "a" * 5000]  # fmt: skip
WEIGHTS = ["", ";q=0", ";q=1", ";q=0.5", ";q=.", ";q=nan", ";q=-1", ";q=1e9", ";q=" + "9" * 400,
           ';p="a,b', ';p="\\', ";;;", ";q", ';profile="x";q=0.3', "; charset=\xff"]  # fmt: skip
LANGUAGES = [
    "sv",
    "en",
    "sv-SE",
    "de",
    "*",
    "",
    "x" * 4000,
    "sv_SE",
    "\u00e5",
    "en;q=0",
    "-",
    "sv;q=2",
]
TAGS = ["*", '"', 'W/"', '"a"', "a", '"' * 4000, "", "\xff"]
OTHERS = ["Host: y", "Content-Length: 5", "Content-Length: 99999999999999999999",
          "Content-Length: -1", "Content-Length: x", "Transfer-Encoding: chunked",
          "Transfer-Encoding: gzip, chunked", "Expect: 100-continue", "Range: bytes=0-1",
          "Upgrade: websocket", "Connection: upgrade", "Connection: close", "X: " + "a" * 40_000,
          ": empty", "No colon", " folded: x", "X-Forwarded-For: 1", "Content-Type: a/b",
          "Origin: null", "Access-Control-Request-Method: PUT", "Cookie: \x00", "If-Match: x",
          "If-Modified-Since: x", "Accept-Encoding: gzip;q=x, *",
          "Accept-Encoding: gzip"]  # fmt: skip
PATHS = [f"/fardplan/{path}" for path in (
    "", "doc/actor/trollen", "doc/actor/trollen.ttl", "id/actor/trollen", "id/actor/alvorna",
    "graph/plan/sagoby", "ontology", "svar/counts", "static/site.css", "none",
    "doc/actor/tomtarna")]  # fmt: skip
VERSIONS = ["HTTP/1.1"] * 12 + ["HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTP/x", "", "http/1.1"]
BODIES = ["", "", "", "", "abcde", "5\r\nabcde\r\n0\r\n\r\n", "zz\r\n", "0\r\n\r\n", "a" * 70_000]
PATIENCE = Limits(head=0.05, content=0.05, linger=0.05, idle=1)
"""Short: very many of the requests never end."""
SEALS = [f"\r\n{name.lower()}: {value}\r\n".encode() for name, value in EVERYWHERE.items()]


def requests(count: int, seed: int = 1) -> Iterator[bytes]:
    """Give so many requests, hostile in one way or in several."""
    chance = random.Random(seed)
    for _ in range(count):
        yield _request(chance).encode("latin-1", "replace")


def _request(chance: random.Random) -> str:
    if chance.random() < 0.5:  # hostile in what it prefers, and in nothing else
        lines = [f"{chance.choice(METHODS[:2])} {chance.choice(PATHS)} HTTP/1.1", "Host: x"]
        return "\r\n".join([*lines, *_preferences(chance)]) + "\r\n\r\n"
    method = chance.choice(METHODS if chance.random() < 0.3 else METHODS[:3])
    version = chance.choice(VERSIONS)
    lines = [f"{method} {_target(chance)} {version}"]
    if chance.random() < 0.95:
        lines.append("Host: x")
    lines += _headers(chance)
    ending = "\r\n\r\n" if chance.random() < 0.98 else chance.choice(["", "\r\n", "\n\n", "\r"])
    return "\r\n".join(lines) + ending + chance.choice(BODIES)


def _target(chance: random.Random) -> str:
    known = ["", "fardplan/", "fardplan/doc/actor/", "fardplan/id/actor/", "fardplan/static/"]
    pieces = chance.choices(PIECES, k=chance.randint(0, 4))
    return "/" * (chance.random() < 0.97) + chance.choice(known) + "/".join(pieces)


def _headers(chance: random.Random) -> list[str]:
    return _preferences(chance) + chance.sample(OTHERS, chance.choice([0, 0, 0, 1, 2, 3]))


def _preferences(chance: random.Random) -> list[str]:
    accepts = [chance.choice(TYPES) + chance.choice(WEIGHTS) for _ in range(chance.randint(0, 6))]
    found = [f"Accept: {', '.join(accepts)}"] if accepts else []
    if chance.random() < 0.5:
        languages = chance.choices(LANGUAGES, k=chance.randint(1, 4))
        found.append(f"Accept-Language: {','.join(languages)}")
    if chance.random() < 0.3:
        found.append(f"If-None-Match: {', '.join(chance.choices(TAGS, k=chance.randint(1, 2)))}")
    return found


def answers(port: int, sent: bytes) -> bytes:
    """Return all that comes back on a connection of its own."""
    found = bytearray()
    with socket.create_connection(("127.0.0.1", port), 10) as own:
        try:
            own.sendall(sent)
            own.shutdown(socket.SHUT_WR)
            while piece := own.recv(65536):
                found += piece
        except ConnectionError:
            pass
    return bytes(found)


def counted(port: int, sent: Sequence[bytes]) -> tuple[Counter[str], list[bytes]]:
    """Send each request; return the answers by status, and the requests whose answer is at fault.

    One that has no answer is counted as such: it had no end, or no beginning.
    """
    statuses: Counter[str] = Counter()
    faults = []
    for request in sent:
        found = answers(port, request)
        heads = [b"\r\n" + piece.split(b"\r\n\r\n")[0] + b"\r\n"
                 for piece in found.split(b"HTTP/1.1 ")[1:]]  # fmt: skip
        own = [head[2:5].decode() for head in heads if head[2:5] != b"100"]
        statuses.update(own or ["none"])
        sealed = all(seal in head for head in heads if head[2:5] != b"100" for seal in SEALS)
        if "500" in own or not sealed:
            faults.append(request)
    return statuses, faults


class Complaints(logging.Handler):
    """What asyncio and uvicorn complain of: an exception that nobody caught."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take down a complaint."""
        self.heard.append(record.getMessage())


@contextmanager
def heard() -> Iterator[list[str]]:
    """Give the list of complaints, which grows meanwhile."""
    handler = Complaints()
    loggers = [logging.getLogger(name) for name in ("asyncio", "uvicorn.error")]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.ERROR)
    try:
        yield handler.heard
    finally:
        for logger in loggers:
            logger.removeHandler(handler)


@contextmanager
def serving(own: Publication) -> Iterator[int]:
    """Serve a publication with little patience; gives the port."""
    begun = threading.Event()
    with server.bound("127.0.0.1", 0) as bound:
        made = server.uvicorn_server(Application(own, silent, PATIENCE), begun.set)
        thread = threading.Thread(target=made.run, args=([bound],))
        thread.start()
        begun.wait(10)
        try:
            yield bound.getsockname()[1]
        finally:
            made.should_exit = True
            thread.join(20)


def main() -> int:
    """Run, report, and tell by the exit whether all is well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    sys.path.append(str(Path(__file__).parents[1] / "tests"))
    from publication_samples import publication

    begun = time.perf_counter()
    with serving(publication()) as port, heard() as complaints:
        statuses, faults = counted(port, list(requests(given.requests, given.seed)))
    seconds = time.perf_counter() - begun
    print(f"{given.requests} requests in {seconds:.0f} s, {sum(statuses.values())} answers")
    for status, count in sorted(statuses.items()):
        print(f"{status}: {count}")
    print(f"at fault (500, or a header missing): {len(faults)}")
    for request in faults[:5]:
        print(repr(request[:300]))
    print(f"exceptions that nobody caught: {len(complaints)}")
    return 1 if faults or complaints else 0


if __name__ == "__main__":
    sys.exit(main())
