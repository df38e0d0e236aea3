"""The ontology's own terms as its page tells of them, by theme, with how the data use each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from fardplan_kg.namespaces import (
    DCTERMS,
    FP,
    ID,
    ONTOLOGY,
    RDFS,
    SKOS,
    VOCABULARIES,
    local_name,
)
from fardplan_kg.publication.facts import TYPE, Fact
from fardplan_kg.publication.ontology_themes import GENERAL, PLACE, THEMES
from fardplan_kg.publication.source import Source
from fardplan_kg.publication.terms import short
from fardplan_kg.publication.things import Reference
from fardplan_kg.store import Term
from fardplan_kg.wording import msg

OWL = VOCABULARIES["owl"]
KINDS = {
    f"{OWL}Class": msg("class"),
    f"{OWL}ObjectProperty": msg("property that leads to a thing"),
    f"{OWL}DatatypeProperty": msg("property with a text or a number"),
    f"{OWL}AnnotationProperty": msg("property of the ontology itself"),
    f"{OWL}NamedIndividual": msg("value"),
}
"""The kinds of terms, in the order in which a theme shows them."""
STATING = (1, 2)
"""The kinds with which things are described, by their place among the kinds."""
RELATIONS = {
    f"{RDFS}subClassOf": msg("Is a kind of"),
    f"{RDFS}subPropertyOf": msg("Is a kind of"),
    f"{RDFS}domain": msg("Is said of"),
    f"{RDFS}range": msg("Has as its value"),
    f"{OWL}inverseOf": msg("The other way round"),
    f"{OWL}disjointWith": msg("Is never also"),
    f"{DCTERMS}isReplacedBy": msg("Replaced by"),
}
"""What the page says of how terms hang together, in its order."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another term: what it is called, and where it is told of; no address if that is no page."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Relation:
    """How a term hangs together with others, in words."""

    label: str
    terms: tuple[Related, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A term of the ontology. evidence: whether a statement with it needs a quote.

    uses: how many things are of the class, or how many statements have the property. strata: in
    what kinds of graphs they stand, as codes. example: one of the things.
    """

    iri: str
    label: Term
    kind: str
    definition: Term
    note: Term
    relations: tuple[Relation, ...]
    is_property: bool
    evidence: bool
    deprecated: bool
    uses: int
    strata: tuple[str, ...]
    example: Reference | None

    @property
    def anchor(self) -> str:
        """Where the term stands on the page: what follows ``#`` in its IRI."""
        return local_name(self.iri)


@dataclass(frozen=True, slots=True)
class Theme:
    """Terms that belong together."""

    code: str
    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Ontology:
    """The ontology as the facts hold it, in the language of the source."""

    source: Source

    @cached_property
    def uses(self) -> Mapping[str, tuple[Fact, ...]]:
        """The statements of the data by the property, and by the class for ``rdf:type``."""
        found: dict[str, list[Fact]] = defaultdict(list)
        for facts in self.source.facts.of.values():
            for fact in facts:
                if fact.graph != ONTOLOGY:
                    key = fact.value.value if fact.property == TYPE else fact.property
                    found[key].append(fact)
        return {key: tuple(facts) for key, facts in found.items()}

    def themes(self) -> tuple[Theme, ...]:
        """Return every term once, by theme; classes before properties."""
        found: dict[str, list[tuple[tuple[object, ...], str]]] = defaultdict(list)
        for iri in self.terms():
            code, place = self._place(iri)
            found[code].append(((self._rank(iri), place, self._name(iri).casefold(), iri), iri))
        return tuple(
            Theme(code, self.source.words.gettext(label), tuple(self.entry(i) for _, i in own))
            for code, (label, _) in THEMES.items()
            if (own := sorted(found[code], key=lambda each: each[0]))
        )

    def terms(self) -> Iterator[str]:
        """Return the IRIs of the terms in our namespace."""
        return (iri for iri in self.source.facts.of if iri.startswith(FP))

    def entry(self, iri: str) -> Entry:
        """Return a term with all that the page says of it."""
        facts, used = self.source.facts, self.uses.get(iri, ())
        return Entry(
            iri,
            self.source.text(iri, f"{RDFS}label"),
            self.source.words.gettext(self._kind(iri)),
            self.source.text(iri, f"{SKOS}definition"),
            self.source.text(iri, f"{SKOS}scopeNote"),
            tuple(self._relations(iri)),
            self._rank(iri) in STATING,
            facts.value(iri, f"{FP}structural").value != "true",
            facts.value(iri, f"{OWL}deprecated").value == "true",
            len({(fact.subject, fact.value) for fact in used}),
            tuple(sorted({facts.stratum(fact.graph) for fact in used} - {""})),
            self._example(used),
        )

    def _example(self, used: tuple[Fact, ...]) -> Reference | None:
        """Return the first thing that has a page and a name of its own."""
        for fact in used:
            if fact.subject.startswith(ID):
                found = self.source.names.reference(fact.subject)
                if found.path and found.name.value != local_name(fact.subject):
                    return found
        return None

    def _relations(self, iri: str) -> Iterator[Relation]:
        said: dict[str, list[Related]] = defaultdict(list)
        for property_, words in RELATIONS.items():
            for value in self.source.facts.values(iri, property_):
                if value.kind == "iri":
                    said[self.source.words.gettext(words)].append(self.related(value.value))
        yield from (Relation(label, tuple(terms)) for label, terms in said.items())

    def related(self, iri: str) -> Related:
        """Return a term as a link: here if it is ours, else to its own vocabulary."""
        if iri.startswith(FP):
            return Related(f"{self._name(iri)} ({short(iri)})", f"#{local_name(iri)}")
        return Related(short(iri), iri if iri.startswith(("https://", "http://")) else "")

    def _name(self, iri: str) -> str:
        return self.source.names.terms.word(iri)

    def _kind(self, iri: str) -> str:
        types = self.source.facts.types(iri)
        return next((words for kind, words in KINDS.items() if kind in types), "")

    def _rank(self, iri: str) -> int:
        types = self.source.facts.types(iri)
        return next((at for at, kind in enumerate(KINDS) if kind in types), len(KINDS))

    def _place(self, iri: str) -> tuple[str, int]:
        """Return the theme of a term and its place there."""
        own = (iri, *self.source.facts.types(iri))
        near = [
            value.value
            for property_ in (f"{RDFS}domain", f"{RDFS}range")
            for value in self.source.facts.values(iri, property_)
        ]
        known = (PLACE[name] for each in (*own, *near) if (name := short(each)) in PLACE)
        return next(known, (GENERAL, 0))
