from __future__ import annotations

import unicodedata

import pytest

from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.normalisation import Normaliser
from fardplan_kg.extraction.template import Form

SUSPENDED = ("och", "eller", "samt")
ARTEFACTS = {"s taden": "staden", "färd  sätt": "färdsätt"}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("en mötes-\nplats", "en mötesplats"),
        ("en mötes- \n\n  plats", "en mötesplats"),
        ("en mötes-\r\nplats", "en mötesplats"),
        ("till-\noch avresande", "till- och avresande"),
        ("små-\neller stora", "små- eller stora"),
        ("mötes-\nochlosplats", "mötesochlosplats"),
        ("Kungs-\nÅs", "Kungs- Ås"),
        ("sida 3-\n4", "sida 3- 4"),
        ("a - b", "a - b"),
        ("1.1** Möblera", "1.1 Möblera"),
        ("ett \t\n två\u00a0tre ", "ett två tre"),
        ("hela s taden", "hela staden"),
        ("hela s\ntaden", "hela staden"),
        ("olika färd sätt", "olika färdsätt"),
        ("a\u030ar", "år"),
        (" \n ", ""),
        ("", ""),
    ],
)
def test_rule(raw: str, expected: str) -> None:
    assert Normaliser(ARTEFACTS, SUSPENDED).normalise(raw) == expected


def test_hyphen_is_dropped_before_any_word_where_none_is_suspended() -> None:
    assert Normaliser({}).normalise("till-\noch") == "tilloch"


def test_artefact_is_no_pattern() -> None:
    assert Normaliser({"a.b": "ab"}).normalise("a.b axb") == "ab axb"


def test_longest_artefact_is_the_one_printed() -> None:
    normaliser = Normaliser({"r e": "re", "r e na": "rena"})
    assert normaliser.normalise("r e na r e") == "rena re"


def test_every_character_knows_its_raw_place() -> None:
    raw = "  hela s\ntaden, mötes-\nplats a\u030ar"
    mapped = Normaliser(ARTEFACTS, SUSPENDED).mapped(raw)
    assert mapped.text == "hela staden, mötesplats år"
    start = mapped.text.index("mötesplats")
    span = mapped.raw_span(start, start + len("mötesplats"))
    assert raw[slice(*span)] == "mötes-\nplats"
    assert raw[slice(*mapped.raw_span(5, 11))] == "s\ntaden"
    assert raw[slice(*mapped.raw_span(24, 25))] == "a\u030a"


def test_normalised_text_is_normal(made_up: Document, form: Form) -> None:
    normaliser = Normaliser({"s taden": "staden"}, form.suspended)
    once = normaliser.normalise(made_up.raw)
    assert normaliser.normalise(once) == once
    assert once == unicodedata.normalize("NFC", once)
    assert "en mötesplats för till- och avresande. Hela staden gläds." in once


def test_words_stand_where_their_raw_place_says(made_up: Document, form: Form) -> None:
    normaliser = Normaliser({"s taden": "staden"}, form.suspended)
    mapped = normaliser.mapped(made_up.raw)
    words = mapped.text.split(" ")
    start = 0
    for word in words:
        raw = made_up.raw[slice(*mapped.raw_span(start, start + len(word)))]
        assert normaliser.normalise(raw) == word
        start += len(word) + 1
