"""What the AI bot says by the long connection: as an answer while the req_id is good, else pushed (wecom §2.2, §2.5).

Answers and pushes share one pace per chat. A card is pushed into a group only where the setting says so, for WeCom's
page says no and its own plugin does it; its words stand in for it.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from bot.wecom import payloads, troubles
from bot.wecom.cards import BadCard
from bot.wecom.line import Poisoned
from bot.wecom.transport import Channel, ChatKind, Receipt, Rejected, Unsent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.clock import Clock
    from bot.wecom.line import Line
    from bot.wecom.pace import Pace
    from bot.wecom.transport import Chat, Outgoing

log = logging.getLogger(__name__)


def pace_key(chat: Chat) -> str:
    """Under which name a chat's messages are counted: a group's id by its exact case, a person's by any."""
    return f"{chat.kind} {chat.id}" if chat.kind is ChatKind.GROUP else f"{chat.kind} {chat.id.casefold()}"


class BotSpeech:
    """Says things on whichever line is up."""

    def __init__(self, clock: Clock, pace: Pace, *, push_cards_to_groups: bool) -> None:
        self._clock = clock
        self._pace = pace
        self._push_cards_to_groups = push_cards_to_groups

    async def say(self, line: Line, message: Outgoing) -> Receipt:
        """Carry one message.

        Raises:
            Unsent: too many in this chat.
            TryLater: WeCom is busy.
            Unsure: no ack came.
            Rejected: not to this chat.
        """
        key = pace_key(message.to)
        if (wait := self._pace.wait_for(key)) > 0:
            raise Unsent("发往这里的消息太密，先等一等", after=wait)
        if message.reply is not None and self._answerable(message):
            try:
                return await self._card_or_words(line, message, req_id=message.reply.token, may_show_card=True)
            except Poisoned:
                log.info("the req_id behind %s is poisoned, it is pushed", message.id)
            except Rejected as refused:
                if refused.code != troubles.NO_SUCH_REQUEST:
                    raise
                log.info("the message before %s takes no answer any more, it is pushed", message.id)
        may_show_card = message.to.kind is ChatKind.SINGLE or self._push_cards_to_groups
        return await self._card_or_words(line, message, req_id=None, may_show_card=may_show_card)

    def _answerable(self, message: Outgoing) -> bool:
        reply = message.reply
        if reply is None or reply.once or reply.channel is not Channel.AI_BOT:
            return False
        return self._clock.now() < reply.good_until

    async def _card_or_words(
        self, line: Line, message: Outgoing, *, req_id: str | None, may_show_card: bool
    ) -> Receipt:
        card = _card(message) if may_show_card else None
        if card is not None:
            try:
                await self._exchange(line, message.to, card, req_id)
                return Receipt(channel=Channel.AI_BOT, carried_card=True)
            except Rejected as refused:
                if refused.code not in troubles.CARD_REFUSED:
                    raise
                log.warning("WeCom refuses the card of %s, its words go out instead", message.id)
        await self._exchange(line, message.to, payloads.markdown(message.text), req_id)
        return Receipt(channel=Channel.AI_BOT)

    async def _exchange(self, line: Line, to: Chat, content: Mapping[str, Any], req_id: str | None) -> None:
        key = pace_key(to)
        self._pace.note(key)
        if req_id is not None:
            reply = await line.request("aibot_respond_msg", content, req_id=req_id)
        else:
            reply = await line.request("aibot_send_msg", payloads.push(to, content))
        failed = troubles.trouble(reply)
        if failed is None:
            return
        log.warning("not taken: %s (%s)", failed.code, troubles.message_of(reply))
        if failed.code in troubles.LIMITED:
            self._pace.pause(key)
        raise failed


def _card(message: Outgoing) -> dict[str, Any] | None:
    try:
        return payloads.card(message.card) if message.card else None
    except BadCard as bad:
        log.warning("card of %s cannot be shown, its words go out instead: %s", message.id, bad)
        return None
