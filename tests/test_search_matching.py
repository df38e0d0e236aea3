from __future__ import annotations

import pytest
from search_samples import small

from fardplan_kg.publication.search.entries import Field
from fardplan_kg.publication.search.matching import WEIGHTS, Words, holds, quality


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("vagen", "vagen", 3),
        ("vag", "vagen", 2),
        ("vagen", "halsovagen", 1),
        ("en", "vagen", 0),
        ("v", "vagen", 2),
        ("vagens", "vagen", 0),
    ],
)
def test_a_word_matches_whole_at_the_beginning_or_inside(
    word: str, other: str, expected: int
) -> None:
    assert quality(word, other) == expected
    assert holds(f"den {other}", word) == bool(expected)


def test_names_count_more_than_all_else() -> None:
    order = [WEIGHTS[own] for own in sorted(Field)]
    assert order == sorted(order, reverse=True)
    assert set(WEIGHTS) == set(Field)


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [
        ("sv", "trollstigen", {0: 120, 1: 15}),
        ("en", "trollstigen", {0: 120, 1: 14}),
        ("sv", "trollen", {2: 120}),
        ("sv", "vagen", {0: 30}),
        ("sv", "light", {1: 119}),
        ("sv", "1.2", {1: 60}),
        ("sv", "stigen", {0: 40, 1: 30}),
        ("sv", "bergatroll", {2: 10}),
        ("sv", "alver", {}),
    ],
)
def test_an_entry_is_matched_by_its_best_text(
    language: str, word: str, expected: dict[int, int]
) -> None:
    held = Words(small(language))
    assert {at: own.score for at, own in held.matches(word).items()} == expected
    assert held.known(word) == bool(expected)


def test_names_are_known_folded() -> None:
    held = Words(small())
    assert held.named == {
        "trollstigen": {0}, "trollvagen": {0}, "lys upp": {1}, "light up": {1}, "trollen": {2},
        "the trolls": {2},
    }  # fmt: skip
