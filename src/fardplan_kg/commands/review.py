"""Review: the decisions that a person wrote in a review file, into the graph."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fardplan_kg.commands.settings import Settings, example

if TYPE_CHECKING:
    from fardplan_kg.review.recording import Decided


@click.command()
@click.argument("review", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
@example("fardplan decide granskning/flemingsberg.csv")
def decide(settings: Settings, review: Path) -> None:
    """Write the decisions and reasons of a REVIEW file into the registry and the interpretation.

    REVIEW is the CSV that `fardplan extract --review` wrote, with the columns beslut and skäl
    filled in. Where anything is wrong in it, all faults are told and nothing is written. Rows
    without a decision are left for later; `ångra` takes a decision back.
    """
    from fardplan_kg.review.recording import decide as run

    decided = run(review, settings.data)
    _tell_what_was_written(settings, decided)
    _tell_the_rest(settings, decided)


def _tell_what_was_written(settings: Settings, decided: Decided) -> None:
    files = [str(path) for path in decided.files]
    if files and (decided.changed or not decided.withdrawn):
        settings.say(
            f"{decided.changed} beslut skrevs till {' och '.join(files)}",
            f"{_some(decided.changed, 'decision')} written to {' and '.join(files)}",
        )
    if not files:
        settings.say(
            f"Inget nytt: filens {decided.decisions} beslut står redan i grafen.",
            f"Nothing new: the graph has the file's {_some(decided.decisions, 'decision')} already",
        )
    if decided.withdrawn:
        settings.say(
            f"{decided.withdrawn} beslut togs bort ur {' och '.join(files)}",
            f"{_some(decided.withdrawn, 'decision')} taken out of {' and '.join(files)}",
        )


LEFT = {
    "undecided": ("Inget beslut: {}.", "No decision: {}."),
    "reason-only": (
        "Skäl men inget beslut: {}. Har du glömt beslutet?",
        "A reason but no decision: {}. Is the decision forgotten?",
    ),
    "emptied": (
        "Beslutet är tömt men står kvar i grafen: {}. Skriv ångra för att ta bort det.",
        "The decision is emptied but stands in the graph: {}. Write ångra to take it back.",
    ),
    "gone": (
        "Utgångna, lästes inte: {}. Det de gäller finns inte längre i dokumentet.",
        "Gone, not read: {}. What they are about is no longer in the document.",
    ),
    "by-hand": (
        "Beslutade för hand i grafen, lämnades: {}.",
        "Decided by hand in the graph, left: {}.",
    ),
    "worked-in": (
        "Färdplanen är redan inläst efter beslutet, lämnades: {}.",
        "The plan is made after the decision already, left: {}.",
    ),
    "nothing-to-withdraw": (
        "Inget beslut att ångra: {}.",
        "No decision to take back: {}.",
    ),
}  # fmt: skip
"""What is said of the rows that did nothing, by the reason."""


def _tell_the_rest(settings: Settings, decided: Decided) -> None:
    """Say which rows did nothing, and why."""
    for why, rows in decided.left.items():
        if rows:
            swedish, english = LEFT[why.value]
            count, shown = len(rows), _ranges(rows)
            settings.say(
                swedish.format(f"{count} rader ({shown})" if count > 1 else f"rad {shown}"),
                english.format(f"{count} rows ({shown})" if count > 1 else f"row {shown}"),
            )


def _ranges(rows: Sequence[int]) -> str:
    """Return numbers with those that follow one another as a range.

    >>> _ranges([2, 3, 4, 7])
    '2–4, 7'
    """
    ranges: list[list[int]] = []
    for row in sorted(rows):
        if ranges and row == ranges[-1][1] + 1:
            ranges[-1][1] = row
        else:
            ranges.append([row, row])
    return ", ".join(f"{a}–{b}" if a < b else str(a) for a, b in ranges)


def _some(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
