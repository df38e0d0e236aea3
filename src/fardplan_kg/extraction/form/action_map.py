"""The map of actions ("insatskarta"): numbers and titles once more, under the chapters' names.

A title or a name may go over several lines: a line right below another that is no entry continues
it, unless it is the name of a chapter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fardplan_kg.extraction.document import Line
from fardplan_kg.extraction.form.likeness import alike
from fardplan_kg.extraction.form.sections import Section
from fardplan_kg.extraction.form.template import Form
from fardplan_kg.extraction.reading.words import Reader, Words


@dataclass(frozen=True)
class MapEntry:
    """An action as the map prints it, with the chapter's name above it."""

    area: Words | None
    number: Words
    title: Words


def read_map(
    sections: Sequence[Section], form: Form, reader: Reader
) -> tuple[tuple[MapEntry, ...], set[int]]:
    """Return the entries of the map, and the numbers of the lines they stand on."""
    entries: list[MapEntry] = []
    placed: set[int] = set()
    names = [section.title for section in sections if section.title]
    for section in sections[1:]:
        if form.map_heading and form.map_heading.match(section.title):
            area: Words | None = None
            for block in _blocks(section, form, reader, names):
                stretch = reader.paragraph(block)
                if form.map_entry and (match := form.map_entry.match(stretch.text)):
                    number, title = match.span("number"), match.span("title")
                    entries.append(MapEntry(area, stretch.words(*number), stretch.words(*title)))
                    placed.update(line.number for line in block)
                else:
                    area = stretch.words(0, len(stretch.text))
    return tuple(entries), placed


def _blocks(
    section: Section, form: Form, reader: Reader, names: Sequence[str]
) -> Iterator[list[Line]]:
    """Yield the lines of each entry and of each chapter's name."""
    block: list[Line] = []
    for line in reader.lines_within((section.heading.end + 1, section.span[1])):
        text = reader.words(line.start, line.end).text
        blank = not text or form.skips(text)
        if block and (blank or _begins(text, form, names)):
            yield block
            block = []
        if not blank:
            block.append(line)
    if block:
        yield block


def _begins(text: str, form: Form, names: Sequence[str]) -> bool:
    entry = form.map_entry is not None and form.map_entry.match(text) is not None
    return entry or any(alike(text, name) >= form.likeness for name in names)
