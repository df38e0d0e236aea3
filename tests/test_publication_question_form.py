from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from html_page import Page
from network_samples import HOSTILE

from fardplan_kg.answers import ask
from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.publication import build, pages, question_form
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.questions import LANGUAGES, Question, find_question
from fardplan_kg.store import EmbeddedStore, Term

ASKED = ("actors-of-action", "counts", "quotes-of-section", "shared-by-two-actors")
SERVED = "sparql"


@pytest.fixture(scope="module")
def graph(data: Data) -> EmbeddedStore:
    return open_store(data)


@pytest.fixture(scope="module")
def inputs(data: Data, graph: EmbeddedStore) -> Inputs:
    questions = [find_question(data, name) for name in ASKED]
    return build.inputs(graph, questions, build.answer_all(graph, questions))


def question(inputs: Inputs, name: str) -> Question:
    return inputs.answers[name, "sv"].question


def fields(page: str, kind: str) -> list[dict[str, str | None]]:
    read = Page(page)
    return [found for tag, found in read.elements if tag == kind]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_field_for_each_parameter_that_a_person_gives(inputs: Inputs, language: str) -> None:
    names = {
        name: [own.name for own in question_form.form(
            inputs, question(inputs, name), language, inputs.answers[name, language].terms
        ).controls]
        for name in ASKED
    }  # fmt: skip
    assert names == {
        "actors-of-action": ["action"],
        "counts": [],
        "quotes-of-section": ["section", "from_page", "to_page"],
        "shared-by-two-actors": ["actor_a", "actor_b"],
    }


def test_what_stands_in_the_answer_is_chosen(inputs: Inputs) -> None:
    answer = inputs.answers["shared-by-two-actors", "sv"]
    made = question_form.form(inputs, answer.question, "sv", answer.terms)
    chosen = [[own.value for own in each.options if own.chosen] for each in made.controls]
    assert chosen == [["huddinge-kommun"], ["trafikverket"]]
    assert not any(own.undecided or own.all for own in made.controls)


def test_every_option_is_taken_for_the_thing_that_it_names(
    inputs: Inputs, graph: EmbeddedStore
) -> None:
    own = question(inputs, "actors-of-action")
    made = question_form.form(inputs, own, "en", {})
    options = made.controls[0].options
    assert len(options) == 18
    for option in options:
        found = ask(graph, own, {"action": option.value}, "en")
        assert option.thing and found.terms["action"].value == option.thing.iri


def test_where_the_site_is_served_the_page_itself_answers(inputs: Inputs) -> None:
    page = pages.answer_page(replace(inputs, endpoint=SERVED), "sv", "actors-of-action")
    (form,) = fields(page, "form")
    assert (form["action"], form["method"]) == ("actors-of-action.sv.html", "get")
    assert not any(own.get("type") == "hidden" for own in fields(page, "input"))


def test_a_static_page_leads_to_the_query_page_and_says_so(inputs: Inputs) -> None:
    page = pages.answer_page(inputs, "sv", "actors-of-action")
    (form,) = fields(page, "form")
    assert form["action"] == "../fraga.sv.html"
    hidden = {own["name"]: own["value"] for own in fields(page, "input") if own["type"] == "hidden"}
    assert hidden == {"fraga": "actors-of-action", "visa": "svar"}
    assert "i din webbläsare" in " ".join(page.split())


def test_a_question_without_a_choice_has_no_form(inputs: Inputs) -> None:
    assert fields(pages.answer_page(inputs, "sv", "counts"), "form") == []


def test_editing_begins_with_what_was_asked(inputs: Inputs) -> None:
    answer = inputs.answers["shared-by-two-actors", "en"]
    parts = urlsplit(question_form.form(inputs, answer.question, "en", answer.terms).edit)
    assert parts.path == "../fraga.en.html"
    assert parse_qs(parts.query) == {
        "fraga": ["shared-by-two-actors"],
        "actor_a": ["huddinge-kommun"],
        "actor_b": ["trafikverket"],
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_asked_with_values_leads_to_the_same_as_data_and_in_the_other_language(
    inputs: Inputs, graph: EmbeddedStore, language: str
) -> None:
    own = question(inputs, "actors-of-action")
    served = replace(inputs, endpoint=SERVED, address="https://data.example.se/")
    answer = ask(graph, own, {"action": "2.4"}, language)
    links = Page(pages.answer_page_for(served, answer)).links()
    slug = "samverka-for-att-starka-flemingsbergs-rattskluster"
    own_name = f"actors-of-action.{language}"
    for ending in sorted(inputs.tables):
        assert f"{own_name}.{ending}?action={slug}" in links
    other = "en" if language == "sv" else "sv"
    assert f"actors-of-action.{other}.html?action={slug}" in links
    assert f"https://data.example.se/svar/{own_name}.html?action={slug}" in links
    assert set(inputs.tables) == {"csv", "json", "ttl"}


def test_hostile_values_stay_in_their_field(inputs: Inputs) -> None:
    own = question(inputs, "quotes-of-section")
    served = replace(inputs, endpoint=SERVED)
    page = pages.unanswered_page(served, own, "sv", {"from_page": HOSTILE}, f"from_page={HOSTILE}")
    read = Page(page)
    assert read.open == []
    assert not any(tag in ("script", "img") for tag, _ in read.elements)
    assert [own["value"] for own in fields(page, "input") if own["name"] == "from_page"] == [
        HOSTILE
    ]


def test_what_is_chosen_is_told_by_name(inputs: Inputs) -> None:
    answer = inputs.answers["shared-by-two-actors", "en"]
    told = question_form.chosen(answer.question, inputs, answer.terms, "en")
    huddinge, trafikverket = (own.thing.name.value for own in told if own.thing)
    assert "Municipality" in huddinge
    assert "Trafikverket" in trafikverket
    number = {"from_page": Term("3")}
    pages_own = question(inputs, "quotes-of-section")
    assert [own.text for own in question_form.chosen(pages_own, inputs, number, "sv")] == ["3"]
