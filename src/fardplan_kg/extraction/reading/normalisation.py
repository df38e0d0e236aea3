"""The declared normalisation of extracted text, with the raw place of every character it keeps.

A quote is what the plan says; the text of a PDF has more: words broken over lines and pages,
words split by the extraction, marks of another format. The rules are few, and each is local, so
that ``normalise(raw[start:end])`` is what the evidence quotes.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

DESCRIPTION = (
    "NFC; ligatures (U+FB00–FB06) are their letters, the hyphens U+2010 and U+2011 are '-', soft "
    "hyphens are dropped; the artefacts of text extraction listed for the document are read as "
    "printed; a hyphen between a word and a line break is dropped with the break; only the break "
    "is dropped after a digit, a single capital or capitals alone, before a digit or an upper-case "
    "letter, and in words that the document writes with a hyphen within a line; before a "
    "conjunction the break is a space, as in pairs that the document writes so within a line; a "
    "line break after '/' or '–' between words is dropped; '**' is dropped; white space is one "
    "space, none at the ends"
)
SWEDISH = (
    "NFC; ligaturer (U+FB00–FB06) läses som sina bokstäver, bindestrecken U+2010 och U+2011 som "
    "'-', mjuka bindestreck tas bort; det som textutläsningen har delat och som är antecknat "
    "för dokumentet läses som det är tryckt; ett bindestreck vid radslut inne i ett ord tas "
    "bort med radbrytningen; bara radbrytningen tas bort efter en siffra, en ensam versal eller "
    "bara versaler, före en siffra eller versal, och i ord som dokumentet självt skriver med "
    "bindestreck inne på en rad; före en konjunktion blir radbrytningen ett mellanslag, liksom "
    "i par som dokumentet skriver så inne på en rad; en radbrytning efter '/' eller '–' mellan "
    "ord tas bort; '**' tas bort; tomrum blir ett mellanslag, inget i början eller slutet"
)
BREAK = r"[ \t]*\r?\n\s*"
HYPHEN = r"[-\u2010\u2011]"
WITHIN_WORD = rf"(?:{HYPHEN}{BREAK}|\u00ad(?:{BREAK})?)?"
RULES = (
    rf"|(?P<broken>(?<=[^\W_]){HYPHEN}{BREAK}(?=[^\W_]))"
    rf"|(?P<joined>(?<=\w)[/–]{BREAK}(?=\w))"
    rf"|(?P<gone>\u00ad(?:{BREAK})?|\*\*)"
    r"|(?P<plain>[\ufb00-\ufb06\u2010\u2011])"
    r"|(?P<space>[^\S ]\s*| \s+)|(?P<composed>\w[\u0300-\u036f]+)"
)
WITHIN_LINE = re.compile(rf"(?<!\w)(\w+){HYPHEN}( ?)(?=(\w+))")
LONGEST_PART = 60  # characters of a word that are looked at on each side of its break


def hyphenated_words(raw: str) -> frozenset[str]:
    """Return what a document writes with a hyphen within a line, in small letters.

    ``e-hälsa`` and, where a space follows the hyphen, ``hur- eller``: broken at the line end, they
    keep it.
    """
    return frozenset(
        f"{match[1]}-{match[2]}{match[3]}".casefold() for match in WITHIN_LINE.finditer(raw)
    )


class Piece(NamedTuple):
    """A run of the normalised text, from ``at`` on, that stands at raw[start:end].

    ``verbatim``: character by character, else as a whole.
    """

    at: int
    start: int
    end: int
    verbatim: bool


@dataclass(frozen=True)
class MappedText:
    """Normalised text and, piece by piece, where it comes from in the raw text."""

    text: str
    pieces: tuple[Piece, ...]

    def raw_start(self, index: int) -> int:
        """Return the raw place where a character of the normalised text begins."""
        piece = self._piece(index)
        return piece.start + (index - piece.at if piece.verbatim else 0)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw place (start, end) of a slice of the normalised text."""
        last = self._piece(end - 1)
        raw_end = last.start + end - last.at if last.verbatim else last.end
        return self.raw_start(start), raw_end

    def _piece(self, index: int) -> Piece:
        return self.pieces[bisect_right(self.pieces, index, key=_at) - 1]


class Normaliser:
    """The rules for one document: the general ones, its artefacts and its hyphenated words."""

    def __init__(
        self,
        artefacts: Mapping[str, str],
        suspended: Iterable[str] = (),
        hyphenated: frozenset[str] = frozenset(),
    ) -> None:
        self._artefacts = {
            " ".join(split.split()): " ".join(whole.split()) for split, whole in artefacts.items()
        }
        self._suspended = frozenset(suspended)
        self._hyphenated = hyphenated
        longest_first = sorted(self._artefacts, key=lambda split: (-len(split), split))
        words = "|".join(map(_artefact, longest_first)) or "(?!)"
        self._pattern = re.compile(f"(?P<artefact>{words}){RULES}")

    def mapped(self, raw: str) -> MappedText:
        """Return the normalised text with the raw place of each character."""
        texts: list[str] = []
        pieces: list[Piece] = []
        length, spaced = 0, True
        for text, start, end, verbatim in self._printed(raw):
            if spaced and text.startswith(" "):
                text, start = text[1:], start + verbatim
            if text:
                texts.append(text)
                pieces.append(Piece(length, start, end, verbatim))
                length, spaced = length + len(text), text[-1] == " "
        return MappedText("".join(texts).removesuffix(" "), tuple(pieces))

    def _printed(self, raw: str) -> Iterator[tuple[str, int, int, bool]]:
        """Yield what stands between the matches of the rules, and what takes their place."""
        position = 0
        for match in self._pattern.finditer(raw):
            start, end = match.span()
            yield raw[position:start], position, start, True
            yield self._replacement(match), start, end, False
            position = end
        yield raw[position:], position, len(raw), True

    def _replacement(self, match: re.Match[str]) -> str:
        if match.lastgroup == "space":
            return " "
        if match["artefact"]:
            whole = re.sub(WITHIN_WORD, "", match["artefact"])
            return self._artefacts[" ".join(whole.split())]
        if match["broken"]:
            return self._hyphen(*_parts(match))
        if match["joined"]:
            return match["joined"][0]
        if match["plain"]:
            return "-" if match["plain"] < "\ufb00" else unicodedata.normalize("NFKC", match[0])
        if match["composed"]:
            return unicodedata.normalize("NFC", match["composed"])
        return ""

    def _hyphen(self, before: str, after: str) -> str:
        """Return what stands between the parts of a word that was broken at a line end."""
        if after in self._suspended or f"{before}- {after}".casefold() in self._hyphenated:
            return "- "
        kept = (
            not after[0].islower()
            or before[-1:].isdigit()
            or before.isupper()
            or f"{before}-{after}".casefold() in self._hyphenated
        )
        return "-" if kept else ""

    def normalise(self, raw: str) -> str:
        """Return the normalised text."""
        return self.mapped(raw).text


def _at(piece: Piece) -> int:
    return piece.at


def _artefact(split: str) -> str:
    """Return the pattern of split words, which may be broken over lines besides."""
    return r"\s+".join(WITHIN_WORD.join(map(re.escape, part)) for part in split.split())


def _parts(match: re.Match[str]) -> tuple[str, str]:
    """Return the parts of a word before and after its break."""
    raw, start, end = match.string, match.start(), match.end()
    before = re.search(r"\w*\Z", raw[max(0, start - LONGEST_PART) : start])
    after = re.match(r"\w*", raw[end : end + LONGEST_PART])
    return before[0] if before else "", after[0] if after else ""
