from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from servers.sparql import answered

from fardplan_kg.publication.serving.answer_cache import AnswerCache
from fardplan_kg.publication.sparql.tasks import Answered, Refused


class Runs:
    """Counts its runs; each waits until it is let go."""

    def __init__(self, content: bytes = b"x", open_: bool = True) -> None:
        self.content, self.count, self.cancelled = content, 0, 0
        self.gate = asyncio.Event()
        self.made: list[Answered] = []
        if open_:
            self.gate.set()

    async def __call__(self) -> Answered:
        self.count += 1
        try:
            await self.gate.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        self.made.append(answered(self.content))
        return self.made[-1]


def during(done: Callable[[AnswerCache], Awaitable[None]], room: int = 100) -> None:
    async def all_of_it() -> None:
        await done(AnswerCache(room, 10))

    asyncio.run(all_of_it())


def test_an_answer_is_run_once_and_its_file_closed() -> None:
    async def done(cache: AnswerCache) -> None:
        run = Runs()
        assert [await cache.answer("a", run) for _ in range(3)] == [b"x"] * 3
        assert (run.count, len(cache), cache.size) == (1, 1, 1)
        assert run.made[0].file.closed

    during(done)


def test_those_asked_for_longest_ago_go_first() -> None:
    async def done(cache: AnswerCache) -> None:
        runs = {name: Runs(b"12345") for name in "abcd"}
        for name in "abcadab":
            await cache.answer(name, runs[name])
        assert {name: run.count for name, run in runs.items()} == {"a": 1, "b": 2, "c": 1, "d": 1}
        assert cache.size <= cache.room

    during(done, room=15)


def test_two_at_the_same_time_wait_for_one_run() -> None:
    async def done(cache: AnswerCache) -> None:
        run = Runs(open_=False)
        both = [asyncio.create_task(cache.answer("a", run)) for _ in range(2)]
        await asyncio.sleep(0)
        run.gate.set()
        assert await asyncio.gather(*both) == [b"x", b"x"]
        assert run.count == 1

    during(done)


def test_a_large_answer_is_one_visitor_s_and_not_kept() -> None:
    async def done(cache: AnswerCache) -> None:
        run = Runs(b"x" * 11, open_=False)
        both = [asyncio.create_task(cache.answer("a", run)) for _ in range(2)]
        await asyncio.sleep(0)
        run.gate.set()
        found = await asyncio.gather(*both)
        assert run.count == 2
        assert len(cache) == 0
        for own in found:
            assert isinstance(own, Answered)
            with own.file:
                assert own.file.read() == run.content

    during(done)


def test_a_run_is_cancelled_when_all_have_gone_and_not_before() -> None:
    async def done(cache: AnswerCache) -> None:
        run = Runs(open_=False)
        both = [asyncio.create_task(cache.answer("a", run)) for _ in range(2)]
        await asyncio.sleep(0.01)
        both[0].cancel()
        await asyncio.sleep(0.01)
        assert run.cancelled == 0
        both[1].cancel()
        await asyncio.sleep(0.01)
        assert (run.count, run.cancelled) == (1, 1)
        run.gate.set()
        assert await cache.answer("a", run) == b"x"
        assert run.count == 2

    during(done)


def test_a_large_answer_that_nobody_waits_for_is_closed() -> None:
    async def done(cache: AnswerCache) -> None:
        run = Runs(b"x" * 11, open_=False)
        gone = asyncio.create_task(cache.answer("a", run))
        await asyncio.sleep(0.01)
        run.gate.set()
        while not run.made:
            await asyncio.sleep(0)
        gone.cancel()
        with pytest.raises(asyncio.CancelledError):
            await gone
        await asyncio.sleep(0.01)
        assert run.made[0].file.closed

    during(done)


def test_what_is_refused_is_told_to_each_and_run_again() -> None:
    async def done(cache: AnswerCache) -> None:
        count = 0

        async def run() -> Answered:
            nonlocal count
            count += 1
            await asyncio.sleep(0)
            raise Refused(503, "no", "nej")

        found = await asyncio.gather(*(cache.answer("a", run) for _ in range(2)),
                                     return_exceptions=True)  # fmt: skip
        assert [type(own) for own in found] == [Refused, Refused]
        with pytest.raises(Refused):
            await cache.answer("a", run)
        assert count == 2

    during(done)
