from __future__ import annotations

import time

import pytest

from fardplan_kg.publication.serving import negotiation

HTML, TTL, LD, NT, RDF = (
    "text/html",
    "text/turtle",
    "application/ld+json",
    "application/n-triples",
    "application/rdf+xml",
)
OFFERED = (HTML, TTL, LD, NT, RDF)
CHROME = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;"
    "q=0.8,application/signed-exchange;v=b3;q=0.7"
)
TRIFID_362 = (
    "application/ld+json, application/trig, application/n-quads, application/n-triples, text/n3, "
    "text/turtle, application/rdf+xml"
)
RAPPER = (
    "application/rdf+xml, text/rdf;q=0.6, application/n-triples, text/plain;q=0.1, text/turtle, "
    "application/x-turtle, application/turtle, text/n3;q=0.3, text/html;q=0.2, text/html;q=0.6, "
    "*/*;q=0.1"
)
JENA = (
    "text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,application/rdf+xml;q=0.7,"
    "*/*;q=0.3"
)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", HTML),
        ("*/*", HTML),
        (CHROME, HTML),
        (TRIFID_362, TTL),
        (RAPPER, TTL),
        (JENA, TTL),
        ("text/turtle", TTL),
        ("TEXT/Turtle", TTL),
        ("text/*", HTML),
        ("application/*", LD),
        ("text/*, text/html;q=0", TTL),
        ("text/html;q=0.3, application/rdf+xml;q=0.31", RDF),
        ("*/*, text/html;q=0.1, text/turtle;q=0.2", LD),
        ("text/*;q=0.9, text/html;q=0.1, application/*;q=0.5", TTL),
        ('application/ld+json;profile="http://a/b,c;q=0"', LD),
        ('application/ld+json; profile="x\\",y" ; q="1"', HTML),
        ("text/turtle;charset=utf-8", TTL),
        ("text/turtle ; q = 1.000", TTL),
        ("text/turtle;q=.5, text/html;q=.4", TTL),
        ("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", HTML),
        ("image/png, *;q=.2", HTML),
        ("image/png", None),
        ("text/n3", None),
        ("*/*;q=0", None),
        ("text/html;q=0", None),
        ("text/turtle;q=0.000", None),
        ("application/xhtml+xml", None),
    ],
)
def test_the_most_specific_range_decides(header: str, expected: str | None) -> None:
    assert negotiation.media(header, OFFERED) == expected


BROKEN = [
    ",",
    ",,,;;;",
    ";q=1",
    "text",
    "text/",
    "/",
    "text/html/x",
    "text/turtle;q=2",
    "text/turtle;q=",
    "text/turtle;q=nan",
    "text/turtle;q=-1",
    "text/turtle;q=1e0",
    "text/turtle;q=.",
    "te xt/turtle",
    '"text/turtle',
    "text/tur\u00e5tle",
    "\x00\x7f\xff",
    "${jndi:ldap://x}",
    "text/turtle q=1",
]


@pytest.mark.parametrize("header", BROKEN)
def test_a_header_that_cannot_be_read_counts_as_none(header: str) -> None:
    assert negotiation.media(header, OFFERED) == HTML


@pytest.mark.parametrize("broken", BROKEN[:-6])
def test_a_range_that_cannot_be_read_is_left_out(broken: str) -> None:
    assert negotiation.media(f"application/rdf+xml, {broken}", OFFERED) == RDF
    assert len(BROKEN) == 19


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", "sv"),
        ("*", "sv"),
        ("en", "en"),
        ("EN-gb", "en"),
        ("sv-SE,sv;q=0.9,en-US;q=0.8,en;q=0.7", "sv"),
        ("en-US,en;q=0.9,sv;q=0.8", "en"),
        ("de,en-US;q=0.7,en;q=0.3", "en"),
        ("de", "sv"),
        ("de, *;q=0.1", "sv"),
        ("sv;q=0", "en"),
        ("sv;q=0, en;q=0", "sv"),
        ("sv;q=0.2, en;q=0.3", "en"),
        ("*;q=0.5, sv;q=0.1", "en"),
        ("svenska", "sv"),
        ("enx", "sv"),
        ("en_US", "sv"),
        (";;,\x00", "sv"),
    ],
)
def test_a_page_is_in_the_language_preferred(header: str, expected: str) -> None:
    assert negotiation.language(header, ("sv", "en")) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", False),
        ("gzip, deflate, br, zstd", True),
        ("x-gzip", True),
        ("gzip;q=0", False),
        ("*", True),
        ("*;q=0", False),
        ("gzip;q=0, *", False),
        ("br", False),
        ("identity", False),
    ],
)
def test_gzip_is_sent_to_those_who_ask(header: str, expected: bool) -> None:
    assert negotiation.gzipped(header) is expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ('"a"', True),
        ('W/"a"', True),
        ('"b", W/"a"', True),
        ("*", True),
        ('"b"', False),
        ("a", False),
        ('"a', False),
        ('"', False),
        ('"A"', False),
    ],
)
def test_a_tag_is_compared_weakly(header: str, expected: bool) -> None:
    assert negotiation.same_tag(header, '"a"') is expected


@pytest.mark.parametrize(
    "piece", ['"', '"\\', '\\"', ',"', ";", "a/b;", 'a/b;q="', "*/*,", " ;q=0"]
)
def test_a_hostile_header_takes_no_longer_than_its_length_allows(piece: str) -> None:
    header = piece * (32768 // len(piece))
    begun = time.perf_counter()
    negotiation.media(header, OFFERED)
    negotiation.language(header, ("sv", "en"))
    negotiation.same_tag(header, '"a"')
    assert time.perf_counter() - begun < 1
