"""What can be wrong, told so that a person can mend it.

The data is at fault (exit 1), or the call is (exit 2).
"""

from __future__ import annotations


class Fault(Exception):  # noqa: N818 - a fault is what this project calls it
    """One clear message: where (file, line or row), what is wrong, what would be right."""

    exit_code = 1


class DataFault(Fault):
    """The document, the graph or a query file is at fault."""


class CallFault(Fault):
    """The call is at fault: an unknown name, a wrong parameter, a place that cannot be written."""

    exit_code = 2


def nearest(word: str, names: list[str], limit: int = 3) -> str:
    """Return a sentence part that names the nearest known names, or all where few and none is near.

    The likeness is difflib's ratio (Ratcliff and Obershelp), with a cutoff of 0.5.
    """
    import difflib

    folded = {name.casefold(): name for name in names}
    near = difflib.get_close_matches(word.casefold(), list(folded), n=limit, cutoff=0.5)
    near += [name for name in folded if word.casefold() in name and name not in near][:limit]
    chosen = [folded[name] for name in near[:limit]] or sorted(names)[:10]
    return ", ".join(chosen)
