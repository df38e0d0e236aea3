"""The same input gives the same bytes, whatever the hash seed."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

FARDPLAN = str(Path(sys.executable).with_name("fardplan"))


def built(folder: Path, seed: str) -> dict[str, str]:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    subprocess.run([FARDPLAN, "--quiet", "site", "-o", str(folder)], check=True, env=environment)
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_two_builds_of_the_site_are_byte_identical(tmp_path: Path) -> None:
    one, other = built(tmp_path / "one", "1"), built(tmp_path / "other", "4242")
    assert one == other
    assert len(one) > 50
