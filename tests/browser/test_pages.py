from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from browser.chromium import Browser

PAGES = [
    "index.html",
    "index.en.html",
    "svar/actions-by-area.sv.html",
    "svar/actors-of-action.en.html",
    "svar/anomalies.sv.html",
    "svar/overview.sv.html",
    "svar/index.sv.html",
    "natverk/flemingsberg.sv.html",
    "natverk/flemingsberg.en.html",
    "doc/index.sv.html",
    "doc/action/flemingsberg/samverka-for-att-starka-flemingsbergs-rattskluster.sv.html",
    "doc/actor/region-stockholm.en.html",
    "doc/actor/huddinge-kommun.sv.html",
    "doc/core/flemingsberg.sv.html",
    "doc/section/flemingsberg/insatskarta-flemingsberg.en.html",
]
NETWORK = "natverk/flemingsberg.sv.html"


@pytest.mark.parametrize("width", [1280, 768, 320])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_scrolls_sideways(
    browser: Browser, built_site: Path, page: str, width: int
) -> None:
    browser.open(built_site / page, width)
    root = "document.documentElement"
    seen = browser.run(f"return [innerWidth, {root}.scrollWidth - {root}.clientWidth]")
    assert seen == [width, 0]


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_asked_of_another_host_and_nothing_fails(
    browser: Browser, built_site: Path, page: str
) -> None:
    browser.log("browser")
    browser.open(built_site / page)
    browser.run("return document.fonts.ready")
    messages = [json.loads(e["message"])["message"] for e in browser.log("performance")]
    asked = [
        message["params"]["request"]["url"]
        for message in messages
        if message["method"] == "Network.requestWillBeSent"
    ]
    assert (built_site / page).as_uri() in asked
    assert all(url.startswith((built_site.as_uri(), "data:", "blob:")) for url in asked)
    assert browser.log("browser") == []


def test_a_request_would_be_seen(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "planted.html"
    page.write_text("<!DOCTYPE html><title>x</title><img alt='' src='http://127.0.0.1:9/x.png'>")
    browser.open(page)
    log = json.dumps(browser.log("performance"))
    assert "http://127.0.0.1:9/x.png" in log
    browser.log("browser")


def test_the_network_is_complete_without_script(browser: Browser, built_site: Path) -> None:
    browser.open(built_site / NETWORK, script=False)
    text = browser.text()
    assert len(re.findall(r'<td class="(?:first )?role-', text)) == 61
    assert len(re.findall(r"<tr data-first=", text)) == 33
    assert len(re.findall(r"<tr data-actor=[^>]*data-spoken=", text)) == 13
    assert text.count('<figure class="static">') == 2
    assert '<div id="interactive" hidden' in text
    shot = browser.command("Page.captureScreenshot")["data"]
    assert len(shot) > 10_000
    browser.open(built_site / NETWORK)


def test_the_drawing_is_drawn_at_the_given_places(browser: Browser, built_site: Path) -> None:
    browser.open(built_site / NETWORK)
    assert browser.run("return document.querySelectorAll('#canvas canvas').length") == 1
    assert (
        browser.run("return getComputedStyle(document.querySelector('.static')).display") == "none"
    )
    painted = """
        const canvas = document.querySelector('#canvas canvas');
        const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        return new Set(new Uint32Array(data.buffer)).size;
    """
    assert browser.run(painted) > 50


def test_an_actor_can_be_chosen_and_the_dominant_one_hidden(
    browser: Browser, built_site: Path
) -> None:
    browser.open(built_site / NETWORK)
    status = "return document.getElementById('status').textContent"
    assert browser.run(status) == "Visar 13 av 13 aktörer och 33 av 33 par."
    browser.run("document.getElementById('without').click()")
    assert browser.run(status) == "Visar 12 av 13 aktörer och 21 av 33 par."
    browser.run(
        "const list = document.getElementById('chosen'); list.value = 'huddinge-kommun';"
        "list.dispatchEvent(new Event('change'));"
    )
    spoken = browser.run("return document.getElementById('detail').textContent")
    assert "Huddinge kommun, kommun, nämns i 8 insatser tillsammans med 7 aktörer." in spoken
    assert "Den dolda aktören är utelämnad ur listan." in spoken
    assert "Botkyrka kommun: 1.3, 1.4, 1.5, 2.3, 2.4, 3.4, 4.3, 4.4" in spoken
    assert "Region Stockholm:" not in spoken


def test_actors_alone_can_be_shown_and_zoomed(browser: Browser, built_site: Path) -> None:
    browser.open(built_site / NETWORK)
    browser.run("document.querySelector('input[value=actors]').click()")
    legends = "return [...document.querySelectorAll('.legend')].map(legend => legend.hidden)"
    assert browser.run(legends) == [True, False]
    width = "return document.getElementById('canvas').clientWidth"
    before = browser.run(width)
    browser.run("document.getElementById('closer').click()")
    assert browser.run(width) > before
    browser.run("document.getElementById('whole').click()")
    assert browser.run(width) == before


@pytest.mark.parametrize("page", ["index.html", NETWORK])
def test_the_first_tab_leads_to_the_content(browser: Browser, built_site: Path, page: str) -> None:
    browser.open(built_site / page)
    for kind in ("keyDown", "keyUp"):
        browser.command("Input.dispatchKeyEvent", type=kind, key="Tab", windowsVirtualKeyCode=9)
    assert browser.run("return document.activeElement.className") == "skip"
    outline = "return getComputedStyle(document.activeElement).outlineWidth"
    assert browser.run(outline) == "3px"


@pytest.mark.parametrize("page", PAGES)
def test_targets_are_large_enough(browser: Browser, built_site: Path, page: str) -> None:
    browser.open(built_site / page)
    small = browser.run(
        "return [...document.querySelectorAll('button, select, nav a, summary, .matrix a')]"
        ".map(e => [e.textContent, e.getBoundingClientRect()])"
        ".filter(([, box]) => box.width > 0 && (box.height < 24 || box.width < 24))"
        ".map(([text]) => text)"
    )
    assert small == []


@pytest.mark.parametrize("page", PAGES)
def test_text_has_contrast(browser: Browser, built_site: Path, page: str) -> None:
    browser.open(built_site / page)
    assert browser.run(CONTRAST) == []


CONTRAST = """
const parse = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
  .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
const behind = (element) => {
  for (let e = element; e; e = e.parentElement) {
    const colour = parse(getComputedStyle(e).backgroundColor);
    if (colour.length === 3 || colour[3] > 0) return colour;
  }
  return [255, 255, 255];
};
const found = [];
for (const e of document.querySelectorAll('body *:not(svg *):not(script)')) {
  const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  if (!own || !e.getClientRects().length || e.className === 'spoken') continue;
  const [a, b] = [light(parse(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
  if ((a + 0.05) / (b + 0.05) < 4.5) found.push(e.textContent.trim().slice(0, 40));
}
return found;
"""


@pytest.mark.parametrize("page", PAGES)
def test_a_page_prints_on_a4(browser: Browser, built_site: Path, page: str) -> None:
    import base64

    browser.open(built_site / page)
    pdf = base64.b64decode(browser.command("Page.printToPDF", preferCSSPageSize=True)["data"])
    assert pdf.startswith(b"%PDF")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 14
