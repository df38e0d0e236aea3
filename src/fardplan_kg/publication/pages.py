"""The site's pages: values in, HTML out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

from fardplan_kg.answers import Answer
from fardplan_kg.network.naming import named
from fardplan_kg.network.roadmaps import Roadmap
from fardplan_kg.publication import asking, question_form
from fardplan_kg.publication.descriptions import schema_org
from fardplan_kg.publication.descriptions.catalogue import read_data_set
from fardplan_kg.publication.descriptions.files import NAMES
from fardplan_kg.publication.documents import MEDIA, Publication
from fardplan_kg.publication.front import Front, front
from fardplan_kg.publication.inputs import (
    NETWORK,
    QUESTIONS,
    THINGS,
    Alternate,
    Frame,
    Inputs,
    front_name,
    other_language,
    plan_path,
)
from fardplan_kg.publication.register import register
from fardplan_kg.publication.resource import resource
from fardplan_kg.publication.table import table
from fardplan_kg.publication.themes import by_theme, leading
from fardplan_kg.publication.together import FIGURES, together
from fardplan_kg.questions import LANGUAGES, Question
from fardplan_kg.rendering import environment
from fardplan_kg.store import Term
from fardplan_kg.wording import Words

PLAN_COLUMNS = ("plan", "plan_name")
"""What tells roadmaps apart in an answer: nothing to read where the graph holds only one."""


def answer_page(inputs: Inputs, language: str, name: str) -> str:
    """Return a question: in words, its form, the answer, the query, how to ask it oneself."""
    return _answered(inputs, inputs.answers[name, language], f"svar/{name}", "")


def answer_page_for(inputs: Inputs, answer: Answer) -> str:
    """Return the page of a question that a visitor of a served site has asked with values."""
    question = answer.question
    values = question_form.values_of(question, inputs.choices, given(answer))
    return _answered(inputs, answer, f"svar/{question.name}", f"?{urlencode(values)}")


def given(answer: Answer) -> dict[str, Term]:
    """Return what the parameters are that a value was given for."""
    return {name: answer.terms[name] for name in answer.values if name in answer.terms}


def _answered(inputs: Inputs, answer: Answer, path: str, values: str) -> str:
    """Return the page of an answer; values: those that stand in its address, with their ``?``."""
    language, names = answer.language, inputs.sources[answer.language].names
    read = named(answer, names.elsewhere)
    hidden = () if inputs.several else PLAN_COLUMNS
    name = path.rsplit("/", 1)[-1]
    files = {form: f"{name}.{language}.{form}{values}" for form in sorted(inputs.tables)}
    return render(
        _answer_frame(inputs, language, path, values, files),
        "answer.html",
        answer=answer,
        table=table(read, lambda iri: names.name(iri).value, hidden),
        files=files,
        form=question_form.form(inputs, answer.question, language, answer.terms),
        chosen=question_form.chosen(answer.question, inputs, answer.terms, language),
        permalink=f"{inputs.address}{path}.{language}.html{values}" if values else "",
        parameters=asking.parameters(answer.question, inputs.choices, names),
        query=without_header(answer.query or answer.question.query),
        query_file="" if values else asking.query_file(answer),
        command=asking.command(answer),
        python=asking.python(answer),
        server="" if inputs.endpoint else asking.server(answer),
        request=asking.request(f"{inputs.address}{path}.{language}.csv{values}"),
        away=other_language(language),
    )


def _answer_frame(
    inputs: Inputs, language: str, path: str, values: str, files: Mapping[str, str]
) -> Frame:
    other = (path.rsplit("/", 1)[-1], other_language(language)) in inputs.answers
    frame = inputs.frame(language, path, other=other)
    return replace(
        frame,
        other=frame.other and frame.other + values,
        canonical=frame.canonical + values,
        alternates=tuple(Alternate(f.upper(), MEDIA[f], href) for f, href in files.items()),
    )


def unanswered_page(
    inputs: Inputs, question: Question, language: str, written: Mapping[str, str], why: str
) -> str:
    """Return a question's page without an answer: why there is none, and the form to mend it.

    written: what the visitor gave. why: begins with the name of the parameter at fault, if any.
    """
    at_fault, told = question_form.fault_in_words(question, language, why)
    return render(
        inputs.frame(language, f"svar/{question.name}"),
        "unanswered.html",
        question=question,
        why=told,
        at_fault=at_fault,
        form=question_form.form(inputs, question, language, {}, written),
    )


def questions_page(inputs: Inputs, language: str) -> str:
    """Return the list of all questions, by theme."""
    answers = inputs.asked(language)
    pages = {answer.question.name: name for name, answer in reversed(list(answers.items()))}
    themes = by_theme((a.question for a in answers.values()), Words(language))
    return render(inputs.frame(language, QUESTIONS), "questions.html", themes=themes, pages=pages)


def resource_page(inputs: Inputs, language: str, iri: str) -> str:
    """Return the page of a thing, with the roadmap that it is part of if that is one of several."""
    plan, path = inputs.plan_of(iri), inputs.places.pages[iri]
    frame = described_frame(inputs, language, iri, path, plan)
    made = resource(inputs.sources[language], iri)
    roadmap = plan_path(plan) if plan else ""
    return render(frame, "resource.html", it=made, plan=plan, plan_path=roadmap)


def described_frame(
    inputs: Inputs, language: str, iri: str, path: str, plan: Roadmap | None = None
) -> Frame:
    """Return what stands around a page with data: links to it in every syntax, and a part of it."""
    described = inputs.described
    found = described.at(iri, path) if described else ()
    named = ((own.media, own.path.rsplit("/", 1)[-1]) for own in found)
    return replace(
        inputs.frame(language, path, plan=plan),
        alternates=tuple(Alternate(NAMES[h.rsplit(".", 1)[-1]], media, h) for media, h in named),
        embedded=described.embedded(iri) if described else "",
    )


def things_page(inputs: Inputs, language: str) -> str:
    """Return the list of everything that has a page, by kind."""
    frame = inputs.frame(language, THINGS)
    return render(frame, "things.html", register=register(inputs.sources[language]))


def front_page(inputs: Inputs, language: str, *, files: Publication) -> str:
    """Return the front page: of one roadmap what it is, of several what each is and they share.

    ``files`` holds the files to take away.
    """
    frame = inputs.frame(language, "index")
    answers = inputs.asked(language)
    source = inputs.sources[language]
    about: dict[str, object] = (
        {
            "together": together(source, inputs.roadmaps),
            "labels": [source.words.gettext(label) for label in FIGURES],
            "paths": {own.slug: plan_path(own) for own in inputs.roadmaps},
        }
        if inputs.several
        else {"front": _front(inputs, inputs.answers, language), "core": inputs.core}
    )
    address, name = inputs.address, front_name(language)
    canonical = address if language == LANGUAGES[0] and address else address + name
    other = front_name(other_language(language))
    data_set = schema_org.dataset(read_data_set(inputs.facts), files, language)
    embedded = schema_org.embedded(data_set)
    return render(
        replace(frame, other=other, canonical=canonical, embedded=embedded),
        "together.html" if inputs.several else "front.html",
        **about,
        answers=answers,
        leading=leading(answer.question for answer in answers.values()),
        network=frame.menu.get("network", "").removesuffix(".html"),
        described=inputs.described is not None,
        sizes={path: len(content) for path, content in sorted(inputs.files.items())},
    )


def plan_page(inputs: Inputs, language: str, *, roadmap: Roadmap) -> str:
    """Return the page of one of several roadmaps: what the front page says of a single one."""
    found = inputs.by_plan.get(roadmap.slug, {})
    has_network = (NETWORK, language) in found
    return render(
        inputs.frame(language, plan_path(roadmap), plan=roadmap),
        "plan.html",
        core=roadmap.name,
        front=_front(inputs, found, language),
        answers=inputs.asked(language),
        network=f"natverk/{roadmap.slug}.{language}" if has_network else "",
        others=[(own.name, plan_path(own)) for own in inputs.roadmaps if own != roadmap],
        link_to=inputs.sources[language].names.reference(roadmap.iri),
    )


def _front(inputs: Inputs, answers: Mapping[tuple[str, str], Answer], language: str) -> Front:
    source = inputs.sources[language]
    return front(answers, language, source.names.elsewhere, source.actor_kinds)


def without_header(query: str) -> str:
    """Return the query itself; what its header says stands on the page in words."""
    lines = [line for line in query.splitlines() if not line.startswith("#+")]
    return "\n".join(lines).strip()


def render(frame: Frame, template: str, **values: object) -> str:
    """Return a page from a template, the frame around it and its values."""
    made = environment(frame.language).get_template(template)
    return made.render(frame=frame, root=frame.root, home=frame.home, places=frame.places, **values)
