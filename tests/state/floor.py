"""The things tests are about: a time, a posted lead, a message to send, pieces that wait together."""

from __future__ import annotations

import asyncio
import datetime as dt
import threading
from typing import TYPE_CHECKING, Any

from bot.domain.inquiry import Inquiry
from bot.domain.lead import Lead, Stage
from storage.alarm_rows import AlarmRow
from storage.outbox import OutboxRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.database import Database
    from storage.unit_of_work import UnitOfWork

NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


def post(work: UnitOfWork, **stated: Any) -> Lead:
    """A lead by 刘洋."""
    inquiry = Inquiry(**{"company": "顺风电气", "contact": "周总", **stated})
    return work.leads.add(
        stage=Stage.QUALIFIED, inquiry=inquiry, sdr="LiuYang", group="wr1",
        posted_at=NOW, standard=1, missing=("timeline",), tier=2,
    )  # fmt: skip


def message(id: str, chat: str = "wr1", **more: Any) -> OutboxRow:  # noqa: A002 — the row's own word
    facts: dict[str, Any] = {"chat_kind": "group", "text": f"L1 {id}", "kind": "assigned", "created_at": NOW}
    return OutboxRow(**{**facts, "id": id, "chat_id": chat, "next_at": NOW, **more})


def alarm(lead: int, step: int = 0, **more: Any) -> AlarmRow:
    facts: dict[str, Any] = {"clock": "first_contact", "cycle": 1, "due_at": NOW, "true_at": NOW}
    return AlarmRow(lead=lead, step=step, **{**facts, **more})


async def together(database: Database, *pieces: Callable[[UnitOfWork], Any]) -> list[Any]:
    """Let these pieces wait until all are there, so that they share one commit; results or errors."""
    gate = threading.Event()

    def hold(_: UnitOfWork) -> None:
        gate.wait(10)

    holding = asyncio.ensure_future(database.do(hold))
    await asyncio.sleep(0.05)
    tasks = [asyncio.ensure_future(database.do(piece)) for piece in pieces]
    await asyncio.sleep(0)
    gate.set()
    await holding
    return await asyncio.gather(*tasks, return_exceptions=True)
