"""The ontology is one, complete in both languages, free of the critical pitfalls, and sufficient.

Sufficient: every term in our namespace that shapes, rules, questions or graphs use is defined.
"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, VANN
from rdflib.term import Node

ROOT = Path(__file__).parents[1]
FP = "https://w3id.org/fardplan/ontology#"
IRI = URIRef("https://w3id.org/fardplan/ontology")
ONTOLOGY = Graph().parse(ROOT / "ontology" / "fardplan.ttl")
CONTEXT = json.loads((ROOT / "ontology" / "context.jsonld").read_text(encoding="utf-8"))
SUBJECTS = {s for s in ONTOLOGY.subjects() if isinstance(s, URIRef)}
TERMS = sorted(s for s in SUBJECTS if s.startswith(FP))
PROPERTY_TYPES = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
PROPERTIES = [t for t in TERMS if PROPERTY_TYPES & set(ONTOLOGY.objects(t, RDF.type))]
STRATA = {
    "Stated": "Står i färdplanen",
    "Evidenced": "Citat ur färdplanen",
    "Editorial": "Vår tolkning",
    "Linked": "Länkat",
    "Computed": "Uträknat",
}
OWN_NAMES = re.compile(rf"\bfp:([A-Za-z]\w*)|<{re.escape(FP)}(\w+)>")
USERS = sorted(
    path
    for pattern in ("ontology/shapes.ttl", "ontology/rules/*.rq", "queries/*.rq", "graph/**/*.ttl")
    for path in ROOT.glob(pattern)
)
EXAMPLES = sorted((ROOT / "tests" / "shapes" / "valid").glob("*.ttl"))


def languages(term: Node, predicate: URIRef) -> list[str]:
    literals = (o for o in ONTOLOGY.objects(term, predicate) if isinstance(o, Literal))
    return sorted(str(literal.language) for literal in literals)


def used_names(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    code = re.sub(r'"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|(?m:^\s*#.*$)', "", text)
    return {first or second for first, second in OWN_NAMES.findall(code)}


def test_one_ontology_and_its_version_is_the_package_s() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert list(ONTOLOGY.subjects(RDF.type, OWL.Ontology)) == [IRI]
    assert str(ONTOLOGY.value(IRI, OWL.versionIRI)) == f"{IRI}/{project['version']}"
    assert str(ONTOLOGY.value(IRI, OWL.versionInfo)) == project["version"]


@pytest.mark.parametrize("predicate", [DCTERMS.license, DCTERMS.creator, DCTERMS.created])
def test_ontology_is_described(predicate: URIRef) -> None:
    assert len(list(ONTOLOGY.objects(IRI, predicate))) == 1


def test_title_and_namespace() -> None:
    assert languages(IRI, DCTERMS.title) == languages(IRI, DCTERMS.description) == ["en", "sv"]
    assert str(ONTOLOGY.value(IRI, VANN.preferredNamespacePrefix)) == "fp"
    assert str(ONTOLOGY.value(IRI, VANN.preferredNamespaceUri)) == FP


@pytest.mark.parametrize("term", TERMS, ids=lambda term: str(term).removeprefix(FP))
def test_term_has_label_and_definition_in_both_languages(term: Node) -> None:
    assert languages(term, RDFS.label) == ["en", "sv"]
    assert languages(term, SKOS.definition) == ["en", "sv"]
    assert languages(term, SKOS.scopeNote) in ([], ["en", "sv"])
    assert ONTOLOGY.value(term, RDFS.isDefinedBy) == IRI
    assert ONTOLOGY.value(term, RDF.type) is not None


def test_strata_carry_the_words_that_users_see() -> None:
    for name, label in STRATA.items():
        assert (URIRef(FP + name), RDFS.label, Literal(label, lang="sv")) in ONTOLOGY


@pytest.mark.parametrize("path", USERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_term_used_is_defined(path: Path) -> None:
    defined = {str(term).removeprefix(FP) for term in TERMS}
    assert used_names(path) <= defined


@pytest.mark.parametrize("predicate", [RDFS.subClassOf, RDFS.subPropertyOf])
def test_no_cycles(predicate: URIRef) -> None:
    for term, parent in ONTOLOGY.subject_objects(predicate):
        assert term not in set(ONTOLOGY.transitive_objects(parent, predicate))


@pytest.mark.parametrize("predicate", [RDFS.domain, RDFS.range])
def test_no_property_has_several_domains_or_ranges(predicate: URIRef) -> None:
    for term in PROPERTIES:
        assert len(list(ONTOLOGY.objects(term, predicate))) <= 1, term


def test_no_class_is_below_two_that_are_disjoint() -> None:
    for one, other in ONTOLOGY.subject_objects(OWL.disjointWith):
        below_one = set(ONTOLOGY.transitive_subjects(RDFS.subClassOf, one))
        below_other = set(ONTOLOGY.transitive_subjects(RDFS.subClassOf, other))
        assert not below_one & below_other


def test_every_class_and_property_referred_to_is_declared() -> None:
    relations = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, OWL.disjointWith)
    referred = {o for relation in relations for o in ONTOLOGY.objects(None, relation)}
    assert all((term, RDF.type, None) in ONTOLOGY for term in referred)


def test_nothing_is_said_of_other_vocabularies_terms_but_what_orders_our_graph() -> None:
    allowed = {RDF.type, URIRef(f"{FP}structural")}
    foreign = {s for s in ONTOLOGY.subjects() if not str(s).startswith(str(IRI))}
    assert {p for s in foreign for p in ONTOLOGY.predicates(s)} <= allowed


def test_context_covers_every_property() -> None:
    for term in PROPERTIES:
        entry = CONTEXT["@context"][str(term).removeprefix(FP)]
        assert entry["@id"] == f"fp:{str(term).removeprefix(FP)}"
        is_object = (term, RDF.type, OWL.ObjectProperty) in ONTOLOGY
        assert (entry.get("@type") == "@id") == is_object, term


def test_context_covers_every_class() -> None:
    classes = [t for t in TERMS if (t, RDF.type, OWL.Class) in ONTOLOGY]
    names = [str(term).removeprefix(FP) for term in classes]
    assert all(CONTEXT["@context"][name] == {"@id": f"fp:{name}"} for name in names)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own parser
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_context_keeps_what_it_compacts(path: Path) -> None:
    graph = Graph().parse(path)
    compacted = graph.serialize(format="json-ld", context=CONTEXT, auto_compact=False)
    assert isomorphic(graph, Graph().parse(data=compacted, format="json-ld"))
