"""The data set for search engines: schema.org's Dataset, as JSON-LD in the front page.

The terms: https://schema.org/Dataset and https://schema.org/DataDownload.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from fardplan_kg.publication.descriptions.catalogue import DataSet, Party, Source, in_language
from fardplan_kg.publication.descriptions.files import Dump, dumps
from fardplan_kg.publication.descriptions.rdf import FOAF, RDF
from fardplan_kg.publication.documents import Publication
from fardplan_kg.publication.statements import embeddable
from fardplan_kg.questions import LANGUAGES

CONTEXT = {"@vocab": "https://schema.org/"}
"""The context stands in the page itself: who reads it asks no other host."""


def dataset(data_set: DataSet, publication: Publication, language: str) -> dict[str, object]:
    """Return the description of the data set in a language; what is not stated is left out."""
    said: dict[str, object] = {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": data_set.iri,
        "url": publication.base,
        "name": in_language(data_set.titles, language),
        "description": in_language(data_set.descriptions, language),
        "keywords": [own.value for own in data_set.keywords if own.language == language],
        "inLanguage": list(LANGUAGES),
        "license": data_set.licence,
        "datePublished": data_set.issued.value,
        "dateModified": data_set.modified.value,
        "version": publication.version,
        "isAccessibleForFree": True,
        "isBasedOn": [_source(own, language) for own in data_set.sources],
        "publisher": _publisher(data_set.publisher),
        "distribution": [_download(own) for own in dumps(publication)],
    }
    return {name: value for name, value in said.items() if value}


def embedded(value: Mapping[str, object]) -> str:
    """Return JSON that can stand inside a script element, whatever the texts hold."""
    return embeddable(json.dumps(value, ensure_ascii=False, indent=1))


def _download(dump: Dump) -> dict[str, object]:
    return {
        "@type": "DataDownload",
        "contentUrl": dump.url,
        "encodingFormat": dump.media,
        "contentSize": f"{len(dump.content)} B",
    }


def _source(source: Source, language: str) -> dict[str, object]:
    """Return a document that the data set is made from, with its own publishers."""
    names = [in_language(own, language) for own in source.publishers]
    publishers = [{"@type": "Organization", "name": name} for name in names if name]
    said: dict[str, object] = {
        "@type": "CreativeWork",
        "@id": source.iri,
        "name": in_language(source.titles, language),
        "publisher": publishers,
    }
    return {name: value for name, value in said.items() if value}


def _publisher(party: Party | None) -> dict[str, object]:
    if party is None:
        return {}
    person = f"{FOAF}Person" in [own.value for name, own in party.said if name == f"{RDF}type"]
    kind = "Person" if person else "Organization"
    return {"@type": kind, "@id": party.iri, "name": party.value(f"{FOAF}name")}
