"""A row of an answer: immutable, its values by the names of the columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fardplan_kg.faults import nearest
from fardplan_kg.notebook.values import Value


class Row:
    """One row: ``row.actor_name``, ``row["actor_name"]`` and ``row[3]`` are the same value.

    Iterating gives the values, ``dict(row)`` a mapping; a row equals another with the same columns
    and values. A column called as a method (``keys``) is reached by ``row["keys"]``.
    """

    __slots__ = ("_places", "_values")
    _places: Mapping[str, int]
    _values: tuple[Value, ...]

    def __init__(self, places: Mapping[str, int], values: tuple[Value, ...]) -> None:
        object.__setattr__(self, "_places", places)
        object.__setattr__(self, "_values", values)

    def keys(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return tuple(self._places)

    def __getitem__(self, key: str | int) -> Any:  # the column decides
        if isinstance(key, int):
            return self._values[key]
        if key not in self._places:
            raise KeyError(self._unknown(key))
        return self._values[self._places[key]]

    def __getattr__(self, name: str) -> Any:  # the column decides
        if name.startswith("_") and name not in self._places:
            raise AttributeError(name)  # tools look for their own hooks first
        if name not in self._places:
            raise AttributeError(self._unknown(name))
        return self._values[self._places[name]]

    def _unknown(self, name: str) -> str:
        return f"no column '{name}'; the nearest: {nearest(name, list(self._places))}"

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a row cannot be changed: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a row cannot be changed: {name}")

    def __iter__(self) -> Iterator[Value]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Row):
            return NotImplemented
        return self._values == other._values and self.keys() == other.keys()

    def __hash__(self) -> int:
        return hash((self.keys(), self._values))

    def __reduce__(self) -> tuple[type[Row], tuple[dict[str, int], tuple[Value, ...]]]:
        return Row, (dict(self._places), self._values)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._places]

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={self._values[place]!r}" for name, place in self._places.items())
        return f"Row({told})"
