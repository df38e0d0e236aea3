from __future__ import annotations

import hashlib
from dataclasses import replace

import pyoxigraph as ox
import pytest
from description_samples import (
    BASE,
    ENDPOINT,
    OWN,
    TOWN,
    data_set,
    data_set_with_parties,
    graph,
    hostile,
    parsed,
    same,
    site,
)
from network_samples import HOSTILE
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, PROV, RDF, XSD, Namespace

from fardplan_kg.namespaces import BASE as OURS
from fardplan_kg.publication.descriptions.dcat import METADATA_LICENCE, dcat
from fardplan_kg.publication.descriptions.distributions import licence
from fardplan_kg.publication.descriptions.rdf import ODRS, SPDX, VCARD, written

SPDX_, VCARD_ = Namespace(SPDX), Namespace(VCARD)
# DCAT-AP-SE 3.0.1, diggsweden/DCAT-AP-SE, 3.0.1/bundle.json: "cardinality" with "min": 1
MANDATORY = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license,
                   DCAT.dataset),
    DCAT.Dataset: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher),
    DCAT.Distribution: (DCAT.accessURL, DCTERMS.format),
    DCAT.DataService: (DCTERMS.title, DCAT.endpointURL, DCTERMS.format),
    FOAF.Agent: (FOAF.name, DCTERMS.type),
    VCARD_.Organization: (VCARD_.fn, VCARD_.hasEmail),
    SPDX_.Checksum: (SPDX_.algorithm, SPDX_.checksumValue),
    DCTERMS.ProvenanceStatement: (DCTERMS.description,),
}  # fmt: skip
# the same, with "max": 1
SINGLE = {
    DCAT.Catalog: (DCTERMS.publisher, DCTERMS.license, DCTERMS.issued, DCTERMS.modified,
                   FOAF.homepage),
    DCAT.Dataset: (DCTERMS.publisher, DCTERMS.issued, DCTERMS.modified, DCTERMS.accessRights,
                   URIRef(f"{DCAT}version")),
    DCAT.Distribution: (DCAT.accessURL, DCTERMS.format, DCTERMS.license, DCTERMS.modified,
                        DCAT.byteSize, SPDX_.checksum, DCTERMS.rights),
    DCAT.DataService: (DCTERMS.license, DCTERMS.format, DCTERMS.accessRights),
    FOAF.Agent: (DCTERMS.type,),
    SPDX_.Checksum: (SPDX_.algorithm, SPDX_.checksumValue),
}  # fmt: skip
DATED = (DCTERMS.issued, DCTERMS.modified)
FREE = (DCTERMS.title, DCTERMS.description, DCAT.keyword, URIRef(f"{ODRS}copyrightNotice"))
CASES = [(kind, name) for kind, names in MANDATORY.items() for name in names]
ONCE = [(kind, name) for kind, names in SINGLE.items() for name in names]


def faults(found: Graph) -> set[tuple[URIRef, URIRef]]:
    """Return each class and property in which the graph does not keep to the profile."""
    lacking = {
        (kind, name)
        for kind, name in CASES
        for own in found.subjects(RDF.type, kind)
        if (own, name, None) not in found
    }
    doubled = {
        (kind, name)
        for kind, name in ONCE
        for own in found.subjects(RDF.type, kind)
        if len(list(found.objects(own, name))) > 1
    }
    untagged = {
        (RDF.langString, name)
        for name in FREE
        for value in found.objects(None, name)
        if not (isinstance(value, Literal) and value.language)
    }
    undated = {
        (XSD.date, name)
        for name in DATED
        for value in found.objects(None, name)
        if not (isinstance(value, Literal) and value.datatype == XSD.date)
    }
    return lacking | doubled | untagged | undated


def complete() -> Graph:
    return graph(dcat(data_set_with_parties(), site(), ENDPOINT))


def test_with_publisher_and_contact_the_catalogue_keeps_to_the_profile() -> None:
    assert faults(complete()) == set()
    assert all((None, RDF.type, kind) in complete() for kind in MANDATORY)


def test_without_a_publisher_that_is_all_it_lacks() -> None:
    found = graph(dcat(data_set(), site()))
    expected = {(DCAT.Catalog, DCTERMS.publisher), (DCAT.Dataset, DCTERMS.publisher)}
    assert faults(found) == expected
    assert (None, DCAT.contactPoint, None) not in found
    assert (None, DCTERMS.accrualPeriodicity, None) not in found


@pytest.mark.parametrize(("kind", "name"), CASES)
def test_a_property_that_is_taken_away_is_found(kind: URIRef, name: URIRef) -> None:
    found = complete()
    own = next(found.subjects(RDF.type, kind))
    found.remove((own, name, None))
    assert (kind, name) in faults(found)


@pytest.mark.parametrize(("kind", "name"), ONCE)
def test_a_property_that_is_said_twice_is_found(kind: URIRef, name: URIRef) -> None:
    found = complete()
    own = next(own for own in found.subjects(RDF.type, kind) if (own, name, None) in found)
    found.add((own, name, URIRef("urn:another")))
    assert (kind, name) in faults(found)


def test_a_text_without_language_and_a_date_without_type_are_found() -> None:
    found = complete()
    found.add((URIRef(OWN), DCAT.keyword, Literal("x")))
    found.add((URIRef("urn:a"), DCTERMS.issued, Literal("2026")))
    assert faults(found) == {(RDF.langString, DCAT.keyword), (XSD.date, DCTERMS.issued)}


