"""The same input gives the same bytes, whatever the hash seed."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from description_samples import ENDPOINT, data_set, facts, questions, site
from description_samples import store as repository_store

from fardplan_kg.publication.descriptions.catalogue import read_data_set
from fardplan_kg.publication.descriptions.dcat import dcat
from fardplan_kg.publication.descriptions.examples import examples
from fardplan_kg.publication.descriptions.files import sha256sums
from fardplan_kg.publication.descriptions.openapi import openapi
from fardplan_kg.publication.descriptions.openapi import written as as_json
from fardplan_kg.publication.descriptions.rdf import written
from fardplan_kg.publication.descriptions.schema_org import dataset, embedded
from fardplan_kg.publication.descriptions.sitemap import robots, sitemap
from fardplan_kg.publication.descriptions.void import void
from fardplan_kg.publication.descriptions.w3id import w3id
from fardplan_kg.publication.documents import DATA, plain
from fardplan_kg.publication.facts import read_facts
from fardplan_kg.questions import LANGUAGES
from fardplan_kg.serialisation import dumps
from fardplan_kg.store import EmbeddedStore


def everything() -> dict[str, bytes]:
    described = {
        "dcat": dcat(data_set(), site(), ENDPOINT),
        "void": void(repository_store(), site(), ENDPOINT, facts()),
        "questions": examples(repository_store(), questions(), ENDPOINT),
    }
    return {
        **{f"{name}.{ending}": written(own, ending) for name, own in described.items()
           for ending in DATA},
        **{f"schema.{language}": embedded(dataset(data_set(), site(), language)).encode()
           for language in LANGUAGES},
        **sitemap(site(), "2026-11-23"),
        **w3id(site()),
        "robots.txt": robots(site()),
        "SHA256SUMS": sha256sums(site()),
        "openapi.json": as_json(openapi(data_set(), site(), questions())),
    }  # fmt: skip


def made(seed: str) -> list[str]:
    here = Path(__file__)
    code = (
        f"import sys; sys.path.insert(0, {str(here.parent)!r}); import {here.stem} as it; it.tell()"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return run.stdout.splitlines()


def tell() -> None:
    for name, content in everything().items():
        sys.stdout.write(f"{name} {hashlib.sha256(content).hexdigest()}\n")


def test_every_description_is_the_same_under_two_seeds() -> None:
    one, other = made("1"), made("4242")
    assert one == other
    assert len(one) == 3 * len(DATA) + len(LANGUAGES) + 6


def test_no_description_names_a_place_of_this_machine() -> None:
    here = str(Path(__file__).parents[1]).encode()
    assert not [name for name, content in everything().items() if here in content]


def test_a_graph_without_a_catalogue_has_every_description(store: EmbeddedStore) -> None:
    own = read_data_set(read_facts(store))
    contents = {f"data/{name}": plain(f"data/{name}", made) for name, made in dumps(store).items()}
    made = replace(site(), plain=contents)
    described = (dcat(own, made), void(store, made), examples(store, questions()))
    assert all(len(triples) > 50 for triples in described)
    assert json.loads(as_json(openapi(own, made, questions())))["info"]["title"]
    assert json.loads(embedded(dataset(own, made, "sv")))["distribution"]
