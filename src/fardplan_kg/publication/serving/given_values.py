"""The values that an address gives a question: those of its own parameters, each once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from fardplan_kg.faults import CallFault
from fardplan_kg.questions import Question

LONGEST = 500
"""Characters of a value: no name is so long."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Given:
    """The values by parameter, as they were written; fault: why they cannot be taken."""

    values: Mapping[str, str]
    fault: CallFault | None = None

    @property
    def any(self) -> bool:
        """Whether something was given."""
        return bool(self.values) or self.fault is not None


def read_values(sent: bytes, question: Question) -> Given:
    """Return the values in the query of an address, in application/x-www-form-urlencoded.

    Other names than the parameters' are ignored, the language too: the page has its own. An empty
    value is none.
    """
    known = {own.name for own in question.parameters} - {"lang"}
    values: dict[str, str] = {}
    fault: CallFault | None = None
    for name, value in _pairs(sent):
        if name in known and value:
            fault = fault or _wrong(name, value, values)
            shown = _CONTROL.sub("\ufffd", value[:LONGEST].decode("utf-8", "replace"))
            values.setdefault(name, shown)
    return Given(values, fault)


def _pairs(sent: bytes) -> Iterator[tuple[str, bytes]]:
    for pair in sent.split(b"&"):
        name, _, value = pair.replace(b"+", b" ").partition(b"=")
        yield unquote_to_bytes(name).decode("utf-8", "replace"), unquote_to_bytes(value)


def _wrong(name: str, value: bytes, before: Mapping[str, str]) -> CallFault | None:
    if name in before:
        return CallFault(
            f"{name}: given several times; give it once",
            f"{name}: angivet flera gånger; ange det en gång",
        )
    try:
        text = value.decode()
    except UnicodeDecodeError:
        return CallFault(f"{name}: not UTF-8", f"{name}: inte UTF-8")
    if _CONTROL.search(text):
        return CallFault(f"{name}: a control character", f"{name}: ett styrtecken")
    if len(text) > LONGEST:
        return CallFault(
            f"{name}: longer than {LONGEST} characters", f"{name}: längre än {LONGEST} tecken"
        )
    return None
