"""The table of contents, and the sections of the document that it names.

1. The entries stand in rows of one or two columns, title and page separated by a tab; the columns
   are read one after the other.
2. Each entry is looked for after the former one, as the first line alike enough to it; singular and
   plural may differ between the contents and the chapter, and that is kept as a difference.
3. The pages of a section run from its own page to the page on which the next one begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fardplan_kg.extraction.document import Document, Line
from fardplan_kg.extraction.likeness import alike
from fardplan_kg.extraction.template import Form
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import slug

CELL = re.compile(r"\s*(?P<title>[^\t]*[^\t\s.])[\t .]+(?P<page>\d+)\s*(?:\t|$)")
COVER = "omslag"


@dataclass(frozen=True)
class Entry:
    """A row of the contents: title, page, and the raw place of the title and of title and page."""

    title: str
    page: int
    title_span: tuple[int, int]
    span: tuple[int, int]


@dataclass(frozen=True)
class Section:
    """A part of the document under one heading.

    ``span`` runs from the heading to the next section's; ``chapter`` is the title of the entry that
    a recurring heading stands under, else empty. The cover has no entry.
    """

    slug: str
    title: str
    heading: str
    heading_span: tuple[int, int]
    span: tuple[int, int]
    first_page: int
    last_page: int
    chapter: str
    entry: Entry | None


def read_sections(document: Document, form: Form) -> tuple[Section, ...]:
    """Return the cover and the sections that the contents name, in order.

    Raises DataFault where the document has no contents of this form or lacks a section.
    """
    entries, after = _contents(document, form)
    headings = list(_headings(document, form, entries, after))
    ends = [line.start for line in headings[1:]] + [len(document.raw)]
    last_pages = [entry.page for entry in entries[1:]] + [entries[-1].page]
    chapters = list(_chapters(entries, form))
    sections = [
        Section(
            slug=slug(f"{chapter} {entry.title}"),
            title=entry.title,
            heading=line.text.strip(),
            heading_span=_stripped(line),
            span=(line.start, end),
            first_page=entry.page,
            last_page=last_page,
            chapter=chapter,
            entry=entry,
        )
        for entry, line, end, last_page, chapter in zip(
            entries, headings, ends, last_pages, chapters, strict=True
        )
    ]
    return (_cover(sections[0]), *sections)


def _cover(first: Section) -> Section:
    span = (0, first.span[0])
    return Section(COVER, "", "", (0, 0), span, 1, first.first_page, "", None)


def _contents(document: Document, form: Form) -> tuple[list[Entry], int]:
    """Return the entries and the index of the line after the last of them."""
    lines = document.lines
    start = next(
        (i for i, li in enumerate(lines) if li.text.strip() == form.contents_heading), None
    )
    if start is None:
        raise DataFault(
            f"{document.name}:1: not a roadmap of the form '{form.name}': no line says "
            f"'{form.contents_heading}', the heading of the contents"
        )
    columns: list[list[Entry]] = [[], []]
    after = start + 1
    for index in range(start + 1, len(lines)):
        cells = list(_cells(lines[index]))
        if not cells and lines[index].text.strip():
            break
        for column, entry in zip(columns, cells, strict=False):
            column.append(entry)
        after = index + 1 if cells else after
    if not columns[0]:
        raise DataFault(
            f"{document.name}:{lines[start].number}: the contents hold no rows of title, tab, page"
        )
    return columns[0] + columns[1], after


def _cells(line: Line) -> Iterator[Entry]:
    for cell in CELL.finditer(line.text):
        start, end = (line.start + cell.start("title"), line.start + cell.end("title"))
        span = (start, line.start + cell.end("page"))
        yield Entry(cell["title"], int(cell["page"]), (start, end), span)


def _headings(
    document: Document, form: Form, entries: Sequence[Entry], after: int
) -> Iterator[Line]:
    position = after
    for entry in entries:
        found = next(
            (i for i, line in enumerate(document.lines[position:], position)
             if alike(line.text.strip(), entry.title) >= form.likeness),
            None,
        )  # fmt: skip
        if found is None:
            raise DataFault(
                f"{document.name}:{len(document.lines)}: the contents name the section "
                f"'{entry.title}' (page {entry.page}), and it is not found after line "
                f"{document.lines[position - 1].number}; is the document cut?"
            )
        yield document.lines[found]
        position = found + 1


def _chapters(entries: Sequence[Entry], form: Form) -> Iterator[str]:
    chapter = ""
    for entry in entries:
        recurring = entry.title in form.subheadings
        chapter = chapter if recurring else entry.title
        yield chapter if recurring else ""


def _stripped(line: Line) -> tuple[int, int]:
    lead = len(line.text) - len(line.text.lstrip())
    return line.start + lead, line.start + lead + len(line.text.strip())
