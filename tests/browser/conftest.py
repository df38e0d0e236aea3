from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import MadeOnce
from network_samples import answers

from browser.chromium import Browser, start
from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.publication import site
from fardplan_kg.publication.described import Described
from fardplan_kg.publication.facts import read_facts
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.publication.things import places
from fardplan_kg.tables import as_csv, as_json


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    driver = start(tmp_path_factory.mktemp("chromium"))
    yield Browser(driver)
    driver.quit()


@pytest.fixture(scope="session")
def built_site(made_once: MadeOnce, data: Data) -> Path:
    """A site of made-up answers, as large as Flemingsberg's, with Flemingsberg's own things."""
    return made_once("made-up-answers", lambda folder: site.write(folder, made_up_answers(data)))


def made_up_answers(data: Data) -> Inputs:
    tables = {"csv": as_csv, "json": as_json}
    store = open_store(data)
    facts = read_facts(store)
    return Inputs(
        answers(),
        {"data/fardplan.nq": b"dump"},
        tables,
        version="1.0",
        facts=facts,
        described=Described(store, facts, places(facts)),
    )
