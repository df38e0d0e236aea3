from __future__ import annotations

from pathlib import Path

import pytest
from madeup.generation import Size
from madeup.many import write_data

from fardplan_kg.dataset import find_data
from fardplan_kg.derivation import open_store

SIZE = Size(areas=2, shared=1, specific=1, sentences=1)
COUNTS = """
PREFIX fp: <https://w3id.org/fardplan/ontology#>
SELECT (COUNT(DISTINCT ?roadmap) AS ?roadmaps) (COUNT(DISTINCT ?action) AS ?actions)
  (COUNT(DISTINCT ?common) AS ?commons)
WHERE { ?action fp:inDirection/fp:inRoadmap ?roadmap OPTIONAL { ?action fp:commonAction ?common } }
"""


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in (folder / "graph").rglob("*.ttl")
    }


def test_each_roadmap_is_there_and_they_share_their_common_actions(tmp_path: Path) -> None:
    write_data(tmp_path / "data", 3, seed=20, size=SIZE, processes=1)
    store = open_store(find_data(tmp_path / "data"))
    (row,) = store.select(COUNTS).rows
    counts = {name: term.value for name, term in row.items() if term}
    assert counts == {"roadmaps": "3", "actions": "12", "commons": "2"}


def test_processes_side_by_side_write_the_same_bytes(tmp_path: Path) -> None:
    for processes in (1, 2):
        write_data(tmp_path / f"{processes}", 2, seed=30, size=SIZE, processes=processes)
    assert content(tmp_path / "1") == content(tmp_path / "2")


@pytest.mark.parametrize("count", [0, 401])
def test_a_number_for_which_there_are_no_names_is_refused(tmp_path: Path, count: int) -> None:
    with pytest.raises(ValueError, match=f"{count} roadmaps; there are names for 1 to 400 cores"):
        write_data(tmp_path / "data", count)
