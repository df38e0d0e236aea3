from __future__ import annotations

from description_samples import OWN, TOWN, data_set, data_set_with_parties
from rdflib.namespace import FOAF

from fardplan_kg.namespaces import DCTERMS, FP, RDF
from fardplan_kg.publication.descriptions.catalogue import in_language, read_data_set
from fardplan_kg.publication.facts import Fact, collected, read_facts
from fardplan_kg.store import EmbeddedStore, Term


def test_the_catalogue_describes_the_data_set() -> None:
    own = data_set()
    assert own.iri == OWN
    assert (
        {text.language for text in own.titles}
        == {"sv", "en"}
        == {text.language for text in own.descriptions}
    )
    assert own.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert own.modified.datatype.endswith("#date")
    assert {text.language for text in own.keywords} == {"sv", "en"}


def test_who_publishes_it_is_not_stated_and_not_the_plan_s_publisher() -> None:
    own = data_set()
    assert own.publisher is None
    assert own.contact is None
    names = [in_language(found, "sv") for source in own.sources for found in source.publishers]
    assert names == ["Region Stockholm"]


def test_a_publisher_that_is_stated_is_read_with_what_is_said_of_it() -> None:
    own = data_set_with_parties()
    assert own.publisher is not None
    assert own.contact is not None
    assert own.publisher.iri == TOWN
    assert own.publisher.value(str(FOAF.name)) == "Sagoby kommun"
    assert own.publisher.value("urn:nothing") == ""
    assert {term.value for _, term in own.contact.said} >= {"mailto:data@example.se"}


def test_the_places_are_the_municipalities_that_the_core_overlaps() -> None:
    assert data_set().places == (
        "https://sws.geonames.org/2704619/",
        "https://sws.geonames.org/2720114/",
    )


def test_a_graph_without_a_catalogue_has_a_data_set_without_a_title(store: EmbeddedStore) -> None:
    own = read_data_set(read_facts(store))
    assert own.iri == OWN
    assert own.titles == own.descriptions == own.keywords == ()
    assert own.licence == own.modified.value == ""
    assert own.sources


def test_several_roadmaps_have_their_documents_among_the_sources() -> None:
    said = [(f"urn:plan{number}", f"urn:document{number}") for number in (2, 1)]
    facts = [
        fact
        for plan, document in said
        for fact in (
            Fact(plan, f"{RDF}type", Term(f"{FP}Roadmap", "iri"), "urn:g"),
            Fact(plan, f"{DCTERMS}source", Term(document, "iri"), "urn:g"),
        )
    ]
    found = read_data_set(collected(facts)).sources
    assert [own.iri for own in found] == ["urn:document1", "urn:document2"]


def test_a_text_is_in_the_language_or_in_the_one_there_is() -> None:
    both = (Term("en sak", language="sv"), Term("a thing", language="en"))
    assert in_language(both, "en") == "a thing"
    assert in_language(both[:1], "en") == "en sak"
    assert in_language((), "en") == ""
