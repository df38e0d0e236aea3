"""The pages and data over HTTP, and a SPARQL endpoint, from this computer."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from fardplan_kg.commands.settings import Settings, example

MIB, MB = 2**20, 10**6


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
@click.option(
    "--query-seconds",
    type=float,
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    help="A query is ended after so long.",
)
@click.option(
    "--query-memory",
    type=int,
    default=1024,
    show_default=True,
    metavar="MIB",
    help="Memory that a query may take, at least 512.",
)
@click.option(
    "--query-answer",
    type=int,
    default=100,
    show_default=True,
    metavar="MB",
    help="An answer may be so large.",
)
@click.option(
    "--query-workers",
    type=int,
    default=2,
    show_default=True,
    metavar="NUMBER",
    help="Queries that are run at the same time, each in a process of its own.",
)
@click.option(
    "--query-queue",
    type=int,
    default=16,
    show_default=True,
    metavar="NUMBER",
    help="Queries that may wait for a process.",
)
@click.option(
    "--rate-limit",
    type=click.IntRange(0),
    default=0,
    show_default=True,
    metavar="NUMBER",
    help="Questions a minute from one address, of all kinds; 0 for any number.",
)
@click.option(
    "--allow-service",
    multiple=True,
    metavar="URL",
    help="An endpoint that queries may name in SERVICE; may be given several times.",
)
@click.option(
    "--allow-update",
    is_flag=True,
    help="Let the graph be changed by SPARQL Update; only at an address of this computer.",
)
@click.pass_obj
@example("fardplan serve --port 8080 --access-log requests.jsonl")
def serve(
    settings: Settings,
    host: str,
    port: int,
    base_url: str,
    access_log: Path | None,
    no_access_log: bool,
    rate_limit: int,
    allow_service: tuple[str, ...],
    allow_update: bool,
    **query: Any,
) -> None:
    """Show the pages and the data of the site over HTTP, negotiated, until Ctrl+C.

    The same pages as fardplan site writes, made when they are asked for, and what only a server
    can do: a SPARQL endpoint at /sparql, questions with values of the visitor's choice, and search
    without JavaScript. Each query runs in a process of its own that is ended at its limits.

    /health tells whether the server works. Requests are recorded as one JSON object a line, without
    the visitor's address, browser or query: no personal data is kept.
    """
    from fardplan_kg.publication import documents
    from fardplan_kg.publication.build import prepared
    from fardplan_kg.publication.serving import live
    from fardplan_kg.publication.serving.access_log import log_to_file, silent
    from fardplan_kg.publication.serving.server import address, bound, run

    allowed = live.Allowed(_limits(**query), rate_limit, allow_service, allow_update)
    given = documents.base_url(base_url) if base_url else ""
    recorded = nullcontext(silent) if no_access_log else log_to_file(access_log)
    with (
        recorded as log,
        bound(host, port) as own,
        TemporaryDirectory(prefix="fardplan-") as folder,
    ):
        allowed.check(own)
        here = address(own, host)
        base = given or documents.base_url(here)
        found = prepared(settings.data, base, settings.say, live.ENDPOINT)
        place = here.rstrip("/") + found.publication.mount
        made = live.made(found, Path(folder), allowed, log)
        run(made.application, own, lambda: _say_ready(settings, place), made.pool)
    settings.say("Avslutad", "Stopped")


def _limits(
    query_seconds: float,
    query_memory: int,
    query_answer: int,
    query_workers: int,
    query_queue: int,
) -> Any:
    from fardplan_kg.publication.sparql.limits import Limits

    return Limits(query_seconds, query_memory * MIB, query_answer * MB, query_queue, query_workers)


def _say_ready(settings: Settings, place: str) -> None:
    settings.say(
        f"Visar sidorna på {place} (avsluta med Ctrl+C)", f"Serving at {place} (end with Ctrl+C)"
    )
