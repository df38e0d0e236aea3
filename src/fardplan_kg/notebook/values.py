"""An RDF term → the Python value that it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from fardplan_kg.namespaces import XSD, local_name
from fardplan_kg.store import Term


class Iri(str):
    """An IRI that knows its name: a text like any other, and ``name`` is what to call the thing."""

    __slots__ = ("name",)
    name: str
    """What the thing is called in the language of the answer, else the last part of the IRI."""

    def __new__(cls, iri: str, name: str = "") -> Iri:
        """Return the IRI with its name."""
        made = super().__new__(cls, iri)
        made.name = name or local_name(iri.rstrip("/#")) or iri
        return made

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]  # ours has a name
        return str(self), self.name


Single: TypeAlias = "Iri | str | int | float | bool | Decimal | date | datetime"
"""A value of a literal or an IRI."""
Value: TypeAlias = "Single | tuple[Single, ...] | None"
"""A cell: a value, the values of a joined column, or None where there is none."""

WHOLE = re.compile(r"[+-]?[0-9]{1,4000}")
DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
INTEGERS = (
    "integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger",
    "nonPositiveInteger", "negativeInteger", "unsignedInt", "unsignedLong", "unsignedShort",
    "unsignedByte", "gYear",
)  # fmt: skip


def _whole(text: str) -> int:
    if not WHOLE.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _decimal(text: str) -> Decimal:
    if not DECIMAL.fullmatch(text):
        raise ValueError(text)
    return Decimal(text)


def _boolean(text: str) -> bool:
    return {"true": True, "1": True, "false": False, "0": False}[text]


READERS: Mapping[str, Callable[[str], Single]] = {
    **{f"{XSD}{name}": _whole for name in INTEGERS},
    f"{XSD}decimal": _decimal,
    f"{XSD}double": float,
    f"{XSD}float": float,
    f"{XSD}boolean": _boolean,
    f"{XSD}date": date.fromisoformat,
    f"{XSD}dateTime": datetime.fromisoformat,
}


def value(term: Term, names: Mapping[str, str]) -> Single:
    """Return the value of a term; a literal that is not what its datatype says stays a text."""
    if term.kind == "iri":
        return Iri(term.value, names.get(term.value, ""))
    reader = READERS.get(term.datatype)
    if reader is None:
        return term.value
    try:
        return reader(term.value)
    except (KeyError, ValueError):
        return term.value
