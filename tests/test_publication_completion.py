from __future__ import annotations

import pyoxigraph as ox
import pytest
from query_samples import ASKED, made

from fardplan_kg.answers import bind
from fardplan_kg.dataset import Data
from fardplan_kg.namespaces import BASE
from fardplan_kg.publication import completion
from fardplan_kg.publication.descriptions.rdf import VOID
from fardplan_kg.publication.descriptions.void import void
from fardplan_kg.publication.documents import Publication
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.publication.pages import without_header
from fardplan_kg.publication.terms import short
from fardplan_kg.questions import LANGUAGES, MARK
from fardplan_kg.store import EmbeddedStore


@pytest.fixture(scope="module")
def inputs(store: EmbeddedStore, built: Data) -> Inputs:
    return made(store, built)


def test_the_terms_are_those_that_void_partitions(store: EmbeddedStore, inputs: Inputs) -> None:
    described = ox.Store()
    described.extend(ox.Quad(*triple) for triple in void(store, Publication({})))
    classes, properties = (
        {
            short(row["own"].value)
            for row in described.query(f"SELECT DISTINCT ?own {{ ?part <{VOID}{kind}> ?own }}")  # type: ignore[union-attr]
        }
        for kind in ("class", "property")
    )
    found = completion.terms(inputs, "sv")
    assert {own["name"] for own in found if own["kind"] == "class"} == classes
    assert {own["name"] for own in found if own["kind"] == "property"} == properties
    assert len(classes) > 10
    assert len(properties) > 30


@pytest.mark.parametrize(("language", "label"), [("sv", "insats"), ("en", "action")])
def test_a_class_has_its_label_and_the_properties_of_its_things(
    inputs: Inputs, language: str, label: str
) -> None:
    found = next(o for o in completion.terms(inputs, language) if o["name"] == "fp:Action")
    assert found["label"] == label
    assert {"fp:goalArea", "fp:number", "rdfs:label"} <= set(found["properties"])


def test_terms_of_nothing_are_none() -> None:
    assert completion.terms(Inputs({}), "sv") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_those_of_the_pages(inputs: Inputs, language: str) -> None:
    found = completion.names(inputs, language)
    known = inputs.sources[language].names
    assert len(found) == len({*inputs.places.pages, *inputs.places.anchors}) > 50
    lists = 0
    for path, told in found.items():
        name, spoken, page, anchor = [*([told] if isinstance(told, str) else told), "", "", ""][:4]
        own = known.name(BASE + path)
        usual = path.replace("id/", "doc/", 1) if path.startswith("id/") else path
        assert name == own.value
        assert (spoken or language) == (own.language or language)
        assert (page or usual, anchor) == inputs.places.of(BASE + path)
        lists += not isinstance(told, str)
    assert 0 < lists < len(found)
    assert found["ontology#Action"][2:] == ["ontology", "Action"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_with_its_terms_is_the_query_of_its_answer(
    inputs: Inputs, language: str
) -> None:
    found = {own["name"]: own for _, theme in completion.questions(inputs, language)
             for own in theme}  # fmt: skip
    assert sorted(found) == sorted(ASKED)
    for name, own in found.items():
        answer = inputs.answers[name, language]
        assert MARK.search(own["query"])
        assert bind(answer.question, answer.terms) == answer.query

        def block(mark: object, terms: dict[str, str] = own["terms"]) -> str:
            variable = mark["variable"]  # type: ignore[index]
            if variable not in terms:
                return str(mark[0])  # type: ignore[index]
            return f"{mark['indent']}VALUES ?{variable} {{ {terms[variable]} }}"  # type: ignore[index]

        assert MARK.sub(block, own["query"]) == without_header(answer.query)


def test_a_parameter_says_what_it_may_be(inputs: Inputs) -> None:
    own = next(own for _, theme in completion.questions(inputs, "sv") for own in theme
               if own["name"] == "actions-of-actor")  # fmt: skip
    actor = next(p for p in own["parameters"] if p["name"] == "actor")
    assert (actor["kind"], actor["variable"]) == ("iri", "__actor_iri")
    assert len(actor["choices"]) > 3
    assert all(path.startswith("id/actor/") for path, *_ in actor["choices"])
    assert own["page"] == "svar/actions-of-actor.sv.html"
