"""Review: the decisions that a person wrote in a review file, into the graph."""

from __future__ import annotations

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
    without a decision are left for later.
    """
    from fardplan_kg.review.recording import decide as run

    decided = run(review, settings.data)
    if decided.files:
        files = [str(path) for path in decided.files]
        settings.say(
            f"{decided.changed} beslut skrevs till {' och '.join(files)}",
            f"{_some(decided.changed, 'decision')} written to {' and '.join(files)}",
        )
    else:
        settings.say(
            f"Inget nytt: filens {decided.decisions} beslut står redan i grafen.",
            f"Nothing new: the graph has the file's {_some(decided.decisions, 'decision')} already",
        )
    _tell_the_rest(settings, decided)


def _tell_the_rest(settings: Settings, decided: Decided) -> None:
    """Say what is left, and where a reason stands without its decision."""
    left = len(decided.undecided) + len(decided.reasons_only)
    if left:
        settings.say(
            f"{left} {'rad' if left == 1 else 'rader'} har inget beslut.",
            f"{_some(left, 'row')} without a decision.",
        )
    if decided.reasons_only:
        rows = ", ".join(map(str, decided.reasons_only))
        settings.say(
            f"Skäl men inget beslut: rad {rows}. Har du glömt beslutet?",
            f"A reason but no decision: row {rows}. Is the decision forgotten?",
        )


def _some(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
