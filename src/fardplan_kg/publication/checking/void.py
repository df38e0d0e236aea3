"""Point 18: VoID, its counts and what it leads to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pyoxigraph import Dataset, Literal

from fardplan_kg.publication.checking.descriptions import VOID
from fardplan_kg.publication.checking.outcome import Flaw, Seen, check
from fardplan_kg.publication.checking.rdf import (
    TYPE,
    Term,
    Triple,
    Unreadable,
    iris,
    objects,
    subjects,
    triples,
)
from fardplan_kg.publication.checking.subject import Subject

Told = Iterator[Seen | Flaw]


def _void(subject: Subject) -> Dataset:
    if subject.descriptions.void is None:
        raise Unreadable("ingen VoID-beskrivning på /.well-known/void",
                         "no VoID description at /.well-known/void")  # fmt: skip
    return subject.descriptions.void.dataset


def _counts(found: set[Triple]) -> dict[str, int]:
    return {
        f"{VOID}triples": len(found),
        f"{VOID}distinctSubjects": len({t[0] for t in found}),
        f"{VOID}distinctObjects": len({t[2] for t in found}),
        f"{VOID}properties": len({t[1] for t in found}),
        f"{VOID}classes": len({t[2] for t in found if t[1].value == TYPE}),
    }


@check("void-counts", 18, "Talen i VoID är de som nedladdningen har",
       "The counts in VoID are those of the dump")  # fmt: skip
def void_counts(subject: Subject) -> Told:
    """Count the dump's default graph, or all of it where that is what VoID counts."""
    try:
        void = _void(subject)
    except Unreadable as reason:
        yield Flaw(reason.words.swedish, reason.words.english)
        return
    said = {
        own: _number(objects(void, f"{VOID}triples", own))
        for own in subjects(void, f"{VOID}Dataset")
    }
    dataset = max((own for own in said if said[own] >= 0), key=lambda own: said[own], default=None)
    if dataset is None:
        yield Flaw("VoID anger inte void:triples", "VoID does not state void:triples")
        return
    every = triples(subject.dump)
    basis = every if said[dataset] == len(every) else subject.merged
    for predicate, right in _counts(basis).items():
        for value in objects(void, predicate, dataset):
            if _number([value]) != right:
                yield Flaw(f"{dataset} <{predicate}>: {value}; datamängden har {right}",
                           f"{dataset} <{predicate}>: {value}; the dump has {right}")  # fmt: skip
    yield from _partitions(void, dataset, basis)
    yield subject.counted(len(basis), "tripler räknade", "triples counted")


def _partitions(void: Dataset, dataset: Term, basis: set[Triple]) -> Told:
    by_class = Counter(t[2] for t in basis if t[1].value == TYPE)
    by_property = Counter[Term](t[1] for t in basis)
    for kind, key, count, right in (
        ("classPartition", "class", "entities", by_class),
        ("propertyPartition", "property", "triples", by_property),
    ):
        for part in objects(void, f"{VOID}{kind}", dataset):
            for named in objects(void, f"{VOID}{key}", part):
                for value in objects(void, f"{VOID}{count}", part):
                    if _number([value]) != right[named]:
                        yield Flaw(
                            f"void:{kind} {named}: {value}; datamängden har {right[named]}",
                            f"void:{kind} {named}: {value}; the dump has {right[named]}",
                        )


def _number(values: list[Term]) -> int:
    texts = [own.value for own in values if isinstance(own, Literal)]
    return int(texts[0]) if texts and re.fullmatch(r"\d{1,15}", texts[0]) else -1


@check(
    "void-links",
    18,
    "VoID anger nedladdning, adressrymd, exempel och vokabulärer, och de svarar",
    "VoID names dump, URI space, examples and vocabularies, and they answer",
)
def void_links(subject: Subject) -> Told:
    """Ask for the dumps and the examples."""
    try:
        yield from _links(subject, _void(subject))
    except Unreadable as reason:
        yield Flaw(reason.words.swedish, reason.words.english)


def _links(subject: Subject, void: Dataset) -> Told:
    for name in ("dataDump", "uriSpace", "exampleResource", "vocabulary"):
        if not objects(void, f"{VOID}{name}"):
            yield Flaw(f"VoID saknar void:{name}", f"VoID has no void:{name}")
    for iri in iris(objects(void, f"{VOID}exampleResource"))[:20]:
        if not subject.local(iri):
            yield Flaw(f"<{iri}> är inte webbplatsens", f"<{iri}> is not the site's")
        elif (last := subject.follow(subject.local(iri), "*/*")[-1]).status != 200:
            yield last.flaw("ska vara 200", "should be 200")
    for own in (dump for dump in subject.descriptions.dumps if not dump.content):
        yield Flaw(f"{own.address}: svarar inte", f"{own.address}: does not answer")
    yield Seen("void:dataDump, uriSpace, exampleResource, vocabulary",
               "void:dataDump, uriSpace, exampleResource, vocabulary")  # fmt: skip


CHECKS = (void_counts, void_links)
