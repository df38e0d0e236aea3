"""What came out, as text to read, as JSON, and as EARL."""

from __future__ import annotations

import json
import os
from collections import Counter
from datetime import UTC, datetime

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from fardplan_kg import __version__
from fardplan_kg.publication.checking.outcome import (
    FAIL,
    NOT_APPLICABLE,
    NOT_FINISHED,
    PASS,
    VERDICTS,
    Outcome,
    Words,
)
from fardplan_kg.publication.checking.run import Run

MARKS = {PASS: "✓", FAIL: "✗", NOT_APPLICABLE: "–", NOT_FINISHED: "…"}
NAMES = {
    PASS: Words("godkänd", "pass"),
    FAIL: Words("underkänd", "fail"),
    NOT_APPLICABLE: Words("gäller inte", "not applicable"),
    NOT_FINISHED: Words("inte klar", "not finished"),
}
GROUPS = (
    (8, Words("Identifierare och dokument", "Identifiers and documents")),
    (11, Words("Sidor, lagring och språk", "Pages, caching and languages")),
    (16, Words("SPARQL", "SPARQL")),
    (19, Words("Beskrivningar och nedladdningar", "Descriptions and dumps")),
    (22, Words("Frågor, webbplats och ontologi", "Questions, site and ontology")),
    (26, Words("Tillgänglighet och säkerhet", "Accessibility and security")),
)
"""The last number in the project's list of each group, and its heading."""
SHOWN, KEPT = 3, 50
EARL = "http://www.w3.org/ns/earl#"
EARL_OUTCOMES = {
    PASS: "passed",
    FAIL: "failed",
    NOT_APPLICABLE: "inapplicable",
    NOT_FINISHED: "untested",
}
"""EARL 1.0 Schema (W3C, www.w3.org/TR/EARL10-Schema), section 2.7, OutcomeValue."""
DCT = "http://purl.org/dc/terms/"
RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
CHECK_SPACE = "urn:fardplan:check:"


def as_text(run: Run, language: str) -> str:
    """Return the report for people: one line a check, below it what was seen."""
    lines = [f"{Words('Kontroll av', 'Check of').told(language)} {_plain(run.target)}"]
    lines += [f"  {_plain(own.told(language))}" for own in run.notes]
    last = -1
    for outcome in run.outcomes:
        group = next(i for i, (most, _) in enumerate(GROUPS) if outcome.check.point <= most)
        if group != last:
            lines += ["", GROUPS[group][1].told(language)]
            last = group
        lines += _lines(outcome, language)
    return "\n".join([*lines, "", _sum(run, language), ""])


def _lines(outcome: Outcome, language: str) -> list[str]:
    own, verdict = outcome.check, outcome.verdict
    name = NAMES[verdict].told(language)
    head = f"{MARKS[verdict]} {name:<12} {own.point:>2} {own.id}: {own.title.told(language)}"
    told = [f"      {_plain(words.told(language))}" for words in outcome.seen[:SHOWN]]
    if len(outcome.seen) > SHOWN:
        more = len(outcome.seen) - SHOWN
        told.append(f"      {Words(f'… och {more} till', f'… and {more} more').told(language)}")
    return [head, *told]


def _sum(run: Run, language: str) -> str:
    counted = Counter(own.verdict for own in run.outcomes)
    parts = [f"{counted[own]} {NAMES[own].told(language)}" for own in VERDICTS if counted[own]]
    asked = Words("frågor till webbplatsen", "requests to the site").told(language)
    return f"{', '.join(parts) or 0}; {run.requests} {asked}"


def _plain(text: str) -> str:
    """Return a text of others without what could steer a terminal."""
    return "".join(c if c.isprintable() else "�" for c in text)


def as_json(run: Run) -> str:
    """Return the report for programs, in both languages, the same for the same outcome."""
    data = {
        "target": run.target,
        "tool": f"fardplan {__version__}",
        "notes": [_both(own) for own in run.notes],
        "requests": run.requests,
        "sum": {verdict: sum(o.verdict == verdict for o in run.outcomes) for verdict in VERDICTS},
        "checks": [_record(own) for own in run.outcomes],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _record(outcome: Outcome) -> dict[str, object]:
    return {
        "id": outcome.check.id,
        "point": outcome.check.point,
        "title": _both(outcome.check.title),
        "outcome": outcome.verdict,
        "seen": [_both(own) for own in outcome.seen[:KEPT]],
        "left_out": max(0, len(outcome.seen) - KEPT),
    }


def _both(words: Words) -> dict[str, str]:
    return {"sv": words.swedish, "en": words.english}


def as_earl(run: Run) -> str:
    """Return the report in EARL 1.0 as Turtle. A date is there only by SOURCE_DATE_EPOCH."""
    said: list[Triple] = []
    tool = NamedNode(f"urn:fardplan:{__version__}")
    subject = NamedNode(run.target) if "://" in run.target else BlankNode("subject")
    said += [_typed(tool, "Software"), _text(tool, "title", "fardplan check", "en")]
    said += [_typed(subject, "TestSubject")]
    said += [Triple(subject, NamedNode(f"{DCT}title"), Literal(run.target))]
    for number, outcome in enumerate(run.outcomes):
        said += _asserted(outcome, number, tool, subject)
    prefixes = {"earl": EARL, "dct": DCT, "check": CHECK_SPACE}
    return (serialize(said, format=RdfFormat.TURTLE, prefixes=prefixes) or b"").decode()


def _asserted(
    outcome: Outcome, number: int, tool: NamedNode, subject: NamedNode | BlankNode
) -> list[Triple]:
    assertion, result = BlankNode(f"a{number}"), BlankNode(f"r{number}")
    criterion = NamedNode(CHECK_SPACE + outcome.check.id)
    title = outcome.check.title
    said = [_typed(assertion, "Assertion"), _typed(criterion, "TestCriterion")]
    for name, value in (("assertedBy", tool), ("subject", subject), ("test", criterion),
                        ("result", result), ("mode", NamedNode(f"{EARL}automatic"))):  # fmt: skip
        said.append(Triple(assertion, NamedNode(f"{EARL}{name}"), value))
    said += [
        _text(criterion, "title", title.swedish, "sv"),
        _text(criterion, "title", title.english, "en"),
    ]
    verdict = NamedNode(f"{EARL}{EARL_OUTCOMES[outcome.verdict]}")
    said += [_typed(result, "TestResult"), Triple(result, NamedNode(f"{EARL}outcome"), verdict)]
    for language in ("sv", "en"):
        told = "\n".join(_plain(own.told(language)) for own in outcome.seen[:KEPT])
        said.append(_text(result, "description", told, language))
    return said + _dated(result)


def _dated(result: BlankNode) -> list[Triple]:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch.isdigit():
        return []
    kind = NamedNode("http://www.w3.org/2001/XMLSchema#dateTime")
    moment = datetime.fromtimestamp(int(epoch), UTC).isoformat()
    return [Triple(result, NamedNode(f"{DCT}date"), Literal(moment, datatype=kind))]


def _typed(subject: NamedNode | BlankNode, name: str) -> Triple:
    return Triple(subject, RDF_TYPE, NamedNode(f"{EARL}{name}"))


def _text(subject: NamedNode | BlankNode, name: str, text: str, language: str) -> Triple:
    return Triple(subject, NamedNode(f"{DCT}{name}"), Literal(text, language=language))
