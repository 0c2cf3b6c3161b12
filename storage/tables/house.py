"""What keeps the program itself in order."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 — SQLModel reads the annotations
from typing import Any

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from storage.kept import STRICT, Kept, partial
from storage.types import Json, UtcTime, Whole, Words


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
