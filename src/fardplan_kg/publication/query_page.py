"""The page on which one asks a question of one's own, in SPARQL.

Its script runs a query in the browser, over the site's own dumps, or asks the server's endpoint
where there is one. Without script, or where the package was made without Node, a plain form asks
the endpoint; a static site then says how else to ask.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial

from jinja2.utils import htmlsafe_json_dumps

from fardplan_kg.namespaces import BASE, ONTOLOGY, prefixes
from fardplan_kg.publication import query_bundle as bundle
from fardplan_kg.publication.completion import Json, names, questions, terms
from fardplan_kg.publication.documents import HTML, MEDIA, Document, Representation
from fardplan_kg.publication.inputs import QUADS, Frame, Inputs
from fardplan_kg.publication.pages import render
from fardplan_kg.publication.query_words import WORDS
from fardplan_kg.questions import LANGUAGES
from fardplan_kg.wording import Words

TRIPLES = "data/fardplan.nt"
DATA: dict[str, Callable[[Inputs, str], object]] = {
    "questions": questions,
    "terms": terms,
    "names": names,
}
"""What the script reads, by the name that it has there."""
_PLACES = {"questions": "fragor", "terms": "begrepp", "names": "namn"}
EXAMPLE = """\
SELECT ?{number} ?{action} ?{area} WHERE {{
  ?{action} a fp:Action ;
    fp:number ?{number} ;
    fp:goalArea ?{area} .
}}
ORDER BY ?{number}"""
_CALLED = {
    "sv": {"number": "nummer", "action": "insats", "area": "område"},
    "en": {"number": "number", "action": "action", "area": "area"},
}


def documents(inputs: Inputs) -> Iterator[Document]:
    """Return the page as a document, in each language; none where there is nothing to ask."""
    if not inputs.askable:
        return
    made = (
        Representation(f"{bundle.PATH}.{own}.html", HTML, partial(_page, inputs, own), own)
        for own in LANGUAGES
    )
    yield Document(bundle.PATH, tuple(made))


def files(inputs: Inputs) -> Iterator[Representation]:
    """Return what the page's script needs: nothing where it was not built."""
    if not scripted(inputs):
        return
    for name in bundle.FILES:
        media = MEDIA[name.rsplit(".", 1)[-1]]
        yield Representation(f"static/{name}", media, partial(bundle.content, name))
    for name in DATA:
        for language in LANGUAGES:
            made = partial(_data, inputs, name, language)
            yield Representation(data_path(name, language), MEDIA["json"], made, language)


def scripted(inputs: Inputs) -> bool:
    """Return whether the page has its script: the files are built, and there is data to ask."""
    return bundle.present() and QUADS in inputs.files and TRIPLES in inputs.files


def data_path(name: str, language: str) -> str:
    """Return where what the script reads is."""
    return f"{bundle.PATH}/{_PLACES[name]}.{language}.json"


def _data(inputs: Inputs, name: str, language: str) -> bytes:
    found = DATA[name](inputs, language)
    text = json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{text}\n".encode()


def loaded(inputs: Inputs) -> dict[str, tuple[bytes, str, str]]:
    """Return what the engine loads: path → content, media type, named graph.

    The named graphs, the default graph (all strata but evidence and meta, merged: no graph but the
    empty one) and the ontology, which is a graph of its own and no part of the dumps.
    """
    found = {
        QUADS: (inputs.files[QUADS], MEDIA["nq"], ""),
        TRIPLES: (inputs.files[TRIPLES], MEDIA["nt"], ""),
    }
    if inputs.described and ONTOLOGY in inputs.places.pages:
        own = inputs.described.written(ONTOLOGY, "nt")
        found[f"{inputs.places.pages[ONTOLOGY]}.nt"] = own, MEDIA["nt"], ONTOLOGY
    return found


def _page(inputs: Inputs, language: str) -> bytes:
    frame = inputs.frame(language, bundle.PATH)
    return render(
        frame,
        "query.html",
        **shown(inputs, language),
        settings=embeddable(_settings(inputs, frame)) if scripted(inputs) else "",
        script=f"static/{bundle.SCRIPT}",
        style=f"static/{bundle.STYLE}",
        alone=f"{bundle.ALONE}.{language}.html",
        licences=f"static/{bundle.LICENCES}",
    ).encode()


def shown(inputs: Inputs, language: str) -> dict[str, object]:
    """Return what the page shows, on the site and as a single file."""
    return {
        "endpoint": inputs.endpoint,
        "example": _started(language),
        "dumps": [path for path in (QUADS, TRIPLES) if path in inputs.files],
    }


def _started(language: str) -> str:
    """Return the query that stands on the page when it is opened."""
    query = EXAMPLE.format(**_CALLED[language])
    declared = [f"PREFIX {own}: <{iri}>" for own, iri in prefixes().items() if f"{own}:" in query]
    return "\n".join((*declared, query))


def common(language: str) -> Json:
    """Return what the script is told, on the site and in a single file."""
    words = Words(language)
    answer = words.gettext("answer")
    return {
        "language": language,
        "base": BASE,
        "prefixes": prefixes(),
        "example": _started(language),
        "file": f"fardplan-{answer}",
        "words": {code: words.gettext(message) for code, message in WORDS.items()},
    }


def _settings(inputs: Inputs, frame: Frame) -> Json:
    return {
        **common(frame.language),
        "root": frame.root,
        "endpoint": inputs.endpoint,
        "worker": f"static/{bundle.WORKER}",
        "wasm": {"url": f"static/{bundle.ENGINE}", "size": len(bundle.content(bundle.ENGINE))},
        "files": [
            {"url": path, "size": len(content), "format": media, "graph": graph}
            for path, (content, media, graph) in loaded(inputs).items()
        ],
        **{name: data_path(name, frame.language) for name in DATA},
    }


def embeddable(found: object) -> str:
    """Return data as JSON such as may stand in a page."""
    return htmlsafe_json_dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
