"""Annotations → statements: what a person chose in prose, anchored in the document.

A quote that is not found, that is found at several places, or that does not carry its value is a
fault; all faults are told at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from rdflib import RDF, Literal, Namespace, URIRef

from fardplan_kg.extraction.annotations import Annotations, NamedInProse, Note, ReadingNote
from fardplan_kg.extraction.draft import Draft, Reading
from fardplan_kg.extraction.evidence import carries, occurrences
from fardplan_kg.extraction.form.template import Form
from fardplan_kg.extraction.identifiers import Identifiers
from fardplan_kg.extraction.reading.words import Reader, Stretch, Words
from fardplan_kg.extraction.reconciliation import Registry
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import FP, local_name, slug

FPN = Namespace(FP)


@dataclass
class ProseReader:
    """Anchors the annotations of a document, given the spans that the form found."""

    reader: Reader
    form: Form
    identifiers: Identifiers
    registry: Registry
    draft: Draft
    faults: list[str] = field(default_factory=list)

    def read(self, annotations: Annotations) -> None:
        """Add the annotations to the draft.

        Raises DataFault that lists every annotation that does not hold.
        """
        for note in annotations.notes:
            self._note(note)
        for named in annotations.names:
            self._name(named)
        for reading in annotations.readings:
            self._reading(reading)
        if self.faults:
            raise DataFault(
                f"{self.reader.document.name}: {len(self.faults)} annotations do not hold in this "
                "document (another document, or another version of it?)\n  "
                + "\n  ".join(self.faults)
            )
        self.draft.links += annotations.links

    def _note(self, note: Note) -> None:
        words = self._anchor(note.name, note.quote, note.within)
        if words is None:
            return
        labels, numbers = self.registry.labels_of, self.form.numbers
        if not carries(words.text, note.predicate, note.value, labels, numbers):
            self._fault(note.name, f"the quote '{words.text}' does not carry '{note.value}'")
        self.draft.state(note.subject, note.predicate, words, note.value)

    def _reading(self, note: ReadingNote) -> None:
        words = self._anchor(note.reading, note.quote, note.within)
        if words is not None:
            self.draft.readings.append(Reading(note.reading, note.anomaly, note.value, words))
            if note.value not in words.text:
                self._fault(note.reading, f"the quote '{words.text}' lacks '{note.value}'")

    def _name(self, named: NamedInProse) -> None:
        context = local_name(named.context)
        where = f"{context} '{named.name}'"
        if (stretch := self._stretch(where, named.context)) is None:
            return
        found = [w for w in occurrences(named.name, stretch) if not self._in_actor_line(w)]
        if not found:
            self._fault(where, "the name does not stand in this prose")
            return
        mention = self.identifiers.scoped("mention", context, slug(named.name))
        self.draft.link((mention, RDF.type, FPN.Mention), (mention, FPN.mentionedIn, named.context))
        name = Literal(named.name, lang=self.form.language)
        self.draft.state(mention, FPN.nameAsWritten, found[0], name)
        self.draft.named[named.name].append((mention, found[0]))

    def _in_actor_line(self, words: Words) -> bool:
        return any(start <= words.start < end for start, end in self.draft.actor_spans)

    def _anchor(self, name: str, quote: str, within: URIRef | None) -> Words | None:
        if (stretch := self._stretch(name, within)) is None:
            return None
        found = occurrences(quote, stretch)
        if not found:
            self._fault(name, f"the quote '{quote}' is not found")
        elif len(found) > 1 and within is None:
            self._fault(name, f"'{quote}' stands on {self._lines(found)}; say where with fp:within")
        else:
            return found[0]
        return None

    def _lines(self, found: list[Words]) -> str:
        numbers = sorted({self.reader.document.line_number(words.start) for words in found})
        return f"lines {', '.join(map(str, numbers))}"

    def _stretch(self, name: str, within: URIRef | None) -> Stretch | None:
        if within is None:
            return self._whole
        if within not in self.draft.spans:
            self._fault(name, f"{within} is neither a section nor an action of this document")
            return None
        return self.reader.stretch(*self.draft.spans[within])

    @cached_property
    def _whole(self) -> Stretch:
        return self.reader.stretch(0, len(self.reader.document.raw))

    def _fault(self, name: str, message: str) -> None:
        self.faults.append(f"{local_name(name)}: {message}")


def printed_names(annotations: Annotations) -> Iterator[tuple[URIRef, str]]:
    """Yield the names that the document gives to things, as the annotations say."""
    for note in annotations.notes:
        if note.predicate == FPN.nameAsPrinted:
            yield note.subject, str(note.value)
