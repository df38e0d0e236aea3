"""Why a question with values has no answer, in the syntax and the language that were asked for."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from starlette.responses import Response

from fardplan_kg.publication.documents import HTML, MEDIA, Representation
from fardplan_kg.publication.headers import CHANGING, VARY
from fardplan_kg.publication.serving.asked import Asked
from fardplan_kg.publication.serving.problem_graph import FORMATS, problem_graph
from fardplan_kg.publication.serving.problems import PROBLEM, TEXT, problem_json
from fardplan_kg.publication.sparql.tasks import Refused


def unanswered(
    refused: Refused, own: Representation, asked: Asked, page: Callable[[str], str]
) -> Response:
    """Return the answer that tells why, in place of a representation.

    page: makes the page that says so, of a sentence. A table in CSV has no place for it: that is
    plain text.
    """
    texts = {"sv": _sentence(refused.swedish), "en": _sentence(refused.english)}
    told = texts[own.language]
    if own.media == HTML:
        return _response(refused, own.language, HTML, page(told).encode())
    if own.media == MEDIA["json"]:
        body = problem_json(refused.status, told, asked.shown)
        return _response(refused, own.language, PROBLEM, body)
    if own.media in FORMATS:
        phrase = HTTPStatus(refused.status).phrase
        graph = problem_graph(own.media, asked.shown, refused.status, phrase, texts)
        return _response(refused, "", own.media, graph)
    return _response(refused, own.language, TEXT, f"{told}\n".encode())


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith(".") else ".")


def _response(refused: Refused, language: str, media: str, body: bytes) -> Response:
    headers = {
        "Content-Type": f"{media}; charset=utf-8" if media.startswith("text/") else media,
        "Cache-Control": CHANGING,
        "Vary": VARY,
        **({"Content-Language": language} if language else {}),
        **({"Retry-After": str(refused.wait)} if refused.wait else {}),
    }
    return Response(body, refused.status, headers)
