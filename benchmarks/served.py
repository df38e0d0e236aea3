"""Measure requests a second: our pages and queries beside Oxigraph's own server, in one run.

    python benchmarks/served.py [seconds] [question …]

Both servers hold the same graph and answer at loopback, one after the other, the same queries over
eight connections that are kept open: each question for so many seconds (2). Every query is unlike
the one before by a comment, so that nothing is kept ("cache off"); then the same one again and
again ("cache on"); then the question's page. Prints requests a second and their ratio to
Oxigraph's, with the geometric means. The client takes its part of the two cores, the same from each
server. Exit 1 where one of the means is under 1.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from itertools import count
from math import exp, log
from pathlib import Path
from urllib.parse import urlencode, urlsplit

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from servers.fardplan import fardplan
from servers.oxigraph import oxigraph

from fardplan_kg.answers import bound
from fardplan_kg.dataset import find_data
from fardplan_kg.derivation import open_store
from fardplan_kg.loading import load
from fardplan_kg.questions import find_question

CONNECTIONS = 8
QUESTIONS = (
    *("actions-without-responsible", "actors-of-action", "actions-of-actor", "actor-pairs"),
    *("overview", "chain", "counts", "documents-cited"),
)
ACCEPT = "application/sparql-results+json"


async def rate(url: str, queries: list[str], seconds: float) -> float:
    """Return the requests a second for addresses that are asked in turn; each must be a 200."""
    parts, number = urlsplit(url), count()
    until = time.perf_counter() + seconds

    async def visitor() -> int:
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        done = 0
        while time.perf_counter() < until:
            query = queries[next(number) % len(queries)]
            writer.write(_request(parts.netloc, parts.path, query))
            await _answered(reader)
            done += 1
        writer.close()
        return done

    begun = time.perf_counter()
    done = await asyncio.gather(*(visitor() for _ in range(CONNECTIONS)))
    return sum(done) / (time.perf_counter() - begun)


def _request(host: str, path: str, query: str) -> bytes:
    target = f"{path}?{query}" if query else path
    return f"GET {target} HTTP/1.1\r\nHost: {host}\r\nAccept: {ACCEPT}, text/html\r\n\r\n".encode()


async def _answered(reader: asyncio.StreamReader) -> None:
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    assert head.split(b" ", 2)[1] == b"200", head[:300]
    if b"transfer-encoding: chunked" in head:
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readexactly(2)
        return
    length = head.split(b"content-length:", 1)[1].split(b"\r", 1)[0]
    await reader.readexactly(int(length))


def unlike(query: str, marks: int) -> list[str]:
    """Return a query as so many, each with a comment of its own, as they stand in an address."""
    return [urlencode({"query": f"{query}\n# {mark}"}) for mark in range(marks)]


def main(seconds: float, names: list[str]) -> int:
    """Print the figures; return 1 where a mean is under 1."""
    data = find_data()
    store = open_store(data)
    texts = {name: bound(store, find_question(data, name), {}, "sv") for name in names}
    found: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder, oxigraph(Path(folder) / "store") as url:
        load(url, data, lambda *_: None)
        for name, text in texts.items():
            asyncio.run(rate(url, unlike(text, 8), 0.3))
            found[name] = {"oxigraph": asyncio.run(rate(url, unlike(text, 4096), seconds))}
    with fardplan() as place:
        for name, text in texts.items():
            own = f"{place}sparql"
            page = f"{place}svar/{name}.sv.html"
            asyncio.run(rate(page, [""], 0.3))
            # what is kept of one question must not be what the next one finds
            found[name] |= {
                "cache off": asyncio.run(rate(own, unlike(text, 20_000), seconds)),
                "cache on": asyncio.run(rate(own, unlike(text, 1), seconds)),
                "page": asyncio.run(rate(page, [""], seconds)),
            }
    return _told(found)


def _told(found: dict[str, dict[str, float]]) -> int:
    ways = ("cache off", "cache on", "page")
    print(f"{'question':32}{'oxigraph':>10}" + "".join(f"{way:>18}" for way in ways))
    for name, rates in found.items():
        ratios = (f"{rates[way]:9.0f} {rates[way] / rates['oxigraph']:6.2f}×" for way in ways)
        print(f"{name:32}{rates['oxigraph']:10.0f}" + "".join(f"{own:>18}" for own in ratios))
    means = {
        way: exp(sum(log(own[way] / own["oxigraph"]) for own in found.values()) / len(found))
        for way in ways
    }
    print("mean ratio: " + ", ".join(f"{way} {own:.2f}×" for way, own in means.items()))
    return int(min(means.values()) < 1)


if __name__ == "__main__":
    _, *given = sys.argv
    sys.exit(main(float(given[0]) if given else 2.0, given[1:] or list(QUESTIONS)))
