"""Words of a document: normalised text with its place in the raw text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from fardplan_kg.extraction.document import Document, Line
from fardplan_kg.extraction.reading.normalisation import MappedText, Normaliser


@dataclass(frozen=True, order=True)
class Words:
    """What stands at raw[start:end], normalised."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Stretch:
    """A stretch of the document, normalised as a whole, in which words are found by their index."""

    offset: int
    mapped: MappedText

    @property
    def text(self) -> str:
        """The normalised text."""
        return self.mapped.text

    def words(self, start: int, end: int) -> Words:
        """Return the words at a slice of the normalised text, without white space at its ends.

        A blank slice gives no words, at the place where the stretch begins.
        """
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        if not text:
            return Words(self.offset, self.offset, "")
        raw_start, raw_end = self.mapped.raw_span(start, start + len(text))
        return Words(self.offset + raw_start, self.offset + raw_end, text)

    def slice_of(self, start: int, end: int) -> tuple[int, int]:
        """Return the slice of the normalised text that comes from raw[start:end]."""
        return self._first_at(start), self._first_at(end)

    def _first_at(self, position: int) -> int:
        """Return the index of the first character that comes from a raw place, or from after it."""
        indexes = range(len(self.text))
        return bisect_left(indexes, position - self.offset, key=self.mapped.raw_start)


@dataclass(frozen=True)
class Reader:
    """A document and its normalisation."""

    document: Document
    normaliser: Normaliser

    def stretch(self, start: int, end: int) -> Stretch:
        """Return the stretch raw[start:end]."""
        return Stretch(start, self.normaliser.mapped(self.document.raw[start:end]))

    def words(self, start: int, end: int) -> Words:
        """Return all words of raw[start:end]."""
        stretch = self.stretch(start, end)
        return stretch.words(0, len(stretch.text))

    def paragraph(self, lines: Sequence[Line]) -> Stretch:
        """Return the stretch of some lines that follow each other."""
        return self.stretch(lines[0].start, lines[-1].end)

    def lines_within(self, span: tuple[int, int]) -> list[Line]:
        """Return the lines that begin within a raw span."""
        return [line for line in self.document.lines if span[0] <= line.start < span[1]]
