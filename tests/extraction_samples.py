"""Drafts of made-up documents, for the tests of what the form of a plan states."""

from __future__ import annotations

from collections.abc import Sequence

from fardplan_kg.dataset import Data, parse_turtle
from fardplan_kg.extraction.annotations import read_annotations
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.draft import Draft
from fardplan_kg.extraction.findings import Finding, in_order
from fardplan_kg.extraction.form.roadmap import RoadmapRecord, read_roadmap
from fardplan_kg.extraction.form.template import Form
from fardplan_kg.extraction.identifiers import Identifiers
from fardplan_kg.extraction.matching import PlacedAction, place_actions
from fardplan_kg.extraction.names import NameReader
from fardplan_kg.extraction.neighbours import Neighbour
from fardplan_kg.extraction.oddities import Oddities
from fardplan_kg.extraction.pipeline import reader_of
from fardplan_kg.extraction.prose import printed_names
from fardplan_kg.extraction.reconciliation import read_registry, structural_properties
from fardplan_kg.extraction.statements import FormReader
from fardplan_kg.extraction.ties import Ties
from fardplan_kg.namespaces import local_name


def record_of(document: Document, form: Form) -> RoadmapRecord:
    """Return the records of a document."""
    return read_roadmap(reader_of(document, form, {}), form)


def placed_in(document: Document, form: Form) -> list[PlacedAction]:
    """Return the actions of a new document of Påhittsby's."""
    return place_actions(record_of(document, form), Identifiers("pahittsby"))


def draft_of(
    document: Document, data: Data, form: Form, neighbours: Sequence[Neighbour] = ()
) -> Draft:
    """Return what the form states in a document of Påhittsby's, and finds to be odd."""
    structural = structural_properties(parse_turtle(data.root / "ontology" / "fardplan.ttl"))
    notes = read_annotations(data.annotations_file("pahittsby"), structural)
    registry = read_registry(data, "pahittsby", printed_names(notes), notes.links)
    oddities = Oddities(reader_of(document, form, notes.artefacts))
    draft = FormReader(
        record_of(document, form),
        form,
        Identifiers("pahittsby"),
        registry,
        oddities,
        Ties("pahittsby", neighbours, registry, oddities),
        notes.statements_made,
    ).read()
    draft.findings += NameReader(Identifiers("pahittsby"), registry, oddities).findings(draft)
    return draft


def found_in(draft: Draft, *kinds: str) -> list[Finding]:
    """Return the findings of some kinds, or all, in order."""
    return [found for found in in_order(draft.findings) if not kinds or found.kind in kinds]


def about(finding: Finding) -> list[str]:
    """Return the local names of what a finding is about."""
    return [local_name(str(thing)) for thing in finding.about]
