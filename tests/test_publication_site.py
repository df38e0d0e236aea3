from __future__ import annotations

import os
import posixpath
import re
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from html_page import Page
from network_samples import HOSTILE, anomalies, answers, hostile

from fardplan_kg.network.view import SCRIPTS
from fardplan_kg.publication import site
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.publication.output import MARKER
from fardplan_kg.publication.pages import without_header
from fardplan_kg.publication.site import STATEMENTS
from fardplan_kg.tables import as_csv, as_json

SUPERVISION = "https://www.digg.se/tdosanmalan"
TABLES = {"csv": as_csv, "json": as_json}
INPUTS = Inputs(answers(), {"data/fardplan.nq": b"dump"}, TABLES, version="1.0")
DRAWN = {"svg", "g", "path", "polygon", "circle", "rect", "line", "text", "tspan"}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return site.site_files(INPUTS)


@pytest.fixture(scope="module")
def pages(files: dict[str, bytes]) -> dict[str, Page]:
    return {path: Page(f.decode()) for path, f in files.items() if path.endswith(".html")}


def test_every_answer_has_a_page_and_its_data_in_both_languages(files: dict[str, bytes]) -> None:
    for name, language in answers():
        for ending in ("html", "csv", "json"):
            assert f"svar/{name}.{language}.{ending}" in files
    for language in ("sv", "en"):
        for ending in ("html", "svg", "graphml"):
            assert f"natverk/flemingsberg.{language}.{ending}" in files
    assert {"index.html", "index.en.html", "static/site.css"} <= set(files)
    assert files["data/fardplan.nq"] == b"dump"


def test_paths_need_no_escaping(files: dict[str, bytes]) -> None:
    assert all(re.fullmatch(r"[A-Za-z0-9/_.~-]+", path) for path in files)


