"""How large the network's page is and how soon it can be used: Flemingsberg, and 300 × 400.

    python benchmarks/network_page.py [--rounds 3]

Usable is when the script has read the address and filled the page: the `domComplete` of the
navigation in headless Chromium, the page read from a file, and the first choice answered after it.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx

from fardplan_kg.answers import ask
from fardplan_kg.dataset import find_data
from fardplan_kg.derivation import open_store
from fardplan_kg.network import affiliation, view
from fardplan_kg.network.affiliation import Participation
from fardplan_kg.questions import find_question
from fardplan_kg.store import Term

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

ACTORS, ACTIONS, AREAS = 300, 400, 4
KINDS = ("region", "municipality", "agency", "company", "university", "organisation", "group")
VIEWS = ("matris", "natverk", "tabeller")
TIMES = "return performance.getEntriesByType('navigation')[0].domComplete"
CHOICE = """
const start = performance.now();
document.getElementById('ensamma').click();
document.body.getBoundingClientRect();
return performance.now() - start;
"""


def main() -> None:
    """Print a line for each page and view."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        pages = {name: write(Path(folder), name, made) for name, made in networks().items()}
        for line in measured(pages, Path(folder), rounds):
            print(line)


def networks() -> dict[str, nx.Graph]:
    """Return Flemingsberg's network and a made-up one of 300 actors and 400 actions."""
    root = find_data(Path(__file__).parents[1])
    answer = ask(open_store(root), find_question(root, "actors-of-action"), {}, "sv")
    own = affiliation.graph(affiliation.participations(answer))
    return {"flemingsberg": own, f"{ACTORS}x{ACTIONS}": affiliation.graph(made_up())}


def made_up() -> Iterator[Participation]:
    """Give participations with a hub in nine of ten actions and a long tail of rare actors."""
    chance = random.Random(1)
    for number in range(ACTIONS):
        hub = [0] if chance.random() < 0.9 else []
        tail = [1 + min(int(chance.expovariate(1 / 60)), ACTORS - 2) for _ in range(4)]
        named = dict.fromkeys([*hub, *tail, 1 + number % (ACTORS - 1)])
        for place, actor in enumerate(named):
            role = "participating" if place else "responsible"
            yield participation(number, actor, role)


def participation(number: int, actor: int, role: str) -> Participation:
    """Return one made-up row."""
    area = number * AREAS // ACTIONS
    return Participation(
        f"urn:insats-{number}",
        f"{area + 1}.{number % (ACTIONS // AREAS) + 1}",
        Term(f"En påhittad insats av vanlig längd, nummer {number}", language="sv"),
        ("shared", "core-specific")[number % 2],
        f"urn:omrade-{area}",
        Term(f"Målområde {area + 1}", language="sv"),
        f"urn:aktor-{actor}",
        Term(f"Aktör nummer {actor}", language="sv"),
        KINDS[actor % len(KINDS)],
        role,
        "",
    )


def write(folder: Path, name: str, network: nx.Graph) -> Path:
    """Write the page and say how large it is and how long it took to make."""
    start = time.perf_counter()
    content = view.page(network, "sv", view.Setting(name)).encode()
    took = time.perf_counter() - start
    path = folder / f"{name}.html"
    path.write_bytes(content)
    print(f"{name}: {len(content) / 1000:.0f} kB, made in {took:.2f} s")
    return path


def measured(pages: dict[str, Path], folder: Path, rounds: int) -> Iterator[str]:
    """Give, for each page and view, the medians of the time to usable and of one choice."""
    from browser.chromium import Browser, start

    browser = Browser(start(folder / "profile"))
    try:
        for name, path in pages.items():
            for shown in VIEWS:
                times = [once(browser, path, shown) for _ in range(rounds)]
                usable, choice = (statistics.median(found) for found in zip(*times, strict=True))
                yield f"{name} {shown}: usable after {usable:.0f} ms, a choice in {choice:.0f} ms"
    finally:
        browser.driver.quit()


def once(browser: Any, path: Path, shown: str) -> tuple[float, float]:
    """Open a page in a view and make a choice; return both times in milliseconds."""
    browser.driver.get("about:blank")
    browser.driver.get(f"{path.as_uri()}#vy={shown}")
    return browser.run(TIMES), browser.run(CHOICE)


if __name__ == "__main__":
    main()
