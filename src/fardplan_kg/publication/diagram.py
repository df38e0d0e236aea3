"""The model as a drawing, made from the ontology: the chain, who takes part, and the evidence.

What is drawn and where is chosen in `model`. What it is called, and that each arrow may lead from
where it begins to where it ends, is the ontology's: a term that changes there changes the drawing,
and one that is gone is a fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import local_name, prefixes
from fardplan_kg.network import palette
from fardplan_kg.publication.model import (
    ARROWS,
    BOX_HEIGHT,
    BOX_WIDTH,
    BOXES,
    HALF,
    HEIGHT,
    TALL,
    WIDTH,
    Arrow,
    Box,
    Group,
)
from fardplan_kg.publication.vocabulary import Vocabulary, read_vocabulary
from fardplan_kg.store import Store
from fardplan_kg.wording import Words, msg

COLOURS: dict[Group, tuple[str, str]] = {
    "chain": (palette.AREA_TINTS[0], palette.AREA_COLOURS[0]),
    "part": (palette.AREA_TINTS[2], palette.AREA_COLOURS[2]),
    "evidence": (palette.AREA_TINTS[3], palette.AREA_COLOURS[3]),
}
LEGEND: tuple[tuple[int, Group, str], ...] = (
    (20, "chain", msg("the chain")),
    (166, "part", msg("who is named, and where")),
    (412, "evidence", msg("the words it comes from")),
)
DERIVED = (656, msg("derived by a rule"))
FONTS = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
DASHES = "6 5"
TITLE = msg("The model of fardplan-kg")


def diagram(store: Store, language: str = "en") -> str:
    """Return the model as SVG, with the ontology's names for its classes in a language.

    Raises DataFault where the ontology lacks what is drawn or contradicts it.
    """
    vocabulary, words = read_vocabulary(store, language), Words(language)
    for term in (*(arrow.term for arrow in ARROWS), *(p for box in BOXES for p in box.properties)):
        if term.startswith("fp:") and full(term) not in vocabulary.properties:
            raise DataFault(f"{term} is drawn, and the ontology does not have it")
    for arrow in ARROWS:
        _check(vocabulary, arrow)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
            f' lang="{language}" aria-labelledby="model-title model-desc" font-family="{FONTS}">',
            f'<title id="model-title">{escape(words.gettext(TITLE))}</title>',
            f'<desc id="model-desc">{escape(_description(vocabulary, words))}</desc>',
            '<defs><marker id="end" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8"'
            f' markerHeight="8" orient="auto"><path d="M0 1 9 5 0 9z" fill="{palette.SLATE}"/>'
            "</marker></defs>",
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{palette.PAPER}"/>',
            *(_line(arrow) for arrow in ARROWS),
            *(_name(arrow) for arrow in ARROWS),
            *(_box(vocabulary, box) for box in BOXES),
            *_legend(words),
            "</svg>\n",
        ]
    )


def _check(vocabulary: Vocabulary, arrow: Arrow) -> None:
    for drawn, allowed in ((arrow.source, vocabulary.domains), (arrow.target, vocabulary.ranges)):
        wider = allowed.get(full(arrow.term))
        if wider and wider not in vocabulary.wider(full(drawn)):
            raise DataFault(f"{arrow.term} is drawn at {drawn}, and the ontology says {wider}")


def full(name: str) -> str:
    """Return the IRI of a prefixed name.

    >>> full("foaf:Agent")
    'http://xmlns.com/foaf/0.1/Agent'
    """
    prefix, _, local = name.partition(":")
    return prefixes()[prefix] + local


def _called(vocabulary: Vocabulary, term: str) -> str:
    iri = full(term)
    if iri not in vocabulary.classes:
        raise DataFault(f"{term} is drawn, and the ontology does not have it")
    name = vocabulary.labels.get(iri, local_name(iri))
    return name[0].upper() + name[1:]


def _description(vocabulary: Vocabulary, words: Words) -> str:
    derived = words.gettext("(derived)")
    told = (
        f"{_called(vocabulary, a.source)} – {a.term}{f' {derived}' * a.derived} → "
        f"{_called(vocabulary, a.target)}"
        for a in ARROWS
    )
    opening = words.gettext("Classes as boxes, properties as arrows:")
    return f"{opening} {'; '.join(told)}."


def _line(arrow: Arrow) -> str:
    path = "M" + " L".join(f"{x} {y}" for x, y in arrow.points)
    dashes = f' stroke-dasharray="{DASHES}"' if arrow.derived else ""
    return (
        f'<path d="{path}" fill="none" stroke="{palette.SLATE}" stroke-width="1.6"{dashes}'
        ' marker-end="url(#end)"/>'
    )


def _name(arrow: Arrow) -> str:
    x, y = arrow.label
    return (
        f'<text x="{x}" y="{y + 4}" font-size="13" text-anchor="middle" fill="{palette.INK}"'
        f' stroke="{palette.PAPER}" stroke-width="6" paint-order="stroke">'
        f"{escape(arrow.term)}</text>"
    )


def _box(vocabulary: Vocabulary, box: Box) -> str:
    tint, colour = COLOURS[box.group]
    lines = (
        (box.y - 15, 17, "700", palette.INK, _called(vocabulary, box.term)),
        (box.y + 5, 13, "400", colour, box.term),
        (box.y + 26, 12, "400", palette.SLATE, " · ".join(box.properties)),
    )
    texts = "".join(
        f'<text x="{box.x}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{fill}"'
        f' text-anchor="middle">{escape(words)}</text>'
        for y, size, weight, fill, words in lines
    )
    return (
        f'<g><rect x="{box.x - HALF}" y="{box.y - TALL}" width="{BOX_WIDTH}"'
        f' height="{BOX_HEIGHT}" rx="8" fill="{tint}" stroke="{colour}" stroke-width="1.6"/>'
        f"{texts}</g>"
    )


def _legend(words: Words) -> Iterator[str]:
    y = HEIGHT - 34
    for x, group, message in LEGEND:
        tint, colour = COLOURS[group]
        yield (
            f'<rect x="{x}" y="{y}" width="26" height="18" rx="4" fill="{tint}"'
            f' stroke="{colour}" stroke-width="1.6"/>{_said(x, y, words.gettext(message))}'
        )
    x, message = DERIVED
    yield (
        f'<path d="M{x - 4} {y + 9} L{x + 28} {y + 9}" stroke="{palette.SLATE}"'
        f' stroke-width="1.6" stroke-dasharray="{DASHES}"/>'
        f"{_said(x, y, words.gettext(message))}"
    )


def _said(x: int, y: int, text: str) -> str:
    return (
        f'<text x="{x + 36}" y="{y + 14}" font-size="14" fill="{palette.INK}">{escape(text)}</text>'
    )
