"""Chromium as the tests drive it: no host is asked unless a page asks it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

CHROMIUM, DRIVER = "/usr/bin/chromium", "/usr/bin/chromedriver"
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class Browser:
    """Chromium with a window of a given width, and a record of what it asked for."""

    def __init__(self, driver: Chrome) -> None:
        self.driver = driver

    def open(self, path: Path, width: int = 1280, *, script: bool = True) -> None:
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self.command("Emulation.setDeviceMetricsOverride", **size)
        self.command("Emulation.setScriptExecutionDisabled", value=not script)
        self.log("performance")
        self.driver.get(path.as_uri())

    def log(self, kind: str) -> list[dict[str, Any]]:
        """What has been logged since the last call."""
        found = self.driver.get_log(kind)  # type: ignore[no-untyped-call]
        return list(found)

    def command(self, name: str, **values: Any) -> Any:
        return self.driver.execute_cdp_cmd(name, values)

    def run(self, script: str) -> Any:
        return self.driver.execute_script(script)

    def text(self) -> str:
        """All text of the page, also where script is off."""
        root = self.command("DOM.getDocument")["root"]["nodeId"]
        html = self.command("DOM.getOuterHTML", nodeId=root)["outerHTML"]
        assert isinstance(html, str)
        return html


def start(profile: Path) -> Chrome:
    """Start Chromium with a profile of its own."""
    options = Options()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    return Chrome(options=options, service=Service(DRIVER))
