"""On which pages a stretch of a document stands, where the document has pages."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from rdflib import URIRef

from fardplan_kg.extraction.document import Document
from fardplan_kg.namespaces import thing

CONTENTS = URIRef(thing("page-basis", "table-of-contents"))
PRINTED = URIRef(thing("page-basis", "printed-number"))
COUNTED = URIRef(thing("page-basis", "pdf"))


@dataclass(frozen=True)
class PageRange:
    """The first and the last page of a stretch, and how they are known."""

    first: int
    last: int
    basis: URIRef


def pages_of(document: Document, start: int, end: int) -> PageRange | None:
    """Return the pages of raw[start:end], or None where the document has no pages."""
    if not document.pages:
        return None
    starts = [page.start for page in document.pages]
    first = document.pages[max(0, bisect_right(starts, start) - 1)]
    last = document.pages[max(0, bisect_right(starts, max(start, end - 1)) - 1)]
    basis = PRINTED if first.printed and last.printed else COUNTED
    return PageRange(first.number, last.number, basis)
