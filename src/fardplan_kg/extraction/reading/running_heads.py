"""Running heads and feet: lines that come again, page after page, at one height near the edge.

A line is one where its text, digits counted alike, stands at the same height in the top or bottom
eighth of at least three pages (of both, where there are but two), and such lines stand at that
height on most pages. They are no part of the text. The whole number in them that grows with the
pages is the printed number of the page.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fardplan_kg.extraction.reading.typeset import PrintedLine, PrintedPage, lines

EDGE = 1 / 8  # of the page's height
SAME_HEIGHT = 3.0  # points
PAGES = 3
MOST = 0.5


@dataclass(frozen=True)
class _Line:
    page: int
    height: float
    key: str
    line: PrintedLine


def without_running_heads(
    pages: Sequence[PrintedPage],
) -> tuple[list[PrintedPage], list[int | None]]:
    """Return the pages without running heads and feet, and the number printed on each, if any."""
    running = list(_running(pages))
    gone = {(line.page, word) for line in running for word in line.line.words}
    kept = [
        replace(page, words=tuple(w for w in page.words if (index, w) not in gone))
        for index, page in enumerate(pages)
    ]
    return kept, _numbers(running, len(pages))


def _running(pages: Sequence[PrintedPage]) -> Iterator[_Line]:
    least = min(PAGES, max(2, len(pages)))
    most = MOST * sum(bool(page.words) for page in pages)
    by_height: dict[str, list[list[_Line]]] = defaultdict(list)
    for line in sorted(_near_edges(pages), key=lambda line: (line.key, line.height, line.page)):
        groups = by_height[line.key]
        if not groups or line.height - groups[-1][0].height > SAME_HEIGHT:
            groups.append([])
        groups[-1].append(line)
    again = [
        group
        for groups in by_height.values()
        for group in groups
        if len({line.page for line in group}) >= least
    ]
    for group in again:
        height = group[0].height
        at_height = [g for g in again if abs(g[0].height - height) <= SAME_HEIGHT]
        if len({line.page for other in at_height for line in other}) > most:
            yield from group


def _near_edges(pages: Sequence[PrintedPage]) -> Iterator[_Line]:
    """Yield the lines near an edge; heights at the bottom are counted from there, below nought."""
    for index, page in enumerate(pages):
        edge = EDGE * page.height
        near = [w for w in page.words if w.bottom < edge or w.top > page.height - edge]
        for line in lines(near):
            height = line.top if line.top < edge else line.top - page.height
            yield _Line(index, height, re.sub(r"\d+", "#", line.text), line)


def _numbers(running: Sequence[_Line], pages: int) -> list[int | None]:
    """Return the printed number of each page, where most of the numbers grow with the pages."""
    printed = {
        (line.page, int(number))
        for line in running
        for number in re.findall(r"\b\d{1,4}\b", line.line.text)
    }
    offsets = Counter(number - page for page, number in printed)
    numbers: list[int | None] = [None] * pages
    if offsets:
        offset, count = max(offsets.items(), key=lambda item: (item[1], -abs(item[0])))
        if count > MOST * len({page for page, _ in printed}):
            for page, number in printed:
                if number - page == offset:
                    numbers[page] = number
    return numbers
