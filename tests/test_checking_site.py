"""`fardplan check` of the real publication: what fails is what is known, and nothing else."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from checking_endpoint_faults import ENDPOINT_FAULTS
from servers.apache import apache
from servers.fardplan import fardplan
from servers.nginx import nginx

from fardplan_kg.publication.checking.catalogue import CHECKS
from fardplan_kg.publication.checking.limits import Limits
from fardplan_kg.publication.checking.reach import reach
from fardplan_kg.publication.checking.run import run
from fardplan_kg.publication.checking.subject import Subject

ROOT = Path(__file__).parents[1]
LONG_AGO = 1_000_000_000
UNSTATED = {"dcat-publisher"}
"""No source says who publishes the data set, nor whom to ask."""
NOT_NGINX = {"q-values"}
"""docs/hosting.md, "What each meets"; tags are told apart wherever lengths differ."""
NOWHERE = {"deprecated", "accessibility"}
OF_THE_ENDPOINT = set(ENDPOINT_FAULTS)
"""What only `fardplan serve` has."""
SERVERS = {own.id for own in CHECKS if own.server}


@pytest.fixture(scope="module")
def folder(published: Path) -> Iterator[Path]:
    # pytest's own folders are closed to others, and a server that leaves root behind must read it
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        shutil.copytree(published, root, dirs_exist_ok=True)
        for path in root.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)
            # Apache's tags are weak for a second after a file was written
            os.utime(path, (LONG_AGO, LONG_AGO))
        root.chmod(0o755)
        yield root


@contextmanager
def served(_: Path) -> Iterator[str]:
    """Yield the address of `fardplan serve`, which makes the same pages when they are asked for."""
    with fardplan(data=ROOT) as address:
        yield address


@contextmanager
def itself(root: Path) -> Iterator[str]:
    yield str(root)


def outcomes(target: str) -> dict[str, set[str]]:
    site = reach(target, Limits())
    try:
        found = run(target, Subject(site, 1), CHECKS)
    finally:
        site.close()
    verdicts = {own.verdict for own in found.outcomes}
    return {
        verdict: {own.check.id for own in found.outcomes if own.verdict == verdict}
        for verdict in verdicts
    }


@pytest.mark.parametrize(
    ("started", "lacking", "beyond"),
    [(itself, set(), SERVERS), (served, set(), set()), (apache, set(), OF_THE_ENDPOINT),
     (nginx, NOT_NGINX, OF_THE_ENDPOINT)],
    ids=["folder", "serve", "apache", "nginx"],
)  # fmt: skip
def test_what_fails_is_what_is_known(
    folder: Path,
    started: Callable[[Path], AbstractContextManager[str]],
    lacking: set[str],
    beyond: set[str],
) -> None:
    with started(folder) as target:
        found = outcomes(target)
    assert found["fail"] == UNSTATED | lacking
    assert "not finished" not in found
    assert found["not applicable"] == NOWHERE | beyond
    assert sum(len(own) for own in found.values()) == len(CHECKS) > 65
