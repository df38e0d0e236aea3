"""A small graph, and the worker processes on it, for the tests of queries of the public."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from fardplan_kg.publication.sparql import storage
from fardplan_kg.publication.sparql.limits import LEAST_MEMORY, Limits
from fardplan_kg.publication.sparql.pool import Pool
from fardplan_kg.publication.sparql.tasks import Refused, Task
from fardplan_kg.store import EmbeddedStore

EX = "http://example.org/"
SMALL = Limits(seconds=1, memory=LEAST_MEMORY, answer=1_000_000, queue=2, workers=1)
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
T = TypeVar("T")


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(EX + name)


def store_of(size: int = 300) -> EmbeddedStore:
    """Return a ring of so many things in the default graph, and two graphs of one triple."""
    made = EmbeddedStore()
    for number in range(size):
        thing, following = node(f"thing/{number}"), node(f"thing/{(number + 1) % size}")
        made.engine.add(ox.Quad(thing, node("next"), following))
        made.engine.add(ox.Quad(thing, node("name"), ox.Literal(f"ting {number}", language="sv")))
    for name in ("one", "two"):
        made.engine.add(ox.Quad(node(name), node("next"), node(name), node(f"graph/{name}")))
    return made


def folder_of(folder: Path, *, writable: bool = False, in_memory: int = storage.IN_MEMORY) -> Path:
    """Write the small graph to a folder, and return it."""
    storage.write(store_of(), folder, writable=writable, in_memory=in_memory)
    return folder


@asynccontextmanager
async def pool_on(
    folder: Path, limits: Limits = SMALL, *, writable: bool = False
) -> AsyncIterator[Pool]:
    """Give a pool, and see that nothing is left of it."""
    async with Pool(folder, limits, writable=writable) as pool:
        yield pool
    assert not any(slot.process for slot in pool.slots)
    assert not list((folder / storage.ANSWERS).iterdir())


def during(folder: Path, done: Callable[[Pool], Awaitable[T]], limits: Limits = SMALL) -> T:
    """Return what is done with a pool."""

    async def run() -> T:
        async with pool_on(folder, limits) as pool:
            return await done(pool)

    return asyncio.run(run())


async def read(pool: Pool, task: Task | str) -> bytes:
    """Return the bytes of an answer."""
    got = await pool.answer(Task(task) if isinstance(task, str) else task)
    with got.file as file:
        content = file.read()
    assert len(content) == got.size
    return content


async def refused(pool: Pool, task: Task | str) -> Refused:
    """Return why a task is refused."""
    try:
        await read(pool, task)
    except Refused as why:
        return why
    raise AssertionError("it was answered")
