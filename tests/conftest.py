"""The roadmap of Påhittsby, a town that does not exist, as document, as data and as a store."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fardplan_kg.dataset import Data, find_data
from fardplan_kg.derivation import open_store
from fardplan_kg.extraction.document import Document, find_source, read_document
from fardplan_kg.extraction.form.template import Form, load_form
from fardplan_kg.extraction.output import write_turtle
from fardplan_kg.extraction.pipeline import Extraction, extract
from fardplan_kg.store import EmbeddedStore

ROOT = Path(__file__).parents[1]
PUBLISHED_AT = "https://data.example.se/"
MADE_UP = Path(__file__).parent / "roadmaps" / "pahittsby"


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def data(repository: Path) -> Data:
    """The data of the checkout: Flemingsberg's."""
    return find_data(repository)


@pytest.fixture(scope="session")
def document_path(repository: Path) -> Path:
    """The roadmap's text, which is never part of the checkout."""
    path = find_source(None, repository)
    if path is None or not path.is_file():
        pytest.skip("needs the roadmap's text: set FARDPLAN_SOURCE")
    return path


@pytest.fixture(scope="session")
def form() -> Form:
    """The form of the roadmaps."""
    return load_form()


@pytest.fixture(scope="session")
def made_up_path() -> Path:
    """The file of Påhittsby's roadmap."""
    return MADE_UP / "document.txt"


@pytest.fixture(scope="session")
def made_up(made_up_path: Path) -> Document:
    """Påhittsby's roadmap."""
    return read_document(made_up_path)


@pytest.fixture(scope="session")
def flemingsberg(document_path: Path) -> Document:
    """Flemingsberg's roadmap."""
    return read_document(document_path)


@pytest.fixture(scope="session")
def flemingsberg_extraction(flemingsberg: Document, data: Data) -> Extraction:
    """What an extraction of Flemingsberg's roadmap gives."""
    return extract(flemingsberg, data)


@pytest.fixture(scope="session")
def document_of() -> Callable[[str], Document]:
    """Return a document of the text given."""

    def document(text: str) -> Document:
        return Document("made-up.txt", text, hashlib.sha256(text.encode()).hexdigest())

    return document


@pytest.fixture(scope="session")
def changed(
    made_up: Document, document_of: Callable[[str], Document]
) -> Callable[[str, str], Document]:
    """Return Påhittsby's roadmap with one place, the only one, written otherwise."""

    def change(former: str, new: str) -> Document:
        assert made_up.raw.count(former) == 1
        return document_of(made_up.raw.replace(former, new))

    return change


MadeOnce = Callable[[str, Callable[[Path], object]], Path]
"""Give a folder by its name, and what makes it: it is made once, and only to be read."""


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """Make a folder in the process of the test run that asks first; the others wait for it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder, begun = shared / name, shared / f"{name}-begun"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not folder.exists():
                shutil.rmtree(begun, ignore_errors=True)
                make(begun)
                begun.rename(folder)
        return folder

    return made


def write_site(folder: Path, seed: str = "1") -> None:
    """Write Flemingsberg's site as a user does, under a hash seed."""
    command = [str(Path(sys.executable).with_name("fardplan")), "--quiet", "--data", str(ROOT)]
    subprocess.run(
        [*command, "site", "-o", str(folder), "--base-url", PUBLISHED_AT],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )


@pytest.fixture(scope="session")
def published(made_once: MadeOnce) -> Path:
    """Flemingsberg's site as `fardplan site` writes it, once a test run: only to be read."""
    return made_once("published", write_site)


def lay_out(folder: Path) -> Data:
    """Lay out Påhittsby's data in an empty folder, without the graphs that extraction makes."""
    shutil.copytree(MADE_UP / "graph", folder / "graph")
    shutil.copy(ROOT / "graph" / "schemes.ttl", folder / "graph")
    for name in ("ontology", "queries"):
        (folder / name).symlink_to(ROOT / name)
    return Data(folder)


@pytest.fixture
def unextracted(tmp_path: Path) -> Data:
    """Påhittsby's data before any extraction."""
    folder = tmp_path / "data"
    folder.mkdir()
    return lay_out(folder)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, made_up: Document) -> Data:
    """Påhittsby's data with the extracted graphs: only to be read."""
    built = lay_out(tmp_path_factory.mktemp("built"))
    write_turtle(extract(made_up, built), built.root / "graph")
    return built


@pytest.fixture(scope="session")
def extraction(tmp_path_factory: pytest.TempPathFactory, made_up: Document) -> Extraction:
    """What a first extraction of Påhittsby's roadmap gives."""
    return extract(made_up, lay_out(tmp_path_factory.mktemp("unextracted")))


@pytest.fixture
def pahittsby(unextracted: Data, built: Data) -> Data:
    """Påhittsby's data with the extracted graphs: a copy of its own for the test to change."""
    shutil.copytree(built.root / "graph", unextracted.root / "graph", dirs_exist_ok=True)
    return unextracted


@pytest.fixture(scope="session")
def store(built: Data) -> EmbeddedStore:
    """Påhittsby's data in the store, with what the rules derive: only to be read."""
    return open_store(built)
