"""The whole round: extract, review, decide, extract again; and the command that decides."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import review_samples as samples
from click.testing import CliRunner
from rdflib import RDF, SKOS, Namespace, URIRef

from fardplan_kg.commands.review import decide as command
from fardplan_kg.commands.settings import Settings
from fardplan_kg.dataset import Data, parse_files
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.output import write_turtle
from fardplan_kg.extraction.pipeline import Extraction, extract
from fardplan_kg.namespaces import FP, thing
from fardplan_kg.review.output import Review, write_review
from fardplan_kg.review.recording import decide
from fardplan_kg.review.sheet import read_sheet

FPN = Namespace(FP)


@pytest.fixture
def undecided(unextracted: Data) -> Data:
    """Påhittsby's data without its interpretation, and without two of its actors."""
    folder = unextracted.root / "graph"
    (folder / "interpretation.ttl").unlink()
    actors = (folder / "actors.ttl").read_text(encoding="utf-8")
    entries = actors.split("\nactor:")
    kept = [each for each in entries if not each.startswith(("trollen ", "lyktbolaget "))]
    assert len(entries) - len(kept) == 2
    (folder / "actors.ttl").write_text("\nactor:".join(kept), encoding="utf-8")
    return unextracted


def reviewed(document: Document, data: Data, folder: Path) -> tuple[Extraction, Path]:
    """Extract, write the graphs and the review."""
    extraction = extract(document, data)
    write_turtle(extraction, data.root / "graph")
    review = Review(extraction.core, document, extraction.findings, extraction.decided)
    return extraction, write_review(review, data, folder)[0]


def test_after_one_round_nothing_is_open(
    undecided: Data, made_up: Document, tmp_path: Path
) -> None:
    extraction, sheet = reviewed(made_up, undecided, tmp_path / "granskning")
    said = {f.key: "ja" if f.proposal else "" for f in extraction.findings}
    said |= {"actor-trollen": "ny allmän aktör eller grupp", "actor-lyktbolaget": "ny bolag"}
    assert "" not in said.values()
    decided = decide(samples.fill_in(sheet, said), undecided)
    assert decided.decisions == len(said) > 4

    again, sheet = reviewed(made_up, undecided, tmp_path / "granskning")
    assert again.findings == ()
    assert {row.reason for row in read_sheet(sheet).rows.values()} == {"Därför."}
    assert decide(sheet, undecided).files == ()
    written = parse_files(undecided.shared_files("interpretation"))
    plan = parse_files([undecided.plan_file(again.core)])
    roles = {
        s for node in written.subjects(RDF.type, FPN.Interpretation)
        for s in written.objects(node, RDF.subject) if "/participation/" in str(s)
    }  # fmt: skip
    assert roles and roles <= set(plan.subjects())
    company = URIRef(thing("actor", "lyktbolaget"))
    assert (company, SKOS.prefLabel, None) in parse_files(undecided.shared_files("actors"))


@pytest.fixture
def sheet(pahittsby: Data, made_up: Document, tmp_path: Path) -> Path:
    """A review of two findings, one of them decided."""
    findings = (samples.NUMBER, replace(samples.TITLE, proposal=""))
    review = Review(samples.CORE, made_up, findings, ())
    written, _ = write_review(review, pahittsby, tmp_path / "granskning")
    return samples.fill_in(written, {samples.NUMBER.key: "nr 9.9"})


@pytest.mark.parametrize(
    ("language", "first", "again"),
    [
        ("sv", ("1 beslut skrevs till ", "1 rad har inget beslut"), "Inget nytt: "),
        ("en", ("1 decision written to ", "1 row without a decision"), "Nothing new: "),
    ],
)
def test_the_command_says_what_it_wrote(
    sheet: Path, pahittsby: Data, language: str, first: tuple[str, ...], again: str
) -> None:
    settings = Settings(pahittsby.root, language, quiet=False)
    result = CliRunner().invoke(command, [str(sheet)], obj=settings)
    assert result.exit_code == 0, result.output
    for words in first:
        assert words in result.stderr
    assert again in CliRunner().invoke(command, [str(sheet)], obj=settings).stderr


def test_the_command_names_a_reason_without_a_decision(sheet: Path, pahittsby: Data) -> None:
    samples.fill_in(sheet, {samples.TITLE.key: ""})
    result = CliRunner().invoke(command, [str(sheet)], obj=Settings(pahittsby.root, "sv", False))
    assert "Skäl men inget beslut: rad 3" in result.stderr


def test_the_help_has_an_example() -> None:
    assert "fardplan decide granskning/" in CliRunner().invoke(command, ["--help"]).output
