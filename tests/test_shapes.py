"""Every shape passes its good example and reports its bad one, in words that say what to do.

An example is a file named after its shape; the first line of a bad one holds a part of the
English message: ``# fails: …``.
"""

from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node

ROOT = Path(__file__).parents[1]
EXAMPLES = Path(__file__).parent / "shapes"
FP = "https://w3id.org/fardplan/ontology#"
SHAPE = "https://w3id.org/fardplan/ontology/shapes#"
SHAPES = Graph().parse(ROOT / "ontology" / "shapes.ttl")
ONTOLOGY = Graph().parse(ROOT / "ontology" / "fardplan.ttl")
NAMES = sorted(str(s).removeprefix(SHAPE) for s in SHAPES.subjects(RDF.type, SH.NodeShape))
NUMBER_OF_SHAPES = 51
LANGUAGES = {"sv", "en"}
# its individuals stand in the ontology, so the shape is on their use
# an action of unstated kind is an action, and a former thing has no more to it than its name
SAID_WHERE_USED = {f"{FP}{name}" for name in ("Stratum", "ActionOfUnstatedKind", "FormerThing")}


def examples(kind: str) -> list[str]:
    return sorted(path.stem for path in (EXAMPLES / kind).glob("*.ttl"))


def report(kind: str, name: str) -> tuple[bool, Graph]:
    data = Graph().parse(EXAMPLES / kind / f"{name}.ttl")
    conforms, results, _ = pyshacl.validate(data, shacl_graph=SHAPES, inference="none")
    assert isinstance(results, Graph)
    return conforms, results


def expected_words(name: str) -> str:
    first = (EXAMPLES / "invalid" / f"{name}.ttl").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# fails: ")
    return first.removeprefix("# fails: ")


def messages_of(name: str, results: Graph) -> list[list[Literal]]:
    """Return, for each result that the shape or one of its properties gave, its messages."""
    shape = URIRef(SHAPE + name)
    own: set[Node] = {shape, *SHAPES.objects(shape, SH.property)}
    found = [r for r, source in results.subject_objects(SH.sourceShape) if source in own]
    return [literals(results, result, SH.resultMessage) for result in found]


def literals(graph: Graph, subject: Node, predicate: URIRef) -> list[Literal]:
    return [o for o in graph.objects(subject, predicate) if isinstance(o, Literal)]


def test_every_shape_has_both_examples() -> None:
    assert len(NAMES) == NUMBER_OF_SHAPES
    assert examples("valid") == NAMES
    assert examples("invalid") == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_good_example_conforms(name: str) -> None:
    conforms, results = report("valid", name)
    assert conforms, results.serialize()


@pytest.mark.parametrize("name", NAMES)
def test_good_example_is_looked_at(name: str) -> None:
    """A shape that targets nothing in its example would pass anything."""
    if name == "NaturalPersonShape":  # its good example is one without persons
        return
    data = Graph().parse(EXAMPLES / "valid" / f"{name}.ttl")
    assert targets(URIRef(SHAPE + name), data)


def targets(shape: Node, data: Graph) -> set[Node]:
    classes = (data.subjects(RDF.type, c) for c in SHAPES.objects(shape, SH.targetClass))
    subjects = (data.subjects(p) for p in SHAPES.objects(shape, SH.targetSubjectsOf))
    objects = (data.objects(None, p) for p in SHAPES.objects(shape, SH.targetObjectsOf))
    return {node for found in (*classes, *subjects, *objects) for node in found}


@pytest.mark.parametrize("name", NAMES)
def test_bad_example_is_reported_by_its_shape(name: str) -> None:
    conforms, results = report("invalid", name)
    assert not conforms
    words = expected_words(name)
    found = [m for m in messages_of(name, results) if any(words in text for text in m)]
    assert found, results.serialize()
    assert all({m.language for m in messages} == LANGUAGES for messages in found)


def test_every_property_and_constraint_has_messages_in_both_languages() -> None:
    for shape in SHAPES.subjects(RDF.type, SH.PropertyShape):
        messages = literals(SHAPES, shape, SH.message)
        assert sorted(str(m.language) for m in messages) == ["en", "sv"], shape


def test_every_property_shape_is_used() -> None:
    used = set(SHAPES.objects(None, SH.property))
    assert set(SHAPES.subjects(RDF.type, SH.PropertyShape)) == used


def test_every_class_is_targeted() -> None:
    classes = {str(c) for c in ONTOLOGY.subjects(RDF.type) if is_class(c)}
    targeted = {str(c) for c in SHAPES.objects(None, SH.targetClass)}
    assert classes - targeted == SAID_WHERE_USED


def is_class(term: Node) -> bool:
    owl_class = URIRef("http://www.w3.org/2002/07/owl#Class")
    return str(term).startswith(FP) and (term, RDF.type, owl_class) in ONTOLOGY
