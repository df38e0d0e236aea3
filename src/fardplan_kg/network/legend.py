"""What the symbols mean, in symbols and words: the same under the drawing and in the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fardplan_kg.network import codes, palette, shapes
from fardplan_kg.network.figure import Figure
from fardplan_kg.network.geometry import Box
from fardplan_kg.network.palette import ROLE_WIDTHS
from fardplan_kg.wording import ACTION_KINDS, ROLES, Words


@dataclass(frozen=True, slots=True)
class Entry:
    """A symbol in a field of 40 × 26, its words, and what in the page's address chooses it.

    facet, code: the name and the value of the choice; "" for what cannot be chosen.
    """

    symbol: str
    words: str
    facet: str = ""
    code: str = ""


def entries(figure: Figure, words: Words) -> tuple[Entry, ...]:
    """Return an entry for everything that this figure shows, and for nothing else."""
    return (*_actors(figure, words), *_actions(figure, words), *_lines(figure, words))


def merged(figures: Iterable[Figure], words: Words) -> tuple[Entry, ...]:
    """Return the entries of several figures, each once."""
    return tuple(dict.fromkeys(entry for own in figures for entry in entries(own, words)))


def _actors(figure: Figure, words: Words) -> list[Entry]:
    shown = {node.kind: node.kind_name for node in figure.nodes if node.mode == "actor"}
    return [
        Entry(
            shapes.symbol(palette.ACTOR_SHAPES.get(kind, "dot"), 20, 13, 9, kind == "group"),
            _first(words.actor_type(shown[kind], kind)),
            "aktorsslag",
            codes.actor_kind(kind),
        )
        for kind in dict.fromkeys((*palette.ACTOR_SHAPES, *sorted(shown)))
        if kind in shown
    ]


def _actions(figure: Figure, words: Words) -> list[Entry]:
    shown = {node.kind for node in figure.nodes if node.mode == "action"}
    return [
        Entry(
            shapes.box(Box(20, 13, 32, 20), kind, palette.SLATE),
            _first(words.action_kind(kind)),
            "slag",
            codes.action_kind(kind),
        )
        for kind in dict.fromkeys((*ACTION_KINDS, *sorted(shown)))
        if kind in shown
    ]


def _first(words: str) -> str:
    """Return the words as a label begins."""
    return words[:1].upper() + words[1:]


def _lines(figure: Figure, words: Words) -> list[Entry]:
    shown = {edge.kind for edge in figure.edges}
    found = [
        Entry(
            _line(ROLE_WIDTHS.get(role, 1.3), role == "unclear"),
            _role(role, words),
            "roll",
            codes.role(role),
        )
        for role in dict.fromkeys((*ROLES, *sorted(shown - {"pair"})))
        if role in shown
    ]
    if "pair" in shown:
        one, many = 1.7, max(edge.width for edge in figure.edges)
        most = max(edge.weight for edge in figure.edges)
        found.append(Entry(_line(one, False), words.gettext("Named together in 1 action")))
        if most > 1:
            named = words.gettext("Named together in %(num)s actions", num=most)
            found.append(Entry(_line(many, False), named))
    return found


def area_symbol(index: int) -> str:
    """Return a goal area's colour as a field with a border, in a field of 40 × 26."""
    return (
        f'<rect x="6" y="4" width="28" height="18" fill="{palette.area_tint(index)}"'
        f' stroke="{palette.area_colour(index)}" stroke-width="5"/>'
    )


def _role(role: str, words: Words) -> str:
    return words.gettext("Line: %(role)s", role=words.role(role))


def _line(width: float, dashed: bool) -> str:
    dashes = ' stroke-dasharray="2 5" stroke-linecap="round"' if dashed else ""
    return (
        f'<line x1="3" y1="13" x2="37" y2="13" stroke="{palette.LINE}"'
        f' stroke-width="{width:.1f}"{dashes}/>'
    )
