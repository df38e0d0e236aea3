from __future__ import annotations

import pytest

from fardplan_kg.extraction.reading.spreads import single_pages
from fardplan_kg.extraction.reading.typeset import PrintedPage, Word


def sheet(*lefts: float, width: float = 1190, height: float = 842, number: int = 1) -> PrintedPage:
    words = [Word(f"ord{n}", left, 100, left + 100, 110, False) for n, left in enumerate(lefts)]
    return PrintedPage(number, width, height, tuple(words))


def test_sheet_becomes_two_pages() -> None:
    left, right = single_pages([sheet(50, 700)])
    assert (left.width, right.width, left.sheet, right.sheet) == (595, 595, 1, 1)
    assert [(w.text, w.left, w.right) for w in right.words] == [("ord1", 105, 205)]


def test_half_without_words_is_no_page() -> None:
    pages = list(single_pages([sheet(50, 700), sheet(60, number=2), sheet(number=3)]))
    assert [page.sheet for page in pages] == [1, 1, 2, 3]


@pytest.mark.parametrize(
    "whole",
    [sheet(50, 700, width=595), sheet(50, 560), sheet(50, 600), sheet(50)],
    ids=["upright", "crossed", "only a gutter", "one side"],
)
def test_what_is_no_spread(whole: PrintedPage) -> None:
    assert list(single_pages([whole])) == [whole]


def test_crossed_sheet_stays_whole_among_spreads() -> None:
    picture = sheet(560, 50, 800, number=2)
    pages = list(single_pages([sheet(50, 700), picture, sheet(50, 700)]))
    assert pages[2] == picture
    assert len(pages) == 5
