"""The report: text, JSON and EARL, and the command that writes it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from checking_samples import files
from click.testing import CliRunner
from pyoxigraph import NamedNode
from test_checking_folder import written

from fardplan_kg.commands.checking import check
from fardplan_kg.commands.settings import Commands, Settings
from fardplan_kg.publication.checking.catalogue import CHECKS
from fardplan_kg.publication.checking.rdf import parsed
from fardplan_kg.publication.checking.report import EARL

GROUP = Commands("fardplan", commands={"check": check})


def called(*words: str, language: str = "sv") -> tuple[int, str, str]:
    found = CliRunner().invoke(GROUP, ["check", *words], obj=Settings(None, language, False))
    return found.exit_code, found.stdout, found.stderr


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return written(tmp_path / "site", files())


def test_the_text_tells_each_check_in_words(site: Path) -> None:
    code, swedish, _ = called(str(site))
    assert code == 0
    assert "✓ godkänd" in swedish
    assert "– gäller inte" in swedish
    english = called(str(site), "--lang", "en")[1]
    assert "✓ pass" in english
    passed = sum(line.startswith("✓ pass ") for line in english.splitlines())
    assert english.splitlines()[-1].startswith(f"{passed} pass, ")
    assert passed > 30


def test_a_fault_is_exit_1(site: Path) -> None:
    (site / "robots.txt").unlink()
    code, text, _ = called(str(site), "--only", "robots")
    assert code == 1
    assert "✗ underkänd    21 robots" in text


def test_json_holds_every_check_and_is_the_same_again(site: Path) -> None:
    first, second = (called(str(site), "--format", "json")[1] for _ in range(2))
    assert first == second
    found = json.loads(first)
    assert [own["id"] for own in found["checks"]] == [own.id for own in CHECKS]
    assert all(own["seen"] and own["title"]["sv"] for own in found["checks"])


@pytest.mark.parametrize(("epoch", "dates"), [("", 0), ("1700000000", len(CHECKS))])
def test_earl_is_rdf_with_an_outcome_for_each(
    site: Path, monkeypatch: pytest.MonkeyPatch, epoch: str, dates: int
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    data = parsed(
        called(str(site), "--format", "earl")[1].encode(), "text/turtle", "http://x.example/"
    )
    outcomes = list(data.quads_for_predicate(NamedNode(f"{EARL}outcome")))
    assert len(outcomes) == len(CHECKS)
    assert len(list(data.quads_for_predicate(NamedNode("http://purl.org/dc/terms/date")))) == dates


def test_the_report_goes_to_a_file(site: Path, tmp_path: Path) -> None:
    code, text, said = called(str(site), "-o", str(tmp_path / "kontroll.txt"))
    assert (code, text) == (0, "")
    assert "Skrev" in said
    assert "godkänd" in (tmp_path / "kontroll.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words", [("finns-inte",), ("ftp://x/",), (".", "--only", "rob"), (".", "--sample", "-1")]
)
def test_a_bad_call_is_exit_2(words: tuple[str, ...]) -> None:
    code, _, said = called(*words)
    assert code == 2
    assert "Traceback" not in said
