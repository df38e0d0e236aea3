"""The symbols, drawn as vis-network draws shapes of the same name."""

from __future__ import annotations

from math import cos, pi, sin

from fardplan_kg.network import palette
from fardplan_kg.network.figure import Node
from fardplan_kg.network.geometry import Box

CORNERS = {"square": 4, "diamond": 4, "triangle": 3, "triangleDown": 3, "hexagon": 6}
TURN = {"square": pi / 4, "diamond": 0.0, "triangle": -pi / 2, "triangleDown": pi / 2}


def shape(node: Node) -> str:
    """Return a node's symbol as an SVG element."""
    if node.mode == "action":
        return box(node.place.box, node.kind, node.fill)
    return symbol(node.shape, node.place.x, node.place.y, node.place.radius, node.dashed)


def box(place: Box, kind: str, fill: str) -> str:
    """Return an action: square where all cores share it, round-ended where it is specific."""
    corner = {"shared": 2.0, "core-specific": place.height / 2}.get(kind, 8.0)
    return (
        f'<rect x="{place.x - place.width / 2:.1f}" y="{place.y - place.height / 2:.1f}"'
        f' width="{place.width:.1f}" height="{place.height:.1f}" rx="{corner:.1f}" fill="{fill}"'
        f' stroke="{palette.PAPER}" stroke-width="2"/>'
    )


def symbol(name: str, x: float, y: float, radius: float, dashed: bool = False) -> str:
    """Return an actor's symbol: filled, or white with a broken border for a group."""
    paint = f'fill="{palette.SLATE}" stroke="{palette.PAPER}" stroke-width="1.5"'
    if dashed:
        paint = (
            f'fill="{palette.PAPER}" stroke="{palette.SLATE}" stroke-width="2.4"'
            ' stroke-dasharray="4 3"'
        )
    if name == "dot":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" {paint}/>'
    points = " ".join(f"{px:.1f},{py:.1f}" for px, py in _points(name, x, y, radius))
    return f'<polygon points="{points}" {paint}/>'


def _points(name: str, x: float, y: float, radius: float) -> list[tuple[float, float]]:
    if name == "star":
        reach = [radius * (1.3 if i % 2 == 0 else 0.55) for i in range(10)]
        return [_at(x, y, r, -pi / 2 + i * pi / 5) for i, r in enumerate(reach)]
    count = CORNERS.get(name, 6)
    size = radius * 1.15
    return [_at(x, y, size, TURN.get(name, 0.0) + i * 2 * pi / count) for i in range(count)]


def _at(x: float, y: float, radius: float, turn: float) -> tuple[float, float]:
    return x + radius * cos(turn), y + radius * sin(turn)
