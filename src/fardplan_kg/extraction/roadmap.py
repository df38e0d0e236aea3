"""Lines → records: what the form of a roadmap says, without any judgement. No input or output.

1. The contents give the sections; one that a direction follows is the chapter of a goal area.
2. In "Gemensamma insatser" and "Kärnspecifika insatser" a numbered line begins an action; its title
   is the rest of the line, or the next paragraph. Its actor lines carry a label.
3. The map of actions gives numbers and titles once more, under the goal areas' names.
4. A line that looks like structure and found no place is kept, to be reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise, takewhile

from fardplan_kg.extraction.actor_lines import ActorLine, read_actor_lines
from fardplan_kg.extraction.contents import Section, read_sections
from fardplan_kg.extraction.document import Line
from fardplan_kg.extraction.template import Form
from fardplan_kg.extraction.words import Reader, Words
from fardplan_kg.faults import DataFault


@dataclass(frozen=True)
class ActionRecord:
    """An action as its chapter prints it; ``span`` is its raw place."""

    number: Words
    title: Words
    heading: Words
    shared: bool
    section: Section
    span: tuple[int, int]
    actor_lines: tuple[ActorLine, ...]


@dataclass(frozen=True)
class MapEntry:
    """An action as the map prints it, with the goal area's name above it."""

    area: Words | None
    number: Words
    title: Words


@dataclass(frozen=True)
class Chapter:
    """The chapter of a goal area: its heading, the direction's words, its actions."""

    section: Section
    direction: Words
    actions: tuple[ActionRecord, ...]


@dataclass(frozen=True)
class RoadmapRecord:
    """All that the form finds in one roadmap; no core name where the contents give none."""

    core_name: str
    sections: tuple[Section, ...]
    chapters: tuple[Chapter, ...]
    map_entries: tuple[MapEntry, ...]
    unplaced: tuple[Line, ...]

    @property
    def actions(self) -> tuple[ActionRecord, ...]:
        """The actions of all chapters, in the order of the document."""
        return tuple(action for chapter in self.chapters for action in chapter.actions)


def read_roadmap(reader: Reader, form: Form) -> RoadmapRecord:
    """Return the records of a document.

    Raises DataFault where the document is not of the form, or is cut.
    """
    sections = read_sections(reader.document, form)
    placed = {line.number for line in reader.document.lines if _in_contents(line, sections)}
    chapters = tuple(_chapters(sections, form, reader, placed))
    map_entries = tuple(_map_entries(sections, form, reader, placed))
    return RoadmapRecord(
        core_name=_core_name(sections, form),
        sections=sections,
        chapters=chapters,
        map_entries=map_entries,
        unplaced=tuple(_unplaced(reader, form, placed)),
    )


def _in_contents(line: Line, sections: Sequence[Section]) -> bool:
    entries = [section.entry for section in sections if section.entry]
    return any(line.start <= entry.span[0] < line.end for entry in entries)


def _core_name(sections: Sequence[Section], form: Form) -> str:
    for section in sections:
        if match := form.core_entry.match(section.title):
            return match["core"]
    return ""


def _chapters(
    sections: Sequence[Section], form: Form, reader: Reader, placed: set[int]
) -> Iterator[Chapter]:
    for section in sections:
        parts = [part for part in sections if part.chapter and part.chapter == section.title]
        by_title = {part.title: part for part in parts}
        if form.direction in by_title:
            groups = [by_title[title] for title in form.subheadings[1:] if title in by_title]
            actions = [a for part in groups for a in _actions(part, form, reader, placed)]
            direction = _direction(by_title[form.direction], form, reader)
            yield Chapter(section, direction, tuple(actions))


def _direction(section: Section, form: Form, reader: Reader) -> Words:
    lines = reader.lines_within(section.span)[1:]
    body = [line for line in lines if line.text.strip() and not _skipped(line, form)]
    if not body:
        number = reader.document.line_number(section.span[0])
        raise DataFault(f"{reader.document.name}:{number}: '{section.heading}' holds no text")
    return reader.words(body[0].start, body[-1].end)


def _skipped(line: Line, form: Form) -> bool:
    return any(pattern.match(line.text.strip()) for pattern in form.skipped)


def _actions(
    section: Section, form: Form, reader: Reader, placed: set[int]
) -> Iterator[ActionRecord]:
    lines = reader.lines_within(section.span)
    starts = [i for i, line in enumerate(lines) if form.action.match(line.text.strip())]
    for start, stop in pairwise([*starts, len(lines)]):
        yield _action(section, lines[start:stop], form, reader, placed)


def _action(
    section: Section, lines: Sequence[Line], form: Form, reader: Reader, placed: set[int]
) -> ActionRecord:
    number, title, title_lines = _number_and_title(lines, form, reader)
    found = list(read_actor_lines(lines, form, reader))
    placed.update(line.number for line in title_lines)
    placed.update(line.number for _, taken in found for line in taken)
    return ActionRecord(
        number=number,
        title=title,
        heading=reader.words(*section.heading_span),
        shared=section.title == form.shared,
        section=section,
        span=(lines[0].start, lines[-1].end),
        actor_lines=tuple(actor_line for actor_line, _ in found),
    )


def _number_and_title(
    lines: Sequence[Line], form: Form, reader: Reader
) -> tuple[Words, Words, list[Line]]:
    first = reader.paragraph(lines[:1])
    match = form.action.match(first.text)
    if match is None:  # the raw line matched; only an artefact inside the number can differ
        raise DataFault(f"{reader.document.name}:{lines[0].number}: an unreadable action number")
    number = first.words(*match.span("number"))
    if match["title"]:
        return number, first.words(*match.span("title")), [lines[0]]
    paragraph = _first_paragraph(lines[1:], form)
    if not paragraph:
        raise DataFault(
            f"{reader.document.name}:{lines[0].number}: action {number.text} has no title"
        )
    title = reader.words(paragraph[0].start, paragraph[-1].end)
    return number, title, [lines[0], *paragraph]


def _first_paragraph(lines: Sequence[Line], form: Form) -> list[Line]:
    """Return the first lines that are not blank, up to a blank one or an actor line."""
    text = dropwhile(lambda line: not line.text.strip(), lines)
    return list(takewhile(lambda line: line.text.strip() and not form.label.match(line.text), text))


def _map_entries(
    sections: Sequence[Section], form: Form, reader: Reader, placed: set[int]
) -> Iterator[MapEntry]:
    area: Words | None = None
    for section in sections:
        if form.map_entry_heading.match(section.title):
            for line in reader.lines_within(section.span)[1:]:
                stretch = reader.paragraph([line])
                if match := form.map_entry.match(stretch.text):
                    placed.add(line.number)
                    number, title = match.span("number"), match.span("title")
                    yield MapEntry(area, stretch.words(*number), stretch.words(*title))
                elif stretch.text and not _skipped(line, form):
                    area = stretch.words(0, len(stretch.text))


def _unplaced(reader: Reader, form: Form, placed: set[int]) -> Iterator[Line]:
    for line in reader.document.lines:
        text = line.text.strip()
        looks = any(pattern.match(text) for pattern in form.structure)
        if looks and line.number not in placed:
            yield line
