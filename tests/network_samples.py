"""Made-up answers in the shape of `questions.ask`, as large as Flemingsberg's roadmap.

The titles, names and numbers are the plan's own; every running text is made up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from fardplan_kg.answers import Answer
from fardplan_kg.questions import Column, Question
from fardplan_kg.store import Term

BASE = "https://w3id.org/fardplan/id/"
QUERY = '#+ title_en: a header\nSELECT * WHERE { ?s ?p "<b>&" }'
INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
HOSTILE = "</script><img src=x onerror=alert(1)> \"quoted\" 'single' & åäö 🚆 --> ]]>"


ACTORS = {
    "region-stockholm": ("Region Stockholm", "region"),
    "botkyrka-kommun": ("Botkyrka kommun", "municipality"),
    "huddinge-kommun": ("Huddinge kommun", "municipality"),
    "karnkommunerna": ("Kärnkommunerna", "group"),
    "naringslivet": ("Näringslivet", "group"),
    "fastighetsagare": ("Fastighetsägare", "group"),
    "polis": ("Polis", "group"),
    "flemingsberg-science": ("Flemingsberg Science", "organisation"),
    "sodertorns-hogskola": ("Södertörns högskola", "university"),
    "almi-stockholm-ab": ("Almi Stockholm AB", "company"),
    "trafikverket": ("Trafikverket", "agency"),
    "kommersiella-kollektivtrafikforetag": ("Kommersiella kollektivtrafikföretag", "group"),
    "berorda-kommuner": ("Berörda kommuner", "group"),
}
AREAS = {
    "1": ("levande", "Levande och attraktiva stadskärnor"),
    "2": ("malpunkter", "Regionala målpunkter för samhällsservice"),
    "3": ("naringsliv", "Naturliga lokaliseringsplatser för näringsliv och innovation"),
    "4": (
        "resande",
        "Tillgängliga regionala stadskärnor som bidrar till ett hållbart resande",
    ),
}
LOCAL = "botkyrka-kommun huddinge-kommun"
ACTIONS = {
    "1.1": (
        "Stärk kommunikationen om de regionala stadskärnorna och deras betydelse för "
        "Stockholmsregionens utveckling",
        "shared",
        "karnkommunerna naringslivet fastighetsagare",
    ),
    "1.2": (
        "Samverka för att stärka folkhälsoperspektivet i utvecklingen av de regionala "
        "stadskärnorna",
        "shared",
        "karnkommunerna",
    ),
    "1.3": ("Samverka kring utvecklingen av Hälsovägen", "core-specific", f"{LOCAL} polis"),
    "1.4": (
        "Arbeta med metodutveckling för en tryggare stadskärna",
        "core-specific",
        LOCAL,
    ),
    "1.5": (
        "Fortsätt samverka kring aktörsneutral platskommunikation i Flemingsberg",
        "core-specific",
        f"{LOCAL} flemingsberg-science",
    ),
    "2.1": (
        "Säkerställ vård efter behov med hjälp av stärkt samverkan",
        "shared",
        "karnkommunerna",
    ),
    "2.2": (
        "Samverka för att stärka kulturens och idrottens roll i utvecklingen av de regionala "
        "stadskärnorna",
        "shared",
        "karnkommunerna",
    ),
    "2.3": (
        "Verka för att Södertörns högskola blir universitet",
        "core-specific",
        f"{LOCAL} sodertorns-hogskola",
    ),
    "2.4": (
        "Samverka för att stärka Flemingsbergs rättskluster",
        "core-specific",
        f"{LOCAL} naringslivet",
    ),
    "3.1": ("Stärk de regionala stadskärnornas olika profiler", "shared", "karnkommunerna"),
    "3.2": (
        "Stärk näringslivet i de regionala stadskärnorna",
        "shared",
        "karnkommunerna naringslivet",
    ),
    "3.3": (
        "Stärk små och medelstora företags konkurrenskraft i de regionala stadskärnorna",
        "shared",
        "almi-stockholm-ab karnkommunerna naringslivet",
    ),
    "3.4": (
        "Stärk utvecklingen av Flemingsbergs Life Science-kluster",
        "core-specific",
        f"{LOCAL} flemingsberg-science naringslivet",
    ),
    "4.1": (
        "Stärk samverkan mellan nationell, regional och kommunal nivå",
        "shared",
        "karnkommunerna trafikverket",
    ),
    "4.2": (
        "Öka kunskapen om resandets utveckling till och från de regionala stadskärnorna",
        "shared",
        "karnkommunerna trafikverket kommersiella-kollektivtrafikforetag",
    ),
    "4.3": (
        "Stärk kopplingarna inom kärnan och till dess omland och underlätta för fler att gå, "
        "cykla och åka kollektivt.",
        "core-specific",
        f"{LOCAL} trafikverket",
    ),
    "4.4": (
        "Säkerställ framkomligheten för samhällsviktig verksamhet i Flemingsberg",
        "core-specific",
        f"{LOCAL} trafikverket",
    ),
    "4.5": (
        "Undersök hur den storregionala tillgängligheten i järnvägssystemet kan utvecklas",
        "core-specific",
        "trafikverket berorda-kommuner",
    ),
}
RESPONSIBLE = {number for number, (_, kind, _) in ACTIONS.items() if kind == "shared"} | {"4.5"}
STATUS = {
    "not-stated": {"sv": "Ansvarig aktör anges inte", "en": "No responsible actor stated"},
    "unclear": {"sv": "Oklart: två etiketter på raden", "en": "Unclear: two labels in the line"},
}
KINDS = {
    "shared": {"sv": "Gemensam insats", "en": "Shared action"},
    "core-specific": {"sv": "Kärnspecifik insats", "en": "Core-specific action"},
}
DIRECTION = (
    "En påhittad färdriktning, lika lång som planens: gör platsen levande under hela dygnet, "
    "fortsätt utvecklingen av de centrala delarna och underlätta för möten mellan dem som bor, "
    "studerar och arbetar här."
)


def iri(kind: str, slug: str) -> Term:
    return Term(f"{BASE}{kind}/{slug}", "iri")


def sv(value: str) -> Term:
    return Term(value, "literal", "sv")


def number(value: int) -> Term:
    return Term(str(value), "literal", "", INTEGER)


Row = Mapping[str, Term | tuple[Term, ...]]


def answer(
    name: str, title: Mapping[str, str], language: str, rows: Sequence[Row], **labels: str
) -> Answer:
    """An answer from rows of named terms; the first row says which columns there are."""
    names = list(dict.fromkeys(key for row in rows for key in row))
    columns = tuple(
        Column(n, dict.fromkeys(("sv", "en"), labels.get(n, n.replace("_", " ").capitalize())))
        for n in names
    )
    text = {"sv": f"Vad svarar {name}?", "en": f"What does {name} answer?"}
    cells = tuple(tuple(_cell(row.get(n, ())) for n in names) for row in rows)
    question = Question(name, title, text, ("test",), (), columns, QUERY)
    return Answer(question, language, {}, columns, cells, QUERY)


def _cell(value: Term | tuple[Term, ...]) -> tuple[Term, ...]:
    return (value,) if isinstance(value, Term) else value


def _role(action: str, actor: str) -> str:
    if action == "2.4":
        return "unclear"
    responsible = actor == "region-stockholm" and action in RESPONSIBLE
    return "responsible" if responsible else "participating"


def participations() -> list[dict[str, Term]]:
    rows = []
    for action, (title, kind, others) in ACTIONS.items():
        area = AREAS[action[0]]
        for actor in ["region-stockholm", *others.split()]:
            name, actor_type = ACTORS[actor]
            rows.append(
                {
                    "action": iri("action/flemingsberg", f"insats-{action.replace('.', '-')}"),
                    "number": Term(action),
                    "title": sv(title),
                    "kind": Term(kind),
                    "area": iri("goal-area", area[0]),
                    "area_name": sv(area[1]),
                    "actor": iri("actor", actor),
                    "actor_name": sv(name),
                    "actor_type": Term(actor_type),
                    "role": Term(_role(action, actor)),
                    "as_written": sv(name),
                }
            )
    return rows


def actors_of_action(language: str = "sv") -> Answer:
    title = {"sv": "Insatsernas aktörer", "en": "The actions' actors"}
    return answer("actors-of-action", title, language, participations())


def actions_by_area(language: str = "sv") -> Answer:
    rows: list[Row] = [
        {
            "area": iri("goal-area", AREAS[action[0]][0]),
            "area_name": sv(AREAS[action[0]][1]),
            "number": Term(action),
            "action": iri("action/flemingsberg", f"insats-{action.replace('.', '-')}"),
            "title": sv(title),
            "kind": Term(kind),
            "kind_name": Term(KINDS[kind][language], "literal", language),
            "direction_text": sv(DIRECTION),
        }
        for action, (title, kind, _) in ACTIONS.items()
    ]
    title = {"sv": "Insatser efter målområde", "en": "Actions by goal area"}
    return answer("actions-by-area", title, language, rows)


def without_responsible(language: str = "sv") -> Answer:
    rows: list[Row] = []
    for action, (title, _, _) in ACTIONS.items():
        if action not in RESPONSIBLE:
            status = "unclear" if action == "2.4" else "not-stated"
            rows.append(
                {
                    "action": iri("action/flemingsberg", f"insats-{action.replace('.', '-')}"),
                    "number": Term(action),
                    "title": sv(title),
                    "status": Term(status),
                    "status_name": Term(STATUS[status][language], "literal", language),
                }
            )
    name = {"sv": "Insatser utan ansvarig aktör", "en": "Actions with no responsible actor"}
    return answer("actions-without-responsible", name, language, rows)


def anomalies(language: str = "sv") -> Answer:
    kinds = {"sv": "Olika nummer", "en": "Different numbers"}
    texts = {
        "sv": ("Insatserna 1.4 och 1.5 har bytt plats", "Insatskartans nummer används."),
        "en": ("Actions 1.4 and 1.5 have changed places", "The map's numbers are used."),
    }
    reasons = {"sv": "Kartan är planens översikt.", "en": "The map is the plan's overview."}
    rows: list[Row] = [
        {
            "anomaly": iri("anomaly/flemingsberg", f"oklarhet-{i}"),
            "kind": Term(kinds[language], "literal", language),
            "title": Term(f"{texts[language][0]} ({i})", "literal", language),
            "about": iri("action/flemingsberg", "insats-1-4"),
            "about_name": sv(ACTIONS["1.4"][0]),
            "readings": (Term("1.4"), Term("1.5")),
            "decision": Term(texts[language][1], "literal", language),
            "reason": Term(reasons[language], "literal", language),
        }
        for i in range(1, 13)
    ]
    title = {"sv": "Oklarheter i färdplanen", "en": "Anomalies of the source"}
    return answer("anomalies", title, language, rows)


def actor_pairs(language: str = "sv") -> Answer:
    rows: list[Row] = [
        {
            "actor_a": iri("actor", "botkyrka-kommun"),
            "name_a": sv("Botkyrka kommun"),
            "actor_b": iri("actor", "huddinge-kommun"),
            "name_b": sv("Huddinge kommun"),
            "actions_count": number(8),
            "actions": tuple(Term(n) for n, a in ACTIONS.items() if LOCAL in a[2]),
        }
    ]
    title = {"sv": "Aktörer som nämns tillsammans", "en": "Actors named together"}
    return answer("actor-pairs", title, language, rows)


def overview(language: str = "sv") -> Answer:
    counts = {
        "sv": {"insatser": 18, "aktörer": 13, "medverkan": 61, "målområden": 4},
        "en": {"actions": 18, "actors": 13, "participations": 61, "goal areas": 4},
    }[language]
    fixed: list[Row] = [
        _part("roadmap", "flemingsberg", "Färdplan för den regionala stadskärnan Flemingsberg"),
        _part("vision", "stockholmsregionen", "Vision", "En påhittad vision för hela regionen."),
        _part("goal", "mal", "Mål", "Ett påhittat mål för stadskärnorna."),
        *(_part("area", slug, name) for slug, name in AREAS.values()),
        *(_part("direction", slug, name, DIRECTION) for slug, name in AREAS.values()),
    ]
    figures: list[Row] = [
        {"section": Term("count"), "label": Term(k, "literal", language), "value": number(v)}
        for k, v in counts.items()
    ]
    title = {"sv": "Färdplanen i korthet", "en": "The roadmap in short"}
    return answer("overview", title, language, [*fixed, *figures])


def _part(section: str, slug: str, label: str, text: str = "") -> Row:
    parts = {"section": Term(section), "thing": iri(section, slug), "label": sv(label)}
    return {**parts, "text": (sv(text),) if text else (), "value": ()}


ALL = (
    overview,
    actions_by_area,
    without_responsible,
    anomalies,
    actor_pairs,
    actors_of_action,
)


def answers() -> dict[tuple[str, str], Answer]:
    """Every sample answer in both languages, by question name and language."""
    made = [sample(language) for sample in ALL for language in ("sv", "en")]
    return {(found.question.name, found.language): found for found in made}


def hostile(source: Answer) -> Answer:
    """The same answer with a hostile text in every literal that is not a number or a code."""
    codes = {"number", "kind", "role", "actor_type", "section", "status", "value"}
    names = [column.name for column in source.columns]
    rows = tuple(
        tuple(
            tuple(_spoiled(term) if name not in codes else term for term in cell)
            for name, cell in zip(names, row, strict=True)
        )
        for row in source.rows
    )
    bad = {"sv": HOSTILE, "en": HOSTILE}
    question = replace(source.question, title=bad, text=bad, query=HOSTILE)
    columns = tuple(Column(column.name, bad) for column in source.columns)
    return replace(source, question=question, columns=columns, rows=rows, query=HOSTILE)


def _spoiled(term: Term) -> Term:
    if term.kind == "iri" or term.datatype == INTEGER:
        return term
    return replace(term, value=f"{term.value} {HOSTILE}")
