from __future__ import annotations

import asyncio
import gzip
import hashlib
import threading

import pytest

from fardplan_kg.publication.documents import Representation
from fardplan_kg.publication.serving.kept import SMALL, Content, Kept


class Made:
    """A representation that counts how often it is made, and by how many at once."""

    def __init__(self, path: str, size: int, media: str = "text/html") -> None:
        self.times, self.size = 0, size
        self.own = Representation(path, media, self._make)

    def _make(self) -> bytes:
        self.times += 1
        threading.Event().wait(0.01)
        return b"a" * self.size


def test_the_same_is_made_once_for_all_who_ask_at_once() -> None:
    made = Made("a", 10)

    async def many() -> list[Content]:
        kept = Kept()
        return await asyncio.gather(*(kept.content(made.own) for _ in range(50)))

    found = asyncio.run(many())
    assert made.times == 1
    assert set(found) == {Content(b"a" * 10, f'"{hashlib.sha256(b"a" * 10).hexdigest()[:32]}"')}


def test_those_asked_for_longest_ago_go_first() -> None:
    made = [Made(name, 40) for name in "abc"]

    async def visits() -> int:
        kept = Kept(room=100)
        for index in (0, 1, 0, 2, 0, 1):
            await kept.content(made[index].own)
        return kept.size

    assert asyncio.run(visits()) == 80
    assert [own.times for own in made] == [1, 2, 1]


def test_what_is_larger_than_the_room_is_made_each_time() -> None:
    made = Made("a", 200)

    async def visits() -> int:
        kept = Kept(room=100)
        assert len((await kept.content(made.own)).body) == 200
        await kept.content(made.own)
        return kept.size

    assert asyncio.run(visits()) == 0
    assert made.times == 2


def test_what_could_not_be_made_is_tried_again() -> None:
    answers = iter([b"", b"whole"])

    def make() -> bytes:
        found = next(answers)
        if not found:
            raise ValueError("not now")
        return found

    async def visits() -> bytes:
        kept, own = Kept(), Representation("a", "text/html", make)
        with pytest.raises(ValueError, match="not now"):
            await kept.content(own)
        return (await kept.content(own)).body

    assert asyncio.run(visits()) == b"whole"


@pytest.mark.parametrize(
    ("size", "media", "coding"),
    [
        (SMALL, "text/html", "gzip"),
        (SMALL, "application/n-triples", "gzip"),
        (SMALL, "image/svg+xml", "gzip"),
        (SMALL - 1, "text/html", ""),
        (SMALL, "image/png", ""),
    ],
)
def test_each_coding_has_a_tag_of_its_own(size: int, media: str, coding: str) -> None:
    own = Made("a", size, media).own

    async def both() -> tuple[Content, Content]:
        kept = Kept()
        return await kept.content(own), await kept.content(own, compressed=True)

    whole, other = asyncio.run(both())
    assert (whole.coding, other.coding) == ("", coding)
    assert (whole.tag == other.tag) is not bool(coding)
    assert (gzip.decompress(other.body) if coding else other.body) == whole.body
