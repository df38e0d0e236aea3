"""SPARQL servers: put the graph into one."""

from __future__ import annotations

import click

from fardplan_kg.commands.settings import Settings, example


@click.command()
@click.option("--endpoint", required=True, metavar="URL", help="Where the server takes queries.")
@click.option(
    "--update-endpoint",
    default="",
    metavar="URL",
    help="Where it takes updates; default: /update beside /query, else the same URL.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    show_default=True,
    help="Seconds that one request may take.",
)
@click.pass_obj
@example("fardplan load --endpoint http://localhost:7878/query")
def load(settings: Settings, endpoint: str, update_endpoint: str, timeout: float) -> None:
    """Put the graph into a SPARQL server, graph by graph, in place of what it had of ours.

    The merge of the graphs becomes its default graph or, where that is the union of all graphs or
    holds other things, graph/all. Other graphs stay as they are.
    """
    from fardplan_kg.loading import load as run

    loaded = run(endpoint, settings.data, settings.say, update_endpoint, timeout)
    triples, graphs = sum(loaded.graphs.values()), len(loaded.graphs)
    settings.say(
        f"Läste in {triples} tripler i {graphs} grafer; fråga: "
        f"fardplan query actor-pairs --endpoint {endpoint}",
        f"Loaded {triples} triples in {graphs} graphs; ask: "
        f"fardplan query actor-pairs --endpoint {endpoint}",
    )
