from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from madeup.printing import LAYOUTS, print_pdf
from pypdf import PdfReader, PdfWriter
from rdflib import RDF, Graph, Namespace, URIRef

from fardplan_kg.dataset import Data
from fardplan_kg.extraction.document import Document, read_document
from fardplan_kg.extraction.pipeline import Extraction, extract
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import FP, OA

FPN, OAN = Namespace(FP), Namespace(OA)


@pytest.fixture(scope="module", params=LAYOUTS)
def layout(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("printed")


@pytest.fixture(scope="module")
def prints(made_up: Document, folder: Path) -> dict[str, Path]:
    def one(layout: str) -> Path:
        return print_pdf(made_up.raw, layout, folder / f"{layout}.pdf")

    with ThreadPoolExecutor(2) as pool:
        return dict(zip(LAYOUTS, pool.map(one, LAYOUTS), strict=True))


@pytest.fixture(scope="module")
def single(prints: dict[str, Path]) -> bytes:
    return prints["single"].read_bytes()


def quotes(evidence: Graph) -> set[tuple[str, str]]:
    """Return each claim with the words of each of its quotes."""
    return {
        (str(claim), str(evidence.value(URIRef(f"{quote}#quote"), OAN.exact)))
        for claim in evidence.subjects(RDF.type, FPN.Claim)
        for quote in evidence.objects(claim, FPN.evidence)
    }


def test_made_up_plan_printed_and_read_back(
    prints: dict[str, Path], unextracted: Data, extraction: Extraction, layout: str
) -> None:
    printed = read_document(prints[layout])
    read = extract(printed, unextracted)
    assert set(read.graphs.plan) == set(extraction.graphs.plan)
    assert set(read.graphs.region) == set(extraction.graphs.region)
    assert quotes(read.graphs.evidence) == quotes(extraction.graphs.evidence)
    assert [page.number for page in printed.pages] == list(range(1, len(printed.pages) + 1))
    assert all(page.printed for page in printed.pages)


@pytest.mark.document
def test_flemingsberg_printed_and_read_back(
    flemingsberg: Document,
    flemingsberg_extraction: Extraction,
    data: Data,
    folder: Path,
    layout: str,
) -> None:
    printed = read_document(print_pdf(flemingsberg.raw, layout, folder / f"real-{layout}.pdf"))
    read = extract(printed, data, new_version=True)
    assert set(read.graphs.plan) == set(flemingsberg_extraction.graphs.plan)
    assert set(read.graphs.region) == set(flemingsberg_extraction.graphs.region)
    assert quotes(read.graphs.evidence) == quotes(flemingsberg_extraction.graphs.evidence)


def written(writer: PdfWriter) -> bytes:
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def refused(folder: Path, content: bytes, most_pages: int = 1000) -> str:
    path = folder / "plan.pdf"
    path.write_bytes(content)
    with pytest.raises(DataFault) as fault:
        read_document(path, most_pages)
    return str(fault.value)


def test_encrypted(single: bytes, tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(single))
    writer.encrypt("hemligt", algorithm="RC4-128")
    assert "plan.pdf: the PDF is encrypted" in refused(tmp_path, written(writer))


@pytest.mark.parametrize("kept", [0.01, 0.5, 0.99])
def test_cut(single: bytes, tmp_path: Path, kept: float) -> None:
    cut = single[: int(kept * len(single))]
    assert "plan.pdf: the PDF is damaged or cut" in refused(tmp_path, cut)


def test_damaged(single: bytes, tmp_path: Path) -> None:
    damaged = single[:400] + bytes(len(single)) + b"%%EOF"
    assert "plan.pdf: the PDF is damaged or cut" in refused(tmp_path, damaged)


def test_over_the_limit(single: bytes, tmp_path: Path) -> None:
    assert "2 pages, and at most 1 are read" in refused(tmp_path, single, most_pages=1)


def test_scan(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    told = refused(tmp_path, written(writer))
    assert "1 pages and no text in them: a scan" in told
    assert "ocrmypdf" in told


def test_pages_without_text_are_noted_and_progress_told(single: bytes, tmp_path: Path) -> None:
    writer = PdfWriter()
    for page in PdfReader(io.BytesIO(single)).pages:
        writer.add_page(page)
        writer.add_blank_page(595, 842)
    path = tmp_path / "plan.pdf"
    path.write_bytes(written(writer))
    told: list[tuple[int, int]] = []
    document = read_document(path, progress=lambda done, total: told.append((done, total)))
    assert document.silent_pages == (2, 4)
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert [page.start == page.end for page in document.pages] == [False, True, False, True]


def test_places_of_pages(single: bytes, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(single)
    document = read_document(path)
    first, second = document.pages
    assert document.raw[first.start :].startswith("Färdplan\n")
    assert document.raw[second.start : second.end].endswith("Torgrådet föreslås.")
    assert "Påhittad plan" not in document.raw
