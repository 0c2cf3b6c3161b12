"""The app's HTTP API and its XML callbacks (wecom §4)."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.simulator.app_wire import apply, told
from bot.simulator.caller import Caller, XmlFormat
from bot.simulator.envelope import Envelope
from bot.simulator.errand import Errands
from bot.simulator.errors import BAD_PARAMETER, Refused
from bot.simulator.http_answer import answer, body_of
from bot.simulator.things import Event, Happening
from bot.simulator.tokens import Tokens
from bot.simulator.xml import NotXml
from bot.wecom.transport import Channel

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.simulator.corp_app import CorpApp
    from bot.simulator.settings import Settings
    from bot.simulator.world import World

    Body = dict[str, Any]

CALLBACK_IPS = ["127.0.0.1", "127.0.0.*"]


class AppDoor:
    """``/cgi-bin/gettoken`` and the calls that need its token; tells the app what people did."""

    def __init__(self, world: World, settings: Settings, app: CorpApp) -> None:
        self.tokens = Tokens(world, settings)
        self.errands = Errands()
        self._world = world
        self._settings = settings
        self._app = app
        envelope = Envelope(token=settings.app_token, aes_key=settings.app_aes_key, receive_id=settings.corp_id)
        form = XmlFormat(corp_id=settings.corp_id, agent_id=settings.agent_id)
        self._caller = Caller(world, settings.app_callback or "", envelope, form, settings.patience)
        if settings.app_callback:
            world.post.attach(Channel.APP, self._carry)

    def routes(self) -> list[web.RouteDef]:
        """Where it listens."""
        return [
            web.get("/cgi-bin/gettoken", self._token),
            web.get("/cgi-bin/getcallbackip", self._with_token(lambda _body: {"ip_list": CALLBACK_IPS})),
            web.post("/cgi-bin/message/send", self._with_token(self._app.send)),
            web.post("/cgi-bin/message/update_template_card", self._with_token(self._app.update)),
            web.post("/cgi-bin/message/recall", self._with_token(self._app.recall)),
        ]

    async def verify(self) -> bool:
        """The check of the URL that saving the settings makes."""
        return await self._caller.verify()

    async def close(self) -> None:
        """Give up what still runs."""
        self._world.post.detach(Channel.APP, self._carry)
        await self.errands.close()

    async def _token(self, request: web.Request) -> web.StreamResponse:
        query = request.query
        return await answer(
            self._world, request, {}, lambda: self.tokens.get(query.get("corpid", ""), query.get("corpsecret", ""))
        )

    def _with_token(self, do: Callable[[Body], Body]) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def handle(request: web.Request) -> web.StreamResponse:
            body = await body_of(request)

            def checked() -> Body:
                self.tokens.check(request.query.get("access_token"))
                return do(body)

            return await answer(self._world, request, body, checked)

        return handle

    def _carry(self, event: Event, *, wait: float) -> None:
        self.errands.run(self._deliver(event, wait))

    async def _deliver(self, event: Event, wait: float) -> None:
        await asyncio.sleep(wait)
        tries = self._settings.patience.tries if event.kind is Happening.MESSAGE else 1
        said = await self._caller.tell(event.kind.value, event.id, told(event, self._settings), tries=tries)
        if said:
            self._take(event, said)

    def _take(self, event: Event, said: str) -> None:
        outcome: Body = {"errcode": 0, "errmsg": "ok"}
        try:
            apply(self._app, event, said)
        except Refused as refused:
            outcome = refused.body()
        except (NotXml, AttributeError) as error:
            outcome = Refused(BAD_PARAMETER, f"malformed: {error}").body()
        self._world.history.note("call", "passive", to=event.kind.value, body=said, answer=outcome)
