from __future__ import annotations

from collections.abc import Callable

import pytest

from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.form.roadmap import RoadmapRecord, read_roadmap
from fardplan_kg.extraction.form.template import Form, find_form
from fardplan_kg.extraction.reading.normalisation import Normaliser
from fardplan_kg.extraction.reading.words import Reader

Change = Callable[[str, str], Document]


DocumentOf = Callable[[str], Document]


def read(document: Document, form: Form, *known: str) -> RoadmapRecord:
    return read_roadmap(Reader(document, Normaliser({}, form.suspended)), form, known)


def titles(record: RoadmapRecord) -> list[tuple[str, str]]:
    return [(action.number.text, action.title.text) for action in record.actions]


def names(record: RoadmapRecord) -> dict[str, list[list[str]]]:
    return {
        action.number.text: [[n.text for n in line.names] for line in action.actor_lines]
        for action in record.actions
    }


@pytest.fixture
def record(made_up: Document, form: Form) -> RoadmapRecord:
    return read(made_up, form)


def test_core_has_the_name_in_the_heading(record: RoadmapRecord, made_up: Document) -> None:
    assert record.title is not None
    assert record.core is not None
    assert record.core.text == "Påhittsby"
    assert made_up.raw[record.core.start : record.core.end] == "Påhittsby"
    assert record.core.start > made_up.raw.index("Inledning\n\n")


def direction(record: RoadmapRecord, chapter: int) -> str:
    found = record.chapters[chapter].direction
    return found.text if found else ""


