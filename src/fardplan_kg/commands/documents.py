"""Documents: from a roadmap to its graphs, and from the graphs back to its words."""

from __future__ import annotations

from pathlib import Path

import click

from fardplan_kg.commands.settings import Settings, example
from fardplan_kg.faults import CallFault


@click.command()
@click.argument("document", type=click.Path(path_type=Path, dir_okay=False), required=False)
@click.option("--core", default="", help="The urban core's name; default: as the contents say.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="DRAFT.trig, or the folder graph/."
)
@click.option("--check", is_flag=True, help="Only compare with graph/; exit 1 where they differ.")
@click.pass_obj
@example("fardplan extract fardplan-flemingsberg.txt --check")
def extract(
    settings: Settings, document: Path | None, core: str, output: Path | None, check: bool
) -> None:
    """Make the plan, region and evidence graphs of a DOCUMENT.

    They go to stdout as TriG; with -o to a file or, where it names a folder that is laid out as
    graph/, to the three Turtle files in it. Findings for a person to decide go to stderr. Without
    a DOCUMENT: the file that FARDPLAN_SOURCE names, else the one text in ../shared/source.
    """
    from fardplan_kg.extraction.document import read_document
    from fardplan_kg.extraction.output import differences, trig, write_turtle
    from fardplan_kg.extraction.pipeline import extract as run
    from fardplan_kg.writing import write_file

    extraction = run(read_document(_source(document)), settings.data, core)
    for finding in extraction.findings:
        settings.say(f"att avgöra: {finding}", f"to decide: {finding}")
    if check:
        _report_differences(settings, differences(extraction, settings.data))
    elif output and output.is_dir():
        for path in write_turtle(extraction, output):
            settings.say(f"Skrev {path}", f"Wrote {path}")
    elif output:
        write_file(output, trig(extraction).encode())
        settings.say(f"Skrev {output}", f"Wrote {output}")
    else:
        click.echo(trig(extraction), nl=False)


def _source(document: Path | None) -> Path:
    from fardplan_kg.extraction.document import SOURCE_VARIABLE, find_source

    if found := find_source(document):
        return found
    raise CallFault(
        f"which document? Name it, set {SOURCE_VARIABLE}, or put its text in ../shared/source",
        f"vilket dokument? Ange det, sätt {SOURCE_VARIABLE} eller lägg texten i ../shared/source",
    )


def _report_differences(settings: Settings, found: list[str]) -> None:
    for difference in found:
        click.echo(difference)
    if found:
        click.get_current_context().exit(1)
    settings.say("Ingen skillnad mot graph/.", "No difference from graph/.")


@click.command()
@click.argument("document", type=click.Path(path_type=Path, dir_okay=False), required=False)
@click.option("--core", default="", help="Whose evidence, where the graph holds several roadmaps.")
@click.pass_obj
@example("fardplan verify fardplan-flemingsberg.txt")
def verify(settings: Settings, document: Path | None, core: str) -> None:
    """Look for every quote of the graph in the DOCUMENT, and for every value in its quote.

    Without a DOCUMENT: the file that FARDPLAN_SOURCE names, else the one text in ../shared/source.
    """
    from fardplan_kg.extraction.document import read_document
    from fardplan_kg.extraction.verification import verify as run

    source = _source(document)
    result = run(read_document(source), settings.data, core)
    for fault in result.faults:
        click.echo(f"{source}: {fault}")
    share = 100 * result.found / result.quotes if result.quotes else 0
    settings.say(
        f"{result.found} av {result.quotes} citat står där grafen säger ({share:.0f} %), "
        f"för {result.claims} belagda uppgifter",
        f"{result.found} of {result.quotes} quotes stand where the graph says ({share:.0f} %), "
        f"for {result.claims} claims",
    )
    if result.faults or not result.quotes:
        click.get_current_context().exit(1)
