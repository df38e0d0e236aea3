"""`fardplan check` of the real publication: what fails is what is known, and nothing else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from servers.apache import apache
from servers.nginx import nginx

from fardplan_kg.dataset import Data
from fardplan_kg.publication.build import publication
from fardplan_kg.publication.checking.catalogue import CHECKS
from fardplan_kg.publication.checking.limits import Limits
from fardplan_kg.publication.checking.reach import reach
from fardplan_kg.publication.checking.run import run
from fardplan_kg.publication.checking.subject import Subject
from fardplan_kg.publication.documents import Publication
from fardplan_kg.publication.hosting.files import hosting_files

ROOT = Path(__file__).parents[1]
LONG_AGO = 1_000_000_000
BASE = "https://data.example.se/"
UNSTATED = {"dcat-publisher"}
"""No source says who publishes the data set, nor whom to ask."""
NOT_NGINX = {"q-values"}
"""docs/hosting.md, "What each meets"; tags are told apart wherever lengths differ."""
NOWHERE = {"deprecated", "sparql-endpoint", "accessibility"}


@pytest.fixture(scope="module")
def folder(data: Data) -> Iterator[Path]:
    made: Publication = publication(data, BASE, lambda *_: None)
    files = {path: own.made() for path, own in made.files.items()} | hosting_files(made)
    # pytest's own folders are closed to others, and a server that leaves root behind must read it
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        for path, content in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
            # Apache's tags are weak for a second after a file was written
            os.utime(root / path, (LONG_AGO, LONG_AGO))
        yield root


@contextmanager
def served(_: Path) -> Iterator[str]:
    """Yield the address of `fardplan serve`, which makes the same pages when they are asked for."""
    command = "from fardplan_kg.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", command, "--data", str(ROOT), "--lang", "en",
         "serve", "--port", "0", "--no-access-log"],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert process.stderr
    try:
        places = (re.match(r"Serving at (\S+) ", line) for line in process.stderr)
        yield next(place[1] for place in places if place)
    finally:
        process.terminate()
        process.communicate(timeout=20)


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
    ("started", "lacking"),
    [(itself, set()), (served, set()), (apache, set()), (nginx, NOT_NGINX)],
    ids=["folder", "serve", "apache", "nginx"],
)
def test_what_fails_is_what_is_known(
    folder: Path, started: Callable[[Path], AbstractContextManager[str]], lacking: set[str]
) -> None:
    with started(folder) as target:
        found = outcomes(target)
    assert found["fail"] == UNSTATED | lacking
    assert "not finished" not in found
    servers = {own.id for own in CHECKS if own.server} if started is itself else set()
    assert found["not applicable"] == NOWHERE | servers
    assert sum(len(own) for own in found.values()) == len(CHECKS) > 50
