from __future__ import annotations

import json

import pyoxigraph as ox
import pytest
from network_samples import HOSTILE
from starlette.datastructures import Headers

from fardplan_kg.publication.documents import MEDIA, Representation
from fardplan_kg.publication.serving.asked import Asked
from fardplan_kg.publication.serving.unanswered import unanswered
from fardplan_kg.publication.sparql.tasks import Refused

SHOWN = {"html": "text/html; charset=utf-8", "csv": "text/plain; charset=utf-8",
         "json": "application/problem+json", "ttl": "text/turtle; charset=utf-8"}  # fmt: skip
REFUSED = Refused(503, "it took too long", "det tog för lång tid", 5)
ASKED = Asked("GET", b"/svar/x.sv.csv", Headers(), 14)


def own(ending: str, language: str = "sv") -> Representation:
    return Representation(f"svar/x.{language}.{ending}", MEDIA[ending], bytes, language)


def page(told: str) -> str:
    return f"<p>{told}</p>"


@pytest.mark.parametrize("ending", SHOWN)
@pytest.mark.parametrize("wait", [0, 5])
def test_it_is_told_in_the_syntax_that_was_asked_for(ending: str, wait: int) -> None:
    refused = Refused(503, REFUSED.english, REFUSED.swedish, wait)
    got = unanswered(refused, own(ending), ASKED, page)
    assert (got.status_code, got.headers["content-type"]) == (503, SHOWN[ending])
    assert "Det tog för lång tid." in bytes(got.body).decode() or ending == "ttl"
    assert got.headers.get("retry-after") == (str(wait) if wait else None)
    assert got.headers["cache-control"] == "no-cache"
    assert "Accept" in got.headers["vary"]


def test_it_is_told_in_the_language_that_was_asked_for() -> None:
    got = unanswered(REFUSED, own("html", "en"), ASKED, page)
    assert (got.headers["content-language"], got.body) == ("en", b"<p>It took too long.</p>")


def test_rdf_tells_it_in_both() -> None:
    got = unanswered(REFUSED, own("ttl"), ASKED, page)
    quads = ox.parse(bytes(got.body), format=ox.RdfFormat.TURTLE)
    texts = {o.value for quad in quads if isinstance(o := quad.object, ox.Literal)}
    assert {"Det tog för lång tid.", "It took too long.", "/svar/x.sv.csv"} <= texts


def test_json_is_a_problem_as_rfc_9457_has_it() -> None:
    refused = Refused(400, HOSTILE, HOSTILE)
    told = json.loads(bytes(unanswered(refused, own("json"), ASKED, page).body))
    assert (told["status"], told["title"], told["type"]) == (400, "Bad Request", "about:blank")
    assert HOSTILE[1:] in told["detail"]
