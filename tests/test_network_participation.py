from __future__ import annotations

from itertools import permutations

import pytest
from affiliation_samples import rows
from network_samples import actors_of_action

from fardplan_kg.network.participation import (
    ROLES,
    participations,
    role_order,
    row_order,
)


def test_rows_come_by_number_and_action_whatever_the_order() -> None:
    found = participations(actors_of_action())
    assert len(found) == 61
    assert list(found) == sorted(found, key=row_order)
    assert found[0].number == "1.1"
    assert {row.expanded for row in found} == {""}


def test_names_of_roadmaps_and_kinds_are_those_given() -> None:
    found = participations(actors_of_action(), {"": "Ort"}, {"region": "regionen"})
    assert {row.plan_name for row in found} == {"Ort"}
    assert {row.actor_kind for row in found if row.actor_type == "region"} == {"regionen"}
    assert {row.actor_kind for row in found if row.actor_type != "region"} == {""}


@pytest.mark.parametrize("order", list(permutations([*ROLES, "new"])))
def test_roles_sort_by_how_much_they_bind_and_unknown_ones_last(order: tuple[str, ...]) -> None:
    assert sorted(order, key=role_order) == [*ROLES, "new"]


def test_two_rows_of_one_actor_in_one_action_have_an_order() -> None:
    from dataclasses import replace

    (row,) = rows({"1.1": "A"})
    others = [replace(row, as_written="B"), replace(row, expanded="G")]
    keys = {row_order(each) for each in (row, *others)}
    assert len(keys) == 3
