"""The main job: data → store → validation → answers → pages, drawings, dumps, in one folder."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from fardplan_kg.answers import Answer, ask
from fardplan_kg.dataset import Data
from fardplan_kg.derivation import open_store
from fardplan_kg.faults import DataFault
from fardplan_kg.namespaces import VOCABULARIES
from fardplan_kg.network.roadmaps import Roadmap, roadmaps
from fardplan_kg.parameters import Parameter, choices, short_values
from fardplan_kg.publication import output, query_bundle, site
from fardplan_kg.publication.asking import PLAN
from fardplan_kg.publication.described import Described
from fardplan_kg.publication.descriptions.catalogue import Party, read_data_set
from fardplan_kg.publication.descriptions.rdf import VCARD
from fardplan_kg.publication.documents import Publication
from fardplan_kg.publication.facts import read_facts
from fardplan_kg.publication.front import OF_A_PLAN
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.publication.things import places
from fardplan_kg.publication.tombstones import read_tombstones
from fardplan_kg.questions import LANGUAGES, Question, read_questions
from fardplan_kg.serialisation import dumps
from fardplan_kg.store import EmbeddedStore
from fardplan_kg.tables import as_csv, as_json, as_ttl
from fardplan_kg.validation import FAULT, Finding, validate

SHOWN_FAULTS = 10
PUBLISHER = (f"{VOCABULARIES['foaf']}name",)
CONTACT = (f"{VCARD}fn", f"{VCARD}hasEmail")
# what a page or a picture of every roadmap is called in a path
ALL = "alla"
Say = Callable[[str, str], None]


@dataclass(frozen=True)
class Built:
    """What a build has written, and what it found for information."""

    files: tuple[str, ...]
    information: tuple[Finding, ...]


@dataclass(frozen=True)
class Prepared:
    """What is published, and what it takes to ask its graph anew."""

    publication: Publication
    inputs: Inputs
    store: EmbeddedStore
    questions: tuple[Question, ...]


def prepared(data: Data, base: str, say: Say, endpoint: str = "") -> Prepared:
    """Return everything that is published, each page and file made when it is asked for.

    ``base`` is the address at which it is served, ``endpoint`` the path of the SPARQL endpoint
    there; ``say`` is told each step in both languages.
    """
    say("Läser in och härleder …", "Loading and deriving …")
    store = open_store(data)
    say("Svarar på frågorna …", "Answering the questions …")
    questions = _asked(data)
    found = replace(_inputs(store, questions, data, base), endpoint=endpoint)
    return Prepared(site.publication(found), found, store, questions)


def _asked(data: Data) -> tuple[Question, ...]:
    return tuple(found for found in read_questions(data) if not found.gives_triples)


def _inputs(store: EmbeddedStore, questions: tuple[Question, ...], data: Data, base: str) -> Inputs:
    found = inputs(store, list(questions), answer_all(store, questions))
    return replace(found, address=base, gone=read_tombstones(data, found.facts.of))


def build(data: Data, folder: Path, say: Say, base: str = "") -> Built:
    """Validate, answer, draw and write the site; ``say`` is told each step in both languages.

    ``base`` is the address at which the folder will be served, if that is known.

    Raises DataFault with the faults where the graph is not valid, OutputRefused where the folder is
    not ours: nothing is written then, and what was in the folder stays.
    """
    output.check(folder)
    say("Läser in och härleder …", "Loading and deriving …")
    store = open_store(data)
    # pySHACL takes half of all the time: it judges on the other core while the pages are made
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as judge:
        verdict = judge.submit(validate, data)
        say("Svarar på frågorna …", "Answering the questions …")
        found = _inputs(store, _asked(data), data, base)
        if not query_bundle.present():
            say(*query_bundle.UNBUILT)
        say("Ritar …", "Drawing …")
        files = site.folder_files(site.publication(found))
        say("Granskar …", "Validating …")
        findings = verdict.result()
    refuse_faults([finding for finding in findings if finding.severity == FAULT])
    output.write(folder, files)
    return Built(tuple(sorted(files)), tuple(findings))


def refuse_faults(faults: list[Finding]) -> None:
    """Raise DataFault that names the first of the faults, in both languages, if there are any."""
    if faults:
        number = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        more = len(faults) - SHOWN_FAULTS
        raise DataFault(
            f"the graph has {number}, and nothing was written\n  "
            + _listed(faults, "en")
            + (f"\n  and {more} more" if more > 0 else "")
            + "\n  fardplan validate lists all of them",
            f"grafen har {len(faults)} fel, och inget skrevs\n  "
            + _listed(faults, "sv")
            + (f"\n  och {more} till" if more > 0 else "")
            + "\n  fardplan validate visar alla",
        )


def _listed(faults: list[Finding], language: str) -> str:
    """Return the first of the faults, one a line."""
    told = (f"{found.subject}: {found.message(language)}" for found in faults[:SHOWN_FAULTS])
    return "\n  ".join(told)


def answer_all(
    store: EmbeddedStore, questions: Iterable[Question]
) -> dict[tuple[str, str], Answer]:
    """Return the answer to every question in every language, by name and language."""
    return {
        (question.name, language): ask(store, question, _needed(store, question), language)
        for question in questions
        for language in LANGUAGES
    }


def _needed(store: EmbeddedStore, question: Question) -> dict[str, str]:
    """Return a value for each parameter that must have one and has no default."""
    needy = (own for own in question.parameters if own.required and not own.default)
    return {own.name: next(iter(given)) for own in needy if (given := _may_be(store, own))}


def _may_be(store: EmbeddedStore, parameter: Parameter) -> dict[str, str]:
    """Return what a parameter may be, things or words, each with the value that says so."""
    if parameter.kind == "iri":
        return short_values(choices(store, parameter)) if parameter.choices else {}
    return {word: word for word in parameter.choices.split()}


def inputs(
    store: EmbeddedStore, questions: list[Question], answers: dict[tuple[str, str], Answer]
) -> Inputs:
    """Return what the site is made from, by the store and the answers."""
    files = {f"data/{name}": content for name, content in dumps(store).items()}
    plans = roadmaps(store)
    facts = read_facts(store)
    data_set = read_data_set(facts)
    return Inputs(
        answers=answers,
        files=files,
        tables={"csv": as_csv, "json": as_json, "ttl": as_ttl},
        core=", ".join(plan.name for plan in plans),
        slug=plans[0].slug if len(plans) == 1 else ALL,
        version=hashlib.sha256(files["data/fardplan.nq"]).hexdigest()[:12],
        publisher=_called(data_set.publisher, PUBLISHER),
        contact=_called(data_set.contact, CONTACT),
        facts=facts,
        described=Described(store, facts, places(facts)),
        choices={
            (q.name, own.name): _may_be(store, own) for q in questions for own in q.parameters
        },
        roadmaps=plans,
        by_plan=_by_plan(store, questions, plans) if len(plans) > 1 else {},
    )


def _called(party: Party | None, properties: tuple[str, ...]) -> str:
    """Return a publisher or a contact in words; an empty text where none is stated."""
    values = (party.value(own).removeprefix("mailto:") for own in properties) if party else ()
    return ", ".join(filter(None, values))


def _by_plan(
    store: EmbeddedStore, questions: list[Question], plans: tuple[Roadmap, ...]
) -> dict[str, dict[tuple[str, str], Answer]]:
    """Return the answers that a roadmap's own page is made of, by the roadmap's slug."""
    wanted = [own for own in questions if own.name in OF_A_PLAN and _takes_plan(own)]
    return {
        plan.slug: {
            (own.name, language): ask(store, own, {PLAN: plan.iri}, language)
            for own in wanted
            for language in LANGUAGES
        }
        for plan in plans
    }


def _takes_plan(question: Question) -> bool:
    return any(own.name == PLAN for own in question.parameters)
