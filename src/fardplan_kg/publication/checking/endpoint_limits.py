"""Point 14: what an endpoint lets a query cost, and that it asks no other server for it.

No query is sent that would take long: what happens at a limit is for the server's own tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from fardplan_kg.publication.checking.outcome import Flaw, Seen, check
from fardplan_kg.publication.checking.rdf import Unreadable
from fardplan_kg.publication.checking.service_description import described, texts
from fardplan_kg.publication.checking.subject import Subject

SECONDS = re.compile(r"\d\s*(s|sek|sekunder|seconds?)\b", re.IGNORECASE)
SIZE = re.compile(r"\d\s*(kb|mb|gb|kib|mib|gib|byte|bytes|rader|rows|lösningar|solutions)\b",
                  re.IGNORECASE)  # fmt: skip
LIMITING = re.compile(r"limit|max-?rows|max-?exec", re.IGNORECASE)
Told = Iterator[Seen | Flaw]


@check("sparql-limits", 14, "Det sägs hur länge en fråga får ta och hur stort ett svar får bli",
       "It is told how long a query may take and how large an answer may be",
       server=True)  # fmt: skip
def limits(subject: Subject) -> Told:
    """Look in the texts of the service description, and in the headers of an answer."""
    asked = subject.endpoint
    told = [f"{name}: {value}" for name, value in asked.query("ASK {}").headers.items()
            if LIMITING.search(name)]  # fmt: skip
    with suppress(Unreadable):  # service-description says so
        told += texts(described(asked))
    for pattern, swedish, english in (
        (SECONDS, "tid (sekunder)", "time (seconds)"),
        (SIZE, "storlek (byte eller rader)", "size (bytes or rows)"),
    ):
        if not any(pattern.search(own) for own in told):
            yield Flaw(
                f"varken tjänstens beskrivning eller en rubrik anger en gräns för {swedish}",
                f"neither the service description nor a header tells a limit of {english}",
            )
    shown = next((own for own in told if SECONDS.search(own)), "")
    yield Seen(shown, shown)


@check("sparql-service", 14, "SERVICE nekas: tjänsten frågar inga andra",
       "SERVICE is refused: the endpoint asks no others", server=True)  # fmt: skip
def service(subject: Subject) -> Told:
    """Name the endpoint itself, and nothing else, as the other server."""
    asked = subject.endpoint
    for silent in ("", "SILENT "):
        query = f"SELECT * {{ SERVICE {silent}<{asked.address}> {{ ?s a ?class }} }} LIMIT 1"
        answer = asked.query(query)
        if not 400 <= answer.status < 500:
            yield answer.flaw(f"SERVICE {silent}; ska vara 403", f"SERVICE {silent}; should be 403")
    yield Seen(f"SERVICE <{asked.address}>", f"SERVICE <{asked.address}>")


CHECKS = (limits, service)
