"""Boxes that must not overlap, and the search for a free place.

A place is found by walking a fixed lattice outwards from the wished point and taking the first
spot whose box is free: no forces, no chance, the same picture every time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""Points as rows of x and y."""

STEP = 12.0
CHOICES = 240
"""So many places are weighed before the clearest of them is taken."""
FIRST = 64
"""So many places are looked at in the first portion."""
PATIENCE = 6_000
"""So many places are looked at before the search gives up the wished zone."""
CHARACTER = 0.56
"""Mean width of a character in ems: generous for the usual sans-serif fonts."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its middle and its size."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: Box, margin: float = 0.0) -> bool:
        """Whether the two come closer than the margin."""
        return (
            abs(self.x - other.x) * 2 < self.width + other.width + 2 * margin
            and abs(self.y - other.y) * 2 < self.height + other.height + 2 * margin
        )


@cache
def lattice() -> Points:
    """Return the places that are looked at, as steps from the wished one, ring by ring outwards."""
    points = [(0, 0)]
    ring = 0
    while len(points) < PATIENCE:
        ring += 1
        side = range(-ring, ring + 1)
        around = {(i, j) for i in side for j in (-ring, ring)}
        around |= {(i, j) for i in (-ring, ring) for j in side}
        points += sorted(around, key=lambda p: (p[0] ** 2 + p[1] ** 2, p[1], p[0]))
    return np.array(points[:PATIENCE], dtype=float) * STEP


def free(wished: Box, taken: Sequence[Box], margin: float) -> Iterator[tuple[float, float]]:
    """Give the places of the lattice around the wished one where its box is free, in order.

    They are looked at in portions, each twice as large as the last: most boxes find room early.
    """
    sizes = np.array([(b.x, b.y, b.width, b.height) for b in taken], dtype=float).reshape(-1, 4)
    points = lattice() + np.array((wished.x, wished.y))
    start, portion = 0, FIRST
    while start < len(points):
        part = points[start : start + portion]
        near = sizes[_around(part, sizes, wished, margin)]
        wide = (wished.width + near[:, 2]) / 2 + margin
        tall = (wished.height + near[:, 3]) / 2 + margin
        covered = (np.abs(part[:, :1] - near[:, 0]) < wide) & (
            np.abs(part[:, 1:] - near[:, 1]) < tall
        )
        yield from part[~covered.any(axis=1)].tolist()
        start, portion = start + portion, portion * 2


def _around(part: Points, sizes: Points, wished: Box, margin: float) -> NDArray[np.bool_]:
    """Which boxes can cover any of these places."""
    low, high = part.min(axis=0), part.max(axis=0)
    reach = (sizes[:, 2:] + np.array((wished.width, wished.height))) / 2 + margin
    inside: NDArray[np.bool_] = ((sizes[:, :2] > low - reach) & (sizes[:, :2] < high + reach)).all(
        axis=1
    )
    return inside


def free_place(
    wished: Box,
    taken: Sequence[Box],
    allowed: Callable[[Box], bool],
    margin: float,
    faults: Callable[[Box], int] = lambda _: 0,
) -> Box:
    """Return the clearest of the free and allowed places nearest to the wished one.

    Where none is allowed, the nearest free one; the search always ends.
    """
    best: tuple[int, Box] | None = None
    fallback, choices = None, 0
    for x, y in free(wished, taken, margin):
        box = Box(x, y, wished.width, wished.height)
        fallback = fallback or box
        if allowed(box):
            choices += 1
            best = min(filter(None, (best, (faults(box), box))), key=lambda found: found[0])
            if best[0] == 0 or choices >= CHOICES:
                break
    return best[1] if best else fallback or beside(wished, taken, margin)


def beside(wished: Box, taken: Sequence[Box], margin: float) -> Box:
    """Return a place under everything that is there."""
    bottom = max((box.y + box.height / 2 for box in taken), default=wished.y)
    return Box(wished.x, bottom + margin + wished.height / 2, wished.width, wished.height)


def wrapped(text: str, width: int = 18, lines: int = 3) -> tuple[str, ...]:
    """Return a label in short lines, cut with an ellipsis where it would take too many."""
    found: list[str] = []
    for word in text.split():
        if found and len(found[-1]) + 1 + len(word) <= width:
            found[-1] += f" {word}"
        else:
            found.append(word if len(word) <= width + 6 else word[: width + 5] + "…")
    if len(found) > lines:
        found = [*found[: lines - 1], found[lines - 1].rstrip(".,;:") + " …"]
    return tuple(found)


def text_width(lines: Sequence[str], size: float) -> float:
    """How wide the longest line is at this size, rounded up."""
    return ceil(max(map(len, lines), default=0) * size * CHARACTER)
