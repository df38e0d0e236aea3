"""The headers that every answer carries, from our server or another, whatever its status."""

from __future__ import annotations

from fardplan_kg.publication import query_bundle

METHODS = ("GET", "HEAD", "OPTIONS")
ALLOWED = ", ".join(METHODS)
VARY = "Accept, Accept-Language, Accept-Encoding"
FRESH = "public, max-age=300"
"""Five minutes: a new build may change every page and file, under the same addresses."""
CHANGING = "no-cache"
"""What is not there may be there at the next build, and what is refused may be allowed."""

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
_QUERY_POLICY = _POLICY.replace(
    "script-src 'self';", "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self';"
)
_FEATURES = (
    *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen"),
    *("geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment"),
    *("picture-in-picture", "screen-wake-lock", "usb", "xr-spatial-tracking"),
)
_EXPOSED = "Allow, Content-Language, Content-Location, ETag, Link, Location, Retry-After, Vary"
EVERYWHERE = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _FEATURES),
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": _EXPOSED,
}
"""Nothing but our own files in a page, no feature of the browser; open to scripts of any site."""
PREFLIGHT = {
    "Allow": ALLOWED,
    "Access-Control-Allow-Methods": ALLOWED,
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
"""What a script of another site may ask (Fetch, CORS)."""


def policies() -> dict[str, str]:
    """Return path → content security policy of the pages that have one of their own.

    The query page compiles its engine and runs it in a worker. The single file made of that page
    names its script and style by their digests; without the built files there is none.
    """
    found = dict.fromkeys(query_bundle.PAGES, _QUERY_POLICY)
    if query_bundle.present():
        alone = f"{query_bundle.alone_policy()}; frame-ancestors 'none'"
        found |= dict.fromkeys(query_bundle.ALONE_PAGES, alone)
    return found


def policy(path: str) -> str:
    """Return the content security policy of a page or file, by its path in the site."""
    return policies().get(path, _POLICY)
