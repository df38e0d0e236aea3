from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from network_samples import answers

from browser.chromium import Browser, start
from fardplan_kg.publication import site
from fardplan_kg.publication.site import Inputs
from fardplan_kg.tables import as_csv, as_json


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    driver = start(tmp_path_factory.mktemp("chromium"))
    yield Browser(driver)
    driver.quit()


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of made-up answers, as large as Flemingsberg's."""
    folder = tmp_path_factory.mktemp("site") / "public"
    tables = {"csv": as_csv, "json": as_json}
    site.write(folder, Inputs(answers(), {"data/fardplan.nq": b"dump"}, tables, version="1.0"))
    return folder
