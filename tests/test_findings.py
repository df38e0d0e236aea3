from __future__ import annotations

import re

import pytest
from rdflib import URIRef

from fardplan_kg.dataset import Data, parse_turtle
from fardplan_kg.extraction.findings import KINDS, Effect, Finding, in_order
from fardplan_kg.namespaces import thing

FIELDS = re.compile(r"{(\w+)}")


def finding(kind: str, key: str, *places: int) -> Finding:
    return Finding(kind, key, (), "", places, "", "Så är det.", "So it is.")


@pytest.mark.parametrize("name", KINDS)
def test_kind_says_the_same_in_both_languages(name: str) -> None:
    kind = KINDS[name]
    assert sorted(FIELDS.findall(kind.says_swedish)) == sorted(FIELDS.findall(kind.says_english))
    assert kind.says_swedish.endswith(".")
    assert kind.says_english.endswith(".")


def test_names_of_kinds_tell_them_apart() -> None:
    assert len({kind.swedish for kind in KINDS.values()}) == len(KINDS)
    assert len({kind.english for kind in KINDS.values()}) == len(KINDS)


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.anomaly])
def test_kind_of_anomaly_is_in_the_schemes(name: str, data: Data) -> None:
    schemes = parse_turtle(data.root / "graph" / "schemes.ttl")
    assert (URIRef(thing("anomaly-kind", KINDS[name].anomaly)), None, None) in schemes


def test_every_effect_is_that_of_a_kind() -> None:
    assert {kind.effect for kind in KINDS.values()} == set(Effect)


def test_finding_has_the_effect_of_its_kind_and_is_told_in_two_languages() -> None:
    found = finding("number", "number-a")
    assert found.effect == Effect.NUMBER
    assert (found.told("sv"), found.told("en")) == ("Så är det.", "So it is.")


def test_order_is_that_of_the_document_then_of_the_keys() -> None:
    findings = [
        finding("title", "title-b", 20, 5),
        finding("number", "number-b", 3),
        finding("title", "title-a", 20),
        finding("same", "same-a"),
    ]
    keys = [found.key for found in in_order(findings)]
    assert keys == ["same-a", "number-b", "title-a", "title-b"]
    assert in_order(findings[::-1]) == in_order(findings)


def test_key_that_comes_again_is_numbered() -> None:
    findings = [finding("unplaced", "unplaced-a", place) for place in (9, 3, 5)]
    found = [(one.key, one.places) for one in in_order(findings)]
    assert found == [("unplaced-a", (3,)), ("unplaced-a-2", (5,)), ("unplaced-a-3", (9,))]