def test_chapters_are_the_sections_with_recurring_headings(record: RoadmapRecord) -> None:
    found = [(c.section.heading.text, direction(record, i)) for i, c in enumerate(record.chapters)]
    assert found == [
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
    headings = [action.heading.text if action.heading else "" for action in record.actions]
    assert headings[1:3] == ["Kärnspecifika insatser"] * 2


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
    assert names(record) == {
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


@pytest.mark.parametrize(
    ("former", "new"),
    [
        ("Låt sagodjuren resa hur de vill.", "Bild: en drake"),
        ("sagodjur\n\nFärdriktning\n\nLåt sagodjuren resa hur de vill.\n", "sagodjur\n"),
    ],
    ids=["no text", "no heading"],
)
def test_missing_direction_is_none(changed: Change, form: Form, former: str, new: str) -> None:
    record = read(changed(former, new), form)
    assert [chapter.direction is None for chapter in record.chapters] == [False, True]
    assert len(record.actions) == 4


def test_direction_may_have_several_paragraphs(changed: Change, form: Form) -> None:
    document = changed("Låt sagodjuren resa hur de vill.", "Res.\n\nBild: en drake\n\nLänge.")
    assert direction(read(document, form), 1).startswith("Res.")
    assert direction(read(document, form), 1).endswith("Länge.")


def test_direction_ends_where_an_action_begins(changed: Change, form: Form) -> None:
    document = changed("vill.\n\nGemensamma insatser\n\n2.1", "vill.\n\n2.1")
    record = read(document, form)
    assert direction(record, 1) == "Låt sagodjuren resa hur de vill."
    assert titles(record)[-1] == ("2.1", "Räkna resorna")
    assert (record.actions[-1].shared, record.actions[-1].heading) == (None, None)
    assert [entry.title.text for entry in record.missing] == ["Gemensamma insatser"]
    assert record.unplaced == ()


def test_action_right_under_the_chapter_is_of_no_stated_kind(changed: Change, form: Form) -> None:
    document = changed("Ett torg är till för alla.", "1.9 Fira torgen\n\nAnsvarig aktör: trollen")
    record = read(document, form)
    first = record.actions[0]
    assert (first.title.text, first.shared, first.heading) == ("Fira torgen", None, None)
    assert first.section.slug == "levande-torg"
    assert names(record)["1.9"] == [["trollen"]]


@pytest.mark.parametrize("prose", ["", "Ansvarig aktör: trollen\n"])
def test_action_without_a_title_has_an_empty_one(changed: Change, form: Form, prose: str) -> None:
    document = changed("Samla skräpet på torgen\n\nBörja vid bron.\n", prose)
    record = read(document, form)
    assert titles(record)[1:3] == [("1.3", ""), ("1.2", "Tänd lyktorna")]
    assert names(record)["1.3"][-1] == ["Påhittsby kommun", "trollen"]


@pytest.mark.parametrize(
    "printed",
    [
        "1.2 Tänd\nlyktorna\n",
        "1.2 Tänd lykt-\norna\n",
        "1.2 Tänd\nlyktorna\nDe är för få om natten.\n",
        "1.2 Tänd lyktorna\nDe är för få om natten.\n",
        "1.2\nTänd lyktorna\n",
        "1.2\n\nTänd\nlyktorna\n",
        "1.2. Tänd lyktorna\n",
        "**1.2** Tänd lyktorna\n",
        "**1.2 Tänd lyktorna**\n",
    ],
)
def test_title_may_be_printed_in_many_ways(changed: Change, form: Form, printed: str) -> None:
    record = read(changed("1.2 Tänd lyktorna\n\nExempel", f"{printed}Exempel"), form)
    assert titles(record)[2] == ("1.2", "Tänd lyktorna")
    assert names(record)["1.2"] == [["Påhittsby kommun", "Lyktbolaget"]]


def test_title_that_the_map_lacks_is_the_whole_block(changed: Change, form: Form) -> None:
    document = changed("1.2 Tänd lyktorna\n\nExempel", "1.2 Fira\nvättarnas\njul\n\nExempel")
    assert titles(read(document, form))[2] == ("1.2", "Fira vättarnas jul")


@pytest.mark.parametrize(
    "prose",
    [
        "Det kostar\n1.5 miljoner kronor.",
        "Det kostar mellan\n1.5 och\n1.9 miljoner kronor.",
        "1.5 miljoner kronor satsas på torgen.\n\nDet räcker.",
        "1.1 troll i snitt sover på bänkarna.",
        "1 200 troll bor här.",
        "2026 börjar arbetet.",
        "Se 1.1 och 2.1.",
    ],
)
def test_prose_that_begins_with_a_number_is_no_action(
    changed: Change, form: Form, prose: str
) -> None:
    record = read(changed("Börja vid bron.", prose), form)
    assert [number for number, _ in titles(record)] == ["1.1", "1.3", "1.2", "2.1"]
    assert names(record)["1.3"] == [["Påhittsby kommun", "trollen"]]


def test_amount_that_begins_a_block_is_reported(changed: Change, form: Form) -> None:
    record = read(changed("Börja vid bron.", "1.5 miljoner kronor satsas."), form)
    assert [line.text for line in record.unplaced] == ["1.5 miljoner kronor satsas."]


@pytest.mark.parametrize("title", ["tänd lyktorna", "tänd alla lyktor"])
def test_title_in_lower_case_is_one_where_the_map_s_begins_so(
    changed: Change, form: Form, title: str
) -> None:
    document = changed("1.2 Tänd lyktorna\n\nExempel", f"1.2 {title}\n\nExempel")
    assert ("1.2", title) in titles(read(document, form))


def test_without_a_map_a_title_may_be_in_lower_case(document_of: DocumentOf) -> None:
    document = document_of("Mål 1: Ljus\n\n1.1 tänd lyktorna\n")
    assert titles(read(document, find_form("handlingsplan"))) == [("1.1", "tänd lyktorna")]


def test_actions_need_no_blank_line_between_them(changed: Change, form: Form) -> None:
    document = changed(
        "Påhittsby kommun och trollen\n\n1.2 Tänd lyktorna\n",
        "Påhittsby kommun och trollen\n1.2 Tänd lyktorna\n1.4 Släck dem\n",
    )
    record = read(document, form)
    assert [number for number, _ in titles(record)] == ["1.1", "1.3", "1.2", "1.4", "2.1"]
    assert names(record)["1.3"] == [["Påhittsby kommun", "trollen"]]
    assert names(record)["1.4"] == [["Påhittsby kommun", "Lyktbolaget"]]


def test_actor_line_goes_on_over_a_page(changed: Change, form: Form) -> None:
    document = changed("trollen, Lyktbolaget, Påhittsby\nkommun", "trollen,\n\n8\n\nLyktbolaget")
    assert names(read(document, form))["2.1"][-1] == ["trollen", "Lyktbolaget"]


def test_known_name_is_one_name(changed: Change, form: Form) -> None:
    document = changed("Påhittsby kommun och trollen", "Slott och Torn AB")
    assert names(read(document, form))["1.3"] == [["Slott", "Torn AB"]]
    assert names(read(document, form, "Slott och Torn AB"))["1.3"] == [["Slott och Torn AB"]]


def test_heading_without_a_core_leaves_it_to_the_caller(
    made_up: Document, document_of: DocumentOf, form: Form
) -> None:
    document = document_of(made_up.raw.replace("Färdplan för Påhittsby", "Om Påhittsby"))
    record = read(document, form)
    assert (record.title, record.core) == (None, None)


def test_chapter_without_shared_actions_is_read(
    made_up: Document, document_of: DocumentOf, form: Form
) -> None:
    start, end = made_up.raw.index("2.1 Räkna resorna"), made_up.raw.index("\nInsatskarta Påh")
    record = read(document_of(made_up.raw[:start] + made_up.raw[end:]), form)
    assert [len(chapter.actions) for chapter in record.chapters] == [3, 0]


def test_chapter_without_any_recurring_heading_leaves_its_structure_unplaced(
    made_up: Document, document_of: DocumentOf, form: Form
) -> None:
    raw = made_up.raw
    for heading in ("Färdriktning", "Gemensamma insatser"):
        at = raw.rindex(f"{heading}\n\n")
        raw = raw[:at] + raw[at + len(heading) :]
    record = read(document_of(raw), form)
    assert len(record.chapters) == 1
    assert [line.text.split(":")[0] for line in record.unplaced] == [
        "2.1 Räkna resorna",
        "Ansvarig aktör",
        "Exempel på medverkande aktörer",
    ]


PLAN = """Handlingsplan för Vättedalen 2031–2033

Detta är en påhittad plan.

Mål 1: Fler lyktor i dalen

Vättarna ser dåligt.

Åtgärd 1.1: Tänd lyktorna

Alla lyktor tänds.

Ansvarig: Vättedalens kommun
Medverkar: trollen och älvorna

1.2 Putsa
glasen

Mål 2. Ett varmare bad

Insats 2.1 Elda under källan

Medverkande: näcken m.fl.
"""


def test_form_without_recurring_headings_has_its_actions_right_under_the_goals(
    document_of: DocumentOf,
) -> None:
    record = read(document_of(PLAN), find_form("handlingsplan"))
    assert record.title is not None
    assert record.core is not None
    assert record.title.text == "Handlingsplan för Vättedalen 2031–2033"
    assert record.core.text == "Vättedalen"
    assert [(c.section.title, c.direction) for c in record.chapters] == [
        ("Fler lyktor i dalen", None),
        ("Ett varmare bad", None),
    ]
    assert titles(record) == [
        ("1.1", "Tänd lyktorna"),
        ("1.2", "Putsa glasen"),
        ("2.1", "Elda under källan"),
    ]
    assert names(record) == {
        "1.1": [["Vättedalens kommun"], ["trollen", "älvorna"]],
        "1.2": [],
        "2.1": [["näcken"]],
    }
    assert {action.shared for action in record.actions} == {None}
    assert (record.map_entries, record.missing, record.unplaced) == ((), (), ())


def test_title_is_the_cover_s_where_it_names_the_core(made_up: Document, form: Form) -> None:
    record = read(made_up, form)
    assert record.title and record.title.text == "Färdplan för den regionala stadskärnan Påhittsby"
    assert made_up.line_number(record.title.start) == 2


def test_without_a_cover_the_title_is_the_heading(changed: Change, form: Form) -> None:
    record = read(changed("för den regionala stadskärnan\n", "för alla troll i\n"), form)
    assert record.title and record.title.text == "Färdplan för Påhittsby"
