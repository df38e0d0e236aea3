from __future__ import annotations

import csv
import io
import json

import pytest

from fardplan_kg.answers import Answer, Row
from fardplan_kg.namespaces import XSD
from fardplan_kg.questions import Column, Question
from fardplan_kg.store import Term
from fardplan_kg.tables import FORMATS, as_csv, as_json, as_table, as_tsv, cell_text

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
    assert list(FORMATS) == ["table", "csv", "tsv", "json"]


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
    assert heading in lines[2]


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
