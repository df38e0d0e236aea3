"""Chapters → actions.

1. A section that recurring headings stand under is a chapter; without such headings in the form,
   every section is one.
2. In a chapter, a numbered line that begins a block begins an action; a number before an amount
   ("1.5 miljoner") begins none. Its actor lines carry a label.
3. A direction ends where an action begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from fardplan_kg.extraction.document import Line
from fardplan_kg.extraction.form.action_map import MapEntry
from fardplan_kg.extraction.form.actor_lines import ActorLine, ActorLineReader
from fardplan_kg.extraction.form.sections import Section
from fardplan_kg.extraction.form.template import Form
from fardplan_kg.extraction.form.titles import TitleReader
from fardplan_kg.extraction.reading.words import Reader, Words


@dataclass(frozen=True)
class ActionRecord:
    """An action as its chapter prints it; ``span`` is its raw place.

    ``heading`` is the recurring heading it stands under, and ``shared`` whether that is the one for
    shared actions; both are None where the chapter has no such heading. Without a title, ``title``
    is empty.
    """

    number: Words
    title: Words
    heading: Words | None
    shared: bool | None
    section: Section
    span: tuple[int, int]
    actor_lines: tuple[ActorLine, ...]


@dataclass(frozen=True)
class Chapter:
    """A chapter: its heading, the direction's words where it has one, its actions."""

    section: Section
    direction: Words | None
    actions: tuple[ActionRecord, ...]


@dataclass(frozen=True)
class ChapterReader:
    """Reads the chapters of a document; ``placed`` collects the lines that found their place."""

    reader: Reader
    form: Form
    actor_lines: ActorLineReader
    map_entries: Sequence[MapEntry]
    placed: set[int]

    @property
    def titles(self) -> TitleReader:
        """What reads an action's number and title."""
        return TitleReader(self.reader, self.form, self.actor_lines, self.map_entries)

    def read(self, sections: Sequence[Section]) -> Iterator[Chapter]:
        """Yield the chapters, in order."""
        for index, section in enumerate(sections[1:], start=1):
            if not self.form.subheadings:
                yield Chapter(section, None, tuple(self._actions(section)))
                continue
            following = sections[index + 1 :]
            parts = list(takewhile(lambda part: part.chapter != "", following))
            if parts and not section.chapter:
                actions = [a for part in (section, *parts) for a in self._actions(part)]
                yield Chapter(section, self._direction(parts), tuple(actions))

    def _direction(self, parts: Sequence[Section]) -> Words | None:
        for part in parts:
            if part.title == self.form.direction:
                lines = self.reader.lines_within((part.heading.end + 1, part.span[1]))
                lines = lines[: next(iter(self._starts(lines)), len(lines))]
                body = [li for li in lines if li.text.strip() and not self.form.skips(li.text)]
                return self.reader.words(body[0].start, body[-1].end) if body else None
        return None

    def _actions(self, section: Section) -> Iterator[ActionRecord]:
        lines = self.reader.lines_within(section.span)
        for start, stop in pairwise([*self._starts(lines), len(lines)]):
            yield self._action(section, lines[start:stop])

    def _starts(self, lines: Sequence[Line]) -> list[int]:
        return [index for index in range(len(lines)) if self._begins(lines, index)]

    def _begins(self, lines: Sequence[Line], index: int) -> bool:
        """Tell whether an action begins at a line: a numbered one that prose does not run into."""
        if not self._numbered(lines[index]):
            return False
        block = list(takewhile(lambda at: lines[at].text.strip(), range(index - 1, -1, -1)))
        first = lines[block[-1]] if block else lines[index]
        return (
            not block
            or first.start <= lines[0].start
            or self._numbered(first)
            or any(self.actor_lines.begins(lines, at) for at in block)
        )

    def _numbered(self, line: Line) -> bool:
        match = self.form.action.match(self.reader.words(line.start, line.end).text)
        return match is not None and not self._amount(match["title"] or "")

    def _amount(self, after: str) -> bool:
        """Tell whether a number is an amount ("1.5 miljoner"): no title of the map begins so."""
        titles = [entry.title.text.casefold().split() for entry in self.map_entries]
        begun = after.casefold().split()[:1]
        return bool(titles) and after[:1].islower() and all(title[:1] != begun for title in titles)

    def _action(self, section: Section, lines: Sequence[Line]) -> ActionRecord:
        number, title, title_lines = self.titles.number_and_title(lines)
        found = list(self.actor_lines.read(lines))
        self.placed.update(line.number for line in title_lines)
        self.placed.update(line.number for _, taken in found for line in taken)
        own = section.title in (self.form.shared, self.form.core_specific) and section.title
        return ActionRecord(
            number=number,
            title=title,
            heading=section.heading if own else None,
            shared=section.title == self.form.shared if own else None,
            section=section,
            span=(lines[0].start, lines[-1].end),
            actor_lines=tuple(actor_line for actor_line, _ in found),
        )
