"""Files into a folder: all of them or none, and never over somebody else's work."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from fardplan_kg.faults import CallFault

MARKER = ".fardplan-site"
FOLDER_MODE = 0o755


class OutputRefused(CallFault):
    """The output folder is not ours, or cannot be written; what was there is still there."""


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files beside the folder, then put them in its place.

    Raises OutputRefused where the folder holds what we did not write, or cannot be written.
    """
    check(folder)
    target = folder.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as beside:
            made = Path(beside) / "new"
            _fill(made, files)
            _replace(target, made, Path(beside) / "former")
    except OSError as error:
        place = error.filename or folder
        raise OutputRefused(
            f"{folder}: cannot be written ({place}: {error.strerror}); choose another folder"
        ) from error


def check(folder: Path) -> None:
    """Raise OutputRefused where the folder cannot be read, or holds what we did not write."""
    try:
        target = folder.resolve()
        if target.exists() and not target.is_dir():
            raise OutputRefused(f"{folder}: is a file; an output folder is needed")
        ours = (target / MARKER).exists()
        if target.exists() and not ours and any(target.iterdir()):
            raise OutputRefused(
                f"{folder}: not empty and not made by fardplan (it has no {MARKER}); "
                "choose a new or an empty folder"
            )
        there = next(own for own in (target, *target.parents) if own.exists())
        if not there.is_dir():
            raise OutputRefused(f"{folder}: {there} is a file; an output folder is needed")
    except OSError as error:
        raise OutputRefused(f"{folder}: cannot be read ({error.strerror})") from error


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(mode=FOLDER_MODE)
    for name, content in sorted(files.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _replace(target: Path, made: Path, former: Path) -> None:
    """Put the new folder in the former one's place; the former one comes back if that fails."""
    if target.exists():
        target.rename(former)
    try:
        made.rename(target)
    except OSError:
        if former.exists():
            former.rename(target)
        raise