def test_every_text_is_in_both_languages() -> None:
    found = complete()
    texts = [(own, name) for name in (DCTERMS.title, DCTERMS.description)
             for own in set(found.subjects(name))]  # fmt: skip
    for own, name in texts:
        languages = {getattr(value, "language", None) for value in found.objects(own, name)}
        assert languages == {"sv", "en"}, own
    assert len(texts) > 12


def test_no_blank_node_and_every_iri_is_absolute_in_rdf_xml() -> None:
    triples = dcat(data_set_with_parties(), site(), ENDPOINT)
    content = written(triples, "rdf")
    # a base that would show in every IRI that is not absolute
    held = Graph().parse(data=content, format="xml", publicID="urn:relative:")
    assert same(held, graph(triples))
    assert not [term for triple in held for term in triple if str(term).startswith("urn:relative")]
    assert all(isinstance(own.subject, ox.NamedNode) for own in triples)
    assert same(parsed(written(triples, "ttl"), "turtle"), held)


def test_our_nodes_are_ours() -> None:
    found = complete()
    kinds = (DCAT.Catalog, DCAT.Dataset, DCAT.Distribution, DCAT.DataService)
    own = [str(node) for kind in kinds for node in found.subjects(RDF.type, kind)]
    assert len(own) == len(set(own)) == 10
    assert all(node.startswith((BASE, OURS)) for node in own)


@pytest.mark.parametrize(
    ("stated", "known"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "licenses/by/4.0/"),
        ("https://creativecommons.org/licenses/by/4.0/deed.sv", "licenses/by/4.0/"),
        ("http://creativecommons.org/licenses/by/4.0", "licenses/by/4.0/"),
        ("https://www.creativecommons.org/licenses/by/4.0/legalcode", "licenses/by/4.0/"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "publicdomain/zero/1.0/"),
    ],
)
def test_a_licence_is_named_as_the_portal_names_it(stated: str, known: str) -> None:
    assert licence(stated) == f"http://creativecommons.org/{known}"


def test_another_licence_stays_as_it_is() -> None:
    assert licence("https://example.se/licens/deed.sv") == "https://example.se/licens/deed.sv"
    assert licence("") == ""


def test_the_metadata_is_cc0_and_the_data_has_its_own_licence() -> None:
    found = complete()
    (catalogue,) = found.subjects(RDF.type, DCAT.Catalog)
    assert str(found.value(catalogue, DCTERMS.license)) == METADATA_LICENCE
    licences = {str(found.value(own, DCTERMS.license))
                for own in found.subjects(RDF.type, DCAT.Distribution)}  # fmt: skip
    assert licences == {"http://creativecommons.org/licenses/by/4.0/"}


def test_each_file_is_described_as_it_is() -> None:
    found = graph(dcat(data_set(), site()))
    files = list(found.subjects(RDF.type, DCAT.Distribution))
    assert len(files) == 6
    for own in files:
        path = str(found.value(own, DCAT.downloadURL)).removeprefix(BASE)
        content, checksum = site().plain[path].made(), found.value(own, SPDX_.checksum)
        assert str(found.value(own, DCTERMS.format)) == site().plain[path].media
        assert found.value(own, DCAT.byteSize) == Literal(
            str(len(content)), datatype=XSD.nonNegativeInteger
        )
        digest = hashlib.sha1(content).hexdigest()
        value = found.value(checksum, SPDX_.checksumValue)
        assert value is not None
        assert value.n3() == Literal(digest, datatype=XSD.hexBinary).n3()


def test_the_publisher_of_the_plan_does_not_publish_the_graph() -> None:
    found = complete()
    assert {str(own) for own in found.objects(None, DCTERMS.publisher)} == {TOWN}
    (document,) = found.objects(URIRef(OWN), PROV.wasDerivedFrom)
    assert str(document).endswith("/id/document/fardplan-flemingsberg")
    told = found.value(found.value(URIRef(OWN), DCTERMS.provenance), DCTERMS.description)
    assert "Region Stockholm" in str(told)


def test_there_is_a_service_only_at_an_address() -> None:
    found, without = complete(), graph(dcat(data_set_with_parties(), site()))
    (service,) = found.subjects(RDF.type, DCAT.DataService)
    assert found.value(service, DCAT.endpointURL) == URIRef(ENDPOINT)
    assert found.value(service, DCAT.servesDataset) == URIRef(OWN)
    assert found.value(service, DCAT.endpointDescription) == URIRef(f"{BASE}openapi.json")
    assert (None, DCAT.accessService, service) in found
    assert not list(without.subjects(RDF.type, DCAT.DataService))
    assert "sparql" not in written(dcat(data_set(), site()), "nt").decode()


def test_hostile_texts_stay_texts() -> None:
    triples = dcat(hostile(HOSTILE), replace(site(), version=HOSTILE))
    for ending, syntax in (("rdf", "xml"), ("ttl", "turtle"), ("jsonld", "json-ld")):
        held = parsed(written(triples, ending), syntax)
        assert (URIRef(OWN), DCTERMS.title, Literal(HOSTILE, lang="sv")) in held
        assert same(held, graph(triples))
    assert b"<img" not in written(triples, "rdf")


def test_a_graph_without_a_catalogue_is_described_without_inventions() -> None:
    empty = replace(hostile(""), licence="", sources=(), places=(), iri=OWN)
    found = graph(dcat(empty, replace(site(), plain={}, version="")))
    lacking = {DCTERMS.title, DCTERMS.description, DCTERMS.publisher}
    assert {(DCAT.Dataset, name) for name in lacking} <= faults(found)
