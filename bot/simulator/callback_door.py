"""The AI bot's callback mode: sealed posts to the bot's URL, its passive answers, response_url (wecom §1)."""

from __future__ import annotations

import asyncio
import json
import secrets
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.simulator.bot_wire import Addresses, callback_body
from bot.simulator.caller import Caller, JsonFormat
from bot.simulator.envelope import Envelope
from bot.simulator.errand import Errands
from bot.simulator.errors import BAD_PARAMETER, Refused
from bot.simulator.http_answer import answer, body_of
from bot.simulator.things import Happening
from bot.wecom.transport import Channel

if TYPE_CHECKING:
    from bot.simulator.ai_bot import AiBot
    from bot.simulator.settings import Settings
    from bot.simulator.things import Event
    from bot.simulator.world import World

PATH = "/cgi-bin/aibot/response"


class CallbackDoor:
    """Tells the bot, takes what it answers, and polls its open streams."""

    def __init__(self, world: World, settings: Settings, bot: AiBot, addresses: Addresses) -> None:
        self.base = ""
        self.errands = Errands()
        self._world = world
        self._settings = settings
        self._bot = bot
        self._addresses = addresses
        envelope = Envelope(token=settings.token, aes_key=settings.aes_key)
        self._caller = Caller(world, settings.bot_callback or "", envelope, JsonFormat(), settings.patience)
        if settings.bot_callback:
            world.post.attach(Channel.AI_BOT, self._carry)

    def routes(self) -> list[web.RouteDef]:
        """Where it listens: the response_url."""
        return [web.post(PATH, self._response)]

    async def verify(self) -> bool:
        """The check of the URL that saving the settings makes."""
        return await self._caller.verify()

    async def close(self) -> None:
        """Give up what still runs."""
        self._world.post.detach(Channel.AI_BOT, self._carry)
        await self.errands.close()

    async def _response(self, request: web.Request) -> web.StreamResponse:
        body = await body_of(request)
        code = request.query.get("response_code", "")

        def do() -> dict[str, Any]:
            self._bot.active(code, body)
            return {}

        return await answer(self._world, request, body, do)

    def _carry(self, event: Event, *, wait: float) -> None:
        self.errands.run(self._deliver(event, wait))

    async def _deliver(self, event: Event, wait: float) -> None:
        await asyncio.sleep(wait)
        code, token = secrets.token_urlsafe(24), self._world.new_id("callback")
        self._bot.ask(code, event)
        self._bot.ask(token, event)
        url = f"{self.base}{PATH}?response_code={code}"
        body = callback_body(event, self._settings.bot_id, self._addresses, response_url=url)
        tries = self._settings.patience.tries if event.kind is Happening.MESSAGE else 1
        said = await self._caller.tell(event.kind.value, event.id, json.dumps(body, ensure_ascii=False), tries=tries)
        if said:
            self._take(event, token, said)
        await self._poll(event, token)

    def _take(self, event: Event, token: str, said: str) -> None:
        outcome: dict[str, Any] = {"errcode": 0, "errmsg": "ok"}
        body: Any = None
        try:
            body = json.loads(said)
            self._bot.answer(event, token, body)
        except Refused as refused:
            outcome = refused.body()
        except (ValueError, AttributeError) as error:
            outcome = Refused(BAD_PARAMETER, f"malformed: {error}").body()
        self._world.history.note("call", "passive", to=event.kind.value, body=body, answer=outcome)

    async def _poll(self, event: Event, token: str) -> None:
        """Ask for more of every open stream until it is finished or six minutes are over (wecom §1.7)."""
        while streams := self._bot.open_streams(token):
            await asyncio.sleep(self._settings.patience.poll)
            for stream in streams:
                said = await self._caller.tell("stream", stream, self._refresh(event, stream), tries=1)
                if said:
                    self._take(event, token, said)

    def _refresh(self, event: Event, stream: str) -> str:
        body = callback_body(event, self._settings.bot_id, self._addresses)
        kept = {key: body[key] for key in ("aibotid", "chattype", "chatid", "from") if key in body}
        told = kept | {"msgid": self._world.new_id(), "msgtype": "stream", "stream": {"id": stream}}
        return json.dumps(told, ensure_ascii=False)
