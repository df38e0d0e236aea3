"""Pages are read once, so far as there is room for them."""

from __future__ import annotations

from fardplan_kg.publication.checking.markup import Pages


def test_the_same_text_is_read_once() -> None:
    pages = Pages()
    first = pages.read("<a href='x'>y</a>")
    assert first.anchors == [("x", "y")]
    assert pages.read("<a href='x'>y</a>") is first
    assert pages.read("<a href='z'>y</a>").anchors == [("z", "y")]


def test_only_so_much_is_kept() -> None:
    pages = Pages()
    pages.left = 10
    long = pages.read("<p>much too long</p>")
    assert pages.read("<p>much too long</p>") == long
    assert list(pages.known) == []
    assert pages.read("<p>a</p>") is pages.read("<p>a</p>")