def test_pages_are_well_formed_with_one_h1_and_headings_in_order(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
        assert page.open == [], path
        assert levels.count(1) == 1, path
        assert all(b <= a + 1 for a, b in pairwise(levels)), path
        ids = [found["id"] for _, found in page.elements if found.get("id")]
        assert len(ids) == len(set(ids)), path


def test_every_link_leads_somewhere_here(files: dict[str, bytes], pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        ids = {found.get("id") for _, found in page.elements}
        for link in page.links():
            address, _, fragment = link.partition("#")
            target, _, query = address.partition("?")
            assert not query or target.startswith("../fraga."), (path, link)
            if ":" in target:  # where one complains of a page that one cannot use
                assert (path.split(".")[0], target) == ("tillganglighet", SUPERVISION)
                continue
            assert not target.startswith("/")
            if target:
                where = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
                assert where in files, (path, link)
            else:
                assert fragment in ids, (path, link)


def test_every_page_has_its_language_and_leads_to_the_other(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        language = "en" if ".en." in path else "sv"
        other = "sv" if language == "en" else "en"
        assert page.elements[0] == ("html", {"lang": language}), path
        alternates = [tag for tag, found in page.elements if found.get("hreflang") == other]
        assert alternates == ["link", "a"], path


def test_pages_have_no_script_but_the_network_s(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        found = [own for tag, own in page.elements if tag == "script"]
        scripts = [own.get("src") for own in found if "json" not in (own.get("type") or "")]
        drawn = [f"../static/{name}" for name in SCRIPTS]
        assert scripts == (drawn if path.startswith("natverk/") else [])
        handlers = [name for _, found in page.elements for name in found if name.startswith("on")]
        assert handlers == []
        if not path.startswith("natverk/"):
            styled = [tag for tag, found in page.elements if tag == "style" or "style" in found]
            assert styled == []


def test_the_front_page_says_what_matters(pages: dict[str, Page]) -> None:
    words = " ".join(pages["index.html"].words.split())
    for expected in (
        "Färdplan för den regionala stadskärnan Flemingsberg",
        "En påhittad vision för hela regionen.",
        "Ett påhittat mål för stadskärnorna.",
        "4 Tillgängliga regionala stadskärnor som bidrar till ett hållbart resande",
        "7 insatser anger ingen ansvarig aktör: 1.3, 1.4, 1.5, 2.3, 3.4, 4.3, 4.4.",
        "I 2.4 är det oklart vem som är ansvarig.",
        "Dokumentet har 12 oklarheter.",
        "Region Stockholm Region 18 insatser",
        "För samordnare",
        "För forskare",
        "För den som publicerar",
        "Utgivare: ej angivet. Kontakt: ej angivet.",
    ):
        assert expected in words
    assert "Seven" not in words


def test_swedish_quotations_are_marked_on_english_pages(pages: dict[str, Page]) -> None:
    quotes = [found for tag, found in pages["index.en.html"].elements if tag == "blockquote"]
    assert [quote.get("lang") for quote in quotes] == ["sv", "sv"]
    quotes = [found for tag, found in pages["index.html"].elements if tag == "blockquote"]
    assert [quote.get("lang") for quote in quotes] == [None, None]


def test_hostile_texts_add_no_element_and_are_shown_as_text() -> None:
    plain = site.site_files(replace(INPUTS, publisher="x", contact="x"))
    bad = site.site_files(
        Inputs(
            {key: hostile(found) for key, found in answers().items()},
            INPUTS.files,
            TABLES,
            core=HOSTILE,
            version=HOSTILE,
            publisher=HOSTILE,
            contact=HOSTILE,
        )
    )
    assert set(bad) == set(plain)
    for path, text in bad.items():
        if path.endswith(".html"):
            page, former = Page(text.decode()), Page(plain[path].decode())
            assert HOSTILE in page.words, path
            assert page.open == []
            assert _tags(page) <= _tags(former) | DRAWN | {"ul", "li", "span", "b"}, path
            sources = [found.get("src") for tag, found in page.elements if tag == "img"]
            assert "x" not in sources
            assert not any(n.startswith("on") for _, found in page.elements for n in found)
        if path.endswith((".svg", ".graphml")):
            ElementTree.fromstring(text)


def _tags(page: Page) -> set[str]:
    return {tag for tag, _ in page.elements}


def test_two_builds_are_the_same_under_two_hash_seeds() -> None:
    """This process has a seed of its own, by chance."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import test_publication_site as t\n"
        "print(t.fingerprint(t.site.site_files(t.INPUTS)))"
    )
    built = subprocess.run(
        [sys.executable, "-c", code, str(Path(__file__).parent)],
        env={**os.environ, "PYTHONHASHSEED": "1", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert built.strip() == fingerprint(site.site_files(INPUTS))


def fingerprint(found: dict[str, bytes]) -> str:
    whole = sha256()
    for path, text in found.items():
        whole.update(path.encode() + b"\0" + text + b"\0")
    return whole.hexdigest()


def test_the_site_is_written_to_a_folder(tmp_path: Path) -> None:
    written = site.write(tmp_path / "public", INPUTS)
    found = sorted(p for p in (tmp_path / "public").rglob("*") if p.is_file())
    assert written == tuple(sorted(str(p.relative_to(tmp_path / "public")) for p in found))
    assert {MARKER, ".htaccess", "index.html", "config/Caddyfile"} <= set(written)


def test_a_site_of_nothing_is_still_a_site() -> None:
    found = site.site_files(Inputs({}))
    own = {f"{name}.{language}.html" for name in STATEMENTS for language in ("sv", "en")}
    assert set(found) == {"index.html", "index.en.html", "static/site.css", *own}
    empty = {key: replace(answer, rows=()) for key, answer in answers().items()}
    for path, text in site.site_files(Inputs(empty, tables=TABLES)).items():
        if path.endswith(".html"):
            assert Page(text.decode()).open == []


@pytest.mark.parametrize("path", ["../up", "/root", "å.txt", "a b", "index.html", "a/../b"])
def test_a_file_that_must_not_be_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="path"):
        site.site_files(Inputs(answers(), {path: b""}))


def test_an_answer_in_one_language_has_no_switch() -> None:
    only = {("anomalies", "sv"): anomalies()}
    page = Page(site.site_files(Inputs(only))["svar/anomalies.sv.html"].decode())
    assert not any(found.get("hreflang") for _, found in page.elements)


def test_the_query_is_shown_without_its_header() -> None:
    assert without_header("#+ title: x\n\nSELECT *\n# reason\n") == "SELECT *\n# reason"
