"""What a SPARQL text asks for: a table, a graph, or a change, which is refused."""

from __future__ import annotations

import re

from fardplan_kg.faults import DataFault

FORM = re.compile(
    r"(?:\s|\#[^\n]*(?:\n|$)|BASE\s*<[^>]*>|PREFIX\s*[^\s:]*:\s*<[^>]*>)*+(?P<form>[A-Z]+)", re.I
)
TABLES = ("SELECT", "ASK")
GRAPHS = ("CONSTRUCT", "DESCRIBE")
UPDATES = (
    *("INSERT", "DELETE", "WITH", "LOAD", "CLEAR"),
    *("DROP", "CREATE", "ADD", "MOVE", "COPY"),
)


def query_form(query: str) -> str:
    r"""Return the form of a query: SELECT, ASK, CONSTRUCT or DESCRIBE.

    What has none passes for SELECT: the engine says best what is wrong with it. Raises DataFault
    for an update.

    >>> query_form("# DROP\nPREFIX select: <urn:x> ask {}")
    'ASK'
    """
    match = FORM.match(query)
    form = match["form"].upper() if match else ""
    if form in UPDATES:
        raise DataFault(
            f"the query is an update ({form}); only questions are asked here",
            f"frågan är en ändring ({form}); här ställs bara frågor",
        )
    return form if form in (*TABLES, *GRAPHS) else "SELECT"
