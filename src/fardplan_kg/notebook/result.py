"""The answer to a question or a query, as rows of Python values."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, overload

from fardplan_kg.answers import Answer
from fardplan_kg.answers import Row as Cells
from fardplan_kg.faults import CallFault
from fardplan_kg.notebook import markup
from fardplan_kg.notebook.row import Row
from fardplan_kg.notebook.values import Iri, Single, Value, value
from fardplan_kg.tables import as_csv, as_table, first_rows, shown_columns

if TYPE_CHECKING:
    import pandas as pd

SHOWN_ROWS = 50


class Result(Sequence[Row]):
    """Rows with their columns: a sequence; shown as a table in a notebook and in a terminal."""

    def __init__(self, answer: Answer, names: Mapping[str, str]) -> None:
        self.answer = answer
        """The answer itself, in RDF terms."""
        self.columns = tuple(column.name for column in answer.columns)
        """The names of the columns, as attributes of each row."""
        self._names = names
        self._joined = [column.joined for column in answer.columns]
        self._places = {name: place for place, name in enumerate(self.columns)}

    @property
    def title(self) -> str:
        """What is asked, in the language of the answer."""
        return self.answer.question.title[self.answer.language]

    @property
    def query(self) -> str:
        """The SPARQL query that was run, with the values in it: any engine answers it."""
        return self.answer.query

    def __len__(self) -> int:
        return len(self.answer.rows)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, index: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(index, slice):
            return tuple(map(self._row, self.answer.rows[index]))
        return self._row(self.answer.rows[index])

    def _row(self, cells: Cells) -> Row:
        """Return one row; rows are made when asked for, so that a long answer costs nothing."""
        values = (
            _cell([value(term, self._names) for term in cell], several)
            for cell, several in zip(cells, self._joined, strict=True)
        )
        return Row(self._places, tuple(values))

    def to_pandas(self) -> pd.DataFrame:
        """Return a data frame with the same columns; whole numbers with gaps become Int64.

        Raises CallFault with what to install where pandas is missing.
        """
        try:
            import pandas as pd
        except ImportError:
            raise CallFault(
                'data frames need pandas: pip install "fardplan-kg[notebook]"',
                'dataramar kräver pandas: pip install "fardplan-kg[notebook]"',
            ) from None
        rows = list(self)
        by_column = {name: [row[name] for row in rows] for name in self.columns}
        frame = {name: pd.Series(v, dtype=_dtype(v)) for name, v in by_column.items()}
        return pd.DataFrame(frame, columns=list(self.columns))

    @overload
    def to_csv(self, path: None = None, *, separator: str = ",", bom: bool = False) -> str: ...
    @overload
    def to_csv(self, path: str | Path, *, separator: str = ",", bom: bool = False) -> None: ...
    def to_csv(
        self, path: str | Path | None = None, *, separator: str = ",", bom: bool = False
    ) -> str | None:
        """Return the answer as CSV, or write it to a file.

        For a Swedish Excel: ``separator=";"`` and ``bom=True``.
        """
        text = as_csv(self.answer, separator, bom=bom)
        if path is None:
            return text
        try:
            Path(path).write_text(text, encoding="utf-8", newline="")
        except OSError as error:
            raise CallFault(f"{path}: cannot be written ({error.strerror or error})") from None
        return None

    def __repr__(self) -> str:
        first = first_rows(self.answer, SHOWN_ROWS)
        told = as_table(first, shutil.get_terminal_size().columns)
        return told + markup.more(len(self) - SHOWN_ROWS, self.answer.language)

    def _repr_html_(self) -> str:
        shown = shown_columns(self.answer)
        language = self.answer.language
        headings = [self.answer.columns[place].label[language] for place in shown]
        cells = [[_html(row[place]) for place in shown] for row in self[:SHOWN_ROWS]]
        more = markup.more(len(self) - SHOWN_ROWS, language)
        return markup.table(self.title, headings, cells, more)


def _cell(values: list[Single], several: bool) -> Value:
    if several:
        return tuple(values)
    return values[0] if values else None


def _html(cell: Value) -> str:
    if cell is None:
        return ""
    if isinstance(cell, tuple):
        return "; ".join(map(_html, cell))
    if isinstance(cell, Iri):
        return f'<span title="{escape(cell)}">{escape(cell.name)}</span>'
    return escape(str(cell))


def _dtype(values: list[Value]) -> str:
    """Return the narrowest pandas type that keeps every value as it is."""
    kinds = {type(value) for value in values if value is not None}
    gaps = None in values
    if kinds == {bool}:
        return "boolean" if gaps else "bool"
    if kinds == {int} and all(abs(v) < 2**63 for v in values if isinstance(v, int)):
        return "Int64" if gaps else "int64"
    return "float64" if kinds == {float} else "object"
