from __future__ import annotations

import pytest

from fardplan_kg.extraction.reading.blocks import Placed, raw_text
from fardplan_kg.extraction.reading.typeset import PrintedLine, Word


def line(
    text: str, top: float, *, page: int = 0, column: int = 0, size: float = 10, bold: bool = False
) -> Placed:
    words, left = [], 50.0 + 250 * column
    for part in text.split():
        words.append(Word(part, left, top, left + 5 * len(part), top + size, bold))
        left += 5 * len(part) + 3
    return Placed(page, (column,), PrintedLine(tuple(words)))


def text(*lines: Placed) -> str:
    return "".join(part for _, part in raw_text(lines))


FULL = "raden fyller hela bredden av spalten med ord"
BODY = [line(FULL, 12.0 * n) for n in range(6)]


def test_blank_line_where_letters_change_or_the_step_is_larger() -> None:
    read = text(
        line("Rubrik i två", 0, size=20, bold=True), line("rader", 24, size=20, bold=True),
        line("brödtext", 60), line("mera", 72), line("stycke", 92), line("Fet", 104, bold=True),
        line("mager", 116), line("mager", 128), line("mager", 140),
    )  # fmt: skip
    heading, *rest = read.split("\n\n")
    assert heading == "Rubrik i två\nrader"
    assert rest == ["brödtext\nmera", "stycke", "Fet", "mager\nmager\nmager"]


def test_bold_label_does_not_part_its_line() -> None:
    read = text(*BODY, line("Medverkande aktörer:", 100, bold=True), line("trollen", 112))
    assert read.endswith("\n\nMedverkande aktörer:\ntrollen")


@pytest.mark.parametrize(
    ("last", "first", "parted"),
    [
        (FULL, "fortsätter här", False),
        (FULL, "Påhittsby kommun", False),
        ("kort rad", "fortsätter här", False),
        ("kort rad", "Påhittsby kommun", True),
        (FULL + ".", "Ny mening", True),
        (FULL, "Ansvarig aktör: regionen", True),
        (FULL, "1.2 Tänd", True),
        (FULL, "2. Tänd", True),
        (FULL, "- tänd", True),
        ("en mötes-", "Plats", False),
    ],
)
@pytest.mark.parametrize(("page", "column"), [(1, 0), (0, 1)], ids=["page", "column"])
def test_paragraph_over_a_break(
    last: str, first: str, parted: bool, page: int, column: int
) -> None:
    read = text(*BODY, line(last, 72), line(first, 0, page=page, column=column))
    assert read.endswith(f"{last}\n\n{first}" if parted else f"{last}\n{first}")


def test_other_letters_after_a_break_begin_a_block() -> None:
    assert text(*BODY, line("rubrik", 0, page=1, size=14)).endswith("ord\n\nrubrik")


def test_pages_are_told() -> None:
    assert [page for page, _ in raw_text([BODY[0], line("sida", 0, page=3)])] == [0, 3]
    assert list(raw_text([])) == []
