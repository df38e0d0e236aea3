"""An answer as a table for people: aligned lines for the next program, or fitted to a terminal."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from fardplan_kg.answers import Answer, Cell
from fardplan_kg.namespaces import local_name
from fardplan_kg.results import SEPARATOR

if TYPE_CHECKING:
    from rich.table import Table

GAP = 3
"""Between two columns of a table in the terminal."""
LONG_WORD = 24
"""A longer word may be broken over lines."""
PLAN = "plan_name"
"""The column that tells whose plan a row is of."""
ABOUT_PLANS = "färdplan"
"""The tag of the questions that are about plans themselves."""


def as_table(answer: Answer, width: int | None = None) -> str:
    """Return the answer as a table: codes and IRIs whose name stands beside are left out.

    In a terminal of ``width`` columns it is fitted to it; without one, each row is one line, so
    that the next program can read it.
    """
    shown = shown_columns(answer)
    header = [answer.columns[index].label[answer.language] for index in shown]
    rows = [[_short(row[index]) for index in shown] for row in answer.rows]
    if width is None:
        return _aligned([header, *rows])
    return _fitted(answer.question.title[answer.language], header, rows, width)


def _aligned(rows: list[list[str]]) -> str:
    measures = [[_width(text) for text in row] for row in rows]
    widths = [max(column) for column in zip(*measures, strict=True)]
    lines = (
        "  ".join(
            text + " " * (room - own) for text, own, room in zip(row, measured, widths, strict=True)
        ).rstrip()
        for row, measured in zip(rows, measures, strict=True)
    )
    return "".join(f"{line}\n" for line in lines)


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes: an emoji two, a combining mark none."""
    if max(text, default="") < "\u0300":  # Swedish and the like: a column a character
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _fitted(title: str, header: list[str], rows: list[list[str]], width: int) -> str:
    """Return a table with its words whole; where there is no room for it, one block a row."""
    from rich.console import Console
    from rich.text import Text

    words = [_longest_word(column) for column in zip(header, *rows, strict=True)]
    fits = sum(words) + GAP * len(words) <= width
    drawn = _ruled(header, rows, words) if fits else _blocks(header, rows)
    out = io.StringIO()
    # plain text also in a notebook, where rich would show HTML of its own instead
    console = Console(
        file=out, width=width, force_jupyter=False, color_system=None, legacy_windows=False
    )
    console.print(Text(title), "", drawn)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _longest_word(texts: tuple[str, ...]) -> int:
    return min(LONG_WORD, max((_width(word) for text in texts for word in text.split()), default=1))


def _ruled(header: list[str], rows: list[list[str]], words: list[int]) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0))
    for name, least in zip(header, words, strict=True):
        table.add_column(Text(name), overflow="fold", min_width=least)
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _blocks(header: list[str], rows: list[list[str]]) -> Table:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(overflow="fold", max_width=LONG_WORD)
    grid.add_column(overflow="fold")
    for row in rows or [["" for _ in header]]:
        for name, text in zip(header, row, strict=True):
            if text or not rows:
                grid.add_row(Text(name), Text(text))
        grid.add_row()
    return grid


def shown_columns(answer: Answer) -> list[int]:
    """Return the columns to show: neither codes nor only IRIs, or all where there is no other.

    A query without a header has no column of names beside the IRIs, so it shows all it selects.
    Whose plan a row is of is shown where the answer has several, or where plans are its subject.
    """
    every = list(range(len(answer.columns)))
    if not answer.question.columns:
        return every
    return [index for index in every if _tells(answer, index)] or every


def _tells(answer: Answer, index: int) -> bool:
    terms = [term for row in answer.rows for term in row[index]]
    if answer.columns[index].name == PLAN and ABOUT_PLANS not in answer.question.tags:
        return len({term.value for term in terms}) > 1
    return not answer.columns[index].code and any(term.kind != "iri" for term in terms)


def _short(cell: Cell) -> str:
    text = SEPARATOR.join(
        local_name(term.value) if term.kind == "iri" else term.value for term in cell
    )
    return text if text.isprintable() else _on_one_line(text)


def _on_one_line(text: str) -> str:
    """Return a text without what would move a terminal's cursor or change its state."""
    kept = "".join(c if c.isprintable() or c in "\u200d\u00ad" else " " for c in text)
    return " ".join(kept.split())
