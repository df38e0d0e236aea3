"""A roadmap as a strategic plan in StratML Part 1 (ISO 17469-1), for tools that read that.

Names, order and cardinality of the elements are those of StrategicPlanISOVersion20140401.xsd (ISO
AIIM, version 1.1: https://github.com/OwenAmbur/StratML, doc/schemas/versions). Goal areas are its
goals, actions its objectives. An Identifier is an xsd:ID there, which an IRI cannot be: the IRI
stands under OtherInformation. Part 1 knows of a stakeholder only whether it is a person, an
organisation or a group; the role stands in its description. The roadmap states no mission and no
values, and a submitter is a person: those elements are left out.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from xml.etree import ElementTree as Xml

from fardplan_kg.dataset import Data
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import ID
from fardplan_kg.plan_outline import Aim, Party, Plan, Task, outline
from fardplan_kg.store import Store
from fardplan_kg.wording import Words, msg

NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:stratml_core"
ORGANISATION, GROUP = "Organization", "Generic_Group"
"""Two of the three values of StakeholderTypeType; the graph has no persons."""
IDENTIFIED = msg("Identifier in the knowledge graph: %(iri)s")
SUMMARISED = msg("The descriptions of goals and objectives are our own summaries.")
TRANSLATED = msg("Names and wordings in English are our own translation.")
DOCUMENT = msg("Source: %(title)s, %(year)s")
UNDATED = msg("Source: %(title)s")
DIRECTION = msg("Direction: %(text)s")
EXAMPLES = msg("The actors are those named in the document's lists, which are open.")
PART_TAKEN = msg("Role: %(role)s. In the document: %(written)s")
AREA_NOT_STATED = msg("Actions without a stated goal area")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9/_-]*")


def stratml(store: Store, data: Data, roadmap: str, language: str) -> bytes:
    """Return a roadmap, given by its IRI, in a language. The same bytes for the same graph.

    Raises DataFault for a roadmap with neither goal areas nor actions: StratML demands a goal.
    """
    plan, words = outline(store, data, roadmap, language), Words(language)
    if not plan.aims:
        raise DataFault(
            f"{plan.name}: no goal area and no action; a StratML plan has at least one goal",
            f"{plan.name}: inget målområde och ingen insats; en StratML-plan har minst ett mål",
        )
    root = Xml.Element("StrategicPlan", {"xmlns": NAMESPACE})
    _text(root, "Name", plan.name)
    _text(root, "Description", plan.summary)
    _text(root, "OtherInformation", "\n".join(_of_plan(plan, words)))
    _core(Xml.SubElement(root, "StrategicPlanCore"), plan, words)
    if plan.document:
        _text(Xml.SubElement(root, "AdministrativeInformation"), "Source", plan.document)
    Xml.indent(root)
    written: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=False)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + written + b"\n"


def _of_plan(plan: Plan, words: Words) -> Iterable[str]:
    yield words.gettext(IDENTIFIED, iri=plan.iri)
    if plan.document_title:
        told = {"title": plan.document_title, "year": plan.year}
        yield words.gettext(DOCUMENT if plan.year else UNDATED, **told)
    yield words.gettext(SUMMARISED)
    if words.language == "en":
        yield words.gettext(TRANSLATED)
    yield words.gettext(EXAMPLES)


def _core(core: Xml.Element, plan: Plan, words: Words) -> None:
    if plan.publisher:
        organisation = Xml.SubElement(core, "Organization")
        _text(organisation, "Name", plan.publisher_name)
        _text(organisation, "Identifier", identifier(plan.publisher))
    if plan.vision:
        vision = Xml.SubElement(core, "Vision")
        _text(vision, "Description", "\n".join(plan.vision_texts))
        _text(vision, "Identifier", identifier(plan.vision))
    for aim in plan.aims:
        _goal(Xml.SubElement(core, "Goal"), aim, words)


def _goal(goal: Xml.Element, aim: Aim, words: Words) -> None:
    _text(goal, "Name", aim.name or words.gettext(AREA_NOT_STATED))
    # the schema demands a description, if an empty one
    _text(goal, "Description", aim.summary or aim.direction, always=True)
    if aim.iri:
        _text(goal, "Identifier", identifier(aim.iri))
        _text(goal, "SequenceIndicator", aim.number)
        told = [words.gettext(DIRECTION, text=aim.direction)] if aim.direction else []
        told.append(words.gettext(IDENTIFIED, iri=aim.iri))
        _text(goal, "OtherInformation", "\n".join(told))
    for task in aim.tasks:
        _objective(Xml.SubElement(goal, "Objective"), task, words)


def _objective(objective: Xml.Element, task: Task, words: Words) -> None:
    _text(objective, "Name", task.title)
    _text(objective, "Description", task.summary)
    _text(objective, "Identifier", identifier(task.iri))
    _text(objective, "SequenceIndicator", task.number)
    for party in task.parties:
        _stakeholder(objective, party, words)
    told = (words.action_kind(task.kind), words.gettext(IDENTIFIED, iri=task.iri))
    _text(objective, "OtherInformation", "\n".join(told))


def _stakeholder(objective: Xml.Element, party: Party, words: Words) -> None:
    kind = GROUP if party.generic else ORGANISATION
    stakeholder = Xml.SubElement(objective, "Stakeholder", {"StakeholderTypeType": kind})
    _text(stakeholder, "Name", party.name)
    said = words.gettext(PART_TAKEN, role=party.role, written=party.written)
    _text(stakeholder, "Description", said)


def identifier(iri: str) -> str:
    """Return an xsd:ID for an IRI: one of ours by its own words, another by its checksum.

    >>> identifier("https://w3id.org/fardplan/id/actor/region-stockholm")
    'actor.region-stockholm'
    """
    own = iri.removeprefix(ID)
    if own != iri and _NAME.fullmatch(own):
        return own.replace("/", ".")
    return f"_{hashlib.sha256(iri.encode()).hexdigest()}"


def _text(parent: Xml.Element, name: str, text: str, *, always: bool = False) -> None:
    """Add an element where there is something to say; what XML cannot hold becomes U+FFFD."""
    if text or always:
        Xml.SubElement(parent, name).text = _NOT_XML.sub("\ufffd", text)
