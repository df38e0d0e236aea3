from __future__ import annotations

import pytest
from html_page import Page

from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.namespaces import FP, RDF, thing
from fardplan_kg.network.roadmaps import Roadmap
from fardplan_kg.publication import pages
from fardplan_kg.publication.citation import citation
from fardplan_kg.publication.facts import Fact, collected, read_facts
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.publication.source import sources
from fardplan_kg.store import Term

PLAN = Roadmap(
    thing("roadmap", "flemingsberg"),
    "flemingsberg",
    "Flemingsberg",
    "Färdplan för den regionala stadskärnan Flemingsberg",
    "Region Stockholm",
    "2026",
)
LAW = thing("action", "flemingsberg", "samverka-for-att-starka-flemingsbergs-rattskluster")
MAP = thing("section", "flemingsberg", "insatskarta-flemingsberg")


@pytest.fixture(scope="module")
def inputs(data: Data) -> Inputs:
    """Flemingsberg's facts, with a version."""
    facts = read_facts(open_store(data))
    return Inputs({}, facts=facts, roadmaps=(PLAN,), version="0123abcd")


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("sv", ("Samverka för att stärka Flemingsbergs rättskluster (kärnspecifik insats 2.4).",
                "I: Färdplaner för regionala stadskärnor som kunskapsgraf (fardplan-kg)",
                "version 0123abcd", LAW, "Bygger på: Färdplan för den regionala stadskärnan "
                "Flemingsberg (Region Stockholm, 2026).")),
        ("en", ("(core-specific action 2.4).",
                "In: Roadmaps for regional urban cores as a knowledge graph (fardplan-kg)",
                "version 0123abcd", LAW, "Based on: Färdplan för")),
    ],
)  # fmt: skip
def test_the_sentence_names_thing_version_address_and_document(
    inputs: Inputs, language: str, parts: tuple[str, ...]
) -> None:
    words = Page(pages.resource_page(inputs, language, LAW)).words
    for part in parts:
        assert part in words


def test_a_section_has_its_place_in_the_document(inputs: Inputs) -> None:
    words = Page(pages.resource_page(inputs, "sv", MAP)).words
    assert (
        "Stället i dokumentet: Färdplan för den regionala stadskärnan Flemingsberg "
        "(Region Stockholm, 2026), avsnittet ”Insatskarta Flemingsberg”, s. 22–23." in words
    )
    assert "Stället i dokumentet" not in Page(pages.resource_page(inputs, "sv", LAW)).words


def test_the_date_is_the_data_s(inputs: Inputs) -> None:
    found = citation(inputs.sources["sv"], LAW)
    assert found.date in {
        term.value
        for term in inputs.facts.values(
            "https://w3id.org/fardplan/id/dataset/fardplan-kg", "http://purl.org/dc/terms/modified"
        )
    }
    assert (found.section, found.first, found.last) == (False, 0, 0)


def test_without_a_data_set_nothing_is_made_up() -> None:
    iri = thing("actor", "x")
    facts = collected([Fact(iri, f"{RDF}type", Term(f"{FP}ActorGroup", "iri"), "urn:g")])
    found = citation(sources(facts, ("sv",))["sv"], iri)
    assert (found.title.value, found.short, found.date) == ("", "", "")
