"""Which things have a page, where it is, and what each thing is called.

A thing ``…/id/{kind}/{slug}`` has its page at ``doc/{kind}/{slug}``. A named graph is a document
itself, and so is the ontology, with its terms as parts of its page. A participation, a mention, a
reading or a quote has no page: it stands on that of what it belongs to, under an anchor of its own.
A claim is told of where what it is about is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from fardplan_kg.answers import natural
from fardplan_kg.namespaces import (
    BASE,
    DCTERMS,
    FP,
    GRAPH,
    ID,
    ONTOLOGY,
    RDF,
    RDFS,
    SKOS,
    VOCABULARIES,
    local_name,
    slug,
)
from fardplan_kg.publication.facts import PREF_LABEL, TYPE, Facts
from fardplan_kg.publication.terms import Terms
from fardplan_kg.questions import LANGUAGES
from fardplan_kg.store import Term
from fardplan_kg.wording import Words

PLAIN = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)+")
BELONGS = {
    f"{FP}Participation": f"{FP}participationIn",
    f"{FP}Mention": f"{FP}mentionedIn",
    f"{FP}Reading": f"{FP}readingOf",
    f"{FP}Evidence": f"{FP}inSection",
}
IDENTIFIER = f"{VOCABULARIES['adms']}Identifier"
LABEL = f"{RDFS}label"
CLAIM = f"{FP}Claim"
TITLE = f"{DCTERMS}title"
NAMING = (PREF_LABEL, f"{RDFS}label", TITLE, f"{FP}nameAsPrinted",
          f"{FP}titleInChapter", f"{FP}titleInMap")  # fmt: skip
WRITTEN = (f"{FP}actorAsWritten", f"{FP}nameAsWritten", f"{RDF}value")


@dataclass(frozen=True, slots=True)
class Reference:
    """A thing as a link: its name, and the path of its page without language and ending.

    The path is empty where the thing has no page. plan: the roadmap that the thing is part of,
    where the graph holds several.
    """

    iri: str
    name: Term
    path: str = ""
    fragment: str = ""
    number: str = ""
    plan: str = ""


@dataclass(frozen=True)
class Places:
    """Where the things' pages are; a part's place is the page it belongs to with its anchor."""

    pages: Mapping[str, str] = field(default_factory=dict)
    anchors: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def of(self, iri: str) -> tuple[str, str]:
        """Return the path and the anchor of a thing; empty ones where it has no page."""
        return self.anchors.get(iri) or (self.pages.get(iri, ""), "")


def places(facts: Facts) -> Places:
    """Return the place of everything that has a page or a part of one."""
    pages = {iri: f"doc/{iri.removeprefix(ID)}" for iri in _things(facts)}
    pages |= {iri: iri.removeprefix(BASE) for iri in _graphs(facts)}
    anchors = {
        part: (pages[owner.value], anchor(part))
        for part in facts.of
        for property_ in _owner(facts, part)
        for owner in facts.values(part, property_)[:1]
        if owner.value in pages
    }
    if ONTOLOGY in pages:
        anchors |= {iri: (pages[ONTOLOGY], local_name(iri)) for iri in facts.of if FP in iri}
    claimed = Places(pages, anchors)
    anchors |= {
        claim: place
        for claim in facts.subjects(TYPE, CLAIM)
        for subject in facts.values(claim, f"{RDF}subject")[:1]
        if (place := claimed.of(subject.value))[0]
    }
    return Places(pages, anchors)


def anchor(iri: str) -> str:
    """Return the anchor of a part: unique on every page."""
    return re.sub("[^a-z0-9]+", "-", iri.removeprefix(ID)).strip("-")


def _owner(facts: Facts, iri: str) -> Iterator[str]:
    return (BELONGS[kind] for kind in facts.types(iri) if kind in BELONGS)


def _graphs(facts: Facts) -> Iterator[str]:
    """Return the named graphs, the ontology among them: documents in themselves."""
    return (iri for iri in facts.graphs if iri == ONTOLOGY or iri.startswith(GRAPH))


def _things(facts: Facts) -> Iterator[str]:
    for iri in facts.of:
        if iri.startswith(ID) and PLAIN.fullmatch(iri.removeprefix(ID)):
            kinds = facts.types(iri)
            if not any(kind in BELONGS or kind == CLAIM for kind in kinds):
                yield iri


@dataclass(frozen=True)
class Names:
    """What things are called in one language.

    plans: the roadmaps' names by their slugs, where the graph holds several.
    """

    facts: Facts
    places: Places
    words: Words
    terms: Terms
    plans: Mapping[str, str] = field(default_factory=dict)
    known: dict[str, Reference] = field(default_factory=dict, compare=False, repr=False)

    def name(self, iri: str) -> Term:
        """Return a thing's name, in its own language where it has none in this one."""
        # the label of a graph says how sure it is; its title is its name
        for property_ in (TITLE,) if self.facts.is_graph(iri) else NAMING:
            for language in (self.words.language, "sv", ""):
                found = self.facts.value(iri, property_, language)
                if found.value and (found.language == language or not language):
                    return found
        return self._made(iri)

    def elsewhere(self, iri: str) -> Term:
        """Return the label of a thing that has none in this language; an empty text if it has."""
        labels = self.facts.values(iri, LABEL)
        if any(own.language == self.words.language for own in labels):
            return Term("")
        return self.facts.value(iri, LABEL, LANGUAGES[0])

    def _made(self, iri: str) -> Term:
        """Return a name for what has none of its own: a part, a code, an interpretation."""
        own = self.words.language
        for property_ in WRITTEN:
            if written := self.facts.value(iri, property_).value:
                return Term(f"”{written}”", language="sv")
        kinds = self.facts.types(iri)
        if IDENTIFIER in kinds:
            kind = self.name(self.facts.value(iri, f"{DCTERMS}type").value)
            code = self.facts.value(iri, f"{SKOS}notation")
            return Term(f"{kind.value} {code.value}", language=own)
        if f"{FP}Interpretation" in kinds:
            return Term(self._interpretation(iri), language=own)
        return Term(self.terms.word(iri))

    def _interpretation(self, iri: str) -> str:
        subjects = self.facts.values(iri, f"{RDF}subject")
        property_ = self.terms.word(self.facts.value(iri, f"{RDF}predicate").value)
        if len(subjects) == 1:
            thing = self.name(subjects[0].value).value
        else:
            thing = self.words.ngettext("%(num)s thing", "%(num)s things", len(subjects))
        return self.words.gettext("%(thing)s: %(property)s", property=property_, thing=thing)

    def reference(self, iri: str) -> Reference:
        """Return a thing as a link."""
        if iri not in self.known:
            path, fragment = self.places.of(iri)
            number = self.facts.value(iri, f"{FP}number").value
            plan = self.plan(iri)
            self.known[iri] = Reference(iri, self.name(iri), path, fragment, number, plan)
        return self.known[iri]

    def plan(self, iri: str) -> str:
        """Return the name of the roadmap that a thing is part of; an empty text for none.

        Only where the graph holds several: what a roadmap has of its own bears its slug.
        """
        return self.plans.get(own_plan(iri), "")

    def references(self, iris: Iterable[str]) -> tuple[Reference, ...]:
        """Return things as links, each once, by number and name."""
        found = [self.reference(iri) for iri in dict.fromkeys(iris)]
        return tuple(sorted(found, key=by_name))


def by_name(found: Reference) -> tuple[object, ...]:
    """Sort references by roadmap, then by number, then by name."""
    name = natural(found.name.value.casefold())
    return slug(found.plan), natural(found.number or "9999"), name, found.iri


def own_plan(iri: str) -> str:
    """Return the slug of the roadmap in an identifier ``…/id/{kind}/{roadmap}/{slug}``.

    >>> own_plan("https://w3id.org/fardplan/id/action/sagoby/tand-lyktorna")
    'sagoby'
    >>> own_plan("https://w3id.org/fardplan/id/actor/trollen")
    ''
    """
    parts = iri.removeprefix(ID).split("/")
    return parts[1] if len(parts) > 2 else ""
