"""The graph as the worker processes find it: in a folder, of which each makes its own store.

A small graph lies there as N-Quads and is held in each worker's memory. A large one lies there as a
store on disk that all workers share and none changes; one that may be changed always does.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from fardplan_kg.faults import DataFault

if TYPE_CHECKING:
    from fardplan_kg.store import EmbeddedStore

DATA, STORE, ANSWERS = "data.nq", "store", "answers"
IN_MEMORY = 32 * 2**20
"""Bytes of N-Quads up to which each worker holds the graph in its own memory."""


def write(
    store: EmbeddedStore, folder: Path, *, writable: bool = False, in_memory: int = IN_MEMORY
) -> None:
    """Write the default graph and every named graph to a folder that is empty.

    Raises DataFault where the folder cannot hold them.
    """
    try:
        (folder / ANSWERS).mkdir()
        data = folder / DATA
        store.engine.dump(data, ox.RdfFormat.N_QUADS)
        if writable or data.stat().st_size > in_memory:
            _on_disk(data, folder / STORE)
            data.unlink()
    except OSError as error:
        raise DataFault(
            f"{folder}: the graph cannot be written for the SPARQL endpoint: {error}",
            f"{folder}: grafen går inte att skriva för SPARQL-åtkomsten: {error}",
        ) from None


def _on_disk(data: Path, place: Path) -> None:
    made = ox.Store(place)
    made.bulk_load(path=data, format=ox.RdfFormat.N_QUADS)
    made.optimize()
    made.flush()


def opened(folder: Path, *, writable: bool = False) -> ox.Store:
    """Return the store of a folder; several processes may have it open where it is not writable.

    Raises OSError, SyntaxError, ValueError or RuntimeError where the folder does not hold one.
    """
    if writable:
        if not (folder / STORE).is_dir():
            raise FileNotFoundError(f"{folder / STORE} is not there")
        return ox.Store(folder / STORE)
    if (folder / STORE).is_dir():
        return ox.Store.read_only(str(folder / STORE))
    made = ox.Store()
    made.load(path=folder / DATA, format=ox.RdfFormat.N_QUADS, lenient=True)  # an engine wrote it
    return made
