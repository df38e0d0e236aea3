from __future__ import annotations

import pytest

from fardplan_kg.publication.serving.asked import Asked


def asked(target: bytes) -> Asked:
    path, _, query = target.partition(b"?")
    return Asked.of(
        {"type": "http", "method": "GET", "path": "", "raw_path": path, "query_string": query,
         "headers": [(b"accept", b"a/b"), (b"accept", b"c/d")]}
    )  # fmt: skip


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (b"/doc/a", "/doc/a"),
        (b"/d%6Fc/a", "/doc/a"),
        (b"/%7Ex", "/~x"),
        (b"/a%2Fb", "/a%2Fb"),
        (b"/a%5cb", "/a%5cb"),
        (b"/a%252fb", "/a%2fb"),
        (b"/%C3%A5", "/\u00e5"),
        (b"http://host:80/doc/a", "/doc/a"),
        (b"HTTPS://host/doc/a", "/doc/a"),
        (b"//evil.example/x", "//evil.example/x"),
        (b"*", "*"),
        (b"/%00", None),
        (b"/%0d%0aX: y", None),
        (b"/%7f", None),
        (b"/%c2%85", None),
        (b"/%ff", None),
        (b"/%c0%ae%c0%ae/", None),
        (b"/%", None),
        (b"/%2", None),
        (b"/%zz", None),
        (b"/%u0041", None),
    ],
)
def test_a_path_is_read_or_is_malformed(target: bytes, expected: str | None) -> None:
    assert asked(target).path == expected


@pytest.mark.parametrize("target", [b"/\xe5\x00\x1b[31m", b"/" + b"a" * 9000, b"/a b\r\nc"])
def test_what_is_shown_of_a_path_is_short_and_visible(target: bytes) -> None:
    shown = asked(target).shown
    assert len(shown) <= 300
    assert all("!" <= c <= "~" for c in shown)


def test_headers_of_the_same_name_are_one_list() -> None:
    own = asked(b"/x?y=1")
    assert own.header("Accept") == "a/b, c/d"
    assert own.header("accept-language") == ""
    assert own.length == len("/x") + len("y=1")
    assert own.headers_size == 2 * len("accept: a/b\r\n")
