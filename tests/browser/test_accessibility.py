"""Each kind of page in both languages, wide and narrow, is judged by axe-core: no faults."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest

from browser import axe
from browser.chromium import Browser
from fardplan_kg.publication.accessibility import AXE, TAGS, WIDTHS

LANGUAGES = ("sv", "en")
ADVICE = "best-practice"
ALONE = ("ataganden", "doc/index", "fraga", "fraga-ensam", "index", "ontology", "ontology/0.1.0",
         "sok", "svar/index", "tillganglighet")  # fmt: skip
WITH_ANSWERS = ("fraga", "fraga-ensam", "sok")
"""Judged with and without an answer in test_query_page, test_query_alone, test_search_page."""
TWICE = "ontology/0.1.0"
"""The page of the ontology once more, at the address of its version."""
ERRORS = "fel"
"""The folder of what a server answers when it cannot answer otherwise."""
KINDS = 30
GRAPHS = ("derived", "evidence/flemingsberg", "meta", "plan/flemingsberg")
THINGS = (
    *("action", "actor", "anomaly", "character", "common-action", "core", "dataset", "document"),
    *("identifier", "interpretation", "roadmap", "scheme", "section"),
)
"""The kinds of things whose pages have parts that others lack."""


@pytest.fixture(scope="session")
def pages(published: Path) -> tuple[str, ...]:
    """The paths without language: the largest of each kind of thing, and two of the answers."""

    def by_size(under: str) -> list[str]:
        found = sorted(published.glob(f"{under}/**/*.sv.html"), key=lambda p: p.stat().st_size)
        return [own.relative_to(published).as_posix().removesuffix(".sv.html") for own in found]

    answers = [own for own in by_size("svar") if own not in ALONE]
    assert len(answers) > 30
    things = [by_size(f"doc/{kind}")[-1] for kind in THINGS]
    graphs = [f"graph/{name}" for name in GRAPHS]
    return (*ALONE, *by_size("natverk"), answers[0], answers[-1], *things, *graphs)


def opened(
    browser: Browser, folder: Path, stem: str, language: str, width: int, *, script: bool = True
) -> None:
    """Open the page; the front page in the first language has no language in its name."""
    ending = ".html" if (stem, language) == ("index", "sv") else f".{language}.html"
    browser.open(folder / f"{stem}{ending}", width, script=script)


def test_each_kind_of_page_is_judged(published: Path, pages: tuple[str, ...]) -> None:
    assert len(set(pages)) == len(pages) == KINDS
    rooms = {path.relative_to(published).parts[0] for path in published.rglob("*.html")}
    files = {name.split(".")[0] for name in rooms} - {ERRORS}
    assert files == {page.split("/")[0] for page in pages}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_no_fault(
    browser: Browser, published: Path, pages: tuple[str, ...], language: str, width: int
) -> None:
    found = {}
    for stem in pages:
        if stem not in (*WITH_ANSWERS, TWICE):
            opened(browser, published, stem, language, width)
            found[stem] = axe.violations(browser, (*TAGS, ADVICE))
    assert {stem: own for stem, own in found.items() if own} == {}
    assert len(found) == KINDS - len(WITH_ANSWERS) - 1
    assert axe.version(browser) == AXE


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_tab_leads_past_the_menu_and_is_seen(
    browser: Browser, published: Path, pages: tuple[str, ...], language: str
) -> None:
    for stem in pages:
        opened(browser, published, stem, language, 1280)
        for key in ("keyDown", "keyUp"):
            browser.command("Input.dispatchKeyEvent", type=key, key="Tab", windowsVirtualKeyCode=9)
        seen = browser.run(
            "const own = document.activeElement, box = own.getBoundingClientRect();"
            "return [own.className, own.hash, getComputedStyle(own).outlineWidth, box.left >= 0,"
            " Boolean(document.querySelector(own.hash))]"
        )
        assert seen == ["skip", "#content", "3px", True, True], stem


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_has_one_heading_its_language_and_no_sideways_scroll(
    browser: Browser, published: Path, pages: tuple[str, ...], language: str
) -> None:
    for stem in pages:
        opened(browser, published, stem, language, 320)
        seen = browser.run(
            "const root = document.documentElement;"
            "return [document.querySelectorAll('h1').length, root.lang,"
            " root.scrollWidth - root.clientWidth]"
        )
        assert seen == [1, language, 0], stem


def test_each_page_is_there_without_script_and_prints(
    browser: Browser, published: Path, pages: tuple[str, ...]
) -> None:
    for stem in pages:
        opened(browser, published, stem, "sv", 1280, script=False)
        words = re.sub(r"<[^>]+>", " ", browser.text().split("<main", 1)[1])
        height = browser.command("Page.getLayoutMetrics")["cssContentSize"]["height"]
        assert len(words) > 200 < height, stem
        printed = browser.command("Page.printToPDF", preferCSSPageSize=True)["data"]
        assert base64.b64decode(printed).startswith(b"%PDF"), stem
    browser.open(published / "index.html")


PLANTED = {
    "image-alt": "<img src='data:,'>",
    "color-contrast": "<p style='color: #999; background: #fff'>Knappt läsbart</p>",
    "label": "<input>",
    "link-name": "<a href='#x'></a>",
    "target-size": "<p><button style='width: 9px; height: 9px; padding: 0'>a</button>"
    "<button style='width: 9px; height: 9px; padding: 0'>b</button></p>",
    "landmark-unique": "<nav></nav><nav></nav>",
}


@pytest.mark.parametrize("rule", PLANTED)
def test_a_planted_fault_is_found(browser: Browser, tmp_path: Path, rule: str) -> None:
    page = tmp_path / "planted.html"
    made = "<!DOCTYPE html><html lang='sv'><meta charset='utf-8'><title>x</title><main><h1>x</h1>"
    page.write_text(made + PLANTED[rule] + "</main></html>", encoding="utf-8")
    browser.open(page)
    assert rule in {own.partition(":")[0] for own in axe.violations(browser, (*TAGS, ADVICE))}


def test_a_page_without_a_language_or_title_is_found(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "planted.html"
    page.write_text("<!DOCTYPE html><html><main><h1>x</h1></main></html>", encoding="utf-8")
    browser.open(page)
    found = {own.partition(":")[0] for own in axe.violations(browser, TAGS)}
    assert found >= {"html-has-lang", "document-title"}
