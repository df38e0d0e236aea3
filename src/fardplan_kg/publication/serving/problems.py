"""What cannot be answered, told in the syntax and the language that were asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from starlette.responses import Response

from fardplan_kg.publication.headers import ALLOWED, CHANGING, VARY
from fardplan_kg.publication.serving import negotiation
from fardplan_kg.publication.serving.problem_graph import FORMATS, problem_graph
from fardplan_kg.questions import LANGUAGES
from fardplan_kg.rendering import environment
from fardplan_kg.wording import Words, msg

HTML, TEXT, PROBLEM, JSON = (
    "text/html",
    "text/plain",
    "application/problem+json",
    "application/json",
)
WORDS = {
    400: (msg("The address cannot be read"),
          msg("The address or the request is not written as the web's rules say.")),
    404: (msg("There is nothing here"),
          msg("No page and no file has this address. It may be misspelt.")),
    405: (msg("This cannot be done here"),
          msg("What is published can be read, not changed: GET, HEAD and OPTIONS are answered.")),
    406: (msg("Not in that format"),
          msg("This address has no representation in a format that you ask for.")),
    408: (msg("The request took too long"),
          msg("The whole request did not arrive in time. Try again.")),
    410: (msg("No longer published"),
          msg("This was published once and has been taken away. Its address is not used again.")),
    413: (msg("The request is too large"),
          msg("Nothing here takes so much content.")),
    414: (msg("The address is too long"),
          msg("No address here is so long.")),
    422: (msg("The answer is too large"),
          msg("The answer is larger than what is given here at a time.")),
    429: (msg("Too many questions in a short time"),
          msg("Wait a little and try again.")),
    431: (msg("The headers are too large"),
          msg("The request has more or longer headers than are read here.")),
    500: (msg("Something is wrong here"),
          msg("The fault is ours. It has been recorded.")),
    503: (msg("Too many visitors right now"),
          msg("Try again in a moment.")),
}  # fmt: skip
"""The title and the explanation by status."""
_OWN = {405: {"Allow": ALLOWED}, 503: {"Retry-After": "5"}}
_CLOSED = {400, 408, 413, 414, 431, 503}
"""What may have left content unread: the connection cannot be used again."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What cannot be answered: its status, the path as it may be shown, what can be had instead."""

    status: int
    path: str = ""
    instead: tuple[tuple[str, str], ...] = ()

    @property
    def phrase(self) -> str:
        """The words of the status, as RFC 9110 has them."""
        return HTTPStatus(self.status).phrase

    def title(self, language: str) -> str:
        """What is the matter, in a few words."""
        return Words(language).gettext(WORDS[self.status][0])

    def detail(self, language: str) -> str:
        """What is the matter, in a sentence or two."""
        return Words(language).gettext(WORDS[self.status][1])


def answer(problem: Problem, mount: str, accept: str = "", languages: str = "") -> Response:
    """Return the answer that tells of a problem: a page unless something else was asked for.

    A page cannot be what was wanted of a 406, so that is JSON or plain text.
    """
    offered = (PROBLEM, JSON, TEXT) if problem.status == 406 else (HTML, PROBLEM, JSON, *FORMATS)
    media = negotiation.media(accept, (*offered, TEXT)) or TEXT
    language = negotiation.language(languages, LANGUAGES)
    body = _body(problem, media, language, mount)
    shown = PROBLEM if media == JSON else media
    headers = {
        "Content-Type": f"{shown}; charset=utf-8" if shown.startswith("text/") else shown,
        **({} if media in FORMATS else {"Content-Language": language}),
        "Cache-Control": CHANGING,
        "Vary": VARY,
        **_OWN.get(problem.status, {}),
        **({"Connection": "close"} if problem.status in _CLOSED else {}),
    }
    return Response(body, problem.status, headers)


def _body(problem: Problem, media: str, language: str, mount: str) -> bytes:
    if media == HTML:
        return _page(problem, language, mount)
    if media in (PROBLEM, JSON):
        detail = problem.detail(language)
        return problem_json(problem.status, detail, problem.path, problem.instead)
    if media in FORMATS:
        told = {own: problem.detail(own) for own in LANGUAGES}
        return problem_graph(media, problem.path, problem.status, problem.phrase, told)
    return _text(problem, language)


def _page(problem: Problem, language: str, mount: str) -> bytes:
    homes: Mapping[str, str] = {"sv": "", "en": "index.en.html"}
    page = environment(language).get_template("problem.html")
    return page.render(problem=problem, root=mount, home=homes[language]).encode()


def problem_json(
    status: int, detail: str, path: str, instead: Sequence[tuple[str, str]] = ()
) -> bytes:
    """Return a problem as RFC 9457 writes it; of the type about:blank the title is the phrase.

    detail: what is the matter, in a sentence. instead: addresses and media types that can be had.
    """
    told: dict[str, object] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        **({"instance": path} if path else {}),
    }
    if instead:
        told["available"] = [{"type": media, "href": own} for own, media in instead]
    return json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n"


def _text(problem: Problem, language: str) -> bytes:
    lines: Sequence[str] = (
        f"{problem.status} {problem.phrase}",
        f"{problem.title(language)}. {problem.detail(language)}",
        *(f"{path}  {media}" for path, media in problem.instead),
    )
    return ("\n".join(lines) + "\n").encode()
