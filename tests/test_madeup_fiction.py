from __future__ import annotations

from random import Random

import pytest
from madeup import fiction
from rdflib import SKOS

from fardplan_kg.dataset import Data, parse_turtle
from fardplan_kg.namespaces import slug


def test_cores_have_names_and_slugs_of_their_own() -> None:
    names = [fiction.core_name(number) for number in range(fiction.CORES)]
    assert len(set(names)) == len({slug(name) for name in names}) == fiction.CORES


def test_cores_come_again_after_the_last() -> None:
    assert fiction.core_name(fiction.CORES) == fiction.core_name(0)


def test_no_made_up_actor_is_one_of_the_real_registry(data: Data) -> None:
    labels = parse_turtle(data.root / "graph" / "actors.ttl").objects(None, SKOS.prefLabel)
    made_up = {name for name, _ in fiction.ACTORS} | set(fiction.UNKNOWN)
    assert not made_up & set(map(str, labels))


def test_unknown_names_are_not_in_the_made_up_registry() -> None:
    assert not {*fiction.UNKNOWN, fiction.AMBIGUOUS} & {name for name, _ in fiction.ACTORS}


@pytest.mark.parametrize("sentences", [1, 4])
def test_a_paragraph_has_so_many_sentences(sentences: int) -> None:
    assert fiction.paragraph(Random(1), sentences).count(".") == sentences
