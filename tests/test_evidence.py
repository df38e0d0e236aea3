from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import XSD, Literal, Namespace, URIRef

from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.evidence import Node, carries, occurrences
from fardplan_kg.extraction.reading.normalisation import Normaliser
from fardplan_kg.extraction.reading.words import Reader
from fardplan_kg.namespaces import FP

FPN = Namespace(FP)
TROLLEN = URIRef("https://exempel.invalid/trollen")
LABELS = {TROLLEN: {"trollen", "Skogens troll"}, FPN.approximate: {"cirka", "ca"}}
NUMBERS = ("noll", "en|ett", "två", "tre", "fyra")


def labels(thing: URIRef) -> set[str]:
    return LABELS.get(thing, set())


def integer(value: str) -> Literal:
    return Literal(value, datatype=XSD.integer)


@pytest.mark.parametrize(
    ("quote", "value", "expected"),
    [
        ("Tänd lyktorna", Literal("Tänd lyktorna", lang="sv"), True),
        ("1.2 Tänd lyktorna nu", Literal("Tänd  lyktorna"), True),
        ("Tänd lyktorna", Literal("tänd lyktorna"), False),
        ("Tänd lyktan", Literal("Tänd lyktorna"), False),
        ("1 200 troll", integer("1200"), True),
        ("1\u00a0200 troll", integer("1200"), True),
        ("1200 troll", integer("1200"), True),
        ("21200 troll", integer("1200"), False),
        ("12000 troll", integer("1200"), False),
        ("12 000 troll", integer("12"), False),
        ("hus 3 200 och 4", integer("200"), False),
        ("3,5 procent", Literal("3.5", datatype=XSD.decimal), True),
        ("3,5 procent", integer("3"), False),
        ("3,5 procent", integer("5"), False),
        ("51 procent", Literal("51", datatype=XSD.decimal), True),
        ("51 procent", Literal("51.0", datatype=XSD.decimal), True),
        ("grundades 1901.", Literal("1901", datatype=XSD.gYear), True),
        ("grundades 19011", Literal("1901", datatype=XSD.gYear), False),
        ("Två troll", integer("2"), True),
        ("tvåhundra troll", integer("2"), False),
        ("fem troll", integer("5"), False),
        ("ett torg", integer("1"), True),
        ("En bro", integer("1"), True),
        ("etta", integer("1"), False),
        ("byten", integer("1"), False),
        ("cirka 1 200", Literal(True), True),
        ("Ca 1 200", Literal(True), True),
        ("1 200", Literal(True), False),
        ("cirka 1 200", Literal(False), False),
        ("SKOGENS TROLL sover", TROLLEN, True),
        ("älvorna sover", TROLLEN, False),
        ("trollen", URIRef("https://exempel.invalid/utan-namn"), False),
        ("", Literal("troll"), False),
    ],
)
def test_quote_carries_the_value_or_does_not(quote: str, value: Node, expected: bool) -> None:
    assert carries(quote, FPN.approximate, value, labels, NUMBERS) is expected


@pytest.fixture
def places(document_of: Callable[[str], Document]) -> Callable[[str, str], list[str]]:
    """Return the raw text at each place of a quote in a text."""

    def find(quote: str, text: str) -> list[str]:
        reader = Reader(document_of(text), Normaliser({}, ("och",)))
        found = occurrences(quote, reader.stretch(0, len(text)))
        return [text[words.start : words.end] for words in found]

    return find


@pytest.mark.parametrize(
    ("quote", "text", "expected"),
    [
        ("troll", "troll, trollen, Ett troll!", ["troll", "troll"]),
        ("troll", "vättetroll", []),
        ("ett torg", "på ett\n  torg", ["ett\n  torg"]),
        ("mötesplats", "en mötes-\nplats", ["mötes-\nplats"]),
        ("(troll)", "ett (troll)et", ["(troll)"]),
        ("1.2", "1x2 1.2 11.2", ["1.2"]),
        ("  ett   torg ", "ett torg", ["ett torg"]),
        ("Troll", "troll", []),
    ],
)
def test_places_of_a_quote(
    places: Callable[[str, str], list[str]], quote: str, text: str, expected: list[str]
) -> None:
    assert places(quote, text) == expected


def test_words_are_normalised_and_their_place_is_raw(
    document_of: Callable[[str], Document],
) -> None:
    text = "en  mötes-\nplats"
    reader = Reader(document_of(text), Normaliser({}, ("och",)))
    words = reader.words(0, len(text))
    assert (words.start, words.end, words.text) == (0, len(text), "en mötesplats")
    assert reader.words(2, 9).text == "mötes"


def test_words_of_blank_space_are_none(document_of: Callable[[str], Document]) -> None:
    reader = Reader(document_of("ett   två"), Normaliser({}))
    assert reader.words(3, 6).text == ""
