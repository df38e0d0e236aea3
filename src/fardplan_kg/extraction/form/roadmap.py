"""Lines → records: what the form of a plan says, without any judgement. No input or output.

The sections (``sections``), the chapters with their actions (``chapters``), and the map of actions,
which gives numbers and titles once more (``action_map``). A line that looks like structure and
found no place is kept, to be reported.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from fardplan_kg.extraction.document import Line
from fardplan_kg.extraction.form.action_map import MapEntry, read_map
from fardplan_kg.extraction.form.actor_lines import ActorLineReader
from fardplan_kg.extraction.form.chapters import ActionRecord, Chapter, ChapterReader
from fardplan_kg.extraction.form.contents import Entry
from fardplan_kg.extraction.form.sections import Section, read_sections
from fardplan_kg.extraction.form.template import Form
from fardplan_kg.extraction.reading.words import Reader, Words

# a title on the cover may be printed on so many lines
COVER_LINES = 6


@dataclass(frozen=True)
class RoadmapRecord:
    """All that the form finds in one plan.

    ``title`` is what the cover calls the plan, else the heading that names what it is for; ``core``
    is that name within the heading. Both are None where the form finds none. ``missing`` are
    entries of the contents that no heading answers.
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
    heading, core = _title(sections.found, form, reader)
    title = (core and _on_cover(sections.found[0], form, reader, core)) or heading
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


def _on_cover(cover: Section, form: Form, reader: Reader, core: Words) -> Words | None:
    """Return the title on the cover that names the core: the first of the fewest lines."""
    lines = [line for line in reader.lines_within(cover.span) if line.text.strip()]
    for first, line in enumerate(lines if form.title else ()):
        for last in lines[first : first + COVER_LINES]:
            words = reader.words(line.start, last.end)
            match = form.title.match(words.text) if form.title else None
            if match and match["core"].casefold() == core.text.casefold():
                return words
    return None


def _unplaced(reader: Reader, form: Form, placed: set[int]) -> Iterator[Line]:
    for line in reader.document.lines:
        text = line.text.strip()
        looks = any(pattern.match(text) for pattern in form.structure)
        if looks and line.number not in placed:
            yield line
