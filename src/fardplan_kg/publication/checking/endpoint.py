"""A SPARQL endpoint, and how it is asked: SPARQL 1.1 Protocol, section 2.1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    parse,
    parse_query_results,
)

from fardplan_kg.publication.checking.answer import Answer
from fardplan_kg.publication.checking.rdf import Term, Triple, Unreadable
from fardplan_kg.publication.checking.reach import Site

QUERY, UPDATE, FORM = (
    "application/sparql-query",
    "application/sparql-update",
    "application/x-www-form-urlencoded",
)
JSON, XML, CSV, TSV = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)
RESULTS = {
    JSON: QueryResultsFormat.JSON,
    XML: QueryResultsFormat.XML,
    TSV: QueryResultsFormat.TSV,
}
TURTLE, N_TRIPLES = "text/turtle", "application/n-triples"
LONGEST = 2000
"""Characters of a query that is sent in an address; a longer one is posted."""
NOTHING = "INSERT DATA {}"
"""The one update that is sent: it changes nothing."""
Parameters = tuple[tuple[str, str], ...]
Row = dict[str, Term]


@dataclass(frozen=True)
class Endpoint:
    """address: where it is asked. named: its IRI, as the site says it."""

    site: Site
    address: str
    named: str

    def get(self, parameters: Parameters = (), headers: Mapping[str, str] | None = None,
            method: str = "GET") -> Answer:  # fmt: skip
        """Ask with parameters in the address."""
        query = f"?{urlencode(parameters)}" if parameters else ""
        return self.site.ask(self.address + query, headers, method)

    def post(
        self, content: bytes, media: str, parameters: Parameters = (), accept: str = JSON
    ) -> Answer:
        """Ask with content of a media type; an empty one is not sent."""
        sent = {"accept": accept, **({"content-type": media} if media else {})}
        query = f"?{urlencode(parameters)}" if parameters else ""
        return self.site.ask(self.address + query, sent, "POST", content=content)

    def form(self, parameters: Parameters, accept: str = JSON) -> Answer:
        """Ask with a form."""
        return self.post(urlencode(parameters).encode(), FORM, accept=accept)

    def query(self, text: str, accept: str = JSON) -> Answer:
        """Ask a query, by GET where it is short."""
        if len(text) <= LONGEST:
            return self.get((("query", text),), {"accept": accept})
        return self.form((("query", text),), accept)

    def rows(self, text: str) -> list[Row]:
        """Return the rows of a SELECT. Raises Unreadable."""
        found = results(self.query(text))
        if isinstance(found, bool):
            raise Unreadable("inga rader", "no rows")
        return found

    def graph(self, text: str) -> set[Triple]:
        """Return what a CONSTRUCT gives. Raises Unreadable."""
        answer = self.query(text, N_TRIPLES)
        _must_be(answer, N_TRIPLES)
        try:
            found = parse(answer.body, RdfFormat.N_TRIPLES)
            return {(own.subject, own.predicate, own.object) for own in found}
        except (SyntaxError, ValueError) as error:
            raise _broken(answer, error) from None


def truth(answer: Answer) -> bool:
    """Return what an ASK answers. Raises Unreadable."""
    found = results(answer)
    if not isinstance(found, bool):
        raise Unreadable("inget sant eller falskt", "no true or false")
    return found


def results(answer: Answer) -> list[Row] | bool:
    """Return what an answer says, read to its end. Raises Unreadable."""
    _must_be(answer, *RESULTS)
    try:
        found = parse_query_results(answer.body, RESULTS[answer.media])
        return bool(found) if isinstance(found, QueryBoolean) else _rows(found)
    except (SyntaxError, ValueError) as error:
        raise _broken(answer, error) from None


def _rows(found: QuerySolutions) -> list[Row]:
    names = [own.value for own in found.variables]
    return [{name: term for name in names if (term := row[name]) is not None} for row in found]


def _must_be(answer: Answer, *media: str) -> None:
    if answer.status != 200 or answer.media not in media:
        raise Unreadable(answer.told("sv"), answer.told("en"))


def _broken(answer: Answer, error: Exception) -> Unreadable:
    reason = " ".join(str(error).split())[:160]
    return Unreadable(
        f"{answer.told('sv')}: går inte att läsa: {reason}",
        f"{answer.told('en')}: does not parse: {reason}",
    )
