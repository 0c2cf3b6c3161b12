"""Files people sent, to be fetched within five minutes, encrypted (wecom §1.4)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from aiohttp import web

from bot.simulator.bot_wire import aeskey_text
from bot.simulator.envelope import encrypt, key_of

if TYPE_CHECKING:
    from bot.simulator.settings import Settings
    from bot.simulator.things import Media
    from bot.simulator.world import World


class MediaDoor:
    """``GET /media/<id>``. On the long connection every file has its own key; in callback mode it is the bot's."""

    def __init__(self, world: World, settings: Settings) -> None:
        self.base = ""
        self._world = world
        self._settings = settings

    def routes(self) -> list[web.RouteDef]:
        """Where it listens."""
        return [web.get("/media/{id}", self._fetch)]

    def of(self, media: Media) -> dict[str, str]:
        """The address of a file, with its key where it has one of its own."""
        address = {"url": f"{self.base}/media/{media.id}"}
        return address if self._settings.bot_callback else address | {"aeskey": aeskey_text(self._key(media))}

    def _key(self, media: Media) -> bytes:
        if self._settings.bot_callback:
            return key_of(self._settings.aes_key)
        return hashlib.sha256(f"{self._settings.secret}:{media.id}".encode()).digest()

    async def _fetch(self, request: web.Request) -> web.Response:
        media = self._world.media.get(request.match_info["id"])
        if media is None or self._world.clock.now() - media.at > self._world.rules.media_within:
            return web.Response(status=404)
        name = media.name or media.kind
        headers = {"Content-Disposition": f'attachment; filename="{name.encode("ascii", "replace").decode()}"'}
        return web.Response(body=encrypt(self._key(media), media.data), headers=headers)
