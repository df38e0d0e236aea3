"""Flemingsberg's network as it is published, in the site and as one file, in both languages."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import html5lib  # type: ignore[import-untyped]
import pytest
from html_page import Page

from browser.axe import violations
from browser.chromium import Browser
from browser.test_network_page import AXE_RULES, PANEL, ROWS, VIEWS, click
from fardplan_kg.answers import ask
from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.network import affiliation, view
from fardplan_kg.network.records import records, term
from fardplan_kg.publication import network_alone
from fardplan_kg.questions import find_question

IN_SITE = ("natverk/flemingsberg.sv.html", "natverk/flemingsberg.en.html")
ALONE = ("sv.html", "en.html")
NAMES = (*IN_SITE, *ALONE)
CHOSEN = {
    "an actor": "aktor=huddinge-kommun",
    "a pair": "par=huddinge-kommun,botkyrka-kommun",
    "an action": "insats=samverka-kring-utvecklingen-av-halsovagen",
    "a goal area": "omrade=4",
}
OPEN = {
    "matris": ("an actor", "a goal area"),
    "natverk": ("a pair", "an actor"),
    "tabeller": ("an action", "a pair"),
}
"""What the panel is about in each view, at 1280 and at 320 px."""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, published: Path, data: Data) -> Path:
    """The network's pages and files of the site, and the page that stands alone."""
    folder = tmp_path_factory.mktemp("built")
    for name in ("natverk", "static"):
        shutil.copytree(published / name, folder / name)
    store = open_store(data)
    for name in ALONE:
        page = folder / name
        page.write_bytes(network_alone.files(page, store, data, name[:2])[page])
    return folder


def visit(browser: Browser, page: Path, fragment: str = "", width: int = 1280) -> None:
    """Open the page anew, also where only the fragment is another."""
    browser.open(page.parents[page.parent.name == "natverk"] / "static" / "site.css", width)
    browser.log("performance")
    browser.log("browser")
    browser.driver.get(page.as_uri() + fragment)


@pytest.mark.parametrize("name", NAMES)
def test_the_html_is_valid(built: Path, name: str) -> None:
    text = (built / name).read_text(encoding="utf-8")
    html5lib.HTMLParser(strict=True).parse(text)
    page = Page(text)
    ids = page.ids()
    assert len(ids) == len(set(ids)) > 100
    assert page.levels().count(1) == 1
    assert page.open == []


def test_a_fault_of_html_is_found() -> None:
    with pytest.raises(html5lib.html5parser.ParseError):
        html5lib.HTMLParser(strict=True).parse("<!DOCTYPE html><title>x</title><p><b>y</p>")


@pytest.mark.parametrize("name", NAMES)
def test_every_participation_is_in_every_part_of_the_page(built: Path, name: str) -> None:
    page = Page((built / name).read_text(encoding="utf-8"))
    cells = [own.get("class") or "" for tag, own in page.elements if tag == "td"]
    assert sum("role-" in own for own in cells) == 61
    rows = Counter((own.get("id") or "").split("-")[0] for tag, own in page.elements if tag == "tr")
    assert (rows["aktor"], rows["insats"], rows["par"]) == (13, 18, 33)
    counts = re.findall(r'data-count="actions">(\d+)<', (built / name).read_text(encoding="utf-8"))
    assert sum(map(int, counts[:13])) == 61
    lines = Counter(tag for tag, _ in page.elements)["line"]
    assert lines >= 61 + 21


@pytest.mark.parametrize("name", NAMES)
def test_the_script_counts_and_draws_every_participation(
    browser: Browser, built: Path, name: str
) -> None:
    visit(browser, built / name, "#vy=natverk")
    drawn = "return document.querySelectorAll('#printed line').length"
    assert (browser.run(drawn), browser.run("return fardplan.data.parts.length")) == (61, 61)
    click(browser, "[name=lage][value=aktorer]")
    assert browser.run(drawn) == 33
    click(browser, "#hub")
    assert browser.run(drawn) == 21
    assert browser.log("browser") == []


