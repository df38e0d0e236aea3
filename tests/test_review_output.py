"""Writing a review again: nothing that a person typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
import review_samples as samples

from fardplan_kg.dataset import Data
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.findings import Finding
from fardplan_kg.faults import CallFault, DataFault
from fardplan_kg.review.entries import GONE, Left
from fardplan_kg.review.output import Review, write_review
from fardplan_kg.review.recording import decide
from fardplan_kg.review.sheet import Row, read_sheet


@pytest.fixture
def write(pahittsby: Data, made_up: Document, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Write a review of some findings."""

    def written(*findings: Finding, decided: tuple[Finding, ...] = ()) -> Path:
        review = Review(samples.CORE, made_up, findings, decided)
        return write_review(review, pahittsby, tmp_path / "granskning")[0]

    return written


def by_key(sheet: Path) -> dict[str, Row]:
    return {row.key: row for row in read_sheet(sheet).rows.values()}


def test_the_same_findings_give_the_same_bytes(write) -> None:  # type: ignore[no-untyped-def]
    sheet = write(*samples.ALL)
    first = sheet.read_bytes(), sheet.with_suffix(".html").read_bytes()
    write(*samples.ALL)
    assert (sheet.read_bytes(), sheet.with_suffix(".html").read_bytes()) == first


def test_findings_of_a_kind_stand_together(write) -> None:  # type: ignore[no-untyped-def]
    kinds = [row.kind for row in read_sheet(write(*samples.ALL[::-1])).rows.values()]
    assert kinds[:2] == ["okänd aktör", "namn på flera"]


def test_what_was_typed_and_not_yet_decided_is_kept(write) -> None:  # type: ignore[no-untyped-def]
    sheet = write(samples.ACTOR, samples.NUMBER)
    samples.fill_in(sheet, {samples.NUMBER.key: "nr 9.9", samples.ACTOR.key: ""}, "=vet; inte")
    sheet = write(samples.TITLE, samples.NUMBER, samples.ACTOR)
    rows = by_key(sheet)
    assert rows[samples.NUMBER.key].decision == "nr 9.9"
    assert rows[samples.ACTOR.key].reason == "=vet; inte"
    assert not rows[samples.TITLE.key].filled


def test_what_was_typed_for_what_is_gone_stays_and_does_nothing(write, pahittsby: Data) -> None:  # type: ignore[no-untyped-def]
    sheet = samples.fill_in(write(samples.NUMBER, samples.TITLE), {samples.NUMBER.key: "nr 9.9"})
    sheet = write(samples.TITLE)
    assert by_key(sheet)[samples.NUMBER.key].kind == GONE
    assert "Rader som inte längre behövs" in sheet.with_suffix(".html").read_text(encoding="utf-8")
    assert decide(sheet, pahittsby).decisions == 0
    assert by_key(write(samples.NUMBER))[samples.NUMBER.key].decision == "nr 9.9"


def test_a_decision_on_what_is_gone_stands_until_it_is_taken_back(write, pahittsby: Data) -> None:  # type: ignore[no-untyped-def]
    sheet = samples.fill_in(write(samples.NUMBER, samples.TITLE), {samples.NUMBER.key: "nr 9.9"})
    decide(sheet, pahittsby)
    sheet = write(samples.TITLE)
    page = sheet.with_suffix(".html").read_text(encoding="utf-8")
    assert page.count("Beslutet står kvar i grafen.") == 1
    assert decide(sheet, pahittsby).left[Left.GONE] == [3]
    samples.fill_in(sheet, {samples.NUMBER.key: "ångra"})
    assert decide(sheet, pahittsby).withdrawn == 1
    assert list(by_key(write(samples.TITLE))) == [samples.TITLE.key]


def test_what_took_a_decision_back_is_cleared(write, pahittsby: Data) -> None:  # type: ignore[no-untyped-def]
    sheet = samples.fill_in(write(samples.NUMBER), {samples.NUMBER.key: "ja"})
    decide(sheet, pahittsby)
    samples.fill_in(sheet, {samples.NUMBER.key: "ångra"})
    assert by_key(write(decided=(samples.NUMBER,)))[samples.NUMBER.key].decision == "ångra"
    decide(sheet, pahittsby)
    assert not by_key(write(samples.NUMBER))[samples.NUMBER.key].filled


def test_a_decision_that_is_emptied_comes_back(write, pahittsby: Data) -> None:  # type: ignore[no-untyped-def]
    sheet = samples.fill_in(write(samples.NUMBER), {samples.NUMBER.key: "ja"})
    decide(sheet, pahittsby)
    samples.fill_in(sheet, {samples.NUMBER.key: ""}, reason="")
    assert decide(sheet, pahittsby).left[Left.EMPTIED] == [2]
    assert by_key(write(decided=(samples.NUMBER,)))[samples.NUMBER.key].decision == "2.2"


def test_a_row_that_its_decision_made_an_end_of_is_not_gone(write, pahittsby: Data) -> None:  # type: ignore[no-untyped-def]
    sheet = samples.fill_in(write(samples.SAME), {samples.SAME.key: "samma som tand-lyktorna"})
    decide(sheet, pahittsby)
    sheet = write(samples.TITLE)
    assert by_key(sheet)[samples.SAME.key].kind == "liknar tidigare insats"
    page = sheet.with_suffix(".html").read_text(encoding="utf-8")
    assert "Rader som inte längre behövs" not in page and "Redan beslutat (1)" in page


def test_what_was_decided_is_filled_in(write, pahittsby: Data) -> None:  # type: ignore[no-untyped-def]
    sheet = samples.fill_in(write(samples.NUMBER), {samples.NUMBER.key: "ja"})
    decide(sheet, pahittsby)
    sheet.unlink()
    row = by_key(write(samples.ACTOR, decided=(samples.NUMBER,)))[samples.NUMBER.key]
    assert (row.decision, row.reason) == ("2.2", "Därför.")


def test_what_was_decided_by_hand_without_words_is_on_the_page_only(write) -> None:  # type: ignore[no-untyped-def]
    sheet = write(samples.ACTOR, decided=(samples.NUMBER,))
    assert samples.NUMBER.key not in by_key(sheet)
    assert "se tolkningarna i grafen" in sheet.with_suffix(".html").read_text(encoding="utf-8")


def test_a_file_that_cannot_be_read_is_not_written_over(write) -> None:  # type: ignore[no-untyped-def]
    sheet = write(samples.ACTOR)
    sheet.write_text("nyckel;beslut\nx;ja\n", encoding="utf-8")
    with pytest.raises(DataFault, match="is missing"):
        write(samples.ACTOR)
    assert sheet.read_text(encoding="utf-8") == "nyckel;beslut\nx;ja\n"


def test_a_folder_that_cannot_be_made(pahittsby: Data, made_up: Document, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(CallFault, match="cannot be written"):
        write_review(Review("x", made_up, (), ()), pahittsby, tmp_path / "file" / "folder")


def test_nothing_to_decide_is_said(write) -> None:  # type: ignore[no-untyped-def]
    page = write().with_suffix(".html").read_text(encoding="utf-8")
    assert "Inget kvar att besluta om" in page
