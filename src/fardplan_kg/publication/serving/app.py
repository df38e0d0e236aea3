"""A publication as an ASGI application: every request gets one answer, never none and never two."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator

from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from fardplan_kg.publication.documents import Document, Publication, Representation
from fardplan_kg.publication.headers import METHODS
from fardplan_kg.publication.serving import answers, problems
from fardplan_kg.publication.serving.access_log import Entry, Log, silent
from fardplan_kg.publication.serving.asked import Asked
from fardplan_kg.publication.serving.body import passed_over
from fardplan_kg.publication.serving.headers import preflight, sealed
from fardplan_kg.publication.serving.kept import Kept
from fardplan_kg.publication.serving.limits import Limits
from fardplan_kg.publication.serving.problems import Problem
from fardplan_kg.publication.serving.resolution import Elsewhere, Gone, resolve

HEALTH = "health"
PIECE = 256 * 2**10
"""Bytes."""


class Application:
    """Answers what is asked of a publication, and records it."""

    def __init__(
        self,
        publication: Publication,
        log: Log = silent,
        limits: Limits | None = None,
        kept: Kept | None = None,
    ) -> None:
        self.publication, self.log = publication, log
        self.limits, self.kept = limits or Limits(), kept or Kept()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI 3.0, HTTP)."""
        if scope["type"] != "http":
            raise ValueError(f"{scope['type']}: only HTTP is answered")
        begun = time.perf_counter()
        asked = Asked.of(scope)
        try:
            response, fault = await self._certain(asked, receive)
        except ClientDisconnect:
            return
        try:
            await _sent(response, asked.method, send, self.limits.reading)
        finally:
            ms = (time.perf_counter() - begun) * 1000
            self.log(Entry.of(asked.method, asked.shown, response, ms, fault))

    async def busy(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer that there are too many visitors (ASGI 3.0, HTTP)."""
        del receive
        asked = Asked.of(scope)
        response = sealed(self._problem(503, asked))
        await _sent(response, asked.method, send, self.limits.reading)
        self.log(Entry.of(asked.method, asked.shown, response, 0.0))

    def refusal(self, status: int) -> Response:
        """Return the answer to what could not be read as a request, and record it."""
        response = sealed(problems.answer(Problem(status), self.publication.mount, problems.TEXT))
        self.log(Entry.of("", "", response, 0.0))
        return response

    async def _certain(self, asked: Asked, receive: Receive) -> tuple[Response, str]:
        """Return the answer and, where the fault is ours, what it is."""
        try:
            return sealed(await self._answer(asked, receive)), ""
        except ClientDisconnect:
            raise
        except asyncio.CancelledError:  # the server stops and cannot wait for this one
            return sealed(self._problem(503, asked)), ""
        except Exception as error:  # whatever it is, the visitor gets an answer
            return sealed(self._problem(500, asked)), f"{type(error).__name__}: {error}"[:500]

    async def _answer(self, asked: Asked, receive: Receive) -> Response:
        refused = await self._refused(asked, receive)
        if refused:
            return self._problem(refused, asked)
        if asked.method == "OPTIONS":
            return preflight()
        if asked.method not in METHODS:
            return self._problem(405, asked)
        return await self._found(asked)

    async def _refused(self, asked: Asked, receive: Receive) -> int:
        """Return the status with which a request is refused whatever it asks for, else 0."""
        if asked.length > self.limits.target:
            return 414
        if asked.headers_size > self.limits.headers:
            return 431
        return await passed_over(asked.headers, receive, self.limits)

    async def _found(self, asked: Asked) -> Response:
        path = asked.path
        if path is None:
            return self._problem(400, asked)
        if path == self.publication.mount + HEALTH:
            return self._health()
        found = resolve(self.publication, path)
        if isinstance(found, Document):
            return await self._document(found, asked)
        if isinstance(found, Representation):
            return await answers.file(found, asked, self.kept)
        if isinstance(found, Elsewhere):
            return answers.elsewhere(self.publication, found)
        return self._problem(410 if isinstance(found, Gone) else 404, asked)

    async def _document(self, own: Document, asked: Asked) -> Response:
        chosen = answers.negotiated(own, asked)
        if chosen is None:
            instead = answers.alternatives(self.publication, own)
            return self._problem(406, asked, instead)
        return await answers.document(self.publication, own, chosen, asked, self.kept)

    def _health(self) -> Response:
        own = self.publication
        told = {"status": "ok", "version": own.version, "documents": len(own.documents)}
        headers = {"Content-Type": "application/json", "Cache-Control": "no-store"}
        return Response(json.dumps(told) + "\n", headers=headers)

    def _problem(
        self, status: int, asked: Asked, instead: tuple[tuple[str, str], ...] = ()
    ) -> Response:
        return problems.answer(
            Problem(status, asked.shown, instead),
            self.publication.mount,
            asked.header("accept"),
            asked.header("accept-language"),
        )


async def _sent(response: Response, method: str, send: Send, patience: float) -> None:
    """Send an answer, a long one in pieces: no more of it waits in memory than is being read.

    Raises TimeoutError where the visitor has read nothing for so many seconds.
    """
    for message in _messages(response, method):
        async with asyncio.timeout(patience):
            await send(message)


def _messages(response: Response, method: str) -> Iterator[Message]:
    head = {"type": "http.response.start", "status": response.status_code}
    yield head | {"headers": response.raw_headers}
    body = b"" if method == "HEAD" else bytes(response.body)
    last = max(0, (len(body) - 1) // PIECE * PIECE)
    for start in range(0, last, PIECE):
        piece = body[start : start + PIECE]
        yield {"type": "http.response.body", "body": piece, "more_body": True}
    yield {"type": "http.response.body", "body": body[last:], "more_body": False}
