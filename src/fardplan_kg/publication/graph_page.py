"""The page of a named graph: what it holds, how sure that is, under what licence, from where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from fardplan_kg.namespaces import DCTERMS, FP, SKOS
from fardplan_kg.publication.facts import Fact
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.publication.pages import described_frame, render
from fardplan_kg.publication.pointing import Incoming, incoming
from fardplan_kg.publication.source import Source
from fardplan_kg.publication.strata import Kind, kind
from fardplan_kg.publication.terms import IMPLIED, SUBCLASS
from fardplan_kg.publication.things import Reference
from fardplan_kg.store import Term
from fardplan_kg.wording import msg

QUESTION = "graphs"
NO_KIND = msg("without a kind here")
DATES = {f"{DCTERMS}issued": msg("issued"), f"{DCTERMS}modified": msg("last changed")}


@dataclass(frozen=True, slots=True)
class Held:
    """The things of one kind in a graph: what the kind is called, where that is told, how many."""

    kind: Reference
    number: int


@dataclass(frozen=True, slots=True)
class NamedGraph:
    """A named graph as its page shows it.

    sure: how sure it is; the catalogue has no stratum. meaning: what that means, in a sentence.
    statements: how many triples it holds. things: how many different subjects.
    """

    graph: Reference
    sure: Kind
    meaning: Term
    description: Term
    licence: str
    rights: Term
    sources: tuple[Reference, ...]
    whole: tuple[Reference, ...]
    dates: tuple[tuple[str, str], ...]
    statements: int
    things: int
    kinds: tuple[Held, ...]
    incoming: tuple[Incoming, ...]


def graph_page(inputs: Inputs, language: str, iri: str) -> str:
    """Return the page of a named graph."""
    frame = described_frame(inputs, language, iri, inputs.places.pages[iri])
    asked = f"svar/{QUESTION}" if (QUESTION, language) in inputs.answers else ""
    it = named_graph(inputs.sources[language], iri)
    return render(frame, "graph.html", it=it, question=asked)


def named_graph(source: Source, iri: str) -> NamedGraph:
    """Return what a graph's page says, from its description and its content."""
    facts, names = source.facts, source.names
    sure = kind(source, iri)
    own = [fact for found in facts.of.values() for fact in found if fact.graph == iri]
    return NamedGraph(
        names.reference(iri),
        sure,
        source.text(f"{FP}{sure.stratum.capitalize()}", f"{SKOS}definition"),
        source.text(iri, f"{DCTERMS}description"),
        facts.value(iri, f"{DCTERMS}license").value,
        source.text(iri, f"{DCTERMS}rights"),
        names.references(term.value for term in facts.values(iri, f"{DCTERMS}source")),
        names.references(term.value for term in facts.values(iri, f"{DCTERMS}isPartOf")),
        tuple(
            (source.words.gettext(label), value)
            for property_, label in DATES.items()
            if (value := facts.value(iri, property_).value)
        ),
        len(own),
        len({fact.subject for fact in own}),
        tuple(_kinds(source, own)),
        incoming(source, iri),
    )


def _kinds(source: Source, content: list[Fact]) -> Iterator[Held]:
    """Return the kinds of the things in a graph, the commonest first, those without one last."""
    found: Counter[str] = Counter()
    for subject in {fact.subject for fact in content}:
        found.update(_narrowest(source, subject) or [""])
    for iri, number in sorted(found.items(), key=lambda own: (not own[0], -own[1], own[0])):
        label = source.names.terms.word(iri) if iri else source.words.gettext(NO_KIND)
        path, fragment = source.names.places.of(iri)
        yield Held(Reference(iri, Term(label), path, fragment), number)


def _narrowest(source: Source, subject: str) -> list[str]:
    """Return a thing's classes without those that another of them implies."""
    types = source.facts.types(subject)
    wider = {term.value for own in types for term in source.facts.values(own, SUBCLASS)}
    implied = wider | {IMPLIED[own] for own in types if own in IMPLIED}
    return [own for own in types if own not in implied]
