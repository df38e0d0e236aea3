"""Lines that seem to touch a symbol to which they do not belong: the fewer, the clearer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]

NEAR = 5.0
"""A line this close to a symbol's border seems to end in it."""


@dataclass(frozen=True, slots=True)
class Circle:
    """The room of a symbol."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line between two symbols' middles."""

    start: Point
    end: Point


def distance(point: Point, line: Line) -> float:
    """From a point to the nearest point of a line that has an end at both sides."""
    (x, y), (x1, y1), (x2, y2) = point, line.start, line.end
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = ((x - x1) * dx + (y - y1) * dy) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return hypot(x - x1 - along * dx, y - y1 - along * dy)


def touches(circle: Circle, line: Line) -> bool:
    """Whether a line seems to touch a symbol at which it does not end."""
    point = (circle.x, circle.y)
    return point not in (line.start, line.end) and distance(point, line) < circle.radius + NEAR


@dataclass(frozen=True)
class Drawing:
    """The symbols and lines of a drawing as rows: x, y, radius; and x, y of both ends."""

    circles: NDArray[np.float64]
    lines: NDArray[np.float64]


def drawing(circles: Iterable[Circle], lines: Iterable[Line]) -> Drawing:
    """Return a drawing in which false touches are counted."""
    return Drawing(
        np.array([(c.x, c.y, c.radius) for c in circles], dtype=float).reshape(-1, 3),
        np.array([(*line.start, *line.end) for line in lines], dtype=float).reshape(-1, 4),
    )


def faults(symbol: Circle, ends: Sequence[Point], on: Drawing) -> int:
    """How many false touches a symbol with lines to these ends would add to a drawing."""
    own = np.array([(symbol.x, symbol.y, *end) for end in ends], dtype=float).reshape(-1, 1, 4)
    itself = np.array([(symbol.x, symbol.y, symbol.radius)])
    return _touching(itself, on.lines) + _touching(on.circles, own)


def _touching(circles: NDArray[np.float64], lines: NDArray[np.float64]) -> int:
    """Count the circles that lines seem to touch; the rule is that of ``touches``."""
    x, y, radius = circles[:, 0], circles[:, 1], circles[:, 2]
    x1, y1, x2, y2 = (lines[..., i] for i in range(4))
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = ((x - x1) * dx + (y - y1) * dy) / np.where(length == 0, 1.0, length)
    along = np.clip(along, 0.0, 1.0)
    near = np.hypot(x - x1 - along * dx, y - y1 - along * dy) < radius + NEAR
    at_end = ((x == x1) & (y == y1)) | ((x == x2) & (y == y2))
    return int(np.count_nonzero(near & ~at_end))
