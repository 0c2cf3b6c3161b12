"""What a lead is, and what happened to it."""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 — SQLModel reads the annotations
from typing import Any

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from storage.kept import COUNTED, STRICT, Kept, partial
from storage.types import Day, Json, UtcTime, Whole, Words

STAGES = "'inquiry','qualified','named','assigned','accepted','won','lost','held','in_crm','rejected','returned','junk'"

OPEN_STAGES = "stage IN ('inquiry','qualified','named','assigned','accepted','held','rejected','returned')"
"""Leads on which somebody still has to act."""
TOLD = "happened IN ('assigned','reassigned','transferred','undone','won','lost','returned')"
"""Rows of the history that tell whom a lead was given to, and how it ended with him."""


class LeadTable(Kept, table=True):
    """A lead as it stands; ``changed`` is the mark of its last save."""

    __tablename__ = "lead"
    __table_args__ = (
        CheckConstraint(f"stage IN ({STAGES})", name="stage"),
        CheckConstraint("tier BETWEEN 1 AND 3", name="tier"),
        partial("ix_lead_desk", "owner_key", "tier", where=OPEN_STAGES),
        COUNTED,
    )

    number: int | None = Field(default=None, sa_type=Whole, primary_key=True)
    stage: str = Field(sa_type=Words, index=True)
    inquiry: Any = Field(sa_type=Json, nullable=False)
    company: str = Field(sa_type=Words, index=True)
    sdr: str = Field(sa_type=Words)
    sdr_key: str = Field(sa_type=Words, index=True)
    group_chat: str = Field(sa_type=Words)
    posted_at: datetime = Field(sa_type=UtcTime, index=True)
    standard: int
    missing: Any = Field(sa_type=Json, nullable=False)
    tier: int
    cycle: int
    owner: str | None = Field(default=None, sa_type=Words)
    owner_key: str | None = Field(default=None, sa_type=Words, index=True)
    assigned_by: str | None = Field(default=None, sa_type=Words)
    previous_owners: Any = Field(sa_type=Json, nullable=False)
    assigned_at: datetime | None = Field(default=None, sa_type=UtcTime)
    notified_at: datetime | None = Field(default=None, sa_type=UtcTime)
    answered_at: datetime | None = Field(default=None, sa_type=UtcTime)
    contacted_at: datetime | None = Field(default=None, sa_type=UtcTime)
    mark: str | None = Field(default=None, sa_type=Words)
    changed: int = Field(sa_type=Whole, index=True)


class LeadPhoneTable(Kept, table=True):
    """Which leads carry which phone, by keyed hash."""

    __tablename__ = "lead_phone"
    __table_args__ = (STRICT,)

    hash: str = Field(sa_type=Words, primary_key=True)
    lead: int = Field(sa_type=Whole, primary_key=True, foreign_key="lead.number", index=True)


class HistoryTable(Kept, table=True):
    """What happened. Rows are only ever added; each carries the hash of the one before it of the same lead."""

    __tablename__ = "history"
    __table_args__ = (
        Index(None, "lead", "n"),
        partial("ix_history_told", "n", where=TOLD),
        COUNTED,
    )

    n: int | None = Field(default=None, sa_type=Whole, primary_key=True)
    lead: int | None = Field(default=None, sa_type=Whole, foreign_key="lead.number")
    at: datetime = Field(sa_type=UtcTime, index=True)
    by: str = Field(sa_type=Words)
    happened: str = Field(sa_type=Words)
    words: str = Field(sa_type=Words)
    detail: Any = Field(sa_type=Json, nullable=False)
    before: Any = Field(default=None, sa_type=Json, nullable=True)
    chat: str = Field(sa_type=Words)
    prev_hash: str = Field(sa_type=Words)
    hash: str = Field(sa_type=Words)


class NoteTable(Kept, table=True):
    """Words kept on a lead. What was understood of them is NULL in notes older than revision 0002."""

    __tablename__ = "note"
    __table_args__ = (Index(None, "lead", "kind"), COUNTED)

    n: int | None = Field(default=None, sa_type=Whole, primary_key=True)
    lead: int = Field(sa_type=Whole, foreign_key="lead.number")
    at: datetime = Field(sa_type=UtcTime)
    by: str = Field(sa_type=Words)
    kind: str = Field(sa_type=Words)
    words: str = Field(sa_type=Words)
    chat: str = Field(sa_type=Words)
    person: str | None = Field(default=None, sa_type=Words)
    role: str | None = Field(default=None, sa_type=Words)
    since: date | None = Field(default=None, sa_type=Day)
    until: date | None = Field(default=None, sa_type=Day)
    offers_help: int | None = None
