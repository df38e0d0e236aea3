from __future__ import annotations

from dataclasses import replace
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from description_samples import BASE, site
from publication_samples import document

from fardplan_kg.publication.descriptions.sitemap import (
    LARGEST,
    MOST,
    NAMESPACE,
    XHTML,
    robots,
    sitemap,
)
from fardplan_kg.publication.documents import HTML, Publication

URL, LOC, LASTMOD, LINK = (f"{{{NAMESPACE}}}{name}" for name in ("url", "loc", "lastmod", "link"))
ALTERNATE = f"{{{XHTML}}}link"


def read(content: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(content)


def addresses(content: bytes) -> list[str]:
    return [own.text or "" for own in read(content).iter(LOC)]


def pages(publication: Publication) -> set[str]:
    return {
        publication.url(own.path)
        for found in publication.documents.values()
        for own in found.representations
        if own.media == HTML and not found.deprecated
    }


def many(number: int) -> Publication:
    made = (document(f"doc/actor/troll-{place}", "Troll") for place in range(number))
    return replace(site(), documents={own.path: own for own in made})


def test_every_page_is_listed_once_in_both_languages() -> None:
    found = addresses(sitemap(site(), "2026-11-23")["sitemap.xml"])
    assert set(found) == pages(site())
    assert len(found) == len(set(found)) > 80
    assert all(own.startswith(BASE) for own in found)


def test_each_page_names_itself_the_other_and_the_negotiated_address() -> None:
    entries = list(read(sitemap(site())["sitemap.xml"]).iter(URL))
    for entry in entries:
        links = {own.get("hreflang"): own.get("href") for own in entry.iter(ALTERNATE)}
        assert set(links) == {"sv", "en", "x-default"}
        assert entry.findtext(LOC) in links.values()
        assert links["x-default"] == f"{BASE}{_document(str(links['en']))}"
    assert len(entries) > 80


def _document(url: str) -> str:
    return url.removeprefix(BASE).removesuffix(".en.html").removesuffix("index")


def test_what_is_replaced_is_not_listed() -> None:
    content = sitemap(site())["sitemap.xml"]
    assert b"trollen" in content
    assert b"tomtarna" not in content


def test_the_day_is_the_data_s_and_left_out_where_it_is_not_known() -> None:
    dated = read(sitemap(site(), "2026-11-23")["sitemap.xml"])
    assert {own.text for own in dated.iter(LASTMOD)} == {"2026-11-23"}
    assert not list(read(sitemap(site())["sitemap.xml"]).iter(LASTMOD))


def test_more_than_a_file_may_hold_is_split_with_an_index() -> None:
    made = many(MOST // 2 + 1)
    files = sitemap(made, "2026-11-23")
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    index = read(files.pop("sitemap.xml"))
    assert index.tag == f"{{{NAMESPACE}}}sitemapindex"
    assert [own.text for own in index.iter(LOC)] == [f"{BASE}{path}" for path in files]
    listed = [address for content in files.values() for address in addresses(content)]
    assert [len(addresses(content)) for content in files.values()] == [MOST, 2]
    assert set(listed) == pages(made)
    assert all(len(content) <= LARGEST for content in files.values())


@pytest.mark.parametrize("largest", [2_000, 5_000, 100_000])
def test_no_file_is_larger_than_it_may_be(largest: int) -> None:
    files = sitemap(many(20), largest=largest)
    parts = [content for path, content in files.items() if path != "sitemap.xml"] or list(
        files.values()
    )
    assert all(len(content) <= largest for content in parts)
    assert sum(len(addresses(content)) for content in parts) == 40
    assert (len(parts) > 1) == (largest < 100_000)


def test_a_site_without_pages_has_an_empty_map() -> None:
    assert addresses(sitemap(replace(site(), documents={}))["sitemap.xml"]) == []


def test_a_hostile_base_and_day_are_escaped() -> None:
    bad = replace(site(), base='https://example.se/?a="1"&b=<c>/')
    root = read(sitemap(bad, "<&>")["sitemap.xml"])
    assert {own.text for own in root.iter(LASTMOD)} == {"<&>"}
    assert all((own.text or "").startswith(bad.base) for own in root.iter(LOC))


@pytest.mark.parametrize("base", [BASE, "https://data.example.se/"])
def test_robots_may_read_every_page_and_find_the_map(base: str) -> None:
    lines = robots(replace(site(), base=base)).decode().splitlines()
    read_by = RobotFileParser()
    read_by.parse(lines)
    assert read_by.can_fetch("*", f"{base}doc/actor/trollen")
    assert read_by.site_maps() == [f"{base}sitemap.xml"]
    assert lines[0].startswith("#") == (base == BASE)
