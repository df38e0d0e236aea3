"""One cell of a review file: made harmless for a spreadsheet, and read back as it was."""

from __future__ import annotations

import re

from fardplan_kg.spreadsheet import FORMULA_BEGINNINGS, LIKE_A_NUMBER, guarded
from fardplan_kg.store import Term

SEPARATOR = ";"
NUMBER_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)


def written(text: str) -> str:
    """Return a cell that a spreadsheet takes for the text it is."""
    # one more apostrophe where a text has its own, so that reading takes off no more than this one
    if text.startswith("'") and _formula(text.lstrip("'")):
        return f"'{text}"
    return guarded((Term(text),), SEPARATOR)


def read(cell: str) -> str:
    """Return the text of a cell as it was before ``written``."""
    number = NUMBER_AS_TEXT.fullmatch(cell)
    if number and LIKE_A_NUMBER.fullmatch(number[1]):
        return number[1]
    return cell[1:] if cell.startswith("'") and _formula(cell.lstrip("'")) else cell


def _formula(text: str) -> bool:
    return text.strip(" ").startswith(tuple(FORMULA_BEGINNINGS))
