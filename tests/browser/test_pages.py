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
