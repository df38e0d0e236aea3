"""Two pages on one sheet → two pages.

A sheet broader than it is high is a spread where the middle is white from top to bottom, at least
a twenty-fifth of its breadth and so wider than a gutter between columns, and has text on both
sides. Where most of the broad sheets of that size with text on both sides are such, all are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fardplan_kg.extraction.reading.typeset import PrintedPage

BROAD = 1.2  # width to height
WHITE = 0.04  # of the width
MOST = 0.5


def single_pages(sheets: Sequence[PrintedPage]) -> Iterator[PrintedPage]:
    """Yield the pages, from left to right on each sheet; a half without words is none."""
    spread = _spread_sizes(sheets)
    for sheet in sheets:
        if _size(sheet) in spread and not _crossed(sheet):
            yield from _halves(sheet)
        else:
            yield sheet


def _size(sheet: PrintedPage) -> tuple[int, int]:
    return round(sheet.width), round(sheet.height)


def _spread_sizes(sheets: Sequence[PrintedPage]) -> set[tuple[int, int]]:
    verdicts: dict[tuple[int, int], list[bool]] = defaultdict(list)
    for sheet in sheets:
        middle = sheet.width / 2
        sides = {word.left < middle for word in sheet.words}
        if sheet.width > BROAD * sheet.height and len(sides) > 1:
            verdicts[_size(sheet)].append(not _crossed(sheet))
    return {size for size, whites in verdicts.items() if sum(whites) > MOST * len(whites)}


def _crossed(sheet: PrintedPage) -> bool:
    white = WHITE * sheet.width / 2
    low, high = sheet.width / 2 - white, sheet.width / 2 + white
    return any(word.left < high and word.right > low for word in sheet.words)


def _halves(sheet: PrintedPage) -> Iterator[PrintedPage]:
    middle = sheet.width / 2
    left = tuple(word for word in sheet.words if word.left < middle)
    right = tuple(
        replace(word, left=word.left - middle, right=word.right - middle)
        for word in sheet.words
        if word.left >= middle
    )
    for words in (left, right):
        if words or not sheet.words:
            yield replace(sheet, width=middle, words=words)
        if not sheet.words:
            return
