from __future__ import annotations

import gzip
import json
import re
from base64 import b64decode, b64encode
from dataclasses import replace
from hashlib import sha256

import pytest
from query_samples import made

from fardplan_kg.dataset import Data
from fardplan_kg.publication import query_alone, query_bundle, query_page
from fardplan_kg.publication.inputs import Inputs
from fardplan_kg.questions import LANGUAGES
from fardplan_kg.store import EmbeddedStore

HOSTILE = '</script><!--<script>alert("å")</script>'
SCRIPTS = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)


@pytest.fixture(scope="module")
def inputs(store: EmbeddedStore, built: Data) -> Inputs:
    return made(store, built)


def scripts(text: str) -> dict[str, str]:
    """Return what the script elements hold, by their id; the one that runs has none."""
    found = {}
    for attributes, content in SCRIPTS.findall(text):
        own = re.search(r'id="([^"]+)"', attributes)
        found[own[1] if own else ""] = content
    return found


def test_a_file_in_each_language(inputs: Inputs) -> None:
    files = list(query_alone.files(inputs))
    assert [own.path for own in files] == ["fraga-ensam.sv.html", "fraga-ensam.en.html"]
    for own, language in zip(files, LANGUAGES, strict=True):
        text = own.made().decode()
        assert f'<html lang="{language}">' in text
        assert own.made() == own.made()
        outside = SCRIPTS.sub("", text)
        assert not re.search(r"<(link|img|iframe)\b|\bsrc=", outside)
        assert not any("src" in attributes for attributes, _ in SCRIPTS.findall(text))


def test_it_holds_the_engine_and_all_data(inputs: Inputs) -> None:
    held = scripts(query_alone.page(inputs, "sv").decode())
    settings = json.loads(held["query-settings"])
    unpacked = [gzip.decompress(b64decode(held[own["element"]])) for own in settings["files"]]
    assert unpacked == [content for content, *_ in query_page.loaded(inputs).values()]
    for name, file in (("wasm", query_bundle.ENGINE), ("worker", query_bundle.WORKER)):
        packed = held[settings[name]["element"]]
        assert gzip.decompress(b64decode(packed)) == query_bundle.content(file)
    for name, make in query_page.DATA.items():
        assert json.loads(held[name]) == json.loads(json.dumps(make(inputs, "sv")))


def test_its_policy_lets_in_its_own_script_and_style_alone(inputs: Inputs) -> None:
    text = query_alone.page(inputs, "en").decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    for own in (scripts(text)[""], style):
        digest = b64encode(sha256(own.encode()).digest()).decode().replace("+", "&#43;")
        assert f"sha256-{digest}" in policy[1].replace("+", "&#43;")
    assert text.index("Content-Security-Policy") < text.index("<style>")
    assert "unsafe-inline" not in policy[1]


def test_it_leads_to_the_site_where_that_is_known(inputs: Inputs) -> None:
    known = replace(inputs, address="https://data.example.se/")
    for found, root in ((inputs, None), (known, "https://data.example.se/")):
        settings = json.loads(scripts(query_alone.page(found, "sv").decode())["query-settings"])
        assert settings["root"] == root


def test_hostile_words_end_no_element(inputs: Inputs) -> None:
    spoiled = {
        key: replace(
            answer,
            question=replace(
                answer.question,
                title=dict.fromkeys(LANGUAGES, HOSTILE),
                query=f"# {HOSTILE}\n{answer.question.query}",
            ),
        )
        for key, answer in inputs.answers.items()
    }
    clean = scripts(query_alone.page(inputs, "sv").decode())
    text = query_alone.page(replace(inputs, answers=spoiled, version=HOSTILE), "sv").decode()
    held = scripts(text)
    assert list(held) == list(clean)
    assert held[""] == clean[""]
    titles = {own["title"] for _, theme in json.loads(held["questions"]) for own in theme}
    assert titles == {HOSTILE}
    assert HOSTILE not in text
