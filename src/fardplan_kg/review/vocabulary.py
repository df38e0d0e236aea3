"""The words that one may write in a decision, read from the schemes and the ontology."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import RDFS, SKOS, Graph, Literal, Namespace, URIRef

from fardplan_kg.dataset import Data, parse_turtle
from fardplan_kg.namespaces import FP, local_name, thing

FPN = Namespace(FP)
NAMES = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)


@dataclass(frozen=True)
class Word:
    """A word for a thing: how it is written, how else, and what it says."""

    name: str
    thing: URIRef
    others: frozenset[str]
    definition: str

    def means(self, text: str) -> bool:
        """Return whether a text is this word or another way to write it."""
        return text.casefold() in {name.casefold() for name in (self.name, *self.others)}


@dataclass(frozen=True)
class Vocabulary:
    """The kinds of actors, the roles, and the two kinds of actions, in the schemes' order."""

    actor_kinds: tuple[Word, ...]
    roles: tuple[Word, ...]
    action_kinds: tuple[Word, ...]


def read_vocabulary(data: Data) -> Vocabulary:
    """Read the words from graph/schemes.ttl and, for the kinds of actions, the ontology."""
    schemes = parse_turtle(data.root / "graph" / "schemes.ttl")
    ontology = parse_turtle(data.root / "ontology" / "fardplan.ttl")
    kinds = (FPN.SharedAction, FPN.CoreSpecificAction)
    return Vocabulary(
        actor_kinds=_scheme(schemes, "actor-kinds"),
        roles=_scheme(schemes, "roles"),
        action_kinds=tuple(_action_kind(ontology, kind) for kind in kinds),
    )


def _scheme(schemes: Graph, name: str) -> tuple[Word, ...]:
    """Return the concepts of a scheme, sorted by name."""
    concepts = schemes.subjects(SKOS.inScheme, URIRef(thing("scheme", name)))
    words = (
        Word(
            name=_swedish(schemes, concept, NAMES[:1])[0],
            thing=concept,
            others=frozenset({*_swedish(schemes, concept, NAMES[1:]), local_name(concept)}),
            definition=_swedish(schemes, concept, (SKOS.definition,))[0],
        )
        for concept in concepts
        if isinstance(concept, URIRef)
    )
    return tuple(sorted(words, key=lambda word: word.name))


def _action_kind(ontology: Graph, kind: URIRef) -> Word:
    """Return the word for a kind of action: the first of its label, "gemensam insats"."""
    label = _swedish(ontology, kind, (RDFS.label,))[0]
    definition = _swedish(ontology, kind, (SKOS.definition,))[0]
    return Word(label.split()[0], kind, frozenset({label}), definition)


def _swedish(graph: Graph, subject: URIRef, predicates: Iterable[URIRef]) -> list[str]:
    return sorted(
        str(value)
        for predicate in predicates
        for value in graph.objects(subject, predicate)
        if isinstance(value, Literal) and value.language == "sv"
    )
