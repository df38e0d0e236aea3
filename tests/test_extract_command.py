"""`fardplan extract` and `fardplan decide`, as a person uses them one after the other."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from madeup.printing import print_pdf
from pypdf import PdfReader, PdfWriter

from fardplan_kg.cli import main
from fardplan_kg.dataset import Data
from fardplan_kg.review.columns import COLUMNS


def run(data: Data, *arguments: object) -> Result:
    return CliRunner().invoke(main, ["--data", str(data.root), *map(str, arguments)])


def tree(data: Data) -> dict[str, str]:
    """Return a digest of every file of the graph."""
    return {
        str(path.relative_to(data.root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((data.root / "graph").rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def undecided(unextracted: Data) -> Data:
    """Påhittsby's data without a decision or an annotation."""
    (unextracted.root / "graph" / "interpretation.ttl").unlink()
    (unextracted.root / "graph" / "annotations" / "pahittsby.ttl").unlink()
    return unextracted


def fill_in(sheet: Path, decisions: dict[str, str]) -> None:
    """Write a decision and a reason into each row, as a spreadsheet saves it."""
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file, delimiter=";")
    for row in rows:
        cells = dict(zip(head, row, strict=True))
        row[head.index("beslut")] = decisions.get(cells["nyckel"], "ja")
        row[head.index("skäl")] = "Så står det."
    with sheet.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows([head, *rows])


def test_from_a_document_to_a_valid_graph(
    undecided: Data, made_up_path: Path, tmp_path: Path
) -> None:
    graph, review = undecided.root / "graph", tmp_path / "granskning"
    first = run(undecided, "extract", made_up_path, "-o", graph, "--review", review)
    assert first.exit_code == 0, first.output
    assert first.stderr.count("att avgöra: ") == 8
    fill_in(review / "pahittsby.csv", {})
    decided = run(undecided, "decide", review / "pahittsby.csv")
    assert decided.exit_code == 0, decided.output
    assert "8 beslut skrevs till " in decided.stderr
    again = run(undecided, "extract", made_up_path, "-o", graph, "--review", review)
    assert "Inget kvar att avgöra." in again.stderr
    assert run(undecided, "verify", made_up_path).exit_code == 0
    assert run(undecided, "validate").exit_code == 0
    answer = run(undecided, "query", "actors-of-action", "-p", "plan=pahittsby", "--format", "csv")
    assert answer.stdout.count("\n") == 1 + 11
    before = tree(undecided)
    assert run(undecided, "decide", review / "pahittsby.csv").exit_code == 0
    assert tree(undecided) == before


def test_all_faults_of_a_review_are_told_and_nothing_is_written(
    undecided: Data, made_up_path: Path, tmp_path: Path
) -> None:
    graph, review = undecided.root / "graph", tmp_path / "granskning"
    run(undecided, "extract", made_up_path, "-o", graph, "--review", review)
    before = tree(undecided)
    wrong = {"title-moblera-torgen": "", "core-pahittsby": "kanske", "labels-tand-lyktorna": "chef"}
    fill_in(review / "pahittsby.csv", wrong)
    result = run(undecided, "decide", review / "pahittsby.csv")
    assert result.exit_code == 1
    assert "2 fel, inget skrevs" in result.stderr
    assert "”kanske”" in result.stderr
    assert "”chef”" in result.stderr
    assert tree(undecided) == before


def test_changed_columns_are_named(undecided: Data, tmp_path: Path) -> None:
    path = tmp_path / "pahittsby.csv"
    path.write_text(";".join(name for name in COLUMNS if name != "beslut") + "\n")
    result = run(undecided, "decide", path)
    assert result.exit_code == 1
    assert "beslut" in result.stderr
    assert "Traceback" not in result.output


def test_another_document_of_the_plan_is_refused_unless_it_is_a_new_version(
    pahittsby: Data, made_up_path: Path, tmp_path: Path
) -> None:
    text = made_up_path.read_text(encoding="utf-8")
    text = text.replace("2.1 Räkna resorna", "2.1 Räkna alla resorna").replace(
        "trollen med", "älvorna med"
    )
    path, graph = tmp_path / "ny.txt", pahittsby.root / "graph"
    path.write_text(text, encoding="utf-8")
    before = tree(pahittsby)
    refused = run(pahittsby, "extract", path, "-o", graph)
    assert refused.exit_code == 1
    assert "--new-version" in refused.stderr
    assert tree(pahittsby) == before
    told = run(pahittsby, "extract", path, "-o", graph, "--new-version").stderr
    assert "Ny titel: Räkna resorna → Räkna alla resorna (pahittsby/rakna-resorna)" in told
    assert "Ny aktör i en insats: älvorna" in told
    assert "Borttagen aktör i en insats: trollen" in told
    assert (graph / "former" / "pahittsby.ttl").is_file()
    assert "action:rakna-resorna a" in pahittsby.plan_file("pahittsby").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def printed(made_up_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Påhittsby's roadmap as a PDF."""
    path = tmp_path_factory.mktemp("pdf") / "pahittsby.pdf"
    return print_pdf(made_up_path.read_text(encoding="utf-8"), "single", path)


def test_a_pdf_names_the_page_of_each_quote(unextracted: Data, printed: Path) -> None:
    assert run(unextracted, "extract", printed, "-o", unextracted.root / "graph").exit_code == 0
    result = run(unextracted, "verify", printed)
    assert result.exit_code == 0, result.output
    evidence = unextracted.evidence_file("pahittsby").read_text(encoding="utf-8")
    assert "page-basis/printed-number" in evidence or "page-basis:printed-number" in evidence
    assert "fp:textSha256" in evidence


def test_documents_that_cannot_be_read(unextracted: Data, printed: Path, tmp_path: Path) -> None:
    locked, writer = tmp_path / "last.pdf", PdfWriter(PdfReader(printed))
    writer.encrypt("hemligt")
    writer.write(locked)
    sheet = tmp_path / "kalkyl.pdf"
    sheet.write_bytes(b"PK\x03\x04" + b"\0" * 40)
    before = tree(unextracted)
    for path, options, message in (
        (locked, (), "encrypted"),
        (sheet, (), "kalkyl.pdf"),
        (printed, ("--max-pages", "1"), "--max-pages"),
        (tmp_path, (), "Is a directory"),
    ):
        result = run(unextracted, "extract", path, *options, "-o", unextracted.root / "graph")
        assert result.exit_code in (1, 2), path
        assert message in result.stderr, result.stderr
        assert "Traceback" not in result.output
    assert tree(unextracted) == before


def test_unknown_form_names_the_known_ones(unextracted: Data, made_up_path: Path) -> None:
    result = run(unextracted, "extract", made_up_path, "--form", "fardplaner")
    assert result.exit_code == 2
    assert "fardplan, handlingsplan" in result.stderr
