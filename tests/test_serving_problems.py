from __future__ import annotations

import html
import json
import re

import pyoxigraph as ox
import pytest
from publication_samples import publication
from serving_client import Got, ask

from fardplan_kg.publication.serving.app import Application
from fardplan_kg.publication.serving.problem_graph import FORMATS, HTTP
from fardplan_kg.publication.serving.problems import WORDS, Problem, answer
from fardplan_kg.questions import LANGUAGES

AT = Application(publication("https://example.se/a/b/"))
HOSTILE = [
    '/a/b/"><script>alert(1)</script>',
    "/a/b/' onmouseover='x",
    "/a/b/${7*7}{{7*7}}",
    '/a/b/"""@sv . <a:a> <a:b> <a:c> . """',
    "/a/b/]]></x><y>&amp;&lt;",
    "/a/b/\\u0000\\\\",
    "/a/b/%22%3E%3Cscript%3E",
    "/a/b/\u202e\u2028",
    "/a/b/%",
]


def missing(path: str, accept: str = "", language: str = "") -> Got:
    return ask(AT, path, headers=[("Accept", accept), ("Accept-Language", language)])


@pytest.mark.parametrize("path", HOSTILE)
@pytest.mark.parametrize("media", FORMATS)
def test_every_syntax_tells_the_same_of_any_path(media: str, path: str) -> None:
    found = missing(path, media)
    assert found.status in (400, 404)
    assert found.headers["content-type"].split(";")[0] == media
    quads = list(ox.parse(found.body, format=FORMATS[media]))
    assert len(quads) == 8
    said = {quad.predicate.value: str(quad.object.value) for quad in quads}
    assert said[f"{HTTP}statusCodeValue"] == str(found.status)
    assert said[f"{HTTP}absolutePath"].isascii()
    assert not any(isinstance(quad.subject, ox.NamedNode) for quad in quads)


@pytest.mark.parametrize("path", HOSTILE)
def test_no_path_becomes_markup(path: str) -> None:
    page = missing(path).body.decode()
    assert not re.search(r"<(script|y|a:a)|onmouseover='", page)
    shown = re.search(r"<code>(.*?)</code>", page)
    assert shown
    assert "<" not in shown[1]
    assert html.unescape(shown[1]).isascii()
    told = json.loads(missing(path, "application/json").body)
    assert told["instance"].isascii()
    assert missing(path, "text/plain").body.decode().count("\n") == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_in_the_visitor_s_language_and_leads_home(language: str) -> None:
    found = missing("/a/b/none", "text/html", language)
    page = found.body.decode()
    assert found.headers["content-language"] == language
    assert f'<html lang="{language}">' in page
    assert f'href="/a/b/{"" if language == "sv" else "index.en.html"}"' in page
    assert 'href="/a/b/static/site.css"' in page
    assert {"sv": "Här finns ingenting", "en": "There is nothing here"}[language] in page


@pytest.mark.parametrize("accept", ["application/json", "application/problem+json"])
def test_json_is_as_its_standard_says(accept: str) -> None:
    found = missing("/a/b/none", accept, "en")
    assert found.headers["content-type"] == "application/problem+json"
    assert json.loads(found.body) == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "No page and no file has this address. It may be misspelt.",
        "instance": "/a/b/none",
    }


@pytest.mark.parametrize("accept", ["image/png", "text/plain", "text/csv"])
def test_text_is_what_is_left(accept: str) -> None:
    found = missing("/a/b/none", accept, "en")
    assert found.headers["content-type"] == "text/plain; charset=utf-8"
    assert found.body.startswith(b"404 Not Found\nThere is nothing here. ")


@pytest.mark.parametrize("status", WORDS)
def test_every_status_has_words_in_both_languages(status: int) -> None:
    problem = Problem(status)
    assert len({problem.title(own) for own in LANGUAGES}) == 2
    assert len({problem.detail(own) for own in LANGUAGES}) == 2
    assert answer(problem, "/").status_code == status
    assert len(WORDS) == 13


def test_who_comes_too_early_is_told_when_to_come_back() -> None:
    headers = answer(Problem(503), "/").headers
    assert (headers["retry-after"], headers["connection"]) == ("5", "close")
    assert headers["cache-control"] == "no-cache"
