"""Lines in reading order → the raw text, a printed line a line, with blank lines between blocks.

1. Within a column a blank line stands where the size of the letters or their weight changes (a line
   that is bold in part changes nothing, nor does one that ends with a colon or a comma), or where
   the step to the next line is larger than the step that text of this size takes.
2. At the end of a column or a page the paragraph goes on where the letters stay the same, the last
   line ends no sentence, the next begins no label, number or list, and either begins with a small
   letter or begins with a word for which the last line had no room. Else there is a blank line.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fardplan_kg.extraction.reading.columns import Region
from fardplan_kg.extraction.reading.typeset import PrintedLine

SAME_SIZE = 1.05
LARGER_STEP = 1.12
USUAL_STEP = 1.25  # of the line's height, where too few lines tell
LARGEST_STEP = 1.7
FEW = 4
COMMON = 0.15  # how often a step must come, against the commonest
UNENDED = (":", ",", "-", "–")
SENTENCE_END = re.compile(r"[.!?:;…][\"”’»)]*$")
BEGINNING = re.compile(r"\d+[.)]|\d+(?:\.\d+)+|[-–•▪●◦*]\s|[^\W\d_a-zåäö][^.:;!?]{1,60}:(?:\s|$)")
SPACE = 0.25  # of the line's height
WIDEST = 0.95  # the share of lines that a column's width holds
Step = tuple[float, bool | None]


@dataclass(frozen=True)
class Placed:
    """A line of the text with the page and the column that it stands in."""

    page: int
    path: tuple[int, ...]
    line: PrintedLine


def in_order(pages: Iterable[Sequence[Region]]) -> list[Placed]:
    """Return the lines of pages as they are read."""
    return [
        Placed(number, region.path, line)
        for number, regions in enumerate(pages)
        for region in regions
        for line in region.lines
    ]


@dataclass(frozen=True)
class Typesetting:
    """What is usual in one document: the step from line to line, the width of columns."""

    steps: dict[Step, float]
    widths: dict[tuple[int, ...], float]

    def separate(self, former: Placed, placed: Placed) -> bool:
        """Tell whether a blank line stands between two lines that follow each other."""
        if not _same_letters(former.line, placed.line):
            return True
        if _below(former, placed):
            step = placed.line.top - former.line.top
            usual = self.steps.get(_style(placed.line), USUAL_STEP * placed.line.size)
            return step > LARGER_STEP * usual
        return not self._goes_on(former, placed)

    def _goes_on(self, former: Placed, placed: Placed) -> bool:
        last, text = former.line, placed.line.text
        if last.text.endswith("-"):
            return True
        if SENTENCE_END.search(last.text) or BEGINNING.match(text):
            return False
        return text[:1].islower() or not self._has_room(former, placed.line.words[0].text)

    def _has_room(self, former: Placed, word: str) -> bool:
        line = former.line
        letters = sum(len(own.text) for own in line.words)
        letter = sum(own.right - own.left for own in line.words) / letters
        needed = SPACE * line.size + letter * len(word)
        return line.right - line.left + needed < self.widths[former.path]


def typesetting(lines: Sequence[Placed]) -> Typesetting:
    """Return what is usual in a document."""
    steps: dict[Step, Counter[float]] = defaultdict(Counter)
    widths: dict[tuple[int, ...], list[float]] = defaultdict(list)
    for placed in lines:
        widths[placed.path].append(placed.line.right - placed.line.left)
    for former, placed in pairwise(lines):
        style = _style(placed.line)
        if style == _style(former.line) and _below(former, placed):
            steps[style][round(placed.line.top - former.line.top, 0)] += 1
    return Typesetting(
        {style: _usual(counts, style[0]) for style, counts in steps.items()},
        {path: sorted(own)[int(WIDEST * (len(own) - 1))] for path, own in widths.items()},
    )


def _usual(counts: Counter[float], size: float) -> float:
    """Return the smallest step that is common and not a paragraph's by its mere size."""
    least = COMMON * max(counts.values())
    common = [step for step, count in counts.items() if count >= least and step > size / 2]
    if sum(counts.values()) < FEW or not common:
        return USUAL_STEP * size
    return min(min(common), LARGEST_STEP * size)


def _style(line: PrintedLine) -> Step:
    return line.size, line.bold is True


def _same_letters(former: PrintedLine, line: PrintedLine) -> bool:
    if max(former.size, line.size) > SAME_SIZE * min(former.size, line.size):
        return False
    same_weight = former.bold == line.bold or None in (former.bold, line.bold)
    return same_weight or former.text.endswith(UNENDED)


def _below(former: Placed, placed: Placed) -> bool:
    """Tell whether a line stands under another, and not at the top of a column or a page."""
    one, other = former.line, placed.line
    beside = one.left > other.right or other.left > one.right
    return former.page == placed.page and other.top > one.top and not beside


def raw_text(lines: Sequence[Placed]) -> Iterator[tuple[int, str]]:
    """Yield each line with its page and what stands before it: nothing, one line end, or two."""
    usual = typesetting(lines)
    former = None
    for placed in lines:
        before = "" if former is None else "\n\n" if usual.separate(former, placed) else "\n"
        yield placed.page, before + placed.line.text
        former = placed
