"""The characters of a PDF's page → words with their places; the one door to PDFium.

1. White space, or white between two characters wider than a quarter of their height, ends a word.
   The line ends that PDFium guesses are no white space: it takes a page of many short lines for one
   that is written downwards, and ends a line after each letter; there, an eighth is wide enough.
2. The hyphen at a line's end, which PDFium marks with a code of its own, is a hyphen; a soft hyphen
   is one where it is printed at the end of a word, and else nothing.
3. A page whose text is turned by a quarter or a half is read turned. Other text that does not
   stand as the most of the page does (labels along the margin or in a figure) is left out.
4. Text that is drawn invisibly is read: it is how the recognised text of a scan is kept. Characters
   without size, and what lies outside the visible page, are left out.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from fardplan_kg.extraction.reading.typeset import PrintedPage, Word

HYPHENS = {0x02: "-", 0xFFFE: "-", 0x2010: "-", 0x2011: "-"}
SOFT_HYPHEN = "\u00ad"
WORD_GAP = 0.25  # of the character's height
LINE_END_GAP = 0.125
LINE_ENDS = (0x0A, 0x0D)
GUESSED = "\n"  # no character of the page: a line end that PDFium put there
SAME_LINE = 0.5
BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
BOLD_WEIGHT = 600
NAME_LENGTH = 128
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class _Run:
    """Characters that follow each other; the box is left, bottom, right, top on the page."""

    text: str
    box: Box
    quarter: int
    bold: bool

    def add(self, character: str, box: Box) -> None:
        """Add a character at the end."""
        left, bottom, right, top = self.box
        self.text += character
        self.box = (
            left if left < box[0] else box[0], bottom if bottom < box[1] else box[1],
            right if right > box[2] else box[2], top if top > box[3] else box[3],
        )  # fmt: skip


def read_page(page: pypdfium2.PdfPage, number: int) -> PrintedPage:
    """Return the words of a page, turned so that most of them stand upright."""
    text_page, visible = page.get_textpage(), _visible(page)
    try:
        runs = list(_runs(text_page.raw, visible))
    finally:
        text_page.close()
    quarter = _upright(runs)
    width, height = _turned_size(visible, quarter)
    words = tuple(
        _word(run, visible, quarter)
        for run in runs
        if run.quarter == quarter and run.text.strip(SOFT_HYPHEN)
    )
    return PrintedPage(number, width, height, words)


def _visible(page: pypdfium2.PdfPage) -> Box:
    rectangle = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page.raw, ctypes.byref(rectangle))
    return rectangle.left, rectangle.bottom, rectangle.right, rectangle.top


def _runs(text_page: Any, visible: Box) -> Iterator[_Run]:
    """Yield the words in the order in which the file draws them."""
    run: _Run | None = None
    style_of, gap = _styles(text_page), WORD_GAP
    for index, character, box in _characters(text_page):
        if character == GUESSED:
            gap = LINE_END_GAP
            continue
        blank = character.isspace() or not _inside(box, visible)
        if run is not None and not blank and _adjoining(run, box, gap):
            run.add(character, box)
        else:
            if run is not None:
                yield run
            run = None if blank else _Run(character, box, *style_of(index))
        gap = WORD_GAP
    if run is not None:
        yield run


def _characters(text_page: Any) -> Iterator[tuple[int, str, Box]]:
    unicode_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    rectangle = pdfium.FS_RECTF()
    reference = ctypes.byref(rectangle)
    high = 0
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        code = unicode_of(text_page, index)
        if code < 0x20 or code >= 0xD800:
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            character, high = _special(text_page, index, code, high), 0
        else:
            character, high = HYPHENS.get(code) or chr(code), 0
        box_of(text_page, index, reference)
        yield (
            index, character,
            (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top),
        )  # fmt: skip


def _special(text_page: Any, index: int, code: int, high: int) -> str:
    """Return the character of a control code, of the second half of a pair, or of the last codes.

    ``high`` is the first half of the pair, nought where there is none.
    """
    if code in LINE_ENDS and pdfium.FPDFText_IsGenerated(text_page, index) == 1:
        return GUESSED
    if 0xDC00 <= code < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00) if high else "\ufffd"
    return HYPHENS.get(code) or (chr(code) if code >= 0x20 else " ")


def _inside(box: Box, visible: Box) -> bool:
    left, bottom, right, top = box
    sized = right > left or top > bottom
    across = 2 * visible[0] <= left + right <= 2 * visible[2]
    return sized and across and 2 * visible[1] <= bottom + top <= 2 * visible[3]


def _adjoining(run: _Run, box: Box, gap: float) -> bool:
    """Tell whether a character belongs to the word before it, along the direction of writing.

    ``gap`` is the share of its height that white between words is at least.
    """
    own = run.box
    if run.quarter % 2:
        own, box = _swapped(own), _swapped(box)
    left, bottom, right, top = box
    height = max(top - bottom, own[3] - own[1])
    if abs((bottom + top) - (own[1] + own[3])) >= 2 * SAME_LINE * height:
        return False
    before = left - own[2] if run.quarter in (0, 1) else own[0] - right
    return -height < before < gap * height


def _swapped(box: Box) -> Box:
    return box[1], box[0], box[3], box[2]


def _styles(text_page: Any) -> Callable[[int], tuple[int, bool]]:
    """Return what tells the direction of writing, in quarter turns, and whether it is bold.

    Text at another angle than a quarter turn is said to be at -1.
    """
    name = ctypes.create_string_buffer(NAME_LENGTH)
    flags = ctypes.byref(ctypes.c_int())

    def style(index: int) -> tuple[int, bool]:
        angle = -pdfium.FPDFText_GetCharAngle(text_page, index) / (math.pi / 2)
        quarter = round(angle) % 4 if abs(angle - round(angle)) < 0.05 else -1
        if pdfium.FPDFText_GetFontWeight(text_page, index) >= BOLD_WEIGHT:
            return quarter, True
        pdfium.FPDFText_GetFontInfo(text_page, index, name, NAME_LENGTH, flags)
        return quarter, BOLD.search(name.value) is not None

    return style


def _upright(runs: list[_Run]) -> int:
    counts: Counter[int] = Counter()
    for run in runs:
        counts[run.quarter] += len(run.text)
    del counts[-1]
    return max(counts, key=lambda quarter: (counts[quarter], -quarter), default=0)


def _turned_size(visible: Box, quarter: int) -> tuple[float, float]:
    left, bottom, right, top = visible
    width, height = right - left, top - bottom
    return (width, height) if quarter % 2 == 0 else (height, width)


def _word(run: _Run, visible: Box, quarter: int) -> Word:
    left, bottom, right, top = run.box
    page_left, page_bottom, page_right, page_top = visible
    edges = {
        0: (left - page_left, page_top - top, right - page_left, page_top - bottom),
        1: (bottom - page_bottom, left - page_left, top - page_bottom, right - page_left),
        2: (page_right - right, bottom - page_bottom, page_right - left, top - page_bottom),
        3: (page_top - top, page_right - right, page_top - bottom, page_right - left),
    }[quarter]
    inner, last = run.text[:-1].replace(SOFT_HYPHEN, ""), run.text[-1].replace(SOFT_HYPHEN, "-")
    return Word((inner + last).replace("--", "-"), *edges, run.bold)
