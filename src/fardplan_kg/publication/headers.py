"""The headers that every answer carries, from our server or another, whatever its status."""

from __future__ import annotations

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
_FEATURES = (
    *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen"),
    *("geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment"),
    *("picture-in-picture", "screen-wake-lock", "usb", "web-share", "xr-spatial-tracking"),
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
