"""The entry of a new plan in the catalogue of graphs, where no person has written one."""

from __future__ import annotations

from rdflib import DCTERMS, SKOS, Graph, Literal, Namespace, URIRef

from fardplan_kg.dataset import Data, graph_name, parse_files
from fardplan_kg.extraction.identifiers import Identifiers
from fardplan_kg.namespaces import FP, thing

FPN = Namespace(FP)
DATASET = URIRef(thing("dataset", "fardplan-kg"))
ENTRIES = {
    "plans": (
        FPN.Stated,
        {"sv": "Står i färdplanen", "en": "Stated in the roadmap"},
        {"sv": "Färdplanen för {}", "en": "The roadmap of {}"},
    ),
    "evidence": (
        FPN.Evidenced,
        {"sv": "Citat ur färdplanen", "en": "Quoted from the roadmap"},
        {"sv": "Citat ur färdplanen för {}", "en": "Quotes from the roadmap of {}"},
    ),
    "former": (
        FPN.Editorial,
        {"sv": "Vår tolkning", "en": "Our interpretation"},
        {"sv": "Sådant som tidigare versioner hade", "en": "What former versions had"},
    ),
}


def catalogue(identifiers: Identifiers, name: str, data: Data, former: bool) -> Graph:
    """Return what the catalogue lacks of a plan's graphs, given the name of what it is for.

    ``former``: whether something of a former version is gone, and has a graph.
    """
    own = data.shared_file("catalogue", identifiers.core)
    known = parse_files(path for path in data.shared_files("catalogue") if path != own)
    found = Graph(bind_namespaces="none")
    for folder, (stratum, labels, titles) in ENTRIES.items():
        graph = URIRef(graph_name(f"{folder}/{identifiers.core}"))
        if (graph, FPN.stratum, None) in known or (folder == "former" and not former):
            continue
        found.add((graph, FPN.stratum, stratum))
        found.add((graph, DCTERMS.isPartOf, DATASET))
        found.add((graph, DCTERMS.source, identifiers.document))
        for language, label in labels.items():
            found.add((graph, SKOS.prefLabel, Literal(label, lang=language)))
            title = titles[language].format(name)
            found.add((graph, DCTERMS.title, Literal(title, lang=language)))
    return found
