"""Text as it is compared: folded to small letters without marks, and parted into words."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 200
"""Characters of a query that are read."""
MOST = 12
"""Words of a query that are searched for."""
WORD = re.compile(r"[0-9]+(?:\.[0-9]+)+|[^\W_]+")
SPACE = re.compile("[\\x00-\\x20\\x7f-\\xa0\\u2000-\\u200b\\u2028\\u2029\\u3000\\ufeff]+")
LEFT_OUT = ("M", "Cf")


class _Folding(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        kept = _without_marks(chr(code)).upper().lower().replace("ς", "σ")
        self[code] = _without_marks(kept)
        return self[code]


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.category(c).startswith(LEFT_OUT))


_FOLDING = _Folding()


def folded(text: str) -> str:
    r"""Return a text as it is compared, each character folded for itself.

    >>> folded("Hälso\u00advägen É")
    'halsovagen e'
    """
    return text.translate(_FOLDING)


def words(text: str) -> list[str]:
    """Return the words of a text, folded, in their order.

    >>> words("hälso- och sjukvård, 1.2")
    ['halso', 'och', 'sjukvard', '1.2']
    """
    return WORD.findall(folded(text))


def places(text: str) -> list[tuple[str, tuple[int, ...]]]:
    """Return each folded word, and for each of its characters the place of what it comes from."""
    kept = [folded(own) for own in text]
    whence = [at for at, own in enumerate(kept) for _ in own]
    found = WORD.finditer("".join(kept))
    return [(m.group(), tuple(whence[m.start() : m.end()])) for m in found]


def query(text: str) -> tuple[str, bool]:
    """Return a query as it is shown, and whether it was cut."""
    tidy = SPACE.sub(" ", text).strip(" ")
    return tidy[:LONGEST].rstrip(" "), len(tidy) > LONGEST


def query_words(text: str) -> list[str]:
    """Return the words that a query asks for, each once."""
    return list(dict.fromkeys(words(text)))[:MOST]
