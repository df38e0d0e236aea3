"""What can be wrong, told so that a person can mend it.

The data is at fault (exit 1), or the call is (exit 2).
"""

from __future__ import annotations


class Fault(Exception):  # noqa: N818 - a fault is what this project calls it
    """One clear message: where (file, line or row), what is wrong, what would be right.

    What users of the command line and the pages meet is told in Swedish too.
    """

    exit_code = 1

    def __init__(self, message: str, swedish: str = "") -> None:
        super().__init__(message)
        self.swedish = swedish

    def told(self, language: str) -> str:
        """Return the message in a language, in English where there is no other."""
        return self.swedish if language == "sv" and self.swedish else str(self)


class DataFault(Fault):
    """The document, the graph or a query file is at fault."""


class CallFault(Fault):
    """The call is at fault: an unknown name, a wrong parameter, a place that cannot be written."""

    exit_code = 2


def nearest(word: str, names: list[str], limit: int = 3) -> str:
    """Return a sentence part that names the nearest known names, or all where few and none is near.

    The likeness is difflib's ratio (Ratcliff and Obershelp) to the name or to one word of it, with
    a cutoff of 0.5.
    """
    import difflib

    sought = word.casefold()

    def likeness(name: str) -> float:
        parts = [name.casefold(), *name.casefold().split()]
        return max(difflib.SequenceMatcher(None, sought, part).ratio() for part in parts)

    ranked = sorted((-likeness(name), name) for name in names if name.strip())
    near = [name for score, name in ranked if -score >= 0.5][:limit]
    return ", ".join(near or sorted(names)[:10])
