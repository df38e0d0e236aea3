from __future__ import annotations

import pytest
from network_samples import actors_of_action

from fardplan_kg.network import affiliation
from fardplan_kg.network.kinds import kinds, mean
from fardplan_kg.wording import Words


def test_shared_and_core_specific_actions_differ() -> None:
    network = affiliation.graph(affiliation.participations(actors_of_action()))
    shared, own = kinds(network, Words("sv"))
    assert [(k.code, k.words, k.actions, k.responsible) for k in (shared, own)] == [
        ("gemensam", "Gemensam insats", 9, 9),
        ("karnspecifik", "Kärnspecifik insats", 9, 1),
    ]
    assert (shared.mean, own.mean) == ("2,9", "3,9")
    assert sorted(term.value for term in shared.only) == [
        "Almi Stockholm AB",
        "Fastighetsägare",
        "Kommersiella kollektivtrafikföretag",
        "Kärnkommunerna",
    ]
    assert kinds(affiliation.graph([]), Words("sv")) == ()


@pytest.mark.parametrize(
    ("total", "number", "said"), [(7, 2, "3,5"), (5, 4, "1,3"), (10, 3, "3,3"), (4, 4, "1,0")]
)
def test_means_are_rounded_halves_up(total: int, number: int, said: str) -> None:
    assert mean(total, number, "sv") == said
    assert mean(total, number, "en") == said.replace(",", ".")
