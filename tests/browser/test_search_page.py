"""The search page in Chromium: the browser finds what Python finds, and the page is usable."""

from __future__ import annotations

import functools
import http.server
import json
import random
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from search_samples import flemingsberg, inputs
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from browser import axe
from browser.chromium import Browser
from fardplan_kg.publication.accessibility import TAGS
from fardplan_kg.publication.search.folding import folded
from fardplan_kg.publication.search.page import plain_files, search_page
from fardplan_kg.questions import LANGUAGES
from fardplan_kg.rendering import static

QUERIES = 640
HOSTILE = "%3C/script%3E%3Cimg%20src=x%20onerror=%22document.title='fel'%22%3E"
TIDY = (
    "return document.getElementById('results').innerHTML"
    ".replace(/\\s+/g, ' ').replace(/> </g, '><').trim()"
)


class Silent(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        del format, args


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The search pages and what they load, as a static site; and some pages as they are served."""
    folder = tmp_path_factory.mktemp("search")
    made = {own.path: own.made() for own in plain_files(inputs())}
    made["static/site.css"] = static("site.css").encode()
    for language in LANGUAGES:
        made[f"sok.{language}.html"] = search_page(inputs(), language).encode()
        for query in ("samverkan", "halsovegan", "a"):
            result = flemingsberg(language).result(query)
            page = search_page(inputs(), language, result)
            made[f"{query}.{language}.html"] = page.encode()
    for path, content in made.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)
    handler = functools.partial(Silent, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join(10)
    server.server_close()


def visit(browser: Browser, address: str, width: int = 1280, *, script: bool = True) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.command("Emulation.setDeviceMetricsOverride", **size)
    browser.command("Emulation.setScriptExecutionDisabled", value=not script)
    browser.driver.get(address)
    if script and "q=" in address:
        settled(browser)


def settled(browser: Browser) -> None:
    """Wait until the page tells what it has found."""
    ready = "return !!document.querySelector('#results h2')"
    WebDriverWait(browser.driver, 10).until(lambda driver: driver.execute_script(ready))


def queries(language: str) -> list[str]:
    """Queries from the data: words, beginnings, ends, phrases, misspellings; and odd ones."""
    chance = random.Random(7)
    held = flemingsberg(language).held
    words, texts = list(held.vocabulary), [own.text for own in held.texts]
    found = chance.sample(words, 150)
    found += [word[: chance.randint(1, 8)] for word in chance.sample(words, 130)]
    found += [word[1:] for word in chance.sample(words, 60)]
    found += [" ".join(chance.sample(t.split(), min(3, len(t.split())))) for t in
              chance.sample(texts, 200)]  # fmt: skip
    found += [f"{word[:3]}{word[4:]}x" for word in chance.sample(words, 86)]
    found += ["", " \t ", "a", "ÅÄÖ", "</script><img onerror>", "x" * 500, "halso\u00advägen",
              "İstanbul ß", "𝔥älsov", "1.2 2.3", "😀", "\ufffd", "e\u0301"]  # fmt: skip
    return [*found, "halsov"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_browser_finds_what_python_finds(browser: Browser, base: str, language: str) -> None:
    asked = queries(language)
    assert len(asked) == QUERIES
    visit(browser, f"{base}sok.{language}.html")
    given = json.dumps(asked)
    found = axe.evaluate(
        browser,
        f"(async () => {{ const own = await (await fetch('sok/index.{language}.json')).json();"
        " const search = fardplanSearch.search(own);"
        f" return JSON.stringify({given}.map((text) => search(text))); }})()",
    )
    results = json.loads(str(found))
    search = flemingsberg(language)
    differing = [q for q, own in zip(asked, results, strict=True) if own != search.result(q)]
    assert differing == []
    assert sum(1 for own in results if own["total"]) > 400
    assert sum(1 for own in results if own["suggestions"]) > 40


def test_both_fold_every_letter_alike(browser: Browser, base: str) -> None:
    letters = [chr(code) for code in (*range(0x20, 0x590), *range(0x1E00, 0x2190))]
    visit(browser, f"{base}sok.sv.html")
    found = axe.evaluate(browser, f"{json.dumps(letters)}.map(fardplanSearch.folded)")
    assert found == [folded(own) for own in letters]
    assert len(letters) > 2000


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("query", ["samverkan", "halsovegan", "a"])
def test_the_static_page_shows_what_the_served_one_shows(
    browser: Browser, base: str, language: str, query: str
) -> None:
    visit(browser, f"{base}{query}.{language}.html")
    page = browser.run(TIDY)
    visit(browser, f"{base}sok.{language}.html?q={query}")
    assert browser.run(TIDY) == page


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_no_fault_before_and_after_a_search(
    browser: Browser, base: str, language: str, width: int
) -> None:
    for asked in ("", "?q=samverkan", "?q=halsovegan", "?q=a"):
        visit(browser, f"{base}sok.{language}.html{asked}", width)
        assert axe.violations(browser, (*TAGS, "best-practice")) == []
        room = "const r = document.documentElement; return r.scrollWidth - r.clientWidth"
        assert browser.run(room) == 0


def test_the_keyboard_is_enough_and_the_address_can_be_kept(browser: Browser, base: str) -> None:
    visit(browser, f"{base}sok.sv.html")
    for _ in range(20):
        browser.driver.switch_to.active_element.send_keys(Keys.TAB)
        if browser.run("return document.activeElement.id") == "q":
            break
    browser.driver.switch_to.active_element.send_keys("halsov", Keys.ENTER)
    settled(browser)
    assert browser.driver.current_url == f"{base}sok.sv.html?q=halsov"
    assert browser.driver.title.startswith("halsov – Sök")
    assert browser.run("return document.getElementById('said').textContent") == "5 träffar"
    assert browser.run("return document.querySelectorAll('.hits mark').length") >= 5
    other = browser.driver.find_element(By.CSS_SELECTOR, ".languages a").get_attribute("href")
    assert other == f"{base}sok.en.html?q=halsov"
    visit(browser, f"{base}sok.sv.html?q=huddinge")
    browser.driver.back()
    settled(browser)
    assert browser.run("return document.getElementById('q').value") == "halsov"
    assert browser.run("return document.querySelector('.hits a').textContent") == "Hälsovägen"


def test_more_hits_are_shown_on_demand(browser: Browser, base: str) -> None:
    visit(browser, f"{base}sok.sv.html?q=a")
    assert browser.run("return document.querySelectorAll('.hits > li').length") == 50
    browser.driver.find_element(By.CSS_SELECTOR, ".more-hits").click()
    settled(browser)
    assert browser.run("return document.querySelectorAll('.hits > li').length") == 100
    assert browser.driver.current_url.endswith("?q=a&visa=100#hit-51")


def test_a_hostile_query_is_text(browser: Browser, base: str) -> None:
    visit(browser, f"{base}sok.sv.html?q={HOSTILE}")
    assert browser.driver.title.startswith("</script><img")
    assert browser.run("return document.querySelectorAll('main img').length") == 0


def test_the_served_page_needs_no_script(browser: Browser, base: str) -> None:
    visit(browser, f"{base}samverkan.sv.html", script=False)
    text = browser.text()
    assert "17 träffar" in text
    assert text.count('<li id="hit-') == 17
    visit(browser, f"{base}sok.sv.html?q=samverkan", script=False)
    assert "behöver JavaScript" in browser.text()


def test_opened_as_a_file_the_page_says_why_it_cannot_search(
    browser: Browser, base: str, tmp_path: Path
) -> None:
    del base
    (tmp_path / "static").mkdir()
    for own in plain_files(inputs()):
        if own.path.startswith("static"):
            (tmp_path / own.path).write_bytes(own.made())
    page = tmp_path / "sok.sv.html"
    page.write_text(search_page(inputs(), "sv"), encoding="utf-8")
    browser.open(page)
    browser.driver.get(f"{page.as_uri()}?q=halsov")
    told = "return document.getElementById('results').textContent"
    WebDriverWait(browser.driver, 10).until(
        lambda driver: "webbserver" in driver.execute_script(told)
    )
    browser.log("browser")
