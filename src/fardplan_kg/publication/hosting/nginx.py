"""nginx: a file to include in the http block, and one in the server block.

nginx has no content negotiation of its own. What is here takes the first type that stands in
Accept, else any that does, and no q-value is read. docs/hosting.md lists what it cannot do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fardplan_kg.publication.documents import DATA, HTML, MEDIA, Publication
from fardplan_kg.publication.hosting import contents, errors

HTTP, SERVER = (f"{contents.CONFIGURATION}nginx-{name}.conf" for name in ("http", "server"))
SYNTAXES = (*DATA, "json", "csv", "svg", "graphml")
"""Endings that can be asked for by their media types, pages aside."""
HTTP_FILE = """\
# nginx: include this file in the http block, and nginx-server.conf in a server block whose root is
# the folder under which the site stands at {mount} - made together with the pages: do not edit

# the addresses are long, and there may be thousands of them
map_hash_bucket_size 512;
map_hash_max_size 65536;

# the first type that is asked for; else any that is; q-values are not read
map $http_accept $fardplan_syntax {
    default none;
    "" html;
{syntaxes}
    "~*\\*/\\*" html;
    "~*text/\\*" html;
}
map $http_accept_language $fardplan_language {
    default sv;
    "~*^\\s*en" en;
    "~*^\\s*sv" sv;
    "~*\\bsv" sv;
    "~*\\ben" en;
}
map "$fardplan_syntax $fardplan_language" $fardplan_ending {
    "html sv" .sv.html;
    "html en" .en.html;
    "~^(?<fardplan_own>[a-z]+)" .$fardplan_own;
}
map "$fardplan_syntax $fardplan_language" $fardplan_marked {
    "~^(?<fardplan_of>[a-z]+) (?<fardplan_in>[a-z]+)$" .$fardplan_in.$fardplan_of;
}
map "$fardplan_syntax $fardplan_language" $fardplan_error_ending {
    default .sv.html;
    "html en" .en.html;
    "none en" .en.html;
{errors}
}
map $request_uri $fardplan_front {
    default "";
    "~^{front}(\\?|$)" yes;
}
map "$fardplan_front $fardplan_syntax $fardplan_language" $fardplan_page {
    default $uri$fardplan_ending;
    "yes html sv" {mount}{front_sv};
    "yes html en" {mount}{front_en};
}
map $status $fardplan_cache {
    default "{cached}";
    "~^[45]" "{uncached}";
}
map "$request_method $status" $fardplan_allow {
    default "";
    "~^OPTIONS" "{methods}";
    "~405$" "{methods}";
}
map $request_method $fardplan_allow_headers {
    default "";
    OPTIONS "{headers}";
}
map $request_method $fardplan_max_age {
    default "";
    OPTIONS {age};
}
map $uri $fardplan_language_of {
    default "";
    "~\\.sv\\.[a-z]+$" sv;
    "~\\.en\\.[a-z]+$" en;
{languages}
}
map $uri $fardplan_policy {
    default {policy};
{policies}
}
map $uri $fardplan_moved {
    default "";
{moved}
}
"""
SERVER_FILE = """\
# nginx: include this file in a server block, and nginx-http.conf in the http block
# made together with the pages: do not edit

absolute_redirect off;
etag on;
types {
{types}
}
default_type application/octet-stream;
charset utf-8;
charset_types {charset};

{always}
add_header Cache-Control $fardplan_cache always;
add_header Content-Language $fardplan_language_of always;
add_header Allow $fardplan_allow always;
add_header Access-Control-Allow-Methods $fardplan_allow always;
add_header Access-Control-Allow-Headers $fardplan_allow_headers always;
add_header Access-Control-Max-Age $fardplan_max_age always;

{error_pages}
if ($request_method = OPTIONS) { return 204; }
if ($request_method !~ ^(GET|HEAD)$) { return 405; }
if ($fardplan_moved) { return 303 $fardplan_moved; }

