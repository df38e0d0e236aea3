"""How long one question takes, whole process, beside an rdflib script that answers the same.

    python benchmarks/cold_start.py [--rounds 15]

Both read the same files; the two take turns, and the ratio is of the medians. What is held: at most
a quarter. The rules run at every opening; nothing is cached.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
FARDPLAN = [str(Path(sys.executable).with_name("fardplan")), "query", "actions-without-responsible"]
RDFLIB = [sys.executable, str(Path(__file__).with_name("rdflib_script.py")), str(REPOSITORY)]


def milliseconds(command: list[str]) -> float:
    """Return the wall time of a command in milliseconds."""
    start = time.perf_counter()
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return 1000 * (time.perf_counter() - start)


def main() -> None:
    """Measure, and print medians and ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    milliseconds(FARDPLAN)
    milliseconds(RDFLIB)
    pairs = [(milliseconds(FARDPLAN), milliseconds(RDFLIB)) for _ in range(rounds)]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"fardplan query actions-without-responsible: {ours:.0f} ms")
    print(f"rdflib script, same files, same question:   {theirs:.0f} ms")
    print(f"ratio: {ours / theirs:.3f} (held: at most 0.25), median of {rounds} rounds")


if __name__ == "__main__":
    main()
