"""What happened, in order and for good: rows are added and never changed.

Each row carries the hash of the row before it of the same lead, so that a row changed or taken out by hand shows:

    hash = sha256(prev_hash, lead, at, by, happened, words, detail, before, chat)
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, func, select

from bot.domain.decision import Happened
from storage.among import among
from storage.codec import lead_from_json, lead_to_json
from storage.kept import table_of
from storage.leads import LEADS
from storage.tables import HistoryTable
from storage.types import Pen, holdable, to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from sqlalchemy import Row

    from bot.domain.lead import Lead
    from storage.desk import Desk

HISTORY = table_of(HistoryTable)
_ADD = HISTORY.insert().inline()
_OF = select(HISTORY).where(HISTORY.c.lead == bindparam("lead")).order_by(HISTORY.c.n)
_LAST = select(HISTORY).where(HISTORY.c.lead == bindparam("lead")).order_by(HISTORY.c.n.desc()).limit(1)
_SAID_BESIDE = (
    select(HISTORY)
    .where(HISTORY.c.lead.is_(None), HISTORY.c.happened == bindparam("told"))
    .order_by(HISTORY.c.n.desc())
    .limit(1)
)
_HEAD = select(HISTORY.c.hash).where(HISTORY.c.lead == bindparam("lead")).order_by(HISTORY.c.n.desc()).limit(1)
_HEAD_OF_NONE = select(HISTORY.c.hash).where(HISTORY.c.lead.is_(None)).order_by(HISTORY.c.n.desc()).limit(1)
_HEADS = select(HISTORY.c.lead, HISTORY.c.hash).where(
    HISTORY.c.n.in_(select(func.max(HISTORY.c.n)).where(among(HISTORY.c.lead, "leads")).group_by(HISTORY.c.lead))
)
_OF_REMINDERS = (Happened.RANG, Happened.SNOOZED, Happened.ACKNOWLEDGED)
_REMINDED = (
    select(*(HISTORY.c[name] for name in ("lead", "at", "by", "happened", "detail")))
    .where(
        among(HISTORY.c.lead, "leads"),
        HISTORY.c.happened.in_([happened.value for happened in _OF_REMINDERS]),
    )
    .order_by(HISTORY.c.n)
)
_LOCK = select(LEADS.c.number).where(LEADS.c.number == bindparam("lead")).with_for_update()
_EVERYTHING = select(HISTORY).order_by(HISTORY.c.n).execution_options(yield_per=1000)


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """Something that happened: when, by whom (userid, or the clock's name), in which words, in which chat.

    ``n`` is 0 until it is kept. ``lead`` is None where no lead was meant. ``before`` is the lead as it stood, for undo.
    """

    lead: int | None
    at: dt.datetime
    by: str
    happened: Happened
    words: str = ""
    detail: Mapping[str, str] = field(default_factory=dict)
    before: Lead | None = None
    chat: str = ""
    n: int = 0


class Reminder(NamedTuple):
    """A ring, or a wish for quiet; the words are those of ``Event``. There may be very many of them."""

    at: dt.datetime
    by: str
    happened: Happened
    detail: Mapping[str, str]


class History:
    """The one timeline of each lead."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def append(self, event: Event) -> None:
        """Keep what happened."""
        values = _columns(event)
        values["prev_hash"] = self._head(event.lead)
        values["hash"] = _hash(values)
        self._desk.run(_ADD, values)

    def heads(self, leads: Collection[int]) -> Mapping[int | None, str]:
        """The hash of what happened last to each of these leads; those to which nothing has happened are left out."""
        return {row.lead: row.hash for row in self._desk.all(_HEADS, {"leads": list(leads)})} if leads else {}

    def append_all(self, events: Collection[Event], after: Mapping[int | None, str]) -> None:
        """Keep what happened to leads that are held until the commit (``Leads.hold``), in this order.

        ``after`` are the ``heads`` of these leads.
        """
        heads, pen = dict(after), Pen()
        rows = list(map(_columns, events))
        for values in rows:
            values["prev_hash"] = heads.get(values["lead"], "")
            values["hash"] = heads[values["lead"]] = _hash(values, pen)
        self._desk.run_many("history", HISTORY, _ADD, rows)

    def reminders(self, leads: Collection[int]) -> Mapping[int, Sequence[Reminder]]:
        """Every ring on these leads, and every wish for quiet, oldest first, by lead."""
        found: dict[int, list[Reminder]] = defaultdict(list)
        for lead, at, by, happened, detail in self._desk.all(_REMINDED, {"leads": list(leads)}) if leads else ():
            found[lead].append(Reminder(at, by, Happened(happened), detail))
        return found

    def of(self, lead: int) -> tuple[Event, ...]:
        """Everything that happened to the lead, oldest first."""
        return tuple(_event(row._asdict()) for row in self._desk.all(_OF, {"lead": lead}))

    def last(self, lead: int) -> Event | None:
        """What happened to the lead last."""
        row = self._desk.first(_LAST, {"lead": lead})
        return _event(row._asdict()) if row else None

    def said_beside(self) -> Event | None:
        """What was said last of a company beside any lead."""
        row = self._desk.first(_SAID_BESIDE, {"told": Happened.COMPANY_TOLD})
        return _event(row._asdict()) if row else None

    def first_broken(self) -> int | None:
        """The number of the first row whose hash is not what it should be; None where all hold."""
        heads: dict[int | None, str] = {}
        with self._desk.stream(_EVERYTHING) as rows:
            for row in rows:
                if row.prev_hash != heads.get(row.lead, "") or row.hash != _hash(_stored(row)):
                    return int(row.n)
                heads[row.lead] = row.hash
        return None

    def _head(self, lead: int | None) -> str:
        if self._desk.postgres and lead is not None:
            self._desk.run(_LOCK, {"lead": lead})
        elif lead is None:
            self._desk.lock(["history of no lead"])
        statement = _HEAD_OF_NONE if lead is None else _HEAD
        row = self._desk.first(statement, None if lead is None else {"lead": lead})
        return row.hash if row else ""


def _columns(event: Event) -> dict[str, Any]:
    return {
        "lead": event.lead,
        "at": event.at.astimezone(dt.UTC),
        "by": holdable(event.by),
        "happened": event.happened,
        "words": holdable(event.words),
        "detail": event.detail if type(event.detail) is dict else dict(event.detail),
        "before": None if event.before is None else lead_to_json(event.before),
        "chat": holdable(event.chat),
    }


def _stored(row: Row[Any]) -> dict[str, Any]:
    names = ("lead", "at", "by", "happened", "words", "detail", "before", "chat", "prev_hash")
    return {name: getattr(row, name) for name in names}


def _hash(values: Mapping[str, Any], pen: Callable[[Any], str] = to_json) -> str:
    """Of all of them as one JSON array; of thousands most parts are the same, and a ``Pen`` writes those once."""
    at, lead = values["at"].isoformat(), "null" if values["lead"] is None else values["lead"]
    said = ",".join([pen(values[name]) for name in ("by", "happened", "words", "detail", "before", "chat")])
    return hashlib.sha256(f'["{at}","{values["prev_hash"]}",{lead},{said}]'.encode()).hexdigest()


def _event(row: Any) -> Event:
    return Event(
        n=row["n"],
        lead=row["lead"],
        at=row["at"],
        by=row["by"],
        happened=Happened(row["happened"]),
        words=row["words"],
        detail=row["detail"],
        before=None if row["before"] is None else lead_from_json(row["before"]),
        chat=row["chat"],
    )
