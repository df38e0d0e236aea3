"""The worker processes of a server: who asks gets a free one, waits for one, or is sent away."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import TracebackType

from fardplan_kg.faults import DataFault
from fardplan_kg.publication.sparql import refusals
from fardplan_kg.publication.sparql.limits import Limits
from fardplan_kg.publication.sparql.process import Died, Process, Unstarted, started
from fardplan_kg.publication.sparql.storage import ANSWERS
from fardplan_kg.publication.sparql.tasks import Answered, Refused, Task

TRIES = 3
"""Times in a row that the start of a worker is tried before who asks is told that it fails."""

PATIENCE = 10.0
"""Seconds that a query waits for a worker at least, before it is sent away."""


class Slot:
    """The place of one worker: a process, and the next when that is at its end.

    spent: whether the process may be in the midst of a task, so that it takes no other.
    """

    def __init__(self, folder: Path, limits: Limits, name: str, writable: bool) -> None:
        self.folder, self.limits, self.name, self.writable = folder, limits, name, writable
        self.process: Process | None = None
        self.failure: Unstarted | None = None
        self.spent = False

    @property
    def answer_file(self) -> Path:
        """Where the worker writes its answer."""
        return self.folder / ANSWERS / self.name

    async def renew(self, services: bool = False) -> None:
        """End the process and start another, once more only where that has failed before."""
        tries = 1 if self.failure else TRIES
        await self.end()
        for _ in range(tries):
            try:
                self.process = await started(
                    self.folder, self.limits, writable=self.writable, services=services
                )
            except Unstarted as failure:
                self.failure = failure
            else:
                self.failure = None
                break
        self.spent = False

    async def end(self) -> None:
        """End the process, if there is one, and leave no file of it."""
        if self.process:
            await self.process.end()
            self.process = None
        self.answer_file.unlink(missing_ok=True)

    async def answer(self, task: Task) -> Answered:
        """Return the answer to a task. Raises Refused.

        Only a task that may ask other servers has a process that can: one started for it.
        """
        self.spent = True
        if not self.process or not self.process.alive or self.process.services != task.services:
            await self.renew(task.services)
        if not self.process:
            why = self.failure or Unstarted("", "")
            raise refusals.not_started(why.english, why.swedish, self.limits)
        self.spent = True
        return await self._answer(self.process, task)

    async def _answer(self, process: Process, task: Task) -> Answered:
        try:
            async with asyncio.timeout(self.limits.seconds):
                told = await process.asked(task, self.name)
        except TimeoutError:
            raise refusals.too_slow(self.limits) from None
        except Died as died:
            raise refusals.ended(died.status, self.limits) from None
        self.spent = False
        if "size" not in told:
            wait = self.limits.wait if told["status"] == 503 else 0
            raise Refused(told["status"], told["english"], told["swedish"], wait)
        file = self.answer_file.open("rb")
        self.answer_file.unlink()
        return Answered(file, told["size"])


class Pool:
    """Workers on a folder that ``storage`` wrote, while it is entered.

    workers: processes; 0 for as many as the limits say. writable: updates are allowed, and there is
    one process only. Entering raises DataFault where no worker can be started.
    """

    def __init__(
        self, folder: Path, limits: Limits, workers: int = 0, *, writable: bool = False
    ) -> None:
        count = 1 if writable else workers or limits.workers
        self.limits = limits
        self.slots = [Slot(folder, limits, str(number), writable) for number in range(count)]
        self._free: asyncio.Queue[Slot] = asyncio.Queue()
        self._waiting = 0
        self._renewals: set[asyncio.Task[None]] = set()
        self._closed = False

    async def __aenter__(self) -> Pool:
        try:
            await asyncio.gather(*(self._renewed(slot) for slot in self.slots))
        except BaseException:
            await self.close()
            raise
        if why := next((slot.failure for slot in self.slots if slot.failure), None):
            await self.close()
            refused = refusals.not_started(why.english, why.swedish, self.limits)
            raise DataFault(refused.english, refused.swedish)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def answer(self, task: Task) -> Answered:
        """Return the answer to a task. Raises Refused.

        Who is cancelled ends the query too.
        """
        slot = await self._taken()
        try:
            return await slot.answer(task)
        finally:
            if not slot.spent:
                self._free.put_nowait(slot)
            elif not self._closed:
                self._replace(slot)

    async def close(self) -> None:
        """End every process, and return when nothing is left of them."""
        self._closed = True
        for renewal in self._renewals:
            renewal.cancel()
        await asyncio.gather(*self._renewals, return_exceptions=True)
        await asyncio.gather(*(slot.end() for slot in self.slots))

    async def _taken(self) -> Slot:
        """Return a free worker. Raises Refused where too many wait, or one waits too long."""
        if self._free.empty() and self._waiting >= self.limits.queue:
            raise refusals.queue_full(self.limits)
        self._waiting += 1
        try:
            async with asyncio.timeout(max(self.limits.seconds, PATIENCE)):
                return await self._free.get()
        except TimeoutError:
            raise refusals.queue_full(self.limits) from None
        finally:
            self._waiting -= 1

    def _replace(self, slot: Slot) -> None:
        """Have the process ended at once, and another started beside what goes on."""
        if slot.process:
            slot.process.kill()
        renewal = asyncio.create_task(self._renewed(slot))
        self._renewals.add(renewal)
        renewal.add_done_callback(self._renewals.discard)

    async def _renewed(self, slot: Slot) -> None:
        await slot.renew()
        self._free.put_nowait(slot)
