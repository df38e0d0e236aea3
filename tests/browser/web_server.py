"""A folder on loopback with the headers of the site, pages put over it, and an endpoint."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from fardplan_kg.publication.documents import MEDIA
from fardplan_kg.publication.headers import EVERYWHERE, policy


@dataclass(frozen=True)
class Posted:
    """What was sent to the endpoint."""

    content: bytes
    headers: Mapping[str, str]


Answering = Callable[[Posted], tuple[int, str, bytes]]


@dataclass
class Site:
    """Where the site is, what has been asked for, what lies over the folder, who answers."""

    url: str
    asked: list[str] = field(default_factory=list)
    over: dict[str, bytes] = field(default_factory=dict)
    answering: Answering = lambda _: (404, "text/plain", b"")


@contextmanager
def web_server(folder: Path) -> Iterator[Site]:
    """Serve a folder until the block ends."""

    def content(path: str) -> bytes | None:
        # a browser asks for the icon by itself, and reports what is not there
        known = {"favicon.ico": b"", **site.over}
        file = folder / path
        return known.get(path, file.read_bytes() if file.is_file() else None)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.split("?")[0].lstrip("/")
            site.asked.append(path)
            found = content(path)
            self._say(404 if found is None else 200, path, found or b"")

        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            status, media, answer = site.answering(Posted(content, dict(self.headers)))
            self._say(status, "", answer, media)

        def _say(self, status: int, path: str, content: bytes, media: str = "") -> None:
            self.send_response(status)
            known = media or MEDIA.get(path.rsplit(".", 1)[-1], "application/octet-stream")
            textual = known.startswith("text/") and "charset" not in known
            self.send_header("Content-Type", f"{known}; charset=utf-8" if textual else known)
            self.send_header("Content-Length", str(len(content)))
            for name, value in {**EVERYWHERE, "Content-Security-Policy": policy(path)}.items():
                self.send_header(name, value)
            with suppress(ConnectionError):  # a browser that has stopped waiting
                self.end_headers()
                self.wfile.write(content)

        def log_message(self, *given: object) -> None:
            del given

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(f"http://127.0.0.1:{server.server_port}/")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
