"""Colours and shapes of the drawing.

Colour tells the goal area, shape the kind of actor, corners the kind of action, width and dashes
the role: never colour alone. The area colours stay apart for the common kinds of colour
blindness (after Okabe & Ito's set, darkened so that white text on them reads).
"""

from __future__ import annotations

AREA_COLOURS = ("#0b5cad", "#a84300", "#00705a", "#86286f", "#5c5c00", "#3f4a9c", "#9c2431")
AREA_TINTS = ("#f1f6fc", "#fdf4ee", "#eef7f4", "#faf1f8", "#f7f7ea", "#f2f3fb", "#fcf1f2")
INK = "#16202b"
SLATE = "#33475b"
LINE = "#5b6b7b"
PAPER = "#ffffff"

ACTOR_SHAPES = {
    "region": "hexagon",
    "municipality": "square",
    "agency": "triangle",
    "company": "diamond",
    "university": "star",
    "unit": "triangleDown",
    "organisation": "dot",
    "group": "dot",
}
"""vis-network's names for shapes; a group is a dot with a broken border."""


def area_colour(index: int) -> str:
    """Return the colour of the goal area with this place in the order; more areas begin anew."""
    return AREA_COLOURS[index % len(AREA_COLOURS)]


def area_tint(index: int) -> str:
    """Return the sector's background for the same area."""
    return AREA_TINTS[index % len(AREA_TINTS)]


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" (WCAG 2.2, definition of relative luminance)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


ROLE_WIDTHS = {"responsible": 3.2, "participating": 1.3, "unclear": 2.0}
"""How wide a line is by the role it stands for, in the drawing's units."""
