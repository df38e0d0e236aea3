"""What the rows of a review file hold: decisions with their findings, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field

from rdflib import URIRef

from fardplan_kg.extraction.findings import Kind
from fardplan_kg.review.faults import RowFault
from fardplan_kg.review.grammar import Decision

GONE = "utgången"
"""The kind of a row whose finding no longer exists; it is kept for what a person wrote in it."""


@dataclass(frozen=True)
class Entry:
    """A row with a decision that has the form it must have."""

    row: int
    key: str
    kind: Kind
    about: tuple[URIRef, ...]
    value: str
    decision: Decision
    reason: str
    question: str = ""


@dataclass
class Reading:
    """What the rows hold; ``undecided`` and ``reasons_only`` are numbers of rows."""

    entries: list[Entry] = field(default_factory=list)
    faults: list[RowFault] = field(default_factory=list)
    undecided: list[int] = field(default_factory=list)
    reasons_only: list[int] = field(default_factory=list)

    def fault(self, row: int, column: str, swedish: str, english: str) -> None:
        """Note a fault."""
        self.faults.append(RowFault(row, column, swedish, english))
