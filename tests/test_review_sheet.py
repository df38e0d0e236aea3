"""The review file comes back as it was, however a spreadsheet saves it; else a clear fault."""

from __future__ import annotations

import csv
import io
from dataclasses import astuple
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fardplan_kg.faults import CallFault, DataFault
from fardplan_kg.review.columns import COLUMNS
from fardplan_kg.review.sheet import Row, read_sheet, sheet_bytes

ROW = Row("actor-å", "okänd aktör", "s. 3", 'ett "citat"; två\nrader', "Å & <b>Ö</b>", "=fråga",
          "Ä (0,93)", "1.4", "ja", "därför")  # fmt: skip
TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=30)
ROWS = st.lists(st.tuples(*[TEXT] * len(COLUMNS)).map(lambda cells: Row(*cells)), max_size=5)


def saved(path: Path, delimiter: str, encoding: str, columns: tuple[str, ...] = COLUMNS) -> Path:
    """Write ROW as another program might."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(columns)
    cells = dict(zip(COLUMNS, astuple(ROW), strict=True))
    writer.writerow([cells.get(name, "") for name in columns])
    path.write_bytes(out.getvalue().encode(encoding))
    return path


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=ROWS)
def test_every_sheet_comes_back(rows: list[Row], tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(sheet_bytes(rows))
    kept = [row for row in rows if any(cell.strip() for cell in astuple(row))]
    assert list(read_sheet(path).rows.values()) == kept


def test_it_is_written_as_swedish_excel_writes() -> None:
    content = sheet_bytes([ROW])
    assert content.startswith(b"\xef\xbb\xbfnyckel;slag;plats;")
    assert b'"=""1.4"""' in content
    assert b"'=fr" in content


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_it_is_read_however_it_was_saved(tmp_path: Path, delimiter: str, encoding: str) -> None:
    sheet = read_sheet(saved(tmp_path / "x.csv", delimiter, encoding))
    assert sheet.rows == {2: ROW}
    assert sheet.lossy == (encoding == "cp1252")


def test_columns_may_be_in_another_order(tmp_path: Path) -> None:
    path = saved(tmp_path / "x.csv", ";", "utf-8", COLUMNS[::-1])
    assert read_sheet(path).rows == {2: ROW}


def test_a_line_with_the_separator_and_empty_rows_and_columns_are_no_matter(tmp_path: Path) -> None:
    path = saved(tmp_path / "x.csv", ";", "utf-8", (*COLUMNS, "", ""))
    path.write_text(
        "sep=;\r\n" + path.read_text(encoding="utf-8") + ";;;\r\n\r\n", encoding="utf-8"
    )
    assert list(read_sheet(path).rows.values()) == [ROW]


def test_a_row_may_lack_its_last_empty_cells(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(";".join(COLUMNS) + "\nkey;slag\n", encoding="utf-8")
    assert read_sheet(path).rows[2] == Row("key", "slag", *[""] * 6)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (COLUMNS[:-1], "kolumnen skäl saknas"),
        ((*COLUMNS[:-1], "skal"), "kolumnen skal är okänd (menas skäl?)"),
        ((*COLUMNS, "ansvarig"), "kolumnen ansvarig är okänd"),
        ((*COLUMNS, "beslut"), "kolumnen beslut finns två gånger"),
        (("a", "b"), "kolumnen nyckel saknas; kolumnen slag saknas"),
    ],
)
def test_changed_columns_are_named(tmp_path: Path, columns: tuple[str, ...], said: str) -> None:
    with pytest.raises(DataFault) as fault:
        read_sheet(saved(tmp_path / "x.csv", ";", "utf-8", columns))
    assert said in fault.value.told("sv")
    assert "nyckel; slag" in fault.value.told("en")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04...", "arbetsbok"),
        (b"\xd0\xcf\x11\xe0...", "arbetsbok"),
        (b"", "kolumnen nyckel saknas"),
        (b"\xff\x81\x8d", "varken UTF-8 eller Windows-1252"),
        (";".join(COLUMNS).encode() + b'\n"a;b', "rad 2 går inte att läsa"),
        (";".join(COLUMNS).encode() + b"\nk" + b";" * 10 + b"x",
         "rad 2, kolumn 11: ”x”"),
    ],
)  # fmt: skip
def test_what_is_no_review_file_is_told(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(DataFault) as fault:
        read_sheet(path)
    assert said in fault.value.told("sv")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CallFault, match="cannot be read"):
        read_sheet(tmp_path / "x.csv")
