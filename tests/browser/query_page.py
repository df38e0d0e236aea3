"""The query page as a test uses it: fill in, run, wait, take away."""

from __future__ import annotations

import json
import time
from typing import Any

from browser.axe import evaluate
from browser.chromium import Browser

FIELD = "document.querySelector('.CodeMirror').CodeMirror"
CAPTURE = """
window.saved = [];
if (!window.ownAddress) {
  window.ownAddress = URL.createObjectURL;
  URL.createObjectURL = (blob) => { window.saved.push(blob); return window.ownAddress(blob); };
}
true
"""
PATIENCE = 60.0


def visit(browser: Browser, url: str, width: int = 1280) -> None:
    """Open the page anew and wait until it has begun."""
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.command("Emulation.setDeviceMetricsOverride", **size)
    browser.command("Emulation.setScriptExecutionDisabled", value=False)
    browser.command("Browser.setDownloadBehavior", behavior="deny")
    browser.driver.get("about:blank")
    browser.log("browser")
    browser.log("performance")
    browser.driver.get(url)
    until(browser, "!document.getElementById('ask').hidden")


def until(browser: Browser, condition: str) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not evaluate(browser, f"Boolean({condition})"):
        assert time.monotonic() < end, f"never so: {condition}; {status(browser)} {fault(browser)}"
        time.sleep(0.01)


def status(browser: Browser) -> str:
    return str(evaluate(browser, "document.getElementById('status').textContent"))


def fault(browser: Browser) -> str:
    shown = "document.getElementById('fault')"
    return str(evaluate(browser, f"{shown}.hidden ? '' : {shown}.textContent"))


def text(browser: Browser) -> str:
    """What stands in the editor."""
    return str(evaluate(browser, f"{FIELD}.getValue()"))


def write(browser: Browser, query: str) -> None:
    evaluate(browser, f"{FIELD}.setValue({json.dumps(query)})")


def begin(browser: Browser) -> None:
    evaluate(browser, "document.getElementById('run').click()")


def finish(browser: Browser) -> None:
    until(browser, "document.getElementById('stop').disabled")


def run(browser: Browser, query: str = "") -> None:
    """Run a query, or what stands there, and wait for what comes of it."""
    if query:
        write(browser, query)
    begin(browser)
    finish(browser)


def saved(browser: Browser, form: str) -> str:
    """Save the answer, and return what the file would hold."""
    evaluate(browser, CAPTURE)
    evaluate(browser, f"document.getElementById('save-{form}').click()")
    return str(evaluate(browser, "window.saved[0].text()"))


def question(browser: Browser, address: str) -> None:
    """Go to a question by what follows # in the address; the address changes each time."""
    evaluate(browser, "document.getElementById('status').textContent = ''")
    evaluate(browser, f"location.hash = {json.dumps(address)}")
    until(browser, "document.getElementById('status').textContent")


def rows(browser: Browser) -> list[list[str]]:
    """Return the table as it is shown, without its headings."""
    script = (
        "[...document.querySelectorAll('#result tbody tr')].map((row) =>"
        " [...row.cells].map((cell) => cell.innerText.trim()))"
    )
    found: Any = evaluate(browser, script)
    return [[str(cell) for cell in row] for row in found]
