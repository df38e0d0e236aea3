"""A folder is checked for what can be seen in files."""

from __future__ import annotations

from pathlib import Path

import pytest
from checking_faults import FAULTS
from checking_samples import Files, files

from fardplan_kg.faults import CallFault
from fardplan_kg.publication.checking.catalogue import CHECKS
from fardplan_kg.publication.checking.folder import ROOT, Folder
from fardplan_kg.publication.checking.limits import Limits
from fardplan_kg.publication.checking.reach import reach
from fardplan_kg.publication.checking.run import run
from fardplan_kg.publication.checking.subject import Subject

IN_FILES = (
    "primary-topic", "plain-paths", "syntaxes-agree", "dump-agrees", "embedded-data", "deprecated",
    "html-alternates", "canonical", "html-language", "language-marked", "without-script",
    "both-languages", "dcat", "dcat-publisher", "dcat-languages", "void-counts", "void-links",
    "dumps-parse", "dumps-agree", "checksums", "dumps-described", "questions", "openapi", "sitemap",
    "robots", "schema-org", "commitments", "ontology-metadata", "ontology-pitfalls",
    "accessibility", "no-other-host", "content-security-policy",
)  # fmt: skip


def written(folder: Path, found: Files) -> Path:
    for name, content in found.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def verdicts(folder: Path) -> dict[str, str]:
    found = run(str(folder), Subject(reach(str(folder), Limits())), CHECKS)
    return {own.check.id: own.verdict for own in found.outcomes}


def test_a_folder_passes_what_needs_no_server(tmp_path: Path) -> None:
    found = verdicts(written(tmp_path, files()))
    servers = {own.id for own in CHECKS if own.server}
    assert {own for own in found if found[own] == "not applicable"} == {*servers, "accessibility"}
    assert "fail" not in found.values()
    assert len(servers) > 15


@pytest.mark.parametrize("name", IN_FILES)
def test_a_fault_in_the_files_is_found(name: str, tmp_path: Path) -> None:
    spoilt = files()
    FAULTS[name].files(spoilt)
    failed = {
        own for own, verdict in verdicts(written(tmp_path, spoilt)).items() if verdict == "fail"
    }
    assert name in failed
    assert failed - {name} <= {*FAULTS[name].also}


def test_an_identifier_without_a_file_is_found(tmp_path: Path) -> None:
    spoilt = {name: own for name, own in files().items() if "doc/actor/trollen" not in name}
    assert verdicts(written(tmp_path, spoilt))["iri-answers"] == "fail"


@pytest.mark.parametrize(
    ("name", "line"),
    [(".htaccess", "RedirectMatch 303 ^/id/actor/trollen$ /doc/actor/tomtarna#t"),
     ("nginx.conf", "/id/actor/trollen /doc/actor/tomtarna;"),
     ("moved.map", "id/actor/trollen doc/actor/tomtarna")],
)  # fmt: skip
def test_the_configuration_of_a_server_may_say_where_it_leads(
    name: str, line: str, tmp_path: Path
) -> None:
    spoilt = {own: text for own, text in files().items() if "doc/actor/trollen" not in own}
    spoilt[name] = line.encode()
    folder = Folder(written(tmp_path, spoilt), Limits())
    answer = folder.ask(f"{ROOT}id/actor/trollen")
    assert answer.status == 303
    assert folder.ask(answer.says("location")).status == 200


def test_a_representation_that_is_missing_is_found(tmp_path: Path) -> None:
    spoilt = files()
    del spoilt["doc/actor/trollen.en.html"]
    assert verdicts(written(tmp_path, spoilt))["representation-urls"] == "fail"


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("root:")
    site = written(tmp_path / "site", files())
    (site / "out.html").symlink_to(tmp_path / "secret.html")
    (site / "outside").symlink_to(tmp_path)
    folder = Folder(site, Limits())
    assert not [name for name in folder.files if "out" in name]
    for path in ("out.html", "outside/secret.html", "../secret.html", "%2e%2e/secret.html"):
        assert folder.ask(ROOT + path).status == 404


def test_a_folder_without_pages_is_a_fault_of_the_call(tmp_path: Path) -> None:
    with pytest.raises(CallFault, match="no pages"):
        reach(str(tmp_path), Limits()).begin()
