from __future__ import annotations

import pytest

from fardplan_kg.extraction.reading.typeset import PrintedLine, Word, lines


def word(text: str, left: float, top: float, *, size: float = 10, bold: bool = False) -> Word:
    return Word(text, left, top, left + 5 * len(text), top + size, bold)


def test_words_whose_middles_overlap_share_a_line() -> None:
    words = [word("under", 0, 10), word("två", 30, 1), word("ett", 0, 0), word("2", 50, -1, size=6)]
    assert [line.text for line in lines(words)] == ["ett två 2", "under"]
    assert list(lines([])) == []


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([word("ett", 0, 0), word("två", 20, 0)], "ett två"),
        ([word("ett", 0, 0), word("två", 60, 0)], "ett\ttvå"),
        ([word("Mål", 0, 0), word("......", 18, 0), word("12", 50, 0)], "Mål\t12"),
        ([word("Och", 0, 0), word("så...", 18, 0)], "Och så..."),
    ],
)
def test_text_of_a_line(words: list[Word], text: str) -> None:
    assert PrintedLine(tuple(words)).text == text


def test_style_is_that_of_most_letters() -> None:
    line = PrintedLine((word("1", 0, 0, size=6), word("rubrik", 10, 2, size=12, bold=True)))
    assert (line.size, line.top, line.bold) == (12, 2, None)
    assert PrintedLine((word("–", 0, 0), word("fet", 10, 0, bold=True))).bold is True
