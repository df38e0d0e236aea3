"""However a query of the public ends, its answer is whole or refused, and the next is answered."""

import asyncio
import gc
import json
import os
import shutil
import signal
import sys
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from sparql_samples import (
    ENDLESS,
    EX,
    SMALL,
    T,
    during,
    folder_of,
    pool_on,
    read,
    refused,
)

from fardplan_kg.faults import DataFault
from fardplan_kg.publication.sparql import pool as pools
from fardplan_kg.publication.sparql import storage
from fardplan_kg.publication.sparql.limits import LEAST_MEMORY, Limits
from fardplan_kg.publication.sparql.pool import Pool
from fardplan_kg.publication.sparql.process import started
from fardplan_kg.publication.sparql.tasks import Task

COUNT = Task("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "csv")
Done = Callable[[Pool], Awaitable[T]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_of(tmp_path_factory.mktemp("folder"))


def crossed(times: int) -> str:
    return " . ".join(f"?a{number} ?b{number} ?c{number}" for number in range(times))


DEEP = 10_000
RUNAWAY = {
    "counting a cross product": (ENDLESS, 503, "1 seconds"),
    "a regular expression on every pair": (
        f"SELECT * {{ {crossed(3)} FILTER(REGEX(CONCAT(STR(?c0), STR(?c1), STR(?c2)), "
        '"(a|aa|[a-z ]*)*(x+x+)+y$")) }',
        503,
        "1 seconds",
    ),
    "paths over everything": (
        "SELECT (COUNT(*) AS ?n) { ?a (!<x:y>|^!<x:y>)* ?b . ?c (!<x:y>|^!<x:y>)* ?d }",
        503,
        "1 seconds",
    ),
    "sorting a cross product": (
        f"SELECT * {{ {crossed(4)} }} ORDER BY ?c0 ?c1",
        503,
        "512 MiB",
    ),
    "an answer without end": (f"SELECT * {{ {crossed(4)} }}", 422, "1 MB"),
    "parentheses": (
        f"SELECT * {{ FILTER{'(' * DEEP}1{')' * DEEP} }}",
        400,
        "it has too many patterns",
    ),
    "groups": (f"SELECT * {'{' * DEEP}{'}' * DEEP}", 400, "it has too many patterns"),
    "collections": (
        f"SELECT * {{ ?s ?p {'(' * DEEP}1{')' * DEEP} }}",
        400,
        "it has too many patterns",
    ),
}


@pytest.mark.parametrize("name", RUNAWAY)
def test_a_query_that_runs_away_is_ended_and_the_next_is_answered(folder: Path, name: str) -> None:
    text, status, told = RUNAWAY[name]
    # who sorts comes to the memory limit well before this one
    limits = replace(SMALL, seconds=30) if "MiB" in told else SMALL

    async def done(pool: Pool) -> None:
        why = await refused(pool, text)
        assert (why.status, told in why.english) == (status, True), why.english
        assert why.swedish
        assert await read(pool, COUNT) == b"n\r\n600\r\n"

    during(folder, done, limits)


def test_a_cross_product_of_ten_thousand_is_refused(folder: Path) -> None:
    """The plan of it is too deep for the stack; a slow machine comes to the time limit first."""

    async def done(pool: Pool) -> None:
        why = await refused(pool, f"SELECT * {{ {crossed(10_000)} }}")
        told = {400: "it has too many patterns", 503: "1 seconds"}
        assert told[why.status] in why.english
        assert await read(pool, COUNT) == b"n\r\n600\r\n"

    during(folder, done, SMALL)


def test_an_expression_that_explodes_is_no_fault_of_the_worker(folder: Path) -> None:
    text = 'SELECT (REGEX("aaa", "(((a{1,1000}){1,1000}){1,1000})") AS ?x) {}'
    found = during(folder, lambda pool: read(pool, text))
    assert json.loads(found)["results"]["bindings"] == [{}]


def test_answers_come_from_one_process_as_long_as_nothing_is_wrong(folder: Path) -> None:
    async def done(pool: Pool) -> set[int]:
        pids = set()
        for text in ("ASK {}", "SELECT {", "CLEAR ALL", "ASK {}"):
            with suppress(Exception):
                await read(pool, Task(text, update=text == "CLEAR ALL"))
            pids |= pids_of(pool)
        return pids

    assert len(during(folder, done)) == 1


def pids_of(pool: Pool) -> set[int]:
    return {slot.process.pid for slot in pool.slots if slot.process}


def test_an_answer_stays_whole_while_the_next_is_written(folder: Path) -> None:
    async def done(pool: Pool) -> bytes:
        first = await pool.answer(Task("SELECT ?s { ?s ?p ?o } ORDER BY ?s", "csv"))
        await read(pool, COUNT)
        assert not list((folder / storage.ANSWERS).iterdir())
        with first.file as file:
            return file.read()

    assert during(folder, done).count(b"\r\n") == 601


def test_each_worker_has_one_task_at_a_time(folder: Path) -> None:
    limits = replace(SMALL, seconds=10, workers=2, queue=40)
    texts = [Task(f"SELECT ({n} AS ?n) {{ {crossed(2)} }} LIMIT 300", "csv") for n in range(40)]

    async def done(pool: Pool) -> list[bytes]:
        return await asyncio.gather(*(read(pool, own) for own in texts))

    for number, content in enumerate(during(folder, done, limits)):
        assert content == b"n\r\n" + f"{number}\r\n".encode() * 300


def test_who_comes_when_the_queue_is_full_is_told_when_to_come_back(folder: Path) -> None:
    async def done(pool: Pool) -> None:
        running = [asyncio.create_task(refused(pool, ENDLESS)) for _ in range(3)]
        await asyncio.sleep(0.1)
        why = await refused(pool, COUNT)
        assert (why.status, why.wait) == (503, 1)
        assert "too many queries" in why.english
        found = [own.english for own in await asyncio.gather(*running)]
        assert any("ended after 1 seconds" in told for told in found)
        assert await read(pool, COUNT)

    during(folder, done)


def test_nobody_waits_longer_than_a_query_may_take(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pools, "PATIENCE", 0.2)

    async def done(pool: Pool) -> None:
        pool.limits = replace(pool.limits, seconds=0.1)
        running = asyncio.create_task(refused(pool, ENDLESS))
        await asyncio.sleep(0.05)
        assert "too many queries" in (await refused(pool, COUNT)).english
        await running

    during(folder, done, replace(SMALL, seconds=2))


def test_a_visitor_who_goes_away_ends_the_query(folder: Path) -> None:
    async def done(pool: Pool) -> None:
        [before] = pids_of(pool)
        running = asyncio.create_task(read(pool, ENDLESS))
        await asyncio.sleep(0.2)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        assert await read(pool, COUNT) == b"n\r\n600\r\n"
        assert before not in pids_of(pool)
        assert not alive(before)

    during(folder, done, replace(SMALL, seconds=60))


def test_a_visitor_who_goes_away_while_waiting_takes_no_worker(folder: Path) -> None:
    async def done(pool: Pool) -> None:
        running = asyncio.create_task(refused(pool, ENDLESS))
        await asyncio.sleep(0.05)
        waiting = asyncio.create_task(read(pool, COUNT))
        await asyncio.sleep(0.05)
        waiting.cancel()
        await running
        assert waiting.cancelled()
        assert await read(pool, COUNT)

    during(folder, done)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("ended", [signal.SIGKILL, signal.SIGTERM])
def test_a_worker_that_is_ended_by_others_is_replaced(folder: Path, ended: signal.Signals) -> None:
    async def done(pool: Pool) -> None:
        [pid] = pids_of(pool)
        running = asyncio.create_task(refused(pool, ENDLESS))
        await asyncio.sleep(0.1)
        os.kill(pid, ended)
        assert (await running).status == 503
        assert await read(pool, COUNT)
        [pid] = pids_of(pool)
        os.kill(pid, ended)
        await asyncio.sleep(0.3)
        assert await read(pool, COUNT)

    during(folder, done, replace(SMALL, seconds=60))


def test_an_interrupt_at_the_terminal_reaches_no_worker(folder: Path) -> None:
    async def done(pool: Pool) -> None:
        [pid] = pids_of(pool)
        assert os.getpgid(pid) == os.getsid(pid) == pid != os.getpgid(0)

    during(folder, done)


def test_a_worker_that_does_not_start_is_tried_three_times_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, tries = folder_of(tmp_path), []

    async def counted(*given: object, **named: object) -> object:
        tries.append(given)
        return await started(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(pools, "started", counted)

    async def done(pool: Pool) -> None:
        (folder / storage.DATA).rename(folder / "away")
        assert "ended after" in (await refused(pool, ENDLESS)).english
        why = await refused(pool, COUNT)
        assert (why.status, why.wait) == (503, 1)
        assert "no process for queries can be started" in why.english
        assert len(tries) == 1 + 3 + 1
        (folder / "away").rename(folder / storage.DATA)
        assert await read(pool, COUNT)
        assert len(tries) == 6

    during(folder, done)


def test_a_pool_that_cannot_start_says_so(tmp_path: Path) -> None:
    (tmp_path / storage.ANSWERS).mkdir()
    with pytest.raises(DataFault, match="no process for queries can be started") as found:
        during(tmp_path, lambda pool: read(pool, COUNT))
    assert "ingen process" in found.value.told("sv")


def test_a_graph_that_does_not_fit_in_memory_is_told(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    limits = replace(SMALL)
    object.__setattr__(limits, "memory", 64 * 2**20)
    large = "".join(f'<{EX}{n}> <{EX}p> "{n:05000}" .\n' for n in range(20_000))
    (folder / storage.DATA).write_text(large, encoding="utf-8")
    with pytest.raises(DataFault, match="does not fit in the memory limit of 64 MiB"):
        during(folder, lambda pool: read(pool, COUNT), limits)


def test_an_update_is_refused_unless_the_pool_is_writable(folder: Path) -> None:
    why = during(folder, lambda pool: refused(pool, Task("CLEAR ALL", "", update=True)))
    assert why.status == 403


def test_a_writable_pool_keeps_what_was_written_when_a_query_is_ended(tmp_path: Path) -> None:
    folder_of(tmp_path, writable=True)
    insert = Task("INSERT DATA { <new> <p> 1 }", "", base=EX, update=True)

    async def done() -> None:
        async with pool_on(tmp_path, replace(SMALL, workers=2), writable=True) as pool:
            assert len(pool.slots) == 1
            assert await read(pool, insert) == b""
            assert (await refused(pool, ENDLESS)).status == 503
            assert await read(pool, COUNT) == b"n\r\n601\r\n"

    asyncio.run(done())


def test_only_a_task_that_may_ask_others_has_a_process_that_can(folder: Path) -> None:
    async def done(pool: Pool) -> list[bool]:
        modes = []
        for services in (False, True, True, False):
            await read(pool, replace(COUNT, services=services))
            modes += [slot.process.services for slot in pool.slots if slot.process]
        return modes

    assert during(folder, done) == [False, True, True, False]


def test_a_pool_that_is_left_ends_what_runs(folder: Path) -> None:
    async def done() -> None:
        async with Pool(folder, replace(SMALL, seconds=60)) as pool:
            [pid] = pids_of(pool)
            running = asyncio.create_task(refused(pool, ENDLESS))
            await asyncio.sleep(0.1)
        assert (await running).status == 503
        assert not alive(pid)

    asyncio.run(done())


def test_the_pool_works_in_a_thread_of_its_own(folder: Path) -> None:
    found: list[bytes] = []

    def run() -> None:
        found.append(during(folder, lambda pool: read(pool, COUNT)))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(60)
    assert found == [b"n\r\n600\r\n"]


def test_many_ends_leave_neither_processes_nor_files(folder: Path) -> None:
    limits = Limits(seconds=0.05, memory=LEAST_MEMORY, queue=100, workers=2)

    async def done(pool: Pool) -> int:
        before, seen = open_files(), set()
        pool.limits = replace(limits, seconds=60)
        for _ in range(10):
            await asyncio.gather(*(refused(pool, ENDLESS) for _ in range(2)))
            seen |= pids_of(pool)
        while len(pids_of(pool)) < 2:
            await asyncio.sleep(0.02)
        assert open_files() <= before
        assert not [pid for pid in seen - pids_of(pool) if alive(pid)]
        return len(seen)

    assert during(folder, done, limits) >= 10
    gc.collect()


def open_files() -> int:
    return len(list(Path("/proc/self/fd" if sys.platform == "linux" else "/dev/fd").iterdir()))


def test_a_folder_that_is_taken_away_is_no_end_of_the_server(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    folder = folder_of(tmp_path / "own")

    async def done() -> None:
        async with Pool(folder, SMALL) as pool:
            shutil.rmtree(folder)
            why = await refused(pool, COUNT)
            assert why.status == 503
            assert "could not be written" in why.english

    asyncio.run(done())
