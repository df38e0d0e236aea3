from __future__ import annotations

import asyncio
import json

import pytest
from search_samples import flemingsberg, inputs
from starlette.datastructures import Headers
from starlette.responses import Response

from fardplan_kg.publication.search.results import PAGE
from fardplan_kg.publication.serving.asked import Asked
from fardplan_kg.publication.serving.search_service import (
    MOST_SHOWN,
    Query,
    SearchService,
    read_query,
)

MOUNT = "/plan/"


@pytest.fixture(scope="module")
def service() -> SearchService:
    return SearchService(inputs(), MOUNT)


def got(
    service: SearchService, target: str, method: str = "GET", **headers: str
) -> Response | None:
    path, _, query = target.partition("?")
    sent = Headers({name.replace("_", "-"): value for name, value in headers.items()})
    asked = Asked(method, path.encode(), sent, len(target), query.encode())
    return asyncio.run(service.answer(asked, b""))


def body(answer: Response | None) -> str:
    assert answer is not None
    assert answer.status_code == 200
    return bytes(answer.body).decode()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_hits_are_given_as_a_page_and_as_json(service: SearchService, language: str) -> None:
    page = body(got(service, f"/plan/sok.{language}.html?q=halsov"))
    assert "<mark>Hälsov</mark>" in page
    found = json.loads(body(got(service, f"/plan/sok.{language}.json?q=halsov")))
    assert found == flemingsberg(language).result("halsov")


@pytest.mark.parametrize(
    ("accept", "languages", "expected"),
    [
        ("", "", "sok.sv.html"),
        ("text/html", "en", "sok.en.html"),
        ("application/json", "", "sok.sv.json"),
        ("application/json;q=0.9, text/html;q=0.1", "en", "sok.en.json"),
    ],
)
def test_syntax_and_language_are_negotiated(
    service: SearchService, accept: str, languages: str, expected: str
) -> None:
    own = {"accept": accept, "accept_language": languages}
    answer = got(service, "/plan/sok?q=halsov&visa=7", **own)
    assert answer is not None
    assert answer.headers["content-location"] == f"/plan/{expected}?q=halsov"
    assert body(answer) == body(got(service, f"/plan/{expected}?q=halsov"))
    assert {"Accept", "Accept-Language"} <= set(answer.headers["vary"].split(", "))


@pytest.mark.parametrize(
    "target",
    ["/plan/sok", "/plan/sok?q=", "/plan/sok?q=%20%00", "/plan/sok.sv.html",
     "/plan/sok.de.html?q=a", "/plan/sok/index.sv.json?q=a", "/sok?q=a", "/plan/plan/sok?q=a",
     "/plan/sokning?q=a",
     "/plan/sok.sv.html%00?q=a", "/plan/%ff?q=a"],
)  # fmt: skip
def test_what_is_no_search_is_not_its_to_answer(service: SearchService, target: str) -> None:
    assert got(service, target) is None


def test_what_cannot_be_acceptable_and_other_methods_are_left_to_others(
    service: SearchService,
) -> None:
    assert got(service, "/plan/sok?q=a", accept="text/turtle") is None
    assert got(service, "/plan/sok?q=a", "OPTIONS") is None
    assert got(service, "/plan/sok?q=a", "HEAD") is not None


def test_an_answer_has_a_tag_of_its_own_and_is_not_sent_twice(service: SearchService) -> None:
    first = got(service, "/plan/sok.sv.html?q=halsov")
    other = got(service, "/plan/sok.sv.html?q=huddinge")
    assert first is not None
    assert other is not None
    assert first.headers["etag"] != other.headers["etag"]
    assert "max-age" in first.headers["cache-control"]
    again = got(service, "/plan/sok.sv.html?q=halsov", if_none_match=first.headers["etag"])
    assert again is not None
    assert (again.status_code, bytes(again.body)) == (304, b"")


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (b"q=h%C3%A4lso+v%C3%A4g", Query("hälso väg", PAGE)),
        (b"q=a&q=b", Query("a", PAGE)),
        (b"q=a&visa=100", Query("a", 100)),
        (b"q=a&visa=1", Query("a", PAGE)),
        (b"q=a&visa=999999", Query("a", MOST_SHOWN)),
        (b"q=a&visa=%D9%A1%D9%A2", Query("a", PAGE)),
        (b"q=a&visa=-5&format=x", Query("a", PAGE)),
        (b"q=%FF%FEa", Query("\ufffd\ufffda", PAGE)),
        (b"q=%", Query("%", PAGE)),
        (b"q=%20%0a", Query("", PAGE)),
        (b"\xff=&;=;&&&", Query("", PAGE)),
        (b"", Query("", PAGE)),
    ],
)
def test_the_query_of_the_address_is_read(sent: bytes, expected: Query) -> None:
    assert read_query(sent) == expected


def test_a_long_query_is_cut_and_the_page_says_so(service: SearchService) -> None:
    found = json.loads(body(got(service, "/plan/sok.sv.json?q=" + "x" * 7000)))
    assert (found["cut"], len(found["query"])) == (True, 200)
    page = body(got(service, "/plan/sok.sv.html?q=" + "x" * 7000))
    assert "bara de första 200 tecknen" in page


@pytest.mark.parametrize(
    "query", ["%3C/script%3E%3Cimg%20src=x%20onerror=alert(1)%3E", "%22%27%26"]
)
def test_a_hostile_query_is_text(service: SearchService, query: str) -> None:
    page = body(got(service, f"/plan/sok.sv.html?q={query}"))
    assert "<img" not in page
    assert "alert(1)>" not in page
