"""A document and its annotations → graphs and findings: the whole of extraction, in order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rdflib import Graph, Namespace, URIRef

from fardplan_kg.dataset import Data, parse_turtle
from fardplan_kg.extraction.annotations import Annotations, read_annotations, read_artefacts
from fardplan_kg.extraction.catalogue import catalogue
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.draft import Draft
from fardplan_kg.extraction.findings import Effect, Finding, in_order
from fardplan_kg.extraction.form.roadmap import RoadmapRecord, read_roadmap
from fardplan_kg.extraction.form.sections import read_sections
from fardplan_kg.extraction.form.template import Form, recognised
from fardplan_kg.extraction.former import read_former
from fardplan_kg.extraction.identifiers import Identifiers, identifiers_of
from fardplan_kg.extraction.names import NameReader
from fardplan_kg.extraction.neighbours import read_neighbours
from fardplan_kg.extraction.oddities import Oddities
from fardplan_kg.extraction.prose import ProseReader, printed_names
from fardplan_kg.extraction.reading.normalisation import Normaliser, hyphenated_words
from fardplan_kg.extraction.reading.split_words import split_words
from fardplan_kg.extraction.reading.words import Reader, Words
from fardplan_kg.extraction.reconciliation import Registry, read_registry, structural_properties
from fardplan_kg.extraction.statements import FormReader
from fardplan_kg.extraction.ties import Ties
from fardplan_kg.extraction.triples import Graphs, write_graphs
from fardplan_kg.extraction.versions import Changes, check_version, compare
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import FP, slug

FPN = Namespace(FP)


@dataclass(frozen=True)
class Extraction:
    """The graphs of one plan, and what a person has to decide or to look at.

    ``catalogue`` is what the catalogue of graphs lacks of the plan. ``findings`` are undecided, and
    ``decided`` those that a decision answers. ``changes`` is what differs from the version that the
    graph holds, None where it holds none.
    """

    core: str
    document: Document
    graphs: Graphs
    catalogue: Graph
    findings: tuple[Finding, ...]
    decided: tuple[Finding, ...]
    changes: Changes | None


def extract(
    document: Document,
    data: Data,
    core: str = "",
    form: Form | None = None,
    new_version: bool = False,
) -> Extraction:
    """Return the graphs and findings of a document.

    ``core`` is the name of what the plan is for; without it, the document names it. ``form``: the
    plan's, else the one that the document is recognised by. ``new_version`` says that the document
    replaces another one of the same plan. Raises DataFault where the document is not of the form,
    an annotation does not hold in it, or the graph has the plan from another document.
    """
    form = form or recognised(line.text for line in document.lines)
    name = core or _core_name(document, form)
    core = slug(name)
    ontology = parse_turtle(data.root / "ontology" / "fardplan.ttl")
    former = read_former(core, data)
    notes = read_annotations(data.annotations_file(core), structural_properties(ontology))
    joined = read_artefacts(data.shared_file("interpretation", core))
    registry = read_registry(data, core, printed_names(notes), notes.links)
    identifiers = identifiers_of(core, former, registry.also_titled)
    reader = reader_of(document, form, notes.artefacts | joined)
    record = read_roadmap(reader, form, _joined(registry, form))
    if not new_version:
        check_version(document, core, former, (action.title.text for action in record.actions))
    draft = _draft(record, reader, form, identifiers, registry, notes, data)
    graphs = write_graphs(draft, identifiers, record.sections, document, form.cover_title)
    oddities = Oddities(reader)
    changes = compare(graphs.plan, identifiers, former, document, oddities)
    found = in_order(
        (
            *_unplaced(record, oddities, identifiers),
            *_split_words(oddities, identifiers, joined),
            *draft.findings,
            *NameReader(identifiers, registry, oddities).findings(draft),
            *(changes.findings if changes else ()),
        )
    )
    decided = tuple(finding for finding in found if _is_decided(finding, identifiers, registry))
    return Extraction(
        core=core,
        document=document,
        graphs=graphs,
        catalogue=catalogue(identifiers, name, data, bool(changes and len(changes.former))),
        findings=tuple(finding for finding in found if finding not in decided),
        decided=decided,
        changes=changes,
    )


def _draft(
    record: RoadmapRecord,
    reader: Reader,
    form: Form,
    identifiers: Identifiers,
    registry: Registry,
    notes: Annotations,
    data: Data,
) -> Draft:
    oddities = Oddities(reader)
    ties = Ties(identifiers.core, read_neighbours(data, identifiers.core), registry, oddities)
    draft = FormReader(
        record, form, identifiers, registry, oddities, ties, notes.statements_made
    ).read()
    draft.shared |= notes.shared
    ProseReader(reader, form, identifiers, registry, draft).read(notes)
    return draft


def _core_name(document: Document, form: Form) -> str:
    """Return the name of what the plan is for, as the document prints it."""
    reader = reader_of(document, form, {})
    for section in read_sections(reader, form).found[1:]:
        if match := form.core.match(section.heading.text):
            return match["core"]
    for line in document.lines:
        if match := form.core.match(line.text.strip()):
            return match["core"]
    raise DataFault(
        f"{document.name}: no heading matches '{form.core.pattern}', so what the plan is for "
        "has no name; name it with --core"
    )


def reader_of(document: Document, form: Form, artefacts: dict[str, str]) -> Reader:
    """Return the reader of a document, with the artefacts of its extraction."""
    hyphenated = hyphenated_words(document.raw)
    return Reader(document, Normaliser(artefacts, form.suspended, hyphenated))


def _joined(registry: Registry, form: Form) -> frozenset[str]:
    """Return the names of the registry that hold what parts names in an actor line."""
    return frozenset(name for name in registry.entries if form.separators.search(name))


def _unplaced(
    record: RoadmapRecord, oddities: Oddities, identifiers: Identifiers
) -> Iterator[Finding]:
    for line in record.unplaced:
        words = oddities.reader.words(line.start, line.end)
        key = f"unplaced-{slug(words.text)[:60]}"
        about: tuple[URIRef, ...] = (identifiers.document,)
        yield oddities.finding("unplaced", key, about, [words], {"value": words.text}, "godta")


def _split_words(
    oddities: Oddities, identifiers: Identifiers, joined: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield what may be split words, and those that a review has joined."""
    reader, standing = oddities.reader, defaultdict[tuple[str, str], list[Words]](list)
    for split, whole in sorted(joined.items()):
        for match in re.finditer(r"\s+".join(map(re.escape, split.split())), reader.document.raw):
            standing[split, whole].append(Words(*match.span(), split))
    for word in split_words(reader.document.raw, reader.normaliser):
        place = Words(word.position, word.position + len(word.as_extracted), word.as_extracted)
        standing[word.as_extracted, word.as_printed].append(place)
    for (split, whole), places in standing.items():
        key = f"split-word-{slug(split)}"
        said = {"value": split, "whole": whole}
        yield oddities.finding("split-word", key, (identifiers.document,), places, said, whole)


def _is_decided(finding: Finding, identifiers: Identifiers, registry: Registry) -> bool:
    """Tell whether a decision answers a finding: by its key, or on all that a name stands for."""
    if registry.has_decided(identifiers.core, finding.key):
        return True
    by_name = finding.effect in (Effect.ACTOR, Effect.PARTICIPANT)
    return by_name and all(thing in registry.decided for thing in finding.about)
