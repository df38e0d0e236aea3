from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from fardplan_kg.extraction.reading import kinds
from fardplan_kg.extraction.reading.kinds import Kind, kind_of
from fardplan_kg.faults import DataFault


def package(*members: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as written:
        for name in members:
            written.writestr(name, name)
    return file.getvalue()


def word() -> bytes:
    file = io.BytesIO()
    docx.Document().save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.pdf", b"%PDF-1.7", Kind.PDF),
        ("a.txt", b"\n\n%PDF-1.4", Kind.PDF),
        ("a.bin", word(), Kind.WORD),
        ("a.MD", b"# x", Kind.MARKDOWN),
        ("a.txt", b"# x", Kind.TEXT),
        ("a", b"x", Kind.TEXT),
    ],
)
def test_kind(name: str, content: bytes, kind: Kind) -> None:
    assert kind_of(Path(name), content) is kind


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.pdf", package("xl/workbook.xml"), r"a\.pdf: a spreadsheet \(Excel\) and no roadmap"),
        ("a.docx", package("xl/workbook.xml"), r"a\.docx: a spreadsheet"),
        ("a.pdf", package("mimetype", "content.xml"), "an OpenDocument file; save it as .docx"),
        ("a.docx", package("x"), "a package \\(zip\\) that is no Word document"),
        ("a.docx", word()[:2000], "a damaged or cut package"),
        ("a.pdf", b"Namn;Antal\n", "named .pdf, and it holds something else"),
        ("a.docx", b"Plan", "named .docx, and it holds something else"),
        ("a.doc", kinds.OLD_OFFICE + b"x", "an Office file of the old format"),
    ],
)
def test_fault(name: str, content: bytes, message: str) -> None:
    with pytest.raises(DataFault, match=message):
        kind_of(Path(name), content)


def test_package_that_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    content = word()
    monkeypatch.setattr(kinds, "MOST_UNPACKED", 1000)
    with pytest.raises(DataFault, match=r"unpacked it is .* at most 1,000 are read"):
        kind_of(Path("a.docx"), content)
