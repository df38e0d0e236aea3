from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from description_samples import BASE, data_set, hostile, questions, site
from network_samples import HOSTILE
from openapi_spec_validator import OpenAPIV31SpecValidator
from publication_samples import document

from fardplan_kg.publication.asking import chosen_by_people
from fardplan_kg.publication.descriptions.openapi import openapi, written
from fardplan_kg.publication.descriptions.served import EVERYWHERE, MOST, TOLD, Served
from fardplan_kg.publication.serving import problems
from fardplan_kg.publication.serving.problems import WORDS, Problem
from fardplan_kg.questions import LANGUAGES

SLUGS = re.compile(r"\{[a-z0-9]+\}")


@cache
def described() -> dict[str, Any]:
    return openapi(data_set(), site(), questions())


@cache
def choices() -> dict[tuple[str, str], dict[str, str]]:
    """A thing for every parameter of every question, and as many actors as are not listed."""
    many = {f"urn:{n}": f"a{n}" for n in range(MOST + 1)}
    given = {(q.name, own.name): {"urn:1": "one"} for q in questions() for own in q.parameters}
    return {**given, ("actions-of-actor", "actor"): many}


@cache
def served() -> dict[str, Any]:
    made = site()
    made = replace(made, documents={**made.documents, "sok": document("sok", "Sök")})
    return openapi(data_set(), made, questions(), Served("sparql", choices()))


def in_path(own: dict[str, Any]) -> list[dict[str, Any]]:
    return [given for given in own["parameters"] if given.get("in") == "path"]


def in_query(own: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {given["name"]: given for given in own["parameters"] if given.get("in") == "query"}


def faults(spec: dict[str, Any]) -> list[str]:
    return [str(own.message) for own in OpenAPIV31SpecValidator(spec).iter_errors()]


def test_it_is_valid() -> None:
    assert described()["openapi"].startswith("3.1.")
    assert faults(described()) == []


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("info",), {}),
        (("paths", "/svar/counts", "get", "responses", "200", "description"), None),
        (("paths", "/svar/counts", "get", "operationId"), "front"),
        (("paths", "/doc/{kind}/{name}", "get", "parameters"), []),
    ],
)
def test_a_fault_is_found(place: tuple[str, ...], value: object) -> None:
    spec = json.loads(json.dumps(described()))
    own = spec
    for step in place[:-1]:
        own = own[step]
    own[place[-1]] = value
    assert faults(spec)


def test_every_reference_leads_somewhere() -> None:
    references = re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(described()))
    for reference in references:
        own: Any = described()
        for step in reference.split("/"):
            own = own[step]
    assert len(set(references)) == 7


def test_every_operation_has_an_id_of_its_own_and_a_summary() -> None:
    operations = [item["get"] for item in described()["paths"].values()]
    ids = [own["operationId"] for own in operations]
    assert len(ids) == len(set(ids)) > 80
    assert all(own["summary"] and own["tags"] and own["responses"] for own in operations)
    tags = {tag for own in operations for tag in own["tags"]}
    assert tags == {tag["name"] for tag in described()["tags"]}


def test_every_question_has_an_operation_in_both_languages() -> None:
    for question in questions():
        own = described()["paths"][f"/svar/{question.name}.{{language}}.{{format}}"]["get"]
        for language in LANGUAGES:
            assert question.title[language] in own["summary"]
            assert question.text[language] in own["description"]
        assert set(question.tags) <= set(own["tags"])
        allowed = {given["name"]: given["schema"]["enum"] for given in in_path(own)}
        assert allowed == {"language": ["sv", "en"], "format": ["csv", "html", "json", "ttl"]}
        media = {"text/csv", "text/html", "application/json", "text/turtle"}
        assert set(own["responses"]["200"]["content"]) == media


def test_every_path_of_the_site_is_described() -> None:
    made = site()
    known = [re.compile(SLUGS.sub("[^/]+", re.escape(path).replace(r"\{", "{").replace(r"\}", "}")))
             for path in described()["paths"]]  # fmt: skip
    paths = [*made.documents, *(path for path in made.plain), *made.moved]
    assert [path for path in paths if not any(own.fullmatch(f"/{path}") for own in known)] == []
    assert len(paths) > 50


def test_a_document_says_in_which_media_types_it_is_had() -> None:
    own = described()["paths"]["/doc/{kind}/{name}"]["get"]
    media = {rep.media for rep in site().documents["doc/actor/trollen"].representations}
    assert set(own["responses"]["200"]["content"]) == media
    assert {"404", "406", "410", "304"} <= set(own["responses"])
    direct = described()["paths"]["/doc/{kind}/{name}.{format}"]["get"]
    (endings,) = (p["schema"]["enum"] for p in direct["parameters"] if p.get("name") == "format")
    assert set(endings) == {"sv.html", "en.html", "ttl", "jsonld", "nt", "rdf", "trig"}


