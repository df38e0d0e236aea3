from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import URIRef

from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.findings import Candidate
from fardplan_kg.extraction.form.template import Form
from fardplan_kg.extraction.oddities import QUOTE, Oddities
from fardplan_kg.extraction.reading.normalisation import Normaliser
from fardplan_kg.extraction.reading.words import Reader, Words
from fardplan_kg.namespaces import thing

LYKTOR = URIRef(thing("action", "pahittsby", "tand-lyktorna"))
OddIn = Callable[[str], Oddities]


@pytest.fixture
def odd_in(document_of: Callable[[str], Document], form: Form) -> OddIn:
    """Return the maker of findings of a text."""
    return lambda text: Oddities(Reader(document_of(text), Normaliser({}, form.suspended)))


def place(oddities: Oddities, words: str) -> Words:
    raw = oddities.reader.document.raw
    assert raw.count(words) == 1
    start = raw.index(words)
    return oddities.reader.words(start, start + len(words))


def test_finding_is_filled_in(odd_in: OddIn) -> None:
    oddities = odd_in("Prosa.\n\n1.2 Tänd lyktorna\n\nKarta\n\n- 1.3** Tänd dem\n")
    chapter, on_map = place(oddities, "1.2"), place(oddities, "1.3")
    candidates = (Candidate("Tänd", LYKTOR, 0.9),)
    found = oddities.finding(
        "number",
        "number-tand-lyktorna",
        [LYKTOR],
        [chapter, on_map],
        {"title": "Tänd lyktorna", "chapter": "1.2", "map": "1.3"},
        "1.3",
        candidates,
    )
    assert (found.kind, found.key, found.about) == ("number", "number-tand-lyktorna", (LYKTOR,))
    assert (found.value, found.quote) == ("Tänd lyktorna", "1.2 Tänd lyktorna")
    assert found.places == (chapter.start, on_map.start)
    assert found.swedish == "Kapitlet ger ”Tänd lyktorna” nummer 1.2, kartan nummer 1.3."
    assert found.english == "The chapter numbers ‘Tänd lyktorna’ 1.2, the map 1.3."
    assert (found.proposal, found.candidates) == ("1.3", candidates)


def test_value_goes_before_the_title(odd_in: OddIn) -> None:
    said = {"value": "Ansvarig", "title": "Tänd"}
    assert odd_in("a").finding("labels", "k", (), (), said).value == "Ansvarig"
    assert odd_in("a").finding("same", "k", (), (), {"title": "A", "other": "B"}).value == "A"


def test_finding_without_a_place_has_no_quote(odd_in: OddIn) -> None:
    found = odd_in("Prosa.").finding("same", "same-a", [LYKTOR], (), {"title": "A", "other": "B"})
    assert (found.places, found.quote) == ((), "")


@pytest.mark.parametrize(
    ("text", "words", "quote"),
    [
        ("Ett.\nTvå tre fyra.\nFem.", "tre", "Två tre fyra."),
        ("Ett.\nTvå tre.", "tre", "Två tre."),
        ("Två\ntre fyra\nfem sex\nSju", "fyra\nfem", "tre fyra fem sex"),
        ("Aktör: Ett,\nTvå tre\nfyra\n\nfem", "Ett", "Aktör: Ett, Två tre fyra"),
        ("- 1.1 Tänd\n- 1.2 Samla", "1.1", "- 1.1 Tänd"),
        ("- 1.2** Tänd", "1.2", "- 1.2 Tänd"),
    ],
)
def test_quote_is_the_lines_of_the_words(odd_in: OddIn, text: str, words: str, quote: str) -> None:
    oddities = odd_in(text)
    assert oddities.quote(place(oddities, words)) == quote


@pytest.mark.parametrize("before", [0, 10, 1000])
def test_long_line_is_cut_around_the_words(odd_in: OddIn, before: int) -> None:
    oddities = odd_in("torg " * before + "Lyktbolaget " + "bro " * 200)
    quote = oddities.quote(place(oddities, "Lyktbolaget"))
    assert "Lyktbolaget" in quote
    assert len(quote) <= QUOTE + 2
    assert quote.endswith("…")
    assert quote.startswith("…") == (before > 10)
