"""Updates as the engine takes them: with the data set that the protocol names, and forgiving.

SPARQL 1.1 Protocol, section 2.2.3: ``using-graph-uri`` and ``using-named-graph-uri`` stand for
USING and USING NAMED in every operation that has a WHERE clause. Oxigraph's update takes no data
set, so the clauses are written into the text; nothing else in it changes, and no line break.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from fardplan_kg.publication.sparql.keywords import NAMING, outside
from fardplan_kg.publication.sparql.lexicon import Token

DELETE_WHERE = "deletewhere"


def conflicts(read: Sequence[Token]) -> bool:
    """Whether an update names a data set itself, by USING or WITH."""
    outer = outside(read)
    before = [None, *outer[:-1]]
    return any(
        token.kind in ("word", "name")
        and token.text.lower().startswith(("using", "with"))
        and not (token.kind == "name" and earlier and earlier.keyword in NAMING)
        for earlier, token in zip(before, outer, strict=True)
    )


def with_using(
    text: str, read: Sequence[Token], default: Sequence[str], named: Sequence[str]
) -> str:
    """Return an update with USING clauses; default and named are IRIs, known to be such."""
    clauses = [*(f"USING <{iri}> " for iri in default), *(f"USING NAMED <{iri}> " for iri in named)]
    return _with(text, _changes(text, read, "".join(clauses)))


def forgiving(text: str, read: Sequence[Token]) -> str:
    """Return an update in which CLEAR takes a graph that is not there for an empty one.

    So a store does that keeps no list of empty graphs (SPARQL 1.1 Update, section 3.1.5), and the
    protocol's test ``update_base_uri`` clears a graph that nobody has made.
    """
    places = (
        token.end
        for token, following in pairwise(outside(read))
        if token.keyword == "clear" and following.keyword != "silent"
    )
    return _with(text, ((place, " SILENT") for place in places))


def _with(text: str, changes: Iterable[tuple[int, str]]) -> str:
    pieces, end = [], 0
    for start, written in changes:
        pieces += [text[end:start], written]
        end = start
    return "".join([*pieces, text[end:]])


def _changes(text: str, read: Sequence[Token], clauses: str) -> Iterator[tuple[int, str]]:
    """Yield what is written in, and where.

    ``DELETE WHERE {p}`` has no place for USING; it stands for ``DELETE {p} WHERE {p}`` (SPARQL 1.1
    Update, section 3.1.3.3).
    """
    depth = 0
    for at, token in enumerate(read):
        depth += {"{": 1, "}": -1}.get(token.text, 0)
        if depth:
            continue
        shortened = token.keyword == "where" and at > 0 and read[at - 1].keyword == "delete"
        if shortened:
            yield token.start, f"{_pattern(text, read[at + 1 :])} {clauses}"
        elif token.keyword == "where":
            yield token.start, clauses
        elif token.keyword == DELETE_WHERE:
            yield token.start + len("delete"), f" {_pattern(text, read[at + 1 :])} {clauses}"


def _pattern(text: str, following: Sequence[Token]) -> str:
    """Return the braces that come first, with all within."""
    depth = 0
    for token in following:
        depth += {"{": 1, "}": -1}.get(token.text, 0)
        if depth == 0:
            return " ".join(text[following[0].start : token.end].splitlines())
    return ""
