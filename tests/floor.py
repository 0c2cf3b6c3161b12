"""A sales floor to write stories on: people who speak and tap, time that is pushed, and what everybody heard.

Everything is real but WeCom and the clock: the database is in memory, the dispatcher, the speaker, the delivery and
the timers are the program's own. ``Carrier`` stands at the seam and keeps what would have gone to WeCom.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

from bot.clock import MovedClock
from bot.delivery import Delivery
from bot.dispatcher import Dispatcher
from bot.dispatcher import Floor as Settings
from bot.domain.people import Person, Role
from bot.domain.policy import Policy
from bot.domain.reply import Vocabulary
from bot.domain.standard import Standard
from bot.messages import TemplateSpeaker
from bot.timers import Timers
from bot.wecom.transport import Answer, Channel, Chat, ChatKind, Inbound, Outgoing, Receipt, Said, Tapped
from tests.fresh import FreshDatabase

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable

    from bot.domain.lead import Lead
    from bot.wecom.transport import Card
    from storage.history import Event
    from storage.unit_of_work import UnitOfWork

T = TypeVar("T")

MONDAY_MORNING = dt.datetime(2026, 3, 2, 2, tzinfo=dt.UTC)
"""10:00 on the wall in Shanghai, an ordinary Monday."""
SPEAKER = TemplateSpeaker()
"""One for all floors: it remembers nothing but its templates."""
GROUP = "wrDISPATCH"
GROUP_NAME = "派单群"
BOT = "线索助手"
FULL_POST = (
    "新线索\n公司:顺风电气\n联系人:周建国\n电话:13900523381\n需求:换CRM\n预算:50万\n权限:决策人\n"
    "时间:本季度\n地区:上海\n行业:制造"
)
"""A post that meets the shipped standard; its phone is nobody's."""


def _roster() -> list[Person]:
    listed = json.loads((Path(__file__).parent / "corpus" / "roster.json").read_text("utf-8"))
    colleagues = [
        Person(
            userid=one["userid"],
            name=one["name"],
            roles=frozenset({Role(one["role"])}),
            english=one["english"],
            nicknames=tuple(one["nicknames"]),
            title=one["title"],
            region=one["region"],
            industries=tuple(one["industries"]),
        )
        for one in listed
    ]
    return [
        *colleagues,
        Person(userid="qianzong", name="钱海", roles=frozenset({Role.SALES_HEAD}), title="销售负责人"),
        Person(userid="admin", name="管小理", roles=frozenset({Role.ADMIN})),
        Person(userid="lizou", name="李走", roles=frozenset({Role.SALES}), active=False),
    ]


ROSTER = _roster()
USERIDS = {person.name: person.userid for person in ROSTER}


@dataclass(slots=True)
class Carrier:
    """A Transport that keeps what it carried. ``trouble`` holds, by chat, what it raises on the next tries there."""

    carried: list[Outgoing] = field(default_factory=list)
    tried: list[Outgoing] = field(default_factory=list)
    trouble: dict[str, list[Exception]] = field(default_factory=dict)

    async def send(self, message: Outgoing) -> Receipt:
        self.tried.append(message)
        waiting = self.trouble.get(message.to.id)
        if waiting:
            raise waiting.pop(0)
        self.carried.append(message)
        return Receipt(channel=Channel.APP, response_code=f"code-{len(self.carried)}" if message.card else None)


