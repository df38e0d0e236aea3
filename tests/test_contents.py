from __future__ import annotations

from collections.abc import Callable

import pytest

from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.form.contents import Contents, read_contents
from fardplan_kg.extraction.form.template import Form
from fardplan_kg.extraction.reading.normalisation import Normaliser
from fardplan_kg.extraction.reading.words import Reader
from fardplan_kg.faults import DataFault

Change = Callable[[str, str], Document]
DocumentOf = Callable[[str], Document]

ENTRIES = [
    ("Inledning", 3),
    ("Färdplan för Påhittsby", 4),
    ("Levande torg", 5),
    ("Färdriktning", 5),
    ("Gemensamma insatser", 5),
    ("Kärnspecifika insatser", 6),
    ("Resor för sagodjur", 8),
    ("Färdriktning", 8),
    ("Gemensamma insatser", 8),
    ("Insatskarta Påhittsby", 9),
    ("Genomförande i Påhittsby", 10),
]


def read(document: Document, form: Form) -> Contents:
    return read_contents(Reader(document, Normaliser({}, form.suspended)), form)


def rows(contents: Contents) -> list[tuple[str, int]]:
    return [(entry.title.text, entry.page) for entry in contents.entries]


def test_two_columns_are_read_one_after_the_other(made_up: Document, form: Form) -> None:
    assert rows(read(made_up, form)) == ENTRIES


def test_entry_stands_where_it_says(made_up: Document, form: Form) -> None:
    for entry in read(made_up, form).entries:
        assert made_up.raw[entry.title.start : entry.title.end] == entry.title.text
        assert made_up.raw[slice(*entry.span)] == f"{entry.title.text}\t{entry.page}"


def test_sections_begin_after_the_last_row(made_up: Document, form: Form) -> None:
    lines = made_up.lines[read(made_up, form).after :]
    assert next(line.text for line in lines if line.text) == "Inledning"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Etta . . . . . 3\nTvåa.......... 12\n", [("Etta", 3), ("Tvåa", 12)]),
        ("Etta 3\n\nTvåa 12\n", [("Etta", 3), ("Tvåa", 12)]),
        ("Etta\t3\t\n\tTvåa\t12\n", [("Etta", 3), ("Tvåa", 12)]),
        ("Mål för 2030\t3\nTvåa\t12\n", [("Mål för 2030", 3), ("Tvåa", 12)]),
        ("Etta\t3\n2\nBild: en lykta\nTvåa\t12\n", [("Etta", 3), ("Tvåa", 12)]),
    ],
    ids=["leaders", "spaces", "empty cells", "number in a title", "page number and caption"],
)
def test_rows(
    document_of: DocumentOf, form: Form, text: str, expected: list[tuple[str, int]]
) -> None:
    assert rows(read(document_of(f"Innehåll\n\n{text}\nEtta\n\nProsa.\n"), form)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Levande och lyktljusa\ntorg\t3\n", "Levande och lyktljusa torg"),
        ("Levande och\nlyktljusa\ntorg\t3\n", "Levande och lyktljusa torg"),
        ("Levande och lykt-\nljusa torg . . . 3\n", "Levande och lyktljusa torg"),
    ],
)
def test_title_may_go_over_several_lines(
    document_of: DocumentOf, form: Form, text: str, expected: str
) -> None:
    document = document_of(f"Innehåll\nInledning\t2\n{text}Sist\t9\n\nInledning\n\nProsa.\n")
    contents = read(document, form)
    assert rows(contents) == [("Inledning", 2), (expected, 3), ("Sist", 9)]
    start, end = contents.entries[1].span
    assert document.raw[start:end].startswith("Levande och")
    assert document.raw[start:end].endswith("3")


def test_only_the_first_column_of_a_wrapped_row_takes_the_line_above(
    document_of: DocumentOf, form: Form
) -> None:
    document = document_of("Innehåll\nLevande och\ntorg\t3\tResor\t8\n\nInledning\n\nProsa.\n")
    assert rows(read(document, form)) == [("Levande och torg", 3), ("Resor", 8)]


def test_missing_contents_are_a_fault(changed: Change, form: Form) -> None:
    with pytest.raises(
        DataFault, match=r"^made-up\.txt:1: not a roadmap .* no line says 'Innehåll'"
    ):
        read(changed("Innehåll\n", "Innandöme\n"), form)


def test_contents_without_rows_are_a_fault(document_of: DocumentOf, form: Form) -> None:
    with pytest.raises(DataFault, match=r"^made-up\.txt:2: the contents hold no rows of title"):
        read(document_of("Färdplan\nInnehåll\n\nInledning\n"), form)
