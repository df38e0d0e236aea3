"""docs/researcher.md shows what happens: each query is run, and its output is what stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fardplan_kg import Graph
from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.namespaces import GRAPH
from fardplan_kg.tables import as_table

DOCUMENT = Path(__file__).parents[1] / "docs" / "researcher.md"
TEXT = DOCUMENT.read_text(encoding="utf-8")
SHOWN = re.findall(r"^### (.+?)\n.*?```sparql\n(.*?)```\n\n```text\n(.*?)```", TEXT, re.S | re.M)


@pytest.fixture(scope="module")
def graph(data: Data) -> Graph:
    return Graph(open_store(data), data)


def test_there_are_ten_queries_and_each_has_its_output() -> None:
    assert len(SHOWN) == TEXT.count("```sparql") == TEXT.count("```text") == 10


@pytest.mark.parametrize(("title", "query", "output"), SHOWN, ids=[each[0] for each in SHOWN])
def test_a_query_gives_what_stands_under_it(
    graph: Graph, title: str, query: str, output: str
) -> None:
    whole = as_table(graph.sparql(query).answer).splitlines()
    shown = output.splitlines()
    if shown[-1] == "…":
        assert len(whole) >= len(shown), title
        assert whole[: len(shown) - 1] == shown[:-1]
    else:
        assert whole == shown


@pytest.mark.parametrize("query", [each[1] for each in SHOWN])
def test_a_query_declares_its_prefixes_and_has_an_order(query: str) -> None:
    used = set(re.findall(r"(?<![\w<:/])([a-z]+):(?!//)", query))
    assert used == set(re.findall(r"PREFIX (\w+):", query))
    assert "ORDER BY" in query


@pytest.mark.parametrize(
    "word", ["GRAPH", "MINUS", "OPTIONAL", "GROUP BY", "HAVING", "LANG(", "/("]
)
def test_the_queries_show_the_language(word: str) -> None:
    assert any(word in each[1] for each in SHOWN)


def test_the_strata_are_those_of_the_graphs(graph: Graph) -> None:
    found = graph.sparql(
        f"SELECT ?graph ?stratum {{ GRAPH <{GRAPH}meta> {{ ?graph fp:stratum ?stratum }} }}"
    )
    rows = dict(re.findall(r"^\| `(fp:\w+)` \| (.+?) \|", TEXT, re.M))
    assert {f"fp:{row.stratum.rpartition('#')[2]}" for row in found} == set(rows)
    for row in found:
        stratum = f"fp:{row.stratum.rpartition('#')[2]}"
        place = row.graph.removeprefix(GRAPH)
        pattern = re.sub(r"^(plan|evidence)/.+", r"\1/{core}", place)
        assert f"`graph/{pattern}`" in rows[stratum]


def test_the_links_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", TEXT)
    assert {"questions.md", "extraction.md", "notebook.ipynb", "model.svg"} <= set(links)
    for link in links:
        assert (DOCUMENT.parent / link).exists(), link
