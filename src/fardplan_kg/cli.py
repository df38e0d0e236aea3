"""The command line: arguments and printing only. Heavy libraries load inside the command that asks.

Answers go to stdout, words to stderr. Exit 0: good; 1: the data is at fault; 2: the call is.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from fardplan_kg import __version__
from fardplan_kg.faults import CallFault, Fault

TABLE_FORMATS = ("table", "csv", "tsv", "json", "ttl")
DUMP_FORMATS = ("trig", "nquads", "jsonld", "ttl", "ntriples", "rdfxml")


class Settings:
    """What holds for every command: the data, the language, and whether to be quiet."""

    def __init__(self, folder: Path | None, language: str, quiet: bool) -> None:
        self.folder, self.language, self.quiet = folder, language, quiet

    @property
    def data(self) -> Any:
        """The folder of ontology/, graph/ and queries/."""
        from fardplan_kg.dataset import find_data

        return find_data(self.folder)

    def store(self) -> Any:
        """Return the embedded store, loaded and derived."""
        from fardplan_kg.derivation import open_store

        return open_store(self.data)

    def say(self, swedish: str, english: str) -> None:
        """Write words to stderr, in the user's language."""
        if not self.quiet:
            click.echo(swedish if self.language == "sv" else english, err=True)


class Commands(click.Group):
    """A group whose commands end with one clear message where something is at fault."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a fault becomes its message and its exit code."""
        try:
            return super().invoke(ctx)
        except Fault as fault:
            click.echo(f"fardplan: {fault}", err=True)
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


language_option = click.option(
    "--lang", "language", type=click.Choice(["sv", "en"]), help="As before the command."
)


