from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import URIRef

from fardplan_kg.dataset import Data
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.former import read_former
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import thing

GONE = """@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix id: <https://w3id.org/fardplan/id/> .
<https://w3id.org/fardplan/id/action/pahittsby/fira> owl:deprecated true ;
    skos:prefLabel "Fira"@sv .
<https://w3id.org/fardplan/id/participation/pahittsby/fira/alvorna> owl:deprecated true ;
    skos:prefLabel "älvorna"@sv .
"""


@pytest.fixture
def gone(pahittsby: Data) -> Path:
    """Return the file of what is gone, with an action and a participation in it."""
    path = pahittsby.shared_file("former", "pahittsby")
    path.parent.mkdir()
    path.write_text(GONE, encoding="utf-8")
    return path


def test_plan_that_the_graph_lacks_has_no_former_version(unextracted: Data) -> None:
    former = read_former("pahittsby", unextracted)
    assert (len(former.plan), len(former.gone), former.sha256) == (0, 0, "")
    assert (former.titles(), former.gone_titles()) == ({}, {})


def test_titles_are_those_of_chapter_and_map(built: Data, made_up: Document) -> None:
    former = read_former("pahittsby", built)
    assert set(former.titles()) == {
        "Möblera torgen",
        "Möblera torgen.",
        "Räkna resorna",
        "Samla skräpet på torgen",
        "Tänd lyktorna",
    }
    lyktor = URIRef(thing("action", "pahittsby", "tand-lyktorna"))
    assert former.titles()["Tänd lyktorna"] == lyktor
    assert former.sha256 == made_up.sha256


def test_titles_that_are_gone_are_those_of_actions(pahittsby: Data, gone: Path) -> None:
    assert gone.exists()
    fira = URIRef(thing("action", "pahittsby", "fira"))
    assert read_former("pahittsby", pahittsby).gone_titles() == {"Fira": fira}


@pytest.mark.parametrize("place", ["plans", "evidence", "former"])
def test_file_that_does_not_parse_is_named(pahittsby: Data, gone: Path, place: str) -> None:
    path = gone.parents[1] / place / "pahittsby.ttl"
    path.write_text("@prefix", encoding="utf-8")
    with pytest.raises(DataFault, match=rf"{place}/pahittsby\.ttl:\d+: not valid Turtle"):
        read_former("pahittsby", pahittsby)
