"""The main job: data → store → validation → answers → pages, drawings, dumps, in one folder."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fardplan_kg.answers import Answer, ask
from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.faults import DataFault
from fardplan_kg.plans import covered
from fardplan_kg.publication import site
from fardplan_kg.questions import LANGUAGES, read_questions
from fardplan_kg.serialisation import dumps
from fardplan_kg.store import EmbeddedStore
from fardplan_kg.tables import as_csv, as_json
from fardplan_kg.validation import FAULT, Finding, findings

SHOWN_FAULTS = 10
Say = Callable[[str, str], None]


@dataclass(frozen=True)
class Built:
    """What a build has written, and what it found for information."""

    files: tuple[str, ...]
    information: tuple[Finding, ...]


def build(data: Data, folder: Path, say: Say) -> Built:
    """Validate, answer, draw and write the site; ``say`` is told each step in both languages.

    Raises DataFault with the faults where the graph is not valid: nothing is written then, and
    what was in the folder stays.
    """
    say("Läser in och härleder …", "Loading and deriving …")
    store = open_store(data)
    say("Granskar …", "Validating …")
    found = findings(store, data)
    _refuse_faults([finding for finding in found if finding.severity == FAULT])
    say("Svarar på frågorna …", "Answering the questions …")
    answers = answer_all(store, data)
    say("Ritar och skriver …", "Drawing and writing …")
    return Built(site.write(folder, _inputs(store, answers)), tuple(found))


def _refuse_faults(faults: list[Finding]) -> None:
    if faults:
        told = [f"{fault.subject}: {fault.message('en')}" for fault in faults[:SHOWN_FAULTS]]
        more = len(faults) - len(told)
        ending = f"\n  and {more} more: fardplan validate lists them" if more else ""
        raise DataFault(
            f"the graph has {len(faults)} faults, and nothing was written\n  "
            + "\n  ".join(told)
            + ending
        )


def answer_all(store: EmbeddedStore, data: Data) -> dict[tuple[str, str], Answer]:
    """Return the answer to every question in every language, by name and language."""
    return {
        (question.name, language): ask(store, question, {}, language)
        for question in read_questions(data)
        for language in LANGUAGES
    }


def _inputs(store: EmbeddedStore, answers: dict[tuple[str, str], Answer]) -> site.Inputs:
    files = {f"data/{name}": content for name, content in dumps(store).items()}
    name, slug = covered(store)
    return site.Inputs(
        answers=answers,
        files=files,
        tables={"csv": as_csv, "json": as_json},
        core=name,
        slug=slug,
        version=hashlib.sha256(files["data/fardplan.nq"]).hexdigest()[:12],
    )
