"""An answer as a table: for the terminal, and as CSV, TSV and SPARQL JSON results.

CSV and TSV have one line of column names and one line a row; several terms in a cell are joined by
"; ". JSON follows SPARQL 1.1 Query Results JSON; a joined cell becomes one literal.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

from fardplan_kg.answers import Answer, Cell
from fardplan_kg.namespaces import local_name

SEPARATOR = "; "


def cell_text(cell: Cell) -> str:
    """Return the text of a cell: the terms' values, joined."""
    return SEPARATOR.join(term.value for term in cell)


def as_csv(answer: Answer, delimiter: str = ",") -> str:
    """Return the answer as CSV with the columns' names as its first line."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(column.name for column in answer.columns)
    writer.writerows([cell_text(cell) for cell in row] for row in answer.rows)
    return out.getvalue()


def as_tsv(answer: Answer) -> str:
    """Return the answer as tab-separated text; tabs and line ends within a cell become spaces."""
    header = [[column.name for column in answer.columns]]
    rows = header + [[" ".join(cell_text(cell).split()) for cell in row] for row in answer.rows]
    return "".join("\t".join(row) + "\n" for row in rows)


def as_json(answer: Answer) -> str:
    """Return the answer as SPARQL 1.1 Query Results JSON."""
    names = [column.name for column in answer.columns]
    bindings = [
        {name: _json_term(cell) for name, cell in zip(names, row, strict=True) if cell}
        for row in answer.rows
    ]
    document = {"head": {"vars": names}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _json_term(cell: Cell) -> dict[str, str]:
    if len(cell) > 1:
        return {"type": "literal", "value": cell_text(cell)}
    term = cell[0]
    described = {"type": "uri" if term.kind == "iri" else "literal", "value": term.value}
    if term.language:
        described["xml:lang"] = term.language
    elif term.datatype:
        described["datatype"] = term.datatype
    return described


def as_table(answer: Answer, width: int | None = None) -> str:
    """Return the answer as a table: codes and IRIs whose name stands beside are left out.

    In a terminal of ``width`` columns it is fitted to it; without one, each row is one line, so
    that the next program can read it.
    """
    shown = _shown(answer)
    header = [answer.columns[index].label[answer.language] for index in shown]
    rows = [[_short(row[index]) for index in shown] for row in answer.rows]
    if width is None:
        return _aligned([header, *rows])
    return _fitted(answer.question.title[answer.language], header, rows, width)


def _aligned(rows: list[list[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
    return "".join(f"{line}\n" for line in lines)


def _fitted(title: str, header: list[str], rows: list[list[str]], width: int) -> str:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title), title_justify="left", box=SIMPLE_HEAD)
    for name in header:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    out = io.StringIO()
    Console(file=out, width=width, legacy_windows=False).print(table)
    return out.getvalue()


def _shown(answer: Answer) -> list[int]:
    """Return the columns to show: neither codes nor only IRIs, or all where there is no other."""
    return [i for i in range(len(answer.columns)) if _tells(answer, i)] or list(
        range(len(answer.columns))
    )


def _tells(answer: Answer, index: int) -> bool:
    terms = [term for row in answer.rows for term in row[index]]
    return not answer.columns[index].code and any(term.kind != "iri" for term in terms)


def _short(cell: Cell) -> str:
    return SEPARATOR.join(
        local_name(term.value) if term.kind == "iri" else term.value for term in cell
    )


FORMATS: dict[str, Callable[[Answer], str]] = {
    "table": as_table,
    "csv": as_csv,
    "tsv": as_tsv,
    "json": as_json,
}
