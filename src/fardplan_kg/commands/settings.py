"""What every command shares: the data, the language, clear faults, a worked example in its help."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fardplan_kg.faults import Fault

if TYPE_CHECKING:
    from fardplan_kg.dataset import Data
    from fardplan_kg.store import EmbeddedStore


class Settings:
    """What holds for every command: the data, the language, and whether to be quiet."""

    def __init__(self, folder: Path | None, language: str, quiet: bool) -> None:
        self.folder, self.language, self.quiet = folder, language, quiet

    @property
    def data(self) -> Data:
        """The folder of ontology/, graph/ and queries/."""
        from fardplan_kg.dataset import find_data

        return find_data(self.folder)

    def store(self) -> EmbeddedStore:
        """Return the embedded store, loaded and derived."""
        from fardplan_kg.derivation import open_store

        return open_store(self.data)

    @property
    def swedish(self) -> bool:
        """Whether the user's language is Swedish."""
        return self.language == "sv"

    def say(self, swedish: str, english: str) -> None:
        """Write words to stderr, in the user's language."""
        if not self.quiet:
            click.echo(swedish if self.swedish else english, err=True)


class Commands(click.Group):
    """A group whose commands end with one clear message where something is at fault."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a fault becomes its message and its exit code."""
        try:
            return super().invoke(ctx)
        except Fault as fault:
            language = ctx.obj.language if isinstance(ctx.obj, Settings) else "sv"
            click.echo(f"fardplan: {fault.told(language)}", err=True)
            ctx.exit(fault.exit_code)
        except BrokenPipeError:
            # the reader has gone (| head): no message, and none from the interpreter's own flush
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)


Function = Callable[..., None]


def example(text: str) -> Callable[[Function], Function]:
    """Add a worked example to a command's help."""

    def decorated(function: Function) -> Function:
        function.__doc__ = f"{function.__doc__}\n\n    \b\n    {text}"
        return function

    return decorated


language_option = click.option(
    "--lang", "language", type=click.Choice(["sv", "en"]), help="As before the command."
)
