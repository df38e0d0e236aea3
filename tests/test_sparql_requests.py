from __future__ import annotations

import pytest

from fardplan_kg.publication.sparql.requests import (
    FORM,
    QUERY,
    UPDATE,
    Describe,
    Query,
    Request,
    Update,
    parse,
)
from fardplan_kg.publication.sparql.tasks import Refused

A, B = "http://x/a", "http://x/b"
READ: dict[str, tuple[tuple[str, bytes, str, bytes], Request]] = {
    "get": (("GET", b"query=ASK+%7B%7D", "", b""), Query("ASK {}")),
    "head": (("HEAD", b"query=ASK%20%7B%7D", "", b""), Query("ASK {}")),
    "form": (("POST", b"", FORM, b"query=ASK%20%7B%7D"), Query("ASK {}")),
    "direct": (("POST", b"", QUERY, b"ASK {}"), Query("ASK {}")),
    "charset": (("POST", b"", f'{QUERY.upper()} ; Charset="UTF-8"', b"ASK {}"), Query("ASK {}")),
    "bom": (("POST", b"", QUERY, "\ufeffASK {}".encode()), Query("ASK {}")),
    "letters": (("POST", b"", QUERY, "ASK { 'å' }".encode()), Query("ASK { 'å' }")),
    "unknown": (("GET", b"query=a&format=json&timeout=0&x", "", b""), Query("a")),
    "default": (("GET", f"query=a&default-graph-uri={A}&default-graph-uri={B}".encode(), "", b""),
                Query("a", (A, B), ())),
    "named": (("POST", f"named-graph-uri={A}".encode(), QUERY, b"a"), Query("a", (), (A,))),
    "both": (("POST", f"default-graph-uri={A}".encode(), FORM,
              f"query=a&named-graph-uri={B}".encode()), Query("a", (A,), (B,))),
    "empty": (("GET", b"query=", "", b""), Query("")),
    "nothing": (("GET", b"", "", b""), Describe()),
    "only unknown": (("GET", b"format=ttl", "", b""), Describe()),
    "update form": (("POST", b"", FORM, b"update=CLEAR+ALL"), Update("CLEAR ALL")),
    "update": (("POST", b"", UPDATE, b"CLEAR ALL"), Update("CLEAR ALL")),
    "using": (("POST", f"using-graph-uri={A}&using-named-graph-uri={B}".encode(), UPDATE, b"a"),
              Update("a", (A,), (B,))),
}  # fmt: skip
WRONG: dict[str, tuple[int, tuple[str, bytes, str, bytes]]] = {
    "put": (405, ("PUT", b"query=a", FORM, b"")),
    "two queries": (400, ("GET", b"query=a&query=b", "", b"")),
    "query in both": (400, ("POST", b"query=a", FORM, b"query=b")),
    "query beside content": (400, ("POST", b"query=a", QUERY, b"b")),
    "two updates": (400, ("POST", b"", FORM, b"update=a&update=b")),
    "query and update": (400, ("POST", b"", FORM, b"query=a&update=b")),
    "update by get": (400, ("GET", b"update=a", "", b"")),
    "an empty form": (400, ("POST", b"", FORM, b"x=y")),
    "plain text": (415, ("POST", b"", "text/plain", b"ASK {}")),
    "no type": (415, ("POST", b"", "", b"query=ASK%20%7B%7D")),
    "utf-16": (415, ("POST", b"", f"{QUERY}; charset=UTF-16", "ASK {}".encode("utf-16"))),
    "not utf-8": (400, ("POST", b"", QUERY, b"ASK {} # \xe5")),
    "form not utf-8": (400, ("POST", b"", FORM, b"query=%E5")),
    "address not utf-8": (400, ("GET", b"query=%E5", "", b"")),
    "a broken escape": (400, ("GET", b"query=%", "", b"")),
    "too many": (400, ("GET", b"&".join([b"a=b"] * 1001), "", b"")),
    "a graph that is no iri": (400, ("GET", b"query=a&default-graph-uri=x", "", b"")),
    "a clause as a graph": (
        400, ("POST", b"using-graph-uri=a:b>%20WHERE{};DROP%20ALL%23", UPDATE, b"a"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_what_is_asked_is_read_as_the_protocol_says(name: str) -> None:
    given, expected = READ[name]
    assert parse(*given) == expected
    assert len(READ) == 17


@pytest.mark.parametrize("name", WRONG)
def test_what_the_protocol_forbids_is_refused(name: str) -> None:
    status, given = WRONG[name]
    with pytest.raises(Refused) as caught:
        parse(*given)
    assert caught.value.status == status
    assert caught.value.english != caught.value.swedish
    assert len(WRONG) == 18
