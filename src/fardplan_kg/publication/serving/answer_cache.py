"""Answers of the SPARQL endpoint, kept while the data stay the same, and made once at a time."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable

from fardplan_kg.publication.sparql.tasks import Answered

ROOM = 64 * 2**20
LARGEST = 2**20
"""Bytes."""
Run = Callable[[], Awaitable[Answered]]


class _Underway:
    """A query that runs, and how many wait for it."""

    def __init__(self, run: Run, largest: int) -> None:
        self.task = asyncio.ensure_future(_read(run, largest))
        self.waiting = 0

    def left(self) -> None:
        """End the query, or throw its answer away, where nobody waits for it."""
        self.waiting -= 1
        if self.waiting:
            return
        if not self.task.done():
            self.task.cancel()
        elif not self.task.cancelled() and self.task.exception() is None:
            made = self.task.result()
            if isinstance(made, _Large):
                made.close()


class _Large:
    """An answer that is too large to be kept: the first who asks for it gets it."""

    def __init__(self, answered: Answered) -> None:
        self.answered: Answered | None = answered

    def taken(self) -> Answered | None:
        answered, self.answered = self.answered, None
        return answered

    def close(self) -> None:
        if self.answered is not None:
            self.answered.file.close()


class AnswerCache:
    """Small answers by what they answer. Those asked for longest ago go when there is no room.

    room: bytes of all answers; largest: bytes of one.
    """

    def __init__(self, room: int = ROOM, largest: int = LARGEST) -> None:
        self.room, self.largest, self.size = room, largest, 0
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()
        self._underway: dict[Hashable, _Underway] = {}

    def __len__(self) -> int:
        return len(self._kept)

    async def answer(self, key: Hashable, run: Run) -> bytes | Answered:
        """Return the answer kept under a key, else what running it gives.

        Who asks for the same while it runs waits for the same run, unless its answer is large: it
        is one visitor's, and the next runs it again. The run is cancelled when all who wait have
        gone. Raises what the run raises.
        """
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            return kept
        while True:
            made = await self._made(key, run)
            if not isinstance(made, _Large):
                self._keep(key, made)
                return made
            answered = made.taken()
            if answered is not None:
                return answered

    async def _made(self, key: Hashable, run: Run) -> bytes | _Large:
        own = self._underway.get(key)
        if own is None:
            own = self._underway[key] = _Underway(run, self.largest)
            made_by = own
            own.task.add_done_callback(lambda _: self._ended(key, made_by))
        own.waiting += 1
        try:
            made = await asyncio.shield(own.task)
        except BaseException:
            own.left()
            if own.task.cancelling():
                self._ended(key, own)
            raise
        own.waiting -= 1
        return made

    def _ended(self, key: Hashable, own: _Underway) -> None:
        if self._underway.get(key) is own:
            del self._underway[key]

    def _keep(self, key: Hashable, content: bytes) -> None:
        if key in self._kept:
            return
        self._kept[key] = content
        self.size += len(content)
        while self.size > self.room:
            self.size -= len(self._kept.popitem(last=False)[1])


async def _read(run: Run, largest: int) -> bytes | _Large:
    answered = await run()
    if answered.size > largest:
        return _Large(answered)
    with answered.file:
        return answered.file.read()
