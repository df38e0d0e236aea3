from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from fardplan_kg.extraction.document import Document, Page
from fardplan_kg.extraction.form.sections import COVER, Section, Sections, read_sections
from fardplan_kg.extraction.form.template import Form, find_form
from fardplan_kg.extraction.reading.normalisation import Normaliser
from fardplan_kg.extraction.reading.pages import CONTENTS, COUNTED, PRINTED
from fardplan_kg.extraction.reading.words import Reader
from fardplan_kg.faults import DataFault

Change = Callable[[str, str], Document]
DocumentOf = Callable[[str], Document]

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


def read(document: Document, form: Form) -> Sections:
    return read_sections(Reader(document, Normaliser({}, form.suspended)), form)


def found(document: Document, form: Form) -> dict[str, Section]:
    return {section.slug: section for section in read(document, form).found}


def test_sections_are_in_order_with_the_pages_of_the_contents(
    made_up: Document, form: Form
) -> None:
    sections = read(made_up, form)
    assert [(s.slug, s.pages.first, s.pages.last) for s in sections.found] == SECTIONS
    assert {section.pages.basis for section in sections.found} == {CONTENTS}
    assert sections.missing == ()


def test_sections_cover_the_document_without_a_gap(made_up: Document, form: Form) -> None:
    sections = read(made_up, form).found
    assert sections[0].span[0] == 0
    assert all(one.span[1] == other.span[0] for one, other in pairwise(sections))
    assert sections[-1].span[1] == len(made_up.raw)


def test_heading_stands_where_it_says(made_up: Document, form: Form) -> None:
    for section in read(made_up, form).found[1:]:
        heading = section.heading
        assert made_up.raw[heading.start : heading.end] == heading.text == section.title
        assert section.span[0] == heading.start


def test_cover_has_neither_heading_nor_entry(made_up: Document, form: Form) -> None:
    cover = read(made_up, form).found[0]
    assert (cover.slug, cover.title, cover.heading.text, cover.entry) == (COVER, "", "", None)


def test_recurring_heading_belongs_to_its_chapter(made_up: Document, form: Form) -> None:
    chapters = {slug: section.chapter for slug, section in found(made_up, form).items()}
    assert chapters["levande-torg-fardriktning"] == "Levande torg"
    assert chapters["resor-for-sagodjur-gemensamma-insatser"] == "Resor för sagodjur"
    assert chapters["insatskarta-pahittsby"] == ""


def test_heading_may_differ_a_little_from_its_entry(changed: Change, form: Form) -> None:
    document = changed("\nGenomförande i Påhittsby\n", "\n  Genomförande för Påhittsby \n")
    last = read(document, form).found[-1]
    assert (last.title, last.heading.text) == (
        "Genomförande i Påhittsby",
        "Genomförande för Påhittsby",
    )
    raw = document.raw[last.heading.start : last.heading.end]
    assert raw == "Genomförande för Påhittsby"


@pytest.mark.parametrize(
    "printed",
    [
        "Genomförande\ni Påhittsby",
        "Genomförande\ni\nPåhittsby",
        "Genom-\nförande i Påhitts-\nby",
        "Genomförande i\nPåhittsby",
        "Genomförande i Påhitts\nby",
    ],
)
def test_heading_may_go_over_several_lines(changed: Change, form: Form, printed: str) -> None:
    document = changed("\nGenomförande i Påhittsby\n", f"\n{printed}\n")
    last = read(document, form).found[-1]
    assert last.title == "Genomförande i Påhittsby"
    assert document.raw[last.heading.start : last.heading.end] == printed


def test_line_of_prose_that_is_like_a_heading_begins_no_section(
    changed: Change, form: Form
) -> None:
    document = changed("Ett torg är till för alla.", "Resor för sagodjur\n\nBild: ett torg till")
    sections = found(document, form)
    assert sections["resor-for-sagodjur"].heading.start > document.raw.index("en lykta")
    assert len(sections) == len(SECTIONS)


def test_entry_without_a_heading_is_missing(changed: Change, form: Form) -> None:
    sections = read(changed("\nInsatskarta Påhittsby\n", "\nKarta\n"), form)
    assert [(entry.title.text, entry.page) for entry in sections.missing] == [
        ("Insatskarta Påhittsby", 9)
    ]
    slugs = [slug for slug, _, _ in SECTIONS if slug != "insatskarta-pahittsby"]
    assert [section.slug for section in sections.found] == slugs


