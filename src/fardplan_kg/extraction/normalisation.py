"""The declared normalisation of extracted text, with the raw place of every character it keeps.

A quote is what the plan says; the text of a PDF has more: words broken over lines and pages,
words split by the extraction, marks of another format. The rules are few, and each is local, so
that ``normalise(raw[start:end])`` is what the evidence quotes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

DESCRIPTION = (
    "NFC; the artefacts of text extraction listed for the document are read as printed; a hyphen "
    "between a letter and a line break followed by a lower-case letter is dropped with the break "
    "(not before a conjunction); '**' is dropped; white space is one space, none at the ends"
)


@dataclass(frozen=True)
class MappedText:
    """Normalised text and, for each of its characters, where it comes from in the raw text."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw place (start, end) of a slice of the normalised text."""
        return self.starts[start], self.ends[end - 1]


class Normaliser:
    """The rules for one document: the general ones, and its own artefacts of extraction."""

    def __init__(self, artefacts: Mapping[str, str], suspended: Iterable[str] = ()) -> None:
        self._artefacts = {" ".join(split.split()): whole for split, whole in artefacts.items()}
        longest_first = sorted(self._artefacts, key=lambda split: (-len(split), split))
        self._pattern = re.compile(self._rules(longest_first, sorted(suspended)))

    @staticmethod
    def _rules(artefacts: list[str], suspended: list[str]) -> str:
        words = "|".join(r"\s+".join(map(re.escape, split.split())) for split in artefacts)
        kept = rf"(?!(?:{'|'.join(suspended)})\b)" if suspended else ""
        return (
            (f"(?P<artefact>{words})|" if words else "(?P<artefact>(?!))|")
            + rf"(?P<gone>(?<=[^\W\d_])-[ \t]*\r?\n\s*(?=[^\W\d_A-ZÅÄÖ]){kept}|\*\*)"
            + r"|(?P<space>\s+)|(?P<composed>\w[\u0300-\u036f]+)"
        )

    def mapped(self, raw: str) -> MappedText:
        """Return the normalised text with the raw place of each character."""
        characters: list[tuple[str, int, int]] = []
        position = 0
        for match in self._pattern.finditer(raw):
            characters += ((raw[i], i, i + 1) for i in range(position, match.start()))
            characters += ((c, match.start(), match.end()) for c in self._replacement(match))
            position = match.end()
        characters += ((raw[i], i, i + 1) for i in range(position, len(raw)))
        return _trimmed(characters)

    def _replacement(self, match: re.Match[str]) -> str:
        if match["artefact"]:
            return self._artefacts[" ".join(match["artefact"].split())]
        if match["composed"]:
            return unicodedata.normalize("NFC", match["composed"])
        return " " if match["space"] else ""

    def normalise(self, raw: str) -> str:
        """Return the normalised text."""
        return self.mapped(raw).text


def _trimmed(characters: list[tuple[str, int, int]]) -> MappedText:
    """Return the characters without a space at the ends or after a space."""
    kept: list[tuple[str, int, int]] = []
    for character in characters:
        if character[0] != " " or (kept and kept[-1][0] != " "):
            kept.append(character)
    if kept and kept[-1][0] == " ":
        kept.pop()
    text, starts, ends = zip(*kept, strict=True) if kept else ((), (), ())
    return MappedText("".join(text), tuple(starts), tuple(ends))
