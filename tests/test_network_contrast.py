from __future__ import annotations

import pytest
from affiliation_samples import BASE, network

from fardplan_kg.faults import CallFault
from fardplan_kg.network.contrast import by_plan, contrast

THREE = {
    "Berg/1.1": "H A B",
    "Berg/1.2": "H A",
    "Dal/1.1": "H A B C",
    "Ort/1.1": "H D",
    "Ort/1.2": "H A",
}
BERG, DAL, ORT = (f"{BASE}plan/{name}" for name in ("berg", "dal", "ort"))


def test_what_joins_and_what_is_only_in_one() -> None:
    found = contrast(network(THREE))
    assert (found.plans, found.names) == ((BERG, DAL, ORT), ("Berg", "Dal", "Ort"))
    assert [each.actor for each in found.actors] == ["A", "H", "B", "C", "D"]
    assert [each.actor for each in found.joining()] == ["A", "H"]
    assert [each.actor for each in found.joining(2)] == ["A", "H", "B"]
    assert [[each.actor for each in found.only(plan)] for plan in found.plans] == [[], ["C"], ["D"]]


def test_actions_and_partners_are_counted_in_each_roadmap() -> None:
    across = {each.actor: each for each in contrast(network(THREE)).actors}
    assert across["A"].actions == (2, 1, 1)
    assert across["A"].partners == (2, 3, 1)
    assert across["D"].actions == across["D"].partners == (0, 0, 1)


def test_a_pair_has_the_actions_of_each_roadmap() -> None:
    found = contrast(network(THREE))
    pairs = {pair.actors: pair for pair in found.pairs}
    assert [[each.number for each in own] for own in pairs["A", "H"].shared] == [
        ["1.1", "1.2"], ["1.1"], ["1.2"],
    ]  # fmt: skip
    assert [pair.actors for pair in found.joining_pairs()] == [("A", "H")]
    assert [pair.actors for pair in found.joining_pairs(2)] == [("A", "H"), ("A", "B"), ("B", "H")]
    assert {pair.actors for pair in found.only_pairs(DAL)} == {("A", "C"), ("B", "C"), ("C", "H")}
    assert [pair.actors for pair in found.only_pairs(ORT)] == [("D", "H")]


def test_without_a_hub_its_pairs_are_gone() -> None:
    found = contrast(network(THREE), without=["H"])
    assert {actor for pair in found.pairs for actor in pair.actors} == {"A", "B", "C"}
    assert found.joining_pairs() == ()
    assert len(found.pairs) == 3


def test_chosen_roadmaps_only() -> None:
    found = contrast(network(THREE), [ORT, BERG])
    assert found.plans == (BERG, ORT)
    assert [each.actor for each in found.only(ORT)] == ["D"]


def test_likeness_is_the_part_of_the_actors_that_both_name() -> None:
    found = {(a, b): value for a, b, value in contrast(network(THREE)).likeness()}
    assert found == pytest.approx({(BERG, DAL): 3 / 4, (BERG, ORT): 2 / 4, (DAL, ORT): 2 / 5})


@pytest.mark.parametrize("actions", [{}, {"Berg/1.1": "A B"}])
def test_fewer_than_two_roadmaps_are_a_fault(actions: dict[str, str]) -> None:
    with pytest.raises(CallFault, match="at least two") as fault:
        contrast(network(actions))
    assert "minst två färdplaner" in fault.value.told("sv")


def test_an_unknown_roadmap_is_told() -> None:
    with pytest.raises(CallFault, match=r"nearest: https://example.org/plan/berg"):
        contrast(network(THREE), [BERG, f"{BASE}plan/borg"])


def test_the_network_of_one_roadmap_has_its_own_actors_only() -> None:
    found = by_plan(network(THREE))
    assert {plan: sorted(n for n in part if "/" not in n) for plan, part in found.items()} == {
        BERG: ["A", "B", "H"], DAL: ["A", "B", "C", "H"], ORT: ["A", "D", "H"],
    }  # fmt: skip
