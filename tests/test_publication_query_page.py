from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from html_page import Page
from query_samples import made

from fardplan_kg.dataset import Data
from fardplan_kg.publication import query_alone, query_bundle, query_page
from fardplan_kg.publication.documents import MEDIA
from fardplan_kg.publication.inputs import QUADS, Inputs
from fardplan_kg.publication.query_words import WORDS
from fardplan_kg.questions import LANGUAGES
from fardplan_kg.store import EmbeddedStore
from fardplan_kg.wording import Words

SETTINGS = re.compile(r'<script type="application/json" id="query-settings">(.*?)</script>')


@pytest.fixture(scope="module")
def inputs(store: EmbeddedStore, built: Data) -> Inputs:
    return made(store, built)


@pytest.fixture
def unbuilt(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(query_bundle, "present", lambda: False)
    yield


def page(inputs: Inputs, language: str = "sv") -> str:
    (document,) = query_page.documents(inputs)
    assert document.path == "fraga"
    assert [own.path for own in document.representations] == list(query_bundle.PAGES)
    own = next(own for own in document.representations if own.language == language)
    assert own.made() == own.made()
    return own.made().decode()


@pytest.mark.parametrize(
    ("language", "title"), [("sv", "Ställ en egen fråga"), ("en", "Ask a question of your own")]
)
def test_a_page_in_each_language(inputs: Inputs, language: str, title: str) -> None:
    text = page(inputs, language)
    assert f"<h1>{title}</h1>" in text
    assert f'<html lang="{language}">' in text
    assert "'unsafe" not in text
    assert not re.search(r'<(script|link|img)[^>]*(src|href)="(https?:)?//', text)


def test_the_script_is_told_where_everything_is(inputs: Inputs) -> None:
    found = SETTINGS.search(page(inputs))
    assert found
    settings = json.loads(found[1])
    files = {own.path: own for own in query_page.files(inputs)}
    assert len(files) == len(query_bundle.FILES) + 3 * len(LANGUAGES)
    for name in query_page.DATA:
        assert json.loads(files[settings[name]].made())
    assert len(files[settings["wasm"]["url"]].made()) == settings["wasm"]["size"]
    assert settings["worker"] in files
    loaded = query_page.loaded(inputs)
    assert [own["url"] for own in settings["files"]] == list(loaded)
    assert [own["size"] for own in settings["files"]] == [len(c) for c, *_ in loaded.values()]
    assert settings["files"][0]["url"] in inputs.files
    assert settings["endpoint"] == ""


def test_the_files_have_their_media_types(inputs: Inputs) -> None:
    media = {own.path: own.media for own in query_page.files(inputs)}
    assert media["static/web_bg.wasm"] == MEDIA["wasm"] == "application/wasm"
    assert media["static/query.js"] == "text/javascript"
    assert media["static/query-licences.txt"] == "text/plain"
    assert media["fraga/fragor.en.json"] == "application/json"


def test_what_is_loaded_is_the_embedded_store(inputs: Inputs, store: EmbeddedStore) -> None:
    import pyoxigraph as ox

    loaded = ox.Store()
    for content, media, graph in query_page.loaded(inputs).values():
        form = ox.RdfFormat.from_media_type(media)
        assert form is not None
        place = ox.NamedNode(graph) if graph else ox.DefaultGraph()
        loaded.load(content, form, to_graph=None if form.supports_datasets else place)
    assert set(loaded) == set(store.engine)


def test_with_an_endpoint_there_is_a_form_and_a_choice(inputs: Inputs) -> None:
    served = page(replace(inputs, endpoint="sparql"))
    found = Page(served)
    assert len(set(found.ids())) == len(found.ids())
    assert '<form class="plain-form" method="post" action="sparql">' in served
    assert 'name="query"' in served
    assert re.findall(r'<option value="(\w+)">', served) == ["csv", "tsv", "json", "xml", "ttl"]
    assert 'id="in-browser"' in served
    assert "<form" not in page(inputs)
    assert 'id="in-browser"' not in page(inputs)


@pytest.mark.usefixtures("unbuilt")
@pytest.mark.parametrize("language", LANGUAGES)
def test_without_the_bundle_there_is_the_form_or_words(inputs: Inputs, language: str) -> None:
    assert list(query_page.files(inputs)) == list(query_alone.files(inputs)) == []
    for endpoint in ("sparql", ""):
        text = page(replace(inputs, endpoint=endpoint), language)
        assert "query.js" not in text
        assert "query-settings" not in text
        assert "fraga-ensam" not in text
        assert ("<form" in text) == bool(endpoint)
    words = Words(language).gettext("These pages were made without the editor.")
    assert words in page(inputs, language)
    assert "data/fardplan.nq" in page(inputs, language)


def test_without_data_there_is_no_script_and_of_nothing_no_page() -> None:
    assert list(query_page.files(Inputs({}))) == []
    assert list(query_page.documents(Inputs({}))) == []
    assert "query.js" not in page(Inputs({}, {QUADS: b""}))
    assert "<form" in page(Inputs({}, endpoint="sparql"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_query_to_begin_with_has_an_answer(
    inputs: Inputs, store: EmbeddedStore, language: str
) -> None:
    found = store.select(str(query_page.shown(inputs, language)["example"]))
    assert len(found.variables) == 3
    assert len(found.rows) > 3


def test_the_script_s_words_keep_their_places() -> None:
    filled = 0
    for message in filter(None, WORDS.values()):
        for language in LANGUAGES:
            said = Words(language).gettext(message)
            assert set(re.findall(r"\{\w+\}", said)) == set(re.findall(r"\{\w+\}", message))
        filled += "{" in message
    assert filled > 10
