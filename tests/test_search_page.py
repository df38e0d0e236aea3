from __future__ import annotations

import json
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import html5lib  # type: ignore[import-untyped]
import pytest
from html_page import Page
from search_samples import flemingsberg, inputs

from fardplan_kg.publication.search.page import address, plain_files, search_page
from fardplan_kg.publication.search.results import PAGE
from fardplan_kg.questions import LANGUAGES

HOSTILE = "</script><img src=x onerror=alert(1)>\"'&"


def page(language: str, query: str = "", shown: int = PAGE) -> str:
    found = flemingsberg(language).result(query, shown) if query else None
    return search_page(inputs(), language, found, shown)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("query", ["", "halsov", "halsovegan", "a", "troll " * 60, HOSTILE])
def test_the_page_is_valid_html(language: str, query: str) -> None:
    text = page(language, query)
    html5lib.HTMLParser(strict=True).parse(text)
    ids = Page(text).ids()
    assert len(ids) == len(set(ids)) > 3
    assert "%(" not in text.split("<main", 1)[1].split('id="search-words"')[0]


@pytest.mark.parametrize(
    ("language", "words"),
    [("sv", ("5 träffar", "avsnitt", "Plats")), ("en", ("5 hits", "section", "Place"))],
)
def test_the_hits_stand_in_the_page(language: str, words: tuple[str, ...]) -> None:
    text = page(language, "halsov")
    for word in words:
        assert word in text
    assert text.count("<li id=") == 5
    assert "<mark>Hälsov</mark>ägen</a>" in text
    assert 'value="halsov"' in text
    assert f'href="doc/place/halsovagen.{language}.html"' in text
    assert "<script src" not in text
    other = "en" if language == "sv" else "sv"
    assert f'href="sok.{other}.html?q=halsov"' in text


def test_a_quote_is_marked_as_swedish_on_the_english_page() -> None:
    text = page("en", "halsov")
    assert '<q lang="sv">' in text
    assert '<q lang="sv">' not in page("sv", "halsov")


def test_more_hits_are_a_link() -> None:
    text = page("sv", "a")
    assert "De 50 första visas." in text
    assert 'href="sok.sv.html?q=a&amp;visa=100#hit-51">Visa 50 till</a>' in text
    assert "Visa 50 till" not in page("sv", "a", 1000)


def test_nothing_found_gives_suggestions() -> None:
    text = page("sv", "halsovegan")
    assert "Inget hittades." in text
    assert 'Menade du <a href="sok.sv.html?q=H%C3%A4lsov%C3%A4gen">Hälsovägen</a>' in text


def test_a_hostile_query_is_text() -> None:
    text = page("sv", HOSTILE)
    assert "<img" not in text
    assert "&lt;/script&gt;&lt;img" in text


def test_the_page_without_a_query_has_the_script_unless_it_is_served() -> None:
    text = page("sv")
    assert text.count("<script src") == 2
    assert "<noscript>" in text
    data = text.split('id="search-words">')[1].split("</script>")[0]
    assert json.loads(data)["many"] == "%(num)s träffar"
    served = search_page(replace(inputs(), endpoint="sparql"), "sv")
    assert "<script src" not in served
    assert "<noscript>" not in served


@pytest.mark.parametrize("query", ["halsov", HOSTILE, "å & ö = +"])
def test_an_address_holds_the_query(query: str) -> None:
    parts = urlsplit(address("sv", query, 100, "json"))
    assert parts.path == "sok.sv.json"
    assert parse_qs(parts.query) == {"q": [query], "visa": ["100"]}
    assert "visa" not in address("sv", query)


def test_the_index_and_the_scripts_are_files() -> None:
    found = {own.path: own.made() for own in plain_files(inputs())}
    assert list(found) == [
        "sok/index.sv.json", "sok/index.en.json", "static/search.js", "static/search-page.js",
    ]  # fmt: skip
    assert all(found.values())
