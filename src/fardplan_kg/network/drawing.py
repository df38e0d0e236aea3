"""A figure as SVG: text as text, a title and a description, a legend in shapes and words.

Only presentation attributes are used, so that the drawing looks the same in a page with a strict
content security policy, as a file, in print and in a README.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from fardplan_kg.network import palette
from fardplan_kg.network.figure import Edge, Figure, Node
from fardplan_kg.network.geometry import text_width
from fardplan_kg.network.legend import Entry, entries
from fardplan_kg.network.sectors import CAPTION_LINE, captions, outline
from fardplan_kg.network.shapes import shape
from fardplan_kg.network.sheet import FONT, LINE, Place
from fardplan_kg.wording import Words

FONTS = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"


NAMED = 1_000
"""So many lines say what they stand for; of more, no single one can be pointed at."""


def svg(figure: Figure, words: Words, key: str = "network") -> str:
    """Return the drawing as one SVG element; `key` begins its ids: a page may hold several."""
    places = {node.id: node.place for node in figure.nodes}
    legend, legend_height = _legend(figure, words)
    width, height = _number(figure.width), _number(figure.height + legend_height)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
            f' lang="{figure.language}" aria-labelledby="{key}-title {key}-desc"'
            f" font-family={quoteattr(FONTS)}>",
            f'<title id="{key}-title">{escape(figure.title)}</title>',
            f'<desc id="{key}-desc">{escape(figure.description)}</desc>',
            f'<rect width="{width}" height="{height}" fill="{palette.PAPER}"/>',
            *_sectors(figure),
            *(_edge(places, edge, len(figure.edges) <= NAMED) for edge in figure.edges),
            *(_node(node) for node in figure.nodes),
            *(_label(node, figure.language) for node in figure.nodes if node.mode == "actor"),
            *legend,
            "</svg>",
        ]
    )


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _sectors(figure: Figure) -> Iterator[str]:
    for heading in figure.headings:
        points = " ".join(f"{_number(x)},{_number(y)}" for x, y in outline(figure, heading))
        yield (
            f'<polygon points="{points}" fill="{heading.tint}" stroke="{palette.PAPER}"'
            ' stroke-width="4"/>'
        )
    for caption in captions(figure):
        yield (
            f'<text text-anchor="{caption.anchor}" font-size="17" font-weight="600"'
            f' fill="{caption.heading.colour}"{_lang(caption.heading.language)}>'
            f"{_lines(caption.lines, caption.x, caption.y, CAPTION_LINE)}</text>"
        )


def _lang(language: str) -> str:
    return f" lang={quoteattr(language)}" if language else ""


def _lines(lines: tuple[str, ...], x: float, y: float, height: float) -> str:
    return "".join(
        f'<tspan x="{_number(x)}" y="{_number(y + i * height)}">{escape(line)}</tspan>'
        for i, line in enumerate(lines)
    )


def _edge(places: Mapping[str, Place], edge: Edge, named: bool) -> str:
    source, target = places[edge.source], places[edge.target]
    dashes = ' stroke-dasharray="2 5" stroke-linecap="round"' if edge.dashed else ""
    return (
        f'<line x1="{_number(source.x)}" y1="{_number(source.y)}" x2="{_number(target.x)}"'
        f' y2="{_number(target.y)}" stroke="{edge.colour}"'
        f' stroke-width="{_number(edge.width)}"{dashes}>'
        f"{_title(edge) if named else ''}</line>"
    )


def _title(edge: Edge) -> str:
    return f"<title>{escape(edge.spoken)}</title>"


def _node(node: Node) -> str:
    drawn = shape(node)
    label = ""
    if node.mode == "action":
        label = _box_label(node.place)
    return f"<g><title>{escape(node.spoken)}</title>{drawn}{label}</g>"


def _box_label(place: Place) -> str:
    y = place.y + 5 - LINE / 2 * (len(place.lines) - 1)
    said = escape(place.lines[0])
    at, whole = f' x="{_number(place.x)}" y="{_number(y)}"', said
    if len(place.lines) > 1:
        at, whole = "", _lines(place.lines, place.x, y, LINE)
    return (
        f'<text{at} font-size="15" font-weight="600" text-anchor="middle"'
        f' fill="{palette.PAPER}">{whole}</text>'
    )


def _label(node: Node, own: str) -> str:
    language = node.language if node.language != own else ""
    y = node.place.y + node.place.radius + 4 + LINE * 0.72
    return (
        f'<text text-anchor="middle" font-size="{_number(FONT)}" fill="{palette.INK}"'
        f' stroke="{palette.PAPER}" stroke-width="4" stroke-linejoin="round"'
        f' paint-order="stroke"{_lang(language)}>'
        f"{_lines(node.place.lines, node.place.x, y, LINE)}</text>"
    )


def _legend(figure: Figure, words: Words) -> tuple[list[str], float]:
    """Return the legend's entries in rows under the drawing, and the height that they take."""
    drawn: list[str] = []
    x, y = 18.0, figure.height + 34
    for entry in entries(figure, words):
        room = text_width((entry.words,), FONT) + 74
        if x + room > figure.width and x > 18:
            x, y = 18.0, y + 30
        drawn.append(_entry(entry, x, y))
        x += room
    return drawn, y + 20 - figure.height


def _entry(entry: Entry, x: float, y: float) -> str:
    return (
        f'<g transform="translate({_number(x)} {_number(y - 14)})">{entry.symbol}'
        f'<text x="44" y="18" font-size="{_number(FONT)}" fill="{palette.INK}">'
        f"{escape(entry.words)}</text></g>"
    )
