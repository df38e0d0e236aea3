from __future__ import annotations

import pytest

from fardplan_kg.extraction.form.likeness import SAME, alike, ranked


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("torg", "torg", 1.0),
        ("torg", "torn", 0.75),
        ("torg", "", 0.0),
        ("", "", 0.0),
        ("torg", "torgets ljus", 0.0),
        ("abcd", "efgh", 0.0),
    ],
)
def test_alike(one: str, other: str, expected: float) -> None:
    assert alike(one, other) == expected
    assert alike(other, one) == expected


def test_equal_titles_come_before_all_that_are_alike() -> None:
    assert ranked("torg", "torg") == SAME > 1
    assert ranked("torg", "torn") == alike("torg", "torn")
