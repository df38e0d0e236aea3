"""What the rows of a review file hold: decisions with their findings, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from rdflib import URIRef

from fardplan_kg.extraction.findings import Kind
from fardplan_kg.review.faults import RowFault
from fardplan_kg.review.grammar import Decision

GONE = "utgången"
"""The kind of a row whose finding no longer exists; it is kept for what a person wrote in it."""


class Left(Enum):
    """Why a row does nothing."""

    UNDECIDED = "undecided"  # nothing is written in it
    REASON_ONLY = "reason-only"  # a reason is written, and no decision
    EMPTIED = "emptied"  # it was decided before, and the decision stands
    GONE = "gone"  # its finding no longer exists
    BY_HAND = "by-hand"  # its decision stands in a file that only people write
    WORKED_IN = "worked-in"  # the plan is already made after its decision
    NOTHING_TO_WITHDRAW = "nothing-to-withdraw"


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
    """What the rows hold: what is decided, what is taken back, what is wrong, what is left.

    ``withdrawn`` are the numbers of rows by the keys of the decisions that are taken back.
    """

    entries: list[Entry] = field(default_factory=list)
    withdrawn: dict[str, int] = field(default_factory=dict)
    faults: list[RowFault] = field(default_factory=list)
    left: dict[Left, list[int]] = field(default_factory=lambda: {why: [] for why in Left})

    def leave(self, row: int, why: Left) -> None:
        """Note that a row does nothing."""
        self.left[why].append(row)

    def fault(self, row: int, column: str, swedish: str, english: str) -> None:
        """Note a fault."""
        self.faults.append(RowFault(row, column, swedish, english))
