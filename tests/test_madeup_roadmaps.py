from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest
from madeup import roadmaps
from madeup.generation import generate
from madeup.roadmaps import FOLDER, LONG, RECIPES, ROADMAPS, files
from madeup.slips import SLIPS
from madeup.text import as_text


@pytest.mark.parametrize("place", sorted(files()))
def test_the_files_are_what_the_command_writes(place: Path) -> None:
    assert (FOLDER / place).read_text(encoding="utf-8") == files()[place]


def test_together_they_have_every_slip() -> None:
    assert {slip for recipe in RECIPES for slip in recipe.slips} == set(SLIPS)


def test_there_are_at_least_six_with_slips_of_their_own() -> None:
    own = [
        set(recipe.slips) - {s for other in RECIPES if other != recipe for s in other.slips}
        for recipe in RECIPES
    ]
    assert sum(1 for slips in own if slips) >= 6


def test_the_command_writes_the_roadmap_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "tests" / "roadmaps"
    monkeypatch.setattr(roadmaps, "FOLDER", target)
    monkeypatch.setattr(sys, "argv", ["madeup", "drakhattala"])
    runpy.run_module("madeup", run_name="__main__")
    written = sorted(path.relative_to(target) for path in target.rglob("*") if path.is_file())
    assert written == sorted(files(["drakhattala"]))
    assert "tests/roadmaps/drakhattala/document.txt" in capsys.readouterr().out


def test_the_command_refuses_an_unknown_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["madeup", "atlantis"])
    with pytest.raises(SystemExit) as exit_:
        runpy.run_module("madeup", run_name="__main__")
    assert exit_.value.code == 2
    assert f"unknown: atlantis; known: {', '.join(ROADMAPS)}" in capsys.readouterr().err


def test_the_long_one_has_the_text_of_120_pages() -> None:
    assert 500_000 < len(as_text(generate(7, LONG)[0])) < 700_000
