from __future__ import annotations

from dataclasses import replace

import pytest
from madeup.model import Action, ActorLine, Area, MadeUpPlan, Passage, Words
from madeup.text import as_text

LINES = (
    ActorLine("Ansvarig aktör", "responsible", (Words("trollen"),)),
    ActorLine(
        "Exempel på medverkande aktörer",
        "participating",
        (Words("älvorna"), Words("Kvastverket", "Kvast-\nverket"), Words("häxorna")),
        joints=(", ", " samt "),
        end=" med flera.",
    ),
)
ACTION = Action("1.1", Words("Tänd lyktorna"), True, ("Börja i öster.",), LINES, "1.1", "Tänd alla")
PLAN = MadeUpPlan(
    core="Trollby",
    opening=(Passage("Inledning", ("Hej.",)),),
    areas=(Area("Ljusa torg", "Ljust torg", ("Torg.",), "Gör ljust.", (ACTION,)),),
    closing=(Passage("Ordlista", (), present=False), Passage("Slut", ("Så.",), listed=False)),
    columns=1,
)
CHAPTER = """
Ljust torg

Torg.

Färdriktning

Gör ljust.

Gemensamma insatser

1.1 Tänd lyktorna

Börja i öster.

Ansvarig aktör: trollen

Exempel på medverkande aktörer: älvorna, Kvast-
verket samt häxorna med flera.

Insatskarta Trollby

Ljusa torg

- 1.1** Tänd alla

Slut

Så.
"""


def changed(**fields: object) -> str:
    return as_text(PLAN.with_action("Tänd lyktorna", lambda a: replace(a, **fields)))  # type: ignore[arg-type]


def test_chapter_map_and_passages_are_printed_in_order() -> None:
    assert as_text(PLAN).endswith(CHAPTER)


def test_contents_name_what_is_listed_though_it_is_not_present() -> None:
    contents = as_text(PLAN).split("Innehåll\n\n")[1].split("\n\n")[0]
    titles = [row.split("\t")[0] for row in contents.splitlines()]
    assert titles == [
        "Inledning", "Ljusa torg", "Färdriktning", "Gemensamma insatser", "Insatskarta Trollby",
        "Ordlista",
    ]  # fmt: skip


def test_two_columns_hold_the_second_half_beside_the_first() -> None:
    text = as_text(replace(PLAN, columns=2))
    assert "Inledning\t3\tGemensamma insatser\t3\n" in text


def test_an_odd_number_of_rows_leaves_the_second_column_empty() -> None:
    text = as_text(replace(PLAN, columns=2, closing=PLAN.closing[1:]))
    assert "Färdriktning\t3\t\t\n\n" in text


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({"below": True}, "1.1\n\nTänd lyktorna\n\nBörja"),
        ({"spaced": False}, "aktör: trollen\nExempel"),
        ({"title": Words("")}, "\n\n1.1\n\nBörja"),
        ({"lines": ()}, "Börja i öster.\n\nInsatskarta"),
        ({"in_map": False}, "Ljusa torg\n\nSlut"),
        ({"in_chapter": False}, "Gör ljust.\n\nInsatskarta"),
        ({"map_number": "1.2"}, "- 1.2** Tänd alla"),
    ],
)
def test_an_action_is_printed_as_its_record_says(fields: dict[str, object], printed: str) -> None:
    assert printed in changed(**fields)


@pytest.mark.parametrize(
    ("direction", "printed"), [("", "Färdriktning\n\nGemensamma"), (None, "Torg.\n\nGemensamma")]
)
def test_a_missing_direction_is_not_printed(direction: str | None, printed: str) -> None:
    text = as_text(PLAN.with_area("Ljusa torg", lambda a: replace(a, direction=direction)))
    assert printed in text


def test_an_empty_actor_line_is_its_label() -> None:
    text = changed(lines=(replace(LINES[0], names=()),))
    assert "\n\nAnsvarig aktör:\n\n" in text
