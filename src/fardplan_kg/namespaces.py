"""Every IRI and prefix of the project, and how identifiers are minted.

The base is not registered with w3id.org yet; it is set here and nowhere else.
"""

from __future__ import annotations

import re
import unicodedata

BASE = "https://w3id.org/fardplan/"
FP = f"{BASE}ontology#"
ONTOLOGY = f"{BASE}ontology"
ID = f"{BASE}id/"
GRAPH = f"{BASE}graph/"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
OA = "http://www.w3.org/ns/oa#"

VOCABULARIES = {
    "adms": "http://www.w3.org/ns/adms#",
    "bibo": "http://purl.org/ontology/bibo/",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": DCTERMS,
    "foaf": "http://xmlns.com/foaf/0.1/",
    "fp": FP,
    "geo": "http://www.opengis.net/ont/geosparql#",
    "oa": OA,
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": "https://schema.org/",
    "skos": SKOS,
    "xsd": XSD,
}

SHARED_KINDS = {
    "actor": "actor",
    "area": "goal-area",
    "core": "core",
    "document": "document",
    "forum": "forum",
    "dialogue": "dialogue",
    "goal": "goal",
    "graph": None,
    "infrastructure": "infrastructure",
    "modality": "modality",
    "municipality-area": "municipality-area",
    "page-basis": "page-basis",
    "place": "place",
    "roadmap": "roadmap",
    "role": "role",
    "status": "status",
    "theme": "theme",
    "vision": "vision",
}
CORE_KINDS = (
    "action",
    "anomaly",
    "claim",
    "direction",
    "evidence",
    "reading",
    "section",
)


def prefixes(core: str = "") -> dict[str, str]:
    """Return the prefixes of a file: vocabularies, kinds of things and, with a core, its own."""
    kinds = {p: f"{ID}{kind}/" if kind else GRAPH for p, kind in SHARED_KINDS.items()}
    scoped = {kind: f"{ID}{kind}/{core}/" for kind in CORE_KINDS} if core else {}
    return dict(sorted({**VOCABULARIES, **kinds, **scoped}.items()))


def slug(text: str) -> str:
    """Return the slug of a title or name: [a-z0-9-]+, marks stripped (å ä → a, ö → o, é → e).

    >>> slug("Samverka kring utvecklingen av Hälsovägen")
    'samverka-kring-utvecklingen-av-halsovagen'
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")


def thing(kind: str, *slugs: str) -> str:
    """Return the IRI of a thing: base, ``id``, its kind, then one or more slugs.

    >>> thing("actor", "region-stockholm")
    'https://w3id.org/fardplan/id/actor/region-stockholm'
    """
    return f"{ID}{'/'.join((kind, *slugs))}"


def local_name(iri: str) -> str:
    """Return what follows the last ``/`` or ``#`` of an IRI."""
    return re.split("[/#]", iri)[-1]
