"""CSV that a spreadsheet opens as it stands: what a program would compute or convert is told apart.

A spreadsheet reads more into CSV than text: it runs what looks like a formula, takes the action
2.4 for the second of April and the municipality 0126 for 126, and in Swedish wants a comma in
decimals. Texts are guarded against this; typed numbers are left to be numbers.
"""

from __future__ import annotations

import re

from fardplan_kg.answers import Cell
from fardplan_kg.namespaces import XSD
from fardplan_kg.results import cell_text
from fardplan_kg.store import Term

BYTE_ORDER_MARK = "\ufeff"
FORMULA_BEGINNINGS = "=+-@\t\r\n＝＋－＠"
"""What makes a cell a formula (OWASP, "CSV Injection"), also in the wide forms."""
LIKE_A_NUMBER = re.compile(r"\d[\d.,:/\s-]*")
NUMBERS = frozenset(
    f"{XSD}{name}"
    for name in ("integer", "nonNegativeInteger", "positiveInteger", "int", "long", "gYear")
)
FRACTIONS = frozenset(f"{XSD}{name}" for name in ("decimal", "double", "float"))


def guarded(cell: Cell, separator: str) -> str:
    """Return the text of a cell for a spreadsheet.

    A formula gets an apostrophe before it; a text like a number is written ="2.4", which
    spreadsheets read as that text.
    """
    if len(cell) == 1 and (number := _number(cell[0], separator)):
        return number
    text = cell_text(cell)
    if text.strip(" ").startswith(tuple(FORMULA_BEGINNINGS)):
        return f"'{text}"
    return f'="{text}"' if LIKE_A_NUMBER.fullmatch(text) else text


def _number(term: Term, separator: str) -> str:
    """Return a typed number as it is written in Swedish, nothing for any other term."""
    if term.datatype in NUMBERS and re.fullmatch(r"-?\d+", term.value):
        return term.value
    if term.datatype in FRACTIONS and re.fullmatch(r"-?\d+(\.\d+)?", term.value):
        return term.value if separator == "," else term.value.replace(".", ",")
    return ""
