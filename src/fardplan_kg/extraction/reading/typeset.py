"""What stands on a page: words and lines with their places, in points from its upper left corner.

A line's words are joined by a space, and by a tab where the white between them is wider than one
and a half lines are high; dots that lead to a number are a tab too. So a row of a table, or of the
contents, holds tabs between its cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import inf

CELL_GAP = 1.5  # of the line's height
CORE = 0.25  # how much of a word's height, above and below, may overlap the next line
Gap = tuple[float, float]
LEADERS = re.compile(r"\s*(?:[.…·]\s?){3,}\s*(?=\d+\b)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as printed; ``size`` is the height of its letters' boxes, not of what it prints."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    bold: bool

    @property
    def size(self) -> float:
        """The height of its letters' boxes."""
        return self.bottom - self.top


@dataclass(frozen=True)
class PrintedPage:
    """The words of a page; ``sheet`` is its place in the file, from 1."""

    sheet: int
    width: float
    height: float
    words: tuple[Word, ...]


@dataclass(frozen=True)
class PrintedLine:
    """Words on one line, from left to right."""

    words: tuple[Word, ...]

    @cached_property
    def left(self) -> float:
        """Where its first word begins."""
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        """Where its last word ends."""
        return max(word.right for word in self.words)

    @cached_property
    def top(self) -> float:
        """The top of most of its letters."""
        return _most((word.top, len(word.text)) for word in self.words)

    @cached_property
    def size(self) -> float:
        """The height of most of its letters."""
        return _most((round(w.bottom - w.top, 1), len(w.text)) for w in self.words)

    @cached_property
    def bold(self) -> bool | None:
        """Whether all words are bold; None where some are."""
        weights = {word.bold for word in self.words if word.text[:1].isalnum()}
        return None if len(weights) > 1 else True in weights

    @cached_property
    def whites(self) -> tuple[Gap, ...]:
        """The white before its first word, between its words, and after them, without end."""
        edges = [-inf, *accumulate((word.right for word in self.words), max)]
        gaps = zip(edges, [*(word.left for word in self.words), inf], strict=True)
        return tuple((end, start) for end, start in gaps if start > end)

    @cached_property
    def text(self) -> str:
        """Its text, with tabs between cells."""
        parts = [self.words[0].text]
        for former, word in zip(self.words, self.words[1:], strict=False):
            wide = word.left - former.right > CELL_GAP * self.size
            parts += ["\t" if wide else " ", word.text]
        return LEADERS.sub("\t", "".join(parts))


def _most(weighed: Iterable[tuple[float, int]]) -> float:
    counts: dict[float, int] = {}
    for value, weight in weighed:
        counts[value] = counts.get(value, 0) + weight
    return max(counts, key=lambda value: (counts[value], -value))


def lines(words: Iterable[Word]) -> Iterator[PrintedLine]:
    """Yield words as lines, from top to bottom; words whose middles overlap share a line."""
    row: list[Word] = []
    end = 0.0
    for word in sorted(words, key=lambda word: (word.top + word.bottom, word.left)):
        if row and word.top + CORE * word.size >= end:
            yield _line(row)
            row = []
        core = word.bottom - CORE * word.size
        end = max(end, core) if row else core
        row.append(word)
    if row:
        yield _line(row)


def _line(row: Sequence[Word]) -> PrintedLine:
    return PrintedLine(tuple(sorted(row, key=lambda word: (word.left, word.top))))
