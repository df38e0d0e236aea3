from __future__ import annotations

import sys
from pathlib import Path

import extraction_quality
import pytest
from extraction_quality import TEXT, Row, complaints, line, measured, rows
from madeup.findings import Told
from madeup.measures import Measures, Score
from madeup.registry import lay_out
from madeup.roadmaps import LONG, RECIPES, Recipe
from madeup.slips import Planted
from madeup.truth import TrueActor

SCORE = Score(4, 3, 6)
SLIP = Planted("title-word", "title", ("Tänd lyktorna",))
LOST = TrueActor("1.1", "Tänd lyktorna", "trollen", "")


def row(told: Told, *lost: TrueActor) -> Row:
    actors = Score(2, 2, 2 + len(lost))
    return Row("Trollby", TEXT, Measures(SCORE, actors, SCORE, SCORE, SCORE, told, lost), 1.5)


@pytest.fixture(scope="module")
def side_by_side() -> dict[str, Row]:
    return {row.core: row for row in rows((TEXT,), RECIPES)}


@pytest.mark.parametrize("core", [recipe.core for recipe in RECIPES])
def test_every_roadmap_is_read_whole(side_by_side: dict[str, Row], core: str) -> None:
    found = side_by_side[core].measures
    assert found.lost == ()
    assert found.told.missed == ()
    assert found.told.false == ()
    for score in (found.actions, found.actors, found.roles):
        assert (score.precision, score.recall) == (1.0, 1.0)
    assert found.upheld.precision == found.quotes.recall == 1.0


def test_120_pages_are_read_whole(tmp_path: Path) -> None:
    recipe = Recipe(7, ("page-break", "unknown-actor"), LONG)
    found = measured(recipe, "single", lay_out(tmp_path / "data", [recipe.core]), tmp_path)
    assert found.good
    assert found.measures.actions.precision == found.measures.actions.recall == 1.0
    assert found.pages >= 120


def test_a_row_is_good_where_all_is_told_and_nothing_lost() -> None:
    assert row(Told((SLIP,), (), ())).good


@pytest.mark.parametrize(
    "bad", [row(Told((), (SLIP,), ())), row(Told((SLIP,), (), ()), LOST)], ids=["slip", "actor"]
)
def test_a_row_is_bad_where_a_slip_or_an_actor_is_missing(bad: Row) -> None:
    assert not bad.good
    assert len(list(complaints(bad))) == 1


def test_a_line_shows_precision_recall_and_slips() -> None:
    shown = line(row(Told((SLIP,), (SLIP,), ())))
    assert shown.startswith("Trollby              text     0.750 0.500 1.000 1.000 0.750 0.500")
    assert "1/2" in shown


def test_the_command_fails_where_a_row_is_bad(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = row(Told((), (SLIP,), ()))
    monkeypatch.setattr(extraction_quality, "rows", lambda *_: iter([bad]))
    monkeypatch.setattr(sys, "argv", ["extraction_quality.py"])
    with pytest.raises(SystemExit) as exit_:
        extraction_quality.main()
    assert exit_.value.code == 1
    assert "not told: title-word (title): Tänd lyktorna" in capsys.readouterr().out
