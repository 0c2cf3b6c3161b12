"""The group webhook's address (wecom §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.simulator.errors import BAD_PARAMETER, Refused
from bot.simulator.http_answer import answer, body_of

if TYPE_CHECKING:
    from bot.simulator.group_webhook import GroupWebhook
    from bot.simulator.world import World


class WebhookDoor:
    """``/cgi-bin/webhook/send`` and ``/cgi-bin/webhook/upload_media``; the key is the only credential."""

    def __init__(self, world: World, webhook: GroupWebhook) -> None:
        self._world = world
        self._webhook = webhook

    def routes(self) -> list[web.RouteDef]:
        """Where it listens."""
        return [
            web.post("/cgi-bin/webhook/send", self._send),
            web.post("/cgi-bin/webhook/upload_media", self._upload),
        ]

    async def _send(self, request: web.Request) -> web.StreamResponse:
        body = await body_of(request)

        def do() -> dict[str, Any]:
            self._webhook.send(request.query.get("key", ""), body)
            return {}

        return await answer(self._world, request, body, do)

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        media = (await request.post()).get("media") if request.content_type.startswith("multipart/") else None
        query = request.query

        def do() -> dict[str, Any]:
            if not isinstance(media, web.FileField):
                raise Refused(BAD_PARAMETER, "no part named media")
            return self._webhook.upload(query.get("key", ""), query.get("type", ""), media.filename, media.file.read())

        return await answer(self._world, request, {}, do)
