import asyncio

import pytest
from starlette.requests import ClientDisconnect
from starlette.types import Message

from fardplan_kg.publication.serving.presence import while_present


class Work:
    cancelled = False

    async def lasting(self, seconds: float) -> str:
        try:
            await asyncio.sleep(seconds)
        except asyncio.CancelledError:
            self.cancelled = True
            raise
        return "done"

    async def failing(self) -> str:
        raise KeyError("of the work")


def receiving(*kinds: str):  # type: ignore[no-untyped-def]
    left = list(kinds)

    async def receive() -> Message:
        if left:
            return {"type": left.pop(0)}
        await asyncio.Event().wait()
        raise AssertionError

    return receive


@pytest.mark.parametrize("kinds", [(), ("http.request",)])
def test_the_work_of_one_who_stays_is_done(kinds: tuple[str, ...]) -> None:
    own = Work()
    assert asyncio.run(while_present(own.lasting(0.01), receiving(*kinds))) == "done"
    assert not own.cancelled


def test_the_work_of_one_who_has_gone_is_given_up() -> None:
    own = Work()
    with pytest.raises(ClientDisconnect):
        asyncio.run(while_present(own.lasting(60), receiving("http.disconnect")))
    assert own.cancelled


def test_what_is_wrong_in_the_work_comes_out() -> None:
    with pytest.raises(KeyError, match="of the work"):
        asyncio.run(while_present(Work().failing(), receiving()))


def test_the_work_ends_with_who_waits_for_it() -> None:
    own = Work()

    async def given_up() -> None:
        async with asyncio.timeout(0.01):
            await while_present(own.lasting(60), receiving())

    with pytest.raises(TimeoutError):
        asyncio.run(given_up())
    assert own.cancelled
