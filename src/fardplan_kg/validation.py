"""What is wrong with the graph, and what is odd in its source, as findings a person can act on.

1. The shapes of ontology/shapes.ttl, judged by pySHACL on all strata, evidence and what is derived.
2. Statements without a claim, and decisions without a reason.
3. The source's anomalies and the catalogue's empty fields: for information, never a fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from fardplan_kg.answers import Answer, ask
from fardplan_kg.dataset import META, Data, parse_turtle, reading_fault
from fardplan_kg.derivation import derive
from fardplan_kg.namespaces import ONTOLOGY
from fardplan_kg.questions import find_question
from fardplan_kg.store import EmbeddedStore

if TYPE_CHECKING:
    from rdflib import Graph

FAULT, INFORMATION = "fault", "information"

UNREASONED = """
PREFIX fp: <https://w3id.org/fardplan/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT ?s ?p ?o WHERE {
  GRAPH <https://w3id.org/fardplan/graph/interpretation> { ?s ?p ?o }
  MINUS { GRAPH <https://w3id.org/fardplan/ontology> { ?p fp:structural true } }
  MINUS { GRAPH ?g { ?i a fp:Interpretation ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o } }
  MINUS {
    VALUES ?kind { fp:Interpretation fp:SourceAnomaly fp:ExtractionArtefact }
    GRAPH ?h { ?s a ?kind }
  }
} ORDER BY ?s ?p ?o
"""

NOT_STATED = """
PREFIX fp: <https://w3id.org/fardplan/ontology#>
SELECT ?thing ?field WHERE {
  GRAPH <https://w3id.org/fardplan/graph/meta> { ?thing fp:fieldNotStated ?field }
} ORDER BY ?thing ?field
"""


@dataclass(frozen=True, order=True)
class Finding:
    """Something to act on, or to know: where it is and what to do, in both languages."""

    severity: str
    subject: str
    message_sv: str
    message_en: str
    rule: str = ""

    def message(self, language: str) -> str:
        """Return the message in a language."""
        return self.message_sv if language == "sv" else self.message_en


def validate(data: Data, files: tuple[Path, ...] = ()) -> list[Finding]:
    """Return the findings on the dataset, with further Turtle files added to it; faults first.

    Raises DataFault where a file does not parse.
    """
    store = EmbeddedStore()
    store.load(data)
    for path in files:
        _add(store, path)
    derive(store, data)
    return findings(store, data)


def findings(store: EmbeddedStore, data: Data) -> list[Finding]:
    """Return the findings on a store that is loaded and derived; faults first, then by subject."""
    return sorted(
        [
            *shape_findings(merged_graph(store), parse_turtle(data.root / "ontology/shapes.ttl")),
            *_unclaimed(store, data),
            *_unreasoned(store),
            *_anomalies(store, data),
            *_not_stated(store),
        ]
    )


def _add(store: EmbeddedStore, path: Path) -> None:
    try:
        for graph in (ox.NamedNode(path.resolve().as_uri()), ox.DefaultGraph()):
            store.engine.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE, to_graph=graph)
    except (SyntaxError, OSError) as error:
        raise reading_fault(path, error) from None


def merged_graph(store: EmbeddedStore) -> Graph:
    """Return all graphs but the ontology and meta as one rdflib graph."""
    from rdflib import Graph

    left_out = (ox.NamedNode(META), ox.NamedNode(ONTOLOGY))
    triples = {quad.triple for quad in store.engine if quad.graph_name not in left_out}
    content = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    return Graph(bind_namespaces="none").parse(data=content, format="nt")


def shape_findings(graph: Graph, shapes: Graph) -> Iterator[Finding]:
    """Yield what pySHACL reports of a graph against shapes."""
    import pyshacl
    from rdflib import RDF, SH, Graph, Literal

    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inference="none", advanced=False)
    if not isinstance(report, Graph):
        raise TypeError(f"pySHACL gave no report: {report!r}")
    for result in report.subjects(RDF.type, SH.ValidationResult):
        said: Mapping[str, str] = {
            message.language or "en": str(message)
            for message in report.objects(result, SH.resultMessage)
            if isinstance(message, Literal)
        }
        grave = report.value(result, SH.resultSeverity) == SH.Violation
        value = report.value(result, SH.value)
        ending = f" ({value})" if isinstance(value, Literal) else ""
        english = said.get("en") or next(iter(said.values()), "")
        yield Finding(
            FAULT if grave else INFORMATION,
            str(report.value(result, SH.focusNode)),
            said.get("sv", english) + ending,
            english + ending,
            str(report.value(result, SH.sourceShape)),
        )


def _unclaimed(store: EmbeddedStore, data: Data) -> Iterator[Finding]:
    answer = ask(store, find_question(data, "statements-without-claim"), {}, "en")
    for row in answer.rows:
        _, subject, predicate, value = (cell[0].value for cell in row)
        yield Finding(
            FAULT,
            subject,
            f"{predicate} '{value}' saknar belägg: lägg till en anteckning med citat.",
            f"{predicate} '{value}' has no claim: add an annotation with its quote.",
        )


def _unreasoned(store: EmbeddedStore) -> Iterator[Finding]:
    for row in store.select(UNREASONED).rows:
        subject, predicate, value = (row[name] for name in ("s", "p", "o"))
        told = f"{predicate.value} '{value.value}'" if predicate and value else ""
        yield Finding(
            FAULT,
            subject.value if subject else "",
            f"{told} är en tolkning utan skäl: lägg till en fp:Interpretation med fp:reason.",
            f"{told} is a decision without a reason: add an fp:Interpretation with fp:reason.",
        )


def _anomalies(store: EmbeddedStore, data: Data) -> Iterator[Finding]:
    question = find_question(data, "anomalies")
    titles = {language: _titles(ask(store, question, {}, language)) for language in ("sv", "en")}
    for anomaly, title in titles["sv"].items():
        english = titles["en"].get(anomaly, title)
        yield Finding(
            INFORMATION, anomaly, f"Oklarhet i färdplanen: {title}", f"Source anomaly: {english}"
        )


def _titles(answer: Answer) -> dict[str, str]:
    """Return the anomalies of an answer with their titles."""
    names = [column.name for column in answer.columns]
    anomaly, title = names.index("anomaly"), names.index("title")
    return {row[anomaly][0].value: row[title][0].value for row in answer.rows if row[title]}


def _not_stated(store: EmbeddedStore) -> Iterator[Finding]:
    for row in store.select(NOT_STATED).rows:
        thing, field = row["thing"], row["field"]
        if thing and field:
            yield Finding(
                INFORMATION,
                thing.value,
                f"{field.value} är ej angivet: fyll i graph/catalogue.ttl när det är bestämt.",
                f"{field.value} is not stated: fill in graph/catalogue.ttl once it is decided.",
            )
