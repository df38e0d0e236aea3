"""The order in which a page's words are read: columns found by the white between them.

1. Rows of words are read from the top. A run of rows that leaves a gutter white, at least as wide
   as its text is high, is a band of columns, read one after the other; a row that crosses the
   gutter ends the band, and stands by itself. Columns may hold columns.
2. A gutter counts where at least three rows stand on each side, side by side, and where letters
   begin on each side: numbers, bullets, or labels that end with a colon to its left, or only
   numbers to its right (the pages of a table of contents), are cells of rows and no columns.
3. A gutter that counts on one page counts on every page at that place, for a single row too: so a
   few lines in two columns below a heading are read as columns.
4. A heading (larger than the text, or bold) that stands at the left within a band, with white
   beside it, goes across the columns, if after it both begin anew at one height, or the band ends.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from fardplan_kg.extraction.reading.typeset import Gap, PrintedLine, Word, lines

ROWS = 3  # on each side of a gutter that no other page vouches for
SAME_EDGE = 2.5  # points
TOUCH = 0.01  # points
LARGER = 1.05
MUCH_LARGER = 1.15
BESIDE = 0.4  # of the text's height: the white above and below a heading, beside it
SAME_TOP = 1.5  # of the text's height
NO_LETTERS = 0.5  # share of a side's rows


@dataclass(frozen=True)
class Region:
    """Words that are read together; ``path``: which column, and which within it."""

    path: tuple[int, ...]
    lines: tuple[PrintedLine, ...]


@dataclass(frozen=True)
class _Band:
    """Rows from ``start`` to before ``end`` that leave a gutter white."""

    start: int
    end: int
    gutter: Gap


def gutters(words: Iterable[Word]) -> Iterator[float]:
    """Yield where the right column of each gutter begins that counts by itself."""
    rows = list(lines(words))
    for band in _bands(rows, ()):
        yield band.gutter[1]
        left, right = _sides(rows[band.start : band.end], band.gutter)
        yield from gutters(left)
        yield from gutters(right)


def regions(
    words: Iterable[Word], known: Sequence[float], path: tuple[int, ...] = ()
) -> Iterator[Region]:
    """Yield the regions of a page in the order of reading; ``known``: gutters of other pages."""
    rows = list(lines(words))
    position = 0
    for band in _bands(rows, known):
        yield from _plain(rows[position : band.start], path)
        for number, side in enumerate(_sides(rows[band.start : band.end], band.gutter)):
            yield from regions(side, known, (*path, number))
        position = band.end
    yield from _plain(rows[position:], path)


def _plain(rows: Sequence[PrintedLine], path: tuple[int, ...]) -> Iterator[Region]:
    if rows:
        yield Region(path, tuple(rows))


def _bands(rows: Sequence[PrintedLine], known: Sequence[float]) -> Iterator[_Band]:
    """Yield the bands from the top, without the rows at their top that stand only at the left."""
    position = 0
    across = (min((r.left for r in rows), default=0.0), max((r.right for r in rows), default=0.0))
    while position < len(rows):
        band = _band(rows, position, across, known)
        if band is None:
            position += 1
            continue
        for start, end in _between_headings(rows, band):
            if any(_sides(rows[start:end], band.gutter)[1]):
                yield _Band(start, end, band.gutter)
        position = band.end


def _band(
    rows: Sequence[PrintedLine], start: int, across: Gap, known: Sequence[float]
) -> _Band | None:
    """Return the longest band that begins with a row, if there is one."""
    whites = list(_whites(rows, start, across))
    for end in range(start + len(whites), start, -1):
        own, gaps = rows[start:end], whites[end - start - 1]
        if counting := [gap for gap in gaps if _counts(own, gap, known)]:
            return _Band(start, end, max(counting, key=lambda gap: (gap[1] - gap[0], -gap[0])))
    return None


def _whites(rows: Sequence[PrintedLine], start: int, across: Gap) -> Iterator[list[Gap]]:
    """Yield what each row, and all from the start to it, leave white, as long as they do."""
    least = median(row.size for row in rows[start : start + 5]) * 0.9
    free = [across]
    for index in range(start, len(rows)):
        wide = [(a, b) for a, b in rows[index].whites if b - a >= least]
        parts = [(max(a, c), min(b, d)) for a, b in free for c, d in wide]
        free = [(a, b) for a, b in parts if b - a >= least]
        if not free:
            return
        yield free


def _counts(rows: Sequence[PrintedLine], gap: Gap, known: Sequence[float]) -> bool:
    right = [side for row in rows if (side := _after(row, gap))]
    if not right:
        return False
    left = [side for row in rows if (side := _before(row, gap))]
    if not left:
        return False
    if any(abs(gap[1] - edge) <= SAME_EDGE for edge in known):
        return True
    return (
        min(len(left), len(right)) >= ROWS
        and _side_by_side(left, right)
        and _has_letters(right)
        and _has_letters(left)
        and not _mostly(side[-1].text.endswith(":") for side in left)
    )


def _before(row: PrintedLine, gap: Gap) -> tuple[Word, ...]:
    return row.words[: _first_after(row, gap)]


def _after(row: PrintedLine, gap: Gap) -> tuple[Word, ...]:
    return row.words[_first_after(row, gap) :]


def _first_after(row: PrintedLine, gap: Gap) -> int:
    """Return the index of the first word after a gap that the row leaves white."""
    return bisect_left(row.words, gap[1] - TOUCH, key=_left)


def _left(word: Word) -> float:
    return word.left


def _side_by_side(left: Sequence[Sequence[Word]], right: Sequence[Sequence[Word]]) -> bool:
    """Tell whether each side has rows at the height of the other."""

    def beside(rows: Sequence[Sequence[Word]], others: Sequence[Sequence[Word]]) -> int:
        top, bottom = others[0][0].top, others[-1][0].bottom
        return sum(top <= (row[0].top + row[0].bottom) / 2 <= bottom for row in rows)

    return beside(left, right) >= ROWS - 1 and beside(right, left) >= ROWS - 1


def _has_letters(rows: Sequence[Sequence[Word]]) -> bool:
    return _mostly(any(sum(map(str.isalpha, word.text)) > 1 for word in row[:3]) for row in rows)


def _mostly(facts: Iterable[bool]) -> bool:
    known = list(facts)
    return sum(known) > NO_LETTERS * len(known)


def _sides(rows: Sequence[PrintedLine], gutter: Gap) -> tuple[list[Word], list[Word]]:
    words = [word for row in rows for word in row.words]
    middle = (gutter[0] + gutter[1]) / 2
    return [w for w in words if w.left < middle], [w for w in words if w.left >= middle]


def _between_headings(rows: Sequence[PrintedLine], band: _Band) -> Iterator[tuple[int, int]]:
    """Yield the runs of rows between the headings that go across the columns."""
    own = rows[band.start : band.end]
    body = median(row.size for row in own)
    right = [word for row in own for word in _after(row, band.gutter)]
    heading = [_alone(row, body, right) for row in own]
    start = next(i for i, row in enumerate(own) if _after(row, band.gutter))
    index = start
    while index < len(own):
        end = next((i for i in range(index, len(own)) if not heading[i]), len(own))
        larger = (i for i in range(index + 1, end) if own[i].size > LARGER * own[i - 1].size)
        index = max(larger, default=index)  # no heading stands above one of a higher rank
        following = next((i for i in range(end, len(own)) if heading[i]), len(own))
        if end > index and _goes_across(own[index], own[end:following], band.gutter, body):
            yield band.start + start, band.start + index
            start = end
        index = max(end, index + 1)
    yield band.start + start, band.end


def _alone(row: PrintedLine, body: float, right: Iterable[Word]) -> bool:
    """Tell whether a row is a heading with white beside it, where the right column goes."""
    if row.size <= LARGER * body and row.bold is not True:
        return False
    top, bottom = row.top - BESIDE * body, row.top + row.size + BESIDE * body
    return not any(word.bottom > top and word.top < bottom for word in right)


def _goes_across(
    heading: PrintedLine, below: Sequence[PrintedLine], gutter: Gap, body: float
) -> bool:
    """Tell whether a heading ends the columns, by the rows below it, up to the next heading."""
    left, right = _sides(below, gutter)
    if not right:
        return len(below) == 0 or (len(below) == 1 and heading.size > MUCH_LARGER * body)
    tops = [min((word.top for word in side), default=0.0) for side in (left, right)]
    return abs(tops[0] - tops[1]) < SAME_TOP * body
