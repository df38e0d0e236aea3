"""What a request asks of a SPARQL endpoint: SPARQL 1.1 Protocol, sections 2.1 and 2.2."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

import pyoxigraph as ox

from fardplan_kg.publication.sparql.tasks import Refused

FORM = "application/x-www-form-urlencoded"
QUERY, UPDATE = "application/sparql-query", "application/sparql-update"
READING = ("GET", "HEAD")
MOST = 1000
"""Parameters of a request."""
_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([^\s\";]*)", re.IGNORECASE)
_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")
Graphs = tuple[str, ...] | None
Parameters = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Query:
    """A query, with the data set that the request names; None where it names none.

    syntax: what the field ``format`` of a form says; no part of the protocol.
    """

    text: str
    default_graphs: Graphs = None
    named_graphs: Graphs = None
    syntax: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """An update, with the graphs that the request names for its WHERE clauses, if any."""

    text: str
    using: tuple[str, ...] = ()
    using_named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Describe:
    """A request with no query: what is the service? (SPARQL 1.1 Service Description, section 2)."""


Request = Query | Update | Describe


def parse(method: str, query: bytes, media: str, content: bytes) -> Request:
    """Return what is asked for; parameters that the protocol does not know are ignored.

    query: what follows the question mark. media: the Content-Type header. Raises Refused: 400 for
    what cannot be read or is said twice, 405 for another method, 415 for content of another type.
    """
    if method not in (*READING, "POST"):
        raise Refused(405, "a query is sent by GET or POST", "en fråga skickas med GET eller POST")
    given = _parameters(query)
    if method in READING:
        return _by_get(given)
    kind = media.split(";")[0].strip().lower()
    _must_be_utf8(media, kind)
    if kind == FORM:
        return _by_form(_joined(given, _parameters(content)))
    return _direct(kind, given, _text(content))


def _by_get(given: Parameters) -> Request:
    if given.get("update"):
        raise Refused(400, "an update is sent by POST, not GET",
                      "en ändring skickas med POST, inte GET")  # fmt: skip
    return _query(given) if given.get("query") else Describe()


def _by_form(given: Parameters) -> Request:
    queries, updates = given.get("query", ()), given.get("update", ())
    if queries and updates:
        raise Refused(400, "a request holds a query or an update, not both",
                      "en begäran har en fråga eller en ändring, inte båda")  # fmt: skip
    if not queries and not updates:
        raise Refused(400, "the form has no field 'query'",
                      "formuläret saknar fältet 'query'")  # fmt: skip
    wished = (given.get("format") or ("",))[-1]
    return replace(_query(given), syntax=wished) if queries else _update(given)


def _direct(kind: str, given: Parameters, text: str) -> Request:
    if given.get("query") or given.get("update"):
        raise _twice("query")
    own = {QUERY: "query", UPDATE: "update"}[kind]
    named = {**given, own: [text]}
    return _query(named) if kind == QUERY else _update(named)


def _query(given: Parameters) -> Query:
    default = _iris(given, "default-graph-uri")
    named = _iris(given, "named-graph-uri")
    if not default and not named:
        return Query(_one(given, "query"))
    return Query(_one(given, "query"), default, named)


def _update(given: Parameters) -> Update:
    using, using_named = _iris(given, "using-graph-uri"), _iris(given, "using-named-graph-uri")
    return Update(_one(given, "update"), using, using_named)


def _one(given: Parameters, name: str) -> str:
    found = given[name]
    if len(found) > 1:
        raise _twice(name)
    return found[0].removeprefix("\ufeff")


def _iris(given: Parameters, name: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(given.get(name, ())))
    for iri in found:
        try:
            ox.NamedNode(iri)
        except ValueError:
            raise Refused(400, f"{name}: '{iri[:200]}' is no absolute IRI",
                          f"{name}: '{iri[:200]}' är ingen absolut IRI") from None  # fmt: skip
    return found


def _parameters(sent: bytes) -> Parameters:
    """Return the values of each parameter (application/x-www-form-urlencoded, in UTF-8)."""
    try:
        if _ESCAPE.search(sent):
            raise ValueError
        pairs = parse_qsl(
            sent.decode(), keep_blank_values=True, errors="strict", max_num_fields=MOST
        )
    except ValueError:
        raise Refused(
            400,
            f"the parameters cannot be read: they are in UTF-8, percent-encoded, at most {MOST}",
            f"parametrarna går inte att läsa: de ska vara i UTF-8, procentkodade, högst {MOST}",
        ) from None
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def _joined(one: Parameters, other: Parameters) -> Parameters:
    names = dict.fromkeys((*one, *other))
    return {name: [*one.get(name, ()), *other.get(name, ())] for name in names}


def _must_be_utf8(media: str, kind: str) -> None:
    charset = _CHARSET.search(media)
    known = charset is None or charset[1].lower() in ("utf-8", "utf8")
    if kind not in (FORM, QUERY, UPDATE) or not known:
        raise Refused(
            415,
            f"the content is of the type {FORM}, {QUERY} or {UPDATE}, in UTF-8",
            f"innehållet ska vara av typen {FORM}, {QUERY} eller {UPDATE}, i UTF-8",
        )


def _text(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise Refused(400, f"the content is not UTF-8: byte {error.start + 1}",
                      f"innehållet är inte UTF-8: byte {error.start + 1}") from None  # fmt: skip


def _twice(name: str) -> Refused:
    return Refused(400, f"a request holds one {name}, not several",
                   f"en begäran har en '{name}', inte flera")  # fmt: skip
