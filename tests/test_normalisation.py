from __future__ import annotations

import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.form.template import Form
from fardplan_kg.extraction.reading.normalisation import Normaliser, hyphenated_words

SUSPENDED = ("och", "eller", "samt")
HYPHENATED = frozenset({"e-hälsa", "inom- till"})
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
        ("Kungs-\nÅs", "Kungs-Ås"),
        ("Arlanda- \n\nMärsta", "Arlanda-Märsta"),
        ("sida 3-\n4", "sida 3-4"),
        ("90-\ntalet", "90-talet"),
        ("10-\noch 20-talet", "10- och 20-talet"),
        ("IT-\nsystem", "IT-system"),
        ("C-\nuppsats", "C-uppsats"),
        ("och/\neller", "och/eller"),
        ("2024–\n2025", "2024–2025"),
        ("region – \natt bo", "region – att bo"),
        ("e-\nhälsa", "e-hälsa"),
        ("E-\nHälsa", "E-Hälsa"),
        ("inom-\ntill", "inom- till"),
        ("sam\u00adverka, sam\u00ad\nverka", "samverka, samverka"),
        ("mötes\u2010\nplats i Arlanda\u2011Märsta", "mötesplats i Arlanda-Märsta"),
        ("e\ufb00ekt, \ufb01nans, \ufb02yg, a\ufb03n, \ufb06", "effekt, finans, flyg, affin, st"),
        ("a - b", "a - b"),
        ("1.1** Möblera", "1.1 Möblera"),
        ("ett \t\n två\u00a0tre ", "ett två tre"),
        ("hela s taden", "hela staden"),
        ("hela s\ntaden", "hela staden"),
        ("hela s ta-\nden", "hela staden"),
        ("olika färd sätt", "olika färdsätt"),
        ("a\u030ar", "år"),
        (" \n ", ""),
        ("", ""),
    ],
)
def test_rule(raw: str, expected: str) -> None:
    assert Normaliser(ARTEFACTS, SUSPENDED, HYPHENATED).normalise(raw) == expected


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


def test_hyphenated_words_stand_within_a_line() -> None:
    raw = "E-hälsa, till- och från-\nvaro, Täby Centrum-\nArninge, Kista-Sollentuna-Häggvik"
    found = {"e-hälsa", "till- och", "kista-sollentuna", "sollentuna-häggvik"}
    assert hyphenated_words(raw) == found


PRINTED = st.text(st.sampled_from("aåB3 -–/*\n\t\u00ad\u2010\ufb01"), max_size=40)


@given(PRINTED)
def test_any_text_becomes_one_line_and_stays_what_it_is(raw: str) -> None:
    normaliser = Normaliser({}, SUSPENDED, HYPHENATED)
    once = normaliser.normalise(raw)
    assert not set(once) & set("\n\t\u00ad\u2010\ufb01")
    assert once == " ".join(once.split(" ")).strip()
    letters = [c for c in raw.replace("\ufb01", "fi") if c.isalnum()]
    assert [c for c in once if c.isalnum()] == letters


@given(PRINTED, PRINTED, PRINTED)
def test_the_rules_are_local(before: str, raw: str, after: str) -> None:
    normaliser = Normaliser({}, SUSPENDED, HYPHENATED)
    whole = f"{before} ord {raw} ord {after}"
    mapped = normaliser.mapped(whole)
    start = mapped.text.index("ord")
    end = mapped.text.rindex("ord") + 3
    assert (
        normaliser.normalise(whole[slice(*mapped.raw_span(start, end))]) == mapped.text[start:end]
    )


@given(st.lists(st.text("abcåäö", min_size=3, max_size=9), min_size=1, max_size=9), st.randoms())
def test_words_broken_at_line_ends_are_read_whole(words: list[str], random: Random) -> None:
    broken = [f"{word[: (at := random.randrange(1, len(word)))]}-\n{word[at:]}" for word in words]
    assert Normaliser({}).normalise("\n".join(broken)) == " ".join(words)
