"""Findings → rows of the review file, and what a row is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rdflib import URIRef

from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.findings import KINDS, Candidate, Effect, Finding
from fardplan_kg.extraction.oddities import QUOTE
from fardplan_kg.namespaces import ID, local_name
from fardplan_kg.review.readings import readings
from fardplan_kg.review.sheet import Row

MOST_PLACES = 5
NAMED = (Effect.ACTOR, Effect.AREA, Effect.CORE, Effect.ARTEFACT)
"""The effects that are on words of the document, not on things of the plan."""
KINDS_BY_NAME = {kind.swedish: name for name, kind in KINDS.items()}


def row_of(finding: Finding, document: Document, decision: str = "", reason: str = "") -> Row:
    """Return the row of a finding."""
    return Row(
        key=finding.key,
        kind=KINDS[finding.kind].swedish,
        place=places(document, finding.places),
        quote=_quote(finding, document),
        about=about(finding),
        question=finding.swedish,
        candidates=", ".join(candidates(finding.candidates))
        or " / ".join(f"{place}: {text}" for place, text in readings(finding)),
        proposal=finding.proposal,
        decision=decision,
        reason=reason,
    )


def _quote(finding: Finding, document: Document) -> str:
    """Return a finding's quote without the parts of words that a line begins or ends with."""
    quote = re.sub(r"\s+\S*\w-$", " …", whole_words(finding.quote))
    line = document.raw.rfind("\n", 0, finding.places[0]) if finding.places else -1
    if line > 0 and re.search(r"\w-[ \r]*$", document.raw[max(0, line - 9) : line]):
        quote = re.sub(r"^\S+\s+", "… ", quote)
    lost = finding.value in finding.quote and finding.value not in quote
    return finding.quote if lost else quote


def whole_words(quote: str) -> str:
    """Return a quote that was cut at a length without the parts of words at its ends."""
    if len(quote) <= QUOTE:  # a longer one was cut; a shorter one may end in … on its own account
        return quote
    return re.sub(r"\s+\S*…$", " …", re.sub(r"^…\S*\s+", "… ", quote))


def about(finding: Finding) -> str:
    """Return what a finding is on: its words, or its things and then its words in ”…”."""
    if finding.effect in NAMED:
        return finding.value
    things = [iri.removeprefix(ID) for iri in finding.about]
    return " ".join([*things, *([f"”{finding.value}”"] if finding.value else [])])


def read_about(effect: Effect, text: str) -> tuple[tuple[URIRef, ...], str]:
    """Return the things and the words that ``about`` wrote."""
    if effect in NAMED:
        return (), text
    things, _, words = text.partition("”")
    value = words.removesuffix("”") if words.endswith("”") else words
    return tuple(URIRef(f"{ID}{path}") for path in things.split()), value


def context(subject: URIRef) -> str:
    """Return the slug of an action, also of one whose participation or mention is meant."""
    return [*subject.removeprefix(ID).split("/"), "", ""][2] or local_name(subject)


def candidates(found: Sequence[Candidate]) -> list[str]:
    """Return candidates with their likeness, and with their slug where two have one name."""
    times = Counter(candidate.name for candidate in found)
    return [
        f"{candidate.name}{f' [{local_name(candidate.thing)}]' * (times[candidate.name] > 1)}"
        f" ({f'{candidate.score:.2f}'.replace('.', ',')})"
        for candidate in found
    ]


def places(document: Document, positions: Sequence[int]) -> str:
    """Return where positions of the document are: pages, or lines where it has no pages."""
    found = list(dict.fromkeys(_place(document, position) for position in positions))
    shown, more = found[:MOST_PLACES], len(found) - MOST_PLACES
    return ", ".join(shown) + (f" och {more} till" if more > 0 else "")


def _place(document: Document, position: int) -> str:
    for page in document.pages:
        if page.start <= position < page.end:
            return f"s. {page.number}" if page.printed else f"sida {page.number} i filen"
    return f"rad {document.line_number(position)}"
