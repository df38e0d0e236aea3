from __future__ import annotations

from dataclasses import replace

import pytest
from html_page import Page

from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.namespaces import DCTERMS, ID, ONTOLOGY, VOCABULARIES
from fardplan_kg.publication.commitments import (
    DATASET,
    DEPRECATED,
    DUMP,
    commitments_page,
    standing,
)
from fardplan_kg.publication.facts import PREF_LABEL, TYPE, Fact, collected, read_facts
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.publication.serving.access_log import Entry
from fardplan_kg.store import Term

OLD, NEW = f"{ID}actor/alvorna", f"{ID}actor/trollen"
GRAPH = "urn:g"


@pytest.fixture(scope="module")
def inputs(data: Data) -> Inputs:
    return Inputs({}, files={DUMP: b""}, facts=read_facts(open_store(data)), version="0123456789ab")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_is_whole(inputs: Inputs, language: str) -> None:
    page = Page(commitments_page(inputs, language))
    assert page.open == []
    assert page.levels()[0] == 1
    assert page.levels().count(1) == 1
    inside = [link[1:] for link in page.links() if link.startswith("#")]
    assert len(inside) > 7
    assert set(inside) <= set(page.ids())


def test_dates_version_and_licence_are_those_of_the_data(inputs: Inputs) -> None:
    found = standing(inputs.sources["en"])
    assert (found.issued, found.modified) == ("2026-11-23", "2026-11-23")
    assert found.licence == "https://creativecommons.org/licenses/by/4.0/"
    page = Page(commitments_page(inputs, "en"))
    assert "0123456789ab" in page.words
    assert f"{found.ontology_version}" == inputs.facts.value(
        ONTOLOGY, f"{VOCABULARIES['owl']}versionInfo"
    ).value  # fmt: skip
    assert DUMP in page.links()


def test_what_is_not_settled_is_said(inputs: Inputs) -> None:
    page = Page(commitments_page(inputs, "en"))
    assert "Contact: not stated" in page.words
    assert "not registered yet" in page.words
    told = Page(commitments_page(replace(inputs, publisher="Älvor", contact="a@b.se"), "en"))
    assert "Contact: a@b.se" in told.words
    assert "No source says whom to contact" not in told.words


def test_without_a_dump_none_is_promised(inputs: Inputs) -> None:
    page = Page(commitments_page(replace(inputs, files={}), "en"))
    assert "is one file" not in page.words
    assert DUMP not in page.links()


def test_what_is_no_longer_used_is_named() -> None:
    facts = [
        Fact(OLD, DEPRECATED, Term("true"), GRAPH),
        *(Fact(own, PREF_LABEL, Term(own.rsplit("/", 1)[-1], language="sv"), GRAPH)
          for own in (OLD, NEW)),
    ]  # fmt: skip
    found = Page(commitments_page(Inputs({}, facts=collected(facts)), "sv"))
    assert "1 sak används inte längre:" in found.words
    assert "doc/actor/alvorna.sv.html" in found.links()
    assert "doc/actor/trollen.sv.html" not in found.links()
    none = Page(commitments_page(Inputs({}, facts=collected(facts[1:])), "sv"))
    assert "Hittills är inget märkt så." in none.words


def test_a_licence_that_is_no_address_is_no_link() -> None:
    dataset = f"{ID}dataset/x"
    facts = [
        Fact(dataset, TYPE, Term(DATASET, "iri"), GRAPH),
        Fact(dataset, f"{DCTERMS}license", Term("javascript:alert(1)"), GRAPH),
    ]
    page = Page(commitments_page(Inputs({}, facts=collected(facts)), "sv"))
    assert "javascript:alert(1)" in page.words
    assert not [link for link in page.links() if link.startswith("javascript:")]


def test_the_log_holds_nothing_on_the_visitor_as_the_page_promises() -> None:
    assert set(Entry.__slots__) == {
        "method", "path", "status", "bytes", "ms", "media", "language", "fault"
    }  # fmt: skip
