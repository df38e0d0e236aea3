from __future__ import annotations

import pyoxigraph as ox
import pytest

from fardplan_kg.namespaces import FP, ID, RDFS, SKOS, XSD
from fardplan_kg.publication.descriptions.counting import (
    TYPE,
    by_class,
    classes,
    counted,
    links,
    partition,
    short,
    vocabularies,
)

TROLL, FAIRY = ox.NamedNode(f"{ID}actor/trollen"), ox.NamedNode(f"{ID}actor/alvorna")
ACTOR, KNOWS = ox.NamedNode(f"{FP}Actor"), ox.NamedNode(f"{FP}knows")
NAME = ox.NamedNode(f"{SKOS}prefLabel")
STRING = f"{XSD}string"
LANGUAGED = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
SAID = [
    ox.Triple(TROLL, TYPE, ACTOR),
    ox.Triple(FAIRY, TYPE, ACTOR),
    ox.Triple(TROLL, KNOWS, FAIRY),
    ox.Triple(TROLL, NAME, ox.Literal("Trollen", language="sv")),
    ox.Triple(TROLL, NAME, ox.Literal("Trollen")),
    ox.Triple(ox.NamedNode("urn:other"), NAME, ox.Literal("Trollen")),
]
SEE = ox.NamedNode(f"{RDFS}seeAlso")


def test_each_number_is_what_void_says_it_is() -> None:
    found = counted(SAID)
    assert (found.triples, found.subjects, found.entities) == (6, 3, 2)
    assert (found.objects, found.properties, found.classes) == (4, 3, 1)


def test_nothing_is_counted_as_nothing() -> None:
    assert counted([]).triples == counted([]).classes == 0


def test_a_part_tells_the_kinds_of_values() -> None:
    of = classes(SAID)
    parts = {own.property: own for own in partition(SAID, of)}
    assert list(parts) == sorted(parts) == sorted((TYPE.value, NAME.value, KNOWS.value))
    kind, knows, name = (parts[own.value] for own in (TYPE, KNOWS, NAME))
    assert (kind.triples, kind.subjects, kind.objects) == (2, 2, 1)
    assert knows.classes == {ACTOR.value: 1}
    assert name.datatypes == {STRING: 2, LANGUAGED: 1}
    assert (name.triples, name.subjects, name.objects) == (3, 2, 2)


def test_statements_on_what_has_no_class_are_in_no_class() -> None:
    found = by_class(SAID, classes(SAID))
    assert list(found) == [ACTOR.value]
    assert len(found[ACTOR.value]) == 5


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("https://example.se/a", {(SEE.value, "https://example.se/"): 1}),
        ("https://example.se:8080/a?b#c", {(SEE.value, "https://example.se:8080/"): 1}),
        (FAIRY.value, {}),
        ("urn:isbn:1", {}),
    ],
)
def test_a_link_leads_to_another_host(target: str, expected: dict[tuple[str, str], int]) -> None:
    assert links([ox.Triple(TROLL, SEE, ox.NamedNode(target))]) == expected


def test_a_text_is_no_link() -> None:
    assert links([ox.Triple(TROLL, SEE, ox.Literal("https://example.se/a"))]) == {}


def test_vocabularies_are_namespaces() -> None:
    assert vocabularies(SAID) == [TYPE.value.removesuffix("type"), SKOS, FP]


def test_terms_have_names_of_their_own() -> None:
    terms = [f"{FP}Actor", f"{FP}Act", f"{SKOS}Actor", "urn:x:Act/or", "urn:x:Act#or", "urn:å"]
    names = [short(term) for term in terms]
    assert names[0] == "fp-Actor"
    assert len(set(names)) == len(terms)
    assert all(name.isascii() and name.replace("-", "").replace("_", "").isalnum()
               for name in names)  # fmt: skip
