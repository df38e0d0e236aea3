"""Questions: list them, ask them."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fardplan_kg.commands.settings import Settings, example, language_option
from fardplan_kg.faults import CallFault

if TYPE_CHECKING:
    from fardplan_kg.answers import Answer
    from fardplan_kg.questions import Question
    from fardplan_kg.store import EmbeddedStore, Store

TABLE_FORMATS = ("table", "csv", "tsv", "json", "ttl")
STREAMED = ("table", "csv")
SHOWN_ROWS = 1000


@dataclass(frozen=True)
class Style:
    """How an answer is written: the format and, for CSV, its separator and its byte order mark."""

    name: str
    separator: str
    bom: bool


@click.command()
@click.argument("name")
@click.option("-p", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter's value.")
@click.option("--format", "style", type=click.Choice(TABLE_FORMATS), default="table")
@click.option("--separator", default=",", help="Between the columns of CSV; a Swedish Excel: ';'.")
@click.option("--bom", is_flag=True, help="Begin CSV with a byte order mark, as Excel wants it.")
@click.option("--endpoint", metavar="URL", help="Ask a SPARQL server instead of the own store.")
@click.option("--timeout", default=30.0, show_default=True, help="Seconds to wait for a server.")
@language_option
@click.pass_obj
@example("fardplan query actions-of-actor -p actor=Trafikverket --format csv --separator ';' --bom")
def query(
    settings: Settings,
    name: str,
    parameters: tuple[str, ...],
    style: str,
    separator: str,
    bom: bool,
    endpoint: str | None,
    timeout: float,
    language: str | None,
) -> None:
    """Answer a question by its NAME, a query in a FILE.rq, or one on stdin (-).

    `fardplan queries` lists the names. A table shows at most 1,000 rows, other formats all.
    """
    from fardplan_kg.answers import ask
    from fardplan_kg.store import EmbeddedStore

    _let_interrupts_end_it()
    question = _question(settings, name)
    store = _store(settings, endpoint, timeout)
    asked = Asked(question, dict(map(_pair, parameters)), language or settings.language)
    if question.gives_triples:
        _triples(store, asked, style)
    elif isinstance(store, EmbeddedStore) and asked.rows_of_any_number and style in STREAMED:
        _rows_of_any_number(settings, store, asked, Style(style, separator, bom))
    else:
        answer = ask(store, question, asked.values, asked.language)
        _write(settings, answer, Style(style, separator, bom))


@dataclass(frozen=True)
class Asked:
    """A question with the values and the language it is asked in."""

    question: Question
    values: dict[str, str]
    language: str

    @property
    def rows_of_any_number(self) -> bool:
        """Whether it is a query of the user's own whose rows nothing bounds."""
        from fardplan_kg.query_form import query_form

        return not self.question.columns and query_form(self.question.query) == "SELECT"

    def query(self, store: Store) -> str:
        """Return the query with the values in it."""
        from fardplan_kg.answers import bound

        return bound(store, self.question, self.values, self.language)


def _triples(store: Store, asked: Asked, style: str) -> None:
    if style not in ("table", "ttl"):
        raise CallFault(
            f"{asked.question.name} gives triples: ask for --format ttl",
            f"{asked.question.name} ger tripler: begär --format ttl",
        )
    sys.stdout.buffer.write(store.construct(asked.query(store)).encode())


def _rows_of_any_number(
    settings: Settings, store: EmbeddedStore, asked: Asked, style: Style
) -> None:
    """Write the answer to a query of the user's own, which may have millions of rows."""
    from fardplan_kg.answers import answered

    query = asked.query(store)
    if style.name == "csv" and not style.bom:
        from fardplan_kg.tables import csv_lines

        for line in csv_lines(store.lines(query), style.separator):
            sys.stdout.buffer.write(line.encode())
        return
    most = SHOWN_ROWS + 1 if style.name == "table" else None
    solutions = store.select(query, most)
    answer = answered(asked.question, asked.language, asked.values, query, solutions)
    _write(settings, answer, style)


def _let_interrupts_end_it() -> None:
    """Let Ctrl-C end the process at once: a query in the engine does not come back to Python."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _store(settings: Settings, endpoint: str | None, timeout: float) -> Store:
    if endpoint is None:
        return settings.store()
    from fardplan_kg.remote import open_endpoint

    return open_endpoint(endpoint, timeout=timeout)


def _write(settings: Settings, answer: Answer, style: Style) -> None:
    from fardplan_kg.tables import FORMATS, as_csv, as_table, first_rows

    if style.name == "csv":
        text = as_csv(answer, style.separator, bom=style.bom)
    elif style.name == "table":
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        text = as_table(first_rows(answer, SHOWN_ROWS), width)
        if len(answer.rows) > SHOWN_ROWS:
            settings.say(
                f"… det finns fler än {SHOWN_ROWS} rader: --format csv ger alla",
                f"… there are more than {SHOWN_ROWS} rows: --format csv gives all",
            )
    else:
        text = FORMATS[style.name](answer)
    sys.stdout.buffer.write(text.encode())


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
        raise CallFault(
            f"-p {text}: write it as name=value, such as -p actor=Trafikverket",
            f"-p {text}: skriv namn=värde, till exempel -p actor=Trafikverket",
        )
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
        if not word or word.casefold() in question.searched:
            asked = " ".join(f"[-p {p.name}=…]" for p in question.parameters if p.name != "lang")
            click.echo(f"{question.name:32} {question.text[lang]} {asked}".rstrip())
