from __future__ import annotations

from dataclasses import replace

from madeup.model import Action, ActorLine, Area, MadeUpPlan, Words
from madeup.truth import TrueAction, TrueActor, truth

LINE = ActorLine("Ansvarig aktör", "responsible", (Words("Kvastverket", "Kvast-\nverket"),))
ONE = Action("1.1", Words("Tänd lyktorna"), True, (), (LINE,), "1.2", "Tänd alla")
PLAN = MadeUpPlan("Trollby", (), (Area("Ljusa torg", "Ljust torg", (), "Gör ljust.", (ONE,)),), ())


def with_action(**fields: object) -> MadeUpPlan:
    return PLAN.with_action("Tänd lyktorna", lambda a: replace(a, **fields))  # type: ignore[arg-type]


def test_actions_have_their_numbers_titles_and_kind() -> None:
    assert truth(PLAN).actions == (
        TrueAction("1.1", "Tänd lyktorna", "1.2", "Tänd alla", "shared"),
    )


def test_names_are_as_one_reads_them() -> None:
    assert truth(PLAN).actors == (TrueActor("1.1", "Tänd lyktorna", "Kvastverket", "responsible"),)


def test_an_action_only_in_the_map_has_no_kind_and_no_actors() -> None:
    found = truth(with_action(in_chapter=False))
    assert found.actions == (TrueAction("", "", "1.2", "Tänd alla", ""),)
    assert found.actors == ()


def test_an_action_only_in_its_chapter_has_nothing_of_the_map() -> None:
    found = truth(with_action(in_map=False))
    assert found.actions == (TrueAction("1.1", "Tänd lyktorna", "", "", "shared"),)


def test_quotes_are_all_the_words_that_statements_rest_on() -> None:
    assert sorted(truth(PLAN).quotes) == [
        "1.1", "1.2", "Ansvarig aktör", "Gemensamma insatser", "Gör ljust.", "Kvastverket",
        "Ljust torg", "Tänd alla", "Tänd lyktorna",
    ]  # fmt: skip


def test_an_empty_actor_line_has_nothing_to_quote() -> None:
    assert "Ansvarig aktör" not in truth(with_action(lines=(replace(LINE, names=()),))).quotes
