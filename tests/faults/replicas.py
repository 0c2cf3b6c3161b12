"""Dispatchers at work on one database: two on PostgreSQL, where replicas may be; one on SQLite, asked at once."""

from __future__ import annotations

import itertools
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.clock import MovedClock
from bot.dispatcher import Dispatcher, Floor
from bot.domain.policy import Policy
from bot.domain.reply import Vocabulary
from bot.domain.standard import Standard
from bot.messages import TemplateSpeaker
from bot.wecom.transport import Channel, Inbound, Said, Tapped
from storage.database import Database
from tests.faults.company import GROUPS, PEOPLE, group
from tests.faults.shared_clock import MONDAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.wecom.transport import Answer, Chat
    from storage.outbox import OutboxRow

_KEYS = itertools.count(1)
_FLOOR = Floor(
    policy=Policy(),
    standard=Standard(),
    groups={chatid: chatid for chatid in GROUPS},
    default_group=GROUPS[0],
    bot_name="线索助手",
    vocabulary=Vocabulary(),
)


class Replica:
    """One program on the database."""

    def __init__(self, database: Database, clock: MovedClock) -> None:
        self.database = database
        self.dispatcher = Dispatcher(database=database, speaker=TemplateSpeaker(), floor=_FLOOR, clock=clock)
        self._clock = clock

    async def say(self, who: str, text: str, *, chat: Chat | None = None) -> str:
        """What the bot answers in place."""
        return (await self.dispatcher.receive(self.message(who, text, chat=chat))).text or ""

    def message(self, who: str, text: str, *, chat: Chat | None = None) -> Inbound:
        """A new message; the same one may be received more than once."""
        return self._inbound(who, Said(text=text), chat or group())

    def tapped(self, who: str, answer: Answer, button: str, **chosen: str) -> Inbound:
        """A tap on the card that an answer carried."""
        card = answer.card
        assert card is not None
        key = next(shown.key for shown in card.buttons if shown.text == button)
        return self._inbound(who, Tapped(task_id=card.task_id, key=key, chosen=chosen), group())

    async def outbox(self) -> tuple[OutboxRow, ...]:
        """Everything that is to be said."""
        return await self.database.do(lambda work: work.outbox.list("new"))

    async def owner(self, lead: int) -> str | None:
        """Who has the lead."""

        def look(work: object) -> str | None:
            found = work.leads.get(lead)  # type: ignore[attr-defined]
            return found.owner if found else None

        return await self.database.do(look)

    def _inbound(self, who: str, what: Said | Tapped, chat: Chat) -> Inbound:
        return Inbound(
            key=f"r{next(_KEYS)}",
            channel=Channel.AI_BOT,
            sender=who,
            chat=chat,
            at=self._clock.now(),
            what=what,
            passive=isinstance(what, Said),
        )


@contextmanager
def replicas(url: str) -> Iterator[tuple[Replica, Replica]]:
    """Two replicas on PostgreSQL; on SQLite twice the same one, for there is no other."""
    clock = MovedClock(MONDAY, frozen=True)
    with Database(url) as one:
        one.do_now(lambda work: work.people.replace(PEOPLE))
        first = Replica(one, clock)
        if one.is_ours_alone:
            yield first, first
            return
        with Database(url) as other:
            yield first, Replica(other, clock)
