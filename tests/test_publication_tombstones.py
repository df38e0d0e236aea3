from __future__ import annotations

from pathlib import Path

import pytest

from fardplan_kg.dataset import Data
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import ID
from fardplan_kg.publication.tombstones import read_tombstones


def listed(folder: Path, text: str) -> Data:
    (folder / "graph").mkdir()
    (folder / "graph" / "tombstones.txt").write_text(text, encoding="utf-8")
    return Data(folder)


def test_without_a_list_nothing_is_gone(tmp_path: Path) -> None:
    assert read_tombstones(Data(tmp_path), ()) == frozenset()


def test_each_line_is_a_document_that_is_gone(tmp_path: Path) -> None:
    data = listed(tmp_path, "# withdrawn\nid/actor/alvorna  # asked for\n\nid/place/berget\n")
    assert read_tombstones(data, ()) == {"doc/actor/alvorna", "doc/place/berget"}


@pytest.mark.parametrize("line", ["alvorna", "doc/actor/alvorna", "id/../x", "id/actor/Å", "id/x"])
def test_what_is_no_identifier_is_told_with_its_line(tmp_path: Path, line: str) -> None:
    with pytest.raises(DataFault, match=r"tombstones.txt:2: .* such as id/actor/NAME"):
        read_tombstones(listed(tmp_path, f"id/actor/alvorna\n{line}\n"), ())


def test_what_is_in_the_graph_is_not_gone(tmp_path: Path) -> None:
    data = listed(tmp_path, "id/actor/alvorna\n")
    with pytest.raises(DataFault, match="still in the graph"):
        read_tombstones(data, {f"{ID}actor/alvorna"})
