from __future__ import annotations

from fardplan_kg.extraction.reading.running_heads import without_running_heads
from fardplan_kg.extraction.reading.typeset import PrintedPage, Word


def page(number: int, placed: dict[str, float]) -> PrintedPage:
    words = [Word(text, 50, top, 100, top + 10, False) for text, top in placed.items()]
    return PrintedPage(number, 595, 842, tuple(words))


def test_head_and_foot_go_and_give_the_numbers() -> None:
    pages = [page(n, {"Plan": 30, "text": 400, str(n + 3): 810}) for n in range(1, 5)]
    kept, numbers = without_running_heads(pages)
    assert [[word.text for word in own.words] for own in kept] == [["text"]] * 4
    assert numbers == [4, 5, 6, 7]


def test_heads_that_alternate() -> None:
    names = ["Plan", "Kapitel"] * 3
    pages = [page(n, {name: 30, "text": 400}) for n, name in enumerate(names, 1)]
    kept, numbers = without_running_heads(pages)
    assert {word.text for own in kept for word in own.words} == {"text"}
    assert numbers == [None] * 6


def test_what_does_not_come_again_on_most_pages_stays() -> None:
    pages = [page(n, {"Rubrik" if n < 4 else "x" * n: 30}) for n in range(1, 9)]
    assert without_running_heads(pages)[0] == pages


def test_what_moves_or_stands_in_the_middle_stays() -> None:
    pages = [page(n, {"Rubrik": 20 + 9 * n, "Bild": 400}) for n in range(1, 6)]
    assert without_running_heads(pages)[0] == pages


def test_two_pages_are_enough_where_there_are_no_more() -> None:
    pages = [page(n, {"Plan": 30, "text": 400}) for n in (1, 2)]
    assert [len(own.words) for own in without_running_heads(pages)[0]] == [1, 1]
    assert without_running_heads(pages[:1])[0] == pages[:1]


def test_numbers_that_do_not_grow_with_the_pages_are_none() -> None:
    pages = [page(n, {str(2000 + n * n): 810, "text": 400}) for n in range(1, 6)]
    assert without_running_heads(pages)[1] == [None] * 5


def test_page_without_its_number() -> None:
    pages = [page(n, {"text": 400, "ingen" if n == 3 else str(n): 810}) for n in range(1, 7)]
    assert without_running_heads(pages)[1] == [1, 2, None, 4, 5, 6]
