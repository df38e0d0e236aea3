"""axe-core in the browser of the tests: what it finds wrong with the page that is open."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from browser.chromium import Browser

SCRIPT = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
RUN = """
axe.run(document, {runOnly: {type: 'tag', values: %s}, resultTypes: ['violations']})
  .then((found) => found.violations.flatMap(
    (own) => own.nodes.map((node) => `${own.id}: ${node.target.join(' ')}`)))
"""


def violations(browser: Browser, tags: Iterable[str]) -> list[str]:
    """Return each fault as ``rule: selector``, by the rules with one of the tags."""
    if not SCRIPT.is_file():
        raise FileNotFoundError(f"{SCRIPT}: missing; npm ci --prefix web installs it")
    evaluate(browser, f"{SCRIPT.read_text(encoding='utf-8')}; true")
    found = evaluate(browser, RUN % json.dumps(list(tags)))
    assert isinstance(found, list)
    return [str(own) for own in found]


def version(browser: Browser) -> str:
    return str(evaluate(browser, "axe.version"))


def evaluate(browser: Browser, expression: str) -> object:
    """Return the value of an expression in the page, awaited where it is a promise."""
    given = {"expression": expression, "awaitPromise": True, "returnByValue": True}
    answer = browser.command("Runtime.evaluate", **given)
    if fault := answer.get("exceptionDetails"):
        raise AssertionError(fault.get("exception", {}).get("description") or fault["text"])
    return answer["result"].get("value")
