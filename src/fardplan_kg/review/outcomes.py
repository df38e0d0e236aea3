"""What a checked decision asserts."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import Literal, URIRef
from rdflib.term import Node

from fardplan_kg.review.entries import Entry


@dataclass(frozen=True)
class Outcome:
    """What a decision asserts: subjects, one property, values; ``entry``: it makes that entry."""

    entry: Entry
    predicate: URIRef | None = None
    subjects: tuple[URIRef, ...] = ()
    values: tuple[Node, ...] = ()
    new: URIRef | None = None


def swedish(text: str) -> Literal:
    """Return words as a Swedish literal."""
    return Literal(text, lang="sv")
