"""The goal areas as sectors of the sheet: their outlines, and their names in the outer corners."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import atan2, cos, degrees, radians, sin

from fardplan_kg.network.figure import Figure, Heading
from fardplan_kg.network.geometry import wrapped

CAPTION_LINE = 20.0
EDGE = 18.0


@dataclass(frozen=True, slots=True)
class Caption:
    """A goal area's name in lines, from (x, y) down, set to the left or the right."""

    heading: Heading
    lines: tuple[str, ...]
    x: float
    y: float
    anchor: str


def outline(figure: Figure, heading: Heading) -> Iterator[tuple[float, float]]:
    """Return the middle of the sheet, then its border from one angle to the other."""
    x, y = figure.width / 2, figure.height / 2
    yield x, y
    for angle in _angles(heading, x, y):
        dx, dy = cos(radians(angle)), sin(radians(angle))
        reach = min(x / max(abs(dx), 1e-9), y / max(abs(dy), 1e-9))
        yield x + dx * reach, y + dy * reach


def _angles(heading: Heading, x: float, y: float) -> list[float]:
    """Return the sector's two angles and, between them, those of the sheet's corners."""
    start, end = heading.sector.start, heading.sector.end
    corners = [degrees(atan2(i * y, j * x)) for i in (-1, 1) for j in (-1, 1)]
    between = [start + (corner - start) % 360 for corner in corners]
    return [start, *sorted(angle for angle in between if start < angle < end), end]


def captions(figure: Figure) -> Iterator[Caption]:
    """Each area's name in the corner that its sector looks to; names in one corner are stacked."""
    used: dict[tuple[bool, bool], int] = {}
    for heading in figure.headings:
        turn = radians((heading.sector.start + heading.sector.end) / 2)
        left, top = cos(turn) < 0, sin(turn) < 0
        lines = wrapped(f"{heading.number} {heading.name}".strip(), width=36, lines=3)
        row = used.get((left, top), 0)
        used[left, top] = row + len(lines)
        below = figure.height - 14 - (row + len(lines) - 1) * CAPTION_LINE
        y = 30.0 + row * CAPTION_LINE if top else below
        x, anchor = (EDGE, "start") if left else (figure.width - EDGE, "end")
        yield Caption(heading, lines, x, y, anchor)
