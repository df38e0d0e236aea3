from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from rich.cells import cell_len

from fardplan_kg.answers import Answer, Row
from fardplan_kg.faults import CallFault
from fardplan_kg.namespaces import XSD
from fardplan_kg.questions import Column, Question
from fardplan_kg.store import Term
from fardplan_kg.tables import (
    FORMATS,
    as_csv,
    as_json,
    as_table,
    as_tsv,
    cell_text,
    first_rows,
)

IRI = Term("https://exempel.invalid/id/actor/trollen", "iri")
ROWS: tuple[Row, ...] = (
    ((IRI,), (Term("trollen", language="sv"),), (Term("1.9"), Term("1.10"))),
    ((IRI,), (), (Term('a,"b"\tc\nd'),)),
    ((IRI,), (Term("3", datatype=f"{XSD}integer"),), ()),
)


def answer(rows: tuple[Row, ...] = ROWS, language: str = "sv") -> Answer:
    columns = (
        Column("actor", {"sv": "Aktör (IRI)", "en": "Actor (IRI)"}),
        Column("name", {"sv": "Aktör", "en": "Actor"}),
        Column("actions", {"sv": "Insatser", "en": "Actions"}, joined=True),
    )
    title = {"sv": "Vilka?", "en": "Which?"}
    question = Question("vilka", title, title, (), (), columns, "")
    return Answer(question, language, {}, columns, rows)


def test_formats_are_known_by_name() -> None:
    assert list(FORMATS) == ["table", "csv", "tsv", "json", "ttl"]


def test_terms_of_a_cell_are_joined() -> None:
    assert cell_text((Term("a"), Term("b"))) == "a; b"
    assert cell_text(()) == ""


def test_csv_is_read_back_as_it_was() -> None:
    written = as_csv(answer())
    assert list(csv.reader(io.StringIO(written, newline=""))) == [
        ["actor", "name", "actions"],
        [IRI.value, "trollen", "1.9; 1.10"],
        [IRI.value, "", 'a,"b"\tc\nd'],
        [IRI.value, "3", ""],
    ]
    assert "\r" not in written
    assert written.endswith("\n")


def test_tsv_has_a_line_for_each_row() -> None:
    assert as_tsv(answer()).split("\n") == [
        "actor\tname\tactions",
        f"{IRI.value}\ttrollen\t1.9; 1.10",
        f'{IRI.value}\t\ta,"b" c d',
        f"{IRI.value}\t3\t",
        "",
    ]


def test_json_follows_the_sparql_results_format() -> None:
    document = json.loads(as_json(answer()))
    assert document["head"] == {"vars": ["actor", "name", "actions"]}
    uri = {"type": "uri", "value": IRI.value}
    assert document["results"]["bindings"] == [
        {
            "actor": uri,
            "name": {"type": "literal", "value": "trollen", "xml:lang": "sv"},
            "actions": {"type": "literal", "value": "1.9; 1.10"},
        },
        {"actor": uri, "actions": {"type": "literal", "value": 'a,"b"\tc\nd'}},
        {"actor": uri, "name": {"type": "literal", "value": "3", "datatype": f"{XSD}integer"}},
    ]


def test_json_keeps_swedish_letters() -> None:
    assert '"påhittsby"' in as_json(answer((((IRI,), (Term("påhittsby"),), ()),)))


@pytest.mark.parametrize(
    ("style", "header"), [("csv", "actor,name,actions\n"), ("tsv", "actor\tname\tactions\n")]
)
def test_no_rows_leave_the_header(style: str, header: str) -> None:
    assert FORMATS[style](answer(())) == header


def test_no_rows_are_an_empty_result() -> None:
    assert json.loads(as_json(answer(())))["results"] == {"bindings": []}


@pytest.mark.parametrize(
    ("language", "title", "heading"),
    [("sv", "Vilka?", "Insatser"), ("en", "Which?", "Actions")],
)
def test_table_is_told_in_the_language_of_the_answer(
    language: str, title: str, heading: str
) -> None:
    lines = as_table(answer(language=language), width=80).splitlines()
    assert lines[0].strip() == title
    assert heading in lines[1]


def test_table_leaves_out_columns_of_only_iris() -> None:
    table = as_table(answer(), width=80)
    assert "exempel.invalid" not in table
    assert "Aktör (IRI)" not in table
    assert "1.9; 1.10" in table


def test_table_of_only_iris_shows_their_ends() -> None:
    question = answer().question
    columns = question.columns[:1]
    table = as_table(Answer(question, "sv", {}, columns, (((IRI,),),)), width=60)
    assert "trollen" in table
    assert "exempel" not in table


def test_table_without_rows_keeps_its_headings() -> None:
    table = as_table(answer(()), width=80)
    assert all(heading in table for heading in ("Aktör", "Insatser"))


