"""Cells come back as they were, whatever was in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fardplan_kg.review.cells import read, written

HOSTILE = [
    "=1+1", "+1", "-nej", "@a", "'=1+1", "''=1", "'", "'a", " =x", "' =x", "＝x", "\t=x", "\r\nx",
    "2.4", '="2.4"', '="a"', "0126", "", ";", '"', "<b>&amp;</b>", "a;b\nc", "1,4", "nr 1.4",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_cell_comes_back(text: str) -> None:
    assert read(written(text)) == text


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-nej", "@a", "'=1+1", " =x", "＝x", "\t=x", '="a"']
)
def test_no_cell_is_a_formula(text: str) -> None:
    assert written(text).startswith("'")


@given(st.text(alphabet=st.sampled_from("'=+-@＝\t\r\n \"2.4;a"), max_size=8) | st.text())
def test_every_cell_comes_back(text: str) -> None:
    assert read(written(text)) == text


def test_what_a_spreadsheet_shows_comes_back_too() -> None:
    assert read("2.4") == "2.4"
