"""Questions: list them, ask them."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fardplan_kg.commands.settings import Settings, example, language_option
from fardplan_kg.faults import CallFault

if TYPE_CHECKING:
    from fardplan_kg.questions import Question

TABLE_FORMATS = ("table", "csv", "tsv", "json", "ttl")


@click.command()
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


def _question(settings: Settings, name: str) -> Question:
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


@click.command()
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