class SalesFloor:
    """People and the bot in one dispatch group. People are called by name, chats by the group's or a person's name."""

    def __init__(
        self,
        *,
        policy: Policy | None = None,
        people: Iterable[Person] = ROSTER,
        at: dt.datetime = MONDAY_MORNING,
        passive: bool = False,
    ) -> None:
        self.database = FreshDatabase()
        self.database.open()
        self.database.do_now(lambda work: work.people.replace(people))
        self.clock = MovedClock(at, frozen=True)
        self.carrier = Carrier()
        self.passive = passive
        self.settings = Settings(
            policy=policy or Policy(),
            standard=Standard(),
            groups={GROUP: GROUP_NAME},
            default_group=GROUP,
            bot_name=BOT,
            vocabulary=Vocabulary(),
        )
        self._messages = 0
        self.start_again()

    def start_again(self) -> None:
        """The program is started anew; only what is in the database is still known."""
        self.dispatcher = Dispatcher(database=self.database, speaker=SPEAKER, floor=self.settings, clock=self.clock)
        self.delivery = Delivery(
            database=self.database,
            transport=self.carrier,
            dispatcher=self.dispatcher,
            clock=self.clock,
            holder="this one",
        )
        self.dispatcher.ring_the_bell = self.delivery.ring_the_bell
        self.timers = Timers(database=self.database, dispatcher=self.dispatcher, clock=self.clock, holder="this one")

    def close(self) -> None:
        self.database.close()

    # ------------------------------------------------------------------------------------- what people do

    async def say(self, who: str, text: str, *, quote: str | Outgoing | None = None, at_bot: bool = True) -> Answer:
        """Somebody writes in the dispatch group."""
        return await self.receive(self.message(who, f"@{BOT} {text}" if at_bot else text, quote=quote))

    async def alone(self, who: str, text: str, *, quote: str | Outgoing | None = None) -> Answer:
        """Somebody writes to the bot alone."""
        return await self.receive(self.message(who, text, quote=quote, chat=alone(who)))

    async def tap(self, who: str, message: Outgoing, button: str, **chosen: str) -> Answer:
        """Somebody taps a button of a card, by its words; ``chosen`` is what the dropdown stands on."""
        return await self.receive(self.tapped(who, message, button, **chosen))

    def message(self, who: str, text: str, *, quote: str | Outgoing | None = None, chat: Chat | None = None) -> Inbound:
        """A message as WeCom would bring it, not sent yet."""
        quoted = quote.text if isinstance(quote, Outgoing) else quote
        return self._inbound(who, Said(text=text, quote=quoted), chat or Chat(kind=ChatKind.GROUP, id=GROUP))

    def tapped(self, who: str, message: Outgoing, button: str, **chosen: str) -> Inbound:
        """A tap as WeCom would bring it, not sent yet."""
        card = card_of(message)
        key = next(shown.key for shown in card.buttons if shown.text == button)
        return self._inbound(who, Tapped(task_id=card.task_id, key=key, chosen=chosen), message.to)

    async def receive(self, inbound: Inbound) -> Answer:
        """Bring something in and let everything that follows be delivered."""
        answer = await self.dispatcher.receive(inbound)
        await self.delivery.drain()
        return answer

    async def push(self, *, hours: float = 0, minutes: float = 0, days: float = 0) -> None:
        """Time passes; what is due rings and is delivered."""
        self.clock.push(dt.timedelta(hours=hours, minutes=minutes, days=days))
        await self.timers.tick()
        await self.delivery.drain()

    def _inbound(self, who: str, what: Said | Tapped, chat: Chat) -> Inbound:
        self._messages += 1
        return Inbound(
            key=f"m{self._messages}",
            channel=Channel.AI_BOT,
            sender=USERIDS.get(who, who),
            chat=chat,
            at=self.clock.now(),
            what=what,
            passive=self.passive,
        )

    # ---------------------------------------------------------------------------------- what can be seen

    def heard(self, where: str) -> list[str]:
        """What the bot said in a chat so far: the group by its name, a person alone by his."""
        return [message.text for message in self.messages(where)]

    def messages(self, where: str) -> list[Outgoing]:
        """What was carried to a chat so far."""
        place = GROUP if where == GROUP_NAME else USERIDS.get(where, where)
        return [message for message in self.carrier.carried if message.to.id == place]

    def last(self, where: str) -> str:
        """What the bot said there last."""
        return self.heard(where)[-1]

    def card(self, where: str) -> Outgoing:
        """The last message with a card there."""
        return [message for message in self.messages(where) if message.card][-1]

    def hush(self) -> None:
        """Forget what was heard so far, to listen to what comes now."""
        self.carrier.carried.clear()
        self.carrier.tried.clear()

    def lead(self, number: int) -> Lead:
        """The lead as it stands."""
        lead = self.look(lambda work: work.leads.get(number))
        assert lead is not None
        return lead

    def history(self, number: int) -> tuple[Event, ...]:
        """Everything that happened to the lead."""
        return self.look(lambda work: work.history.of(number))

    def clocks(self, number: int) -> set[str]:
        """The clocks that run on the lead."""
        return {row.clock for row in self.look(lambda work: work.alarms.running(number))}

    def look(self, piece: Callable[[UnitOfWork], T]) -> T:
        """Look into the database."""
        return self.database.do_now(piece)


def alone(who: str) -> Chat:
    """The chat of this person with the bot."""
    return Chat(kind=ChatKind.SINGLE, id=USERIDS.get(who, who))


def card_of(message: Outgoing) -> Card:
    """The card that went with a message."""
    assert message.card is not None
    return message.card


def buttons(card: Card | None) -> list[str]:
    """What its buttons say."""
    return [button.text for button in card.buttons] if card else []


@pytest.fixture
async def floor() -> AsyncIterator[SalesFloor]:
    """An empty floor on a Monday morning."""
    opened = SalesFloor()
    yield opened
    opened.close()


@pytest.fixture
async def dispatched(floor: SalesFloor) -> SalesFloor:
    """L1 was posted by 刘洋 and given to 王磊 by 孙婷."""
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 给王磊")
    return floor