@pytest.mark.parametrize("name", NAMES)
def test_each_pair_has_the_actions_of_the_query(
    browser: Browser, built: Path, data: Data, name: str
) -> None:
    visit(browser, built / name)
    pairs = browser.run(
        "const name = (place) => fardplan.data.actors[place].key;"
        "return [...fardplan.all.pairs].map(([own, both]) => [own.split(',').map(name),"
        " both.map((action) => fardplan.data.actions[action].short)])"
    )
    asked = {}
    for record in records(ask(open_store(data), find_question(data, "actor-pairs"), {}, "sv")):
        both = (term(record, f"actor_{own}").value.rsplit("/", 1)[-1] for own in "ab")
        asked[tuple(sorted(both))] = [own.value for own in record["actions"]]
    assert {tuple(sorted(keys)): numbers for keys, numbers in pairs} == asked
    assert len(asked) == 33


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_asked_of_any_host(browser: Browser, built: Path, name: str) -> None:
    visit(browser, built / name)
    for shown in VIEWS:
        click(browser, f"#tab-{shown}")
    click(browser, '#tabeller a[href="#aktor-polis"]')
    messages = [json.loads(own["message"])["message"] for own in browser.log("performance")]
    asked = [
        own["params"]["request"]["url"]
        for own in messages
        if own["method"] == "Network.requestWillBeSent"
    ]
    page = (built / name).as_uri()
    files = {f"{built.as_uri()}/static/{own}" for own in (*view.SCRIPTS, *view.STYLES)}
    assert asked[0] == page
    assert set(asked[1:]) == (files if name in IN_SITE else set())


@pytest.mark.parametrize("shown", VIEWS)
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_with_the_panel_and_quotes_open(
    browser: Browser, built: Path, name: str, shown: str
) -> None:
    for chosen, width in zip(OPEN[shown], (1280, 320), strict=True):
        visit(browser, built / name, f"#vy={shown}&{CHOSEN[chosen]}", width)
        browser.run("document.querySelectorAll('details').forEach((own) => { own.open = true; })")
        assert len(browser.run(PANEL)) > 100
        assert browser.run("return document.getElementById('notice').textContent") == ""
        root = "document.documentElement"
        assert browser.run(f"return {root}.scrollWidth - {root}.clientWidth") == 0
        assert violations(browser, AXE_RULES) == []


@pytest.mark.parametrize("name", IN_SITE)
def test_the_panel_leads_to_page_turtle_and_question(
    browser: Browser, built: Path, name: str
) -> None:
    visit(browser, built / name, "#vy=tabeller&aktor=huddinge-kommun")
    links = browser.run(
        "return [...document.querySelectorAll('#panel :is(a.page, .more a)')]"
        ".filter((own) => own.getClientRects().length).map((own) => own.getAttribute('href'))"
    )
    language = name.split(".")[1]
    page, turtle, question = links
    assert page == f"../doc/actor/huddinge-kommun.{language}.html"
    assert turtle == "../doc/actor/huddinge-kommun.ttl"
    assert re.fullmatch(rf"\.\./svar/[a-z-]+\.{language}\.html", question)
    rows = "#tabeller :is(.page, .more)"
    there = f"return [...document.querySelectorAll('{rows}')].map((own) => own.offsetWidth)"
    assert set(browser.run(there)) == {0}


@pytest.mark.parametrize("name", IN_SITE)
def test_quotes_and_pages_are_shown_with_the_action(
    browser: Browser, built: Path, name: str
) -> None:
    visit(browser, built / name, f"#{CHOSEN['an action']}")
    assert "Exempel på medverkande aktörer" in browser.run(PANEL)
    quote = "return document.querySelector('#panel q + a').getAttribute('href')"
    assert browser.run(quote).startswith("../doc/section/flemingsberg/")


def test_the_choice_of_groups_can_be_read_whole(browser: Browser, built: Path) -> None:
    for name in IN_SITE:
        visit(browser, built / name)
        room = browser.run(
            "const own = document.getElementById('grupper'), pen = document.createElement('span');"
            "pen.style.font = getComputedStyle(own).font; pen.style.whiteSpace = 'nowrap';"
            "own.after(pen);"
            "const widths = [...own.options].map((option) => {"
            " pen.textContent = option.textContent.trim(); return pen.offsetWidth; });"
            "pen.remove(); return [own.clientWidth - 40, widths]"
        )
        assert len(room[1]) == 3
        assert max(room[1]) <= room[0]


def test_300_actors_and_400_actions_are_shown_in_every_tab(
    browser: Browser, tmp_path: Path
) -> None:
    rows = [
        replace(
            ROWS[i % len(ROWS)],
            action=f"urn:insats-{i % 400}",
            number=f"{i % 4 + 1}.{i % 400}",
            actor=f"urn:aktor-{i * 7 % 300}",
        )
        for i in range(1600)
    ]
    network = affiliation.graph(rows)
    sizes = len(affiliation.actors(network)), len(affiliation.actions(network))
    assert sizes == (300, 400)
    page = tmp_path / "large.html"
    page.write_text(view.page(network, "sv", view.Setting("Stor")), encoding="utf-8")
    for shown in VIEWS:
        browser.driver.get("about:blank")
        browser.driver.get(f"{page.as_uri()}#vy={shown}")
        status = browser.run("return document.getElementById('status').textContent")
        assert status.startswith("Visar 300 av 300 aktörer och 400 av 400 insatser.")