location ^~ {mount}fel/ { internal; }
location ^~ {mount}config/ { return 404; }
location ~ "(/\\.ht|\\.var$)" { return 404; }
location ~ "^{front}id/(?<fardplan_thing>.+[^/])$" {
    if (-f $document_root{mount}doc/$fardplan_thing.sv.html) {
        return 303 {mount}doc/$fardplan_thing;
    }
    return 404;
}
{gone}
{pageless}
{exceptions}
location {mount} {
    try_files $uri $fardplan_page $uri$fardplan_marked @fardplan_missing;
}
location @fardplan_missing {
    if (-f $request_filename.sv.html) { return 406; }
    if ($fardplan_front) { return 406; }
    return 404;
}
"""


def files(publication: Publication) -> dict[str, bytes]:
    """Return what nginx includes, by path in the site's folder."""
    mount, preflight = publication.mount, contents.PREFLIGHT
    pages = front(publication)
    values = {
        "mount": mount,
        "front": mount.replace(".", "\\."),
        "front_sv": pages.get("sv", "index.html"),
        "front_en": pages.get("en", "index.html"),
        "syntaxes": lines(_syntaxes()),
        "errors": lines(f"~^{own} .{own};" for own in error_endings(publication)),
        "languages": lines(
            f"{mount}{path} {own};" for path, own in contents.unmarked(publication).items()
        ),
        "policy": contents.quoted(contents.ALWAYS[contents.POLICY]),
        "policies": lines(
            f"{mount}{path} {contents.quoted(own)};"
            for path, own in contents.policies(publication).items()
        ),
        "gone": "\n".join(
            f"location = {mount}{path} {{ return 410; }}"
            for path in contents.tombstones(publication)
        ),
        "pageless": "\n".join(
            f"location = {mount}{path} {{ try_files $uri$fardplan_marked {mount}{default}; }}"
            for path, default in contents.pageless(publication).items()
        ),
        "moved": lines(
            f'{mount}{old} "{new}";' for old, new in contents.moves(publication).items()
        ),
        "cached": contents.CACHED,
        "uncached": contents.UNCACHED,
        "methods": preflight["Allow"],
        "headers": preflight["Access-Control-Allow-Headers"],
        "age": preflight["Access-Control-Max-Age"],
        "types": lines(_types(publication)),
        "charset": " ".join(_charset(publication)),
        "always": "\n".join(_always()),
        "error_pages": "\n".join(
            f"error_page {own} {mount}fel/{own}$fardplan_error_ending;" for own in errors.SAYING
        ),
        "exceptions": "\n".join(_exceptions(publication)),
    }
    return {HTTP: filled(HTTP_FILE, values), SERVER: filled(SERVER_FILE, values)}


def filled(text: str, values: Mapping[str, str]) -> bytes:
    """Return a configuration with each ``{name}`` replaced by its value."""
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text.encode()


def lines(entries: Iterator[str]) -> str:
    """Return the lines of a block."""
    return "\n".join(f"    {entry}" for entry in entries)


def front(publication: Publication) -> dict[str, str]:
    """Return language → path of the front page."""
    document = publication.documents.get("")
    return {own.language: own.path for own in document.representations} if document else {}


def _syntaxes() -> Iterator[str]:
    asked = [("html", HTML), *((own, MEDIA[own]) for own in SYNTAXES)]
    escaped = [(own, media.replace("+", "\\+").replace(".", "\\.")) for own, media in asked]
    yield from (f'"~*^\\s*{media}([\\s;,]|$)" {own};' for own, media in escaped)
    yield from (f'"~*{media}([\\s;,]|$)" {own};' for own, media in escaped)


def error_endings(publication: Publication) -> list[str]:
    """Return the endings, pages aside, in which an error can be told."""
    shown = {own.media for own in errors.documents(publication)[0].representations}
    return [own for own in SYNTAXES if MEDIA[own] in shown]


def _types(publication: Publication) -> Iterator[str]:
    yield from (
        f"{media.split(';')[0]} {ending};" for ending, media in contents.types(publication).items()
    )


def _charset(publication: Publication) -> list[str]:
    found = {m.split(";")[0] for m in contents.types(publication).values() if "charset" in m}
    # text/html is always among them, and nginx warns of one that is named twice
    return sorted(found - {HTML})


def _always() -> Iterator[str]:
    for name, value in contents.ALWAYS.items():
        told = "$fardplan_policy" if name == contents.POLICY else contents.quoted(value)
        yield f"add_header {name} {told} always;"


def _exceptions(publication: Publication) -> Iterator[str]:
    for path, own in contents.exceptions(publication).items():
        yield (
            f"location = {publication.mount}{path} "
            f'{{ types {{ }} default_type "{own.content_type}"; }}'
        )
