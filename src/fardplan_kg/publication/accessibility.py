"""The accessibility statement, honest on what was tested and on what is lacking.

What such a statement holds is what the Swedish agency for digital government asks of one
(www.digg.se, "Skapa en tillgänglighetsredogörelse"): who is responsible, which service, how far it
meets the requirements, what is not accessible and why, when and how that was judged, and where to
report. No authority has judged these pages, and the statement does not say that one has.
"""

from __future__ import annotations

from fardplan_kg.publication.inputs import NETWORK, Inputs
from fardplan_kg.publication.pages import render

PATH = "tillganglighet"
AXE = "4.14.1"
"""The version of axe-core that judges the pages; web/package.json pins the same."""
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""The rules of axe-core that every page must pass, by its names for parts of WCAG 2.2 AA."""
WIDTHS = (1280, 320)
"""The widths, in CSS pixels, at which the pages are judged; 320 is that of WCAG 2.2, 1.4.10."""
JUDGED = "2026-11-23"
"""When the list of what is lacking was last gone through."""
LAW = "2018:1937"
"""The Swedish act on access to digital public services, as the agency numbers it."""
REPORT = "https://www.digg.se/tdosanmalan"
"""Where the agency takes reports on the services of public bodies."""


def accessibility_page(inputs: Inputs, language: str) -> str:
    """Return the accessibility statement."""
    return render(
        inputs.frame(language, PATH),
        "accessibility.html",
        axe=AXE,
        tags=TAGS,
        widths=WIDTHS,
        judged=JUDGED,
        law=LAW,
        report=REPORT,
        drawn=(NETWORK, language) in inputs.answers,
    )
