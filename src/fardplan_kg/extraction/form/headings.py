"""Entries of the contents ↔ headings in the document: which lines answer which rows.

The entries are laid against the lines in order, so that as many as possible find a line alike
enough, and each the first one that allows it. A heading may go over several lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby

from fardplan_kg.extraction.form.contents import Contents
from fardplan_kg.extraction.form.likeness import alike
from fardplan_kg.extraction.reading.words import Reader, Words
from fardplan_kg.faults import DataFault

# a heading may be printed on so many lines
HEADING_LINES = 4
MOST_ENTRIES = 400


def match_headings(reader: Reader, contents: Contents, likeness: float) -> list[Words | None]:
    """Return the heading of each entry, or None: the longest common run, the earliest of them.

    Raises DataFault where the contents have more than MOST_ENTRIES rows.
    """
    entries, after = contents.entries, contents.after
    if len(entries) > MOST_ENTRIES:
        raise DataFault(
            f"{reader.document.name}:{after}: the contents have {len(entries)} rows; more than "
            f"{MOST_ENTRIES} are no contents of a plan"
        )
    titles = [entry.title.text for entry in entries]
    by_length: dict[int, list[Words]] = defaultdict(list)
    for words in _blocks(reader, after, max(map(len, titles), default=0), likeness):
        by_length[len(words.text)].append(words)
    fitting = {title: list(_fitting(by_length, title, likeness)) for title in set(titles)}
    fits = [fitting[title] for title in titles]

    @cache
    def most(entry: int, position: int) -> int:
        if entry == len(entries):
            return 0
        first = next((words for words in fits[entry] if words.start >= position), None)
        taken = 0 if first is None else 1 + most(entry + 1, first.end)
        return max(taken, most(entry + 1, position))

    places: list[Words | None] = []
    position = 0
    for index in range(len(entries)):
        first = next((words for words in fits[index] if words.start >= position), None)
        take = first is not None and 1 + most(index + 1, first.end) == most(index, position)
        places.append(first if take else None)
        position = first.end if first is not None and take else position
    return places


def _fitting(by_length: Mapping[int, list[Words]], title: str, likeness: float) -> Iterator[Words]:
    """Yield the blocks that are like a title, of those that begin at one line the likest."""
    lengths = [length for length in by_length if _may_be_alike(length, len(title), likeness)]
    blocks = sorted(words for length in lengths for words in by_length[length])
    for _, beginning in groupby(blocks, key=lambda words: words.start):
        scored = [(alike(words.text, title), -words.end, words) for words in beginning]
        score, _, words = max(scored)
        if score >= likeness:
            yield words


def _may_be_alike(one: int, other: int, likeness: float) -> bool:
    """Tell whether texts of two lengths may be so alike, with a letter to spare."""
    return 2 * min(one, other) >= likeness * (one + other) - 1


def _blocks(reader: Reader, after: int, longest: int, likeness: float) -> Iterator[Words]:
    """Yield what may be a heading: each line, and the lines right below it joined to it.

    ``longest`` is the length of the longest title: a text much longer is no heading.
    """
    lines = reader.document.lines
    for index in range(after, len(lines)):
        for end in range(index, min(index + HEADING_LINES, len(lines))):
            if not lines[end].text.strip():
                break
            words = reader.words(lines[index].start, lines[end].end)
            if len(words.text) > longest and not _may_be_alike(len(words.text), longest, likeness):
                break
            yield words