def test_table_shows_brackets_as_they_are() -> None:
    table = as_table(answer((((IRI,), (Term("[bold]trollen[/bold] :lamp:"),), ()),)), width=80)
    assert "[bold]trollen[/bold] :lamp:" in table


def test_title_shows_brackets_as_they_are() -> None:
    plain = answer()
    title = {"sv": "Vilka [alla]?", "en": ""}
    question = Question("vilka", title, title, (), (), plain.columns, "")
    table = as_table(Answer(question, "sv", {}, plain.columns, ROWS), width=80)
    assert "Vilka [alla]?" in table


def test_table_keeps_within_its_width() -> None:
    long = answer((((IRI,), (Term("troll " * 40),), (Term("x" * 200),)),))
    lines = as_table(long, width=60).splitlines()
    assert max(map(len, lines)) <= 60
    assert "".join(lines).count("x") == 200


LONG = (
    "Kollektivtrafikförsörjningsplaneringssamverkan",
    "rättscentrumetableringarna",
)


def wide(rows: int = 3) -> Answer:
    columns = tuple(
        Column(name, {"sv": name.capitalize(), "en": name}) for name in ("nr", "insats", "aktör")
    )
    row: Row = ((Term("1.10"),), (Term(f"{LONG[0]} för {LONG[1]}"),), (Term("Räddningstjänsten"),))
    question = replace(answer().question, columns=columns)
    return Answer(question, "sv", {}, columns, (row,) * rows)


@pytest.mark.parametrize("width", [20, 40, 60, 80, 200])
def test_long_swedish_words_fit_and_none_is_lost(width: int) -> None:
    lines = as_table(wide(), width).splitlines()
    assert max(map(cell_len, lines)) <= width
    shown = "".join("".join(lines).split())
    for word in ("1.10", *LONG, "Räddningstjänsten"):
        assert shown.count(word) == 3 or width < 200


@pytest.mark.parametrize("width", [60, 80, 200])
def test_short_words_are_never_broken(width: int) -> None:
    table = as_table(wide(), width)
    assert table.count("Räddningstjänsten") == 3
    assert table.count("1.10") == 3


def test_without_room_for_columns_each_row_is_a_block() -> None:
    lines = as_table(wide(2), 40).splitlines()
    assert [line.split()[0] for line in lines if line[:1].strip()][:4] == [
        "Vilka?",
        "Nr",
        "Insats",
        "Aktör",
    ]
    assert sum(line.startswith("Nr ") for line in lines) == 2


def test_a_block_leaves_out_what_is_empty() -> None:
    row: Row = ((), (Term("trollskogsvägsföreningen"),), (Term("x" * 24),))
    assert "Nr" not in as_table(replace(wide(), rows=(row,)), 30)


def test_emoji_and_combining_marks_keep_columns_straight() -> None:
    names = ("plain", "🌲🌲", "e\u0301e\u0301e\u0301", "日本", "👩‍👩‍👧")
    rows: tuple[Row, ...] = tuple(((IRI,), (Term(name),), (Term("|"),)) for name in names)
    lines = as_table(answer(rows)).splitlines()[1:]
    assert [line[-1] for line in lines] == ["|"] * len(names)
    assert len({cell_len(line) for line in lines}) == 1


def test_a_row_is_one_line_and_moves_no_cursor() -> None:
    hostile = "a\nb\x1b[2Jc\x07\u2028d"
    lines = as_table(answer((((IRI,), (Term(hostile),), (Term("z"),)),))).splitlines()
    assert len(lines) == 2
    assert "\x1b" not in lines[1]
    assert lines[1].endswith("z")


def test_a_fitted_table_is_plain_text_whatever_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "JUPYTER_COLUMNS"):
        monkeypatch.setenv(name, "1")
    assert "\x1b" not in as_table(answer(), 80)
    assert "Aktör" in as_table(answer(), 80)


def test_no_line_ends_in_spaces() -> None:
    for text in (as_table(answer()), as_table(answer(), 80), as_table(wide(), 40)):
        assert all(line == line.rstrip() for line in text.splitlines())


def test_a_query_without_a_header_shows_all_it_selects() -> None:
    plain = answer()
    own = replace(plain, question=replace(plain.question, columns=()))
    assert "Aktör (IRI)" in as_table(own)


def test_first_rows_are_the_first() -> None:
    assert first_rows(answer(), 2).rows == ROWS[:2]
    assert first_rows(answer(), 9) == answer()


def test_csv_for_a_spreadsheet_begins_with_the_mark_and_keeps_its_separator() -> None:
    text = as_csv(answer(), ";", bom=True)
    assert text.startswith("\ufeffactor;name;actions\n")
    assert not as_csv(answer(), ";").startswith("\ufeff")
    first = next(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert first["actions"] == "1.9; 1.10"


@pytest.mark.parametrize("separator", ["", ";;", '"', "\n", "\r"])
def test_a_separator_is_one_character(separator: str) -> None:
    with pytest.raises(CallFault, match="one character"):
        as_csv(answer(), separator)
