"""The page of a review: whole, escaped, in plain Swedish, asking for nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import html_page
import pytest
import review_samples as samples

from fardplan_kg.dataset import Data
from fardplan_kg.extraction.document import Document, Page
from fardplan_kg.extraction.findings import KINDS
from fardplan_kg.review.output import Review, write_review
from fardplan_kg.review.page import marked
from fardplan_kg.review.rows import places, row_of, whole_words
from fardplan_kg.review.sheet import read_sheet

EVIL = samples.finding(
    "actor", "actor-script", value="<script>alert(1)</script>", proposal="<i>",
    quote='Ansvarig: <script>alert(1)</script> & "x"',
)  # fmt: skip


@pytest.fixture
def page(pahittsby: Data, made_up: Document, tmp_path: Path) -> html_page.Page:
    """The page of a review with one finding of each effect, one hostile, one decided."""
    review = Review(samples.CORE, made_up, (*samples.ALL[:-1], EVIL), (samples.NOTED,))
    _, path = write_review(review, pahittsby, tmp_path / "granskning")
    return html_page.Page(path.read_text(encoding="utf-8"))


def test_it_is_one_file_that_asks_for_nothing(page: html_page.Page) -> None:
    tags = [tag for tag, _ in page.elements]
    assert "script" not in tags and "link" not in tags and "img" not in tags
    assert all(link.startswith("#") for link in page.links())
    policy = [found["content"] for tag, found in page.elements if "http-equiv" in found]
    assert str(policy[0]).startswith("default-src 'none'; style-src 'sha256-")


def test_it_is_well_formed_and_its_headings_are_in_order(page: html_page.Page) -> None:
    assert page.open == []
    assert len(page.ids()) == len(set(page.ids()))
    assert set(page.links()) <= {f"#{name}" for name in page.ids()}
    levels = page.levels()
    assert levels[0] == 1 and all(b - a <= 1 for a, b in pairwise(levels))


def test_hostile_words_are_shown_and_nothing_else(page: html_page.Page) -> None:
    assert "<script>alert(1)</script>" in page.words
    assert "i" not in [tag for tag, _ in page.elements]


def test_it_says_what_one_may_write(page: html_page.Page) -> None:
    for words in ("12 saker att besluta om", "1 sak är redan beslutad", "Okänd aktör (2)",
                  "ny kommun", "samma som …", "oklar", "Lyktbolaget (0,96)", "Du godtar förslaget",
                  "Rad 2 i pahittsby.csv"):  # fmt: skip
        assert words in page.words


def test_it_names_the_command_with_the_folder_as_it_was_given(
    pahittsby: Data, made_up: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder, command in (
        ("granskning", "fardplan decide granskning/pahittsby.csv"),
        ("min granskning", 'fardplan decide "min granskning/pahittsby.csv"'),
    ):
        review = Review(samples.CORE, made_up, (samples.NUMBER,), ())
        _, path = write_review(review, pahittsby, Path(folder))
        assert command in html_page.Page(path.read_text(encoding="utf-8")).words


def test_what_is_decided_can_be_changed(page: html_page.Page) -> None:
    assert "ångra" in page.words


def test_both_readings_are_shown(pahittsby: Data, made_up: Document, tmp_path: Path) -> None:
    told = "Kapitlet har titeln ”Räkna resor”, kartan ”Räkna resorna”."
    title = replace(samples.TITLE, swedish=told, places=(made_up.raw.index("Räkna resorna"),))
    sheet, path = write_review(Review(samples.CORE, made_up, (title,), ()), pahittsby, tmp_path)
    [row] = read_sheet(sheet).rows.values()
    assert row.candidates == "kapitlets: Räkna resor / kartans: Räkna resorna"
    words = html_page.Page(path.read_text(encoding="utf-8")).words
    assert "Kapitlets" in words and "Kartans" in words


def test_a_quote_is_not_cut_in_the_middle_of_a_word() -> None:
    assert whole_words("…orna lyser " + "å" * 190 + " torgen…") == f"… lyser {'å' * 190} …"
    assert (
        whole_words("Lyktorna lyser " + "å" * 190 + " torgen…") == f"Lyktorna lyser {'å' * 190} …"
    )
    assert whole_words("…och så vidare…") == "…och så vidare…"


@pytest.mark.parametrize(
    ("value", "line", "quote"),
    [
        ("trollen", "verket, trollen, Häxornas hög-", "… trollen, Häxornas …"),
        ("verket", "verket, trollen och andra", "verket, trollen och andra"),
    ],
)
def test_a_quote_shows_no_part_of_a_word_that_a_line_breaks(
    value: str, line: str, quote: str
) -> None:
    document = Document("x.txt", f"Ansvariga aktörer: Kvast-\n{line}\nskola", "")
    found = replace(samples.ACTOR, value=value, quote=line, places=(document.raw.index(value),))
    assert row_of(found, document).quote == quote


def test_every_kind_has_words() -> None:
    assert len({kind.swedish for kind in KINDS.values()}) == len(KINDS)


def test_the_value_is_marked_whatever_the_space() -> None:
    assert marked("till Södra\n staden nu", "Södra staden") == [
        ("till ", False), ("Södra\n staden", True), (" nu", False),
    ]  # fmt: skip
    assert marked("a.b axb", "a.b") == [("a.b", True), (" axb", False)]
    assert marked("allt", "") == [("allt", False)]


def test_places_are_pages_where_there_are_pages() -> None:
    pages = (Page(7, 0, 4, printed=True), Page(2, 4, 9, printed=False))
    paged = Document("x.pdf", "a\nb\nc\nd\ne", "", pages)
    assert places(paged, (0, 1, 5)) == "s. 7, sida 2 i filen"
    plain = Document("x.txt", "a\nb\nc\nd\ne\nf\ng", "")
    assert places(plain, (0, 2)) == "rad 1, rad 2"
    assert places(plain, range(0, 14, 2)) == "rad 1, rad 2, rad 3, rad 4, rad 5 och 2 till"
