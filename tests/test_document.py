from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from fardplan_kg.extraction.document import SOURCE_VARIABLE, Document, find_source, read_document
from fardplan_kg.faults import CallFault, DataFault


def test_lines_know_their_number_and_place(made_up: Document) -> None:
    assert [line.number for line in made_up.lines] == list(range(1, len(made_up.lines) + 1))
    assert all(made_up.raw[line.start : line.end] == line.text for line in made_up.lines)
    assert made_up.lines[14].text == "Inledning"


def test_positions_count_code_points(document_of: Callable[[str], Document]) -> None:
    document = document_of("å😀\nö")
    assert [(line.start, line.end) for line in document.lines] == [(0, 2), (3, 4)]


def test_line_number_of_a_position(document_of: Callable[[str], Document]) -> None:
    document = document_of("ett\ntvå\n\nfyra")
    assert [document.line_number(position) for position in (0, 3, 4, 8, 9)] == [1, 1, 2, 3, 4]


def test_checksum_is_that_of_the_bytes(made_up_path: Path, made_up: Document) -> None:
    assert made_up.sha256 == hashlib.sha256(made_up_path.read_bytes()).hexdigest()
    assert made_up.name == "document.txt"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", r"f\.txt: the document is empty"),
        (b" \n\t\r\n", r"f\.txt: the document is empty"),
        (b"ett\ntv\xe5\n", r"f\.txt:2: byte 6 is not UTF-8"),
        (b"\xff\xfeett", r"f\.txt:1: byte 0 is not UTF-8"),
        (b"ett\ntv\0\n", r"f\.txt:2: a NUL character"),
        (b"%PDF-1.7\n\xe2\xe3", r"f\.txt: the PDF is damaged or cut"),
        (b"{\\rtf1 Plan}", r"f\.txt: an RTF file; save it as \.docx"),
    ],
    ids=["empty", "blank", "latin-1", "utf-16", "nul", "pdf", "rtf"],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "f.txt"
    path.write_bytes(content)
    with pytest.raises(DataFault, match=message):
        read_document(path)


def test_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "f.txt"
    path.write_bytes(b"\xef\xbb\xbfInneh\xc3\xa5ll\n")
    assert read_document(path).raw == "Innehåll\n"


def test_markdown_is_told_by_its_name(tmp_path: Path) -> None:
    marked = "# Rubrik\n\nEn *rad*\n"
    for name, raw in {"plan.md": "Rubrik\n\nEn rad\n", "plan.txt": marked}.items():
        path = tmp_path / name
        path.write_text(marked, encoding="utf-8")
        assert read_document(path).raw == raw


def test_word_document_without_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tom.docx"
    docx.Document().save(str(path))
    with pytest.raises(DataFault, match=r"tom\.docx: the document is empty"):
        read_document(path)


def test_missing_file_is_the_call_s_fault(tmp_path: Path) -> None:
    with pytest.raises(CallFault, match="cannot be read \\(No such file"):
        read_document(tmp_path / "saknas.txt")


def test_folder_is_the_call_s_fault(tmp_path: Path) -> None:
    with pytest.raises(CallFault, match="cannot be read \\(Is a directory"):
        read_document(tmp_path)


def test_source_named_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SOURCE_VARIABLE, "ur-miljön.txt")
    assert find_source(Path("nämnd.txt")) == Path("nämnd.txt")
    assert find_source(None) == Path("ur-miljön.txt")


def test_source_beside_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside = tmp_path / "shared" / "source"
    (tmp_path / "checkout").mkdir()
    beside.mkdir(parents=True)
    monkeypatch.delenv(SOURCE_VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path / "checkout")
    assert find_source(None) is None
    (beside / "plan.txt").write_text("plan")
    assert find_source(None) == beside / "plan.txt"
    (beside / "other.txt").write_text("which?")
    assert find_source(None) is None
