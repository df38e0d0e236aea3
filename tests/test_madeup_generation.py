from __future__ import annotations

from difflib import SequenceMatcher
from itertools import permutations

import pytest
from madeup.generation import UNLIKE, Size, generate
from madeup.model import MadeUpPlan

SMALL = Size(areas=1, shared=1, specific=2)


def titles(plan: MadeUpPlan) -> list[str]:
    return [action.name for action in plan.actions]


def test_the_same_seed_gives_the_same_plan() -> None:
    assert generate(5, slips=("page-break",)) == generate(5, slips=("page-break",))


def test_another_seed_gives_another_core_and_other_core_specific_actions() -> None:
    one, other = generate(5)[0], generate(6)[0]
    assert one.core != other.core
    assert titles(one) != titles(other)


def test_shared_actions_are_the_same_in_every_plan() -> None:
    one, other = (
        [action for action in generate(seed)[0].actions if action.shared] for seed in (5, 6)
    )
    assert one == other


def test_titles_of_a_plan_are_unlike_each_other() -> None:
    for one, other in permutations(titles(generate(5)[0]), 2):
        assert SequenceMatcher(None, one, other, autojunk=False).ratio() < UNLIKE


def test_slips_stand_in_places_of_their_own() -> None:
    slips = ("actors-missing", "numbers-swapped", "page-break", "title-word", "unknown-actor")
    _, planted = generate(5, Size(areas=2), slips)
    about = [name for slip in planted for name in slip.about]
    assert len(about) == len(set(about)) == 6


def test_more_slips_than_places_are_refused() -> None:
    with pytest.raises(ValueError, match="no place left for one more slip of the kind 'specific'"):
        generate(5, SMALL, ("page-break",) * 3)
