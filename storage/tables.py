"""The tables, the same on SQLite and PostgreSQL.

Their history is in ``migrations``; a test holds the two together. Here they are only described; reading and writing
is in one module per noun.
"""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 — SQLModel reads the annotations
from typing import Any

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from storage.kept import COUNTED, STRICT, Kept, partial
from storage.types import Day, Json, UtcTime, Whole, Words

STAGES = "'inquiry','qualified','named','assigned','accepted','won','lost','held','in_crm','rejected','returned','junk'"


class LeadTable(Kept, table=True):
    """A lead as it stands; ``changed`` is the mark of its last save."""

    __tablename__ = "lead"
    __table_args__ = (
        CheckConstraint(f"stage IN ({STAGES})", name="stage"),
        CheckConstraint("tier BETWEEN 1 AND 3", name="tier"),
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
    changed: int = Field(sa_type=Whole, index=True)


class LeadPhoneTable(Kept, table=True):
    """Which leads carry which phone, by keyed hash."""

    __tablename__ = "lead_phone"
    __table_args__ = (STRICT,)

    hash: str = Field(sa_type=Words, primary_key=True)
    lead: int = Field(sa_type=Whole, primary_key=True, foreign_key="lead.number", index=True)


class PersonTable(Kept, table=True):
    """A colleague; ``place`` is the order of the list, ``key`` the case-folded userid."""

    __tablename__ = "person"
    __table_args__ = (STRICT,)

    key: str = Field(sa_type=Words, primary_key=True)
    place: int
    userid: str = Field(sa_type=Words)
    name: str = Field(sa_type=Words)
    roles: Any = Field(sa_type=Json, nullable=False)
    english: str | None = Field(default=None, sa_type=Words)
    nicknames: Any = Field(sa_type=Json, nullable=False)
    title: str = Field(sa_type=Words)
    region: str = Field(sa_type=Words)
    industries: Any = Field(sa_type=Json, nullable=False)
    capacity: int | None = None
    email: str | None = Field(default=None, sa_type=Words)
    active: int
    deputy: str | None = Field(default=None, sa_type=Words)
    hours: Any = Field(default=None, sa_type=Json, nullable=True)
    rings: Any = Field(default=None, sa_type=Json, nullable=True)


class LeaveTable(Kept, table=True):
    """Days on which a colleague is away. ``source`` is "list", which has no ``at``, or "chat"."""

    __tablename__ = "leave"
    __table_args__ = (CheckConstraint("source IN ('list','chat')", name="source"), COUNTED)

    n: int | None = Field(default=None, sa_type=Whole, primary_key=True)
    key: str = Field(sa_type=Words, index=True)
    first: date = Field(sa_type=Day)
    last: date = Field(sa_type=Day)
    words: str = Field(sa_type=Words)
    deputy: str = Field(sa_type=Words)
    source: str = Field(sa_type=Words)
    by: str = Field(sa_type=Words)
    at: datetime | None = Field(default=None, sa_type=UtcTime)


class HistoryTable(Kept, table=True):
    """What happened. Rows are only ever added; each carries the hash of the one before it of the same lead."""

    __tablename__ = "history"
    __table_args__ = (Index(None, "lead", "n"), COUNTED)

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


class OutboxTable(Kept, table=True):
    """What is to be said, in its final words, in the order of ``seq`` within one chat."""

    __tablename__ = "outbox"
    __table_args__ = (
        CheckConstraint("state IN ('new','sending','sent','dead','quarantined')", name="state"),
        partial("ix_outbox_unsent", "chat_kind", "chat_id", "seq", where="state IN ('new','sending')"),
        Index(None, "state", "seq"),
        COUNTED,
    )

    seq: int | None = Field(default=None, sa_type=Whole, primary_key=True)
    id: str = Field(sa_type=Words, unique=True)
    chat_kind: str = Field(sa_type=Words)
    chat_id: str = Field(sa_type=Words)
    text: str = Field(sa_type=Words)
    card: Any = Field(default=None, sa_type=Json, nullable=True)
    mention: Any = Field(sa_type=Json, nullable=False)
    reply: Any = Field(default=None, sa_type=Json, nullable=True)
    update: str | None = Field(default=None, sa_type=Words)
    lead: int | None = Field(default=None, sa_type=Whole, index=True)
    awaited: Any = Field(default=None, sa_type=Json, nullable=True)
    kind: str = Field(sa_type=Words)
    priority: int
    state: str = Field(sa_type=Words)
    attempts: int
    created_at: datetime = Field(sa_type=UtcTime)
    next_at: datetime = Field(sa_type=UtcTime)
    stale_after: datetime | None = Field(default=None, sa_type=UtcTime)
    lease_by: str | None = Field(default=None, sa_type=Words)
    lease_until: datetime | None = Field(default=None, sa_type=UtcTime)
    last_error: str | None = Field(default=None, sa_type=Words)
    receipt: Any = Field(default=None, sa_type=Json, nullable=True)
    ended_at: datetime | None = Field(default=None, sa_type=UtcTime)


class AlarmTable(Kept, table=True):
    """What rings when a promise comes due."""

    __tablename__ = "alarm"
    __table_args__ = (
        CheckConstraint("state IN ('pending','rung','cancelled','parked')", name="state"),
        partial("ix_alarm_pending", "due_at", where="state = 'pending'"),
        STRICT,
    )

    lead: int = Field(sa_type=Whole, primary_key=True, foreign_key="lead.number")
    clock: str = Field(sa_type=Words, primary_key=True)
    cycle: int = Field(primary_key=True)
    step: int = Field(primary_key=True)
    due_at: datetime = Field(sa_type=UtcTime)
    true_at: datetime = Field(sa_type=UtcTime)
    tone: str = Field(sa_type=Words)
    ears: Any = Field(sa_type=Json, nullable=False)
    state: str = Field(sa_type=Words)
    rung_at: datetime | None = Field(default=None, sa_type=UtcTime)
    cancelled_at: datetime | None = Field(default=None, sa_type=UtcTime)


class RunningTable(Kept, table=True):
    """The clocks that run on a lead, and those that ran."""

    __tablename__ = "running"
    __table_args__ = (STRICT,)

    lead: int = Field(sa_type=Whole, primary_key=True, foreign_key="lead.number")
    clock: str = Field(sa_type=Words, primary_key=True)
    cycle: int = Field(primary_key=True)
    started_at: datetime = Field(sa_type=UtcTime)
    due_at: datetime = Field(sa_type=UtcTime)
    policy: Any = Field(default=None, sa_type=Json, nullable=True)
    stopped_at: datetime | None = Field(default=None, sa_type=UtcTime)


class InboxTable(Kept, table=True):
    """What came in and how it was answered."""

    __tablename__ = "inbox"
    __table_args__ = (STRICT,)

    key: str = Field(sa_type=Words, primary_key=True)
    at: datetime = Field(sa_type=UtcTime, index=True)
    answer: str = Field(sa_type=Words)
    sender: str = Field(sa_type=Words)


class CardTable(Kept, table=True):
    """A card that was sent, and what its buttons mean."""

    __tablename__ = "card"
    __table_args__ = (Index(None, "lead", "kind"), COUNTED)

    n: int | None = Field(default=None, sa_type=Whole, primary_key=True)
    task_id: str = Field(sa_type=Words, unique=True)
    lead: int = Field(sa_type=Whole, foreign_key="lead.number")
    cycle: int
    kind: str = Field(sa_type=Words)
    chat_kind: str = Field(sa_type=Words)
    chat_id: str = Field(sa_type=Words)
    actions: Any = Field(sa_type=Json, nullable=False)
    response_code: str | None = Field(default=None, sa_type=Words)
    face: Any = Field(default=None, sa_type=Json, nullable=True)
    at: datetime = Field(sa_type=UtcTime)


class QuestionTable(Kept, table=True):
    """What the bot asked back, and of whom."""

    __tablename__ = "question"
    __table_args__ = (
        CheckConstraint("state IN ('open','answered','lapsed')", name="state"),
        partial("ix_question_open", "chat_kind", "chat_id", "asked_key", where="state = 'open'"),
        COUNTED,
    )

    n: int | None = Field(default=None, sa_type=Whole, primary_key=True)
    id: str = Field(sa_type=Words, unique=True)
    chat_kind: str = Field(sa_type=Words)
    chat_id: str = Field(sa_type=Words)
    asked: str = Field(sa_type=Words)
    asked_key: str = Field(sa_type=Words)
    topic: str = Field(sa_type=Words)
    half: Any = Field(default=None, sa_type=Json, nullable=True)
    choices: Any = Field(default=None, sa_type=Json, nullable=True)
    lead: int | None = Field(default=None, sa_type=Whole, index=True)
    at: datetime = Field(sa_type=UtcTime)
    until: datetime = Field(sa_type=UtcTime)
    state: str = Field(sa_type=Words)


class LastActionTable(Kept, table=True):
    """What the bot did last in a chat."""

    __tablename__ = "last_action"
    __table_args__ = (STRICT,)

    chat_kind: str = Field(sa_type=Words, primary_key=True)
    chat_id: str = Field(sa_type=Words, primary_key=True)
    by: str = Field(sa_type=Words)
    at: datetime = Field(sa_type=UtcTime)
    deed: str = Field(sa_type=Words)
    lead: int | None = Field(default=None, sa_type=Whole)
    owner: str | None = Field(default=None, sa_type=Words)


class LeaseTable(Kept, table=True):
    """Who of several replicas holds what only one may hold; ``until_ms`` is the database's own time."""

    __tablename__ = "lease"
    __table_args__ = (STRICT,)

    name: str = Field(sa_type=Words, primary_key=True)
    holder: str = Field(sa_type=Words)
    epoch: int = Field(sa_type=Whole)
    until_ms: int = Field(sa_type=Whole)


class FactTable(Kept, table=True):
    """Single things worth knowing after a restart."""

    __tablename__ = "fact"
    __table_args__ = (STRICT,)

    name: str = Field(sa_type=Words, primary_key=True)
    value: str = Field(sa_type=Words)


class StandardTable(Kept, table=True):
    """The versions of the standard, with those who signed them (S7, S8)."""

    __tablename__ = "standard"
    __table_args__ = (STRICT,)

    version: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    body: Any = Field(sa_type=Json, nullable=False)
    effective_from: datetime = Field(sa_type=UtcTime, index=True)
    signed_by: Any = Field(sa_type=Json, nullable=False)


METADATA = Kept.metadata
"""All of them."""
