"""How much of the made-up roadmaps the extraction finds, and how much of what it finds is true.

    python benchmarks/extraction_quality.py [--pdf] [--long] [--others N]

Each roadmap that is checked in is extracted beside the former ones, as text and, with ``--pdf``, as
PDF in three layouts (Chromium prints them); ``--long`` adds one of at least 120 pages; ``--others``
adds roadmaps by other seeds, which the extraction was not made with. The truth is the generator's
model. What the columns mean, ``madeup.measures`` says: P is precision, R recall;
"slips" are planted slips found of all that must be told, "false" findings that are none of them,
"seconds" the processor time of reading and extraction, without printing and measuring.

Exit status 1 where an actor in an actor line was lost or a planted slip was not told.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from itertools import count as count_from
from pathlib import Path
from random import Random

from madeup.measures import Measures, measure
from madeup.printing import LAYOUTS, print_pdf
from madeup.registry import lay_out
from madeup.roadmaps import LONG, RECIPES, REGISTERED, UNREGISTERED, Recipe
from madeup.slips import SLIPS, Planted
from madeup.text import as_text
from madeup.truth import truth

from fardplan_kg.dataset import Data
from fardplan_kg.extraction.document import read_document
from fardplan_kg.extraction.output import write_turtle
from fardplan_kg.extraction.pipeline import extract

TEXT = "text"
OTHER_SEEDS = 10_000
HEADINGS = ("actions", "actors", "roles", "evidence")


@dataclass(frozen=True)
class Row:
    """The measures of one document; a text has no pages."""

    core: str
    format: str
    measures: Measures
    seconds: float
    pages: int = 0

    @property
    def good(self) -> bool:
        """Whether no actor was lost and every slip was told."""
        return self.measures.actors.recall == 1.0 and not self.measures.told.missed


def measured(
    recipe: Recipe, format_: str, data: Data, folder: Path, others: tuple[Planted, ...] = ()
) -> Row:
    """Return the measures of one roadmap in one format; its graphs are added to the data."""
    plan, planted = recipe.make()
    path = folder / f"{recipe.core}.txt"
    path.write_text(as_text(plan), encoding="utf-8")
    if format_ != TEXT:
        path = print_pdf(as_text(plan), format_, path.with_suffix(f".{format_}.pdf"))
    start = time.process_time()
    document = read_document(path)
    extraction = extract(document, data)
    seconds = time.process_time() - start
    write_turtle(extraction, data.root / "graph")
    measures = measure(truth(plan), planted, extraction, document, data, others)
    return Row(recipe.core, format_, measures, seconds, len(document.pages))


def rows(formats: tuple[str, ...], recipes: tuple[Recipe, ...]) -> Iterator[Row]:
    """Yield the measures of each roadmap, format by format."""
    cores = {*REGISTERED, *(recipe.core for recipe in recipes)} - set(UNREGISTERED)
    for format_ in formats:
        with tempfile.TemporaryDirectory() as name:
            data = lay_out(Path(name, "data"), cores, UNREGISTERED)
            differing: tuple[Planted, ...] = ()
            for recipe in recipes:
                yield measured(recipe, format_, data, Path(name), differing)
                differing += tuple(s for s in recipe.make()[1] if SLIPS[s.slip].beside)


def other_recipes(count: int) -> Iterator[Recipe]:
    """Yield recipes that nobody has looked at: other seeds, six slips each by chance.

    Their cores are registered, so that an unknown core is none of the slips.
    """
    alone = sorted(name for name, slip in SLIPS.items() if not slip.beside)
    alone.remove("unknown-core")
    seeds = (Recipe(seed, tuple(Random(seed).sample(alone, 6))) for seed in count_from(OTHER_SEEDS))
    yield from islice((recipe for recipe in seeds if recipe.core not in UNREGISTERED), count)


def line(row: Row) -> str:
    """Return a row of the table."""
    found = row.measures
    told = found.told
    pairs = [
        (found.actions.precision, found.actions.recall),
        (found.actors.precision, found.actors.recall),
        (found.roles.precision, found.roles.recall),
        (found.upheld.precision, found.quotes.recall),
    ]
    scores = " ".join(f"{precision:.3f} {recall:.3f}" for precision, recall in pairs)
    slips = f"{len(told.found)}/{len(told.found) + len(told.missed)}"
    return (
        f"{row.core:20} {row.format:8} {scores} {slips:>7} {len(told.false):5} {row.seconds:7.2f}"
    )


def complaints(row: Row) -> Iterator[str]:
    """Yield what is wrong in a row, a line each."""
    for slip in row.measures.told.missed:
        yield f"  not told: {slip.slip} ({slip.kind}): {' / '.join(slip.about)}"
    for actor in row.measures.lost:
        yield f"  lost: {actor.number} {actor.title}: {actor.name}"
    for finding in row.measures.told.false:
        yield f"  false: {finding.kind}: {finding.english}"


def main() -> None:
    """Measure, print the table, and tell whether it is good."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--pdf", action="store_true", help="also as PDF, in three layouts")
    parser.add_argument("--long", action="store_true", help="also a roadmap of 120 pages")
    parser.add_argument("--others", type=int, default=0, help="so many more, by other seeds")
    chosen = parser.parse_args()
    formats = (TEXT, *LAYOUTS) if chosen.pdf else (TEXT,)
    recipes = (
        (*RECIPES, Recipe(7, ("page-break", "unknown-actor"), LONG)) if chosen.long else RECIPES
    )
    print(f"{'':29} " + " ".join(f"{heading:^11}" for heading in HEADINGS))
    print(f"{'core':20} {'format':8} " + "  P     R    " * 4 + "  slips false seconds")
    done = []
    # the other ones stand alone: they are not made to have anything in common
    alone = (rows(formats, (recipe,)) for recipe in other_recipes(chosen.others))
    for row in chain(rows(formats, recipes), *alone):
        print("\n".join((line(row), *complaints(row))), flush=True)
        done.append(row)
    sys.exit(0 if all(row.good for row in done) else 1)


if __name__ == "__main__":
    main()
