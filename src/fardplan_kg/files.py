"""Files are read with a clear fault, and written beside and then renamed.

What was there stays until the new one is whole.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from fardplan_kg.faults import CallFault


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Raises CallFault where the place cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _unwritten(path, error) from None
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        beside.chmod(0o644)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise _unwritten(path, error) from None


def read_file(path: Path) -> bytes:
    """Return the content of a file.

    Raises CallFault where it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise CallFault(
            f"{path}: cannot be read ({error.strerror})",
            f"{path}: kan inte läsas ({error.strerror})",
        ) from None


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where it is not there.

    Raises CallFault where it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritten(folder, error) from None


def _unwritten(path: Path, error: OSError) -> CallFault:
    return CallFault(
        f"{path}: cannot be written ({error.strerror})",
        f"{path}: kan inte skrivas ({error.strerror})",
    )
