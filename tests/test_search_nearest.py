from __future__ import annotations

import pytest

from fardplan_kg.publication.search.nearest import MOST, nearest, pairs

VOCABULARY = ("halsovagen", "halso", "och", "regionledningskontoret", "trollen", "trollet", "av")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("halsovegan", ["halsovagen", "halso"]),
        ("regionledningskontor", ["regionledningskontoret"]),
        ("trollem", ["trollen", "trollet"]),
        ("xyzåäö", []),
        ("av", []),
        ("", []),
    ],
)
def test_the_nearest_words_are_found(word: str, expected: list[str]) -> None:
    assert nearest(word, VOCABULARY) == expected


def test_of_those_as_near_the_first_comes_first_and_only_three() -> None:
    same = [f"troll{sign}" for sign in "abcdef"]
    assert nearest("trollx", same) == same[:MOST]
    assert nearest("trollx", same[::-1]) == same[::-1][:MOST]


def test_pairs_hold_the_ends() -> None:
    assert pairs("å") == {" å", "å "}
    assert pairs("aaaa") == {" a", "aa", "a "}
