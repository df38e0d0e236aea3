"""Point 21: what lets a site be found and trusted: sitemap, robots, schema.org, commitments."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from fardplan_kg.publication.checking.agreement import SCHEMA
from fardplan_kg.publication.checking.answer import joined
from fardplan_kg.publication.checking.outcome import Flaw, Seen, check
from fardplan_kg.publication.checking.rdf import Unreadable
from fardplan_kg.publication.checking.subject import HTML, Subject

COMMITMENTS = re.compile(r"åtagande|atagande|commitment", re.IGNORECASE)
PROMISES = {
    "stabilitet": r"stabil|beständig|stable|stability|persist",
    "versioner": r"version",
    "kontakt": r"kontakt|contact",
    "slutet": r"läggs ned|upphör|avvecklas|slutet|at the end|comes to an end|discontinu|ends",
}
Told = Iterator[Seen | Flaw]


@check("sitemap", 21, "sitemap.xml med webbplatsens adresser, som svarar",
       "sitemap.xml with the site's addresses, which answer")  # fmt: skip
def sitemap(subject: Subject) -> Told:
    """Ask for a sample of them."""
    try:
        named = subject.descriptions.in_sitemap
    except Unreadable as reason:
        yield Flaw(reason.words.swedish, reason.words.english)
        return
    if not named:
        yield Flaw("inga adresser i sitemap.xml", "no addresses in sitemap.xml")
    for address in named:
        if not subject.local(address):
            yield Flaw(
                f"{address[:200]} är inte webbplatsens", f"{address[:200]} is not the site's"
            )
    for address in subject.chosen({own for iri in named if (own := subject.local(iri))}):
        if subject.site.allowed(address) and (answer := subject.get(address)).status != 200:
            yield answer.flaw("ska vara 200", "should be 200")
    yield subject.counted(len(named), "adresser", "addresses")


@check("robots", 21, "robots.txt som släpper in och anger sitemap.xml",
       "robots.txt that lets in and names sitemap.xml")  # fmt: skip
def robots(subject: Subject) -> Told:
    """Read it; from then on it is obeyed."""
    answer = subject.robots
    if answer.status != 200 or answer.media != "text/plain":
        yield answer.flaw("ska vara 200 text/plain", "should be 200 text/plain")
        return
    if not re.search(r"^sitemap:\s*https?://\S", answer.text, re.IGNORECASE | re.MULTILINE):
        yield answer.flaw("anger ingen Sitemap", "names no Sitemap")
    if not subject.site.allowed(subject.root):
        yield answer.flaw("stänger ute från startsidan", "shuts out from the front page")
    yield Seen(answer.told("sv"), answer.told("en"))


@check("schema-org", 21, "Startsidan beskriver datamängden med schema.org: Dataset",
       "The front page describes the dataset with schema.org: Dataset")  # fmt: skip
def schema_org(subject: Subject) -> Told:
    """Look for its name, description, licence and distribution."""
    found = [own for text in subject.front.data for own in _objects(text)]
    datasets = [own for own in found if "Dataset" in _listed(own.get("@type"))]
    if not datasets:
        yield Flaw(
            "ingen schema.org Dataset i startsidan", "no schema.org Dataset in the front page"
        )
    for own in datasets:
        for name in ("name", "description", "license", "distribution"):
            if not own.get(name):
                yield Flaw(f"Dataset saknar {name}", f"Dataset has no {name}")
    yield subject.counted(len(datasets), "Dataset", "Dataset")


def _objects(text: str) -> list[dict[str, Any]]:
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError):
        return []
    if not isinstance(data, dict):
        return []
    context = data.get("@context")
    named = context.get("@vocab") if isinstance(context, dict) else context
    if str(named).rstrip("/") not in SCHEMA:
        return []
    return [data, *(own for own in _listed(data.get("@graph")) if isinstance(own, dict))]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@check(
    "commitments",
    21,
    "En sida om åtaganden: stabilitet, versioner, kontakt, vad som händer vid slutet",
    "A page on commitments: stability, versions, contact, what happens at the end",
)
def commitments(subject: Subject) -> Told:
    """Find it among the front page's links."""
    own = [href for href, text in subject.front.anchors if COMMITMENTS.search(f"{href} {text}")]
    if not own or not (address := subject.local(joined(subject.root, own[0]))):
        yield Flaw("startsidan länkar inte till en sida om åtaganden",
                   "the front page links to no page on commitments")  # fmt: skip
        return
    answer = subject.get(address, HTML)
    if answer.status != 200:
        yield answer.flaw("ska vara 200", "should be 200")
    for name, pattern in PROMISES.items():
        if not re.search(pattern, answer.text, re.IGNORECASE):
            yield answer.flaw(f"säger inget om {name}", f"says nothing on {name}")
    yield Seen(answer.told("sv"), answer.told("en"))


CHECKS = (sitemap, robots, schema_org, commitments)
