"""The sections of a document: what stands under which heading, and on which pages.

1. With contents: their entries are laid against the lines of the document, in order, so that as
   many as possible find a line alike enough, and each the first one that allows it. Singular and
   plural may differ between the contents and the chapter; that is kept as a difference. A heading
   that recurs in every chapter may stand in a chapter without an entry of its own.
2. Without contents: every line that the form calls a chapter's heading begins a section.
3. Pages are the document's own where it has them. Else a section runs from the page in its entry to
   the page on which the next one begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fardplan_kg.extraction.form.contents import Entry, read_contents
from fardplan_kg.extraction.form.headings import match_headings
from fardplan_kg.extraction.form.template import Form
from fardplan_kg.extraction.reading.pages import CONTENTS, PageRange, pages_of
from fardplan_kg.extraction.reading.words import Reader, Words
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import slug

COVER = "omslag"
NOWHERE = Words(0, 0, "")


@dataclass(frozen=True)
class Section:
    """A part of the document under one heading.

    ``title`` is what the contents call it, else its heading; ``heading`` what is printed above it;
    ``span`` runs from the heading to the next section's; ``chapter`` is the title of the entry that
    a recurring heading stands under, else empty. The cover has neither heading nor entry.
    """

    slug: str
    title: str
    heading: Words
    span: tuple[int, int]
    pages: PageRange
    chapter: str
    entry: Entry | None


@dataclass(frozen=True)
class Sections:
    """The sections in order, beginning with the cover, and the entries that no heading answers."""

    found: tuple[Section, ...]
    missing: tuple[Entry, ...]


@dataclass(frozen=True)
class _Heading:
    """A heading as printed, with its entry and the chapter it stands under."""

    words: Words
    title: str
    chapter: str
    entry: Entry | None


def read_sections(reader: Reader, form: Form) -> Sections:
    """Return the cover and the sections of a document, in order.

    Raises DataFault where the document is not of this form, or most of it is missing.
    """
    headings, missing = (
        _by_contents(reader, form) if form.contents_heading else _by_line(reader, form)
    )
    sections = _paged(reader, headings)
    return Sections((_cover(reader, sections[0]), *_numbered(sections)), tuple(missing))


def _by_line(reader: Reader, form: Form) -> tuple[list[_Heading], list[Entry]]:
    headings = []
    for line in reader.document.lines:
        words = reader.words(line.start, line.end)
        if form.chapter and (match := form.chapter.match(words.text)):
            headings.append(_Heading(words, match["title"], "", None))
    if not headings:
        pattern = form.chapter.pattern if form.chapter else ""
        raise DataFault(
            f"{reader.document.name}:1: not a plan of the form '{form.name}': no line matches "
            f"'{pattern}', the heading of a chapter"
        )
    return headings, []


def _by_contents(reader: Reader, form: Form) -> tuple[list[_Heading], list[Entry]]:
    contents = read_contents(reader, form)
    places = match_headings(reader, contents, form.likeness)
    missing = [entry for entry, words in zip(contents.entries, places, strict=True) if not words]
    if 3 * len(missing) > len(contents.entries):
        raise _cut(reader, missing)
    headings = [
        _Heading(words, entry.title.text, chapter, entry)
        for entry, words, chapter in zip(
            contents.entries, places, _chapters(contents.entries, form), strict=True
        )
        if words
    ]
    return list(_with_recurring(reader, form, headings)), missing


def _cut(reader: Reader, missing: Sequence[Entry]) -> DataFault:
    return DataFault(
        f"{reader.document.name}:{len(reader.document.lines)}: the contents name the section "
        f"'{missing[0].title.text}' (page {missing[0].page}) and {len(missing) - 1} more that are "
        "not found; is the document cut?"
    )


def _chapters(entries: Sequence[Entry], form: Form) -> Iterator[str]:
    chapter = ""
    for entry in entries:
        recurring = entry.title.text in form.subheadings
        chapter = chapter if recurring else entry.title.text
        yield chapter if recurring else ""


def _with_recurring(reader: Reader, form: Form, headings: Sequence[_Heading]) -> Iterator[_Heading]:
    """Yield the headings, and within chapters the recurring ones that have no entry."""
    parents = {heading.chapter for heading in headings if heading.chapter}
    ends = [heading.words.start for heading in headings[1:]] + [len(reader.document.raw)]
    for heading, end in zip(headings, ends, strict=True):
        yield heading
        chapter = heading.chapter or (heading.title if heading.title in parents else "")
        if chapter:
            for line in reader.lines_within((heading.words.end, end)):
                if line.text.strip() in form.subheadings:
                    words = reader.words(line.start, line.end)
                    yield _Heading(words, words.text, chapter, None)


def _paged(reader: Reader, headings: Sequence[_Heading]) -> list[Section]:
    ends = [heading.words.start for heading in headings[1:]] + [len(reader.document.raw)]
    sections: list[Section] = []
    page = 1
    for index, (heading, end) in enumerate(zip(headings, ends, strict=True)):
        page = heading.entry.page if heading.entry else page
        following = next((h.entry.page for h in headings[index + 1 :] if h.entry), page)
        span = (heading.words.start, end)
        pages = pages_of(reader.document, *span) or PageRange(page, max(page, following), CONTENTS)
        sections.append(
            Section(
                slug=slug(f"{heading.chapter} {heading.title}"),
                title=heading.title,
                heading=heading.words,
                span=span,
                pages=pages,
                chapter=heading.chapter,
                entry=heading.entry,
            )
        )
    return sections


def _numbered(sections: Sequence[Section]) -> Iterator[Section]:
    """Yield the sections, numbered where one's slug has come before."""
    seen: dict[str, int] = {}
    for section in sections:
        seen[section.slug] = seen.get(section.slug, 0) + 1
        number = seen[section.slug]
        yield replace(section, slug=f"{section.slug}-{number}") if number > 1 else section


def _cover(reader: Reader, first: Section) -> Section:
    span = (0, first.span[0])
    pages = pages_of(reader.document, *span) or PageRange(1, first.pages.first, CONTENTS)
    return Section(COVER, "", NOWHERE, span, pages, "", None)
