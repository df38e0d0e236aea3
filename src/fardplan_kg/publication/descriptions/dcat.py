"""The data set for data portals: DCAT-AP-SE 3.0.1, the Swedish profile of DCAT.

The profile: https://docs.dataportal.se/dcat/3.0.1/sv/ (diggsweden/DCAT-AP-SE, 3.0.1/bundle.json).
How the national portal harvests: the same repository, docs/harvesting.md: one address with RDF/XML,
absolute IRIs, no blank nodes. What the graph does not state (publisher, contact, how often it is
updated) is left out, though the profile asks for some of it.
"""

from __future__ import annotations

import pyoxigraph as ox

from fardplan_kg.namespaces import ONTOLOGY
from fardplan_kg.publication.descriptions.catalogue import DataSet, Party, in_language
from fardplan_kg.publication.descriptions.distributions import (
    CODES,
    LANGUAGE_CODES,
    PUBLIC,
    TYPE,
    distribution,
    iri,
    node,
    rights,
    service,
)
from fardplan_kg.publication.descriptions.files import dumps
from fardplan_kg.publication.descriptions.rdf import (
    DCAT,
    DCTERMS,
    FOAF,
    PROV,
    Statements,
    typed,
    worded,
)
from fardplan_kg.publication.documents import Publication
from fardplan_kg.questions import LANGUAGES
from fardplan_kg.wording import Words, msg

THEMES = f"{CODES}data-theme"
REGIONS = f"{THEMES}/REGI"
"""Regions and cities, in the data theme authority table of the EU's Publications Office."""
METADATA_LICENCE = "http://creativecommons.org/publicdomain/zero/1.0/"
"""Sweden requires CC0 1.0 of the metadata in a catalogue (3.0.1/bundle.json,
``dcat:dcterms:license_ca``); the data has a licence of its own."""


def dcat(data_set: DataSet, publication: Publication, endpoint: str = "") -> tuple[ox.Triple, ...]:
    """Return the catalogue: itself, the data set, its files and, at an address, a data service."""
    found = Statements()
    _catalogue(found, data_set, publication, endpoint)
    _data_set(found, data_set, publication)
    _sources(found, data_set, publication)
    for own in dumps(publication):
        distribution(found, data_set, publication, own)
    if data_set.rights:
        rights(found, data_set, publication)
    if endpoint:
        service(found, data_set, publication, endpoint)
    for party in (data_set.publisher, data_set.contact):
        _party(found, party)
    return found.all()


def _catalogue(
    found: Statements, data_set: DataSet, publication: Publication, endpoint: str
) -> None:
    own = node(publication, "catalogue")
    found.add(own, TYPE, f"{DCAT}Catalog")
    found.add(own, f"{DCTERMS}title", *worded(msg("Data catalogue: roadmaps as a knowledge graph")))
    found.add(
        own,
        f"{DCTERMS}description",
        *worded(msg("The catalogue describes the data set and the files in which it is fetched.")),
    )
    found.add(own, f"{DCTERMS}license", METADATA_LICENCE)
    found.add(own, f"{DCTERMS}language", *LANGUAGE_CODES.values())
    found.add(own, f"{DCTERMS}issued", data_set.issued)
    found.add(own, f"{DCTERMS}modified", data_set.modified)
    found.add(own, f"{DCTERMS}publisher", iri(data_set.publisher))
    found.add(own, f"{FOAF}homepage", publication.base)
    found.add(own, f"{DCAT}themeTaxonomy", THEMES)
    found.add(own, f"{DCAT}dataset", data_set.iri)
    found.add(own, f"{DCAT}service", node(publication, "sparql") if endpoint else "")


def _data_set(found: Statements, data_set: DataSet, publication: Publication) -> None:
    own = data_set.iri
    found.add(own, TYPE, f"{DCAT}Dataset")
    found.add(own, f"{DCTERMS}title", *data_set.titles)
    found.add(own, f"{DCTERMS}description", *data_set.descriptions)
    found.add(own, f"{DCAT}keyword", *data_set.keywords)
    found.add(own, f"{DCAT}theme", *(data_set.themes or (REGIONS,)))
    found.add(own, f"{DCTERMS}language", *LANGUAGE_CODES.values())
    found.add(own, f"{DCTERMS}identifier", typed(own, "anyURI"))
    found.add(own, f"{DCTERMS}issued", data_set.issued)
    found.add(own, f"{DCTERMS}modified", data_set.modified)
    found.add(own, f"{DCTERMS}publisher", iri(data_set.publisher))
    found.add(own, f"{DCAT}contactPoint", iri(data_set.contact))
    found.add(own, f"{DCTERMS}spatial", *data_set.places)
    found.add(own, f"{DCTERMS}conformsTo", ONTOLOGY)
    found.add(own, f"{DCTERMS}accessRights", PUBLIC)
    found.add(own, f"{DCAT}landingPage", publication.base)
    if publication.version:
        found.add(own, f"{DCAT}version", typed(publication.version, "string"))


def _sources(found: Statements, data_set: DataSet, publication: Publication) -> None:
    """State what the data set is made from; dcterms:source is for data sets in the profile."""
    if not data_set.sources:
        return
    provenance = node(publication, "provenance")
    found.add(data_set.iri, f"{PROV}wasDerivedFrom", *(own.iri for own in data_set.sources))
    found.add(data_set.iri, f"{DCTERMS}provenance", provenance)
    found.add(provenance, TYPE, f"{DCTERMS}ProvenanceStatement")
    said = msg(
        "Made from: %(documents)s. The publisher of a document is not thereby the publisher of the "
        "data set."
    )
    values = {language: {"documents": _told(data_set, language)} for language in LANGUAGES}
    found.add(provenance, f"{DCTERMS}description", *worded(said, values))
    for own in data_set.sources:
        found.add(own.iri, TYPE, f"{FOAF}Document")
        found.add(own.iri, f"{DCTERMS}title", *own.titles)


def _told(data_set: DataSet, language: str) -> str:
    """Return the titles of the documents in a language, each with its publishers."""
    words, told = Words(language), []
    for own in data_set.sources:
        by = ", ".join(in_language(names, language) for names in own.publishers)
        title = in_language(own.titles, language) or own.iri
        told.append(
            words.gettext("%(title)s, published by %(by)s", title=title, by=by) if by else title
        )
    return "; ".join(told)


def _party(found: Statements, party: Party | None) -> None:
    for property_, value in party.said if party else ():
        found.add(party.iri if party else "", property_, value)
