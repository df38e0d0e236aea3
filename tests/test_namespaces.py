from __future__ import annotations

import doctest
import re

import pytest

from fardplan_kg import namespaces
from fardplan_kg.namespaces import (
    BASE,
    CORE_KINDS,
    SHARED_KINDS,
    VOCABULARIES,
    local_name,
    prefixes,
    slug,
    thing,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Påhittsby", "pahittsby"),
        ("Öka kunskapen, på allvar!", "oka-kunskapen-pa-allvar"),
        ("Kafé Über Ängö", "kafe-uber-ango"),
        ("  --A__b   c-- ", "a-b-c"),
        ("Små- och medelstora", "sma-och-medelstora"),
        ("Spår 10 – etapp 2.1", "spar-10-etapp-2-1"),
        ("", ""),
        ("…", ""),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_slug_is_the_same_for_composed_and_decomposed_letters() -> None:
    assert slug("a\u030a o\u0308 e\u0301") == slug("å ö é") == "a-o-e"


def test_slug_of_a_slug_is_itself() -> None:
    once = slug("Hälsovägen & Spårväg Syd (2040)")
    assert slug(once) == once
    assert re.fullmatch("[a-z0-9-]+", once)


def test_thing_joins_kind_and_slugs() -> None:
    assert thing("action", "pahittsby", "tand-lyktorna") == (
        "https://w3id.org/fardplan/id/action/pahittsby/tand-lyktorna"
    )


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        ("https://exempel.invalid/id/actor/trollen", "trollen"),
        ("https://exempel.invalid/ontology#Action", "Action"),
        ("trollen", "trollen"),
        ("https://exempel.invalid/id/", ""),
    ],
)
def test_local_name_is_what_follows_the_last_mark(iri: str, expected: str) -> None:
    assert local_name(iri) == expected


def test_prefixes_without_a_core_name_no_core_scoped_kind() -> None:
    assert set(prefixes()) == {*VOCABULARIES, *SHARED_KINDS}
    assert prefixes()["area"] == f"{BASE}id/goal-area/"
    assert prefixes()["graph"] == f"{BASE}graph/"


def test_prefixes_of_a_core_add_its_own_kinds() -> None:
    bound = prefixes("pahittsby")
    assert set(bound) - set(prefixes()) == set(CORE_KINDS)
    assert bound["action"] == f"{BASE}id/action/pahittsby/"


def test_prefixes_are_sorted_and_no_two_are_the_same() -> None:
    bound = prefixes("pahittsby")
    assert list(bound) == sorted(bound)
    assert len(set(bound.values())) == len(bound)


def test_examples_in_the_documentation_hold() -> None:
    result = doctest.testmod(namespaces)
    assert (result.failed, result.attempted) == (0, 2)
