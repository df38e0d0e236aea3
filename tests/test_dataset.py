from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import XSD, BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from fardplan_kg.dataset import (
    Data,
    canonical_turtle,
    find_data,
    graph_name,
    parse_turtle,
    reading_fault,
)
from fardplan_kg.faults import CallFault, DataFault
from fardplan_kg.namespaces import FP

ACTION = URIRef("https://w3id.org/fardplan/id/action/pahittsby/tand-lyktorna")


def stating(*values: Literal | URIRef) -> Graph:
    graph = Graph()
    for value in values:
        graph.add((ACTION, URIRef(f"{FP}value"), value))
    return graph


def test_data_in_the_folder_named(built: Data) -> None:
    assert find_data(built.root) == built


def test_data_of_the_checkout_without_a_folder(repository: Path) -> None:
    assert find_data() == find_data(repository)


def test_folder_without_data_is_the_call_s_fault(tmp_path: Path) -> None:
    (tmp_path / "ontology").mkdir()
    with pytest.raises(CallFault, match="must hold ontology, graph, queries"):
        find_data(tmp_path)


def test_files_are_graphs(built: Data) -> None:
    graph = "https://w3id.org/fardplan/graph"
    assert [(file.name, file.merged) for file in built.graph_files()] == [
        (f"{graph}/actors", True),
        (f"{graph}/evidence/pahittsby", False),
        (f"{graph}/interpretation", True),
        (f"{graph}/meta", False),
        (f"{graph}/plan/pahittsby", True),
        (f"{graph}/region", True),
        (f"{graph}/schemes", True),
        ("https://w3id.org/fardplan/ontology", False),
    ]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("actors", "actors"),
        ("catalogue", "meta"),
        ("plans/pahittsby", "plan/pahittsby"),
        ("evidence/pahittsby", "evidence/pahittsby"),
    ],
)
def test_name_of_a_graph(place: str, expected: str) -> None:
    assert graph_name(place) == f"https://w3id.org/fardplan/graph/{expected}"


def test_rules_come_in_the_order_of_their_names(data: Data) -> None:
    names = [path.stem for path in data.rules]
    assert len(names) >= 15
    assert names == sorted(names)
    assert all(name[:2].isdigit() for name in names)


def test_syntax_fault_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "graf.ttl"
    path.write_text("@prefix a: <https://exempel.invalid/> .\n\na:x a:y ,, a:z .\n")
    with pytest.raises(DataFault) as caught:
        parse_turtle(path)
    assert str(caught.value).startswith(f"{path}:3: not valid Turtle: ")


def test_undeclared_prefix_is_named(tmp_path: Path) -> None:
    path = tmp_path / "graf.ttl"
    path.write_text("\nokänt:x a okänt:y .\n", encoding="utf-8")
    with pytest.raises(DataFault, match=r"graf\.ttl:2: not valid Turtle: .*okänt"):
        parse_turtle(path)


def test_turtle_that_is_not_utf8_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "graf.ttl"
    path.write_bytes('<https://exempel.invalid/a> a "å" .'.encode("latin-1"))
    with pytest.raises(DataFault, match=r"graf\.ttl"):
        parse_turtle(path)


def test_missing_turtle_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(DataFault, match=r"saknas\.ttl: cannot be read"):
        parse_turtle(tmp_path / "saknas.ttl")


def test_turtle_is_added_to_a_graph(built: Data) -> None:
    graph = parse_turtle(built.shared_file("region", "pahittsby"))
    former = len(graph)
    assert parse_turtle(built.plan_file("pahittsby"), into=graph) is graph
    assert len(graph) > former


def test_fault_without_a_line_names_the_file(tmp_path: Path) -> None:
    assert str(reading_fault(tmp_path, ValueError("oj"))) == f"{tmp_path}: not valid Turtle: oj"


def test_canonical_turtle_is_the_same_for_the_same_triples(built: Data) -> None:
    path = built.evidence_file("pahittsby")
    triples = list(parse_turtle(path))
    forward, backward = Graph(), Graph()
    for triple in triples:
        forward.add(triple)
    for triple in reversed(triples):
        backward.add(triple)
    assert canonical_turtle(forward, "pahittsby") == canonical_turtle(backward, "pahittsby")


def test_canonical_turtle_has_only_the_prefixes_it_uses() -> None:
    written = canonical_turtle(stating(Literal("a")), "pahittsby")
    assert written.startswith(
        "@prefix action: <https://w3id.org/fardplan/id/action/pahittsby/> .\n@prefix fp: "
    )
    assert 'action:tand-lyktorna fp:value "a" .' in written
    assert "action:" not in canonical_turtle(stating(Literal("a"))).replace("/action/", "")


@pytest.mark.parametrize(
    "value",
    [
        Literal('"} å\n\\ \t'),
        Literal("", lang="sv"),
        Literal("1901", datatype=XSD.gYear),
        Literal(1200),
        Literal("3.50", datatype=XSD.decimal),
        Literal("51", datatype=XSD.decimal),
        Literal("007", datatype=XSD.integer),
        Literal(True),
        URIRef("https://exempel.invalid/å#b"),
    ],
    ids=str,
)
def test_canonical_turtle_keeps_every_value_as_it_is(
    tmp_path: Path, value: Literal | URIRef
) -> None:
    path = tmp_path / "graf.ttl"
    path.write_text(canonical_turtle(stating(value)), encoding="utf-8")
    assert [o.n3() for o in parse_turtle(path).objects()] == [value.n3()]
    assert isomorphic(parse_turtle(path), stating(value))


def test_blank_node_is_refused() -> None:
    graph = stating(Literal("a"))
    graph.add((BNode(), URIRef(f"{FP}value"), Literal("b")))
    with pytest.raises(ValueError, match="a blank node in a graph that must have none"):
        canonical_turtle(graph)


PROGRAM = """
import sys
from pathlib import Path
from fardplan_kg.dataset import Data
from fardplan_kg.extraction.document import read_document
from fardplan_kg.extraction.output import turtle_files
from fardplan_kg.extraction.pipeline import extract
extraction = extract(read_document(Path(sys.argv[1])), Data(Path(sys.argv[2])))
sys.stdout.buffer.write("".join(turtle_files(extraction).values()).encode())
"""


def test_extraction_writes_the_same_bytes_in_every_process(
    made_up_path: Path, unextracted: Data, built: Data
) -> None:
    written = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM, made_up_path, unextracted.root],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert written[0] == written[1]
    files = (
        built.plan_file("pahittsby"),
        built.evidence_file("pahittsby"),
        built.shared_file("region", "pahittsby"),
    )
    assert written[0] == b"".join(path.read_bytes() for path in files)
