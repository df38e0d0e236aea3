"""What is wrong in a review file: every fault with its row and column, told all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fardplan_kg.faults import DataFault


@dataclass(frozen=True)
class RowFault:
    """A fault in one cell, told in both languages; ``row`` is the spreadsheet's, from 1."""

    row: int
    column: str
    swedish: str
    english: str

    def told(self, language: str) -> str:
        """Return the fault with its place."""
        if language == "sv":
            return f"rad {self.row}, {self.column}: {self.swedish}"
        return f"row {self.row}, {self.column}: {self.english}"


def all_at_once(name: str, faults: Sequence[RowFault]) -> DataFault:
    """Return one fault that tells all, in the order of the rows, each once."""
    found = sorted(set(faults), key=lambda fault: (fault.row, fault.column, fault.swedish))
    lines = {
        language: "".join(f"\n  {fault.told(language)}" for fault in found)
        for language in ("sv", "en")
    }
    count = len(found)
    return DataFault(
        f"{name}: {count} fault{'s' * (count != 1)}, nothing was written{lines['en']}",
        f"{name}: {count} fel, inget skrevs{lines['sv']}",
    )
