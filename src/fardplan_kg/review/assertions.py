"""What a decision writes: into the registry, and into the interpretation with its reason."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import DCTERMS, RDF, SKOS, Literal, Namespace, URIRef
from rdflib.term import Node

from fardplan_kg.extraction.findings import Effect
from fardplan_kg.namespaces import FP, VOCABULARIES, local_name, thing
from fardplan_kg.review.grammar import Form
from fardplan_kg.review.labels import labels
from fardplan_kg.review.outcomes import Outcome
from fardplan_kg.review.recorded import anomaly, artefact
from fardplan_kg.review.rows import context
from fardplan_kg.review.sentences import sentences
from fardplan_kg.review.state import nodes

FPN = Namespace(FP)
CV = Namespace(VOCABULARIES["cv"])
ORG = Namespace(VOCABULARIES["org"])
Triple = tuple[Node, Node, Node]
PUBLIC = ("region", "municipality", "agency")
CLASSES = {
    **dict.fromkeys(PUBLIC, (ORG.FormalOrganization, CV.PublicOrganisation)),
    "unit": (ORG.OrganizationalUnit,),
    "group": (FPN.GenericActor,),
}
"""The classes of an actor by its kind, where it is not just an organisation.

A university or a hospital may be public or not, and a general word may be a group or not: the
decision does not say, so neither do we.
"""


def _asserted(outcome: Outcome) -> Iterator[Triple]:
    for subject in outcome.subjects:
        for value in outcome.values:
            if outcome.predicate is not None:
                yield subject, outcome.predicate, value


def registered(outcome: Outcome) -> Iterator[Triple]:
    """Yield what a decision on a name writes into the registry of actors."""
    if outcome.entry.kind.effect is not Effect.ACTOR:
        return
    yield from _asserted(outcome)
    word = outcome.entry.decision.word
    if outcome.new is not None and word is not None:
        yield outcome.new, FPN.kindOfActor, word.thing
        for each in _classes(word.thing):
            yield outcome.new, RDF.type, each


def interpreted(outcome: Outcome, core: str) -> Iterator[Triple]:
    """Yield what a decision writes into the interpretation: what it asserts, and its reason."""
    if outcome.entry.kind.effect is not Effect.ACTOR:
        yield from _asserted(outcome)
    if outcome.entry.kind.effect is Effect.AREA and outcome.new is not None:
        # without it no other heading of the document could be said to be the same area
        yield outcome.new, RDF.type, FPN.GoalArea
    if outcome.predicate is not None:
        yield from _reason(outcome, core)
    if outcome.entry.kind.anomaly:
        yield from _anomaly(outcome, core)
    entry = outcome.entry
    if entry.kind.effect is Effect.ARTEFACT and entry.decision.form is Form.VALUE:
        node = artefact(core, entry.key)
        yield node, RDF.type, FPN.ExtractionArtefact
        yield node, FPN.asExtracted, Literal(entry.value)
        yield node, FPN.asPrinted, Literal(entry.decision.text)


def _document(core: str) -> URIRef:
    return URIRef(thing("document", f"fardplan-{core}"))


def _reason(outcome: Outcome, core: str) -> Iterator[Triple]:
    own, prose = nodes(core, outcome.entry.key)
    mixed = len({iri.split("/id/")[1].split("/")[0] for iri in outcome.entry.about}) > 1
    node = prose if mixed and outcome.predicate == FPN.mentions else own
    yield node, RDF.type, FPN.Interpretation
    for subject in outcome.subjects:
        yield node, RDF.subject, subject
    if outcome.predicate is not None:
        yield node, RDF.predicate, outcome.predicate
    for value in outcome.values:
        yield node, RDF.object, value
    yield node, DCTERMS.source, _document(core)
    yield node, FPN.decision, Literal(outcome.entry.decision.written(), lang="sv")
    yield node, FPN.reason, Literal(outcome.entry.reason, lang="sv")


def _anomaly(outcome: Outcome, core: str) -> Iterator[Triple]:
    entry = outcome.entry
    node = anomaly(core, entry.key)
    yield node, RDF.type, FPN.SourceAnomaly
    yield node, FPN.anomalyKind, URIRef(thing("anomaly-kind", entry.kind.anomaly))
    for subject in entry.about or (_document(core),):
        yield node, FPN.about, _named(subject, core)
    for language, label in labels(entry).items():
        yield node, SKOS.prefLabel, Literal(label, lang=language)
    for language, sentence in sentences(entry).items():
        yield node, FPN.decision, Literal(sentence, lang=language)
    yield node, FPN.reason, Literal(entry.reason, lang="sv")


def _named(subject: URIRef, core: str) -> URIRef:
    """Return what a reader knows by name: the action, where one who takes part in it is meant."""
    if subject.startswith(thing("participation", "")):
        return URIRef(thing("action", core, context(subject)))
    return subject


def _classes(kind: URIRef) -> tuple[URIRef, ...]:
    """Return the classes of an actor of a kind, as the registry writes them."""
    return CLASSES.get(local_name(kind), (ORG.FormalOrganization,))
