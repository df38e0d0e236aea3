from __future__ import annotations

from rdflib import DCTERMS, SKOS, Graph, Literal, Namespace, URIRef

from fardplan_kg.dataset import Data, graph_name, parse_turtle
from fardplan_kg.extraction.catalogue import catalogue
from fardplan_kg.extraction.identifiers import Identifiers
from fardplan_kg.extraction.output import turtle_files
from fardplan_kg.extraction.pipeline import Extraction
from fardplan_kg.namespaces import FP, thing

FPN = Namespace(FP)
PLAN = URIRef(graph_name("plans/sagoby"))
EVIDENCE = URIRef(graph_name("evidence/sagoby"))


FORMER = URIRef(graph_name("former/sagoby"))


def entry(data: Data, core: str = "sagoby", former: bool = False) -> Graph:
    return catalogue(Identifiers(core), "Sagoby", data, former)


def test_new_plan_gets_an_entry_for_each_of_its_graphs(unextracted: Data) -> None:
    found = entry(unextracted)
    assert set(found.subjects()) == {PLAN, EVIDENCE}
    assert set(found.objects(PLAN, FPN.stratum)) == {FPN.Stated}
    assert set(found.objects(EVIDENCE, FPN.stratum)) == {FPN.Evidenced}
    document = URIRef(thing("document", "fardplan-sagoby"))
    assert set(found.objects(None, DCTERMS.source)) == {document}


def test_what_is_gone_has_an_entry_where_something_is(unextracted: Data) -> None:
    found = entry(unextracted, former=True)
    assert set(found.subjects()) == {PLAN, EVIDENCE, FORMER}
    assert set(found.objects(FORMER, FPN.stratum)) == {FPN.Editorial}


def test_entry_is_told_in_two_languages(unextracted: Data) -> None:
    found = entry(unextracted)
    assert set(found.objects(PLAN, DCTERMS.title)) == {
        Literal("Färdplanen för Sagoby", lang="sv"),
        Literal("The roadmap of Sagoby", lang="en"),
    }
    for graph in (PLAN, EVIDENCE):
        for predicate in (DCTERMS.title, SKOS.prefLabel):
            languages = [getattr(o, "language", None) for o in found.objects(graph, predicate)]
            assert sorted(map(str, languages)) == ["en", "sv"]


def test_what_a_person_wrote_is_not_said_again(unextracted: Data) -> None:
    assert len(entry(unextracted, "pahittsby")) == 0
    path = unextracted.root / "graph" / "catalogue.ttl"
    path.write_text(
        path.read_text(encoding="utf-8") + f"<{PLAN}> fp:stratum fp:Stated .\n", encoding="utf-8"
    )
    assert set(entry(unextracted).subjects()) == {EVIDENCE}


def test_entry_that_extraction_made_is_made_again(unextracted: Data) -> None:
    found = entry(unextracted)
    path = unextracted.shared_file("catalogue", "sagoby")
    path.parent.mkdir()
    found.serialize(path, format="turtle")
    assert set(entry(unextracted)) == set(parse_turtle(path)) == set(found)


def test_no_file_is_made_where_nothing_is_lacking(extraction: Extraction) -> None:
    assert len(extraction.catalogue) == 0
    assert "catalogue/pahittsby.ttl" not in turtle_files(extraction)
