"""Loading, each rule and each question at 8 and at 128 roadmaps: nothing outgrows the data.

    python benchmarks/growth.py [--copies] [--small 8] [--large 128] [--rounds 3] [--data FOLDER]

The roadmaps are made up or, with --copies, the published one under other names: it has all that
made-up ones lack, such as mentions in prose and anomalies. A ratio is the median processor time at
the large number over that at the small one; the data grow 16 times, and at most 20 times is held
(or under 5 ms in all, where a ratio says nothing). With --data the roadmaps are written there once
and used again; making up 128 takes some minutes. Exits with 1 where something grows faster.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from copies import write_copies
from madeup.many import write_data

from fardplan_kg.answers import bound
from fardplan_kg.dataset import DERIVED, Data, find_data
from fardplan_kg.questions import read_questions
from fardplan_kg.store import EmbeddedStore

MOST = 20.0
NOTHING = 5.0  # milliseconds
SEED = 1
REPOSITORY = Path(__file__).parents[1]


def roadmaps(folder: Path, count: int, copied: bool) -> Data:
    """Return the data of so many roadmaps, made where they are not there yet."""
    place = folder / (f"copies-{count}" if copied else str(count))
    if not place.exists():
        place.mkdir(parents=True)
        if copied:
            write_copies(find_data(REPOSITORY), "flemingsberg", place, count)
        else:
            write_data(place, count, SEED)
    return Data(place)


def milliseconds(work: Callable[[], object], rounds: int = 1) -> float:
    """Return the median processor time of some rounds of work."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)


def measured(data: Data, rounds: int) -> dict[str, float]:
    """Return the time of loading, of each rule, and of each question's query, in milliseconds."""
    store = EmbeddedStore()
    times = {"(loading)": milliseconds(lambda: store.load(data))}
    for path in data.rules:
        rule = path.read_text(encoding="utf-8")
        times[f"rule {path.stem}"] = milliseconds(lambda rule=rule: store.derive(rule, DERIVED))  # type: ignore[misc]
    for question in read_questions(data):
        query = bound(store, question, {}, "sv")
        times[question.name] = milliseconds(lambda query=query: store.select(query), rounds)  # type: ignore[misc]
    return times


def main() -> None:
    """Measure both sizes; print each time and ratio, the worst first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", action="store_true")
    parser.add_argument("--small", type=int, default=8)
    parser.add_argument("--large", type=int, default=128)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--data", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = (asked.data or Path(name)).absolute()
        small, large = (
            measured(roadmaps(folder, count, asked.copies), asked.rounds)
            for count in (asked.small, asked.large)
        )
    ratios = {name: large[name] / max(small[name], 0.001) for name in small}
    for name in sorted(ratios, key=lambda name: -ratios[name]):
        print(f"{name:36} {small[name]:8.1f} ms {large[name]:9.1f} ms {ratios[name]:6.1f}")
    faster = [name for name in ratios if ratios[name] > MOST and large[name] > NOTHING]
    print(f"{len(ratios)} measured; over {MOST:g}: {', '.join(faster) or 'none'}")
    sys.exit(1 if faster else 0)


if __name__ == "__main__":
    main()
