from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from fardplan_kg.publication import query_bundle as bundle

WEB = Path(__file__).parents[1] / "web"


@pytest.fixture(autouse=True)
def anew() -> Iterator[None]:
    """What the module keeps is forgotten: a test may say that nothing was built."""
    yield
    bundle.present.cache_clear()


def test_it_is_built() -> None:
    assert bundle.present(), "missing; npm run build --prefix web makes it"
    assert bundle.content(bundle.ENGINE)[:4] == b"\0asm"


def test_without_one_of_the_files_there_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for missing in bundle.FILES:
        package = tmp_path / missing
        (package / "static" / "built").mkdir(parents=True)
        for name in bundle.FILES:
            if name != missing:
                (package / "static" / "built" / name).touch()
        monkeypatch.setattr(bundle, "files", lambda _, found=package: found)
        bundle.present.cache_clear()
        assert not bundle.present()
    (package / "static" / "built" / missing).touch()
    bundle.present.cache_clear()
    assert bundle.present()


def test_npm_builds_the_same_bytes_as_there_are(tmp_path: Path) -> None:
    node = shutil.which("node")
    assert node, "Node is needed: make test-setup"
    subprocess.run([node, str(WEB / "build.mjs"), str(tmp_path)], check=True)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert sorted(made) == sorted(bundle.FILES)
    for name, content in made.items():
        assert hashlib.sha256(content).digest() == hashlib.sha256(bundle.content(name)).digest()


def test_packages_are_pinned_and_no_registry_is_named() -> None:
    own = json.loads((WEB / "package.json").read_text(encoding="utf-8"))
    pinned = own["devDependencies"]
    assert {"@zazuko/yasqe", "axe-core", "esbuild", "oxigraph"} <= set(pinned)
    assert all(re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", version) for version in pinned.values())
    lock = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))
    installed = [path for path in lock["packages"] if path]
    assert len(installed) > 10
    assert not any("resolved" in found for found in lock["packages"].values())


def test_every_package_in_the_bundles_is_named_with_its_licence() -> None:
    told = bundle.content(bundle.LICENCES).decode()
    lock = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name in ("@zazuko/yasqe", "@zazuko/yasgui-utils", "codemirror", "dompurify", "lodash-es",
                 "oxigraph", "query-string"):  # fmt: skip
        own = lock[f"node_modules/{name}"]
        assert f"{name} {own['version']}\nLicence: {own['license']}\n" in told
    assert "Permission is hereby granted" in told


def test_nothing_in_the_script_ends_its_element() -> None:
    script = bundle.inlined_script()
    assert not re.search(r"<!--|</?script", script, re.IGNORECASE)
    assert len(script) >= len(bundle.content(bundle.SCRIPT).decode())


def test_the_style_loads_nothing() -> None:
    assert not re.search(r"@import|url\((?!data:)", bundle.inlined_style())


def test_the_policy_of_a_single_file_is_closed() -> None:
    rules = dict(own.strip().split(" ", 1) for own in bundle.alone_policy().split(";"))
    assert rules["default-src"] == "'none'"
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/=]+' 'wasm-unsafe-eval'", rules["script-src"])
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/=]+'", rules["style-src"])
    assert rules["worker-src"] == "blob:"
    assert "connect-src" not in rules
