from __future__ import annotations

from fardplan_kg.extraction.reading.columns import gutters, regions
from fardplan_kg.extraction.reading.typeset import Word

LEFT, RIGHT, STEP = 50, 300, 14


def row(text: str, left: float, top: float, size: float = 10, *, bold: bool = False) -> list[Word]:
    words = []
    for part in text.split():
        words.append(Word(part, left, top, left + 5 * len(part), top + size, bold))
        left += 5 * len(part) + 3
    return words


def column(letter: str, left: float, top: float, count: int) -> list[Word]:
    text = "som fyller raden med ord till kanten"
    return [w for n in range(count) for w in row(f"{letter}{n} {text}", left, top + STEP * n)]


def read(words: list[Word], known: tuple[float, ...] = ()) -> list[str]:
    found = regions(words, known or tuple(gutters(words)))
    return [line.words[0].text for region in found for line in region.lines]


def test_columns_are_read_one_after_the_other() -> None:
    words = column("b", RIGHT, 0, 4) + column("a", LEFT, 0, 5)
    assert read(words) == ["a0", "a1", "a2", "a3", "a4", "b0", "b1", "b2", "b3"]
    assert [region.path for region in regions(words, ())] == [(0,), (1,)]
    assert list(gutters(words)) == [RIGHT]


def test_columns_whose_lines_do_not_align() -> None:
    words = column("b", RIGHT, 6, 4) + column("a", LEFT, 0, 4)
    assert read(words) == ["a0", "a1", "a2", "a3", "b0", "b1", "b2", "b3"]


def test_three_columns() -> None:
    words = column("c", 550, 0, 4) + column("b", RIGHT, 0, 4) + column("a", LEFT, 0, 4)
    assert [name[0] for name in read(words)] == list("aaaabbbbcccc")


def test_row_that_crosses_ends_the_columns() -> None:
    across = row("x0 " + "ord " * 28, LEFT, 4 * STEP + 10)
    words = column("a", LEFT, 0, 4) + column("b", RIGHT, 0, 4) + across
    words += column("c", LEFT, 6 * STEP, 3) + column("d", RIGHT, 6 * STEP, 3)
    assert [name[0] for name in read(words)] == list("aaaabbbbxcccddd")


def test_heading_with_white_beside_it_goes_across() -> None:
    heading = row("x0", LEFT, 4 * STEP + 10, 16, bold=True)
    words = column("a", LEFT, 0, 4) + column("b", RIGHT, 0, 4) + heading
    words += column("c", LEFT, 7 * STEP, 3) + column("d", RIGHT, 7 * STEP, 3)
    assert [name[0] for name in read(words)] == list("aaaabbbbxcccddd")


def test_no_heading_stands_above_a_larger_one() -> None:
    headings = row("x0", LEFT, 66, 12, bold=True) + row("y0", LEFT, 90, 16, bold=True)
    words = column("a", LEFT, 0, 4) + column("b", RIGHT, 0, 4) + headings
    words += column("c", LEFT, 120, 3) + column("d", RIGHT, 120, 3)
    assert [name[0] for name in read(words)] == list("aaaaxbbbbycccddd")


def test_heading_beside_text_belongs_to_its_column() -> None:
    heading = row("x0", LEFT, 4 * STEP + 10, 16, bold=True)
    words = column("a", LEFT, 0, 4) + heading + column("c", LEFT, 7 * STEP, 3)
    words += column("b", RIGHT, 0, 10)
    assert [name[0] for name in read(words)] == list("aaaaxccc") + ["b"] * 10


def test_pages_of_the_contents_are_no_column() -> None:
    rows = [row(f"a{n} Rubrik", LEFT, STEP * n) + row(str(n), 400, STEP * n) for n in range(6)]
    words = [word for row in rows for word in row]
    assert list(gutters(words)) == []
    texts = [line.text for region in regions(words, ()) for line in region.lines]
    assert texts[:2] == ["a0 Rubrik\t0", "a1 Rubrik\t1"]


def test_labels_and_numbers_at_the_left_are_no_column() -> None:
    for left in ("Ansvarig aktör:", "1.1", "•"):
        rows = [row(left, LEFT, STEP * n) + row("Regionen är med", 200, STEP * n) for n in range(6)]
        assert list(gutters(word for row in rows for word in row)) == []


def test_known_gutter_holds_for_a_single_row() -> None:
    words = row("a0 sista raden i", LEFT, 0) + row("b0 spalten", RIGHT, 0)
    assert read(words, (1000.0,)) == ["a0"]
    assert read(words, (float(RIGHT),)) == ["a0", "b0"]


def test_ragged_text_is_one_column() -> None:
    words = [w for n in range(9) for w in row("kort rad " * (1 + n % 3), LEFT, STEP * n)]
    assert list(gutters(words)) == []
    assert [region.path for region in regions(words, ())] == [()]
