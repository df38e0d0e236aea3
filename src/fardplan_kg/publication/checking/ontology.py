"""Point 22: the ontology's own description, and the pitfalls that make it say the wrong thing.

The tests are those of FOOPS! (oeg-upm/fair_ontologies) that need nothing but the ontology, and the
critical pitfalls of OOPS! (oa.upm.es/35873) that can be told from the triples alone: P06 cycles,
P19 several domains or ranges, P40 terms in others' namespaces, and of P05 the inverses whose
domains and ranges contradict each other; with P34 and P35, terms without a type.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import BlankNode, Dataset, NamedNode

from fardplan_kg.publication.checking.outcome import Flaw, NotApplicable, Seen, check
from fardplan_kg.publication.checking.rdf import TYPE, Unreadable, iris, objects, read, subjects
from fardplan_kg.publication.checking.subject import Subject

OWL = "http://www.w3.org/2002/07/owl#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
VANN = "http://purl.org/vocab/vann/"
METADATA = {
    "title": (f"{DCT}title",),
    "description": (f"{DCT}description", f"{DCT}abstract"),
    "license": (f"{DCT}license",),
    "creator": (f"{DCT}creator",),
    "created": (f"{DCT}created", f"{DCT}issued"),
    "modified": (f"{DCT}modified",),
    "version IRI": (f"{OWL}versionIRI",),
    "version": (f"{OWL}versionInfo",),
    "prefix": (f"{VANN}preferredNamespacePrefix",),
    "namespace": (f"{VANN}preferredNamespaceUri",),
}
LABELS = (f"{RDFS}label", f"{SKOS}prefLabel")
DEFINITIONS = (f"{SKOS}definition", f"{RDFS}comment", f"{DCT}description")
CLASSES = (f"{OWL}Class", f"{RDFS}Class")
PROPERTIES = tuple(f"{OWL}{kind}Property" for kind in ("Object", "Datatype", "Annotation"))
SAID = (
    f"{RDFS}subClassOf",
    f"{RDFS}subPropertyOf",
    f"{RDFS}domain",
    f"{RDFS}range",
    f"{RDFS}label",
    f"{SKOS}definition",
    f"{OWL}inverseOf",
    f"{OWL}equivalentClass",
)
Told = Iterator[Seen | Flaw]


def _ontology(subject: Subject) -> tuple[str, Dataset]:
    """Return the site's own ontology, found where the terms of its data lead."""
    _ = subject.robots
    vocabularies = [
        own
        for quad in (subject.descriptions.void.dataset if subject.descriptions.void else ())
        if quad.predicate.value.endswith("void#vocabulary")
        for own in iris([quad.object])
    ]
    terms = {own for own in (*subject.identifiers, *vocabularies) if subject.local(own)}
    documents = sorted(
        {own.split("#")[0] for own in terms if "ontolog" in own or own in vocabularies}
    )
    for iri in [*documents, subject.root + "ontology"][:10]:
        try:
            data = read(subject.follow(subject.local(iri), "text/turtle")[-1])
        except Unreadable:
            continue
        for own in subjects(data, f"{OWL}Ontology"):
            if isinstance(own, NamedNode) and subject.local(own.value):
                return own.value, data
    raise NotApplicable(
        "webbplatsen har ingen egen ontologi", "the site has no ontology of its own"
    )


def _terms(data: Dataset, space: str) -> list[NamedNode]:
    kinds = (*CLASSES, *PROPERTIES)
    found = {t for kind in kinds for t in subjects(data, kind) if isinstance(t, NamedNode)}
    return sorted((own for own in found if own.value.startswith(space)), key=str)


@check(
    "ontology-metadata",
    22,
    "Ontologin anger version, licens, upphov, datum, prefix; varje begrepp har namn och förklaring",
    "The ontology states version, licence, creators, dates, prefix; every term has labels and "
    "a definition",
)
def ontology_metadata(subject: Subject) -> Told:
    """Look at the ontology and at each of its terms, which has labels in both languages."""
    name, data = _ontology(subject)
    for told, predicates in METADATA.items():
        if not any(objects(data, own, NamedNode(name)) for own in predicates):
            yield Flaw(f"<{name}> saknar {told}", f"<{name}> has no {told}")
    terms = _terms(data, name)
    if not terms:
        yield Flaw(f"<{name}> har inga begrepp", f"<{name}> has no terms")
    for term in terms:
        for told, predicates in (("namn", LABELS), ("förklaring", DEFINITIONS)):
            texts = [t for own in predicates for t in objects(data, own, term)]
            languages = {getattr(t, "language", None) for t in texts}
            if not languages >= {"sv", "en"}:
                english = {"namn": "a label", "förklaring": "a definition"}[told]
                yield Flaw(f"<{term.value}> saknar {told} på sv och en",
                           f"<{term.value}> has not {english} in sv and en")  # fmt: skip
    if not any(isinstance(q.object, NamedNode) and not q.object.value.startswith((name, OWL, RDFS))
               for q in data if q.predicate.value in SAID[:2]):  # fmt: skip
        yield Flaw(
            "inget begrepp bygger på en annan vokabulär", "no term builds on another vocabulary"
        )
    yield subject.counted(len(terms), "begrepp", "terms")


