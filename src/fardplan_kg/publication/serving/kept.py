"""The bytes of representations, made when first asked for and kept as long as there is room."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from fardplan_kg.publication.documents import Representation

ROOM = 256 * 2**20
SMALL = 1024
"""Bytes; what is shorter gains nothing from being compressed."""
COMPRESSIBLE = ("text/", "application/", "image/svg")


@dataclass(frozen=True, slots=True)
class Content:
    """What is sent: the bytes, their entity tag, and how they are coded ("" or gzip)."""

    body: bytes
    tag: str
    coding: str = ""


class Kept:
    """Representations made on demand.

    Two visitors who ask for the same one at the same time wait for the same making. Those asked
    for longest ago go first when there is no more room. One thread makes them all, one at a time,
    beside the one that answers: a large dump in the making does not hold up the pages.
    """

    def __init__(self, room: int = ROOM) -> None:
        self.room, self.size = room, 0
        self._ready: OrderedDict[tuple[str, bool], Content] = OrderedDict()
        self._making: dict[tuple[str, bool], asyncio.Future[Content]] = {}
        self._maker = ThreadPoolExecutor(1, "representations")

    async def content(self, own: Representation, compressed: bool = False) -> Content:
        """Return the content of a representation, compressed where that is worth its while.

        Raises whatever its making raises; it is then made anew when next asked for.
        """
        key = (own.path, compressed)
        found = self._ready.get(key)
        if found is not None:
            self._ready.move_to_end(key)
            return found
        if key not in self._making:
            loop = asyncio.get_running_loop()
            self._making[key] = loop.run_in_executor(self._maker, _made, own, compressed)
            self._making[key].add_done_callback(lambda future: self._finished(key, future))
        return await asyncio.shield(self._making[key])

    def _finished(self, key: tuple[str, bool], future: asyncio.Future[Content]) -> None:
        del self._making[key]
        if future.cancelled() or future.exception() is not None:
            return
        content = future.result()
        if len(content.body) <= self.room:
            self._ready[key] = content
            self.size += len(content.body)
        while self.size > self.room:
            self.size -= len(self._ready.popitem(last=False)[1].body)


def _made(own: Representation, compressed: bool) -> Content:
    """Return the content; its tag is of the bytes uncompressed and tells the codings apart."""
    body = own.made()
    tag = hashlib.sha256(body).hexdigest()[:32]
    if compressed and len(body) >= SMALL and own.media.startswith(COMPRESSIBLE):
        return Content(gzip.compress(body, 6, mtime=0), f'"{tag}-gzip"', "gzip")
    return Content(body, f'"{tag}"')
