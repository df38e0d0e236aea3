"""The folder of the worker processes holds every graph, in memory or on disk."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from sparql_samples import folder_of, node, store_of

from fardplan_kg.faults import DataFault
from fardplan_kg.publication.sparql import storage

KINDS = [(False, storage.IN_MEMORY), (False, 0), (True, storage.IN_MEMORY)]


@pytest.mark.parametrize(("writable", "in_memory"), KINDS)
def test_what_is_written_is_what_is_opened(tmp_path: Path, writable: bool, in_memory: int) -> None:
    folder_of(tmp_path, writable=writable, in_memory=in_memory)
    assert set(storage.opened(tmp_path, writable=writable)) == set(store_of().engine)


def test_a_small_graph_lies_as_text_and_a_large_one_as_a_store(tmp_path: Path) -> None:
    for name, most, found in (("small", 10**6, storage.DATA), ("large", 10, storage.STORE)):
        (tmp_path / name).mkdir()
        folder_of(tmp_path / name, in_memory=most)
        held = {path.name for path in (tmp_path / name).iterdir()}
        assert held == {found, storage.ANSWERS}


def test_a_store_on_disk_is_shared_and_not_changed(tmp_path: Path) -> None:
    folder_of(tmp_path, in_memory=0)
    first, second = storage.opened(tmp_path), storage.opened(tmp_path)
    assert len(first) == len(second) > 600
    with pytest.raises(RuntimeError, match="read-write"):
        first.add(ox.Quad(node("x"), node("y"), node("z")))


def test_a_store_that_may_be_changed_keeps_the_change(tmp_path: Path) -> None:
    folder_of(tmp_path, writable=True)
    own, new = storage.opened(tmp_path, writable=True), ox.Quad(node("x"), node("y"), node("z"))
    own.add(new)
    del own
    assert new in storage.opened(tmp_path, writable=True)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataFault, match="cannot be written for the SPARQL endpoint") as found:
        folder_of(tmp_path / "missing")
    assert "går inte att skriva" in found.value.told("sv")


def test_a_folder_without_a_store_is_not_opened(tmp_path: Path) -> None:
    for writable in (False, True):
        with pytest.raises(OSError, match=r".+"):
            storage.opened(tmp_path, writable=writable)
    (tmp_path / storage.DATA).write_text("<no", encoding="utf-8")
    with pytest.raises(SyntaxError):
        storage.opened(tmp_path)
