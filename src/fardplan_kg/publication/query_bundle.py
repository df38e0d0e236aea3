"""What npm builds for the query page: editor, engine and style; all of it is there, or nothing.

`npm run build --prefix web` makes the files. A package without them publishes a plain form.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from fardplan_kg.questions import LANGUAGES
from fardplan_kg.rendering import static

SCRIPT, STYLE = "query.js", "query.css"
WORKER, ENGINE = "engine-worker.js", "web_bg.wasm"
LICENCES = "query-licences.txt"
FILES = (SCRIPT, STYLE, WORKER, ENGINE, LICENCES)
UNBUILT = (
    "Frågesidan görs utan redigeraren, som inte är byggd: npm run build --prefix web",
    "The query page is made without the editor, which is not built: npm run build --prefix web",
)
"""What a build says where the files are missing, in Swedish and in English."""
PATH, ALONE = "fraga", "fraga-ensam"
PAGES = tuple(f"{PATH}.{language}.html" for language in LANGUAGES)
ALONE_PAGES = tuple(f"{ALONE}.{language}.html" for language in LANGUAGES)


@cache
def present() -> bool:
    """Return whether the files were built; Node may be missing where the package was made."""
    folder = files("fardplan_kg") / "static" / "built"
    return all((folder / name).is_file() for name in FILES)


def content(name: str) -> bytes:
    """Return one of the files."""
    return (files("fardplan_kg") / "static" / "built" / name).read_bytes()


@cache
def inlined_script() -> str:
    """Return the script as it may stand in a page.

    A comment or another element's beginning inside a script changes where it ends (HTML, 13.2.5.4,
    "Restrictions for contents of script elements"); both are only in texts, and are escaped there.
    """
    text = content(SCRIPT).decode()
    return text.replace("<!--", "\\x3c!--").replace("<script", "\\x3cscript")


@cache
def inlined_style() -> str:
    """Return the site's style and the query page's as one."""
    return static("site.css") + content(STYLE).decode()


@cache
def alone_policy() -> str:
    """Return a content security policy that lets in the single file's own script and style.

    The engine is compiled (``wasm-unsafe-eval``: CSP 3, section 2.3.1) and the worker made from
    what the file holds.
    """
    return (
        f"default-src 'none'; script-src {_digest(inlined_script())} 'wasm-unsafe-eval'; "
        f"style-src {_digest(inlined_style())}; worker-src blob:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
