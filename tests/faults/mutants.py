"""Two bots that are wrong on purpose: the harness must find them out. They live here and nowhere in the product."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dispatcher import Dispatcher
from bot.wecom.transport import Answer

if TYPE_CHECKING:
    from bot.wecom.transport import Inbound
    from storage.unit_of_work import UnitOfWork

_LATER = 0.15


class AnswersFirst(Dispatcher):
    """Acknowledges what came in, and commits it a moment later."""

    _tasks: set[asyncio.Task[Answer]] = set()  # noqa: RUF012 — one bot a process

    async def receive(self, inbound: Inbound) -> Answer:
        """Take it in; when this returns it is not committed."""
        task = asyncio.create_task(self._commit(replace(inbound, passive=False)))
        self._tasks.add(task)
        return Answer()

    async def _commit(self, inbound: Inbound) -> Answer:
        await asyncio.sleep(_LATER)
        return await super().receive(inbound)


class MarksFirst(Dispatcher):
    """Writes down that a message was seen in a commit of its own, before the work (NServiceBus #5557)."""

    async def receive(self, inbound: Inbound) -> Answer:
        """Take it in, in two commits."""
        if not await self._database.do(lambda work: self._mark(inbound, work)):
            return Answer()
        await asyncio.sleep(_LATER)
        return await super().receive(replace(inbound, key=f"{inbound.key}, the work"))

    def _mark(self, inbound: Inbound, work: UnitOfWork) -> bool:
        if work.inbox.answer(inbound.key) is not None:
            return False
        work.inbox.keep(inbound.key, inbound.at, "{}", inbound.sender)
        return True


MUTANTS: dict[str, type[Dispatcher]] = {"answers_first": AnswersFirst, "marks_first": MarksFirst}
