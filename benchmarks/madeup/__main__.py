"""Writes the made-up roadmaps that are checked in, and the graph that they share.

    PYTHONPATH=benchmarks python -m madeup [NAME ...]

Without a name, all of them.
"""

from __future__ import annotations

import argparse

from madeup.roadmaps import FOLDER, ROADMAPS, files


def main() -> None:
    """Write the files, and print their paths."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(ROADMAPS))
    names = parser.parse_args().names
    if unknown := sorted(set(names) - set(ROADMAPS)):
        parser.error(f"unknown: {', '.join(unknown)}; known: {', '.join(ROADMAPS)}")
    for place, text in files(names or ROADMAPS).items():
        path = FOLDER / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(FOLDER.parents[1]))


if __name__ == "__main__":
    main()
