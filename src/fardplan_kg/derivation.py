"""The rules of ontology/rules: what follows from statements, registry and decisions.

The rules run once each, in the order of their names, over the default graph; each sees what the
former ones gave. They run at every opening (a few milliseconds), so nothing derived can be stale.
"""

from __future__ import annotations

from fardplan_kg.dataset import DERIVED, Data
from fardplan_kg.faults import DataFault
from fardplan_kg.store import EmbeddedStore


def open_store(data: Data) -> EmbeddedStore:
    """Return the embedded store with the dataset and all that the rules derive from it."""
    store = EmbeddedStore()
    store.load(data)
    derive(store, data)
    return store


def derive(store: EmbeddedStore, data: Data) -> dict[str, int]:
    """Run the rules; return how many new triples each gave, by its name.

    Raises DataFault that names the rule's file where one does not parse.
    """
    given: dict[str, int] = {}
    for path in data.rules:
        try:
            given[path.stem] = store.derive(path.read_text(encoding="utf-8"), DERIVED)
        except DataFault as fault:
            raise DataFault(f"{path}: {fault}") from None
    return given
