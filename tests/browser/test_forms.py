"""The questions' forms in Chromium: served, where the page answers, and in the static site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait
from servers.fardplan import fardplan

from browser import axe, query_page
from browser.chromium import Browser
from browser.test_network_page import press, tab_to
from browser.web_server import web_server
from fardplan_kg.namespaces import ID
from fardplan_kg.publication.accessibility import TAGS, WIDTHS
from fardplan_kg.questions import LANGUAGES

ADVICE = "best-practice"
ANSWERED = (
    "quotes-of-section.{}.html",
    "quotes-of-section.{}.html?from_page=3&to_page=4",
    "shared-by-two-actors.{}.html?actor_a=huddinge-kommun&actor_b=region-stockholm",
)
REFUSED = ("quotes-of-section.{}.html?section=Trollskogen&from_page=3",
           "actors-of-action.{}.html?action=%3C/select%3E%3Cscript%3Ealert(1)%3C/script%3E",
           "actors-of-action.{}.html?action=1.1&action=1.2")  # fmt: skip
TRAFIKVERKET = f"<{ID}actor/trafikverket>"
SHOWN = {"sv": "Visa svaret", "en": "Show the answer"}


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    with fardplan("--query-workers", "1") as url:
        yield f"{url}svar/"


def visit(browser: Browser, url: str, width: int = 1280, *, script: bool = True) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.command("Emulation.setDeviceMetricsOverride", **size)
    browser.command("Emulation.setScriptExecutionDisabled", value=not script)
    browser.driver.get(url)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_no_fault_and_nothing_sticks_out(
    browser: Browser, served: str, language: str, width: int
) -> None:
    found = {}
    for place in (*ANSWERED, *REFUSED):
        visit(browser, served + place.format(language), width)
        assert f">{SHOWN[language]}</button>" in browser.text()
        found[place] = axe.violations(browser, (*TAGS, ADVICE))
        room = "const r = document.documentElement; return r.scrollWidth - r.clientWidth"
        assert browser.run(room) == 0, place
    assert {place: own for place, own in found.items() if own} == {}
    assert len(found) == 6


@pytest.mark.parametrize("width", WIDTHS)
def test_every_field_has_a_label_and_room_for_what_is_written(
    browser: Browser, served: str, width: int
) -> None:
    visit(browser, f"{served}quotes-of-section.sv.html", width)
    fields = browser.run(
        "return [...document.querySelectorAll('main form [name]')].map((own) =>"
        " [own.name, own.labels[0].textContent, own.offsetWidth, own.offsetHeight])"
    )
    assert {name for name, *_ in fields} == {"section", "from_page", "to_page"}
    assert all(label for _, label, *_ in fields)
    assert all(wide >= 60 and high >= 24 for *_, wide, high in fields), fields


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keyboard_is_enough(browser: Browser, served: str, language: str) -> None:
    visit(browser, f"{served}actions-of-actor.{language}.html")
    tab_to(browser, "select[name=actor]")
    press(browser, "ArrowDown")
    name = browser.run("return document.activeElement.selectedOptions[0].textContent.trim()")
    press(browser, "Tab")
    assert browser.run("return document.activeElement.textContent") == SHOWN[language]
    press(browser, "Enter")
    until(browser, "?")
    (value,) = parse_qs(urlsplit(browser.driver.current_url).query)["actor"]
    assert value
    chosen = browser.run("return document.querySelector('main select').value")
    assert chosen == value
    about = browser.run("return document.querySelector('#answer').parentElement.innerText")
    assert name in about
    assert browser.run("return document.querySelectorAll('.answer tbody tr').length") >= 1


def test_without_script_the_form_answers_and_tells_of_a_fault(
    browser: Browser, served: str
) -> None:
    place = f"{served}quotes-of-section.sv.html?from_page=3"
    visit(browser, place, script=False)
    root = browser.command("DOM.getDocument")["root"]["nodeId"]
    selector = "main input[name=from_page]"
    browser.command(
        "DOM.focus", **browser.command("DOM.querySelector", nodeId=root, selector=selector)
    )
    press(browser, "ArrowUp")
    press(browser, "Enter")
    until(browser, "from_page=4")
    given = parse_qs(urlsplit(address(browser)).query)
    assert given["from_page"] == ["4"]
    assert 'name="from_page" value="4"' in browser.text()
    visit(browser, f"{served}quotes-of-section.sv.html?section=Trollskogen", script=False)
    assert "Trollskogen" in browser.text()
    assert "finns inte i grafen" in browser.text()
    visit(browser, served, script=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_static_form_leads_to_the_answer_with_its_values(
    browser: Browser, published: Path, language: str
) -> None:
    with web_server(published) as site:
        visit(browser, f"{site.url}svar/actions-of-actor.{language}.html")
        Select(browser.driver.find_element(By.NAME, "actor")).select_by_value("trafikverket")
        browser.driver.find_element(By.CSS_SELECTOR, "main form button").click()
        until(browser, f"fraga.{language}.html?fraga=actions-of-actor&actor=trafikverket")
        query_page.until(browser, f"{query_page.FIELD}.getValue().includes('{TRAFIKVERKET}')")
        query_page.finish(browser)
        found = query_page.rows(browser)
        assert len(found) > 2
        assert all("Trafikverket" in " ".join(row) for row in found)


def address(browser: Browser) -> str:
    """The address of the page, also where script is off."""
    history = browser.command("Page.getNavigationHistory")
    return str(history["entries"][history["currentIndex"]]["url"])


def until(browser: Browser, part: str) -> None:
    """Wait until the address holds a text."""
    WebDriverWait(browser.driver, 20).until(lambda _: part in address(browser))