def test_chapter_without_its_subheading_misses_that_one_only(changed: Change, form: Form) -> None:
    document = changed(
        "Resor för sagodjur\n\nFärdriktning\n\nLåt sagodjuren resa hur de vill.\n",
        "Resor för sagodjur\n",
    )
    sections = read(document, form)
    assert [(entry.title.text, entry.page) for entry in sections.missing] == [("Färdriktning", 8)]
    assert "levande-torg-fardriktning" in {section.slug for section in sections.found}
    assert "resor-for-sagodjur-gemensamma-insatser" in {s.slug for s in sections.found}


def test_section_after_a_missing_one_keeps_its_pages(changed: Change, form: Form) -> None:
    sections = found(changed("\nInsatskarta Påhittsby\n", "\nKarta\n"), form)
    before = sections["resor-for-sagodjur-gemensamma-insatser"].pages
    assert (before.first, before.last) == (8, 10)


def test_cut_document_names_section_line_and_how_many_more(
    made_up: Document, document_of: DocumentOf, form: Form
) -> None:
    cut = document_of(made_up.raw[: made_up.raw.index("Låt sagodjuren")])
    assert len(read(cut, form).missing) == 3
    cut = document_of(made_up.raw[: made_up.raw.index("Gemensamma insatser\n\n1.1")])
    with pytest.raises(DataFault) as caught:
        read(cut, form)
    assert str(caught.value) == (
        "made-up.txt:35: the contents name the section 'Gemensamma insatser' (page 5) and 6 more "
        "that are not found; is the document cut?"
    )


def test_recurring_heading_may_lack_an_entry(changed: Change, form: Form) -> None:
    document = changed("Kärnspecifika insatser\t6\t\t", "\t\t")
    sections = found(document, form)
    extra = sections["levande-torg-karnspecifika-insatser"]
    assert (extra.title, extra.chapter, extra.entry) == (
        "Kärnspecifika insatser",
        "Levande torg",
        None,
    )
    assert (extra.pages.first, extra.pages.last) == (5, 8)
    assert [*sections] == [slug for slug, _, _ in SECTIONS]


def test_recurring_heading_outside_chapters_begins_no_section(changed: Change, form: Form) -> None:
    document = changed("Torgrådet föreslås.", "Färdriktning\n\nTorgrådet föreslås.")
    assert [*found(document, form)] == [slug for slug, _, _ in SECTIONS]


def test_sections_of_one_name_are_numbered(document_of: DocumentOf, form: Form) -> None:
    text = "Innehåll\nTorg\t3\nBroar\t4\nTorg\t5\n\nTorg\n\nEtt.\n\nBroar\n\nTvå.\n\nTorg\n\nTre.\n"
    slugs = [section.slug for section in read(document_of(text), form).found]
    assert slugs == ["omslag", "torg", "broar", "torg-2"]


@pytest.mark.parametrize(("printed", "basis"), [(True, PRINTED), (False, COUNTED)])
def test_pages_are_the_document_s_own_where_it_has_them(
    made_up: Document, form: Form, printed: bool, basis: object
) -> None:
    middle, end = made_up.raw.index("Levande torg\n\nEtt"), len(made_up.raw)
    pages = (Page(21, 0, middle, printed), Page(22, middle, end, printed))
    document = Document(made_up.name, made_up.raw, made_up.sha256, pages)
    sections = found(document, form)
    assert (sections["omslag"].pages.first, sections["omslag"].pages.last) == (21, 21)
    assert sections["levande-torg"].pages.first == 22
    assert {section.pages.basis for section in sections.values()} == {basis}


PLAN = """Handlingsplan för Muminköping

Detta är en påhittad plan.

Mål 1: Fler lyktor

1.1 Tänd

Mål 2. Färre
mörka hörn

2.1 Lys
"""


def test_without_contents_a_line_of_the_form_begins_a_section(document_of: DocumentOf) -> None:
    document = document_of(PLAN.replace("Färre\nmörka hörn", "Färre mörka hörn"))
    sections = read(document, find_form("handlingsplan"))
    assert [(s.slug, s.title, s.heading.text) for s in sections.found] == [
        ("omslag", "", ""),
        ("fler-lyktor", "Fler lyktor", "Mål 1: Fler lyktor"),
        ("farre-morka-horn", "Färre mörka hörn", "Mål 2. Färre mörka hörn"),
    ]
    assert sections.missing == ()
    assert {(s.pages.first, s.pages.last) for s in sections.found} == {(1, 1)}


def test_without_contents_and_chapters_it_is_no_plan_of_the_form(document_of: DocumentOf) -> None:
    with pytest.raises(DataFault) as caught:
        read(document_of("Handlingsplan för Muminköping\n\nProsa.\n"), find_form("handlingsplan"))
    assert str(caught.value).startswith(
        "made-up.txt:1: not a plan of the form 'handlingsplan': no line matches '^Mål"
    )
