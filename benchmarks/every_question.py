"""Every question, whole process: `fardplan query NAME` beside rdflib on the same files.

    python benchmarks/every_question.py [--rounds 3]

For each question the two take turns; the ratio is of the medians. rdflib reads what the rules
derive from a file; `fardplan query` runs the rules at every opening.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from cold_start import milliseconds

from fardplan_kg.answers import bind
from fardplan_kg.dataset import Data, find_data
from fardplan_kg.derivation import open_store
from fardplan_kg.parameters import term_for
from fardplan_kg.questions import read_questions
from fardplan_kg.store import EmbeddedStore

REPOSITORY = Path(__file__).parents[1]
FARDPLAN = str(Path(sys.executable).with_name("fardplan"))
SCRIPT = str(Path(__file__).with_name("rdflib_question.py"))


def bound_queries(data: Data, store: EmbeddedStore, folder: Path) -> dict[str, Path]:
    """Write each question's query with its defaults bound; return their paths by name."""
    paths = {}
    for question in read_questions(data):
        terms = {
            parameter.name: term_for(store, parameter, parameter.default)
            for parameter in question.parameters
            if parameter.default
        }
        paths[question.name] = folder / f"{question.name}.rq"
        paths[question.name].write_text(bind(question, terms), encoding="utf-8")
    return paths


def ratio(name: str, query: Path, derived: Path, rounds: int) -> tuple[float, float]:
    """Return the median times of ours and of rdflib's, in milliseconds."""
    ours = [FARDPLAN, "query", name]
    theirs = [sys.executable, SCRIPT, str(REPOSITORY), str(derived), str(query)]
    pairs = [(milliseconds(ours), milliseconds(theirs)) for _ in range(rounds)]
    mine, other = zip(*pairs, strict=True)
    return statistics.median(mine), statistics.median(other)


def main() -> None:
    """Measure every question; print each ratio, the median and the worst."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    data = find_data(REPOSITORY)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        derived = folder / "derived.ttl"
        export = [FARDPLAN, "--quiet", "export", "--format", "ttl", "--graph", "derived"]
        subprocess.run([*export, "-o", str(derived)], check=True)
        ratios = {}
        for question, query in bound_queries(data, open_store(data), folder).items():
            ours, theirs = ratio(question, query, derived, rounds)
            ratios[question] = ours / theirs
            print(f"{question:36} {ours:6.0f} ms {theirs:7.0f} ms {ratios[question]:.3f}")
    worst = max(ratios, key=ratios.__getitem__)
    print(
        f"{len(ratios)} questions, median ratio {statistics.median(ratios.values()):.3f}, ", end=""
    )
    print(f"worst {ratios[worst]:.3f} ({worst}), median of {rounds} rounds each")


if __name__ == "__main__":
    main()
