"""The graph itself: write it out, find its faults."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from fardplan_kg.commands.settings import Settings, example, language_option
from fardplan_kg.faults import CallFault

DUMP_FORMATS = ("trig", "nquads", "jsonld", "ttl", "ntriples", "rdfxml")
STRATML = "stratml"


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--format", "syntax", type=click.Choice((*DUMP_FORMATS, STRATML)), default="trig")
@click.option("--graph", default="", help="One graph, such as plan/flemingsberg.")
@click.option("--plan", default="", help="A roadmap, such as flemingsberg (stratml only).")
@language_option
@click.pass_obj
@example("fardplan export --format ttl --graph plan/flemingsberg -o flemingsberg.ttl")
def export(
    settings: Settings,
    output: Path | None,
    syntax: str,
    graph: str,
    plan: str,
    language: str | None,
) -> None:
    """Write the dataset (trig, nquads, jsonld), a graph (ttl …) or a roadmap (stratml).

    Without --graph, ttl, ntriples and rdfxml hold the default graph: all strata but evidence and
    meta, merged. StratML Part 1 (ISO 17469-1) holds one roadmap as a strategic plan: --plan says
    which, where there are several.
    """
    from fardplan_kg.files import write_file

    content = _exported(settings, syntax, graph, plan, language or settings.language)
    if output:
        write_file(output, content)
        settings.say(f"Skrev {output}", f"Wrote {output}")
    else:
        sys.stdout.buffer.write(content)


def _exported(settings: Settings, syntax: str, graph: str, plan: str, language: str) -> bytes:
    from fardplan_kg.plan_outline import chosen_roadmap
    from fardplan_kg.serialisation import serialise
    from fardplan_kg.stratml import stratml

    if graph and syntax == STRATML:
        raise CallFault(
            "--graph: not for stratml; choose a roadmap with --plan",
            "--graph: inte för stratml; välj en färdplan med --plan",
        )
    if plan and syntax != STRATML:
        raise CallFault(
            f"--plan: only for --format {STRATML}; a graph is chosen with --graph",
            f"--plan: bara för --format {STRATML}; en graf väljs med --graph",
        )
    store = settings.store()
    if syntax != STRATML:
        return serialise(store, syntax, graph)
    return stratml(store, settings.data, chosen_roadmap(store, settings.data, plan), language)


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
@example("fardplan validate draft.ttl")
def validate(settings: Settings, files: tuple[Path, ...]) -> None:
    """Validate the graph, with FILES of Turtle added to it.

    Prints a finding a line; exit 1 where one is a fault. The source's own oddities and the
    catalogue's empty fields are for information.
    """
    from fardplan_kg.validation import FAULT
    from fardplan_kg.validation import validate as find

    found = find(settings.data, files)
    words = {"sv": ("fel", "upplysning"), "en": ("fault", "information")}[settings.language]
    faults = [finding for finding in found if finding.severity == FAULT]
    for finding in found:
        word = words[0] if finding.severity == FAULT else words[1]
        click.echo(f"{word}: {finding.subject}: {finding.message(settings.language)}")
    settings.say(
        f"{len(faults)} fel, {len(found) - len(faults)} upplysningar",
        f"{len(faults)} faults, {len(found) - len(faults)} for information",
    )
    if faults:
        click.get_current_context().exit(1)
