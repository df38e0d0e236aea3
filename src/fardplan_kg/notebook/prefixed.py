"""A query without its usual PREFIX lines → one that any engine reads."""

from __future__ import annotations

import re

from fardplan_kg.namespaces import VOCABULARIES

OPAQUE = re.compile(r"<[^<>\s]*>|\"[^\"\n]*\"|'[^'\n]*'")
USED = re.compile(r"(?<![\w?$:-])([a-z]+):")
DECLARED = re.compile(r"\bPREFIX\s+([a-z]*):", re.I)


def prefixed(query: str) -> str:
    """Return the query with the project's prefixes that it uses and does not declare.

    They go before its first line, so the lines of a fault are those of the query as written.
    """
    missing = set(USED.findall(OPAQUE.sub(" ", query))) - set(DECLARED.findall(query))
    known = sorted(missing & VOCABULARIES.keys())
    declared = "".join(f"PREFIX {prefix}: <{VOCABULARIES[prefix]}> " for prefix in known)
    return declared + query
