"""What nginx and Caddy cannot do, so that docs/hosting.md stays honest."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from publication_samples import TROLL, publication
from servers.caddy import caddy
from servers.nginx import nginx
from servers.sites import asked, laid_out

from fardplan_kg.publication.documents import MEDIA


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    serving = {"nginx": nginx, "caddy": caddy}[request.param]
    with laid_out(publication("https://data.example.se/")) as root, serving(root) as started:
        yield started


@pytest.mark.parametrize(
    ("accept", "ending"),
    [
        ("text/turtle,application/n-triples;q=0.9,text/html;q=0.1", "ttl"),
        ("application/rdf+xml, text/turtle;q=0.1", "rdf"),
        ("image/png, application/ld+json", "jsonld"),
        ("application/x-rdf, text/html;q=0.9, text/turtle", "html"),
    ],
)
def test_the_first_type_asked_for_is_sent(url: str, accept: str, ending: str) -> None:
    answer = asked(url, f"/{TROLL}", accept=accept)
    assert answer.headers["content-type"].split(";")[0] == MEDIA[ending]


@pytest.mark.parametrize(
    ("accept", "ending"), [("text/turtle;q=0.1, text/html", "ttl"), ("text/html;q=0", "html")]
)
def test_quality_values_are_not_read(url: str, accept: str, ending: str) -> None:
    answer = asked(url, f"/{TROLL}", accept=accept)
    assert (answer.status, answer.headers["content-type"].split(";")[0]) == (200, MEDIA[ending])


def test_a_tag_does_not_tell_files_of_the_same_length_apart(url: str) -> None:
    pages = [asked(url, f"/{TROLL}", accept_language=language) for language in ("sv", "en")]
    assert pages[0].body != pages[1].body
    assert pages[0].headers["etag"] == pages[1].headers["etag"]
