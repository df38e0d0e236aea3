"""The same input gives the same bytes, whatever the hash seed."""

import hashlib
from pathlib import Path

from conftest import write_site


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_two_builds_of_the_site_are_byte_identical(published: Path, tmp_path: Path) -> None:
    write_site(tmp_path / "other", seed="4242")
    one, other = digests(published), digests(tmp_path / "other")
    assert one == other
    assert len(one) > 50
