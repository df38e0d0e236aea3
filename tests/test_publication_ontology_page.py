from __future__ import annotations

import re

import pytest
from html_page import Page

from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.namespaces import FP, ONTOLOGY, RDFS, SKOS, VOCABULARIES
from fardplan_kg.publication.described import Described
from fardplan_kg.publication.facts import TYPE, Fact, collected, read_facts
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.publication.ontology_page import ontology_page
from fardplan_kg.publication.things import places
from fardplan_kg.store import EmbeddedStore, Term

HOSTILE = "<script>alert('x')</script>\"&"
OWL = VOCABULARIES["owl"]


@pytest.fixture(scope="module")
def flemingsberg(data: Data) -> EmbeddedStore:
    return open_store(data)


@pytest.fixture(scope="module")
def inputs(flemingsberg: EmbeddedStore) -> Inputs:
    facts = read_facts(flemingsberg)
    return Inputs({}, facts=facts, described=Described(flemingsberg, facts, places(facts)))


@pytest.fixture(scope="module")
def swedish(inputs: Inputs) -> Page:
    return Page(ontology_page(inputs, "sv"))


def test_every_term_stands_once_under_its_local_name(inputs: Inputs, swedish: Page) -> None:
    terms = {own.removeprefix(FP) for own in inputs.facts.of if own.startswith(FP)}
    ids = swedish.ids()
    assert len(terms) > 170
    assert terms <= set(ids)
    assert len(ids) == len(set(ids))


def test_every_link_on_the_page_arrives(swedish: Page) -> None:
    inside = [link[1:] for link in swedish.links() if link.startswith("#")]
    assert len(inside) > 300
    assert set(inside) <= set(swedish.ids())


def test_a_term_is_told_of_in_words(swedish: Page) -> None:
    words = re.sub(r"\s+", " ", swedish.words)
    start = words.index("Ansvarig aktör egenskap som leder till en sak")
    own = words[start : words.index("Needs" if "Needs" in words else "Kräver citat", start) + 80]
    for told in ("fp:responsibleActor", "Är ett slags", "fp:involvesActor", "Sägs om",
                 "insats (fp:Action)", "Har som värde", "foaf:Agent"):  # fmt: skip
        assert told in own, told
    assert "10 uppgifter" in words[start : start + 800]


@pytest.mark.parametrize(
    ("language", "heading", "definition"),
    [
        ("sv", "Färdplanens begrepp", "En plats, gata eller byggnad som färdplanen nämner."),
        ("en", "The fardplan ontology", "A place, street or building that the roadmap names."),
    ],
)
def test_the_page_is_in_its_language(
    inputs: Inputs, language: str, heading: str, definition: str
) -> None:
    page = Page(ontology_page(inputs, language))
    assert f"{heading} – " in page.words
    assert definition in page.words
    assert page.levels().count(1) == 1
    assert all(after <= before + 1 for before, after in zip(page.levels(), page.levels()[1:],
                                                            strict=False))  # fmt: skip


def test_metadata_and_formats_are_told(swedish: Page) -> None:
    for told in (f"{ONTOLOGY}/0.1.0", f"{ONTOLOGY}#", "fardplan-kg contributors", "2026-11-23"):
        assert told in swedish.words
    data = {f"ontology.{ending}" for ending in ("ttl", "jsonld", "nt", "rdf")}
    assert data <= set(swedish.links())


def test_the_version_s_page_is_the_same_with_links_from_its_own_place(inputs: Inputs) -> None:
    one, other = (ontology_page(inputs, "sv", path) for path in ("ontology", "ontology/0.1.0"))
    there = Page(other)
    assert "../static/site.css" in there.links()
    assert {"0.1.0.ttl", "0.1.0.en.html"} <= set(there.links())
    assert not [link for link in there.links() if link.startswith(("doc/", "svar/"))]
    assert Page(one).words == there.words


def test_the_picture_obeys_a_strict_policy(inputs: Inputs) -> None:
    text = ontology_page(inputs, "sv")
    assert text.count("<svg xmlns") == 1
    assert not re.search(r"<[^>]*\sstyle=", text)
    assert "<style" not in text
    assert re.findall("<script[^>]*>", text) == ['<script type="application/ld+json">']


def test_a_deprecated_term_says_so_and_by_what_it_is_replaced() -> None:
    old, new = f"{FP}Old", f"{FP}New"
    page = made(
        *a_class(old), *a_class(new),
        fact(old, f"{OWL}deprecated", Term("true")),
        fact(old, f"{VOCABULARIES['dcterms']}isReplacedBy", Term(new, "iri")),
    )  # fmt: skip
    assert page.words.count("används inte längre") == 1
    assert "Ersätts av" in page.words
    assert "#New" in page.links()


def test_hostile_words_are_words_and_hostile_addresses_no_links() -> None:
    iri = f"{FP}Odd"
    page = made(
        *a_class(iri, HOSTILE),
        fact(iri, f"{RDFS}subClassOf", Term("javascript:alert(1)", "iri")),
    )  # fmt: skip
    assert HOSTILE in page.words
    assert not [tag for tag, found in page.elements if tag == "script" and not found.get("type")]
    assert not [link for link in page.links() if link.startswith("javascript:")]


def fact(subject: str, property_: str, value: Term) -> Fact:
    return Fact(subject, property_, value, ONTOLOGY)


def a_class(iri: str, label: str = "x") -> list[Fact]:
    return [
        fact(iri, TYPE, Term(f"{OWL}Class", "iri")),
        fact(iri, f"{RDFS}label", Term(label, language="sv")),
        fact(iri, f"{SKOS}definition", Term(label, language="sv")),
    ]


def made(*facts: Fact) -> Page:
    return Page(ontology_page(Inputs({}, facts=collected(facts)), "sv"))
