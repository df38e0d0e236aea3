from __future__ import annotations

import pytest

from fardplan_kg.extraction.document import Document, Page
from fardplan_kg.extraction.reading.pages import COUNTED, PRINTED, PageRange, pages_of
from fardplan_kg.namespaces import local_name

RAW = "aaaa\nbbbb\ncccc\n"


def paged(*printed: bool) -> Document:
    pages = (Page(7, 0, 5, printed[0]), Page(8, 5, 10, printed[1]), Page(9, 10, 15, printed[2]))
    return Document("a.pdf", RAW, "0", pages)


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        (0, 4, 7, 7),
        (0, 5, 7, 7),
        (0, 6, 7, 8),
        (5, 10, 8, 8),
        (4, 11, 7, 9),
        (14, 15, 9, 9),
        (5, 5, 8, 8),
    ],
)
def test_pages_of_a_stretch(start: int, end: int, first: int, last: int) -> None:
    assert pages_of(paged(True, True, True), start, end) == PageRange(first, last, PRINTED)


@pytest.mark.parametrize(
    ("start", "end", "basis"), [(0, 4, PRINTED), (0, 6, COUNTED), (5, 9, COUNTED)]
)
def test_page_is_printed_where_both_ends_are(start: int, end: int, basis: object) -> None:
    found = pages_of(paged(True, False, True), start, end)
    assert found is not None
    assert found.basis == basis


def test_document_without_pages_has_none() -> None:
    assert pages_of(Document("a.txt", RAW, "0"), 0, 4) is None


def test_bases_are_those_of_the_schemes() -> None:
    assert [local_name(PRINTED), local_name(COUNTED)] == ["printed-number", "pdf"]
