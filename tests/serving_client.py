"""Visitors for the tests: one calls the application, one a real server over raw sockets."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass

from starlette.types import Message, Scope

from fardplan_kg.publication.documents import Publication
from fardplan_kg.publication.headers import EVERYWHERE
from fardplan_kg.publication.serving import server
from fardplan_kg.publication.serving.access_log import Log, silent
from fardplan_kg.publication.serving.app import Application
from fardplan_kg.publication.serving.limits import Limits

SENT_EVERYWHERE = {name.lower(): value for name, value in EVERYWHERE.items()}


@dataclass(frozen=True)
class Got:
    """An answer as it came."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def sealed(self) -> bool:
        """Whether it has the headers of every answer."""
        return SENT_EVERYWHERE.items() <= self.headers.items()


def ask(
    application: Application,
    target: str | bytes = "/",
    method: str = "GET",
    headers: Sequence[tuple[str, str]] = (),
    body: bytes = b"",
) -> Got:
    """Return the application's answer to one request."""
    return asyncio.run(answered(application, target, method, headers, body))


async def answered(
    application: Application,
    target: str | bytes,
    method: str = "GET",
    headers: Sequence[tuple[str, str]] = (),
    body: bytes = b"",
) -> Got:
    raw = target if isinstance(target, bytes) else target.encode("utf-8", "surrogateescape")
    path, _, query = raw.partition(b"?")
    scope: Scope = {
        "type": "http",
        "method": method,
        "path": path.decode("latin-1"),
        "raw_path": path,
        "query_string": query,
        "headers": [(name.lower().encode(), v.encode("latin-1", "replace")) for name, v in headers],
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await application(scope, receive, send)
    assert [m["type"] for m in sent[:2]] == ["http.response.start", "http.response.body"]
    told = {name.decode(): value.decode("latin-1") for name, value in sent[0]["headers"]}
    return Got(sent[0]["status"], told, b"".join(m["body"] for m in sent[1:]))


def served(
    publication: Publication, limits: Limits | None = None, log: Log = silent
) -> AbstractContextManager[int]:
    """Serve a publication in a thread of its own; gives the port."""
    return running(Application(publication, log, limits))


@contextmanager
def running(application: Application, lifetime: server.Lifetime | None = None) -> Iterator[int]:
    """Run an application in a thread of its own; gives the port."""
    own = server.bound("127.0.0.1", 0)
    port: int = own.getsockname()[1]
    begun = threading.Event()
    made = server.uvicorn_server(application, begun.set, lifetime)
    thread = threading.Thread(target=made.run, args=([own],))
    thread.start()
    try:
        assert begun.wait(10)
        yield port
    finally:
        made.should_exit = True
        thread.join(20)
        assert not thread.is_alive()


def exchange(port: int, sent: bytes, seconds: float = 10.0) -> bytes:
    """Send bytes, then read to the end of the connection."""
    with socket.create_connection(("127.0.0.1", port), seconds) as own:
        with suppress(BrokenPipeError, ConnectionResetError):
            own.sendall(sent)
        return read_all(own)


def read_all(own: socket.socket) -> bytes:
    found = bytearray()
    while piece := own.recv(65536):
        found += piece
    return bytes(found)


def read(raw: bytes) -> Got:
    """Return the last of the answers in what came from a connection."""
    head, _, body = raw.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    return Got(int(first.split(" ")[1]), {name.lower(): v for name, v in headers.items()}, body)


def request(target: str = "/", method: str = "GET", *lines: str) -> bytes:
    """Return a request that asks for the connection to be closed after it."""
    head = (f"{method} {target} HTTP/1.1", "Host: x", "Connection: close", *lines)
    return "".join(f"{line}\r\n" for line in head).encode("latin-1") + b"\r\n"
