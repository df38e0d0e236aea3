"""Identifiers that had to be withdrawn: the list of them, which is never shortened.

What a new version of a roadmap no longer has is deprecated and keeps its page. Only what must not
be shown any more is withdrawn: its path, such as ``id/actor/NAME``, is put on a line of its own in
``graph/tombstones.txt``, and the server answers 410 there.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from fardplan_kg.dataset import Data
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import BASE, ID

FILE = "tombstones.txt"
PATH = re.compile(rf"{ID.removeprefix(BASE)}[a-z0-9-]+(/[a-z0-9-]+)+")


def read_tombstones(data: Data, subjects: Collection[str]) -> frozenset[str]:
    """Return the paths of the documents that are gone; none where there is no list.

    ``subjects`` is what the graph still speaks of. Raises DataFault with file and line for what is
    no path of an identifier, and for an identifier that is still in the graph.
    """
    file = data.root / "graph" / FILE
    if not file.exists():
        return frozenset()
    found = set()
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        path = line.partition("#")[0].strip()
        if not path:
            continue
        if not PATH.fullmatch(path):
            raise DataFault(f"{file}:{number}: '{path}' is no path such as id/actor/NAME")
        if BASE + path in subjects:
            raise DataFault(f"{file}:{number}: {path} is still in the graph; take it out of one")
        found.add(f"doc/{path.removeprefix(ID.removeprefix(BASE))}")
    return frozenset(found)
