"""Point 12: what an endpoint must refuse (SPARQL 1.1 Protocol, sections 2.1 and 2.2).

The cases are those of the W3C's tests (w3c/rdf-tests, sparql/sparql11/protocol). Of updates only
one is sent, which has nothing in it, or what is no update.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from fardplan_kg.publication.checking.answer import Answer
from fardplan_kg.publication.checking.endpoint import FORM, NOTHING, QUERY, UPDATE, Endpoint
from fardplan_kg.publication.checking.outcome import Flaw, Seen, check
from fardplan_kg.publication.checking.protocol import ASK
from fardplan_kg.publication.checking.subject import Subject

BROKEN = "ASK {"
Told = Iterator[Seen | Flaw]


@check("sparql-refusals", 12, "En fråga som inte är rätt ställd får 4xx",
       "A request that is not a query gets 4xx", server=True)  # fmt: skip
def refusals(subject: Subject) -> Told:
    """Send what the W3C's tests send that is no query; where it is an update, an empty one."""
    answers = sent(subject.endpoint)
    for words, answer in answers.items():
        if not 400 <= answer.status < 500:
            swedish, english = words.split(" / ")
            yield answer.flaw(f"{swedish}; ska vara 4xx", f"{english}; should be 4xx")
    yield subject.counted(len(answers), "felaktiga frågor", "wrong requests")


def sent(asked: Endpoint) -> dict[str, Answer]:
    """Return the answers to what is no query, by what is wrong with it."""
    query, update = (("query", ASK),), (("update", NOTHING),)
    utf_16 = "charset=UTF-16"
    return {
        "PUT / PUT": asked.get(query, {"content-type": FORM}, "PUT"),
        "två query / two query": asked.get((*query, ("query", "SELECT * {}"))),
        "fel typ / wrong media type": asked.post(ASK.encode(), "text/plain"),
        "formulär utan typ / form without a type": asked.post(urlencode(query).encode(), ""),
        "fråga utan typ / query without a type": asked.post(ASK.encode(), ""),
        "UTF-16 / UTF-16": asked.post(ASK.encode("utf-16"), f"{QUERY}; {utf_16}"),
        "syntaxfel / syntax error": asked.get((("query", BROKEN),)),
        "ändring med GET / update by GET": asked.get(update),
        "två update / two update": asked.form((*update, *update)),
        "ändring av fel typ / update of the wrong type": asked.post(NOTHING.encode(), "text/plain"),
        "ändring utan typ / update without a type": asked.post(urlencode(update).encode(), ""),
        "ändring i UTF-16 / update in UTF-16": asked.post(
            NOTHING.encode("utf-16"), f"{UPDATE}; {utf_16}"
        ),
        "ändring med syntaxfel / broken update": asked.form((("update", "INSERT DATA {"),)),
    }


@check("sparql-read-only", 12, "Ändringar nekas: 403", "Updates are refused: 403",
       server=True)  # fmt: skip
def read_only(subject: Subject) -> Told:
    """Send an update with nothing in it, by form and by POST."""
    asked = subject.endpoint
    for answer in (asked.form((("update", NOTHING),)), asked.post(NOTHING.encode(), UPDATE)):
        if answer.status != 403:
            yield answer.flaw(f"{NOTHING}: ska vara 403", f"{NOTHING}: should be 403")
    yield Seen(NOTHING, NOTHING)


CHECKS = (refusals, read_only)
