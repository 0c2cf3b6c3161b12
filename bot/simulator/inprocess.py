"""The first door: no socket, no waiting. It is a Transport, and it hands what people do straight to a Receiver.

What the bot says passes through the bot's own ``payloads`` and is then judged by the world's rules; what people do
passes through the wire's JSON and XML and the bot's own reading. Only envelopes, tokens and sockets are left out.

The way of a message is the post office's (bot.wecom.post_office): a mention goes by the group's webhook, a person is
reached by the app, a group by an answer, else by a push, else by its webhook.
"""

from __future__ import annotations

from collections import deque
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from bot.simulator import app_wire
from bot.simulator.ai_bot import AiBot
from bot.simulator.bot_wire import callback_body
from bot.simulator.corp_app import CorpApp
from bot.simulator.errors import Refused
from bot.simulator.group_webhook import GroupWebhook
from bot.simulator.http_answer import carried_out
from bot.simulator.settings import Settings
from bot.simulator.things import Happening
from bot.simulator.trouble import Answering
from bot.wecom import app_payloads, payloads, troubles
from bot.wecom.cards import BadCard
from bot.wecom.group_webhook import body_of
from bot.wecom.transport import (
    Channel,
    ChatKind,
    Receipt,
    Rejected,
    TryLater,
    Unsure,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.simulator.things import Event, Media
    from bot.simulator.world import World
    from bot.wecom.transport import Answer, Inbound, Outgoing, Receiver

Json = dict[str, Any]
RESPONSE_URL = "https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code="


class Style(StrEnum):
    """How the AI bot is connected: what comes in says ``passive`` in callback mode only (wecom §0)."""

    LONG_CONNECTION = "long_connection"
    CALLBACK = "callback"


class InProcess:
    """A Transport over a world, and the way from the world to ``receiver``; one per world.

    What people do waits until ``settle`` hands it over.
    """

    def __init__(self, world: World, receiver: Receiver | None = None, *, style: Style = Style.LONG_CONNECTION) -> None:
        self.receiver = receiver
        self._world = world
        self._style = style
        self._settings = Settings(app_callback="in-process")
        self._bot = AiBot(world)
        self._app = CorpApp(world, self._settings)
        self._webhook = GroupWebhook(world)
        self._waiting: deque[Event] = deque()
        world.post.attach(Channel.AI_BOT, self._carry)
        world.post.attach(Channel.APP, self._carry)

    # ------------------------------------------------------------------------------------ out

    async def send(self, message: Outgoing) -> Receipt:
        """Carry one message by the first way that takes it.

        Raises:
            TryLater: the limit is reached, or trouble was asked for.
            Unsure: trouble swallowed the answer.
            Rejected: no way takes it.
        """
        refused = Rejected("没有通往那里的通道")
        for way in self._ways(message):
            try:
                return way(message)
            except Rejected as refusal:
                refused = refusal
        raise refused

    def _ways(self, message: Outgoing) -> Iterator[Callable[[Outgoing], Receipt]]:
        group = self._world.group(message.to.id) if message.to.kind is ChatKind.GROUP else None
        webhook = group is not None and bool(group.webhook_keys)
        long = self._style is Style.LONG_CONNECTION
        if message.update is not None:
            yield self._update
            return
        if message.to.kind is ChatKind.SINGLE:
            yield self._to_person
        if webhook and message.mention:
            yield self._by_webhook
        if message.reply and message.reply.good_until > self._world.clock.now():
            yield self._by_answer if long else self._by_response_url
        if long:
            yield self._by_push
        if webhook and not message.mention:
            yield self._by_webhook

    def _to_person(self, message: Outgoing) -> Receipt:
        agent = self._settings.agent_id
        card = _fitting(lambda: app_payloads.card_to(message, message.card, agent_id=agent) if message.card else None)
        answer: Json = {}
        for body in [card] if card else app_payloads.words_to(message, agent_id=agent):
            answer = self._call("/cgi-bin/message/send", body, lambda body=body: self._app.send(body))  # type: ignore[misc]
            if answer.get("invaliduser") or answer.get("unlicenseduser"):
                raise Rejected("收件人收不到应用消息", code=81013)
        code = answer.get("response_code")
        return Receipt(
            channel=Channel.APP, remote_id=answer.get("msgid"), response_code=code, carried_card=card is not None
        )

    def _update(self, message: Outgoing) -> Receipt:
        body = app_payloads.card_update(message, agent_id=self._settings.agent_id)
        self._call("/cgi-bin/message/update_template_card", body, lambda: self._app.update(body))
        return Receipt(channel=Channel.APP, carried_card=message.card is not None)

    def _by_answer(self, message: Outgoing) -> Receipt:
        token = message.reply.token if message.reply else ""
        return self._speak(message, "aibot_respond_msg", lambda body: self._bot.respond(token, body))

    def _by_response_url(self, message: Outgoing) -> Receipt:
        token = message.reply.token if message.reply else ""
        code = parse_qs(urlsplit(token).query).get("response_code", [""])[0]
        return self._speak(message, "/cgi-bin/aibot/response", lambda body: self._bot.active(code, body))

    def _by_push(self, message: Outgoing) -> Receipt:
        def push(body: Json) -> object:
            return self._bot.push(payloads.push(message.to, body))

        return self._speak(message, "aibot_send_msg", push)

    def _speak(self, message: Outgoing, call: str, do: Callable[[Json], object]) -> Receipt:
        """The card; where it may not go or is refused, its words."""
        card = _fitting(lambda: payloads.card(message.card) if message.card else None)
        if card:
            try:
                self._call(call, card, lambda: _empty(do(card)))
                return Receipt(channel=Channel.AI_BOT, carried_card=True)
            except Rejected as refused:
                if refused.code not in troubles.CARD_REFUSED:
                    raise
        words = payloads.markdown(message.text)
        self._call(call, words, lambda: _empty(do(words)))
        return Receipt(channel=Channel.AI_BOT)

    def _by_webhook(self, message: Outgoing) -> Receipt:
        group = self._world.group(message.to.id)
        key = group.webhook_keys[0] if group and group.webhook_keys else ""
        body = body_of(message)
        self._call("/cgi-bin/webhook/send", body, lambda: _empty(self._webhook.send(key, body)))
        return Receipt(channel=Channel.WEBHOOK)

    def _call(self, name: str, body: Json, do: Callable[[], Json]) -> Json:
        mishap = self._world.trouble.of_call(name)
        said = carried_out(do) if mishap.effect else {"errcode": 0}
        if mishap.code is not None:
            said = Refused(mishap.code).body()
        self._world.history.note("call", name, body=body, answer=said, answering=mishap.answering.value)
        if mishap.status is not None:
            raise TryLater(f"HTTP {mishap.status}")
        if mishap.answering is not Answering.ANSWER:
            raise Unsure("没有应答")
        if failed := troubles.trouble(said):
            raise failed
        return said

    # ------------------------------------------------------------------------------------ in

    async def settle(self) -> None:
        """Hand over what people have done, in order, until nothing is left."""
        while self._waiting:
            event = self._waiting.popleft()
            await (self._to_app(event) if event.channel is Channel.APP else self._to_bot(event))

    def _carry(self, event: Event, *, wait: float) -> None:  # noqa: ARG002 — nothing waits here
        self._waiting.append(event)

    async def _to_bot(self, event: Event) -> None:
        token, url = self._world.new_id("req"), None
        self._bot.ask(token, event)
        if self._style is Style.CALLBACK:
            code = self._world.new_id("code")
            self._bot.ask(code, event)
            url = RESPONSE_URL + code
        body = callback_body(event, self._settings.bot_id, _Nowhere(), response_url=url)
        long = self._style is Style.LONG_CONNECTION
        inbound = payloads.inbound(body, now=self._world.clock.now(), req_id=token if long else None)
        answer = await self._hand_over(event, inbound)
        if inbound and answer:
            said = _fitting(lambda: payloads.passive(answer, inbound.what, stream=token))
            if said:
                self._passive(event, said, lambda: self._take(event, token, said))

    def _take(self, event: Event, token: str, said: Json) -> Json:
        self._bot.answer(event, token, said)
        return {}

    async def _to_app(self, event: Event) -> None:
        xml = app_wire.told(event, self._settings).encode()
        now = self._world.clock.now()
        inbound = app_payloads.inbound(xml, now=now)
        answer = await self._hand_over(event, inbound)
        if not inbound or not answer:
            return
        said = app_payloads.passive(answer, inbound, corp_id=self._settings.corp_id, now=now)
        if said:
            self._passive(event, said, lambda: self._take_xml(event, said))

    def _take_xml(self, event: Event, said: str) -> Json:
        app_wire.apply(self._app, event, said)
        return {}

    async def _hand_over(self, event: Event, inbound: Inbound | None) -> Answer | None:
        """Tell the receiver; a message it cannot take now comes again, twice at most (wecom §1.6)."""
        if inbound is None or self.receiver is None:
            return None
        tries = self._settings.patience.tries if event.kind is Happening.MESSAGE else 1
        for attempt in range(1, tries + 1):
            try:
                answer = await self.receiver(inbound)
            except TryLater as later:
                outcome = f"later: {later.reason}"
            else:
                self._world.history.note("delivery", event.kind.value, id=event.id, attempt=attempt, outcome="taken")
                return answer
            self._world.history.note("delivery", event.kind.value, id=event.id, attempt=attempt, outcome=outcome)
        return None

    def _passive(self, event: Event, said: object, do: Callable[[], Json]) -> None:
        answer = carried_out(do)
        self._world.history.note("call", "passive", to=event.kind.value, body=said, answer=answer)


class _Nowhere:
    """Files have no address without a server."""

    def of(self, media: Media) -> dict[str, str]:
        """An address that leads nowhere."""
        return {"url": f"https://example.invalid/media/{media.id}"}


def _empty(_: object) -> Json:
    """An answer has nothing beside its errcode."""
    return {}


def _fitting(make: Callable[[], Json | None]) -> Json | None:
    """A card that WeCom could take, or None."""
    try:
        return make()
    except BadCard:
        return None
