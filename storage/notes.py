"""Words kept on a lead: annotations of colleagues and records of work done (S24, S40-S43)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, func, select

from bot.domain.decision import Note, NoteKind
from storage.kept import table_of
from storage.tables import NoteTable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Any

    from sqlalchemy import Row

    from storage.desk import Desk

NOTES = table_of(NoteTable)
_ADD = NOTES.insert().inline()
_OF = select(NOTES).where(NOTES.c.lead == bindparam("lead")).order_by(NOTES.c.n)
_OF_KIND = (
    select(NOTES)
    .where(NOTES.c.lead.in_(bindparam("leads", expanding=True)), NOTES.c.kind == bindparam("kind"))
    .order_by(NOTES.c.n.desc())
)  # fmt: skip
_COUNT = (
    select(func.count())
    .select_from(NOTES)
    .where(NOTES.c.lead == bindparam("lead"), NOTES.c.kind == bindparam("kind"))
)  # fmt: skip

_LATEST = (
    select(func.max(NOTES.c.n))
    .where(NOTES.c.lead == bindparam("lead"), NOTES.c.by == bindparam("by"), NOTES.c.kind == bindparam("kind"))
    .where(NOTES.c.words == bindparam("words"))
)  # fmt: skip
_TAKE_OUT = delete(NOTES).where(NOTES.c.n == _LATEST.scalar_subquery())


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptNote:
    """A note, with who wrote it, when and in which chat."""

    n: int
    lead: int
    at: datetime
    by: str
    note: Note
    chat: str


class Notes:
    """The notes of each lead."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self, lead: int, at: datetime, by: str, note: Note, chat: str) -> None:
        """Keep a note."""
        values = {"lead": lead, "at": at, "by": by, "kind": note.kind, "words": note.words, "chat": chat}
        understood = {
            "person": note.person,
            "role": note.role,
            "since": note.since,
            "until": note.until,
            "offers_help": int(note.offers_help),
        }
        self._desk.run(_ADD, values | understood)

    def take_out(self, lead: int, by: str, note: Note) -> None:
        """The last note that this person made in these words is none any more; the history keeps that it was."""
        self._desk.run(_TAKE_OUT, {"lead": lead, "by": by, "kind": note.kind, "words": note.words})

    def of(self, lead: int) -> tuple[KeptNote, ...]:
        """The notes of a lead, oldest first."""
        return tuple(map(_kept, self._desk.all(_OF, {"lead": lead})))

    def of_kind(self, leads: Sequence[int], kind: NoteKind) -> tuple[KeptNote, ...]:
        """The notes of this kind on any of these leads, latest first."""
        return tuple(map(_kept, self._desk.all(_OF_KIND, {"leads": list(leads), "kind": kind}))) if leads else ()

    def count(self, lead: int, kind: NoteKind) -> int:
        """How many notes of this kind the lead has; the calls of S24 are counted so and never typed."""
        return self._desk.number(_COUNT, {"lead": lead, "kind": kind})


def _kept(row: Row[Any]) -> KeptNote:
    note = Note(
        kind=NoteKind(row.kind),
        words=row.words,
        person=row.person or "",
        role=row.role or "",
        since=row.since,
        until=row.until,
        offers_help=bool(row.offers_help),
    )
    return KeptNote(n=row.n, lead=row.lead, at=row.at, by=row.by, note=note, chat=row.chat)
