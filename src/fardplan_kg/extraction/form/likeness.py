"""How alike two texts of a document are: headings, and titles that were reworded a little."""

from __future__ import annotations

from rapidfuzz import fuzz

SAME = 2.0


def alike(one: str, other: str) -> float:
    """Return how alike two texts are, 0–1, and 0 where their lengths rule it out.

    It is the normalised indel similarity: twice the length of the longest common subsequence,
    divided by the two lengths together (rapidfuzz's ``ratio``).
    """
    if not one or not other or max(len(one), len(other)) > 1.5 * min(len(one), len(other)):
        return 0.0
    return fuzz.ratio(one, other) / 100


def ranked(one: str, other: str) -> float:
    """Return how alike two titles are, where equal ones come before all that are only alike."""
    return SAME if one == other else alike(one, other)
