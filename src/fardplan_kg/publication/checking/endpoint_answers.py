"""Point 15: errors that can be mended, and answers that can be kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fardplan_kg.publication.checking.endpoint import JSON, QUERY
from fardplan_kg.publication.checking.outcome import Flaw, Seen, check
from fardplan_kg.publication.checking.subject import Subject

BROKEN = "SELECT *\nWHERE { ?s ?p }"
"""The error is on the second line."""
PLACE = re.compile(r"(rad|line)\W{1,3}2\b.{0,20}?(kolumn|column)\W{1,3}\d|\b2:\d", re.IGNORECASE)
Told = Iterator[Seen | Flaw]


@check("sparql-errors", 15, "Ett fel i en fråga svaras med text, rad och kolumn",
       "An error in a query is answered in text, with line and column", server=True)  # fmt: skip
def errors(subject: Subject) -> Told:
    """Send a query whose second line is wrong."""
    asked = subject.endpoint
    answers = [asked.query(BROKEN), asked.post(BROKEN.encode(), QUERY)]
    for answer in answers:
        if answer.status != 400 or answer.media != "text/plain":
            yield answer.flaw("ska vara 400 text/plain", "should be 400 text/plain")
        elif not PLACE.search(answer.text):
            yield answer.flaw("anger inte rad 2 och en kolumn", "tells no line 2 and column")
    said = next((own for own in answers[0].text.splitlines() if PLACE.search(own)), "")[:200]
    yield Seen(said, said)


@check("sparql-caching", 15, "Svar på GET har ETag och Cache-Control, och 304 när inget är nytt",
       "Answers to GET have ETag and Cache-Control, and 304 where nothing is new",
       server=True)  # fmt: skip
def caching(subject: Subject) -> Told:
    """Ask again with the tag that was given; another query must have another tag."""
    asked, tags = subject.endpoint, list[str]()
    for value in (1, 2):
        parameters = (("query", f"SELECT ({value} AS ?value) {{}}"),)
        answer = asked.get(parameters, {"accept": JSON})
        for name in ("ETag", "Cache-Control"):
            if not answer.says(name.lower()):
                yield answer.flaw(f"saknar {name}", f"has no {name}")
        if tag := answer.says("etag"):
            again = asked.get(parameters, {"accept": JSON, "if-none-match": tag})
            if again.status != 304 or again.body:
                yield again.flaw("ska vara 304 utan innehåll", "should be 304 without content")
            if tag in tags:
                yield answer.flaw("en annan fråga har samma", "another query has the same")
            tags.append(tag)
    yield Seen(", ".join(tags), ", ".join(tags))


CHECKS = (errors, caching)
