"""What comes by the long connection: read, handed over in order per chat, answered in place where that is asked (§2.2).

WeCom sends a frame once. So a message that cannot be committed now is handed over again and again, and the chat behind
it waits; other chats do not, and the line is read on.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.wecom import cards, payloads, troubles
from bot.wecom.bot_speech import pace_key
from bot.wecom.callback import whereabouts
from bot.wecom.cards import BadCard
from bot.wecom.lanes import Lanes
from bot.wecom.line import Poisoned
from bot.wecom.transport import ChatKind, Entered, SendError, Tapped, TryLater

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.clock import Clock
    from bot.wecom.health import Vitals
    from bot.wecom.line import Frame, Line
    from bot.wecom.pace import Pace
    from bot.wecom.transport import Answer, Inbound, Receiver

log = logging.getLogger(__name__)

_LOST = "有消息没有处理成功，请看日志"


@dataclass(frozen=True, kw_only=True, slots=True)
class HearingPatience:
    """Seconds. ``again``: rests between tries to hand a message over; ``answer``: WeCom takes an event's for 5 s."""

    again: tuple[float, ...] = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0)
    answer: float = 4.8


@dataclass(frozen=True, kw_only=True, slots=True)
class _Heard:
    inbound: Inbound
    req_id: str
    at: float


class Hearing:
    """``line`` gives the line that is up, if one is."""

    def __init__(
        self,
        receiver: Receiver,
        clock: Clock,
        vitals: Vitals,
        pace: Pace,
        patience: HearingPatience,
        *,
        line: Callable[[], Line | None],
        monotonic: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._receiver = receiver
        self._clock = clock
        self._vitals = vitals
        self._pace = pace
        self._patience = patience
        self._line = line
        self._monotonic = monotonic
        self._sleep = sleep
        self._lanes: Lanes[_Heard] = Lanes(self._go)

    def take(self, frame: Frame) -> None:
        """Put a callback into its chat's lane, at once; what is no message, tap or entry is counted."""
        inbound = payloads.inbound(frame.body, now=self._clock.now(), req_id=frame.req_id)
        if inbound is None:
            self._vitals.count("unheard")
            return
        self._vitals.saw("message" if inbound.chat.kind is ChatKind.SINGLE else "group message")
        heard = _Heard(inbound=inbound, req_id=frame.req_id, at=self._monotonic())
        if not self._lanes.put(pace_key(inbound.chat), heard):
            self._lose(inbound, "no room")

    async def finish(self, within: float) -> None:
        """Wait some seconds for what is under way."""
        await self._lanes.finish(within)

    async def _go(self, heard: _Heard) -> None:
        try:
            answer = await self._tell(heard.inbound)
            said = _in_place(answer, heard.inbound) if answer else None
            if said is not None:
                await self._answer(heard, *said)
        except BadCard as bad:
            log.warning("the card in answer to %s cannot be shown: %s", heard.inbound.key, bad)
        except Exception as mistake:  # noqa: BLE001 — one message must not stop those behind it
            self._lose(heard.inbound, whereabouts(mistake))

    async def _tell(self, inbound: Inbound) -> Answer | None:
        for wait in (*self._patience.again, None):
            try:
                answer = await self._receiver(inbound)
            except TryLater as later:
                log.warning("%s was not taken yet: %s", inbound.key, later.reason)
            else:
                self._vitals.recovers(_LOST)
                return answer
            if wait is not None:
                await self._sleep(wait)
        self._lose(inbound, "never taken")
        return None

    def _lose(self, inbound: Inbound, why: str) -> None:
        self._vitals.count("lost messages")
        self._vitals.ails(_LOST)
        log.error("%s is lost: %s", inbound.key, why)

    async def _answer(self, heard: _Heard, cmd: str, body: Mapping[str, Any]) -> None:
        """An answer in place is not worth more than one try: the event is good for 5 s."""
        line = self._line()
        if line is None or self._monotonic() - heard.at > self._patience.answer:
            self._vitals.count("late answers")
            return
        self._pace.note(pace_key(heard.inbound.chat))
        try:
            failed: Exception | None = troubles.trouble(await line.request(cmd, body, req_id=heard.req_id))
        except (SendError, Poisoned) as unsaid:
            failed = unsaid
        if failed is not None:
            self._vitals.count("unsaid answers")
            log.warning("the answer to %s was not taken: %s", heard.inbound.key, failed)


def _in_place(answer: Answer, inbound: Inbound) -> tuple[str, Mapping[str, Any]] | None:
    """The command that carries the answer; None for none.

    An answer to a message goes through the outbox; where a receiver gives one here it is said all the same.

    Raises:
        BadCard: WeCom would refuse the card.
    """
    match inbound.what:
        case Tapped():
            return (
                ("aibot_respond_update_msg", cards.update(answer.update, only_for=answer.update_for))
                if answer.update
                else None
            )
        case Entered():
            welcome = payloads.welcome(answer)
            return ("aibot_respond_welcome_msg", welcome) if welcome else None
    if answer.card is not None:
        return "aibot_respond_msg", payloads.card(answer.card)
    return ("aibot_respond_msg", payloads.markdown(answer.text)) if answer.text else None
