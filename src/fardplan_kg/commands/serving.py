"""The pages and data over HTTP, from this computer."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import click

from fardplan_kg.commands.settings import Settings, example


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to answer at.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port to answer at; 0 takes any that is free.",
)
@click.option(
    "--base-url",
    default="",
    metavar="URL",
    help="Where visitors see the pages; may have a path. Default: the host and the port.",
)
@click.option(
    "--access-log",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file that requests are recorded in; default: stderr.",
)
@click.option("--no-access-log", is_flag=True, help="Record no requests.")
@click.pass_obj
@example("fardplan serve --port 8080 --access-log requests.jsonl")
def serve(
    settings: Settings,
    host: str,
    port: int,
    base_url: str,
    access_log: Path | None,
    no_access_log: bool,
) -> None:
    """Show the pages and the data of the site over HTTP, negotiated, until Ctrl+C.

    The same pages as fardplan site writes, made when they are asked for. /health tells whether the
    server works. Requests are recorded as one JSON object a line, without the visitor's address,
    browser or query: no personal data is kept.
    """
    from fardplan_kg.publication import documents
    from fardplan_kg.publication.build import publication
    from fardplan_kg.publication.serving.access_log import log_to_file, silent
    from fardplan_kg.publication.serving.server import address, bound, run

    given = documents.base_url(base_url) if base_url else ""
    recorded = nullcontext(silent) if no_access_log else log_to_file(access_log)
    with recorded as log, bound(host, port) as own:
        here = address(own, host)
        made = publication(settings.data, given or documents.base_url(here), settings.say)
        place = here.rstrip("/") + made.mount
        run(made, own, log, lambda: _say_ready(settings, place))
    settings.say("Avslutad", "Stopped")


def _say_ready(settings: Settings, place: str) -> None:
    settings.say(
        f"Visar sidorna på {place} (avsluta med Ctrl+C)", f"Serving at {place} (end with Ctrl+C)"
    )
