"""How alike two texts of a document are: headings, and titles that were reworded a little."""

from __future__ import annotations

from difflib import SequenceMatcher

SAME = 2.0


def alike(one: str, other: str) -> float:
    """Return how alike two texts are, 0–1: difflib's ratio, 0 where their lengths rule it out."""
    if not one or not other or max(len(one), len(other)) > 1.5 * min(len(one), len(other)):
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def ranked(one: str, other: str) -> float:
    """Return how alike two titles are, where equal ones come before all that are only alike."""
    return SAME if one == other else alike(one, other)
