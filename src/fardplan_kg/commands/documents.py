"""Documents: from a roadmap to its graphs, and from the graphs back to its words."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fardplan_kg.commands.settings import Settings, example
from fardplan_kg.faults import CallFault

if TYPE_CHECKING:
    from fardplan_kg.extraction.document import Document
    from fardplan_kg.extraction.pipeline import Extraction
    from fardplan_kg.extraction.versions import Changes

MOST_PAGES = 1000
# a bar is for work that takes longer than this many pages do: about two seconds
LONG = 40


@click.command()
@click.argument("document", type=click.Path(path_type=Path), required=False)
@click.option("--core", default="", help="The urban core's name; default: as the document says.")
@click.option("--form", default="", help="The plan's form; default: the one it is recognised by.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="DRAFT.trig, or the folder graph/."
)
@click.option(
    "--review",
    type=click.Path(path_type=Path, file_okay=False),
    help="A folder for the review: what is to be decided, as HTML to read and CSV to fill in.",
)
@click.option("--new-version", is_flag=True, help="The document replaces the plan's former one.")
@click.option("--check", is_flag=True, help="Only compare with graph/; exit 1 where they differ.")
@click.option("--max-pages", default=MOST_PAGES, show_default=True, help="Refuse a longer PDF.")
@click.pass_obj
@example("fardplan extract fardplan-flemingsberg.txt --check")
def extract(
    settings: Settings,
    document: Path | None,
    core: str,
    form: str,
    output: Path | None,
    review: Path | None,
    new_version: bool,
    check: bool,
    max_pages: int,
) -> None:
    """Make the plan, region and evidence graphs of a DOCUMENT: PDF, .docx, .md or text.

    They go to stdout as TriG; with -o to a file or, where it names a folder that is laid out as
    graph/, to the Turtle files in it. What a person has to decide goes to stderr and, with
    --review, to two files; `fardplan decide` reads the CSV. Without a DOCUMENT: the file that
    FARDPLAN_SOURCE names, else the one text in ../shared/source.
    """
    from fardplan_kg.extraction.form.template import find_form
    from fardplan_kg.extraction.pipeline import extract as run

    chosen = find_form(form) if form else None
    read = _read(settings, _source(document), max_pages)
    extraction = run(read, settings.data, core, chosen, new_version or check)
    _tell(settings, extraction)
    if review:
        _write_review(settings, extraction, review)
    if check:
        from fardplan_kg.extraction.output import differences

        _report_differences(settings, differences(extraction, settings.data))
    else:
        _write(settings, extraction, output)


def _read(settings: Settings, path: Path, most_pages: int) -> Document:
    from fardplan_kg.extraction.document import read_document

    with _progress(settings) as progress:
        document = read_document(path, most_pages, progress)
    if document.silent_pages:
        numbers = ", ".join(map(str, document.silent_pages))
        settings.say(
            f"Sidor utan text (bilder?): {numbers}. Det som står där kommer inte med.",
            f"Pages without text (pictures?): {numbers}. What stands there is left out.",
        )
    return document


@contextmanager
def _progress(settings: Settings) -> Iterator[Callable[[int, int], None] | None]:
    """Give what shows a bar on a terminal while a long document is read, or nothing."""
    if settings.quiet or not sys.stderr.isatty():
        yield None
        return
    label = "Läser" if settings.swedish else "Reads"
    with ExitStack() as shown:
        bars: list[Any] = []

        def tell(done: int, pages: int) -> None:
            if pages > LONG and not bars:
                bar = click.progressbar(length=pages, file=sys.stderr, label=label)
                bars.append(shown.enter_context(bar))
            for bar in bars:
                bar.update(done - bar.pos)

        yield tell


def _tell(settings: Settings, extraction: Extraction) -> None:
    """Say what is to be decided, and what is new since the former version."""
    if extraction.changes:
        _tell_changes(settings, extraction.changes)
    for finding in extraction.findings:
        place = _place(extraction.document, finding.places)
        swedish, english = finding.swedish, finding.english
        settings.say(f"att avgöra: {place}{swedish}", f"to decide: {place}{english}")
    if not extraction.findings:
        settings.say("Inget kvar att avgöra.", "Nothing left to decide.")


def _place(document: Document, places: tuple[int, ...]) -> str:
    from fardplan_kg.extraction.reading.pages import pages_of

    if not places:
        return ""
    if pages := pages_of(document, places[0], places[0] + 1):
        return f"{document.name} s. {pages.first}: "
    return f"{document.name}:{document.line_number(places[0])}: "


CHANGES = {
    "added": ("Ny insats: {after}", "New action: {after}"),
    "removed": ("Borttagen insats: {before}", "Action gone: {before}"),
    "reworded": ("Ny titel: {before} → {after}", "New title: {before} → {after}"),
    "renumbered": ("Nytt nummer: {before} → {after}", "New number: {before} → {after}"),
    "direction-reworded": ("Ny färdriktning: {after}", "New direction: {after}"),
    "actor-added": ("Ny aktör i en insats: {after}", "New actor in an action: {after}"),
    "actor-removed": ("Borttagen aktör i en insats: {before}", "Actor gone: {before}"),
}


def _tell_changes(settings: Settings, changes: Changes) -> None:
    for change in changes.found:
        swedish, english = (
            f"{text.format(before=change.before, after=change.after)} ({change.name})"
            for text in CHANGES[change.kind]
        )
        settings.say(swedish, english)


def _write_review(settings: Settings, extraction: Extraction, folder: Path) -> None:
    from fardplan_kg.review.output import Review, write_review

    review = Review(extraction.core, extraction.document, extraction.findings, extraction.decided)
    sheet, page = write_review(review, settings.data, folder)
    settings.say(
        f"Skrev {page} (att läsa) och {sheet} (att fylla i: fardplan decide {sheet})",
        f"Wrote {page} (to read) and {sheet} (to fill in: fardplan decide {sheet})",
    )


def _write(settings: Settings, extraction: Extraction, output: Path | None) -> None:
    from fardplan_kg.extraction.output import trig, write_turtle
    from fardplan_kg.files import write_file

    if output and output.is_dir():
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
@click.option("--form", default="", help="The plan's form; default: the one it is recognised by.")
@click.option("--max-pages", default=MOST_PAGES, show_default=True, help="Refuse a longer PDF.")
@click.pass_obj
@example("fardplan verify fardplan-flemingsberg.txt")
def verify(settings: Settings, document: Path | None, core: str, form: str, max_pages: int) -> None:
    """Look for every quote of the graph in the DOCUMENT, and for every value in its quote.

    Without a DOCUMENT: the file that FARDPLAN_SOURCE names, else the one text in ../shared/source.
    """
    from fardplan_kg.extraction.form.template import find_form
    from fardplan_kg.extraction.verification import verify as run

    source = _source(document)
    chosen = find_form(form) if form else None
    result = run(_read(settings, source, max_pages), settings.data, core, chosen)
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
