from __future__ import annotations

import pytest
from rdflib import RDF, Namespace

from fardplan_kg.dataset import Data, parse_turtle
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.reading.normalisation import Normaliser
from fardplan_kg.extraction.reading.split_words import SplitWord, split_words
from fardplan_kg.namespaces import FP

FPN = Namespace(FP)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("En stadskärna. En stads kärna.", [("stads kärna", "stadskärna", 18)]),
        ("En stadskärna. Stads\nkärnan är här.", [("Stads kärnan", "Stadskärnan", 15)]),
        ("Den stads kärnan, en stads kärna, stadskärnor.", [
            ("stads kärna", "stadskärna", 4), ("stads kärna", "stadskärna", 21),
        ]),
        ("Hela s taden.", [("s taden", "staden", 5)]),
        ("I dag och idag.", []),
        ("En stad. Kärna. En stads kärna.", []),
        ("En mötesplats, ett mötes med en plats. Ett mötes plats.", []),
        ("Storstad Stor Stad", []),
        ("The world's largest", []),
        ("The world’s largest", []),
        ("The worldʼs foremost, the world´s growth, the world` s", []),
        ("s'inspirer, l' action", []),
        ("S taden och s TADEN och s taden.", [("s taden", "staden", 24)]),
        ("Stadskärna: stads, kärna.", []),
        ("Stads- och kärna, stadskärna", []),
    ],
)  # fmt: skip
def test_proposals(raw: str, expected: list[tuple[str, str, int]]) -> None:
    assert split_words(raw, Normaliser({})) == [SplitWord(*words) for words in expected]


def test_what_is_listed_is_not_proposed_again() -> None:
    raw = "En stadskärna. En stads kärna."
    assert split_words(raw, Normaliser({"stads kärna": "stadskärna"})) == []


def test_position_is_that_of_the_raw_text(made_up: Document) -> None:
    found = split_words(made_up.raw, Normaliser({}))
    assert [made_up.raw[word.position :][:7] for word in found] == ["s taden"]


@pytest.mark.document
def test_flemingsberg_has_no_false_alarm(flemingsberg: Document, data: Data) -> None:
    graph = parse_turtle(data.annotations_file("flemingsberg"))
    known = {
        str(graph.value(artefact, FPN.asExtracted)): str(graph.value(artefact, FPN.asPrinted))
        for artefact in graph.subjects(RDF.type, FPN.ExtractionArtefact)
    }
    found = split_words(flemingsberg.raw, Normaliser({}))
    assert {word.as_extracted: word.as_printed for word in found}.items() <= known.items()
    assert len(found) == flemingsberg.raw.count("stads kärna")
