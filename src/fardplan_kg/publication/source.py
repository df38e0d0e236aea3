"""What the pages of one language are made from: facts, names, quotes and reasons, looked up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fardplan_kg.namespaces import FP, RDF, slug
from fardplan_kg.network.naming import KIND, kinds
from fardplan_kg.publication.evidence import Evidence, Quote, read_evidence
from fardplan_kg.publication.facts import TYPE, Facts
from fardplan_kg.publication.terms import Terms
from fardplan_kg.publication.things import Names, Places, Reference, places
from fardplan_kg.store import Term
from fardplan_kg.wording import Words

INTERPRETATION = f"{FP}Interpretation"


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: the section, the first and last page, and how many times.

    basis: ``pdf`` or ``printed-number`` for the page that the words stand on, counted or as
    printed; else the pages are the section's.
    """

    section: Reference
    first: int
    last: int
    times: int
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of the document that carry something; no text where they are the value itself."""

    text: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why we read something as we do, and the interpretation that says so."""

    text: Term
    interpretation: Reference


@dataclass(frozen=True)
class Source:
    """The facts in one language."""

    facts: Facts
    evidence: Evidence
    names: Names
    decided: Mapping[tuple[str, str], tuple[str, ...]]

    @property
    def words(self) -> Words:
        """The words of the language."""
        return self.names.words

    @property
    def language(self) -> str:
        """The language."""
        return self.names.words.language

    @property
    def actor_kinds(self) -> dict[str, str]:
        """What the kinds of actors are called, by their codes."""
        found = (own for own in self.facts.of if own.startswith(KIND))
        return kinds({own: self.names.name(own) for own in found})

    def text(self, subject: str, property_: str) -> Term:
        """Return a text in the language, or in the one that it has."""
        return self.facts.value(subject, property_, self.language)

    def quoted(self, subject: str, property_: str, value: Term) -> tuple[Quoted, ...]:
        """Return the quotes that carry a statement."""
        return self.told(self.evidence.of((subject, property_, value)), value.value)

    def told(self, quotes: Iterable[Quote], value: str = "") -> tuple[Quoted, ...]:
        """Return quotes as they are shown: each text once, with all its places."""
        by_text: dict[str, Counter[tuple[str, int, int, str]]] = {}
        for quote in quotes:
            found = by_text.setdefault(quote.text, Counter())
            found[quote.section, quote.first, quote.last, quote.basis] += 1
        return tuple(
            Quoted(
                "" if text == value else text,
                tuple(sorted(self._places(found), key=lambda place: slug(place.section.plan))),
            )
            for text, found in by_text.items()
        )

    def _places(self, found: Counter[tuple[str, int, int, str]]) -> Iterator[Place]:
        for (section, first, last, basis), times in found.items():
            yield Place(self.names.reference(section), first, last, times, basis)

    def reasons(
        self, subject: str, property_: str, values: Iterable[Term] = ()
    ) -> tuple[Reason, ...]:
        """Return why a thing has these values, or why it has none, for a property."""
        wanted = set(values)
        found = [
            interpretation
            for interpretation in self.decided.get((subject, property_), ())
            if self._holds(interpretation, wanted)
        ]
        return tuple(
            Reason(self.text(own, f"{FP}reason"), self.names.reference(own)) for own in found
        )

    def _holds(self, interpretation: str, wanted: set[Term]) -> bool:
        given = set(self.facts.values(interpretation, f"{RDF}object"))
        return bool(given & wanted) if given else not wanted

    def undecided(self, subject: str) -> tuple[str, ...]:
        """Return the properties for which we have decided to give a thing no value."""
        found = self.facts.subjects(f"{RDF}subject", subject)
        return tuple(
            self.facts.value(own, f"{RDF}predicate").value
            for own in found
            if INTERPRETATION in self.facts.types(own)
            and not self.facts.values(own, f"{RDF}object")
        )


def sources(
    facts: Facts, languages: Iterable[str], plans: Mapping[str, str] | None = None
) -> dict[str, Source]:
    """Return what pages are made from, by language.

    ``plans`` holds the roadmaps' names by their slugs, where the graph holds several.
    """
    evidence, where, decided = read_evidence(facts), places(facts), _decided(facts)
    return {
        language: Source(facts, evidence, _names(facts, where, language, plans or {}), decided)
        for language in languages
    }


def _names(facts: Facts, where: Places, language: str, plans: Mapping[str, str]) -> Names:
    words = Words(language)
    return Names(facts, where, words, Terms(facts, words), plans)


def _decided(facts: Facts) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the interpretations of each thing and property."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for own in facts.subjects(TYPE, INTERPRETATION):
        for subject in facts.values(own, f"{RDF}subject"):
            for property_ in facts.values(own, f"{RDF}predicate"):
                key = subject.value, property_.value
                found[key] = (*found.get(key, ()), own)
    return found
