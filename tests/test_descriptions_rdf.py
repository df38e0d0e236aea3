from __future__ import annotations

import pyoxigraph as ox
import pytest
from description_samples import graph, parsed, same
from network_samples import HOSTILE

from fardplan_kg.namespaces import DCTERMS
from fardplan_kg.publication.descriptions.rdf import (
    FORMATS,
    Statements,
    number,
    typed,
    worded,
    written,
)
from fardplan_kg.publication.documents import DATA
from fardplan_kg.store import Term

THING, TITLE = "urn:a", f"{DCTERMS}title"
PARSERS = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt", "rdf": "xml"}


def sample() -> tuple[ox.Triple, ...]:
    found = Statements()
    found.add(THING, TITLE, Term(HOSTILE, language="sv"), Term("x\ny\t\"'", language="en"))
    found.add(THING, f"{DCTERMS}source", "urn:b", Term("urn:c", "iri"))
    found.add(THING, f"{DCTERMS}extent", number(3), typed("2026-11-23", "date"))
    return found.all()


@pytest.mark.parametrize("ending", DATA)
def test_every_syntax_holds_the_same_statements(ending: str) -> None:
    content = written(sample(), ending)
    held = {own.triple for own in ox.parse(content, format=FORMATS[ending])}
    assert held == set(sample())
    if ending in PARSERS:
        assert same(parsed(content, PARSERS[ending]), graph(sample()))


def test_all_syntaxes_are_tried() -> None:
    assert set(DATA) - set(PARSERS) == {"trig", "nq"}


def test_what_is_empty_is_not_stated_and_what_is_said_twice_is_kept_once() -> None:
    found = Statements()
    found.add(THING, TITLE, "", Term(""), Term("x"), Term("x"))
    assert len(found.all()) == 1


def test_the_order_is_not_the_one_of_the_saying() -> None:
    one, other = Statements(), Statements()
    for letter in "abc":
        one.add(THING, TITLE, Term(letter))
    for letter in "cba":
        other.add(THING, TITLE, Term(letter))
    assert one.all() == other.all()


def test_a_message_is_in_both_languages_swedish_first() -> None:
    assert worded("The default graph") == [
        Term("Standardgrafen", language="sv"),
        Term("The default graph", language="en"),
    ]
    values = {"sv": {"syntax": "Å"}, "en": {"syntax": "B"}}
    told = worded("All named graphs as %(syntax)s", values)
    assert [own.value[-1] for own in told] == ["Å", "B"]


def test_only_prefixes_that_are_used_are_bound() -> None:
    text = written(sample(), "ttl").decode()
    assert "@prefix dcterms:" in text
    assert "@prefix void:" not in text
