"""Lines → records: what the form of a plan says, without any judgement. No input or output.

1. A section that recurring headings stand under is a chapter; without such headings in the form,
   every section is one.
2. In a chapter, a numbered line that begins a block begins an action. Its title is the rest of the
   block, or the next one. Its actor lines carry a label. A direction ends where an action begins.
3. The map of actions gives numbers and titles once more, under the chapters' names.
4. A line that looks like structure and found no place is kept, to be reported.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise, takewhile

from fardplan_kg.extraction.action_map import MapEntry, read_map
from fardplan_kg.extraction.actor_lines import ActorLine, ActorLineReader
from fardplan_kg.extraction.contents import Entry
from fardplan_kg.extraction.document import Line
from fardplan_kg.extraction.likeness import alike
from fardplan_kg.extraction.sections import Section, read_sections
from fardplan_kg.extraction.template import Form
from fardplan_kg.extraction.words import Reader, Words

TITLES_ALIKE = 0.85


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
class RoadmapRecord:
    """All that the form finds in one plan.

    ``title`` names what the plan is for, and ``core`` is that name within it; both are None where
    the form finds none. ``missing`` are entries of the contents that no heading answers.
    """

    title: Words | None
    core: Words | None
    sections: tuple[Section, ...]
    chapters: tuple[Chapter, ...]
    map_entries: tuple[MapEntry, ...]
    unplaced: tuple[Line, ...]
    missing: tuple[Entry, ...]

    @property
    def actions(self) -> tuple[ActionRecord, ...]:
        """The actions of all chapters, in the order of the document."""
        return tuple(action for chapter in self.chapters for action in chapter.actions)


def read_roadmap(reader: Reader, form: Form, known: Collection[str] = ()) -> RoadmapRecord:
    """Return the records of a document; ``known`` are names that hold a separator.

    Raises DataFault where the document is not of the form, or most of it is missing.
    """
    sections = read_sections(reader, form)
    entries, placed = read_map(sections.found, form, reader)
    chapter_reader = ChapterReader(
        reader, form, ActorLineReader(reader, form, known), entries, placed
    )
    placed.update(_contents_lines(reader, sections.found))
    chapters = tuple(chapter_reader.read(sections.found))
    title, core = _title(sections.found, form, reader)
    return RoadmapRecord(
        title=title,
        core=core,
        sections=sections.found,
        chapters=chapters,
        map_entries=entries,
        unplaced=tuple(_unplaced(reader, form, placed)),
        missing=sections.missing,
    )


def _contents_lines(reader: Reader, sections: Sequence[Section]) -> Iterator[int]:
    """Yield the numbers of the lines that are headings, or entries of the contents."""
    for section in sections:
        spans = [_place(section), *([section.entry.span] if section.entry else [])]
        for start, end in spans:
            first = reader.document.line_number(start)
            yield from range(first, reader.document.line_number(end) + 1)


def _place(section: Section) -> tuple[int, int]:
    return section.heading.start, section.heading.end


def _title(
    sections: Sequence[Section], form: Form, reader: Reader
) -> tuple[Words | None, Words | None]:
    """Return the words that name the plan, and the name within them: a heading, else a line."""
    spans = [_place(section) for section in sections[1:]]
    spans += [(line.start, line.end) for line in reader.lines_within(sections[0].span)]
    for start, end in spans:
        stretch = reader.stretch(start, end)
        if match := form.core.match(stretch.text):
            return stretch.words(0, len(stretch.text)), stretch.words(*match.span("core"))
    return None, None


@dataclass(frozen=True)
class ChapterReader:
    """Reads the chapters of a document; ``placed`` collects the lines that found their place."""

    reader: Reader
    form: Form
    actor_lines: ActorLineReader
    map_entries: Sequence[MapEntry]
    placed: set[int]

    def read(self, sections: Sequence[Section]) -> Iterator[Chapter]:
        """Yield the chapters, in order."""
        for section in sections[1:]:
            if not self.form.subheadings:
                yield Chapter(section, None, tuple(self._actions(section)))
                continue
            parts = [p for p in sections if p.chapter and p.chapter == section.title]
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
        number, title, title_lines = self._number_and_title(lines)
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

    def _number_and_title(self, lines: Sequence[Line]) -> tuple[Words, Words, list[Line]]:
        first = self.reader.paragraph(lines[:1])
        match = self.form.action.match(first.text)
        number = first.words(*match.span("number")) if match else first.words(0, len(first.text))
        if not match or not match["title"]:
            block = self._block(lines[1:])
            title = self.reader.words(block[0].start, block[-1].end) if block else _nothing(number)
            return number, title, [lines[0], *block]
        block = [lines[0], *takewhile(lambda line: line.text.strip(), lines[1:])]
        return number, *self._same_line_title(block)

    def _same_line_title(self, block: Sequence[Line]) -> tuple[Words, list[Line]]:
        """Return the title in a block that begins with the number: as much as is like the map's.

        Where the map has nothing like it, it is the whole block up to an actor line; of a block
        that ends like a sentence, the first line and those that go on in small letters.
        """
        own = list(block[:1])
        for index in range(1, len(block)):
            if self.actor_lines.begins(block, index):
                break
            own.append(block[index])
        longest = [self._title_of(own[:count]) for count in range(1, len(own) + 1)]
        score, count = max((self._likeness(t.text), n) for n, t in enumerate(longest, start=1))
        count = count if score >= TITLES_ALIKE else self._title_lines(own)
        return longest[count - 1], own[:count]

    def _title_lines(self, block: Sequence[Line]) -> int:
        if not block[-1].text.rstrip().endswith((".", "!", "?")):
            return len(block)
        small = takewhile(lambda line: line.text.strip()[:1].islower(), block[1:])
        return 1 + sum(1 for _ in small)

    def _title_of(self, lines: Sequence[Line]) -> Words:
        stretch = self.reader.paragraph(lines)
        match = self.form.action.match(stretch.text)
        return stretch.words(*match.span("title")) if match else stretch.words(0, 0)

    def _likeness(self, title: str) -> float:
        return max((alike(title, entry.title.text) for entry in self.map_entries), default=0.0)

    def _block(self, lines: Sequence[Line]) -> list[Line]:
        """Return the first lines that are not blank, up to a blank one or an actor line."""
        text = list(dropwhile(lambda line: not line.text.strip(), lines))
        block: list[Line] = []
        for index, line in enumerate(text):
            if not line.text.strip() or self.actor_lines.begins(text, index):
                break
            block.append(line)
        return block


def _nothing(after: Words) -> Words:
    return Words(after.end, after.end, "")


def _unplaced(reader: Reader, form: Form, placed: set[int]) -> Iterator[Line]:
    for line in reader.document.lines:
        text = line.text.strip()
        looks = any(pattern.match(text) for pattern in form.structure)
        if looks and line.number not in placed:
            yield line
