"""An answer as the W3C writes results: SPARQL JSON, and the result-set vocabulary in Turtle.

Both know one term a cell, so a cell that joins several becomes one text, joined by "; ".
"""

from __future__ import annotations

import json

from fardplan_kg.answers import Answer, Cell, Row
from fardplan_kg.parameters import written
from fardplan_kg.store import Term

SEPARATOR = "; "
RESULT_SET = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"


def cell_text(cell: Cell) -> str:
    """Return the text of a cell: the terms' values, joined."""
    return SEPARATOR.join(term.value for term in cell)


def as_json(answer: Answer) -> str:
    """Return the answer as SPARQL 1.1 Query Results JSON."""
    names = [column.name for column in answer.columns]
    bindings = [
        {name: _json_term(_one(cell)) for name, cell in zip(names, row, strict=True) if cell}
        for row in answer.rows
    ]
    document = {"head": {"vars": names}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _one(cell: Cell) -> Term:
    return cell[0] if len(cell) == 1 else Term(cell_text(cell))


def _json_term(term: Term) -> dict[str, str]:
    described = {"type": "uri" if term.kind == "iri" else "literal", "value": term.value}
    if term.language:
        described["xml:lang"] = term.language
    elif term.datatype:
        described["datatype"] = term.datatype
    return described


def as_ttl(answer: Answer) -> str:
    """Return the answer in the W3C's result-set vocabulary, its rows numbered from 1.

    What the SPARQL test suites are written in; a cell without a value has no binding.
    """
    names = [column.name for column in answer.columns]
    about = [f"rs:size {len(answer.rows)}"]
    if names:
        about.append("rs:resultVariable " + ", ".join(written(Term(name)) for name in names))
    about += [_solution(number, names, row) for number, row in enumerate(answer.rows, 1)]
    said = " ;\n    ".join(["a rs:ResultSet", *about])
    return f"@prefix rs: <{RESULT_SET}> .\n\n[] {said} .\n"


def _solution(number: int, names: list[str], row: Row) -> str:
    bindings = [
        f"        rs:binding [ rs:variable {written(Term(name))} ; rs:value {written(_one(cell))} ]"
        for name, cell in zip(names, row, strict=True)
        if cell
    ]
    return "rs:solution [\n" + " ;\n".join([f"        rs:index {number}", *bindings]) + "\n    ]"
