"""One small aiohttp server: no query strings in its log, no body larger than a callback, never a stack trace."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

MAX_BODY = 262_144
"""Bytes (reliability.md B5 #54)."""


@asynccontextmanager
async def serve(host: str, port: int, routes: Iterable[web.RouteDef]) -> AsyncIterator[str]:
    """Serve these routes; the address is ``http://host:port``, with the port that was found when 0 was asked for."""
    application = web.Application(client_max_size=MAX_BODY)
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
