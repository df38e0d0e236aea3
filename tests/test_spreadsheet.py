from __future__ import annotations

import pytest

from fardplan_kg.answers import Cell
from fardplan_kg.namespaces import XSD
from fardplan_kg.spreadsheet import guarded
from fardplan_kg.store import Term


def literal(value: str, kind: str = "") -> Cell:
    return (Term(value, datatype=f"{XSD}{kind}" if kind else ""),)


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", " =", "  @"])
def test_what_looks_like_a_formula_is_a_text(beginning: str) -> None:
    assert guarded(literal(f"{beginning}cmd|'/c calc'!A1"), ";").startswith("'")


@pytest.mark.parametrize("text", ["2.4", "1.10", "0126", "2024-", "1/2", "212000-0068", "12:30"])
def test_a_text_like_a_number_or_a_date_stays_as_it_is(text: str) -> None:
    assert guarded(literal(text), ";") == f'="{text}"'


@pytest.mark.parametrize("text", ["1.9; 1.10", "Huddinge kommun", "", "a=b", "4 insatser"])
def test_other_texts_are_left_alone(text: str) -> None:
    assert guarded(literal(text), ";") == text


@pytest.mark.parametrize(
    ("value", "kind", "separator", "written"),
    [
        ("18", "integer", ";", "18"),
        ("-3", "integer", ";", "-3"),
        ("1996", "gYear", ";", "1996"),
        ("49.5", "decimal", ";", "49,5"),
        ("49.5", "decimal", ",", "49.5"),
        ("-0.5", "double", "\t", "-0,5"),
        ("=1+1", "integer", ";", "'=1+1"),
        ("true", "boolean", ";", "true"),
    ],
)
def test_typed_numbers_are_numbers(value: str, kind: str, separator: str, written: str) -> None:
    assert guarded(literal(value, kind), separator) == written


def test_no_text_breaks_out_of_its_guard() -> None:
    assert guarded(literal('2"&HYPERLINK("x")&"'), ";") == '2"&HYPERLINK("x")&"'
    assert guarded((), ";") == ""
    assert guarded((Term("=a"), Term("b")), ";") == "'=a; b"
