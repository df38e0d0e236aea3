from __future__ import annotations

from pathlib import Path

import pytest

from fardplan_kg.publication import output
from fardplan_kg.publication.output import MARKER, OutputRefused

FILES = {MARKER: b"", "index.html": b"new", "a/b.html": b"b"}


def content(folder: Path) -> dict[str, bytes]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def test_files_are_written_into_a_new_folder(tmp_path: Path) -> None:
    output.write(tmp_path / "deep" / "public", FILES)
    assert content(tmp_path / "deep" / "public") == FILES
    assert sorted(path.name for path in (tmp_path / "deep").iterdir()) == ["public"]


def test_a_former_site_is_replaced_whole(tmp_path: Path) -> None:
    output.write(tmp_path / "public", {**FILES, "old.html": b"old"})
    output.write(tmp_path / "public", FILES)
    assert content(tmp_path / "public") == FILES
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    output.write(tmp_path / "public", FILES)
    assert content(tmp_path / "public") == FILES


def test_somebody_else_s_folder_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(OutputRefused, match=MARKER):
        output.write(tmp_path, FILES)
    assert content(tmp_path) == {"mine.txt": b"mine"}


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    (tmp_path / "public").write_text("a file")
    with pytest.raises(OutputRefused, match="is a file"):
        output.write(tmp_path / "public", FILES)
    with pytest.raises(OutputRefused, match="public is a file"):
        output.write(tmp_path / "public" / "below", FILES)
    assert (tmp_path / "public").read_text() == "a file"


def test_the_former_site_stays_where_writing_fails(tmp_path: Path) -> None:
    output.write(tmp_path / "public", FILES)
    with pytest.raises(OutputRefused, match="cannot be written"):
        output.write(tmp_path / "public", {**FILES, "x" * 300: b"name too long"})
    assert content(tmp_path / "public") == FILES
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_the_former_site_comes_back_where_replacing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "public"
    output.write(target, FILES)
    rename = Path.rename

    def fail_at_the_new_one(self: Path, to: Path) -> Path:
        if self.name == "new":
            raise OSError(28, "No space left on device", str(self))
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", fail_at_the_new_one)
    with pytest.raises(OutputRefused, match="No space left"):
        output.write(target, {MARKER: b"", "index.html": b"newer"})
    assert content(target) == FILES


def test_a_place_that_cannot_be_written_is_named() -> None:
    with pytest.raises(OutputRefused, match="/proc/public: cannot be written"):
        output.write(Path("/proc/public"), FILES)


def test_the_folder_can_be_read_by_a_server(tmp_path: Path) -> None:
    output.write(tmp_path / "public", FILES)
    assert (tmp_path / "public").stat().st_mode & 0o555 == 0o555


def test_a_folder_below_a_file_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(output.OutputRefused, match="file is a file"):
        output.check(tmp_path / "file" / "below" / "public")
    output.check(tmp_path / "new" / "public")
    assert sorted(own.name for own in tmp_path.iterdir()) == ["file"]
