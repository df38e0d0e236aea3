from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from description_samples import files, site

from fardplan_kg.publication.descriptions.files import (
    GRAPHS,
    NAMES,
    SUMS,
    dumps,
    graph_files,
    sha256sums,
)
from fardplan_kg.publication.documents import MEDIA, plain
from fardplan_kg.serialisation import SYNTAXES


def laid_out(folder: Path) -> Path:
    (folder / "data").mkdir()
    for path, own in site().plain.items():
        (folder / path).write_bytes(own.made())
    for graph in graph_files(site()):
        (folder / graph.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / graph.path).write_bytes(graph.made())
    (folder / SUMS).write_bytes(sha256sums(site()))
    return folder / "data"


def checked(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sha256sum", "--strict", "-c", "SHA256SUMS"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
    )


def test_sha256sum_finds_every_file_as_it_should_be(tmp_path: Path) -> None:
    found = checked(laid_out(tmp_path))
    assert found.returncode == 0, found.stderr
    graphs = len(list(graph_files(site())))
    assert len(site().plain) == len(NAMES)
    assert len(found.stdout.splitlines()) == len(NAMES) + graphs > len(NAMES)
    assert all(line.endswith(": OK") for line in found.stdout.splitlines())


def test_sha256sum_finds_a_byte_that_is_changed(tmp_path: Path) -> None:
    folder = laid_out(tmp_path)
    content = (folder / "fardplan.ttl").read_bytes()
    (folder / "fardplan.ttl").write_bytes(content[:-1] + b" ")
    found = checked(folder)
    assert found.returncode == 1
    assert "fardplan.ttl: FAILED" in found.stdout


def test_the_checksums_are_no_file_that_they_are_of() -> None:
    held = {**site().plain, SUMS: plain(SUMS, b"x", MEDIA["txt"])}
    assert sha256sums(replace(site(), plain=held)) == sha256sums(site())


@pytest.mark.parametrize("ending", NAMES)
def test_a_file_knows_its_syntax(ending: str) -> None:
    made = files({f"fardplan.{ending}": b"x", "README": b"y"})
    (own,) = dumps(replace(site(), plain=made))
    assert own.keeps_graphs == (ending in GRAPHS)
    assert own.media == MEDIA[ending]
    assert own.url.endswith(f"/data/fardplan.{ending}")


def test_every_syntax_has_a_name() -> None:
    assert set(NAMES) == {own.suffix for own in SYNTAXES.values()}
