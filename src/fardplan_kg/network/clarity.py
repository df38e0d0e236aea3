"""Lines that seem to touch a symbol to which they do not belong: the fewer, the clearer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot

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


def faults(
    symbol: Circle, ends: Iterable[Point], circles: Sequence[Circle], lines: Sequence[Line]
) -> int:
    """How many false touches a symbol with lines to these ends would add to a drawing."""
    own = [Line((symbol.x, symbol.y), end) for end in ends]
    under = sum(touches(symbol, line) for line in lines)
    return under + sum(touches(circle, line) for line in own for circle in circles)
