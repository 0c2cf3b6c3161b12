"""Keeps the page to itself: this machine, this origin, small JSON bodies, nothing foreign loaded."""

from __future__ import annotations

import ipaddress
import json
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from aiohttp import web
from pydantic import BaseModel, ValidationError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

BODY_BYTES = 64 * 1024
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

Body = TypeVar("Body", bound=BaseModel)


def guarded(handler: Handler) -> Handler:
    """The handler, behind the checks, its answer with the headers."""

    async def behind(request: web.Request) -> web.StreamResponse:
        try:
            _from_here(request)
            response = await handler(request)
        except web.HTTPException as refusal:
            refusal.headers.update(HEADERS)
            raise
        if not response.prepared:
            response.headers.update(HEADERS)
        return response

    return behind


async def body(request: web.Request, kind: type[Body]) -> Body:
    """The JSON body, as this kind of request has it.

    Raises:
        web.HTTPException: 415 no JSON, 413 more than 64 KB, 400 anything else than expected.
    """
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text="JSON only")
    raw = b"" if (request.content_length or 0) > BODY_BYTES else await request.read()
    if (request.content_length or 0) > BODY_BYTES or len(raw) > BODY_BYTES:
        raise web.HTTPRequestEntityTooLarge(max_size=BODY_BYTES, actual_size=request.content_length or len(raw))
    try:
        return kind.model_validate(json.loads(raw))
    except (ValidationError, ValueError, RecursionError) as wrong:
        raise bad("this is not what the page sends") from wrong


def bad(because: str) -> web.HTTPBadRequest:
    """A 400 that says why."""
    return web.HTTPBadRequest(text=json.dumps({"error": because}), content_type="application/json")


def _from_here(request: web.Request) -> None:
    """Only this machine's own names, so that no foreign name can be pointed here; only our own page may act."""
    if not _is_loopback(urlsplit(f"//{request.host}").hostname):
        raise web.HTTPForbidden(text="open this page as localhost")
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise web.HTTPForbidden(text="another origin")
    if request.headers.get("Sec-Fetch-Site", "none") not in {"none", "same-origin"}:
        raise web.HTTPForbidden(text="another site")


def _is_loopback(host: str | None) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False
