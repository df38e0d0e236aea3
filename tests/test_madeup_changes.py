from __future__ import annotations

import pytest
from madeup import changes
from madeup.changes import Change
from madeup.model import Action, ActorLine, Area, MadeUpPlan, Passage, Words
from madeup.truth import truth

NAMES = tuple(map(Words, ("trollen", "älvorna", "häxorna")))
LINE = ActorLine("Exempel på medverkande aktörer", "participating", NAMES)


def action(number: str, title: str) -> Action:
    return Action(number, Words(title), False, (), (LINE,), number, title)


PLAN = MadeUpPlan(
    "Trollby",
    (Passage("Inledning", ("Hej.",)),),
    (
        Area(
            "Levande och lyktljusa torg", "Levande och lyktljusa torg", (), "Gör ljust.",
            (action("1.1", "Tänd lyktorna"), action("1.2", "Måla broarna")),
        ),
    ),
    (),
)  # fmt: skip


@pytest.mark.parametrize(
    ("change", "numbers"),
    [
        (changes.swapped, [("1.2", "1.1"), ("1.1", "1.2")]),
        (changes.renumbered, [("1.2", "1.2"), ("1.1", "1.1")]),
        (changes.twice, [("1.1", "1.1"), ("1.1", "1.1")]),
    ],
)
def test_numbers_of_two_actions(change: Change, numbers: list[tuple[str, str]]) -> None:
    plan, about = change(PLAN, "Tänd lyktorna")
    assert [(a.number, a.map_number) for a in plan.actions] == numbers
    assert about == ("Tänd lyktorna", "Måla broarna")


def test_a_new_name_stands_between_the_others() -> None:
    plan, about = changes.unknown_actor(PLAN, "Måla broarna")
    names = [name.text for name in plan.actions[1].lines[0].names]
    assert names == ["trollen", *about, "älvorna", "häxorna"]
    assert truth(PLAN).actions == truth(plan).actions


def test_unknown_names_are_new_each_time() -> None:
    plan, first = changes.unknown_actor(PLAN, "Måla broarna")
    assert changes.unknown_actor(plan, "Tänd lyktorna")[1] != first


def test_a_title_changes_in_chapter_and_map() -> None:
    plan, about = changes.retitled(str.upper)(PLAN, "Måla broarna")
    assert (plan.actions[1].title.text, plan.actions[1].map_title) == ("MÅLA BROARNA",) * 2
    assert about == ("Måla broarna", "MÅLA BROARNA")


def test_a_joint_stands_between_the_last_two_names() -> None:
    plan, _ = changes.joined(" samt ")(PLAN, "Måla broarna")
    assert plan.actions[1].lines[0].joints == (", ", " samt ")


def test_no_role_can_be_read_from_a_changed_label() -> None:
    plan, _ = changes.labelled("Exempel")(PLAN, "Måla broarna")
    assert {actor.role for actor in truth(plan).actors if actor.number == "1.2"} == {""}
