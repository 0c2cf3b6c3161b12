"""Who is there, and when."""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 — SQLModel reads the annotations
from typing import Any

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from storage.kept import COUNTED, STRICT, Kept
from storage.types import Day, Json, UtcTime, Whole, Words


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
    paused: int | None = None


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