@check(
    "ontology-pitfalls",
    22,
    "Ontologin har inga allvarliga fel (OOPS!): cirklar, flera domäner, fel inverser, otypade "
    "begrepp",
    "The ontology has no critical pitfall (OOPS!): cycles, several domains, wrong inverses, "
    "untyped terms",
)
def ontology_pitfalls(subject: Subject) -> Told:
    """Look for each in the triples of the ontology."""
    name, data = _ontology(subject)
    for swedish, english, found in (
        ("P06 cirkel", "P06 cycle", _cycles(data)),
        (
            "P19 flera rdfs:domain eller rdfs:range",
            "P19 several rdfs:domain or rdfs:range",
            _several(data),
        ),
        ("P05 fel invers", "P05 wrong inverse", _inverses(data)),
        ("P34/P35 utan typ", "P34/P35 untyped", _untyped(data, name)),
        ("P40 i en annans namnrymd", "P40 in another's namespace", _hijacked(data, subject)),
    ):
        for term in sorted(found):
            yield Flaw(f"{swedish}: <{term}>", f"{english}: <{term}>")
    yield subject.counted(len(_terms(data, name)), "begrepp", "terms")


def _pairs(data: Dataset, predicate: str) -> Iterator[tuple[str, str]]:
    for quad in data.quads_for_predicate(NamedNode(predicate)):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            yield quad.subject.value, quad.object.value


def _cycles(data: Dataset) -> set[str]:
    """Return the classes and properties that stand above themselves."""
    above = defaultdict(set)
    for predicate in (f"{RDFS}subClassOf", f"{RDFS}subPropertyOf"):
        for low, high in _pairs(data, predicate):
            above[low].add(high)
    found = set()
    for term in list(above):
        seen, waiting = set[str](), list(above[term])
        while waiting:
            if (own := waiting.pop()) not in seen:
                seen.add(own)
                waiting += above.get(own, ())
        if term in seen:
            found.add(term)
    return found


def _several(data: Dataset) -> set[str]:
    found = set()
    for predicate in (f"{RDFS}domain", f"{RDFS}range"):
        quads = list(data.quads_for_predicate(NamedNode(predicate)))
        named = [str(quad.subject).strip("<>") for quad in quads]
        found |= {own for own in named if named.count(own) > 1}
    return found


def _inverses(data: Dataset) -> set[str]:
    found = set()
    for one, other in _pairs(data, f"{OWL}inverseOf"):
        for mine, yours in (("domain", "range"), ("range", "domain")):
            left = objects(data, f"{RDFS}{mine}", NamedNode(one))
            right = objects(data, f"{RDFS}{yours}", NamedNode(other))
            if left and right and left != right:
                found.add(one)
    return found


def _untyped(data: Dataset, space: str) -> set[str]:
    """Return the ontology's own terms that are said things of, or used, without a type."""
    typed = {quad.subject for quad in data.quads_for_predicate(NamedNode(TYPE))}
    used = {
        term
        for quad in data
        if quad.predicate.value in SAID
        for term in (quad.subject, quad.object)
        if isinstance(term, NamedNode) and term.value.startswith(f"{space}#")
    }
    return {own.value for own in used - typed}


def _hijacked(data: Dataset, subject: Subject) -> set[str]:
    """Return the terms of others about which something is asserted that only they may assert."""
    return {quad.subject.value for quad in data if quad.predicate.value in SAID
            and isinstance(quad.subject, NamedNode) and not subject.local(quad.subject.value)
            and not isinstance(quad.object, BlankNode)}  # fmt: skip


CHECKS = (ontology_metadata, ontology_pitfalls)
