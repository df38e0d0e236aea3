"""Apache 2.4: ``.htaccess`` files and type maps, so that the folder works wherever it is put.

It needs no change to the server's own configuration but ``AllowOverride All``. Every check of a
published site can be met: mod_negotiation obeys q-values and lists, and answers 406.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fardplan_kg.publication.documents import Publication
from fardplan_kg.publication.hosting import apache_parts, contents, errors, typemaps

HEAD = """\
# Apache 2.4, with AllowOverride All (or FileInfo, Indexes and Options) for this folder and these
# modules: mod_dir, mod_headers, mod_mime, mod_negotiation, mod_rewrite. Made together with the
# pages: do not edit. The folder must stand at {mount}

Options -Indexes -MultiViews +SymLinksIfOwnerMatch
DirectoryIndex disabled
DirectorySlash Off
AcceptPathInfo Off
# size and time alone do not tell two files of a document apart
FileETag INode MTime Size
"""
NEGOTIATION = """\
AddHandler type-map .var
LanguagePriority sv en
ForceLanguagePriority Prefer Fallback
AddLanguage sv .sv
AddLanguage en .en
# a visitor who reads neither language gets the page in Swedish, not the data
RequestHeader merge Accept-Language "*;q=0.001"
RequestHeader unset Accept-Charset
RequestHeader unset Negotiate
# mod_deflate marks the tag of what it compresses; what comes back must be known again
RequestHeader edit* If-None-Match -gzip\\" \\"
# Apache 2.4 forgets the closing quote of a negotiated tag: it is given out whole, and comes back in
# both forms
Header edit ETag ^("[^"]*)$ $1\\"
Header always edit ETag ^("[^"]*)$ $1\\"
Header edit ETag ^"(.*)(?<!-gzip)"$ \\"$1-gzip\\" "expr=resp('Content-Encoding') == 'gzip'"
RequestHeader edit If-None-Match ^(.*)("[^";]*;[^"]*)"$ "$1$2\\", $2"
Header unset ETag "expr=%{REQUEST_STATUS} >= 400"
"""
GUARD = """\
RewriteEngine On
RewriteOptions AllowNoSlash
RewriteCond %{REQUEST_METHOD} =OPTIONS
RewriteRule ^ - [R=204,END]
RewriteCond %{REQUEST_METHOD} !^(GET|HEAD)$
RewriteRule ^ - [R=405,END]
"""
RULES = """\
RewriteCond %{ENV:REDIRECT_STATUS} ^$
RewriteRule ^(config(/.*)?|fel(/.*)?|.*\\.var|(.*/)?\\.ht.*)$ - [R=404,END]
RewriteRule ^fel/ - [END]
RewriteRule ^$ index.var [END]
# a thing: see its document
RewriteRule ^id/(.+)$ doc/$1 [DPI,E=thing:yes]
RewriteCond %{ENV:thing}%{ENV:REDIRECT_thing} =yes
RewriteCond %{REQUEST_FILENAME}.var -f
RewriteRule ^(.+)$ {mount}$1 [R=303,END]
RewriteCond %{ENV:thing}%{ENV:REDIRECT_thing} =yes
RewriteRule ^ - [R=404,END]
# a document: choose
RewriteCond %{REQUEST_FILENAME}.var -f
RewriteRule ^(.+)$ $1.var [END]
RewriteCond %{REQUEST_FILENAME} -d
RewriteRule ^ - [R=404,END]
"""


def files(publication: Publication) -> dict[str, bytes]:
    """Return what Apache reads, by path in the site's folder."""
    found = {".htaccess": _root(publication).encode()}
    for document in (*publication.documents.values(), *errors.documents(publication)):
        contents.checked([document.path])
        found[typemaps.name(document)] = typemaps.content(document)
    folders = apache_parts.types_by_folder(publication)
    moved = apache_parts.moves_by_folder(publication, GUARD)
    for folder in sorted({*folders, *moved} - {""}):
        text = folders.get(folder, "") + moved.get(folder, "")
        found[f"{folder}/.htaccess"] = text.encode()
    found["fel/.htaccess"] = _FORGIVING
    return found


_FORGIVING = b"""\
# what is wrong can always be told, whatever was asked for
RequestHeader merge Accept "*/*;q=0.001"
"""


def _root(publication: Publication) -> str:
    mount = publication.mount
    parts = (
        HEAD.replace("{mount}", mount),
        "\n".join(_types(publication)) + "\n",
        NEGOTIATION,
        apache_parts.types_by_folder(publication).get("", ""),
        "\n".join(_headers()) + "\n",
        "".join(_policies(publication)),
        "".join(f"ErrorDocument {own} {mount}fel/{own}.var\n" for own in errors.SAYING),
        GUARD + f"RewriteBase {mount}\n" + _slash(mount),
        "".join(
            f"RewriteRule ^{re.escape(own)}$ - [R=410,END]\n"
            for own in contents.tombstones(publication)
        ),
        RULES.replace("{mount}", mount),
    )
    return "\n".join(part for part in parts if part)


def _types(publication: Publication) -> Iterator[str]:
    for ending, media in contents.types(publication).items():
        yield f'AddType "{media}" .{ending}'


def _headers() -> Iterator[str]:
    for name, value in contents.ALWAYS.items():
        yield f"Header unset {name}"
        yield f"Header always set {name} {contents.quoted(value)}"
    yield f'Header always set Cache-Control "{contents.CACHED}" "expr=%{{REQUEST_STATUS}} < 400"'
    yield f'Header always set Cache-Control "{contents.UNCACHED}" "expr=%{{REQUEST_STATUS}} >= 400"'
    for name, value in contents.PREFLIGHT.items():
        yield (
            f"Header always set {name} {contents.quoted(value)} "
            "\"expr=%{REQUEST_METHOD} == 'OPTIONS'\""
        )
    allowed = contents.quoted(contents.PREFLIGHT["Allow"])
    yield f'Header always set Allow {allowed} "expr=%{{REQUEST_STATUS}} == 405"'


def _policies(publication: Publication) -> Iterator[str]:
    for path, policy in contents.policies(publication).items():
        value = contents.quoted(policy)
        yield f'<Files "{path}">\n    Header always set {contents.POLICY} {value}\n</Files>\n'


def _slash(mount: str) -> str:
    if mount == "/":
        return ""
    return f"RewriteCond %{{REQUEST_URI}} ={mount.rstrip('/')}\nRewriteRule ^ {mount} [R=301,END]\n"
