from __future__ import annotations

import asyncio
from io import BufferedReader
from pathlib import Path

import pytest
from starlette.responses import Response
from starlette.types import Message

from fardplan_kg.publication.serving.sending import PIECE, Streamed, sent


def opened(folder: Path, content: bytes) -> BufferedReader:
    place = folder / "answer"
    place.write_bytes(content)
    return place.open("rb")


def received(response: Response, method: str = "GET", fails_after: int = -1) -> list[Message]:
    found: list[Message] = []

    async def send(message: Message) -> None:
        if len(found) == fails_after:
            raise OSError("the visitor has gone")
        found.append(message)

    asyncio.run(sent(response, method, send, 5.0))
    return found


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 7])
@pytest.mark.parametrize("streamed", [True, False])
def test_an_answer_comes_whole_in_pieces(size: int, streamed: bool, tmp_path: Path) -> None:
    content = bytes(i % 251 for i in range(size))
    file = opened(tmp_path, content)
    response = Streamed(file, size) if streamed else Response(content)
    head, *pieces = received(response)
    assert (b"content-length", str(size).encode()) in head["headers"]
    assert b"".join(piece["body"] for piece in pieces) == content
    assert [piece["more_body"] for piece in pieces] == [True] * (len(pieces) - 1) + [False]
    assert all(len(piece["body"]) <= PIECE for piece in pieces)
    file.close()


def test_head_has_the_length_and_nothing_more(tmp_path: Path) -> None:
    file = opened(tmp_path, b"abc")
    head, body = received(Streamed(file, 3), "HEAD")
    assert (b"content-length", b"3") in head["headers"]
    assert body == {"type": "http.response.body", "body": b"", "more_body": False}
    assert file.closed


@pytest.mark.parametrize("fails_after", [0, 1, 2])
def test_the_file_is_closed_however_it_ends(fails_after: int, tmp_path: Path) -> None:
    file = opened(tmp_path, bytes(2 * PIECE))
    with pytest.raises(OSError, match="gone"):
        received(Streamed(file, 2 * PIECE), fails_after=fails_after)
    assert file.closed
