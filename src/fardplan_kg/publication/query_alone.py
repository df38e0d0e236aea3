"""The query page as a single file that works from a disk, without a server and without a network.

Script, style, engine and data are inside it, the last two packed with gzip and written in base64.
It is made from what npm built and from the dumps; the same data give the same bytes.
"""

from __future__ import annotations

import gzip
from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache, partial

from fardplan_kg.publication import query_bundle as bundle
from fardplan_kg.publication.documents import HTML, Representation
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.publication.query_page import DATA, common, embeddable, loaded, scripted, shown
from fardplan_kg.questions import LANGUAGES
from fardplan_kg.rendering import environment

LEVEL = 9


def files(inputs: Inputs) -> Iterator[Representation]:
    """Return the single file in each language: none where the script was not built."""
    if scripted(inputs):
        for language, path in zip(LANGUAGES, bundle.ALONE_PAGES, strict=True):
            yield Representation(path, HTML, partial(page, inputs, language), language)


def page(inputs: Inputs, language: str) -> bytes:
    """Return the single file."""
    blocks = _blocks(inputs)
    template = environment(language).get_template("query_alone.html")
    made = template.render(
        **shown(inputs, language) | {"endpoint": ""},
        inputs=inputs,
        settings=embeddable(_settings(inputs, language, blocks)),
        policy=bundle.alone_policy(),
        style=bundle.inlined_style(),
        script=bundle.inlined_script(),
        blocks={name: _packed(content) for name, (content, _, _) in blocks.items()},
        data={name: embeddable(make(inputs, language)) for name, make in DATA.items()},
        licences=bundle.content(bundle.LICENCES).decode(),
        alone="",
    )
    return made.encode()


def _blocks(inputs: Inputs) -> dict[str, tuple[bytes, str, str]]:
    """Return what is packed: the element's name → content, media type, named graph."""
    found = {f"data-{n}": own for n, own in enumerate(loaded(inputs).values())}
    for name, file in (("engine", bundle.ENGINE), ("engine-worker", bundle.WORKER)):
        found[name] = bundle.content(file), "", ""
    return found


def _settings(
    inputs: Inputs, language: str, blocks: dict[str, tuple[bytes, str, str]]
) -> dict[str, object]:
    return {
        **common(language),
        "embedded": True,
        "root": inputs.address or None,
        "wasm": {"element": "engine"},
        "worker": {"element": "engine-worker"},
        "files": [
            {"element": name, "format": media, "graph": graph}
            for name, (_, media, graph) in blocks.items()
            if media
        ],
    }


@lru_cache(8)  # each is in the files of both languages
def _packed(content: bytes) -> str:
    return b64encode(gzip.compress(content, LEVEL, mtime=0)).decode()
