"""The questions in an order to read them in: by theme, and the ones that most people ask first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from fardplan_kg.questions import Question
from fardplan_kg.wording import Words, msg

THEMES = {
    msg("The roadmap and what it wants"): (
        "plan", "färdplan", "mål", "vision", "översikt", "kedja",
    ),
    msg("Actors and their roles"): ("aktör", "roll", "ansvar", "grupp"),
    msg("Actions"): ("insats", "målområde"),
    msg("Working together"): ("genomförande", "forum", "samverkan", "nätverk", "beslut"),
    msg("Places, figures, dates and documents"): (
        "plats", "stadskärna", "infrastruktur", "status", "etablering", "siffra", "tid", "år",
        "dokument", "identifierare", "länk",
    ),
    msg("Unclear points and interpretations"): ("oklarhet", "tolkning"),
    msg("Sources and quality"): ("belägg", "källa", "kvalitet", "citat", "avsnitt", "graf"),
}  # fmt: skip
"""Each theme with the tags that put a question in it; a question's first known tag counts."""
OTHERS = msg("Other questions")
LEADING = (
    "overview",
    "actions-by-area",
    "responsible-actors",
    "actors-of-action",
    "actions-of-actor",
    "shared-by-two-actors",
    "actions-without-responsible",
    "action-evidence",
    "anomalies",
)
"""What most people ask first; the others follow by their title."""


def by_theme(
    questions: Iterable[Question], words: Words
) -> tuple[tuple[str, tuple[Question, ...]], ...]:
    """Return the questions by theme, in words."""
    found: dict[str, list[Question]] = defaultdict(list)
    for question in questions:
        found[theme(question)].append(question)
    return tuple(
        (words.gettext(name), tuple(sorted(found[name], key=lambda q: _order(q, words.language))))
        for name in (*THEMES, OTHERS)
        if found[name]
    )


def theme(question: Question) -> str:
    """Return the theme of a question's first tag that has one."""
    for tag in question.tags:
        for name, tags in THEMES.items():
            if tag in tags:
                return name
    return OTHERS


def leading(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Return the questions that most people ask first."""
    by_name = {question.name: question for question in questions}
    return tuple(by_name[name] for name in LEADING if name in by_name)


def _order(question: Question, language: str) -> tuple[int, str, str]:
    place = LEADING.index(question.name) if question.name in LEADING else len(LEADING)
    return place, question.title[language].casefold(), question.name
