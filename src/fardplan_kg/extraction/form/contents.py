"""The table of contents: its entries, in the order in which the document has the sections.

The entries stand in rows of one or two columns, title and page parted by a tab, dots or a space;
the columns are read one after the other. A title may go over several lines: a line without a page
number belongs to the row right below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fardplan_kg.extraction.document import Line
from fardplan_kg.extraction.form.template import Form
from fardplan_kg.extraction.reading.words import Reader, Words
from fardplan_kg.faults import DataFault

CELL = re.compile(r"\s*(?P<title>[^\t]*[^\t\s.])[\t .]+(?P<page>\d+)\s*(?:\t|$)")


@dataclass(frozen=True)
class Entry:
    """A row of the contents: title, page, and the raw place of both together."""

    title: Words
    page: int
    span: tuple[int, int]


@dataclass(frozen=True)
class Contents:
    """The entries, and the index of the line after the last of them."""

    entries: tuple[Entry, ...]
    after: int


def read_contents(reader: Reader, form: Form) -> Contents:
    """Return the contents of a document.

    Raises DataFault where the document has no contents of this form.
    """
    lines = reader.document.lines
    start = next(
        (i for i, line in enumerate(lines) if line.text.strip() == form.contents_heading), None
    )
    if start is None:
        raise DataFault(
            f"{reader.document.name}:1: not a roadmap of the form '{form.name}': no line says "
            f"'{form.contents_heading}', the heading of the contents; if it is a plan of another "
            "form, name that with --form"
        )
    columns: list[list[Entry]] = [[], []]
    after = start + 1
    for index, entries in _rows(reader, form, start + 1):
        for column, entry in zip(columns, entries, strict=False):
            column.append(entry)
        after = index + 1
    if not columns[0]:
        raise DataFault(
            f"{reader.document.name}:{lines[start].number}: the contents hold no rows of title, "
            "tab, page"
        )
    return Contents(tuple(columns[0] + columns[1]), after)


def _rows(reader: Reader, form: Form, start: int) -> Iterator[tuple[int, list[Entry]]]:
    """Yield the index of each row's last line and its entries, up to what is no row."""
    lines = reader.document.lines
    beginning: list[Line] = []
    for index in range(start, len(lines)):
        line = lines[index]
        if not line.text.strip() or form.skips(line.text):
            if beginning:
                return
            continue
        if entries := list(_entries(reader, beginning, line)):
            yield index, entries
            beginning = []
        else:
            beginning.append(line)


def _entries(reader: Reader, beginning: list[Line], line: Line) -> Iterator[Entry]:
    """Yield the entries of a line; the lines before it, without a page, begin the first title."""
    for number, cell in enumerate(CELL.finditer(line.text)):
        start, end = line.start + cell.start("title"), line.start + cell.end("title")
        if number == 0 and beginning:
            start = beginning[0].start
        title = reader.words(start, end)
        yield Entry(title, int(cell["page"]), (title.start, line.start + cell.end("page")))
