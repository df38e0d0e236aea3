"""Quotes and places: where the words of a quote stand, and whether they carry the value.

What a quote does not carry is interpretation, and has no place among the statements.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from fardplan_kg.extraction.reading.words import Stretch, Words

Labels = Callable[[URIRef], Iterable[str]]
Node = URIRef | Literal

NUMERIC = {XSD.integer, XSD.decimal, XSD.gYear, XSD.nonNegativeInteger}


def occurrences(quote: str, stretch: Stretch) -> list[Words]:
    """Return every place of a quote in a stretch; a quote begins and ends at word boundaries."""
    before = r"(?<!\w)" if quote[:1].isalnum() else ""
    after = r"(?!\w)" if quote[-1:].isalnum() else ""
    pattern = re.compile(before + re.escape(" ".join(quote.split())) + after)
    return [stretch.words(*match.span()) for match in pattern.finditer(stretch.text)]


def carries(
    quote: str, predicate: URIRef, value: Node, labels: Labels, numbers: Sequence[str]
) -> bool:
    """Tell whether a quote contains the value of a statement.

    A text stands in the quote as it is; a number as digits (spaces within it ignored) or as one of
    ``numbers``, the words for nought, one, two …; ``true`` as a hidden label of the property; a
    thing as one of its Swedish labels, upper and lower case alike.
    """
    if isinstance(value, URIRef):
        return _any_label(quote, labels(value))
    if value.datatype == XSD.boolean:
        return bool(value) and _any_label(quote, labels(predicate))
    if value.datatype in NUMERIC:
        # Turtle writes the decimal 51 as 51.0
        return _number(quote, re.sub(r"\.0+$", "", str(value)), numbers)
    return " ".join(str(value).split()) in quote


def _any_label(quote: str, labels: Iterable[str]) -> bool:
    folded = quote.casefold()
    return any(
        re.search(rf"(?<!\w){re.escape(label.casefold())}(?!\w)", folded)
        for label in labels
        if label
    )


def _number(quote: str, number: str, numbers: Sequence[str]) -> bool:
    joined = re.sub(r"(?<=\d)[\s\u00a0](?=\d{3}\b)", "", quote).replace(",", ".")
    if re.search(rf"(?<![\d.]){re.escape(number)}(?!\.?\d)", joined):
        return True
    named = number.isdigit() and int(number) < len(numbers)
    return named and re.search(rf"\b(?:{numbers[int(number)]})\b", quote.casefold()) is not None
