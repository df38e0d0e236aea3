"""Which queries and updates are let through to the engine."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from fardplan_kg.publication.sparql import keywords
from fardplan_kg.publication.sparql.lexicon import Token, place
from fardplan_kg.publication.sparql.requests import Update
from fardplan_kg.publication.sparql.tasks import Refused
from fardplan_kg.publication.sparql.using import conflicts, forgiving, with_using

_ASKED_ELSEWHERE = ("service", "load")


def endpoints(text: str, read: Sequence[Token], allowed: Collection[str]) -> tuple[str, ...]:
    """Return the other endpoints that a query or update asks; each is one of those allowed.

    Raises Refused with 403 where one is not, and with 400 where that cannot be told.
    """
    _certain(text, read)
    found = keywords.services(text, read)
    for own in found:
        if own not in allowed:
            raise _elsewhere(own)
    return found


def admitted(own: Update, read: Sequence[Token], allowed: Collection[str]) -> str:
    """Return the text of an update for the engine, with the graphs that the request names for it.

    Raises Refused with 403 for LOAD and for SERVICE that is not allowed, with 400 where both the
    request and the update name a data set (SPARQL 1.1 Protocol, section 2.2.3).
    """
    endpoints(own.text, read, allowed)
    if keywords.loads(own.text, read):
        raise Refused(
            403,
            "LOAD fetches from another server, which is not allowed here; send the triples by "
            "INSERT DATA",
            "LOAD hämtar från en annan server, vilket inte är tillåtet här; skicka påståendena med "
            "INSERT DATA",
        )
    if not own.using and not own.using_named:
        return forgiving(own.text, read)
    if conflicts(read):
        raise Refused(
            400,
            "the request names graphs by using-graph-uri or using-named-graph-uri, and the update "
            "by USING or WITH; only one of them may",
            "begäran anger grafer med using-graph-uri eller using-named-graph-uri, och ändringen "
            "med USING eller WITH; bara ett av dem går",
        )
    text = forgiving(own.text, read)
    return with_using(text, keywords.read(text), own.using, own.using_named)


def _certain(text: str, read: Sequence[Token]) -> None:
    """Refuse what may be read in two ways where one of them might ask another server."""
    found = next((token for token in read if token.kind == "doubt"), None)
    if found is None or not any(word in text.lower() for word in _ASKED_ELSEWHERE):
        return
    line, column = place(text, found.start)
    if found.text:
        raise Refused(
            400,
            f"line {line}, column {column}: the string that begins here has no end",
            f"rad {line}, kolumn {column}: strängen som börjar här har inget slut",
        )
    raise Refused(
        400,
        f"line {line}, column {column}: write a space after < where it compares, and otherwise the "
        "whole IRI, with http:// or another scheme and two slashes",
        f"rad {line}, kolumn {column}: skriv ett mellanslag efter < när det jämför, annars hela "
        "IRI:n, med http:// eller ett annat schema och två snedstreck",
    )


def _elsewhere(iri: str) -> Refused:
    who = f" <{iri[:200]}>" if iri else ""
    return Refused(
        403,
        f"SERVICE asks another server{who}, which is not allowed here",
        f"SERVICE frågar en annan server{who}, vilket inte är tillåtet här",
    )
