"""The ways to the data set in DCAT-AP-SE: its files and, at an address, the SPARQL endpoint."""

from __future__ import annotations

import hashlib
import re

import pyoxigraph as ox

from fardplan_kg.namespaces import ONTOLOGY
from fardplan_kg.publication.descriptions.catalogue import DataSet, Party
from fardplan_kg.publication.descriptions.files import NAMES, Dump
from fardplan_kg.publication.descriptions.rdf import (
    DCAT,
    DCTERMS,
    ODRS,
    RDF,
    SPDX,
    Statements,
    typed,
    worded,
)
from fardplan_kg.publication.documents import Publication
from fardplan_kg.questions import LANGUAGES
from fardplan_kg.wording import msg

CODES = "http://publications.europa.eu/resource/authority/"
LANGUAGE_CODES = {"sv": f"{CODES}language/SWE", "en": f"{CODES}language/ENG"}
PUBLIC = f"{CODES}access-right/PUBLIC"
SHA1 = f"{SPDX}checksumAlgorithm_sha1"
"""The one algorithm that the profile has (3.0.1/bundle.json, ``dcat:spdx:checksum_di``)."""
ANSWERS = "application/sparql-results+json"
PROTOCOL = "http://www.w3.org/TR/sparql11-protocol/"
TYPE = f"{RDF}type"


def node(publication: Publication, name: str) -> str:
    """Return the IRI of a thing that only the catalogue describes."""
    return f"{publication.url('dcat')}#{name}"


def licence(iri: str) -> str:
    """Return a licence's IRI as the portal knows it.

    Creative Commons: with http, a slash at its end, and without the deed (docs/harvesting.md,
    "Undvik duplicerade identifierare").
    """
    if not re.match(r"https?://(www\.)?creativecommons\.org/", iri):
        return iri
    bare = re.sub(r"/(deed|legalcode)(\.[A-Za-z_-]+)?/?$", "", iri).rstrip("/")
    return re.sub(r"^https?://(www\.)?", "http://", bare) + "/"


def iri(party: Party | None) -> str:
    """Return the IRI of a publisher or contact; an empty text for none."""
    return party.iri if party else ""


def distribution(
    found: Statements, data_set: DataSet, publication: Publication, dump: Dump
) -> None:
    """State a file to take away."""
    own, checksum = node(publication, dump.name), node(publication, f"sha1-{dump.name}")
    title, description = _texts(dump)
    named = {language: {"syntax": NAMES[dump.ending]} for language in LANGUAGES}
    found.add(data_set.iri, f"{DCAT}distribution", own)
    _common(found, data_set, publication, own)
    found.add(own, f"{DCTERMS}title", *worded(title, named))
    found.add(own, f"{DCTERMS}description", *worded(description))
    found.add(own, f"{DCAT}accessURL", dump.url)
    found.add(own, f"{DCAT}downloadURL", dump.url)
    found.add(own, f"{DCTERMS}format", ox.Literal(dump.media))
    found.add(own, f"{DCAT}byteSize", typed(str(len(dump.content)), "nonNegativeInteger"))
    found.add(own, f"{SPDX}checksum", checksum)
    found.add(checksum, TYPE, f"{SPDX}Checksum")
    found.add(checksum, f"{SPDX}algorithm", SHA1)
    digest = hashlib.sha1(dump.content, usedforsecurity=False).hexdigest()
    found.add(checksum, f"{SPDX}checksumValue", typed(digest, "hexBinary"))


def _texts(dump: Dump) -> tuple[str, str]:
    if dump.keeps_graphs:
        return (
            msg("All named graphs as %(syntax)s"),
            msg("All statements, told apart by how sure they are, with the quotes behind them."),
        )
    return (
        msg("The default graph as %(syntax)s"),
        msg("All statements merged, without the quotes and the catalogue of the graphs."),
    )


def _common(found: Statements, data_set: DataSet, publication: Publication, own: str) -> None:
    """State what the distributions share."""
    found.add(own, TYPE, f"{DCAT}Distribution")
    found.add(own, f"{DCTERMS}license", licence(data_set.licence))
    found.add(own, f"{DCTERMS}language", *LANGUAGE_CODES.values())
    found.add(own, f"{DCTERMS}modified", data_set.modified)
    found.add(own, f"{DCTERMS}conformsTo", ONTOLOGY)
    found.add(own, f"{DCTERMS}rights", node(publication, "rights") if data_set.rights else "")


def rights(found: Statements, data_set: DataSet, publication: Publication) -> None:
    """State to what the licence does not reach, in the words of the graph."""
    own = node(publication, "rights")
    found.add(own, TYPE, f"{ODRS}RightsStatement")
    found.add(own, f"{ODRS}copyrightNotice", *data_set.rights)


def service(found: Statements, data_set: DataSet, publication: Publication, endpoint: str) -> None:
    """State the SPARQL endpoint, and the distribution that it is a way to."""
    own, through = node(publication, "sparql"), node(publication, "sparql-answers")
    found.add(own, TYPE, f"{DCAT}DataService")
    found.add(own, f"{DCTERMS}title", *worded(msg("Questions in SPARQL")))
    found.add(own, f"{DCAT}endpointURL", endpoint)
    found.add(own, f"{DCAT}endpointDescription", publication.url("openapi.json"))
    found.add(own, f"{DCAT}servesDataset", data_set.iri)
    found.add(own, f"{DCTERMS}publisher", iri(data_set.publisher))
    found.add(own, f"{DCAT}contactPoint", iri(data_set.contact))
    found.add(own, f"{DCTERMS}format", ox.Literal(ANSWERS))
    found.add(own, f"{DCTERMS}conformsTo", PROTOCOL)
    found.add(own, f"{DCTERMS}license", licence(data_set.licence))
    found.add(own, f"{DCTERMS}accessRights", PUBLIC)
    found.add(data_set.iri, f"{DCAT}distribution", through)
    _common(found, data_set, publication, through)
    found.add(through, f"{DCTERMS}title", *worded(msg("Answers to questions in SPARQL")))
    found.add(through, f"{DCAT}accessURL", endpoint)
    found.add(through, f"{DCAT}accessService", own)
    found.add(through, f"{DCTERMS}format", ox.Literal(ANSWERS))