def test_a_thing_leads_to_its_document() -> None:
    own = described()["paths"]["/id/{kind}/{name}"]["get"]
    assert "Location" in own["responses"]["303"]["headers"]
    assert own["parameters"][0]["schema"]["enum"] == ["actor"]
    assert "/id/{kind}/{within1}/{within2}/{name}" in described()["paths"]


@pytest.mark.parametrize("depth", range(1, 9))
def test_a_path_of_any_depth_is_described(depth: int) -> None:
    path = "doc/" + "/".join("abcdefgh"[:depth])
    spec = openapi(data_set(), replace(site(), documents={path: document(path, "x", "ttl")}), ())
    assert faults(spec) == []
    assert any(own.count("/") == depth + 1 and own.startswith("/doc") for own in spec["paths"])


def test_where_it_is_served_it_is_valid_too() -> None:
    assert faults(served()) == []
    operations = [own for item in served()["paths"].values() for own in item.values()]
    ids = [own["operationId"] for own in operations]
    assert len(ids) == len(set(ids)) > 80
    for reference in set(re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(served()))):
        found: Any = served()
        for step in reference.split("/"):
            found = found[step]
    assert {"/sparql", "/sok", "/sok.{language}.{format}"} <= set(served()["paths"])
    assert "/sparql" not in described()["paths"]


def test_where_it_is_served_every_operation_says_how_it_is_refused() -> None:
    for item in served()["paths"].values():
        assert all({*EVERYWHERE} <= set(own["responses"]) for own in item.values())
    shared = served()["components"]["responses"]
    assert all(set(own["content"]) == set(TOLD) for own in shared.values())
    assert {code for code, own in shared.items() if "Retry-After" in own.get("headers", {})} == {
        "429",
        "503",
    }
    assert set(described()["components"]["responses"]) == {"404", "406", "410"}


@pytest.mark.parametrize("accept", [*TOLD, "application/json", "image/png", "*/*", ""])
@pytest.mark.parametrize("status", sorted(WORDS))
def test_a_problem_is_told_in_a_media_type_that_is_described(status: int, accept: str) -> None:
    got = problems.answer(Problem(status), "/", accept).headers["content-type"].split(";")[0]
    assert got in TOLD


def test_the_parameters_of_a_question_are_described_with_what_they_may_be() -> None:
    for question in questions():
        for path in (question.name, f"{question.name}.{{language}}.{{format}}"):
            own = served()["paths"][f"/svar/{path}"]["get"]
            given = in_query(own)
            chosen = chosen_by_people(question, choices())
            assert set(given) == {parameter.name for parameter in chosen}
            assert "lang" not in given
            assert ("429" in own["responses"]) == bool(chosen)
            for parameter in chosen:
                needed = parameter.required and not parameter.default
                assert given[parameter.name].get("required", False) == needed
        assert not in_query(described()["paths"][f"/svar/{question.name}"]["get"])


def test_a_parameter_with_few_values_lists_them_and_one_with_many_shows_one() -> None:
    few = in_query(served()["paths"]["/svar/action-evidence"]["get"])["action"]
    assert few["schema"] == {"type": "string", "enum": ["one"]}
    many = in_query(served()["paths"]["/svar/actions-of-actor"]["get"])["actor"]
    assert "enum" not in many["schema"]
    assert many["example"] == "a0"
    pages = in_query(served()["paths"]["/svar/quotes-of-section"]["get"])["from_page"]
    assert pages["schema"]["type"] == "integer"


def test_the_search_has_its_query_and_its_hits_as_json() -> None:
    for path in ("/sok", "/sok.{language}.{format}"):
        own = served()["paths"][path]["get"]
        assert set(in_query(own)) == {"q"}
        assert set(own["responses"]["200"]["content"]) == {"text/html", "application/json"}


def test_the_server_is_where_the_pages_are() -> None:
    assert described()["servers"] == [{"url": BASE.rstrip("/")}]
    assert described()["info"]["version"] == site().version


def test_hostile_texts_stay_texts() -> None:
    bad = dict.fromkeys(LANGUAGES, HOSTILE)
    question = replace(questions()[0], title=bad, text=bad, tags=(HOSTILE,))
    spec = openapi(hostile(HOSTILE), site(), [question])
    assert faults(spec) == []
    assert json.loads(written(spec)) == spec


def test_a_site_with_nothing_in_it_is_described() -> None:
    bare = replace(data_set(), titles=(), descriptions=(), licence="")
    spec = openapi(bare, replace(site(), documents={}, plain={}, moved={}, version=""), ())
    assert faults(spec) == []
