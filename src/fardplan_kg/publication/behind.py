"""The question behind a page: which of the graph's questions shows the same, and how to ask it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from fardplan_kg.namespaces import FP, VOCABULARIES, local_name
from fardplan_kg.publication.asking import PLAN
from fardplan_kg.publication.parts import ACTOR
from fardplan_kg.publication.source import Source
from fardplan_kg.publication.things import own_plan
from fardplan_kg.wording import msg

TITLES = {
    "action-evidence": msg("An action with its evidence"),
    "actions-by-area": msg("Actions by goal area"),
    "actions-of-actor": msg("Actions of an actor"),
    "actors-in-prose-only": msg("Actors in prose only"),
    "actors-of-action": msg("Actors of an action"),
    "actors-of-area": msg("Actors of a goal area"),
    "anomalies": msg("The source's anomalies"),
    "chain": msg("The chain from vision to actor"),
    "cores-and-municipalities": msg("Cores and municipalities"),
    "counts": msg("Counts in the roadmap"),
    "departments-and-owners": msg("Departments and owners"),
    "documents-cited": msg("Other documents, programmes and plans"),
    "forums-and-decisions": msg("Forums and decisions"),
    "how-the-roadmap-was-made": msg("How the roadmap was made"),
    "identifiers-elsewhere": msg("Identifiers and links elsewhere"),
    "overview": msg("A roadmap in brief"),
    "places-by-action": msg("Places and infrastructure by action"),
    "proposed-and-established": msg("Proposed, planned and established"),
    "quotes-of-section": msg("Quotes of a section"),
    "resting-on-interpretation": msg("What rests on our interpretation"),
}
"""The titles of the questions, as the questions themselves have them."""
KINDS: dict[str, tuple[tuple[str, str], ...]] = {
    f"{FP}Action": (("action-evidence", "action"), ("actors-of-action", "action")),
    f"{FP}GoalArea": (("actors-of-area", "area"), ("actions-by-area", "area")),
    f"{FP}SourceAnomaly": (("anomalies", ""),),
    f"{FP}Interpretation": (("resting-on-interpretation", ""),),
    f"{FP}Section": (("quotes-of-section", "section"),),
    f"{FP}Count": (("counts", ""),),
    f"{FP}Roadmap": (("overview", ""), ("how-the-roadmap-was-made", "")),
    **dict.fromkeys((f"{FP}Vision", f"{FP}Goal", f"{FP}Direction"), (("chain", ""),)),
    **dict.fromkeys(
        (f"{FP}RegionalUrbanCore", f"{FP}MunicipalityArea"), (("cores-and-municipalities", ""),)
    ),
    **dict.fromkeys(
        (f"{FP}Forum", f"{FP}Dialogue", f"{FP}ActionPlan"), (("forums-and-decisions", ""),)
    ),
    f"{FP}Ownership": (("departments-and-owners", ""),),
    f"{FP}Establishment": (("proposed-and-established", ""),),
    **dict.fromkeys((f"{FP}Place", f"{FP}Infrastructure"), (("places-by-action", ""),)),
    f"{VOCABULARIES['adms']}Identifier": (("identifiers-elsewhere", ""),),
    f"{VOCABULARIES['bibo']}Document": (("documents-cited", ""),),
    f"{FP}DevelopmentProgramme": (("documents-cited", ""),),
}
"""The questions for each kind of thing, with the parameter that takes the thing, if one does."""
INVOLVED = (("actions-of-actor", "actor"),)
IN_PROSE = (("actors-in-prose-only", ""),)


@dataclass(frozen=True, slots=True)
class Behind:
    """A question: its name, its title, and the command that asks it of this thing."""

    name: str
    title: str
    command: str


def behind(source: Source, iri: str) -> tuple[Behind, ...]:
    """Return the questions that show what a thing's page shows; empty where there is none."""
    return tuple(
        Behind(name, source.words.gettext(TITLES[name]), _command(source, iri, name, parameter))
        for name, parameter in _asked(source, iri)
    )


def _asked(source: Source, iri: str) -> tuple[tuple[str, str], ...]:
    if source.facts.subjects(ACTOR, iri):
        return INVOLVED
    kinds = source.facts.types(iri)
    found = next((KINDS[kind] for kind in kinds if kind in KINDS), ())
    if not found and source.facts.subjects(f"{FP}mentions", iri):
        return IN_PROSE
    return found


def _command(source: Source, iri: str, name: str, parameter: str) -> str:
    values = (part for given in _values(source, iri, parameter) for part in ("-p", given))
    return shlex.join(["fardplan", "query", name, *values, "--lang", source.language])


def _values(source: Source, iri: str, parameter: str) -> Iterator[str]:
    """Return the thing as a question takes it: an action by its number where one roadmap has it."""
    plan = own_plan(iri) if source.names.plans else ""
    if parameter:
        number = "" if source.names.plans else source.names.reference(iri).number
        yield f"{parameter}={number or local_name(iri)}"
    if plan:
        yield f"{PLAN}={plan}"
