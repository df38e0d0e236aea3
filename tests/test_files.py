from __future__ import annotations

import stat
from pathlib import Path

import pytest

from fardplan_kg.faults import CallFault
from fardplan_kg.files import write_file


def test_content_is_written_and_readable_for_all(tmp_path: Path) -> None:
    path = tmp_path / "graf.ttl"
    write_file(path, "å\n".encode())
    assert path.read_bytes() == b"\xc3\xa5\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_former_content_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "graf.ttl"
    path.write_text("mycket längre än det nya")
    write_file(path, b"nytt")
    assert path.read_text() == "nytt"
    assert list(tmp_path.iterdir()) == [path]


def test_former_file_stays_where_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "graf.ttl"
    path.write_text("gammalt")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(CallFault, match=r"graf\.ttl: cannot be written \(No space left"):
        write_file(path, b"nytt")
    assert path.read_text() == "gammalt"


def test_nothing_is_left_beside_where_writing_fails(tmp_path: Path) -> None:
    folder = tmp_path / "graf.ttl"
    folder.mkdir()
    with pytest.raises(CallFault, match="cannot be written"):
        write_file(folder, b"nytt")
    assert list(tmp_path.iterdir()) == [folder]


def test_missing_folder_is_the_call_s_fault(tmp_path: Path) -> None:
    path = tmp_path / "saknas" / "graf.ttl"
    with pytest.raises(CallFault, match="No such file or directory"):
        write_file(path, b"nytt")
