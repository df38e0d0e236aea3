"""Caddy 2: a file to import in a site's block.

Caddy has no content negotiation of its own. What is here takes the first type that stands in
Accept, else any that does, and no q-value is read. docs/hosting.md lists what it cannot do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fardplan_kg.publication.documents import HTML, MEDIA, Publication
from fardplan_kg.publication.hosting import contents
from fardplan_kg.publication.hosting.nginx import SYNTAXES, error_endings, filled, front, lines

SITE = f"{contents.CONFIGURATION}Caddyfile"
SITE_FILE = """\
# Caddy 2: import this file in a site's block that has set root to the folder under which the site
# stands at {mount} - made together with the pages: do not edit

map {http.request.header.Accept} {fardplan_syntax} {
    "" html
{syntaxes}
    "~\\*/\\*" html
    "~(?i)text/\\*" html
    default none
}
map {http.request.header.Accept-Language} {fardplan_language} {
    "~(?i)^\\s*en" en
    "~(?i)^\\s*sv" sv
    "~(?i)\\bsv" sv
    "~(?i)\\ben" en
    default sv
}
map "{fardplan_syntax} {fardplan_language}" {fardplan_ending} {fardplan_error} {fardplan_page} {
    "html sv" .sv.html .sv.html {front_sv}
    "html en" .en.html .en.html {front_en}
    "none en" .none .en.html .none
    "none sv" .none .sv.html .none
{endings}
}
map {http.request.uri.path} {fardplan_gone} {
{gone}
    default no
}
map {http.request.uri.path} {fardplan_moved} {
{moved}
    default no
}
map {http.request.uri.path} {fardplan_type} {fardplan_marking} {
{types}
    default "application/octet-stream" none
}
header {
{always}
    Cache-Control "{cached}"
}
route {
    @fardplan_options method OPTIONS
    header @fardplan_options {
{preflight}
    }
    respond @fardplan_options 204
    @fardplan_method not method GET HEAD
    error @fardplan_method 405
{slash}
    @fardplan_hidden path {mount}config/* {mount}fel/* */.ht* *.var */
    @fardplan_shown path {mount}
    @fardplan_gone not vars {fardplan_gone} no
    error @fardplan_gone 410
    @fardplan_moved not vars {fardplan_moved} no
    redir @fardplan_moved {fardplan_moved} 303
    rewrite @fardplan_shown {mount}{fardplan_page}
    error @fardplan_hidden 404
    @fardplan_no_front path {mount}.none
    error @fardplan_no_front 406
    @fardplan_thing path_regexp fardplan_thing ^{front}id/(.+)$
    handle @fardplan_thing {
        @fardplan_known file {mount}doc/{http.regexp.fardplan_thing.1}.sv.html
        redir @fardplan_known {mount}doc/{http.regexp.fardplan_thing.1} 303
        error 404
    }
{pageless}
    @fardplan_file file {http.request.uri.path} {http.request.uri.path}{fardplan_ending} \\
        {http.request.uri.path}.{fardplan_language}.{fardplan_syntax}
    rewrite @fardplan_file {http.matchers.file.relative}
    @fardplan_unserved {
        not file {http.request.uri.path}
        file {http.request.uri.path}.sv.html
    }
    error @fardplan_unserved 406
    @fardplan_unknown not file {http.request.uri.path}
    error @fardplan_unknown 404
{policies}
    {marked}
    file_server {
        disable_canonical_uris
    }
}
handle_errors {
    route {
        header {
{always}
            Cache-Control "{uncached}"
        }
        @fardplan_refused expression {http.error.status_code} == 405
        header @fardplan_refused Allow "{methods}"
        rewrite * {mount}fel/{http.error.status_code}{fardplan_error}
        {marked}
        file_server
    }
}
"""
MARKED = """\
header Content-Type {fardplan_type}
    @fardplan_marked not vars {fardplan_marking} none
    header @fardplan_marked Content-Language {fardplan_marking}"""


def files(publication: Publication) -> dict[str, bytes]:
    """Return what Caddy imports, by path in the site's folder."""
    mount, pages = publication.mount, front(publication)
    bare = mount.rstrip("/")
    values = {
        "marked": MARKED,
        "slash": f"    redir {bare} {mount} 301" if bare else "",
        "mount": mount,
        "front": mount.replace(".", "\\."),
        "front_sv": pages.get("sv", "index.html"),
        "front_en": pages.get("en", "index.html"),
        "syntaxes": lines(_syntaxes()),
        "endings": lines(_endings(publication)),
        "gone": lines(f"{mount}{path} yes" for path in contents.tombstones(publication)),
        "moved": lines(f'{mount}{old} "{new}"' for old, new in contents.moves(publication).items()),
        "pageless": "\n".join(_pageless(publication)),
        "policies": "\n".join(_policies(publication)),
        "types": lines(_types(publication)),
        "cached": contents.CACHED,
        "uncached": contents.UNCACHED,
        "always": lines(_headers(contents.ALWAYS)),
        "preflight": lines(_headers(contents.PREFLIGHT)),
        "methods": contents.PREFLIGHT["Allow"],
    }
    return {SITE: filled(SITE_FILE, values)}


def _pageless(publication: Publication) -> Iterator[str]:
    for number, (path, default) in enumerate(contents.pageless(publication).items()):
        own = f"{publication.mount}{path}"
        yield (
            f"    @fardplan_pageless_{number} {{\n        path {own}\n"
            f"        not file {own}{{fardplan_ending}}\n    }}\n"
            f"    rewrite @fardplan_pageless_{number} {publication.mount}{default}"
        )


def _policies(publication: Publication) -> Iterator[str]:
    for number, (path, policy) in enumerate(contents.policies(publication).items()):
        name = f"@fardplan_policy_{number}"
        yield (
            f"    {name} path {publication.mount}{path}\n"
            f"    header {name} {contents.POLICY} {contents.quoted(policy)}"
        )


def _syntaxes() -> Iterator[str]:
    asked = [("html", HTML), *((own, MEDIA[own]) for own in SYNTAXES)]
    escaped = [(own, media.replace("+", "\\+").replace(".", "\\.")) for own, media in asked]
    yield from (f'"~(?i)^\\s*{media}([\\s;,]|$)" {own}' for own, media in escaped)
    yield from (f'"~(?i){media}([\\s;,]|$)" {own}' for own, media in escaped)


def _endings(publication: Publication) -> Iterator[str]:
    shown = error_endings(publication)
    for own in SYNTAXES:
        yield f'"~^{own} " .{own} {f".{own}" if own in shown else ".sv.html"} .none'


def _types(publication: Publication) -> Iterator[str]:
    unmarked = contents.unmarked(publication)
    for path in sorted({*contents.exceptions(publication), *unmarked}):
        media = publication.files[path].content_type
        yield f'{publication.mount}{path} "{media}" {unmarked.get(path, "none")}'
    for ending, media in contents.types(publication).items():
        for language in ("sv", "en"):
            yield f'"~\\.{language}\\.{ending}$" "{media}" {language}'
        yield f'"~\\.{ending}$" "{media}" none'


def _headers(headers: Mapping[str, str]) -> Iterator[str]:
    yield from (f"{name} {contents.quoted(value)}" for name, value in headers.items())
