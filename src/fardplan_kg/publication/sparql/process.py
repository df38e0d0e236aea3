"""A worker process as the server sees it: begun, asked, ended, and never left behind."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from asyncio import StreamReader, StreamWriter, subprocess
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

from fardplan_kg.publication.sparql.limits import Limits, mebibytes
from fardplan_kg.publication.sparql.tasks import Task

MODULE = "fardplan_kg.publication.sparql.worker"
OPENING = 120.0
"""Seconds that the opening of the store may take."""
_ENVIRONMENT = {"MALLOC_ARENA_MAX": "1"}
"""glibc would reserve 128 MiB of the memory limit for each thread of a store on disk (mallopt(3));
one thread runs the query."""


class Died(Exception):  # noqa: N818 - named for what it tells
    """The process ended while it was asked; status: as ``subprocess`` has it."""

    def __init__(self, status: int) -> None:
        super().__init__(f"a process for queries ended: {status}")
        self.status = status


class Unstarted(Exception):  # noqa: N818 - named for what it tells
    """The process does not begin its work; says why in both languages."""

    def __init__(self, english: str, swedish: str) -> None:
        super().__init__(english)
        self.english, self.swedish = english, swedish


class Process:
    """One worker process. It is asked one task at a time."""

    def __init__(self, own: subprocess.Process, services: bool) -> None:
        self.services = services
        """Whether it can reach other servers."""
        self._own = own
        self._in, self._out = cast(StreamWriter, own.stdin), cast(StreamReader, own.stdout)
        self._turn = asyncio.Lock()
        self._killed = False

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._own.pid

    @property
    def alive(self) -> bool:
        """Whether it has not ended, as far as is known."""
        return self._own.returncode is None

    async def asked(self, task: Task, answer: str) -> dict[str, Any]:
        """Return what the worker says of a task; answer: the name of the answer's file.

        Raises Died.
        """
        line = json.dumps({"task": asdict(task), "answer": answer}).encode() + b"\n"
        async with self._turn:
            with suppress(ConnectionError):  # the end of its output tells
                self._in.write(line)
                await self._in.drain()
            return await self.said()

    async def said(self) -> dict[str, Any]:
        """Return the next thing that it says. Raises Died."""
        line = await self._out.readline()
        if not line.endswith(b"\n"):
            raise Died(await self._own.wait())
        told: dict[str, Any] = json.loads(line)
        return told

    def kill(self) -> None:
        """End it now, whatever it does."""
        if self.alive and not self._killed:  # a second signal would take its status from asyncio
            self._killed = True
            with suppress(ProcessLookupError):
                self._own.kill()

    async def end(self) -> None:
        """End it, and return when nothing is left of it."""
        self.kill()
        async with self._turn:  # who waits for an answer learns of the end first
            self._in.close()
            await self._own.communicate()


async def started(folder: Path, limits: Limits, *, writable: bool, services: bool) -> Process:
    """Return a worker on a folder that has opened its store.

    It is in a session of its own: an interrupt at the terminal is the server's alone. Raises
    Unstarted.
    """
    settings = json.dumps(
        {
            "memory": limits.memory,
            "answer": limits.answer,
            "seconds": limits.seconds,
            "writable": writable,
            "services": services,
            "parent": os.getpid(),
        }
    )
    try:
        own = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", MODULE, str(folder), settings),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=os.environ | _ENVIRONMENT,
        )
    except OSError as error:
        raise Unstarted(str(error), str(error)) from None
    made = Process(own, services)
    try:
        await _ready(made, limits)
    except BaseException:
        await made.end()
        raise
    return made


async def _ready(made: Process, limits: Limits) -> None:
    try:
        async with asyncio.timeout(OPENING):
            told = await made.said()
    except TimeoutError:
        raise Unstarted(
            f"its store was not open after {OPENING:g} seconds",
            f"dess databas var inte öppen efter {OPENING:g} sekunder",
        ) from None
    except Died as died:
        raise _unstarted(died.status, limits) from None
    if "ready" not in told:
        raise Unstarted(told["english"], told["swedish"])


def _unstarted(status: int, limits: Limits) -> Unstarted:
    if status in (-signal.SIGABRT, -signal.SIGKILL):
        size = mebibytes(limits.memory)
        return Unstarted(
            f"the graph does not fit in the memory limit of {size}",
            f"grafen får inte plats inom minnesgränsen {size.replace('.', ',')}",
        )
    return Unstarted(f"it ended at once ({status})", f"den avslutades genast ({status})")
