"""Words for properties and classes: the ontology's own labels, and ours for foreign terms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from fardplan_kg.namespaces import FP, RDFS, VOCABULARIES, local_name
from fardplan_kg.publication.facts import Facts
from fardplan_kg.publication.phrases import FOREIGN, INVERSE
from fardplan_kg.wording import Words

FIRST = (
    *("fp:text", "skos:prefLabel", "dcterms:title", "fp:nameAsPrinted", "skos:definition"),
    *("fp:decision", "fp:reason"),
)
"""The properties that a list of facts begins with; the others follow by their words."""
IMPLIED = {f"{VOCABULARIES['cv']}PublicOrganisation": f"{VOCABULARIES['org']}FormalOrganization"}
"""A public organisation is an organisation, which the vocabulary itself says and ours does not."""


@dataclass(frozen=True)
class Terms:
    """The words of one language for the terms that the facts use."""

    facts: Facts
    words: Words
    known: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def word(self, iri: str) -> str:
        """Return the words for a property or a class; its last part where there are none."""
        if iri not in self.known:
            self.known[iri] = self._word(iri)
        return self.known[iri]

    def _word(self, iri: str) -> str:
        own = self.facts.value(iri, f"{RDFS}label", self.words.language).value
        return own or self.words.gettext(FOREIGN.get(short(iri), "")) or local_name(iri)

    def inverse(self, iri: str) -> str:
        """Return the words for what has a thing as the value of a property."""
        if known := INVERSE.get(short(iri)):
            return self.words.gettext(known)
        return self.words.gettext("Has this as its “%(property)s”", property=self.word(iri))

    def order(self, iri: str) -> tuple[int, str, str]:
        """Sort properties: names and texts first, then by their words."""
        name = short(iri)
        place = FIRST.index(name) if name in FIRST else len(FIRST)
        return place, self.word(iri).casefold(), iri

    def kinds(self, types: Iterable[str]) -> tuple[str, ...]:
        """Return the words for a thing's classes, without those that another one implies."""
        given = [own for own in types if own != UNSTATED]
        wider = {term.value for own in given for term in self.facts.values(own, SUBCLASS)}
        implied = wider | {IMPLIED[own] for own in given if own in IMPLIED}
        return tuple(self.word(own) for own in sorted(given) if own not in implied)


SUBCLASS = f"{RDFS}subClassOf"
UNSTATED = f"{FP}ActionOfUnstatedKind"
"""No kind, but the lack of one, which the page tells in a sentence of its own."""


def short(iri: str) -> str:
    """Return an IRI with its prefix, as Turtle writes it.

    >>> short("https://w3id.org/fardplan/ontology#Action")
    'fp:Action'
    """
    for prefix, base in VOCABULARIES.items():
        if iri.startswith(base):
            return f"{prefix}:{iri.removeprefix(base)}"
    return iri
