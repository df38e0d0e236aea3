"""The words of the index that are nearest to one that it has not: by shared pairs of letters.

A word's pairs are those of the word with a space before and after it, each once. Nearness is Dice's
coefficient of the two sets, in thousandths rounded down, so that it is the same number in every
programming language.
"""

from __future__ import annotations

from collections.abc import Iterable

LEAST = 450
"""Thousandths; what is farther is not named."""
SHORTEST = 3
MOST = 3


def pairs(word: str) -> frozenset[str]:
    """Return a word's pairs.

    >>> sorted(pairs("vag"))
    [' v', 'ag', 'g ', 'va']
    """
    padded = f" {word} "
    return frozenset(padded[at : at + 2] for at in range(len(padded) - 1))


def nearest(word: str, vocabulary: Iterable[str]) -> list[str]:
    """Return the words nearest to a word, no more than three, the nearest first.

    Of those as near the first in the vocabulary comes first.
    """
    own = pairs(word)
    found = [
        (nearness, -at, other)
        for at, other in enumerate(vocabulary)
        if len(other) >= SHORTEST and (nearness := _nearness(own, pairs(other))) >= LEAST
    ]
    return [other for _, _, other in sorted(found, reverse=True)[:MOST]]


def _nearness(one: frozenset[str], other: frozenset[str]) -> int:
    return 2000 * len(one & other) // (len(one) + len(other))
