"""Where the words of a query stand in a text: the text in pieces of which every other is marked."""

from __future__ import annotations

from fardplan_kg.publication.search.folding import places
from fardplan_kg.publication.search.matching import quality

LONGEST = 180
"""Characters of a text that is cut."""
BEFORE = 60
"""Characters before the first marked one."""


def marked(text: str, words: list[str], *, cut: bool = False) -> list[str]:
    """Return a text in pieces, the second, fourth … marked; a long one cut about the first mark.

    >>> marked("kring Hälsovägen", ["vagen"])
    ['kring Hälso', 'vägen']
    """
    signs = [False] * len(text)
    for word, whence in places(text):
        for own in words:
            if quality(own, word):
                start = word.index(own)
                first, last = whence[start], whence[start + len(own) - 1]
                signs[first : last + 1] = [True] * (last + 1 - first)
    if not cut or len(text) <= LONGEST:
        return _pieces(text, signs)
    start, end = _window(text, signs.index(True) if True in signs else 0)
    pieces = _pieces(text[start:end], signs[start:end])
    if start:
        pieces[0] = f"… {pieces[0]}"
    if end < len(text):
        pieces += [""] if len(pieces) % 2 == 0 else []
        pieces[-1] += " …"
    return pieces


def _window(text: str, first: int) -> tuple[int, int]:
    """Return where a long text is cut: between words, where there is a space to cut at."""
    start = max(0, min(first - BEFORE, len(text) - LONGEST))
    if start:
        space = text.find(" ", start, first)
        start = space + 1 if space >= 0 else start
    end = min(len(text), start + LONGEST)
    if end < len(text):
        space = text.rfind(" ", first + 1, end)
        end = space if space >= 0 else end
    return start, end


def _pieces(text: str, signs: list[bool]) -> list[str]:
    pieces = [""]
    for character, sign in zip(text, signs, strict=True):
        if sign != (len(pieces) % 2 == 0):
            pieces.append("")
        pieces[-1] += character
    return pieces


def spelling(text: str, word: str) -> str:
    """Return a folded word as a text spells it; the word itself where the text has it not."""
    for other, whence in places(text):
        if other == word:
            return text[whence[0] : whence[-1] + 1]
    return word