@main.command()
@click.argument("name")
@click.option("-p", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter's value.")
@click.option("--format", "style", type=click.Choice(TABLE_FORMATS), default="table")
@language_option
@click.pass_obj
@example("fardplan query actions-of-actor -p actor=Trafikverket --format csv")
def query(
    settings: Settings, name: str, parameters: tuple[str, ...], style: str, language: str | None
) -> None:
    """Answer a question by its NAME, a query in a FILE.rq, or one on stdin (-).

    `fardplan queries` lists the names.
    """
    from fardplan_kg.answers import ask

    question = _question(settings, name)
    store = settings.store()
    values = dict(map(_pair, parameters))
    if style == "ttl":
        click.echo(store.construct(question.query), nl=False)
        return
    answer = ask(store, question, values, language or settings.language)
    from fardplan_kg.tables import FORMATS, as_table

    if style == "table" and sys.stdout.isatty():
        click.echo(as_table(answer, shutil.get_terminal_size().columns), nl=False)
    else:
        click.echo(FORMATS[style](answer), nl=False)


def _question(settings: Settings, name: str) -> Any:
    from fardplan_kg.questions import find_question, parse_question, read_question

    if name == "-":
        return parse_question("stdin", _stdin())
    if name.endswith(".rq") or os.sep in name:
        return read_question(Path(name))
    return find_question(settings.data, name)


def _stdin() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise CallFault(f"stdin: byte {error.start} is not UTF-8") from None


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise CallFault(f"-p {text}: write it as name=value, such as -p actor=Trafikverket")
    return name, value


@main.command()
@click.argument("word", required=False)
@language_option
@click.pass_obj
@example("fardplan queries roll")
def queries(settings: Settings, word: str | None, language: str | None) -> None:
    """List the questions, one a line; with a WORD those that have it in title, text or tags."""
    from fardplan_kg.questions import read_questions

    lang = language or settings.language
    for question in read_questions(settings.data):
        searched = " ".join(
            [question.name, *question.title.values(), *question.text.values(), *question.tags]
        )
        if not word or word.casefold() in searched.casefold():
            asked = " ".join(f"[-p {p.name}=…]" for p in question.parameters if p.name != "lang")
            click.echo(f"{question.name:28} {question.text[lang]} {asked}".rstrip())


@main.command()
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--format", "syntax", type=click.Choice(DUMP_FORMATS), default="trig")
@click.option("--graph", default="", help="One graph, such as plan/flemingsberg.")
@click.pass_obj
@example("fardplan export --format ttl --graph plan/flemingsberg -o flemingsberg.ttl")
def export(settings: Settings, output: Path | None, syntax: str, graph: str) -> None:
    """Write the dataset (trig, nquads, jsonld) or one graph of it (ttl, ntriples, rdfxml).

    Without --graph, ttl, ntriples and rdfxml hold the default graph: all strata but evidence and
    meta, merged.
    """
    from fardplan_kg.serialisation import serialise
    from fardplan_kg.writing import write_file

    content = serialise(settings.store(), syntax, graph)
    if output:
        write_file(output, content)
        settings.say(f"Skrev {output}", f"Wrote {output}")
    else:
        sys.stdout.buffer.write(content)


@main.command()
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


@main.command()
@click.argument("document", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--core", default="", help="The urban core's name; default: as the contents say.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="DRAFT.trig, or the folder graph/."
)
@click.option("--check", is_flag=True, help="Only compare with graph/; exit 1 where they differ.")
@click.pass_obj
@example("fardplan extract fardplan-flemingsberg.txt --check")
def extract(
    settings: Settings, document: Path, core: str, output: Path | None, check: bool
) -> None:
    """Make the plan, region and evidence graphs of a DOCUMENT.

    They go to stdout as TriG; with -o to a file or, where it names a folder that is laid out as
    graph/, to the three Turtle files in it. Findings for a person to decide go to stderr.
    """
    from fardplan_kg.extraction.document import read_document
    from fardplan_kg.extraction.output import differences, trig, write_turtle
    from fardplan_kg.extraction.pipeline import extract as run
    from fardplan_kg.writing import write_file

    extraction = run(read_document(document), settings.data, core)
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


def _report_differences(settings: Settings, found: list[str]) -> None:
    for difference in found:
        click.echo(difference)
    if found:
        click.get_current_context().exit(1)
    settings.say("Ingen skillnad mot graph/.", "No difference from graph/.")


@main.command()
@click.argument("document", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--core", default="", help="Whose evidence, where the graph holds several roadmaps.")
@click.pass_obj
@example("fardplan verify fardplan-flemingsberg.txt")
def verify(settings: Settings, document: Path, core: str) -> None:
    """Look for every quote of the graph in the DOCUMENT, and for every value in its quote."""
    from fardplan_kg.extraction.document import read_document
    from fardplan_kg.extraction.verification import verify as run

    result = run(read_document(document), settings.data, core)
    for fault in result.faults:
        click.echo(f"{document}: {fault}")
    share = 100 * result.found / result.quotes if result.quotes else 0
    settings.say(
        f"{result.found} av {result.quotes} citat står där grafen säger ({share:.0f} %), "
        f"för {result.claims} belagda uppgifter",
        f"{result.found} of {result.quotes} quotes stand where the graph says ({share:.0f} %), "
        f"for {result.claims} claims",
    )
    if result.faults or not result.quotes:
        click.get_current_context().exit(1)


@main.command()
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), default="natverk.html"
)
@click.option("--projection", type=click.Choice(["two-mode", "actors"]), default="two-mode")
@click.option("--hide", "hidden", multiple=True, metavar="ACTOR", help="Leave an actor out.")
@language_option
@click.pass_obj
@example('fardplan network -o natverk.graphml --projection actors --hide "Region Stockholm"')
def network(
    settings: Settings, output: Path, projection: str, hidden: tuple[str, ...], language: str | None
) -> None:
    """Draw the actors and the actions that name them: a page (.html), .svg or .graphml.

    An edge says that two are named in the same action, not that they collaborate. The page needs
    nothing but itself and holds both drawings; --projection chooses between them elsewhere.
    """
    from fardplan_kg.network.output import network_file
    from fardplan_kg.writing import write_file

    store, lang = settings.store(), language or settings.language
    content = network_file(store, settings.data, output.suffix, projection, hidden, lang)
    write_file(output, content)
    settings.say(f"Skrev {output}", f"Wrote {output}")


@main.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), default="public")
@click.pass_obj
@example("fardplan site -o public")
def site(settings: Settings, output: Path) -> None:
    """Build, validate, answer, draw and write everything: the main job.

    The folder holds a front page in Swedish and English, a page for every answer, the network and
    the dumps. A folder that is not empty and not ours is refused; a former build is replaced whole.
    """
    from fardplan_kg.publication.build import build

    built = build(settings.data, output, settings.say)
    settings.say(
        f"Skrev {len(built.files)} filer i {output}; öppna {output / 'index.html'}. "
        f"{len(built.information)} upplysningar: fardplan validate",
        f"Wrote {len(built.files)} files in {output}; open {output / 'index.html'}. "
        f"{len(built.information)} for information: fardplan validate",
    )
