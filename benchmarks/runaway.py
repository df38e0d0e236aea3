"""Measure what a runaway query takes from everybody else: the 95th percentile of pages and queries.

    python benchmarks/runaway.py [seconds]

Starts ``fardplan serve`` on a free port of this machine and asks for the front page and a small
query, one after the other, for so many seconds (6): first in quiet, then while a query that never
ends burns on one of the two workers. Prints milliseconds, their ratio, and the memory of the server
and its workers before, during and after. Exit 1 where a page takes more than twice the quiet time.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
SMALL = "SELECT ?s { ?s a <http://www.w3.org/2004/02/skos/core#Concept> } LIMIT 20"
PAUSE = 0.005
MOST = 2.0


@contextmanager
def serving(limit: float) -> Iterator[tuple[str, int]]:
    """Give the address and the process of a server, and end it."""
    with socket.create_server(("127.0.0.1", 0)) as own:
        port = own.getsockname()[1]
    program = str(Path(sys.executable).with_name("fardplan"))
    command = [program, "serve", "--port", str(port)]
    options = ["--query-seconds", f"{limit:g}", "--query-workers", "2"]
    nowhere = subprocess.DEVNULL
    with subprocess.Popen([*command, *options], stdout=nowhere, stderr=nowhere) as server:
        try:
            address = f"http://127.0.0.1:{port}/"
            _await(address, server)
            yield address, server.pid
        finally:
            server.terminate()


def _await(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until and server.poll() is None:
        try:
            if httpx.get(address, trust_env=False, timeout=60).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    sys.exit("the server does not start")


def memory(server: int) -> dict[str, int]:
    """Return the resident MiB of a server and of all its workers."""
    held = {
        own: status for own, status in _statuses() if own == server or _parent(status) == server
    }
    workers = sum(_resident(status) for own, status in held.items() if own != server)
    return {"server": _resident(held[server]), "workers": workers}


def _statuses() -> Iterator[tuple[int, dict[str, str]]]:
    for path in Path("/proc").glob("[0-9]*/status"):
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except OSError:  # it has ended
            continue
        yield int(path.parent.name), dict(line.split(":\t", 1) for line in lines if ":\t" in line)


def _parent(status: dict[str, str]) -> int:
    return int(status["PPid"])


def _resident(status: dict[str, str]) -> int:
    return int(status.get("VmRSS", "0 kB").split()[0]) // 1024


def percentile(ask: Callable[[int], httpx.Response], seconds: float) -> float:
    """Return the 95th percentile of the milliseconds of an answer; each must be a 200."""
    times: list[float] = []
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        start = time.perf_counter()
        assert ask(len(times)).status_code == 200
        times.append((time.perf_counter() - start) * 1000)
        time.sleep(PAUSE)
    return sorted(times)[int(len(times) * 0.95)]


def figures(address: str, seconds: float, mark: str) -> dict[str, float]:
    """Return the percentiles of pages and of small queries, of which none was asked before."""
    with httpx.Client(base_url=address, trust_env=False, timeout=60) as client:

        def query(number: int) -> httpx.Response:
            return client.get("sparql", params={"query": f"{SMALL} # {mark} {number}"})

        return {
            "page": percentile(lambda _: client.get(""), seconds),
            "query": percentile(query, seconds),
        }


def burning(address: str, limit: float, found: list[tuple[int, float, str]]) -> None:
    """Ask the runaway query, and note its status, its seconds and what is told."""
    start = time.monotonic()
    parameters = {"query": RUNAWAY}
    got = httpx.get(f"{address}sparql", params=parameters, trust_env=False, timeout=limit + 30)
    found.append((got.status_code, time.monotonic() - start, got.text.strip()))


def main(seconds: float = 6.0) -> int:
    """Print the figures; return 1 where the pages are not quick enough."""
    limit = 2 * seconds + 2
    with serving(limit) as (address, server):
        figures(address, 1, "warm")
        before, quiet = memory(server), figures(address, seconds, "quiet")
        found: list[tuple[int, float, str]] = []
        runaway = threading.Thread(target=burning, args=(address, limit, found))
        runaway.start()
        time.sleep(0.3)
        loud, during = figures(address, seconds, "loud"), memory(server)
        runaway.join()
        time.sleep(1)
        after = memory(server)
    for name, own in quiet.items():
        print(f"{name}: p95 {own:.2f} ms quiet, {loud[name]:.2f} ms loud, {loud[name] / own:.2f}×")
    for when, held in (("before", before), ("during", during), ("after", after)):
        print(f"memory {when}: server {held['server']} MiB, workers {held['workers']} MiB")
    for status, took, told in found:
        print(f"runaway: {status} after {took:.2f} s (limit {limit:g} s): {told.splitlines()[0]}")
    ended = [status for status, _, _ in found] == [503]
    return int(loud["page"] > MOST * quiet["page"] or not ended)


if __name__ == "__main__":
    sys.exit(main(*(float(own) for own in sys.argv[1:])))
