"""A document and its annotations → graphs and findings: the whole of extraction, in order."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import RDF, Namespace, URIRef

from fardplan_kg.dataset import Data, parse_turtle
from fardplan_kg.extraction.annotations import Annotations, read_annotations
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.identifiers import read_identifiers
from fardplan_kg.extraction.normalisation import Normaliser
from fardplan_kg.extraction.prose import ProseReader, printed_names
from fardplan_kg.extraction.reconciliation import read_registry, structural_properties
from fardplan_kg.extraction.roadmap import RoadmapRecord, read_roadmap
from fardplan_kg.extraction.statements import FormReader
from fardplan_kg.extraction.template import Form, load_form
from fardplan_kg.extraction.triples import Graphs, write_graphs
from fardplan_kg.extraction.words import Reader
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import FP, slug

FPN = Namespace(FP)


@dataclass(frozen=True)
class Extraction:
    """The graphs of one roadmap, and what a person has to decide or to look at."""

    core: str
    graphs: Graphs
    findings: tuple[str, ...]


def extract(document: Document, data: Data, core: str = "", form: Form | None = None) -> Extraction:
    """Return the graphs and findings of a document.

    ``core`` is the name of the urban core; without it, the contents of the document name it.
    Raises DataFault where the document is not of the form, or an annotation does not hold in it.
    """
    form = form or load_form()
    ontology = parse_turtle(data.root / "ontology" / "fardplan.ttl")
    record = _record(document, form, {})
    core_slug = slug(core or record.core_name)
    if not core_slug:
        raise DataFault(
            f"{document.name}: no entry of the contents matches '{form.core_entry.pattern}', "
            "so the core has no name; name it with --core"
        )
    notes = read_annotations(data.annotations_file(core_slug), structural_properties(ontology))
    if notes.artefacts:
        record = _record(document, form, notes.artefacts)
    identifiers = read_identifiers(core_slug, data.plan_file(core_slug))
    registry = read_registry(data, printed_names(notes))
    draft = FormReader(record, identifiers, registry, form.language, _areas(notes)).draft()
    reader = _reader(document, form, notes.artefacts)
    ProseReader(reader, form, identifiers, registry, draft).read(notes)
    graphs = write_graphs(
        draft, notes.shared, identifiers, record.sections, document, form.cover_title
    )
    return Extraction(core_slug, graphs, (*_unplaced(record, document), *draft.findings))


def _reader(document: Document, form: Form, artefacts: dict[str, str]) -> Reader:
    return Reader(document, Normaliser(artefacts, form.suspended))


def _record(document: Document, form: Form, artefacts: dict[str, str]) -> RoadmapRecord:
    return read_roadmap(_reader(document, form, artefacts), form)


def _areas(notes: Annotations) -> frozenset[URIRef]:
    """Return the goal areas that the annotations of the document know."""
    return frozenset(s for s, p, o in notes.links if p == RDF.type and o == FPN.GoalArea)


def _unplaced(record: RoadmapRecord, document: Document) -> list[str]:
    return [
        f"{document.name}:{line.number}: looks like structure and found no place: "
        f"'{line.text.strip()[:80]}'"
        for line in record.unplaced
    ]
