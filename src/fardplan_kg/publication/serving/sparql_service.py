"""The SPARQL endpoint: SPARQL 1.1 Protocol over the pool of workers, with kept answers."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple, Protocol, TypeVar
from urllib.parse import urlsplit

from starlette.responses import Response

from fardplan_kg.publication.headers import CHANGING, FRESH
from fardplan_kg.publication.serving import negotiation
from fardplan_kg.publication.serving.answer_cache import AnswerCache
from fardplan_kg.publication.serving.asked import Asked
from fardplan_kg.publication.serving.sending import Streamed
from fardplan_kg.publication.serving.sparql_refusals import refusal
from fardplan_kg.publication.serving.sparql_welcome import Welcome
from fardplan_kg.publication.sparql import formats, keywords
from fardplan_kg.publication.sparql.admission import admitted, endpoints
from fardplan_kg.publication.sparql.formats import Format
from fardplan_kg.publication.sparql.requests import Describe, Query, Update, parse
from fardplan_kg.publication.sparql.tasks import Answered, Refused, Task

READING = ("GET", "HEAD")
METHODS = (*READING, "POST", "OPTIONS")
LARGEST = 2**18
"""Bytes of a query."""
SHORT = 4096
"""Characters that are read at once; more are read in a thread, and the pages stay quick."""
KNOWN, LONGEST_KNOWN = 500, 32 * 2**10
"""Queries that need not be read again, and characters of the longest."""
UNKEPT = "no-store"
T = TypeVar("T")


class Pool(Protocol):
    """What runs queries and updates."""

    async def answer(self, task: Task) -> Answered:
        """Return the whole answer. Raises Refused."""


@dataclass(frozen=True)
class Endpoint:
    """url: its address, which is also the base of relative IRIs. version: of the data.

    writable: whether updates are taken. services: the endpoints that SERVICE may name.
    """

    url: str
    version: str
    writable: bool = False
    services: frozenset[str] = frozenset()

    @property
    def origin(self) -> str:
        """The scheme and host, as a browser names the site of a page (RFC 6454)."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"


@dataclass
class SparqlService:
    """Answers queries and, where the endpoint is writable, updates.

    welcome: what is answered where nothing is asked for. An answer is made again after an update.
    """

    pool: Pool
    endpoint: Endpoint
    welcome: Welcome
    cache: AnswerCache = field(default_factory=AnswerCache)
    methods: tuple[str, ...] = METHODS
    largest: int = LARGEST
    updates: int = 0
    known: dict[str, _Seen] = field(default_factory=dict)

    async def answer(self, asked: Asked, content: bytes) -> Response:
        """Return the answer, whole or told to be refused; never a part of one."""
        try:
            return await self._answer(asked, content)
        except Refused as refused:
            return refusal(refused, asked.header("accept-language"), self.methods)

    async def _answer(self, asked: Asked, content: bytes) -> Response:
        if asked.header("content-encoding").strip().lower() not in ("", "identity"):
            raise Refused(415, "the content is not compressed here: leave out Content-Encoding",
                          "innehållet komprimeras inte här: utelämna Content-Encoding")  # fmt: skip
        media = asked.header("content-type")
        own = parse(asked.method, asked.query, media, content)
        if isinstance(own, Describe):
            return self.welcome.answer(asked)
        if isinstance(own, Update):
            return await self._update(own, asked)
        return await self._query(own, asked)

    async def _update(self, own: Update, asked: Asked) -> Response:
        self._may_change(asked)
        text, asks = await _aside(own.text, partial(_let_in, own, self.endpoint.services))
        task = Task(text, "", base=self.endpoint.url, update=True, services=asks)
        try:
            answered = await self.pool.answer(task)
        finally:
            self.updates += 1
        answered.file.close()
        return Response(status_code=204, headers={"Cache-Control": UNKEPT})

    def _may_change(self, asked: Asked) -> None:
        if not self.endpoint.writable:
            raise Refused(403, "the data cannot be changed here",
                          "det går inte att ändra uppgifterna här")  # fmt: skip
        if asked.header("origin") not in ("", self.endpoint.origin):
            raise Refused(403, "a page of another site may not change the data",
                          "en sida på en annan webbplats får inte ändra uppgifterna")  # fmt: skip

    async def _query(self, own: Query, asked: Asked) -> Response:
        seen = await self._looked_at(own.text)
        form = formats.chosen(seen.form, asked.header("accept"), own.syntax)
        task = Task(own.text, form.syntax, own.default_graphs, own.named_graphs,
                    self.endpoint.url, services=seen.elsewhere)  # fmt: skip
        head = asked.method == "HEAD"
        if seen.elsewhere or seen.volatile:
            answered = await self.pool.answer(task)
            return _whole(answered, form, {"Cache-Control": UNKEPT, "Vary": "Accept"}, head)
        same = self._same(asked, task, form)
        if _has_it(asked, same.get("ETag", "")):
            return Response(status_code=304, headers=same)
        made = await self.cache.answer(self._key(task), partial(self.pool.answer, task))
        return _whole(made, form, same, head)

    async def _looked_at(self, text: str) -> _Seen:
        """Return what a query asks for; of one that was asked lately it is known."""
        found = self.known.get(text)
        if found is None:
            found = await _aside(text, partial(_seen, text, self.endpoint.services))
            if len(self.known) >= KNOWN:
                self.known.clear()
            if len(text) <= LONGEST_KNOWN:
                self.known[text] = found
        return found

    def _key(self, task: Task) -> tuple[str, int, Task]:
        return self.endpoint.version, self.updates, task

    def _same(self, asked: Asked, task: Task, form: Format) -> dict[str, str]:
        """Return the headers that stand on 200 and on 304 alike.

        The tag is a weak one: the order of rows that no ORDER BY settles may be another.
        """
        fresh = FRESH if asked.method in READING and not self.endpoint.writable else CHANGING
        same = {"Cache-Control": fresh, "Vary": "Accept"}
        if asked.method in READING:
            own = repr((self._key(task), form.media)).encode("utf-8", "backslashreplace")
            same["ETag"] = f'W/"{hashlib.sha256(own).hexdigest()[:32]}"'
        return same


class _Seen(NamedTuple):
    """The form of a query, whether it asks other servers, whether its answer is always another."""

    form: str
    elsewhere: bool
    volatile: bool


def _seen(text: str, services: frozenset[str]) -> _Seen:
    read = keywords.read(text)
    elsewhere = bool(endpoints(text, read, services))
    return _Seen(keywords.form(read), elsewhere, keywords.volatile(read))


def _let_in(own: Update, services: frozenset[str]) -> tuple[str, bool]:
    read = keywords.read(own.text)
    return admitted(own, read, services), bool(keywords.services(own.text, read))


async def _aside(text: str, done: Callable[[], T]) -> T:
    return done() if len(text) <= SHORT else await asyncio.to_thread(done)


def _has_it(asked: Asked, tag: str) -> bool:
    """Whether a visitor has the answer; ``*`` tells nothing of a query that has not been run."""
    tags = asked.header("if-none-match")
    known = bool(tag) and tags.strip() != negotiation.ANY
    return known and negotiation.same_tag(tags, tag.removeprefix("W/"))


def _whole(made: bytes | Answered, form: Format, headers: dict[str, str], head: bool) -> Response:
    told = {**form.headers, **headers}
    if isinstance(made, bytes):
        return Response(made, headers=told)
    if head:
        made.file.close()
        return Response(None, headers={**told, "Content-Length": str(made.size)})
    return Streamed(made.file, made.size, headers=told)
