"""One small aiohttp server: no query strings in its log, no body larger than a callback, never a stack trace."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from aiohttp import web

from bot.web.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from aiohttp.typedefs import Handler

MAX_BODY = 262_144
"""Bytes (reliability.md B5 #54)."""


_SENTENCES = {
    404: "没有这个地址;提交线索用 POST /api/leads,说明在 /api/openapi.json",
    405: "这个地址不接受这种方法;提交线索用 POST /api/leads",
}


@web.middleware
async def in_a_sentence(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Whoever asks the API for what there is not gets a sentence in JSON, as for every other mistake."""
    try:
        return await handler(request)
    except web.HTTPException as wrong:
        sentence = _SENTENCES.get(wrong.status)
        if sentence is None or not request.path.startswith("/api"):
            raise
        allowed = {name: wrong.headers[name] for name in ("Allow",) if name in wrong.headers}
        return spoken({"error": sentence}, status=wrong.status, headers=allowed)


@asynccontextmanager
async def serve(host: str, port: int, routes: Iterable[web.RouteDef]) -> AsyncIterator[str]:
    """Serve these routes; the address is ``http://host:port``, with the port that was found when 0 was asked for."""
    application = web.Application(client_max_size=MAX_BODY, middlewares=[in_a_sentence])
    application.add_routes(list(routes))
    runner = web.AppRunner(application, access_log=None, handler_cancellation=False, shutdown_timeout=10)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        await site.start()
        found = runner.addresses[0][1]
        yield f"http://{host}:{found}"
    finally:
        await runner.cleanup()
