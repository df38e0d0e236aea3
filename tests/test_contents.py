from __future__ import annotations

from collections.abc import Callable

import pytest

from fardplan_kg.extraction.contents import read_sections
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.likeness import alike
from fardplan_kg.extraction.template import Form
from fardplan_kg.faults import DataFault

Change = Callable[[str, str], Document]

SECTIONS = [
    ("omslag", 1, 3),
    ("inledning", 3, 4),
    ("fardplan-for-pahittsby", 4, 5),
    ("levande-torg", 5, 5),
    ("levande-torg-fardriktning", 5, 5),
    ("levande-torg-gemensamma-insatser", 5, 6),
    ("levande-torg-karnspecifika-insatser", 6, 8),
    ("resor-for-sagodjur", 8, 8),
    ("resor-for-sagodjur-fardriktning", 8, 8),
    ("resor-for-sagodjur-gemensamma-insatser", 8, 9),
    ("insatskarta-pahittsby", 9, 10),
    ("genomforande-i-pahittsby", 10, 10),
]


def test_two_columns_are_read_one_after_the_other(made_up: Document, form: Form) -> None:
    sections = read_sections(made_up, form)
    assert [(s.slug, s.first_page, s.last_page) for s in sections] == SECTIONS


def test_sections_cover_the_document_without_a_gap(made_up: Document, form: Form) -> None:
    sections = read_sections(made_up, form)
    assert sections[0].span[0] == 0
    assert [s.span[1] for s in sections[:-1]] == [s.span[0] for s in sections[1:]]
    assert sections[-1].span[1] == len(made_up.raw)


def test_heading_and_entry_stand_where_they_say(made_up: Document, form: Form) -> None:
    for section in read_sections(made_up, form)[1:]:
        assert section.entry is not None
        assert made_up.raw[slice(*section.heading_span)] == section.heading
        assert made_up.raw[slice(*section.entry.title_span)] == section.title
        place = made_up.raw[slice(*section.entry.span)]
        assert place == f"{section.title}\t{section.first_page}"


def test_recurring_heading_belongs_to_its_chapter(made_up: Document, form: Form) -> None:
    chapters = {s.slug: s.chapter for s in read_sections(made_up, form)}
    assert chapters["levande-torg-fardriktning"] == "Levande torg"
    assert chapters["resor-for-sagodjur-gemensamma-insatser"] == "Resor för sagodjur"
    assert chapters["insatskarta-pahittsby"] == ""


def test_heading_may_differ_a_little_from_its_entry(changed: Change, form: Form) -> None:
    document = changed("\nGenomförande i Påhittsby\n", "\n  Genomförande för Påhittsby \n")
    last = read_sections(document, form)[-1]
    assert (last.title, last.heading) == ("Genomförande i Påhittsby", "Genomförande för Påhittsby")
    assert document.raw[slice(*last.heading_span)] == "Genomförande för Påhittsby"


def test_rows_may_have_leaders_and_spaces(
    document_of: Callable[[str], Document], form: Form
) -> None:
    text = "Innehåll\nEtt . . . . . 3\nTvå.......... 12\n\nEtt\n\nTvå\n"
    sections = read_sections(document_of(text), form)
    assert [(s.title, s.first_page) for s in sections[1:]] == [("Ett", 3), ("Två", 12)]


def test_missing_contents_are_a_fault(changed: Change, form: Form) -> None:
    with pytest.raises(
        DataFault, match=r"^made-up\.txt:1: not a roadmap .* no line says 'Innehåll'"
    ):
        read_sections(changed("Innehåll\n", "Innandöme\n"), form)


def test_contents_without_rows_are_a_fault(
    document_of: Callable[[str], Document], form: Form
) -> None:
    with pytest.raises(DataFault, match=r"^made-up\.txt:2: the contents hold no rows of title"):
        read_sections(document_of("Färdplan\nInnehåll\n\nInledning\n"), form)


def test_cut_document_names_the_section_and_the_line(
    made_up: Document, document_of: Callable[[str], Document], form: Form
) -> None:
    cut = document_of(made_up.raw[: made_up.raw.index("Låt sagodjuren")])
    with pytest.raises(DataFault) as caught:
        read_sections(cut, form)
    assert str(caught.value) == (
        "made-up.txt:64: the contents name the section 'Gemensamma insatser' (page 8), and it is "
        "not found after line 62; is the document cut?"
    )


def test_missing_chapter_names_the_section(changed: Change, form: Form) -> None:
    document = changed("\nInsatskarta Påhittsby\n", "\nKarta\n")
    with pytest.raises(DataFault, match=r"section 'Insatskarta Påhittsby' \(page 9\).*line 66"):
        read_sections(document, form)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("torg", "torg", 1.0),
        ("torg", "torn", 0.75),
        ("torg", "", 0.0),
        ("", "", 0.0),
        ("torg", "torgets ljus", 0.0),
        ("abcd", "efgh", 0.0),
    ],
)
def test_alike(one: str, other: str, expected: float) -> None:
    assert alike(one, other) == expected
