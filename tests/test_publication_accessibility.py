from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from html_page import Page
from network_samples import answers

from fardplan_kg.publication.accessibility import AXE, JUDGED, TAGS, WIDTHS, accessibility_page
from fardplan_kg.publication.inputs import Inputs

WEB = Path(__file__).parents[1] / "web"
INPUTS = Inputs(answers())


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_statement_holds_what_the_agency_asks_for(language: str) -> None:
    page = Page(accessibility_page(INPUTS, language))
    assert page.open == []
    assert page.levels() == [1, 2, 2, 2, 2, 2]
    assert "https://www.digg.se/tdosanmalan" in page.links()
    for told in (AXE, JUDGED, "2018:1937", *TAGS, *map(str, WIDTHS)):
        assert told in page.words


def test_nobody_is_made_responsible_and_nothing_is_certified() -> None:
    page = Page(accessibility_page(INPUTS, "sv"))
    assert page.words.count("ej angivet") >= 4
    assert "Ingen myndighet eller annan utomstående har granskat dem" in page.words
    assert "Det finns ingen kontakt än" in page.words
    told = Page(accessibility_page(replace(INPUTS, contact="a@b.se"), "sv"))
    assert "Hör av dig: a@b.se." in told.words
    assert "Det finns ingen kontakt än" not in told.words


def test_what_is_lacking_is_only_what_is_there() -> None:
    with_network, without = (accessibility_page(own, "en") for own in (INPUTS, Inputs({})))
    assert "The drawing of the network" in with_network
    assert "The drawing of the network" not in without


def test_the_version_named_is_the_one_that_is_pinned() -> None:
    package = json.loads((WEB / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))
    assert package["devDependencies"]["axe-core"] == AXE
    assert lock["packages"]["node_modules/axe-core"]["version"] == AXE


@pytest.mark.parametrize("folder", [WEB, WEB / "engines"])
def test_the_lock_file_names_no_registry(folder: Path) -> None:
    lock = (folder / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    assert "registry" not in lock
    assert '"integrity": "sha512-' in lock
    assert "omit-lockfile-registry-resolved=true" in (WEB / ".npmrc").read_text(encoding="utf-8")
