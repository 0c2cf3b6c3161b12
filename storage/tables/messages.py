"""What was heard, what was asked, what is to be said."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 — SQLModel reads the annotations
from typing import Any

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from storage.kept import COUNTED, STRICT, Kept, partial
from storage.types import Json, UtcTime, Whole, Words


class InboxTable(Kept, table=True):
    """What came in and how it was answered."""

    __tablename__ = "inbox"
    __table_args__ = (STRICT,)

    key: str = Field(sa_type=Words, primary_key=True)
    at: datetime = Field(sa_type=UtcTime, index=True)
    answer: str = Field(sa_type=Words)
    sender: str = Field(sa_type=Words)


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
