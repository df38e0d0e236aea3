"""One exchange with a SPARQL endpoint, through SPARQLWrapper: a whole answer, or one clear fault.

What may pass (no connection, a connection lost, 502, 503, 504, too slow) is tried again after a
short pause that grows; nothing else is.
"""

from __future__ import annotations

import ast
import gzip
import zlib
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from time import monotonic, sleep
from typing import TYPE_CHECKING
from urllib.error import HTTPError

from fardplan_kg import __version__
from fardplan_kg.endpoint_faults import (
    PassingFault,
    check_timeout,
    check_url,
    failure,
    redirected,
    refusal,
    tried,
    web_page,
)

if TYPE_CHECKING:
    from SPARQLWrapper import SPARQLWrapper

AGENT = f"fardplan-kg/{__version__}"
TABLE = "application/sparql-results+json, application/json;q=0.9"
TRIPLES = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.5"
# a longer URL is refused by some servers and proxies; the standard allows POST for any length
LONGEST_GET = 2000
MOST_SAID = 100_000
PAGES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True)
class Reply:
    """A whole answer: its content and its media type without parameters."""

    content: bytes
    media_type: str


@dataclass(frozen=True)
class Endpoint:
    """A SPARQL endpoint: how long (in seconds) and how often it is tried.

    Raises CallFault for what is not the URL of an endpoint.
    """

    url: str
    timeout: float = 30.0
    retries: int = 2
    pause: float = 0.25

    def __post_init__(self) -> None:
        check_url(self.url)
        check_timeout(self.timeout)

    def query(
        self, text: str, form: str, accept: str, parameters: Iterable[tuple[str, str]] = ()
    ) -> Reply:
        """Send a query of a form (SELECT, ASK …); ``parameters`` are those of the protocol."""
        named = list(parameters)
        request = self._request(text, form, accept)
        request.setMethod("GET" if _length(text, named) <= LONGEST_GET else "POST")
        for name, value in named:
            request.addParameter(name, value)
        reply = self._persistently(request)
        if reply.media_type in PAGES or reply.content.lstrip()[:9].lower() == b"<!doctype":
            raise web_page(self.url)
        return reply

    def update(self, text: str) -> None:
        """Send an update."""
        request = self._request(text, "INSERT", "*/*")
        request.setMethod("POST")
        # as it is, not as a form: a third of the length, and no server's limit for forms
        request.setRequestMethod("postdirectly")
        self._persistently(request)

    def _request(self, text: str, form: str, accept: str) -> SPARQLWrapper:
        from SPARQLWrapper import SPARQLWrapper

        request = SPARQLWrapper(self.url, agent=AGENT)
        # set as they are: the library's own guess of the form takes a word of our `#+` header for
        # it, and its timeout drops the fraction, so that 0.5 seconds would be none
        request.queryString, request.queryType = text, form
        request.timeout = self.timeout  # type: ignore[assignment]
        request.setOnlyConneg(True)
        request.addCustomHttpHeader("Accept", accept)
        request.addCustomHttpHeader("Accept-Encoding", "gzip")
        return request

    def _persistently(self, request: SPARQLWrapper) -> Reply:
        for number in range(self.retries):
            try:
                return self._once(request)
            except PassingFault:
                sleep(self.pause * 2**number)
        try:
            return self._once(request)
        except PassingFault as fault:
            raise tried(fault, self.retries + 1) from None

    def _once(self, request: SPARQLWrapper) -> Reply:
        from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

        deadline = monotonic() + self.timeout
        try:
            with closing(request.query().response) as response:
                self._refuse_redirected(request, response)
                return _whole(response, deadline)
        except SPARQLWrapperException as error:
            raise refusal(self.url, *_refused(error)) from None
        except HTTPError as error:
            raise refusal(self.url, error.code, _body(error)) from None
        except (OSError, HTTPException, EOFError, ValueError, zlib.error) as error:
            raise failure(self.url, self.timeout, error) from None

    def _refuse_redirected(self, request: SPARQLWrapper, response: HTTPResponse) -> None:
        """A redirected POST has become a GET without its query: the answer is to nothing."""
        place = response.geturl().partition("?")[0]
        if request.method == "POST" and place != self.url:
            raise redirected(self.url, place)


def _length(text: str, parameters: list[tuple[str, str]]) -> int:
    return len(text.encode()) + sum(len(name) + len(value) for name, value in parameters)


def _refused(error: Exception) -> tuple[int, bytes]:
    """Return the status and the body behind an exception of the library's own.

    It has read the body, and keeps it only as its repr at the end of the message.
    """
    cause = error.__context__
    code = cause.code if isinstance(cause, HTTPError) else 400
    _, _, shown = str(error).partition("Response:\n")
    return code, ast.literal_eval(shown) if shown else b""


def _body(error: HTTPError) -> bytes:
    """Return what a refusal says, as far as it can be read."""
    with closing(error):
        try:
            return error.read(MOST_SAID)
        except (OSError, HTTPException):
            return b""


def _whole(response: HTTPResponse, deadline: float) -> Reply:
    """Read an answer to its end, in time.

    The socket's own time limit counts from each read, so that a slow drip would never end.
    """
    parts = []
    while part := response.read1(1 << 20):
        parts.append(part)
        if monotonic() > deadline:
            raise TimeoutError
    content = b"".join(parts)
    if (length := response.headers["Content-Length"]) and len(content) != int(length):
        raise ValueError(f"{len(content)} of {length} bytes")
    media_type = response.headers.get_content_type() if response.headers["Content-Type"] else ""
    return Reply(_unpacked(content, response.headers["Content-Encoding"] or ""), media_type)


def _unpacked(content: bytes, encoding: str) -> bytes:
    if encoding.lower() in ("gzip", "x-gzip"):
        return gzip.decompress(content)
    if encoding.lower() not in ("", "identity"):
        raise ValueError(f"encoded as {encoding}, which was not asked for")
    return content
