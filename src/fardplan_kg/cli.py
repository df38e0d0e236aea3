"""The command line: arguments and printing only. Heavy libraries load inside the command that asks.

Answers go to stdout, words to stderr. Exit 0: good; 1: the data is at fault; 2: the call is.
"""

from __future__ import annotations

from pathlib import Path

import click

from fardplan_kg import __version__
from fardplan_kg.commands import (
    asking,
    checking,
    documents,
    graph,
    pages,
    review,
    servers,
    serving,
)
from fardplan_kg.commands.settings import Commands, Settings


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="fardplan")
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder with ontology/, graph/ and queries/; default: the package's own.",
)
@click.option("--lang", type=click.Choice(["sv", "en"]), default="sv", show_default=True)
@click.option("--quiet", is_flag=True, help="No words on stderr but faults.")
@click.pass_context
def main(ctx: click.Context, data: Path | None, lang: str, quiet: bool) -> None:
    """Public roadmaps as a knowledge graph of goals, actions and actors.

    Every statement leads to the words it comes from.
    """
    ctx.obj = Settings(data, lang, quiet)


for command in (
    pages.site,
    serving.serve,
    checking.check,
    asking.query,
    asking.queries,
    graph.export,
    graph.validate,
    documents.extract,
    review.decide,
    documents.verify,
    pages.network,
    servers.load,
):
    main.add_command(command)
