"""The local door: how the terminal reaches a bot that has its database file to itself.

A listener of its own on the loopback interface, so that no proxy and no setting of ``[server]`` ever leads here from
outside. Where it is, and the bearer token made at every start, stand in ``<database file>.door``, which only the
bot's own user may read. Whoever comes without the token is told that there is nothing here.
"""

from __future__ import annotations

import hmac
import ipaddress
import json
import os
import secrets
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from aiohttp import web

from storage.engine import file_of, read_url

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.web.errands import Errands

PATH = "/door"
MOST_BYTES = 16 * 1024 * 1024
"""A list of people has 5 MB at most."""
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Origin")


def door_file(url: str) -> Path | None:
    """Where the door of the bot with this database is written down; None where nothing keeps the terminal out."""
    file = file_of(read_url(url))
    return file and file.with_name(file.name + ".door")


class Door:
    """Serves errands to whoever has the token."""

    def __init__(self, errands: Errands) -> None:
        self._errands = errands
        self._token = secrets.token_urlsafe(32)

    def routes(self) -> list[web.RouteDef]:
        """Where errands are taken."""
        return [web.post(PATH, self.take)]

    async def take(self, request: web.Request) -> web.Response:
        """One errand. 404 without a word for everybody else."""
        if not (_is_local(request) and self._is_known(request)):
            raise web.HTTPNotFound
        try:
            errand: Any = json.loads(await request.read())
        except ValueError:
            raise web.HTTPBadRequest from None
        if not isinstance(errand, dict):
            raise web.HTTPBadRequest
        outcome = await self._errands.run(errand)
        return web.json_response(outcome.to_json())

    @asynccontextmanager
    async def open(self, file: Path) -> AsyncIterator[None]:
        """Stand open until the block is left, and say in ``file`` where."""
        application = web.Application(client_max_size=MOST_BYTES)
        application.add_routes(self.routes())
        runner = web.AppRunner(application, access_log=None, handler_cancellation=False, shutdown_timeout=3)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            address = f"http://127.0.0.1:{runner.addresses[0][1]}{PATH}"
            _write(file, json.dumps({"address": address, "token": self._token}))
            try:
                yield
            finally:
                _forget(file)
        finally:
            await runner.cleanup()

    def _is_known(self, request: web.Request) -> bool:
        given = request.headers.get("Authorization", "")
        return hmac.compare_digest(given.encode(), f"Bearer {self._token}".encode())


def _is_local(request: web.Request) -> bool:
    """Whether it comes from this machine, and neither through a proxy nor out of a browser."""
    peer = request.transport.get_extra_info("peername") if request.transport else None
    if not peer or any(name in request.headers for name in _FORWARDED):
        return False
    return ipaddress.ip_address(peer[0]).is_loopback


def _forget(file: Path) -> None:
    file.unlink(missing_ok=True)


def _write(file: Path, words: str) -> None:
    """Whole or not at all, and for our own user only from its first byte on."""
    part = file.with_name(file.name + ".part")
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as opened:
        opened.write(words)
    part.replace(file)
