"""Which findings of an extraction are planted slips, and which are false."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rdflib import Graph, Namespace, URIRef

from fardplan_kg.extraction.findings import Finding
from fardplan_kg.namespaces import FP, local_name, slug
from madeup.slips import Planted

FPN = Namespace(FP)
TITLES = (FPN.titleInChapter, FPN.titleInMap)


@dataclass(frozen=True)
class Told:
    """Which slips an extraction told; ``false`` are the findings that none of them accounts for."""

    found: tuple[Planted, ...]
    missed: tuple[Planted, ...]
    false: tuple[Finding, ...]


def told(
    planted: Sequence[Planted],
    findings: Sequence[Finding],
    plan: Graph,
    others: Sequence[Planted] = (),
) -> Told:
    """Return which slips the findings tell; ``plan`` is the plan graph of the extraction.

    A slip is told by a finding of its kind that is about it. A finding is false where no slip of
    its kind, or with its kind among those that may come of the slip, is what it is about.
    ``others`` are slips of other roadmaps, which may be told here too and need not.
    """
    subjects = [set(_subjects(finding, plan)) for finding in findings]
    asked = [slip for slip in planted if slip.kind]
    found = [
        slip
        for slip in asked
        if any(_tells(f, s, slip) for f, s in zip(findings, subjects, strict=True))
    ]
    false = [
        f
        for f, s in zip(findings, subjects, strict=True)
        if not any(_tells(f, s, slip, *slip.also) for slip in (*planted, *others))
    ]
    return Told(tuple(found), tuple(s for s in asked if s not in found), tuple(false))


def _tells(finding: Finding, subjects: set[str], slip: Planted, *also: str) -> bool:
    return finding.kind in (slip.kind, *also) and bool(subjects & set(map(slug, slip.about)))


def _subjects(finding: Finding, plan: Graph) -> Iterator[str]:
    """Yield slugs of what a finding is about: its value, its things, their actions' titles."""
    yield slug(finding.value)
    for thing in finding.about:
        yield local_name(thing)
        actions = [URIRef(str(o)) for o in plan.objects(thing, FPN.participationIn)]
        for action in (thing, *actions):
            for predicate in TITLES:
                yield from (slug(str(title)) for title in plan.objects(action, predicate))
