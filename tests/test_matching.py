from __future__ import annotations

from collections.abc import Callable

import pytest
from extraction_samples import placed_in, record_of

from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.form.template import Form
from fardplan_kg.extraction.matching import match_entries
from fardplan_kg.namespaces import local_name

Change = Callable[[str, str], Document]
MAP = "- 1.1** Möblera torgen\n- 1.2** Samla skräpet på torgen\n- 1.3** Tänd lyktorna\n"


def pairs(document: Document, form: Form) -> dict[str, str]:
    """Return the entry's number and title of each action by the action's own."""
    record = record_of(document, form)
    matched = match_entries(record.actions, record.map_entries)
    return {
        f"{action.number.text} {action.title.text}".strip(): (
            f"{entry.number.text} {entry.title.text}" if entry else ""
        )
        for action, entry in zip(record.actions, matched, strict=True)
    }


def test_entry_is_told_by_the_title_not_by_the_number(made_up: Document, form: Form) -> None:
    assert pairs(made_up, form) == {
        "1.1 Möblera torgen.": "1.1 Möblera torgen",
        "1.3 Samla skräpet på torgen": "1.2 Samla skräpet på torgen",
        "1.2 Tänd lyktorna": "1.3 Tänd lyktorna",
        "2.1 Räkna resorna": "2.1 Räkna resorna",
    }


def test_equal_titles_go_before_like_ones(changed: Change, form: Form) -> None:
    document = changed(MAP, "- 1.2** Tänd lyktorna\n- 1.4** Tänd lyktorna.\n")
    assert pairs(document, form)["1.2 Tänd lyktorna"] == "1.2 Tänd lyktorna"


def test_likest_title_is_taken(changed: Change, form: Form) -> None:
    document = changed(MAP, "- 1.2** Tänd lyktornas\n- 1.4** Tända lyktornas\n")
    assert pairs(document, form)["1.2 Tänd lyktorna"] == "1.2 Tänd lyktornas"


def test_number_tells_a_reworded_title(changed: Change, form: Form) -> None:
    document = changed("- 2.1** Räkna resorna", "- 2.1** Räkna alla resor")
    assert pairs(document, form)["2.1 Räkna resorna"] == "2.1 Räkna alla resor"
    document = changed("- 2.1** Räkna resorna", "- 2.2** Räkna alla resor")
    assert pairs(document, form)["2.1 Räkna resorna"] == ""


def test_number_does_not_tell_a_wholly_other_title(changed: Change, form: Form) -> None:
    document = changed("- 2.1** Räkna resorna", "- 2.1** Bygg om bron vid kvarnen")
    assert pairs(document, form)["2.1 Räkna resorna"] == ""


def test_number_tells_an_action_without_a_title(changed: Change, form: Form) -> None:
    document = changed("1.2 Tänd lyktorna\n\nExempel", "1.2\n\nExempel")
    assert pairs(document, form)["1.2"] == ""
    raw = document.raw.replace("- 1.3** Tänd", "- 1.2** Tänd").replace("- 1.2** Sam", "- 1.3** Sam")
    swapped = Document(document.name, raw, document.sha256)
    assert pairs(swapped, form)["1.2"] == "1.2 Tänd lyktorna"


def test_map_only_actions_come_last_and_are_named_by_their_title(
    changed: Change, form: Form
) -> None:
    placed = placed_in(changed(MAP, f"- 1.0** Fira torgen\n{MAP}"), form)
    assert [local_name(one.action) for one in placed] == [
        *("moblera-torgen", "samla-skrapet-pa-torgen", "tand-lyktorna", "rakna-resorna"),
        "fira-torgen",
    ]
    assert placed[-1].record is None
    assert (placed[-1].title, placed[-1].number) == ("Fira torgen", "1.0")


def test_placed_action_has_title_and_number_of_its_chapter(made_up: Document, form: Form) -> None:
    second = placed_in(made_up, form)[1]
    assert (second.title, second.number) == ("Samla skräpet på torgen", "1.3")


@pytest.mark.parametrize(("number", "identifier"), [("1.2", "insats-1-2"), ("1.9", "insats-1-9")])
def test_action_without_any_title_is_named_by_its_number(
    changed: Change, form: Form, number: str, identifier: str
) -> None:
    document = changed("1.2 Tänd lyktorna\n\nExempel", f"{number}\n\nExempel")
    raw = document.raw.replace("- 1.3** Tänd lyktorna\n", "")
    placed = placed_in(Document(document.name, raw, document.sha256), form)
    assert local_name(placed[2].action) == identifier
