"""Findings → the two files of a review: CSV to fill in, HTML to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from fardplan_kg.dataset import Data
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.findings import KINDS, Finding
from fardplan_kg.files import make_folder, write_file
from fardplan_kg.review.entries import GONE
from fardplan_kg.review.grammar import withdraws
from fardplan_kg.review.page import Title, page
from fardplan_kg.review.recorded import Recorded, read_recorded
from fardplan_kg.review.rows import row_of
from fardplan_kg.review.sheet import Row, read_sheet, sheet_bytes
from fardplan_kg.review.vocabulary import read_vocabulary

WORKED_IN = KINDS["same"].swedish
"""The kind whose findings end with their decision: an action has its former identity from then."""
FIRST_ROW = 2
"""The spreadsheet's number of the first row under the names of the columns."""


@dataclass(frozen=True)
class Review:
    """What a review is of: a core's document, what is open in it and what is decided."""

    core: str
    document: Document
    findings: Sequence[Finding]
    decided: Sequence[Finding]


def write_review(review: Review, data: Data, folder: Path) -> tuple[Path, Path]:
    """Write ``{core}.csv`` and ``{core}.html`` into a folder; return their paths.

    Where the CSV is there already, what a person wrote in it is kept: a decision or a reason goes
    into the new file by its key, and a row whose finding is gone stays last, as it was. What was
    written to take a decision back is cleared once that is done. A finding that is decided by hand,
    with no words for it that we know, is on the page only. Raises DataFault, and writes nothing,
    where that file cannot be read.
    """
    sheet, text = folder / f"{review.core}.csv", folder / f"{review.core}.html"
    recorded = read_recorded(data, review.core)
    typed = _typed(sheet, recorded)
    by_kind = sorted(review.findings, key=lambda finding: list(KINDS).index(finding.kind))
    findings = [*by_kind, *review.decided]
    told = [_row(finding, review.document, recorded, typed) for finding in findings]
    rows = [row for place, row in enumerate(told) if place < len(by_kind) or row.filled]
    worked_in, gone = _without_finding(typed, {finding.key for finding in findings}, recorded)
    rows += [*worked_in, *gone]
    numbers = {row.key: number for number, row in enumerate(rows, start=FIRST_ROW)}
    shown: list[tuple[int, Row, Finding | None]] = [
        (numbers.get(row.key, 0), row, finding) for row, finding in zip(told, findings, strict=True)
    ]
    content = page(
        Title(review.document.name, review.core, sheet),
        shown[: len(by_kind)],
        [*shown[len(by_kind) :], *((numbers[row.key], row, None) for row in worked_in)],
        [(numbers[row.key], row, row.key in recorded) for row in gone],
        read_vocabulary(data),
    )
    make_folder(folder)
    write_file(text, content.encode())
    write_file(sheet, sheet_bytes(rows))
    return sheet, text


def _without_finding(
    typed: Mapping[str, Row], keys: Set[str], recorded: Mapping[str, Recorded]
) -> tuple[list[Row], list[Row]]:
    """Return the rows whose decision has made an end of their finding, and those that are gone."""
    others = [row for key, row in typed.items() if key not in keys]
    worked_in = [row for row in others if row.kind == WORKED_IN and row.key in recorded]
    return worked_in, [replace(row, kind=GONE) for row in others if row not in worked_in]


def _typed(sheet: Path, recorded: Mapping[str, Recorded]) -> dict[str, Row]:
    """Return the rows in which a person has written something that is not done with."""
    if not sheet.exists():
        return {}
    return {
        row.key: row
        for row in read_sheet(sheet).rows.values()
        if row.filled and (row.key in recorded or not withdraws(row.decision))
    }


def _row(
    finding: Finding,
    document: Document,
    recorded: Mapping[str, Recorded],
    typed: Mapping[str, Row],
) -> Row:
    """Return a finding's row, with what a person wrote, else with what was decided before."""
    former, own = recorded.get(finding.key), typed.get(finding.key)
    if own:
        return row_of(finding, document, own.decision, own.reason)
    if former:
        return row_of(finding, document, former.decision, former.reason)
    return row_of(finding, document)
