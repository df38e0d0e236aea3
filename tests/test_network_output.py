from __future__ import annotations

import csv
from pathlib import Path

import networkx as nx
import pytest
import rdflib
from click.testing import CliRunner

from fardplan_kg.cli import main
from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.namespaces import FP
from fardplan_kg.network.output import SUFFIXES
from fardplan_kg.publication.network_alone import files
from fardplan_kg.store import EmbeddedStore

HUB = ("Region Stockholm",)


@pytest.fixture(scope="module")
def store(data: Data) -> EmbeddedStore:
    return open_store(data)


def test_turtle_has_every_participation_that_is_shown(
    store: EmbeddedStore, data: Data, tmp_path: Path
) -> None:
    for hidden, number in (((), 61), (HUB, 43)):
        (content,) = files(tmp_path / "n.ttl", store, data, "sv", hidden=hidden).values()
        graph = rdflib.Graph().parse(data=content, format="turtle")
        found = set(graph.subjects(rdflib.URIRef(f"{FP}participationIn")))
        assert len(found) == number
        assert content.startswith(b"# source: ")
        assert b"\n# licence: https://creativecommons.org/licenses/by/4.0/\n" in content


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_ending_is_written_the_same_twice(
    suffix: str, store: EmbeddedStore, data: Data, tmp_path: Path
) -> None:
    made = files(tmp_path / f"n{suffix}", store, data, "sv", hidden=HUB)
    assert made == files(tmp_path / f"n{suffix}", store, data, "sv", hidden=HUB)
    assert all(content for content in made.values())
    assert all(path.suffix == suffix for path in made)


def test_three_tables_lie_beside_one_another(tmp_path: Path) -> None:
    out = tmp_path / "natverk.csv"
    told = CliRunner().invoke(main, ["network", "-o", str(out), "--hide", *HUB])
    assert told.exit_code == 0
    names = ("natverk-aktorer.csv", "natverk-insatser.csv", "natverk-par.csv")
    assert tuple(sorted(own.name for own in tmp_path.iterdir())) == names
    sizes = []
    for name in names:
        with (tmp_path / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        sizes.append(len(rows))
        assert {own["shown"] for own in rows} == {"Utan Region Stockholm"}
    assert sizes == [12, 18, 21]


def test_the_projection_is_chosen(tmp_path: Path) -> None:
    out = tmp_path / "n.gexf"
    call = ["network", "-o", str(out), "--projection", "actors", "--hide", *HUB]
    assert CliRunner().invoke(main, call).exit_code == 0
    assert nx.read_gexf(out).number_of_edges() == 21


def test_an_unknown_ending_is_told_with_those_there_are(tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["network", "-o", str(tmp_path / "n.docx")])
    assert told.exit_code == 2
    assert all(suffix in told.output for suffix in SUFFIXES)
    assert list(tmp_path.iterdir()) == []


def test_the_page_alone_has_quotes_and_sentences_and_no_links_elsewhere(
    store: EmbeddedStore, data: Data, tmp_path: Path
) -> None:
    for language in ("sv", "en"):
        (content,) = files(tmp_path / "n.html", store, data, language).values()
        assert len(content) < 700_000
        page = content.decode().partition("<script")[0]
        assert page.count('class="behind"') == 18
        assert "Exempel på medverkande aktörer: Ansvarig aktör … Botkyrka kommun" in page
        assert 'href="../' not in page
        assert 'class="said"' in page
