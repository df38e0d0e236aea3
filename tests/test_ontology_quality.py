"""The ontology is held against FOOPS! (FAIR) and the critical pitfalls of OOPS!, without a network.

FOOPS!: oeg-upm/fair_ontologies, src/main/resources/testCatalogue.properties and
src/main/java/fair/Constants.java. Of its 24 tests those that read the file alone are here: FIND1,
HTTP1, OM1, OM2, OM3, OM4.1, OM5.1, OM5.2, PURL1, RDF1, VER1, VOC1 to VOC4. The others ask the web:
CN1, DOC1, FIND2, FIND3, FIND_3_BIS, OM4.2, URI1, URI2, VER2.

OOPS!: oeg-upm/OOPS, src/main/java/es/upm/fi/oeg/oops/checkers. Critical by its own word and
decided by the file alone: P05, P06, P19, P27, P28, P29, P31, P39, P40; with them P34 and P35, terms
used and not typed. P37 asks the web. Where OOPS! compares words in a dictionary (P27, P31), any
equivalence at all is told, as there is none.

Each check is a function of the graph that returns what is wrong; each has a fault planted that it
finds.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, VANN, XSD
from rdflib.term import Node

from fardplan_kg.namespaces import FP, ONTOLOGY, VOCABULARIES

ROOT = Path(__file__).parents[1]
SOURCE = (ROOT / "ontology" / "fardplan.ttl").read_text(encoding="utf-8")
IRI = URIRef(ONTOLOGY)
CLASSES = (OWL.Class, RDFS.Class)
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
LANGUAGES = {"sv", "en"}
RULES = (RDFS.subClassOf, RDFS.subPropertyOf, OWL.disjointWith, OWL.equivalentClass)
BUILT_IN = tuple(str(own) for own in (RDF, RDFS, OWL, XSD))
Check = Callable[[Graph], list[str]]
CHECKS: dict[str, Check] = {}

MINIMUM = {
    "title": DCTERMS.title,
    "description": DCTERMS.description,
    "license": DCTERMS.license,
    "version iri": OWL.versionIRI,
    "author": DCTERMS.creator,
    "namespace URI": VANN.preferredNamespaceUri,
}
RECOMMENDED = {
    "namespace prefix": VANN.preferredNamespacePrefix,
    "version info": OWL.versionInfo,
    "creation date": DCTERMS.created,
    "citation": DCTERMS.bibliographicCitation,
}
BIBO, FOAF = VOCABULARIES["bibo"], VOCABULARIES["foaf"]
DETAILED = {
    "doi": URIRef(f"{BIBO}doi"),
    "publisher": DCTERMS.publisher,
    "logo": URIRef(f"{FOAF}logo"),
    "status": URIRef(f"{BIBO}status"),
    "source": DCTERMS.source,
    "issued": DCTERMS.issued,
}
NOT_STATED = ["doi", "logo", "publisher", "source", "status"]
"""No source says who publishes; there is no DOI and no logo; status and source are not judged."""


def check(name: str) -> Callable[[Check], Check]:
    def kept(own: Check) -> Check:
        CHECKS[name] = own
        return own

    return kept


def lacking(graph: Graph, wanted: dict[str, URIRef]) -> list[str]:
    return sorted(name for name, own in wanted.items() if (IRI, own, None) not in graph)


def own_terms(graph: Graph) -> list[URIRef]:
    return sorted({s for s in graph.subjects() if isinstance(s, URIRef) and s.startswith(FP)})


def typed(graph: Graph, node: Node, kinds: tuple[URIRef, ...]) -> bool:
    return any((node, RDF.type, kind) in graph for kind in kinds)


@check("RDF1 the file is RDF and declares one ontology; P39 its IRI and namespace are its own")
def one_ontology(graph: Graph) -> list[str]:
    found = sorted(map(str, graph.subjects(RDF.type, OWL.Ontology)))
    uri = str(graph.value(IRI, VANN.preferredNamespaceUri))
    return [*([] if found == [ONTOLOGY] else found or ["none"]), *([] if uri == FP else [uri])]


@check("FIND1 a prefix is declared")
def prefix(graph: Graph) -> list[str]:
    return lacking(graph, {"namespace prefix": VANN.preferredNamespacePrefix})


@check("HTTP1 PURL1 an open protocol and a persistent address")
def persistent(graph: Graph) -> list[str]:
    named = [*graph.subjects(RDF.type, OWL.Ontology), *graph.objects(IRI, OWL.versionIRI)]
    return sorted(str(own) for own in named if not str(own).startswith("https://w3id.org/"))


@check("OM1 minimum metadata")
def minimum(graph: Graph) -> list[str]:
    return lacking(graph, MINIMUM)


@check("OM2 recommended metadata")
def recommended(graph: Graph) -> list[str]:
    return lacking(graph, RECOMMENDED)


@check("OM4.1 a licence, and it is an address")
def licence(graph: Graph) -> list[str]:
    found = list(graph.objects(IRI, DCTERMS.license))
    return [str(own) for own in found if not isinstance(own, URIRef)] if found else ["none"]


@check("OM5.1 who made it and when, each date a date")
def provenance(graph: Graph) -> list[str]:
    dates = [o for p in (DCTERMS.created, DCTERMS.issued, DCTERMS.modified)
             for o in graph.objects(IRI, p)]  # fmt: skip
    wrong = [str(o) for o in dates if not isinstance(o, Literal) or o.datatype != XSD.date]
    return wrong + lacking(graph, {"author": DCTERMS.creator, "creation date": DCTERMS.created})


@check("VER1 the version has an IRI of its own that holds its number")
def version(graph: Graph) -> list[str]:
    found = [str(own) for own in graph.objects(IRI, OWL.versionIRI)]
    number = str(graph.value(IRI, OWL.versionInfo))
    return [] if found == [f"{ONTOLOGY}/{number}"] else found or ["none"]


@check("VOC1 metadata in known vocabularies")
def known_metadata(graph: Graph) -> list[str]:
    known = (*(str(n) for n in (DCTERMS, OWL, RDF, RDFS, VANN)), BIBO, FOAF)
    return sorted(str(p) for p in set(graph.predicates(IRI)) if not str(p).startswith(known))


@check("VOC2 terms of other vocabularies are built on")
def reuse(graph: Graph) -> list[str]:
    used = {
        str(o) for rule in RULES for s, o in graph.subject_objects(rule) if str(s).startswith(FP)
    }
    other = [o for o in used if not o.startswith((FP, *BUILT_IN))]
    return [] if other else ["nothing is reused"]


def _ours_or_built_in(node: Node) -> bool:
    return str(node).startswith((FP, *BUILT_IN))


@check("VOC3 every term has a label in both languages")
def labels(graph: Graph) -> list[str]:
    return _unlike(graph, RDFS.label)


@check("VOC4 every term has a definition in both languages")
def definitions(graph: Graph) -> list[str]:
    return _unlike(graph, SKOS.definition)


def _unlike(graph: Graph, property_: URIRef) -> list[str]:
    return [
        str(term)
        for term in own_terms(graph)
        if sorted(o.language or "" for o in graph.objects(term, property_)
                  if isinstance(o, Literal) and o.strip()) != sorted(LANGUAGES)
    ]  # fmt: skip


@check("P05 inverses mirror each other's domains and ranges")
def inverses(graph: Graph) -> list[str]:
    ends = ((RDFS.domain, RDFS.range), (RDFS.range, RDFS.domain))
    return [
        f"{one} {other}"
        for one, other in graph.subject_objects(OWL.inverseOf)
        for first, last in ends
        if (here := set(graph.objects(one, first))) and (there := set(graph.objects(other, last)))
        and here != there
    ]  # fmt: skip


@check("P06 no cycles")
def cycles(graph: Graph) -> list[str]:
    return [
        f"{term} {rule}"
        for rule in (RDFS.subClassOf, RDFS.subPropertyOf)
        for term, wider in graph.subject_objects(rule)
        if term in set(graph.transitive_objects(wider, rule))
    ]


@check("P19 one domain and one range at most")
def several_ends(graph: Graph) -> list[str]:
    return [
        f"{term} {end}"
        for end in (RDFS.domain, RDFS.range)
        for term in sorted(set(graph.subjects(end, None)), key=str)
        if len(list(graph.objects(term, end))) > 1
    ]


@check("P27 P31 no two terms are declared equivalent")
def equivalents(graph: Graph) -> list[str]:
    return [
        f"{one} {other}"
        for rule in (OWL.equivalentClass, OWL.equivalentProperty, OWL.sameAs)
        for one, other in graph.subject_objects(rule)
    ]


@check("P28 P29 what is symmetric or transitive has one kind of thing at both ends")
def unequal_ends(graph: Graph) -> list[str]:
    return [
        str(term)
        for kind in (OWL.SymmetricProperty, OWL.TransitiveProperty)
        for term in graph.subjects(RDF.type, kind)
        if (ends := [set(graph.objects(term, end)) for end in (RDFS.domain, RDFS.range)])
        and all(ends) and ends[0] != ends[1]
    ]  # fmt: skip


@check("P34 every class that is used is declared")
def untyped_classes(graph: Graph) -> list[str]:
    used = {
        node
        for rule in (RDFS.subClassOf, OWL.disjointWith, OWL.equivalentClass)
        for pair in graph.subject_objects(rule)
        for node in pair
    } | {o for end in (RDFS.domain, RDFS.range) for o in graph.objects(None, end)}
    return sorted(
        str(n) for n in used if not str(n).startswith(BUILT_IN) and not typed(graph, n, CLASSES)
    )


@check("P35 every property that is used is declared")
def untyped_properties(graph: Graph) -> list[str]:
    used = {n for rule in (RDFS.subPropertyOf, OWL.inverseOf) for pair in
            graph.subject_objects(rule) for n in pair}  # fmt: skip
    used |= {s for end in (RDFS.domain, RDFS.range) for s in graph.subjects(end, None)}
    used |= {p for p in graph.predicates() if str(p).startswith(FP)}
    return sorted(str(n) for n in used if not typed(graph, n, PROPERTIES))


@check("P40 nothing is defined in another's namespace")
def hijacked(graph: Graph) -> list[str]:
    defining = {RDFS.label, SKOS.definition, RDFS.isDefinedBy, RDFS.domain, RDFS.range,
                RDFS.subClassOf, RDFS.subPropertyOf}  # fmt: skip
    return sorted(
        {str(s) for s, p, _ in graph if p in defining and s != IRI and not str(s).startswith(FP)}
    )


ACTION, PLACE, ABOUT = URIRef(f"{FP}Action"), URIRef(f"{FP}Place"), URIRef(f"{FP}inDirection")
STRANGER = URIRef("https://example.org/Stranger")
FAULTS: dict[str, list[tuple[str, tuple[Node, URIRef, Node] | tuple[Node, URIRef, None]]]] = {
    "RDF1": [("+", (STRANGER, RDF.type, OWL.Ontology)),
             ("-", (IRI, VANN.preferredNamespaceUri, None))],
    "FIND1": [("-", (IRI, VANN.preferredNamespacePrefix, None))],
    "HTTP1": [("+", (IRI, OWL.versionIRI, URIRef("ftp://example.org/1")))],
    "OM1": [("-", (IRI, own, None)) for own in MINIMUM.values()],
    "OM2": [("-", (IRI, own, None)) for own in RECOMMENDED.values()],
    "OM4.1": [("-", (IRI, DCTERMS.license, None)),
              ("+", (IRI, DCTERMS.license, Literal("CC BY 4.0")))],
    "OM5.1": [("-", (IRI, DCTERMS.creator, None)),
              ("+", (IRI, DCTERMS.issued, Literal("November 2026")))],
    "VER1": [("-", (IRI, OWL.versionIRI, None)), ("+", (IRI, OWL.versionIRI, IRI))],
    "VOC1": [("+", (IRI, URIRef("https://example.org/madeBy"), Literal("x")))],
    "VOC2": [("reuse", (ACTION, RDFS.label, None))],
    "VOC3": [("-", (ACTION, RDFS.label, None)),
             ("+", (ACTION, RDFS.label, Literal("Massnahme", "de")))],
    "VOC4": [("-", (ABOUT, SKOS.definition, None))],
    "P05": [("+", (ABOUT, OWL.inverseOf, URIRef(f"{FP}mentionedIn")))],
    "P06": [("+", (ACTION, RDFS.subClassOf, URIRef(f"{FP}SharedAction"))),
            ("+", (PLACE, RDFS.subClassOf, PLACE))],
    "P19": [("+", (ABOUT, RDFS.domain, PLACE)), ("+", (ABOUT, RDFS.range, PLACE))],
    "P27": [("+", (ACTION, OWL.equivalentClass, PLACE)),
            ("+", (ABOUT, OWL.equivalentProperty, URIRef(f"{FP}goalArea")))],
    "P28": [("+", (ABOUT, RDF.type, OWL.SymmetricProperty)),
            ("+", (ABOUT, RDF.type, OWL.TransitiveProperty))],
    "P34": [("+", (ACTION, RDFS.subClassOf, STRANGER)), ("-", (PLACE, RDF.type, None))],
    "P35": [("+", (ABOUT, RDFS.subPropertyOf, STRANGER)), ("-", (ABOUT, RDF.type, None))],
    "P40": [("+", (STRANGER, RDFS.label, Literal("mine", "en")))],
}  # fmt: skip
PLANTED = [(code, how, triple) for code, own in FAULTS.items() for how, triple in own]


def parsed() -> Graph:
    return Graph().parse(data=SOURCE, format="turtle")


def named(code: str) -> Check:
    return next(own for name, own in CHECKS.items() if name.startswith(f"{code} "))


@pytest.mark.parametrize("name", CHECKS)
def test_the_ontology_passes(name: str) -> None:
    assert CHECKS[name](parsed()) == []


@pytest.mark.parametrize(("code", "how", "triple"), PLANTED)
def test_a_planted_fault_is_found(
    code: str, how: str, triple: tuple[Node, URIRef, Node | None]
) -> None:
    graph = parsed()
    if code == "P05":
        graph.add((URIRef(f"{FP}mentionedIn"), RDFS.range, PLACE))
    if how == "+":
        assert triple[2] is not None
        graph.add((triple[0], triple[1], triple[2]))
    elif how == "-":
        graph.remove(triple)
    else:
        for rule in RULES:
            for subject, value in list(graph.subject_objects(rule)):
                if not str(value).startswith(FP):
                    graph.remove((subject, rule, value))
    assert named(code)(graph) != []


def test_every_check_has_a_planted_fault() -> None:
    assert {name.split()[0] for name in CHECKS} == set(FAULTS)
    assert (len(CHECKS), len(PLANTED)) == (20, 39)


def test_what_the_detailed_metadata_of_foops_still_lacks_is_known() -> None:
    """OM3 and OM5.2 are not passed, and cannot be without stating what no source says."""
    assert lacking(parsed(), DETAILED) == NOT_STATED


def test_there_are_no_blank_nodes() -> None:
    assert not [node for triple in parsed() for node in triple if isinstance(node, BNode)]


def test_the_citation_names_the_version() -> None:
    graph = parsed()
    cited = [str(own) for own in graph.objects(IRI, DCTERMS.bibliographicCitation)]
    assert len(cited) == 2
    assert all(str(graph.value(IRI, OWL.versionIRI)) in own for own in cited)
