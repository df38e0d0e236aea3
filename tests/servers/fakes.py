"""A server on loopback that answers as it is told, and keeps what it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

RESULTS = "application/sparql-results+json"


@dataclass(frozen=True)
class Asked:
    """A request: how, where, with which parameters and headers."""

    method: str
    path: str
    parameters: Mapping[str, list[str]]
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True)
class Said:
    """An answer; ``length`` is what its header claims, ``wait`` the seconds before each byte."""

    content: bytes | str = b""
    media_type: str = RESULTS
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None
    wait: float = 0.0

    @property
    def encoded(self) -> bytes:
        return self.content.encode() if isinstance(self.content, str) else self.content


Script = Callable[[Asked], "Said | None"]


@dataclass
class Fake:
    """A running fake: its URL, what it says (None: it hangs up), what it was asked."""

    url: str
    script: Script
    asked: list[Asked] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)


def table(**columns: str) -> Said:
    """A result of one row of texts."""
    row = {name: {"type": "literal", "value": value} for name, value in columns.items()}
    return Said(json.dumps({"head": {"vars": list(columns)}, "results": {"bindings": [row]}}))


@contextmanager
def fake(*script: Said | Script | None) -> Iterator[Fake]:
    """Run a server that gives these answers one after the other, and the last one ever after."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    told = list(script)

    def following(asked: Asked) -> Said | None:
        turn = told.pop(0) if len(told) > 1 else told[0]
        return turn(asked) if callable(turn) else turn

    running = Fake(f"http://127.0.0.1:{server.server_port}/sparql", following)
    _Handler.running[server.server_port] = running
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield running
    finally:
        running.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    running: dict[int, Fake] = {}  # noqa: RUF012 - by port, shared on purpose

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers.get("Content-Length", 0))))

    def _answer(self, body: bytes) -> None:
        me = self.running[self.connection.getsockname()[1]]
        parts = urlsplit(self.path)
        form = body.decode() if "form" in self.headers.get("Content-Type", "") else ""
        parameters = parse_qs(f"{parts.query}&{form}".strip("&"), keep_blank_values=True)
        asked = Asked(self.command, parts.path, parameters, dict(self.headers), body)
        me.asked.append(asked)
        if said := me.script(asked):
            self._say(said, me)

    def _say(self, said: Said, me: Fake) -> None:
        self.send_response(said.status)
        length = len(said.encoded) if said.length is None else said.length
        given = {"Content-Type": said.media_type, "Content-Length": str(length), **said.headers}
        for name, value in given.items():
            if value:
                self.send_header(name, value)
        try:
            self.end_headers()
            for part in _parts(said):
                if said.wait and me.closing.wait(said.wait):
                    return
                self.wfile.write(part)
        except OSError:
            pass  # the other side has gone, as it should when it has waited long enough

    def log_message(self, *_: object) -> None:
        pass


def _parts(said: Said) -> list[bytes]:
    content = said.encoded
    return [content[i : i + 1] for i in range(len(content))] if said.wait else [content]
