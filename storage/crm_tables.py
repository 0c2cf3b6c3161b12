"""The tables of the connection to the CRM: what it said last, entry by entry, and what is to be written to it."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 — SQLModel reads the annotations
from typing import Any

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from storage.kept import STRICT, Kept, partial
from storage.types import Json, UtcTime, Whole, Words


class CrmEntryTable(Kept, table=True):
    """An account, contact or opportunity as the CRM said it; ``mark`` is the last round that saw it."""

    __tablename__ = "crm_entry"
    __table_args__ = (STRICT,)

    kind: str = Field(sa_type=Words, primary_key=True)
    ref: str = Field(sa_type=Words, primary_key=True)
    account: str = Field(sa_type=Words, index=True)
    said: Any = Field(sa_type=Json, nullable=False)
    mark: int = Field(sa_type=Whole)
    first_at: datetime = Field(sa_type=UtcTime)


class CrmWriteTable(Kept, table=True):
    """A lead that is to be written to the CRM, or was."""

    __tablename__ = "crm_write"
    __table_args__ = (
        CheckConstraint("state IN ('owed','written','void','given_up')", name="state"),
        partial("ix_crm_write_owed", "next_at", where="state = 'owed'"),
        STRICT,
    )

    lead: int = Field(sa_type=Whole, primary_key=True, foreign_key="lead.number")
    owed_at: datetime = Field(sa_type=UtcTime)
    next_at: datetime = Field(sa_type=UtcTime)
    state: str = Field(sa_type=Words)
    attempts: int = Field(sa_type=Whole)
    remote: str = Field(sa_type=Words)
    error: str = Field(sa_type=Words)
    ended_at: datetime | None = Field(default=None, sa_type=UtcTime)
