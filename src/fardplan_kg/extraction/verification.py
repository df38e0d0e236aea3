"""Every quote of the graph, looked for in the document; every value, looked for in its quote."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import RDF, Graph, Literal, Namespace, URIRef

from fardplan_kg.dataset import Data, parse_files, parse_turtle
from fardplan_kg.extraction.annotations import read_annotations, read_artefacts
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.evidence import Node, carries
from fardplan_kg.extraction.form.template import Form, recognised
from fardplan_kg.extraction.pipeline import reader_of
from fardplan_kg.extraction.reading.words import Reader
from fardplan_kg.extraction.reconciliation import (
    Registry,
    read_registry,
    structural_properties,
)
from fardplan_kg.faults import CallFault, nearest
from fardplan_kg.namespaces import FP, OA, local_name

FPN = Namespace(FP)
OAN = Namespace(OA)


@dataclass(frozen=True)
class Verification:
    """How many quotes there are, how many stand where the graph says, and what does not hold."""

    quotes: int
    found: int
    claims: int
    faults: tuple[str, ...]


@dataclass(frozen=True)
class Verifier:
    """Holds the evidence of one core against one document."""

    reader: Reader
    form: Form
    evidence: Graph
    registry: Registry
    interpretation: Graph

    def verify(self) -> Verification:
        """Return what was found."""
        displaced = dict(self._displaced())
        quotes = set(self.evidence.subjects(RDF.type, FPN.Evidence))
        claims = set(self.evidence.subjects(RDF.type, FPN.Claim))
        faults = [*self._checksum(), *displaced.values(), *self._uncarried(), *self._present()]
        return Verification(len(quotes), len(quotes) - len(displaced), len(claims), tuple(faults))

    def _checksum(self) -> Iterator[str]:
        recorded = {str(o) for o in self.evidence.objects(None, FPN.sha256)}
        if self.reader.document.sha256 not in recorded:
            yield (
                "the document is not, byte for byte, the one the graph was made from: its sha256 "
                f"is {self.reader.document.sha256}, the graph's {', '.join(sorted(recorded))}"
            )

        texts = {str(o) for o in self.evidence.objects(None, FPN.textSha256)}
        own = hashlib.sha256(self.reader.document.raw.encode()).hexdigest()
        if texts and own not in texts:
            yield (
                "the text read from the document is not the one the graph was made from, so the "
                "positions may not hold: extract it again"
            )

    def _displaced(self) -> Iterator[tuple[str, str]]:
        """Yield each piece of evidence whose words do not stand at its place, with a message."""
        for evidence in self._all(FPN.Evidence):
            start, end = self._position(evidence)
            exact = self._quote(evidence)
            stands = self.reader.words(start, end).text if 0 <= start < end else ""
            if stands != exact:
                line = self.reader.document.line_number(min(start, len(self.reader.document.raw)))
                yield (
                    str(evidence),
                    f"line {line}: the quote '{exact}' is not there; the document says '{stands}' "
                    f"(evidence {local_name(str(evidence))})",
                )

    def _all(self, kind: URIRef) -> list[URIRef]:
        return sorted(URIRef(str(s)) for s in self.evidence.subjects(RDF.type, kind))

    def _position(self, evidence: object) -> tuple[int, int]:
        node = URIRef(f"{evidence}#position")
        start, end = self.evidence.value(node, OAN.start), self.evidence.value(node, OAN.end)
        return int(str(start or 0)), int(str(end or 0))

    def _quote(self, evidence: object) -> str:
        return str(self.evidence.value(URIRef(f"{evidence}#quote"), OAN.exact) or "")

    def _uncarried(self) -> Iterator[str]:
        """Yield each claim none of whose quotes contains its value."""
        for claim in self._all(FPN.Claim):
            predicate = self.evidence.value(claim, RDF.predicate)
            value = self.evidence.value(claim, RDF.object)
            if isinstance(predicate, URIRef) and isinstance(value, URIRef | Literal):
                for evidence in self.evidence.objects(claim, FPN.evidence):
                    if not self._carries(evidence, predicate, value):
                        yield f"the quote '{self._quote(evidence)}' does not carry '{value}'"
        for reading in self._all(FPN.Reading):
            value = self.evidence.value(reading, RDF.value)
            for evidence in self.evidence.objects(reading, FPN.evidence):
                if str(value) not in self._quote(evidence):
                    yield f"the quote '{self._quote(evidence)}' does not read '{value}'"

    def _carries(self, evidence: object, predicate: URIRef, value: Node) -> bool:
        labels, numbers = self.registry.labels_of, self.form.numbers
        return carries(self._quote(evidence), predicate, value, labels, numbers)

    def _present(self) -> Iterator[str]:
        """Yield each text that the graph says is absent, and that the document holds."""
        text = self.reader.normaliser.normalise(self.reader.document.raw).casefold()
        for absent in sorted(map(str, self.interpretation.objects(None, FPN.absentText))):
            if absent.casefold() in text:
                yield f"'{absent}' is said to be absent, and stands in the document"


def verify(
    document: Document, data: Data, core: str = "", form: Form | None = None
) -> Verification:
    """Hold the evidence of a core's roadmap against a document.

    Without a core, the evidence made from this very document is taken, else the only one there is.
    Raises CallFault where the core is unknown or cannot be told.
    """
    core = core or _core(document, data)
    path = data.evidence_file(core)
    if not path.exists():
        raise CallFault(f"no evidence for the core '{core}'; known: {nearest(core, _cores(data))}")
    form = form or recognised(line.text for line in document.lines)
    structural = structural_properties(parse_turtle(data.root / "ontology" / "fardplan.ttl"))
    artefacts = read_annotations(data.annotations_file(core), structural).artefacts
    artefacts |= read_artefacts(data.shared_file("interpretation", core))
    return Verifier(
        reader=reader_of(document, form, artefacts),
        form=form,
        evidence=parse_turtle(path),
        registry=read_registry(data, core, _printed(data, core)),
        interpretation=parse_files(data.shared_files("interpretation")),
    ).verify()


def _cores(data: Data) -> list[str]:
    return sorted(path.stem for path in (data.root / "graph" / "evidence").glob("*.ttl"))


def _core(document: Document, data: Data) -> str:
    cores = _cores(data)
    made_from = [
        core
        for core in cores
        if document.sha256 in data.evidence_file(core).read_text(encoding="utf-8")
    ]
    chosen = made_from or cores
    if len(chosen) != 1:
        raise CallFault(f"which roadmap is this? Name one with --core: {', '.join(cores)}")
    return chosen[0]


def _printed(data: Data, core: str) -> Iterator[tuple[URIRef, str]]:
    for path in (data.plan_file(core), data.shared_file("region", core)):
        if path.exists():
            for thing, name in parse_turtle(path).subject_objects(FPN.nameAsPrinted):
                yield URIRef(str(thing)), str(name)
