"""What is still to be said, in its final words, and what was said.

A row is *new* until somebody claims it, *sending* while the claim lasts, and then *sent*, *new* again or *dead*.
Rows of one chat go out strictly in the order of ``seq``: a row can be claimed only when no older row of its chat is
still to be sent. *Quarantined* rows come from a restored backup and wait for a person (reliability.md E6).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import and_, any_, bindparam, delete, func, or_, select, update

from storage.kept import table_of
from storage.tables import OutboxTable

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime, timedelta

    from sqlalchemy import Executable, Row

    from storage.desk import Desk

OUTBOX = table_of(OutboxTable)


class OutboxState(StrEnum):
    """How far a message has come."""

    NEW = "new"
    SENDING = "sending"
    SENT = "sent"
    DEAD = "dead"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, kw_only=True, slots=True)
class OutboxRow:
    """One message.

    ``id`` is the dedupe key, made by the caller from what the message is about; ``kind`` the template's name;
    ``priority`` puts chats in order, smaller first. ``reply`` is a ReplyHandle as JSON and a secret: it is wiped when
    the message has ended. ``awaited`` is (lead, cycle) of the message whose delivery starts a clock (I13).
    ``seq`` is 0 until the row is kept.
    """

    id: str
    chat_kind: str
    chat_id: str
    text: str
    kind: str
    created_at: datetime
    next_at: datetime
    card: Mapping[str, Any] | None = None
    mention: tuple[str, ...] = ()
    reply: Mapping[str, Any] | None = None
    update: str | None = None
    lead: int | None = None
    awaited: tuple[int, int] | None = None
    priority: int = 5
    stale_after: datetime | None = None
    state: OutboxState = OutboxState.NEW
    attempts: int = 0
    lease_by: str | None = None
    lease_until: datetime | None = None
    last_error: str | None = None
    receipt: Mapping[str, Any] | None = None
    ended_at: datetime | None = None
    seq: int = 0


_FIELDS = tuple(field.name for field in fields(OutboxRow) if field.name != "seq")
_UNSENT = OUTBOX.c.state.in_(["new", "sending"])
_READY = or_(
    and_(OUTBOX.c.state == "new", OUTBOX.c.next_at <= bindparam("now")),
    and_(OUTBOX.c.state == "sending", OUTBOX.c.lease_until <= bindparam("now")),
)
_HEADS = select(func.min(OUTBOX.c.seq)).where(_UNSENT).group_by(OUTBOX.c.chat_kind, OUTBOX.c.chat_id)
_IS_HEAD = {
    # PostgreSQL without statistics would look for the heads once per row; as an array they are found once
    True: OUTBOX.c.seq == any_(func.array(_HEADS.scalar_subquery())),
    False: OUTBOX.c.seq.in_(_HEADS),
}
_CLAIMABLE = {
    postgres: select(OUTBOX)
    .where(is_head, _UNSENT, _READY)
    .order_by(OUTBOX.c.priority, OUTBOX.c.seq)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True, of=OUTBOX)
    for postgres, is_head in _IS_HEAD.items()
}
_CLAIM = (
    update(OUTBOX)
    .where(OUTBOX.c.seq.in_(bindparam("claimed", expanding=True)))
    .values(
        state="sending", attempts=OUTBOX.c.attempts + 1, lease_by=bindparam("holder"), lease_until=bindparam("until")
    )
)
_WHICH = update(OUTBOX).where(OUTBOX.c.id == bindparam("which"))
_SENT = _WHICH.where(OUTBOX.c.state != "sent").values(
    state="sent", reply=None, last_error=None, lease_by=None, lease_until=None
)
_DEAD = _WHICH.where(OUTBOX.c.state != "sent").values(state="dead", reply=None, lease_by=None, lease_until=None)
_AGAIN = _WHICH.where(OUTBOX.c.state == "sending").values(state="new", lease_by=None, lease_until=None)
_FREE_ALL = update(OUTBOX).where(OUTBOX.c.state == "sending").values(state="new", lease_by=None, lease_until=None)
_LIST = select(OUTBOX).where(OUTBOX.c.state == bindparam("state")).order_by(OUTBOX.c.seq)
_GET = select(OUTBOX).where(OUTBOX.c.id == bindparam("id"))
_WAITING = select(func.count()).select_from(OUTBOX).where(_UNSENT)
_OLDEST = select(OUTBOX).where(_UNSENT).order_by(OUTBOX.c.seq).limit(1)
_NEXT = {
    postgres: (
        select(func.min(OUTBOX.c.next_at)).where(is_head, OUTBOX.c.state == "new"),
        select(func.min(OUTBOX.c.lease_until)).where(is_head, OUTBOX.c.state == "sending"),
    )
    for postgres, is_head in _IS_HEAD.items()
}
_TAKE_BACK = delete(OUTBOX).where(
    OUTBOX.c.state == "new", OUTBOX.c.attempts == 0, OUTBOX.c.id.in_(bindparam("ids", expanding=True))
)
_QUARANTINE = update(OUTBOX).where(_UNSENT).values(state="quarantined", lease_by=None, lease_until=None)
_RELEASE = update(OUTBOX).where(OUTBOX.c.state == "quarantined", OUTBOX.c.id.in_(bindparam("released", expanding=True)))


class Outbox:
    """The messages, in the order of their chats."""

    __slots__ = ("_desk", "has_new")

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.has_new = False
        """Whether this piece of work has put anything in."""

    def put(self, row: OutboxRow) -> bool:
        """Keep a message to be sent; False where one with its id is kept already, and nothing is changed then."""
        self.has_new = True
        return self._desk.insert_new(OUTBOX, _values(row))

    def post(self, row: OutboxRow) -> None:
        """Likewise, where nobody asks whether it is new: PostgreSQL writes it while the next one is worded."""
        self.has_new = True
        self._desk.begin(self._desk.inserting_new(OUTBOX), _values(row))

    def get(self, id: str) -> OutboxRow | None:  # noqa: A002 — the row's own word
        """The message with this id."""
        row = self._desk.first(_GET, {"id": id})
        return _row(row) if row else None

    def claim(self, now: datetime, holder: str, lease: timedelta, limit: int) -> tuple[OutboxRow, ...]:
        """Take messages to send, at most one per chat, for as long as the lease; nobody else gets them until then.

        The most important come first. A claim that ran out is free again: its message may go out twice.
        """
        found = self._desk.all(_CLAIMABLE[self._desk.postgres], {"now": now, "limit": limit})
        if found:
            claimed = [row.seq for row in found]
            self._desk.run(_CLAIM, {"claimed": claimed, "holder": holder, "until": now + lease})
        return tuple(_row(row, state="sending", holder=holder, until=now + lease) for row in found)

    def sent(self, id: str, at: datetime, receipt: Mapping[str, Any] | None) -> None:  # noqa: A002
        """It arrived."""
        self._desk.run(_SENT, {"which": id, "ended_at": at, "receipt": receipt})

    def again(
        self,
        id: str,  # noqa: A002
        at_next: datetime,
        error: str,
        *,
        tried: bool = True,
        holder: str | None = None,
    ) -> None:
        """It did not arrive; take it again then. Where it was not even ``tried``, the claim is no attempt.

        A ``holder`` whose claim somebody else has by now changes nothing.
        """
        statement = _AGAIN if tried else _AGAIN.values(attempts=OUTBOX.c.attempts - 1)
        if holder is not None:
            statement = statement.where(OUTBOX.c.lease_by == holder)
        self._desk.run(statement, {"which": id, "next_at": at_next, "last_error": error})

    def free_all(self) -> int:
        """Free every claim, where whoever made them cannot be at work any more; how many there were."""
        return self._desk.run(_FREE_ALL).rowcount

    def dead(self, id: str, at: datetime, error: str) -> None:  # noqa: A002
        """It will never arrive."""
        self._desk.run(_DEAD, {"which": id, "ended_at": at, "last_error": error})

    def take_back(self, ids: Collection[str]) -> int:
        """Forget messages that nobody has tried to send yet, to say it otherwise; how many these were."""
        return self._desk.run(_TAKE_BACK, {"ids": [*ids]}).rowcount if ids else 0

    def list(self, state: str) -> tuple[OutboxRow, ...]:
        """All messages in this state, oldest first."""
        return self._rows(_LIST, {"state": state})

    def waiting(self) -> int:
        """How many messages are still to be sent."""
        return self._desk.number(_WAITING)

    def oldest_waiting(self) -> OutboxRow | None:
        """The message that has waited longest."""
        return next(iter(self._rows(_OLDEST)), None)

    def quarantine_all(self) -> int:
        """Hold back whatever is unsent until a person chooses; how many there are."""
        return self._desk.run(_QUARANTINE).rowcount

    def release(self, ids: Collection[str], choice: Literal["send", "drop"]) -> int:
        """What a person chose for messages held back; how many were."""
        state = OutboxState.NEW if choice == "send" else OutboxState.DEAD
        values = {"state": state, "last_error": None if choice == "send" else "恢复后丢弃"}
        return self._desk.run(_RELEASE.values(**values), {"released": list(ids)}).rowcount if ids else 0

    def next_due(self) -> datetime | None:
        """When there will be something to claim: a retry's time, or the end of a claim. None: nothing waits."""
        times = [self._desk.run(statement).scalar() for statement in _NEXT[self._desk.postgres]]
        return min((time for time in times if time is not None), default=None)

    def _rows(self, statement: Executable, values: Mapping[str, Any] | None = None) -> tuple[OutboxRow, ...]:
        return tuple(_row(row) for row in self._desk.all(statement, values))


def _values(row: OutboxRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _FIELDS}


def _row(
    row: Row[Any], state: str | None = None, holder: str | None = None, until: datetime | None = None
) -> OutboxRow:
    values = row._asdict()
    values["mention"] = tuple(values["mention"])
    values["awaited"] = None if values["awaited"] is None else tuple(values["awaited"])
    values["state"] = OutboxState(state or values["state"])
    if state is not None:
        values |= {"lease_by": holder, "lease_until": until, "attempts": values["attempts"] + 1}
    return OutboxRow(**values)
