from __future__ import annotations

from collections.abc import Callable

import pytest

from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.form.action_map import MapEntry, read_map
from fardplan_kg.extraction.form.sections import read_sections
from fardplan_kg.extraction.form.template import Form, find_form
from fardplan_kg.extraction.reading.normalisation import Normaliser
from fardplan_kg.extraction.reading.words import Reader

Change = Callable[[str, str], Document]
MAP = """- 1.1** Möblera torgen
- 1.2** Samla skräpet på torgen
- 1.3** Tänd lyktorna

Resor för sagodjur

- 2.1** Räkna resorna
"""


def read(document: Document, form: Form) -> tuple[tuple[MapEntry, ...], set[int]]:
    reader = Reader(document, Normaliser({}, form.suspended))
    return read_map(read_sections(reader, form).found, form, reader)


def told(document: Document, form: Form) -> list[tuple[str, str, str]]:
    return [
        (entry.area.text if entry.area else "", entry.number.text, entry.title.text)
        for entry in read(document, form)[0]
    ]


FOUR = [
    ("Levande torg", "1.1", "Möblera torgen"),
    ("Levande torg", "1.2", "Samla skräpet på torgen"),
    ("Levande torg", "1.3", "Tänd lyktorna"),
    ("Resor för sagodjur", "2.1", "Räkna resorna"),
]


def test_entries_have_number_title_and_the_chapter_s_name(made_up: Document, form: Form) -> None:
    assert told(made_up, form) == FOUR


def test_entry_stands_where_it_says_without_the_marks(made_up: Document, form: Form) -> None:
    for entry in read(made_up, form)[0]:
        for words in (entry.number, entry.title):
            assert made_up.raw[words.start : words.end] == words.text


def test_lines_of_entries_are_placed_and_no_others(made_up: Document, form: Form) -> None:
    _, placed = read(made_up, form)
    lines = [made_up.lines[number - 1].text[:6] for number in sorted(placed)]
    assert lines == ["- 1.1*", "- 1.2*", "- 1.3*", "- 2.1*"]


@pytest.mark.parametrize(
    "written",
    [
        "1.1 Möblera\ntorgen\n1.2 Samla skräpet\npå\ntorgen\n1.3 Tänd lyktorna\n\n"
        "Resor för sagodjur\n2.1 Räkna resorna\n",
        "1.1 Möblera torgen\n\n1.2 Samla skräpet på torgen\n\n1.3 Tänd lyktorna\n"
        "Resor för sagodjur\n2.1 Räkna resorna\n",
        "• 1.1. Möblera torgen\n• 1.2. Samla skräpet på tor-\ngen\n– 1.3 Tänd lyktorna\n9\n"
        "Bild: en karta\nResor för sagodjur\n2.1 Räkna resorna\n",
        "1.1 Möblera torgen\n1.2 Samla skräpet på torgen\n1.3 Tänd lyktorna\n\n"
        "Resor för\nsagodjur\n\n2.1 Räkna resorna\n",
    ],
    ids=["wrapped titles", "no blank line before a name", "marks and captions", "wrapped name"],
)
def test_title_and_name_may_go_over_several_lines(
    changed: Change, form: Form, written: str
) -> None:
    assert told(changed(MAP, written), form) == FOUR


def test_all_lines_of_a_wrapped_entry_are_placed(changed: Change, form: Form) -> None:
    document = changed(MAP, "1.1 Möblera\ntorgen\n1.2 Samla skräpet på torgen\n")
    assert len(read(document, form)[1]) == 3


def test_entry_without_a_name_above_it_has_none(changed: Change, form: Form) -> None:
    document = changed("Insatskarta Påhittsby\n\nLevande torg\n\n", "Insatskarta Påhittsby\n\n")
    assert told(document, form)[0] == ("", "1.1", "Möblera torgen")


def test_numbered_lines_outside_the_map_are_no_entries(changed: Change, form: Form) -> None:
    assert told(changed("Torgrådet föreslås.", "4.1 Bilda torgrådet"), form) == FOUR


def test_plan_without_a_map_has_no_entries(changed: Change, form: Form) -> None:
    document = changed("\nInsatskarta Påhittsby\n\n", "\n")
    assert read(document, form) == ((), set())


def test_form_without_a_map_has_no_entries(document_of: Callable[[str], Document]) -> None:
    document = document_of("Mål 1: Insatskarta\n\n1.1 Tänd\n")
    assert read(document, find_form("handlingsplan")) == ((), set())
