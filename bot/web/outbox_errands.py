"""What a person chooses for a message that waits, died, or came back with a backup (reliability.md E6)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, Protocol

from bot.domain.own_commands import OwnerNotReached
from storage.outbox import OutboxState

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.commands import Command
    from storage.outbox import OutboxRow
    from storage.unit_of_work import UnitOfWork

QUARANTINE = "quarantine"
"""The fact that is kept while messages of a restored backup wait for a person."""
_AGAIN = "~again"
_ENDS = {OutboxState.SENT: "已经送达", OutboxState.DEAD: "已经放弃"}


class Give(Protocol):
    """The dispatcher's ``obey``."""

    def __call__(self, command: Command, work: UnitOfWork, *, by: str, key: str) -> tuple[str, ...]:
        """Give a command inside this piece of work."""


def send(work: UnitOfWork, id: str, now: datetime) -> tuple[bool, str]:  # noqa: A002 — the row's own word
    """Send it after all: a dead one as a copy, so that what became of the first stays on record."""
    row = work.outbox.get(id)
    match row.state if row else None:
        case OutboxState.QUARANTINED:
            work.outbox.release([id], "send")
            _settle(work)
            return True, f"{id}:马上发出。"
        case OutboxState.DEAD if row:
            copy = _afresh(row, now)
            fresh = work.outbox.put(copy)
            return fresh, f"{id}:重新发出,新编号 {copy.id}。" if fresh else f"{id}:已经重发过一次,见 {copy.id}。"
        case OutboxState.SENT:
            return False, f"{id}:已经送达,不重发。"
        case None:
            return False, f"没有编号是 {id} 的消息。"
        case _:
            return True, f"{id}:本来就在等着发,不用管。"


def drop(work: UnitOfWork, id: str, now: datetime, give: Give) -> tuple[bool, str]:  # noqa: A002
    """Never send it. Where an owner would have heard of a lead by it, sales-ops are told that nobody did (S48)."""
    row = work.outbox.get(id)
    if row is None:
        return False, f"没有编号是 {id} 的消息。"
    if row.state in _ENDS:
        return False, f"{id}:{_ENDS[row.state]},没有可丢弃的。"
    work.outbox.dead(id, now, "人工丢弃")
    if row.awaited:
        lead, cycle = row.awaited
        give(OwnerNotReached(lead=lead, cycle=cycle, why="消息被人工丢弃"), work, by="delivery", key=f"missed:{id}")
    _settle(work)
    return True, f"{id}:已丢弃。"


def release(work: UnitOfWork, choice: Literal["send", "drop"]) -> tuple[str, ...]:
    """What becomes of everything that a restored backup brought along.

    Dropped ones may well have arrived before the backup was restored, so nobody is told that they did not.
    """
    rows = work.outbox.list(OutboxState.QUARANTINED)
    count = work.outbox.release([row.id for row in rows], choice)
    work.facts.drop(QUARANTINE)
    lines = [f"{count} 条消息{'马上发出' if choice == 'send' else '已丢弃'},可以照常使用了。"]
    offers = sorted({row.awaited[0] for row in rows if row.awaited})
    if choice == "drop" and offers:
        named = "、".join(f"L{number}" for number in offers)
        lines.append(f"其中有给负责人的新线索通知:{named};请确认他们已经知道。")
    return tuple(lines)


def _afresh(row: OutboxRow, now: datetime) -> OutboxRow:
    return replace(
        row,
        id=f"{row.id}{_AGAIN}",
        created_at=now,
        next_at=now,
        state=OutboxState.NEW,
        attempts=0,
        reply=None,
        update=None,
        stale_after=None,
        lease_by=None,
        lease_until=None,
        last_error=None,
        receipt=None,
        ended_at=None,
        seq=0,
    )


def _settle(work: UnitOfWork) -> None:
    """Nothing is held back any more once a choice was made for each."""
    if not work.outbox.list(OutboxState.QUARANTINED):
        work.facts.drop(QUARANTINE)
