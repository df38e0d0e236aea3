"""What the symbols mean, in symbols and words: the same under the drawing and in the page."""

from __future__ import annotations

from dataclasses import dataclass

from fardplan_kg.network import palette, shapes
from fardplan_kg.network.figure import ROLE_WIDTHS, Figure
from fardplan_kg.network.geometry import Box
from fardplan_kg.wording import ACTION_KINDS, ROLES, Words


@dataclass(frozen=True, slots=True)
class Entry:
    """A symbol in a field of 36 × 26, and its words."""

    symbol: str
    words: str


def entries(figure: Figure, words: Words) -> tuple[Entry, ...]:
    """Return an entry for everything that this figure shows, and for nothing else."""
    return (*_actors(figure, words), *_actions(figure, words), *_lines(figure, words))


def _actors(figure: Figure, words: Words) -> list[Entry]:
    shown = {node.kind: node.kind_name for node in figure.nodes if node.mode == "actor"}
    return [
        Entry(
            shapes.symbol(palette.ACTOR_SHAPES.get(kind, "dot"), 20, 13, 9, kind == "group"),
            _first(words.actor_type(shown[kind], kind)),
        )
        for kind in (*palette.ACTOR_SHAPES, "")
        if kind in shown
    ]


def _actions(figure: Figure, words: Words) -> list[Entry]:
    shown = {node.kind for node in figure.nodes if node.mode == "action"}
    return [
        Entry(shapes.box(Box(20, 13, 32, 20), kind, palette.SLATE), _first(words.action_kind(kind)))
        for kind in (*ACTION_KINDS, "")
        if kind in shown
    ]


def _first(words: str) -> str:
    """Return the words as a label begins."""
    return words[:1].upper() + words[1:]


def _lines(figure: Figure, words: Words) -> list[Entry]:
    shown = {edge.kind for edge in figure.edges}
    found = [
        Entry(_line(ROLE_WIDTHS[role], role == "unclear"), _role(role, words))
        for role in ROLES
        if role in shown
    ]
    if "pair" in shown:
        one, many = 1.7, max(edge.width for edge in figure.edges)
        most = round((many - 1.0) / 0.7)
        found.append(Entry(_line(one, False), words.gettext("Named together in 1 action")))
        if most > 1:
            named = words.gettext("Named together in %(num)s actions", num=most)
            found.append(Entry(_line(many, False), named))
    return found


def _role(role: str, words: Words) -> str:
    return words.gettext("Line: %(role)s", role=words.role(role))


def _line(width: float, dashed: bool) -> str:
    dashes = ' stroke-dasharray="2 5" stroke-linecap="round"' if dashed else ""
    return (
        f'<line x1="3" y1="13" x2="37" y2="13" stroke="{palette.LINE}"'
        f' stroke-width="{width:.1f}"{dashes}/>'
    )
