from __future__ import annotations

import pytest
from publication_samples import publication

from fardplan_kg.faults import CallFault
from fardplan_kg.publication.documents import Publication, base_url, plain

RIGHT = {
    "https://data.example.se": "https://data.example.se/",
    "https://data.example.se/": "https://data.example.se/",
    " http://127.0.0.1:8000 ": "http://127.0.0.1:8000/",
    "https://data.example.se/fardplan": "https://data.example.se/fardplan/",
    "https://data.example.se/a/b-c_~.d/": "https://data.example.se/a/b-c_~.d/",
    "HTTPS://Data.Example.se/": "https://data.example.se/",
    "http://[::1]:8000/": "http://[::1]:8000/",
}
WRONG = (
    *("", "data.example.se", "ftp://data.example.se/", "javascript:alert(1)", "file:///tmp/"),
    *("https:///fardplan/", "https://", "https://user@data.example.se/", "https://u:p@e.se/"),
    *("https://data.example.se/?", "https://data.example.se/?a=b", "https://e.se/#a", "https://e.se/#"),
    *("https://e.se/a b/", "https://e.se/å/", "https://e.se/%61/", "https://e.se//a", "https://e.se/../a"),
    *("https://e.se:port/", "https://e.se:99999/", "https://[::1/", 'https://e.se/"', "https://<e>/"),
)  # fmt: skip


@pytest.mark.parametrize("given", RIGHT)
def test_an_address_ends_with_a_slash(given: str) -> None:
    assert base_url(given) == RIGHT[given]


@pytest.mark.parametrize("given", WRONG)
def test_what_is_no_address_of_pages_is_refused_in_both_languages(given: str) -> None:
    with pytest.raises(CallFault, match="must be the http or https address") as told:
        base_url(given)
    assert "ska vara http- eller https-adressen" in told.value.told("sv")


@pytest.mark.parametrize(("base", "mount"), [("https://e.se/", "/"), ("https://e.se/a/", "/a/")])
def test_the_mount_is_the_path_of_the_base(base: str, mount: str) -> None:
    found = publication(base)
    assert found.mount == mount
    assert found.url("doc/actor/trollen") == f"{base}doc/actor/trollen"


def test_files_are_every_representation_and_plain_file() -> None:
    found = publication()
    assert list(found.files) == sorted(found.files)
    assert {"doc/actor/trollen.sv.html", "static/site.css", "index.html"} <= set(found.files)


def test_two_files_of_one_path_are_refused() -> None:
    found = publication()
    twice = {**found.plain, "x": plain("index.html", b"")}
    with pytest.raises(ValueError, match=r"index\.html: two files"):
        _ = Publication(found.documents, twice).files


def test_a_representation_is_found_by_type_and_language() -> None:
    document = publication().documents["doc/actor/trollen"]
    english = document.in_syntax("text/html", "en")
    assert english is not None
    assert english.path == "doc/actor/trollen.en.html"
    assert document.in_syntax("image/png") is None


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.ttl", "text/turtle; charset=utf-8"),
        ("a.jsonld", "application/ld+json"),
        ("a.nt", "application/n-triples"),
        ("a.xml", "application/xml; charset=utf-8"),
        ("data/SHA256SUMS", "application/octet-stream"),
    ],
)
def test_a_text_says_how_it_is_encoded(path: str, content_type: str) -> None:
    assert plain(path, b"").content_type == content_type
