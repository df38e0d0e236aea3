"""The made-up roadmaps that are checked in, each by its seed, its size and its slips."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from fardplan_kg.namespaces import slug
from madeup import fiction
from madeup.generation import Size, generate
from madeup.model import MadeUpPlan
from madeup.registry import REPOSITORY, shared_files
from madeup.slips import Planted
from madeup.text import as_text

FOLDER = REPOSITORY / "tests" / "roadmaps"
ROADMAP = Size()
SHARED = "sagolandet"  # the folder of the graph that they share
# at least 120 pages when printed single on A4
LONG = Size(areas=4, shared=12, specific=14, paragraphs=7, sentences=9)


@dataclass(frozen=True)
class Recipe:
    """What makes a roadmap: ``slips`` are names of madeup.slips.SLIPS."""

    seed: int
    slips: Sequence[str]
    size: Size = ROADMAP

    def make(self) -> tuple[MadeUpPlan, tuple[Planted, ...]]:
        """Return the plan and what is planted in it."""
        return generate(self.seed, self.size, self.slips)

    @property
    def core(self) -> str:
        """The name of its core."""
        return fiction.core_name(self.seed)


# in the order in which they are extracted side by side
RECIPES = (
    Recipe(0, (
        "full-stop", "joined-by-och", "joined-by-samt", "med-flera", "name-in-brackets",
        "name-suspended", "page-break", "prose-hyphenated",
    )),
    Recipe(1, (
        "actors-missing", "common-comma", "heading-singular", "labels-run-together", "m-fl",
        "name-hyphenated", "number-twice", "title-stop", "unknown-actor",
    )),
    Recipe(2, (
        "comma-twice", "common-word", "direction-missing", "list-in-brackets", "name-over-lines",
        "numbers-swapped", "only-in-map", "title-word", "word-split",
    )),
    Recipe(3, (
        "actors-empty", "ambiguous-name", "common-number", "double-space", "heading-unlisted",
        "joined-by-comma-och", "label-bold", "line-astray", "only-in-chapter",
    )),
    Recipe(4, (
        "comma-last", "common-stop", "direction-empty", "label-misspelt", "med-flera-stop",
        "name-over-pages", "title-comma", "unknown-actor", "unknown-actor", "unknown-core",
    )),
    Recipe(5, (
        "joined-by-semicolon", "label-spaced", "name-split", "name-with-och", "section-missing",
        "title-missing", "unknown-actor", "unknown-area",
    )),
    Recipe(6, (
        "actors-empty", "actors-missing", "direction-empty", "direction-missing",
        "heading-singular", "labels-run-together", "labels-run-together", "number-twice",
        "numbers-swapped", "only-in-chapter", "only-in-map", "title-comma", "title-word",
        "unknown-actor",
    ), Size(specific=6)),
)  # fmt: skip
ROADMAPS = {slug(recipe.core): recipe for recipe in RECIPES}
UNREGISTERED = tuple(recipe.core for recipe in RECIPES if "unknown-core" in recipe.slips)
REGISTERED = tuple(recipe.core for recipe in RECIPES if recipe.core not in UNREGISTERED)


def files(names: Iterable[str] = ROADMAPS) -> dict[Path, str]:
    """Return the checked-in files of some roadmaps, by their place in tests/roadmaps.

    The shared graph is among them. Raises KeyError for a name that is none of ROADMAPS.
    """
    texts = {Path(name, "document.txt"): as_text(ROADMAPS[name].make()[0]) for name in names}
    shared = shared_files(REGISTERED, UNREGISTERED)
    return texts | {Path(SHARED, "graph", name): text for name, text in shared.items()}
