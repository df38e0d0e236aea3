"""A publication as an ASGI application: every request gets one answer, never none and never two."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Mapping
from typing import TypeGuard

from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from fardplan_kg.publication.documents import Document, Publication, Representation
from fardplan_kg.publication.headers import METHODS, policies
from fardplan_kg.publication.serving import answers, problems
from fardplan_kg.publication.serving.access_log import Entry, Log, silent
from fardplan_kg.publication.serving.asked import Asked
from fardplan_kg.publication.serving.body import taken
from fardplan_kg.publication.serving.headers import preflight, sealed
from fardplan_kg.publication.serving.kept import Kept
from fardplan_kg.publication.serving.limits import Limits
from fardplan_kg.publication.serving.presence import while_present
from fardplan_kg.publication.serving.problems import Problem
from fardplan_kg.publication.serving.rates import Rates
from fardplan_kg.publication.serving.resolution import Elsewhere, Gone, resolve
from fardplan_kg.publication.serving.sending import sent
from fardplan_kg.publication.serving.services import Service

HEALTH = "health"


class Application:
    """Answers what is asked of a publication, and records it.

    services: what is answered by asking the graph anew, by its path below the publication's base.
    rates: how often a visitor may ask these.
    """

    def __init__(
        self,
        publication: Publication,
        log: Log = silent,
        limits: Limits | None = None,
        kept: Kept | None = None,
        services: Mapping[str, Service] | None = None,
        rates: Rates | None = None,
    ) -> None:
        self.publication, self.log = publication, log
        self.limits, self.kept = limits or Limits(), kept or Kept()
        self.services, self.rates = services or {}, rates or Rates()
        self.policies = policies()

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
            await sent(response, asked.method, send, self.limits.reading)
        finally:
            ms = (time.perf_counter() - begun) * 1000
            self.log(Entry.of(asked.method, asked.shown, response, ms, fault))

    async def busy(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer that there are too many visitors (ASGI 3.0, HTTP)."""
        del receive
        asked = Asked.of(scope)
        response = sealed(self._problem(503, asked))
        await sent(response, asked.method, send, self.limits.reading)
        self.log(Entry.of(asked.method, asked.shown, response, 0.0))

    def refusal(self, status: int) -> Response:
        """Return the answer to what could not be read as a request, and record it."""
        response = sealed(problems.answer(Problem(status), self.publication.mount, problems.TEXT))
        self.log(Entry.of("", "", response, 0.0))
        return response

    async def _certain(self, asked: Asked, receive: Receive) -> tuple[Response, str]:
        """Return the answer and, where the fault is ours, what it is."""
        try:
            answer = await self._answer(asked, receive)
            return sealed(answer, self._policy(asked, answer)), ""
        except ClientDisconnect:
            raise
        except asyncio.CancelledError:  # the server stops and cannot wait for this one
            return sealed(self._problem(503, asked)), ""
        except Exception as error:  # whatever it is, the visitor gets an answer
            return sealed(self._problem(500, asked)), f"{type(error).__name__}: {error}"[:500]

    def _policy(self, asked: Asked, answer: Response) -> str:
        """Return the policy of a page that has one of its own, whatever address it is got at."""
        place = answer.headers.get("content-location") or asked.path or ""
        return self.policies.get(place.removeprefix(self.publication.mount), "")

    async def _answer(self, asked: Asked, receive: Receive) -> Response:
        service = self._service(asked)
        largest = service.largest if service else self.limits.body
        status = self._too_long(asked)
        content = b""
        if not status:
            status, content = await taken(asked.headers, receive, self.limits, largest)
        if status:
            return self._problem(status, asked)
        methods = service.methods if service else METHODS
        if asked.method == "OPTIONS":
            return preflight(methods)
        if asked.method not in methods:
            return self._unallowed(asked, methods)
        if service:
            answer = await self._asked(service, asked, content, receive)
            if answer is not None:
                return answer
        return await self._found(asked)

    async def _asked(
        self, service: Service, asked: Asked, content: bytes, receive: Receive
    ) -> Response | None:
        seconds = self.rates.wait(asked.client) if asked.query or content else 0
        if seconds:
            response = self._problem(429, asked)
            response.headers["Retry-After"] = str(seconds)
            return response
        return await while_present(service.answer(asked, content), receive)

    def _service(self, asked: Asked) -> Service | None:
        path, mount = asked.path, self.publication.mount
        return self.services.get(path.removeprefix(mount)) if _below(path, mount) else None

    def _too_long(self, asked: Asked) -> int:
        """Return the status with which a request is refused whatever it asks for, else 0."""
        if asked.length > self.limits.target:
            return 414
        return 431 if asked.headers_size > self.limits.headers else 0

    def _unallowed(self, asked: Asked, methods: tuple[str, ...]) -> Response:
        response = self._problem(405, asked)
        response.headers["Allow"] = ", ".join(methods)
        return response

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


def _below(path: str | None, mount: str) -> TypeGuard[str]:
    return path is not None and path.startswith(mount)
