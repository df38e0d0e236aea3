from __future__ import annotations

from collections.abc import Callable

import pytest

from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.normalisation import Normaliser
from fardplan_kg.extraction.roadmap import RoadmapRecord, read_roadmap
from fardplan_kg.extraction.template import Form
from fardplan_kg.extraction.words import Reader
from fardplan_kg.faults import DataFault

Change = Callable[[str, str], Document]


def read(document: Document, form: Form) -> RoadmapRecord:
    return read_roadmap(Reader(document, Normaliser({}, form.suspended)), form)


@pytest.fixture
def record(made_up: Document, form: Form) -> RoadmapRecord:
    return read(made_up, form)


def test_core_has_the_name_in_the_contents(record: RoadmapRecord) -> None:
    assert record.core_name == "Påhittsby"


def test_chapters_are_the_sections_with_a_direction(record: RoadmapRecord) -> None:
    assert [(c.section.heading, c.direction.text) for c in record.chapters] == [
        ("Levande torg", "Gör torgen i Påhittsby till platser där troll vill vara."),
        ("Resor för sagodjur", "Låt sagodjuren resa hur de vill."),
    ]


def test_actions_have_number_and_title_as_the_chapter_prints_them(record: RoadmapRecord) -> None:
    assert [(a.number.text, a.title.text, a.shared) for a in record.actions] == [
        ("1.1", "Möblera torgen.", True),
        ("1.3", "Samla skräpet på torgen", False),
        ("1.2", "Tänd lyktorna", False),
        ("2.1", "Räkna resorna", True),
    ]
    assert [a.heading.text for a in record.actions][1:3] == ["Kärnspecifika insatser"] * 2


def test_map_has_the_numbers_swapped(record: RoadmapRecord) -> None:
    areas = [entry.area.text if entry.area else "" for entry in record.map_entries]
    assert areas == ["Levande torg", "Levande torg", "Levande torg", "Resor för sagodjur"]
    assert [(entry.number.text, entry.title.text) for entry in record.map_entries] == [
        ("1.1", "Möblera torgen"),
        ("1.2", "Samla skräpet på torgen"),
        ("1.3", "Tänd lyktorna"),
        ("2.1", "Räkna resorna"),
    ]


def test_actor_lines_belong_to_their_action(record: RoadmapRecord) -> None:
    names = {
        action.number.text: [[n.text for n in line.names] for line in action.actor_lines]
        for action in record.actions
    }
    assert names == {
        "1.1": [["Sagolandets region"], ["Påhittsby kommun", "trollen"]],
        "1.3": [["Påhittsby kommun", "trollen"]],
        "1.2": [["Påhittsby kommun", "Lyktbolaget"]],
        "2.1": [["Sagolandets region"], ["trollen", "Lyktbolaget", "Påhittsby kommun"]],
    }


def test_action_runs_to_the_next_one(record: RoadmapRecord, made_up: Document) -> None:
    span = record.actions[1].span
    assert made_up.raw[slice(*span)].startswith("1.3\n\nSamla skräpet")
    assert made_up.raw[slice(*span)].strip().endswith("Påhittsby kommun och trollen")


def test_all_structure_of_the_made_up_roadmap_is_placed(record: RoadmapRecord) -> None:
    assert record.unplaced == ()


def test_structure_without_a_place_is_kept(changed: Change, form: Form) -> None:
    document = changed("Torgrådet föreslås.", "Ansvarig aktör: trollen\n\n3.1 Hemlig insats")
    unplaced = read(document, form).unplaced
    assert [(line.number, line.text) for line in unplaced] == [
        (91, "Ansvarig aktör: trollen"),
        (93, "3.1 Hemlig insats"),
    ]


def test_title_may_be_a_paragraph_of_two_lines(changed: Change, form: Form) -> None:
    document = changed("Samla skräpet på torgen\n\nBörja", "Samla skräpet\npå torgen\n\nBörja")
    assert read(document, form).actions[1].title.text == "Samla skräpet på torgen"


def test_missing_direction_is_a_fault(changed: Change, form: Form) -> None:
    document = changed("Låt sagodjuren resa hur de vill.", "Bild: en drake")
    with pytest.raises(DataFault, match=r"^made-up\.txt:62: 'Färdriktning' holds no text$"):
        read(document, form)


def test_direction_may_have_several_paragraphs(changed: Change, form: Form) -> None:
    document = changed("Låt sagodjuren resa hur de vill.", "Res.\n\nBild: en drake\n\nLänge.")
    assert read(document, form).chapters[1].direction.text.startswith("Res.")
    assert read(document, form).chapters[1].direction.text.endswith("Länge.")


@pytest.mark.parametrize("prose", ["", "Ansvarig aktör: trollen\n"])
def test_action_without_a_title_is_a_fault(changed: Change, form: Form, prose: str) -> None:
    document = changed("Samla skräpet på torgen\n\nBörja vid bron.\n", prose)
    with pytest.raises(DataFault, match=r"^made-up\.txt:46: action 1\.3 has no title$"):
        read(document, form)


def test_contents_without_a_core_leave_it_to_the_caller(
    made_up: Document, document_of: Callable[[str], Document], form: Form
) -> None:
    document = document_of(made_up.raw.replace("Färdplan för Påhittsby", "Om Påhittsby"))
    assert read(document, form).core_name == ""


def test_chapter_without_shared_actions_is_read(
    made_up: Document, document_of: Callable[[str], Document], form: Form
) -> None:
    start, end = made_up.raw.index("2.1 Räkna resorna"), made_up.raw.index("\nInsatskarta Påh")
    record = read(document_of(made_up.raw[:start] + made_up.raw[end:]), form)
    assert [len(chapter.actions) for chapter in record.chapters] == [3, 0]
