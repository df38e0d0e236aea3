"""The sheet: its sectors and zones, and what a node takes up on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import atan2, cos, hypot, pi, radians, sin, sqrt

import networkx as nx

from fardplan_kg.network import affiliation
from fardplan_kg.network.geometry import Box, text_width

WIDTH, HEIGHT = 1000.0, 760.0
FONT = 15.0
LINE = 18.0
RING = (312.0, 232.0)
START = 180.0
"""The first sector begins at nine o'clock, so that four areas fill the four corners."""


@dataclass(frozen=True, slots=True)
class Place:
    """A node's symbol at (x, y) and the box that symbol and label fill together."""

    x: float
    y: float
    radius: float
    lines: tuple[str, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Sector:
    """A goal area's part of the sheet: from one angle to the other, clockwise in degrees."""

    area: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Layout:
    """A computed drawing: the sheet's size, its sectors, and a place for each node."""

    width: float
    height: float
    sectors: tuple[Sector, ...]
    places: Mapping[str, Place]


def sectors(network: nx.Graph) -> tuple[Sector, ...]:
    """Return the goal areas as equal parts of the turn, in the order of their actions."""
    areas = affiliation.areas(network)
    turn = 360.0 / max(len(areas), 1)
    return tuple(
        Sector(area, START + i * turn, START + (i + 1) * turn) for i, area in enumerate(areas)
    )


def on_ring(angle: float, scale: float, reach: float) -> tuple[float, float]:
    """Return a point at this angle: on the ellipse at reach 1, inside it below."""
    turn = radians(angle)
    x = WIDTH / 2 + RING[0] * reach * cos(turn)
    return x * scale, (HEIGHT / 2 + RING[1] * reach * sin(turn)) * scale


def radius(degree: int) -> float:
    """Return the symbol's size: its area grows with the number of actions."""
    return 7.0 + 2.2 * sqrt(degree)


def label_box(size: float, lines: tuple[str, ...]) -> Box:
    """Return what a symbol with its label under it takes up."""
    height = 2 * size + 4 + LINE * len(lines)
    return Box(0, 0, max(text_width(lines, FONT), 2 * size), height)


def placed(box: Box, size: float, lines: tuple[str, ...]) -> Place:
    """Return the place whose symbol stands at the top of its box."""
    return Place(box.x, box.y - box.height / 2 + size, size, lines, box)


def heading_boxes(parts: tuple[Sector, ...], scale: float) -> list[Box]:
    """Return the corners where the areas' names stand."""
    size = (330.0, 62.0)
    return [
        Box(
            (size[0] / 2 + 8) if cos(turn) < 0 else WIDTH * scale - size[0] / 2 - 8,
            (size[1] / 2 + 8) if sin(turn) < 0 else HEIGHT * scale - size[1] / 2 - 8,
            *size,
        )
        for turn in (radians((sector.start + sector.end) / 2) for sector in parts)
    ]


def allowed(box: Box, scale: float, homes: tuple[Sector, ...]) -> bool:
    """Inside the ring for those that bind areas together, outside it for the rest.

    Never in the sector of an area that the actor is not named in.
    """
    symbol = box.y - box.height / 2 + radius(1)
    if not any(_in_sector(box.x, symbol, scale, home) for home in homes):
        return False
    if len(homes) > 1:
        return all(_reach(x, y, scale) < 0.93 for x, y in _corners(box))
    on_sheet = (
        box.width / 2 + 10 <= box.x <= WIDTH * scale - box.width / 2 - 10
        and box.height / 2 + 10 <= box.y <= HEIGHT * scale - box.height / 2 - 10
    )
    return on_sheet and all(
        _reach(x, y, scale) > 1.1 and _in_sector(x, y, scale, homes[0]) for x, y in _corners(box)
    )


def _corners(box: Box) -> list[tuple[float, float]]:
    half, tall = box.width / 2, box.height / 2
    return [(box.x + i * half, box.y + j * tall) for i in (-1, 0, 1) for j in (-1, 1)]


def _reach(x: float, y: float, scale: float) -> float:
    return hypot((x / scale - WIDTH / 2) / RING[0], (y / scale - HEIGHT / 2) / RING[1])


def _in_sector(x: float, y: float, scale: float, sector: Sector) -> bool:
    angle = atan2(y - HEIGHT / 2 * scale, x - WIDTH / 2 * scale) * 180 / pi
    return (angle - sector.start) % 360 <= sector.end - sector.start
