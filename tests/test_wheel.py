"""The wheel works without the checkout: it carries ontology/, graph/ and queries/."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
START = "from fardplan_kg.cli import main; main()"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, check=True, cwd=REPOSITORY, capture_output=True)
    wheel = next(folder.glob("*.whl"))
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target"]
    subprocess.run([*pip, str(folder / "site"), str(wheel)], check=True, capture_output=True)
    return folder / "site"


def run(installed: Path, folder: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-c", START, *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_data_is_the_wheels_own(installed: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    code = "from fardplan_kg.dataset import find_data; print(find_data().root)"
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert Path(found.stdout.strip()).is_relative_to(installed)


def test_a_question_is_answered(installed: Path, tmp_path: Path) -> None:
    answer = run(installed, tmp_path, "query", "actor-pairs", "--format", "csv")
    assert len(answer.splitlines()) == 1 + 33


def test_a_site_is_built_in_any_folder(installed: Path, tmp_path: Path) -> None:
    run(installed, tmp_path, "site")
    assert "Flemingsberg" in (tmp_path / "public" / "index.html").read_text(encoding="utf-8")
