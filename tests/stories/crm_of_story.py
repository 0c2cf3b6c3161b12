"""A CRM for stories: it has some customers from some time on, and is silent for some hours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.crm import CrmDesk, NoAnswer, Page, Sync
from bot.crm.recognising import Recogniser
from bot.domain.crm import Entry, Kind

if TYPE_CHECKING:
    import datetime as dt

    from bot.clock import Clock
    from bot.crm import Draft
    from bot.dispatcher import Dispatcher
    from storage.database import Database


@dataclass(kw_only=True)
class CrmOfStory:
    """``customers`` are (since when, number, name, owner, last touch); silent between ``down`` and ``up``."""

    customers: tuple[tuple[dt.datetime, str, str, str, str], ...]
    down: dt.datetime
    up: dt.datetime
    clock: Clock | None = None
    source = "story"
    kinds = (Kind.ACCOUNTS,)
    untold = frozenset[str]()

    async def page(self, _kind: Kind, _cursor: str) -> Page:
        now = self._now()
        if self.down <= now < self.up:
            raise NoAnswer("CRM 没有应答(TimeoutError)", after=600)
        entries = tuple(
            Entry(
                kind=Kind.ACCOUNTS,
                ref=ref,
                account=ref,
                said={"name": name, "owner": owner, "last_follow_up": touched},
            )
            for since, ref, name, owner, touched in self.customers
            if since <= now
        )
        return Page(entries=entries, cursor="", more=False)

    async def find(self, ref: str) -> str | None:
        raise NoAnswer(ref)

    async def create(self, draft: Draft) -> str:
        raise NoAnswer(draft.ref)

    def desk(self, database: Database, dispatcher: Dispatcher, clock: Clock) -> CrmDesk:
        """Whoever asks it in this story."""
        self.clock = clock
        recogniser = Recogniser(database=database, dispatcher=dispatcher)
        sync = Sync(
            connector=self, database=database, clock=clock, holder="here", recogniser=recogniser, sleep=_not_at_all
        )
        return CrmDesk(sync=sync, writer=None)

    def _now(self) -> dt.datetime:
        assert self.clock
        return self.clock.now()


async def _not_at_all(_: float) -> None:
    """A story does not wait."""
