"""The whole round: extract, review, decide, extract again; and the command that decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import review_samples as samples
from click.testing import CliRunner
from rdflib import RDF, SKOS, Namespace, URIRef

from fardplan_kg.commands.review import LEFT, _ranges
from fardplan_kg.commands.review import decide as command
from fardplan_kg.commands.settings import Settings
from fardplan_kg.dataset import Data, parse_files
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.output import write_turtle
from fardplan_kg.extraction.pipeline import Extraction, extract
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import FP, thing
from fardplan_kg.review.entries import GONE, Left
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


def test_what_extraction_has_taken_up_can_be_decided_anew_and_taken_back(
    undecided: Data, made_up: Document, tmp_path: Path
) -> None:
    folder = tmp_path / "granskning"
    undecided.annotations_file(samples.CORE).unlink()
    extraction, sheet = reviewed(made_up, undecided, folder)
    keys = {finding.key for finding in extraction.findings}
    said = {f.key: "ja" if f.proposal else "ny bolag" for f in extraction.findings}
    decide(samples.fill_in(sheet, said), undecided)
    _, sheet = reviewed(made_up, undecided, folder)
    said |= {
        "actor-trollen": "samma som Påhittsby kommun",
        "actor-lyktbolaget": "ny annan organisation",
        "area-resor-for-sagodjur": "samma som Levande torg",
        "split-word-s-taden": "nej",
        "labels-tand-lyktorna": "medverkande",
    }
    assert decide(samples.fill_in(sheet, said), undecided).changed == 5
    again, sheet = reviewed(made_up, undecided, folder)
    assert (again.findings, {finding.key for finding in again.decided}) == ((), keys)
    assert GONE not in {row.kind for row in read_sheet(sheet).rows.values()}
    result = decide(samples.fill_in(sheet, dict.fromkeys(keys, "ångra"), ""), undecided)
    assert result.withdrawn == len(keys)
    for name in ("actors", "interpretation"):
        assert not len(parse_files([undecided.shared_file(name, samples.CORE)]))
    again, sheet = reviewed(made_up, undecided, folder)
    assert {finding.key for finding in again.findings} == keys
    assert not any(row.filled for row in read_sheet(sheet).rows.values())


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
        ("sv", ("1 beslut skrevs till ", "Inget beslut: rad 3."), "Inget nytt: "),
        ("en", ("1 decision written to ", "No decision: row 3."), "Nothing new: "),
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


def test_the_command_names_every_row_that_did_nothing(sheet: Path, pahittsby: Data) -> None:
    settings = Settings(pahittsby.root, "sv", quiet=False)
    CliRunner().invoke(command, [str(sheet)], obj=settings)
    samples.fill_in(sheet, {samples.NUMBER.key: "", samples.TITLE.key: "ångra"}, "")
    told = CliRunner().invoke(command, [str(sheet)], obj=settings).stderr
    assert "tömt men står kvar i grafen: rad 2." in told
    assert "Inget beslut att ångra: rad 3." in told
    samples.fill_in(sheet, {samples.NUMBER.key: "ångra"}, "")
    told = CliRunner().invoke(command, [str(sheet)], obj=settings).stderr
    assert "1 beslut togs bort ur " in told and "skrevs" not in told


def test_every_reason_to_do_nothing_is_told() -> None:
    assert set(LEFT) == {why.value for why in Left}
    assert _ranges([7, 2, 3, 4]) == "2–4, 7"


def test_the_help_has_an_example() -> None:
    assert "fardplan decide granskning/" in CliRunner().invoke(command, ["--help"]).output


def test_two_halves_of_a_name_are_made_one(
    undecided: Data, changed: Callable[[str, str], Document], tmp_path: Path
) -> None:
    document = changed("Påhittsby kommun och trollen", "Slott och Kojor AB och trollen")
    extraction, sheet = reviewed(document, undecided, tmp_path / "granskning")
    names = {f.value for f in extraction.findings if f.kind == "actor"}
    assert {"Slott", "Kojor AB"} <= names
    decide(samples.fill_in(sheet, {"actor-slott": "ny bolag: Slott och Kojor AB"}), undecided)
    again = extract(document, undecided)
    assert not {"Slott", "Kojor AB"} & {f.value for f in again.findings if f.kind == "actor"}
    written = set(map(str, again.graphs.plan.objects(None, FPN.actorAsWritten)))
    assert "Slott och Kojor AB" in written


def test_a_whole_name_holds_the_words_of_the_row(
    undecided: Data, made_up: Document, tmp_path: Path
) -> None:
    _, sheet = reviewed(made_up, undecided, tmp_path / "granskning")
    said = {"actor-lyktbolaget": "ny bolag: Slott och Kojor AB"}
    with pytest.raises(DataFault, match="is no part of"):
        decide(samples.fill_in(sheet, said), undecided)


def test_words_that_are_printed_apart_stay_apart(
    undecided: Data, made_up: Document, tmp_path: Path
) -> None:
    undecided.annotations_file("pahittsby").unlink()  # it has the words as an artefact
    _, sheet = reviewed(made_up, undecided, tmp_path / "granskning")
    decide(samples.fill_in(sheet, {"split-word-s-taden": "godta"}), undecided)
    again = extract(made_up, undecided)
    assert "split-word-s-taden" in {finding.key for finding in again.decided}
    written = parse_files(undecided.shared_files("interpretation"))
    assert not list(written.subjects(RDF.type, FPN.ExtractionArtefact))
