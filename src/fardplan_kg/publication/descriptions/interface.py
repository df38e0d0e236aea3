"""The parts of an OpenAPI document: operations, parameters, answers.

The form: OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1.html). A text says it in Swedish and
then in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from fardplan_kg.publication.documents import HTML
from fardplan_kg.publication.headers import VARY
from fardplan_kg.questions import LANGUAGES
from fardplan_kg.wording import Words, msg

Json = dict[str, Any]
STEP = "^[A-Za-z0-9._~-]+$"
"""The characters of a path's steps: no address of ours needs escaping."""
TEMPLATED = re.compile(r"\{([a-z0-9]+)\}")
TEXT: Json = {"schema": {"type": "string"}}
JSON: Json = {"schema": {}}
"""What JSON holds is told where its form is; here it may be anything."""
HEADERS = {
    "ETag": {"$ref": "#/components/headers/ETag"},
    "Vary": {"$ref": "#/components/headers/Vary"},
}
FAULTS = {
    "404": msg("There is nothing at this address."),
    "406": msg("The address has none of the media types asked for."),
    "410": msg("What was published here is withdrawn."),
}
ACCEPTED = {"$ref": "#/components/parameters/acceptLanguage"}
UNCHANGED = {"$ref": "#/components/parameters/ifNoneMatch"}


def both(message: str, separator: str = "\n\n") -> str:
    """Return a message in Swedish and then in English."""
    return separator.join(Words(language).gettext(message) for language in LANGUAGES)


def operation(
    name: str,
    tags: Iterable[str],
    summary: str,
    answers: Mapping[str, Json],
    parameters: Iterable[Json] = (),
    description: str = "",
) -> Json:
    """Return a path that answers GET; summary and description are in both languages already."""
    told: Json = {"operationId": name, "summary": summary, "tags": list(tags)}
    if description:
        told["description"] = description
    given = list(parameters)
    if given:
        told["parameters"] = given
    return {"get": {**told, "responses": dict(sorted(answers.items()))}}


def in_path(
    path: str, allowed: Mapping[str, list[str]], example: Mapping[str, str] | None = None
) -> list[Json]:
    """Return the parameters of a templated path; allowed: what some of them may be.

    example: a value for each of some of them, which together are an address that there is.
    """
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {
                "type": "string",
                **({"enum": allowed[name]} if name in allowed else {"pattern": STEP}),
            },
            **({"example": example[name]} if example and name in example else {}),
        }
        for name in TEMPLATED.findall(path)
    ]


def in_query(name: str, description: str, schema: Json) -> Json:
    """Return a parameter that stands in the query of an address and may be left out."""
    return {"name": name, "in": "query", "description": description, "schema": schema}


def content(media: Iterable[str]) -> Json:
    """Return content in any of some media types, sorted."""
    return {own: JSON if own.endswith("json") else TEXT for own in sorted(set(media))}


def answers(media: Iterable[str], *faults: str, negotiated: bool = False) -> dict[str, Json]:
    """Return what a document answers: its media types, that it is unchanged, its faults."""
    headers = HEADERS if negotiated else {"ETag": HEADERS["ETag"]}
    return {
        "200": {
            "description": both(msg("The content"), " / "),
            "headers": headers,
            "content": content(media),
        },
        "304": {"description": both(msg("Unchanged since the last time"), " / ")},
        **{fault: {"$ref": f"#/components/responses/{fault}"} for fault in faults},
    }


def see_other() -> dict[str, Json]:
    """Return what the address of a thing answers: where the document about it is."""
    return {
        "303": {
            "description": both(msg("The document that tells of it"), " / "),
            "headers": {"Location": {"schema": {"type": "string", "format": "uri-reference"}}},
        },
        "404": {"$ref": "#/components/responses/404"},
        "410": {"$ref": "#/components/responses/410"},
    }


def components(refusals: Mapping[str, Json] | None = None) -> Json:
    """Return what the operations share.

    refusals: the answers of a server of ours by status; of another, little is known.
    """
    media = sorted({own for told in (refusals or {}).values() for own in told["content"]})
    return {
        "headers": {
            "ETag": {"schema": {"type": "string"}},
            "Vary": {"schema": {"type": "string", "const": VARY}},
        },
        "parameters": {
            "acceptLanguage": {
                "name": "Accept-Language",
                "in": "header",
                "description": both(msg("The language of a page; Swedish where none is asked for")),
                "schema": {"type": "string"},
            },
            "ifNoneMatch": {
                "name": "If-None-Match",
                "in": "header",
                "description": both(msg("The ETag of what one has already")),
                "schema": {"type": "string"},
            },
        },
        "responses": {
            **{
                code: {"description": both(message), "content": content(media or (HTML,))}
                for code, message in FAULTS.items()
            },
            **(refusals or {}),
        },
    }
