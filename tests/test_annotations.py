from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, XSD, Literal, Namespace, URIRef

from fardplan_kg.dataset import Data, parse_turtle
from fardplan_kg.extraction.annotations import (
    Annotations,
    Note,
    read_annotations,
    read_artefacts,
)
from fardplan_kg.extraction.reconciliation import structural_properties
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import FP, thing

FPN = Namespace(FP)
PREFIXES = """
@prefix fp: <https://w3id.org/fardplan/ontology#> .
@prefix note: <https://w3id.org/fardplan/id/annotation/pahittsby/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix torg: <https://w3id.org/fardplan/id/place/> .
"""


@pytest.fixture(scope="module")
def structural(data: Data) -> frozenset[URIRef]:
    return structural_properties(parse_turtle(data.root / "ontology" / "fardplan.ttl"))


def write(folder: Path, turtle: str) -> Path:
    path = folder / "pahittsby.ttl"
    path.write_text(PREFIXES + turtle, encoding="utf-8")
    return path


@pytest.fixture
def made(built: Data, structural: frozenset[URIRef]) -> Annotations:
    return read_annotations(built.annotations_file("pahittsby"), structural)


def test_where_there_is_no_file_there_are_no_annotations(
    tmp_path: Path, structural: frozenset[URIRef]
) -> None:
    found = read_annotations(tmp_path / "saknas.ttl", structural)
    assert found == Annotations((), (), (), (), {}, frozenset())


def test_links_are_the_plain_triples(made: Annotations) -> None:
    troll = URIRef(thing("count", "pahittsby", "troll"))
    core = URIRef(thing("core", "pahittsby"))
    assert len(made.links) == 5
    assert (troll, RDF.type, FPN.Count) in made.links
    assert (troll, FPN.countOf, core) in made.links


def test_marker_of_the_region_graph_is_no_link(made: Annotations) -> None:
    assert made.shared == {
        URIRef(thing("goal-area", "levande-torg")),
        URIRef(thing("goal-area", "resor-for-sagodjur")),
        URIRef(thing("core", "pahittsby")),
    }
    assert FPN.inGraph not in {p for _, p, _ in made.links}


def test_note_has_statement_quote_and_place(made: Annotations) -> None:
    assert len(made.notes) == 9
    assert made.notes[0] == Note(
        name=thing("annotation", "pahittsby", "approximate"),
        subject=URIRef(thing("count", "pahittsby", "troll")),
        predicate=FPN.approximate,
        value=Literal(True),
        quote="cirka 1 200 troll",
        within=None,
    )
    assert made.notes[1].within == URIRef(thing("section", "pahittsby", "levande-torg"))


def test_names_readings_and_artefacts(made: Annotations) -> None:
    [name], [reading] = made.names, made.readings
    assert (name.context, name.name) == (
        URIRef(thing("action", "pahittsby", "moblera-torgen")),
        "Trollens teater",
    )
    assert (reading.value, reading.quote) == ("Hela staden", "Hela staden")
    assert made.artefacts == {"s taden": "staden"}


def test_one_quote_may_hold_several_values(tmp_path: Path, structural: frozenset[URIRef]) -> None:
    path = write(
        tmp_path,
        "note:a a fp:Annotation ; rdf:subject torg:bron ; rdf:predicate fp:connects ;"
        ' rdf:object torg:b, torg:a ; fp:quote "a och b" .',
    )
    values = [note.value for note in read_annotations(path, structural).notes]
    assert values == [URIRef(thing("place", "a")), URIRef(thing("place", "b"))]


NOTE = "note:a a fp:Annotation ; rdf:predicate fp:unit ; rdf:subject torg:bron"


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        ('torg:bron fp:text "Bron" .', "place/bron .*#text Bron: a fact needs a quote"),
        (f'{NOTE} ; rdf:object "a" .', "annotation/pahittsby/a needs exactly one .*#quote.* has 0"),
        (f'{NOTE} ; fp:quote "a" .', "annotation/pahittsby/a has no rdf:object"),
        (f'{NOTE}, torg:b ; rdf:object "a" ; fp:quote "a" .', "exactly one .*subject, and has 2"),
        (f'{NOTE} ; rdf:object "a" ; fp:quote "a", "b" .', "exactly one .*quote, and has 2"),
        (f'{NOTE} ; rdf:object [] ; fp:quote "a" .', "must be an IRI: graph/ holds no blank nodes"),
        ("[] a fp:Place .", "must be an IRI: graph/ holds no blank nodes"),
        ('note:r a fp:Reading ; rdf:value "a" .', "exactly one .*#readingOf, and has 0"),
        ('note:x a fp:ExtractionArtefact ; fp:asExtracted "a b" .', "exactly one .*#asPrinted"),
    ],
    ids=[
        "plain fact without a quote",
        "no quote",
        "no object",
        "two subjects",
        "two quotes",
        "blank object",
        "blank subject",
        "reading of nothing",
        "artefact of nothing",
    ],
)
def test_fault_names_the_file_and_the_annotation(
    tmp_path: Path, structural: frozenset[URIRef], turtle: str, message: str
) -> None:
    path = write(tmp_path, turtle)
    with pytest.raises(DataFault, match=message) as caught:
        read_annotations(path, structural)
    assert str(caught.value).startswith(str(path))


def test_syntax_fault_names_the_line(tmp_path: Path, structural: frozenset[URIRef]) -> None:
    path = write(tmp_path, "note:a a fp:Annotation ;;; oj\n")
    with pytest.raises(DataFault, match=r"pahittsby\.ttl:\d+: not valid Turtle"):
        read_annotations(path, structural)


def test_numbers_keep_their_datatype(made: Annotations) -> None:
    values = {note.predicate: note.value for note in made.notes}
    assert values[FPN.value] == Literal(1200)
    assert values[FPN.foundingYear] == Literal("1901", datatype=XSD.gYear)


def test_statements_made_are_those_of_notes_and_links(made: Annotations) -> None:
    troll, core = URIRef(thing("count", "pahittsby", "troll")), URIRef(thing("core", "pahittsby"))
    roadmap = URIRef(thing("roadmap", "pahittsby"))
    said = {(troll, FPN.unit), (troll, FPN.countOf), (roadmap, FPN.forCore), (core, RDF.type)}
    assert said <= made.statements_made
    assert (roadmap, FPN.startYear) not in made.statements_made


def test_artefacts_may_stand_in_another_file(tmp_path: Path) -> None:
    assert read_artefacts(tmp_path / "saknas.ttl") == {}
    path = write(
        tmp_path,
        'note:x a fp:ExtractionArtefact ; fp:asExtracted "f ärd" ; fp:asPrinted "färd" .\n'
        'torg:bron fp:text "Bron" .',
    )
    assert read_artefacts(path) == {"f ärd": "färd"}
