"""Checking what is published, ours or others'."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fardplan_kg.commands.settings import Settings, example, language_option

if TYPE_CHECKING:
    from fardplan_kg.publication.checking.outcome import Check
    from fardplan_kg.publication.checking.run import Run

FORMATS = ("text", "json", "earl")


@click.command()
@click.argument("target", metavar="URL|FOLDER")
@click.option("--format", "style", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A file.")
@click.option("--most-requests", type=click.IntRange(min=1), default=5000, show_default=True)
@click.option("--most-seconds", type=click.FloatRange(min=0.1), default=300.0, show_default=True)
@click.option("--only", multiple=True, metavar="ID", help="Only this check; may be repeated.")
@click.option(
    "--sample",
    type=click.IntRange(min=0),
    default=3,
    show_default=True,
    help="Identifiers of each kind of path that are asked; 0: all.",
)
@language_option
@click.pass_obj
@example("fardplan check public --format json -o kontroll.json")
def check(
    settings: Settings,
    target: str,
    style: str,
    output: Path | None,
    most_requests: int,
    most_seconds: float,
    only: tuple[str, ...],
    sample: int,
    language: str | None,
) -> None:
    """Check how a site, or a FOLDER made by `fardplan site`, publishes linked data.

    Each check passes, fails or is not applicable, with what was seen. Only the host of the URL is
    asked, within the limits, and robots.txt is obeyed. Exit 1 where something failed or was not
    finished.

    A SPARQL endpoint that the site names is asked by GET and POST. The one update that is sent,
    to see that it is refused, changes nothing: INSERT DATA {}.
    """
    from fardplan_kg.publication.checking.catalogue import chosen
    from fardplan_kg.publication.checking.limits import Limits
    from fardplan_kg.publication.checking.reach import reach
    from fardplan_kg.publication.checking.run import run
    from fardplan_kg.publication.checking.subject import Subject

    checks = chosen(only)
    site = reach(target, Limits(most_requests, most_seconds))
    try:
        found = run(target, Subject(site, sample), checks, _progress(settings))
    finally:
        site.close()
    _write(settings, _reported(found, style, language or settings.language), output)
    if not found.good:
        click.get_current_context().exit(1)


def _reported(found: Run, style: str, language: str) -> str:
    from fardplan_kg.publication.checking import report

    if style == "text":
        return report.as_text(found, language)
    return report.as_json(found) if style == "json" else report.as_earl(found)


def _write(settings: Settings, text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(text.encode())
        return
    from fardplan_kg.files import write_file

    write_file(output, text.encode())
    settings.say(f"Skrev {output}", f"Wrote {output}")


def _progress(settings: Settings) -> Callable[[Check], None]:
    """Return what tells on a terminal which check is under way."""
    if settings.quiet or not sys.stderr.isatty():
        return lambda _: None
    return lambda own: click.echo(f"\r\033[K{own.id}", err=True, nl=False)
