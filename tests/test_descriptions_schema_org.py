from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from description_samples import BASE, OWN, data_set, data_set_with_parties, hostile, parsed, site
from network_samples import HOSTILE
from rdflib import Literal, URIRef
from rdflib.namespace import RDF

from fardplan_kg.namespaces import VOCABULARIES
from fardplan_kg.publication.descriptions.schema_org import dataset, embedded
from fardplan_kg.questions import LANGUAGES

SCHEMA = VOCABULARIES["schema"]
NAMES = {"sv": "Färdplaner för regionala stadskärnor som kunskapsgraf",
         "en": "Roadmaps for regional urban cores as a knowledge graph"}  # fmt: skip


class Script(HTMLParser):
    """What a browser takes for the content of the first script, and which tags it meets."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.content = ""

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] == ["script"]:
            self.content += data


def in_page(text: str) -> Script:
    read = Script()
    read.feed(f'<script type="application/ld+json">{text}</script>')
    read.close()
    return read


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_data_set_is_described_in_the_page_s_language(language: str) -> None:
    told = dataset(data_set(), site(), language)
    assert told["name"] == NAMES[language]
    keywords = told["keywords"]
    assert isinstance(keywords, list)
    assert ("färdplan" in keywords) == (language == "sv")
    assert told["dateModified"] == data_set().modified.value
    assert told["license"] == data_set().licence
    assert "temporalCoverage" not in told


def test_it_parses_to_facts_without_asking_another_host() -> None:
    content = embedded(dataset(data_set(), site(), "sv")).encode()
    held = parsed(content, "json-ld")
    own = URIRef(OWN)
    assert held.value(own, RDF.type) == URIRef(f"{SCHEMA}Dataset")
    assert held.value(own, URIRef(f"{SCHEMA}name")) == Literal(NAMES["sv"])
    (source,) = held.objects(own, URIRef(f"{SCHEMA}isBasedOn"))
    assert str(source).endswith("/id/document/fardplan-flemingsberg")
    urls = {str(value) for value in held.objects(None, URIRef(f"{SCHEMA}contentUrl"))}
    assert urls == {f"{BASE}{path}" for path in site().plain}
    assert len(urls) == 6


def test_a_publisher_is_there_only_where_one_is_stated() -> None:
    assert "publisher" not in dataset(data_set(), site(), "sv")
    told = dataset(data_set_with_parties(), site(), "sv")["publisher"]
    assert isinstance(told, dict)
    assert (told["@type"], told["name"]) == ("Organization", "Sagoby kommun")
    assert "creator" not in dataset(data_set_with_parties(), site(), "sv")


def test_a_hostile_text_does_not_leave_the_script() -> None:
    bad = f"{HOSTILE}<!-- <script> &amp; \u2028\u2029]]>"
    read = in_page(embedded(dataset(hostile(bad), site(), "sv")))
    assert read.tags == ["script"]
    assert json.loads(read.content)["name"] == bad


def test_without_escaping_the_text_would_leave_the_script() -> None:
    read = in_page(json.dumps(dataset(hostile(HOSTILE), site(), "sv")))
    assert "img" in read.tags


def test_what_is_not_known_is_left_out() -> None:
    bare = replace(data_set(), titles=(), descriptions=(), keywords=(), licence="", sources=())
    told = dataset(bare, replace(site(), plain={}, version=""), "sv")
    assert {
        "name",
        "description",
        "keywords",
        "license",
        "isBasedOn",
        "distribution",
        "version",
    } & (told.keys()) == set()
