"""The tables of the mirror of the CRM.

``customer_key`` finds a company among a million without looking at a million: a key is the first 64 bits of a hash of
what ``bot.domain.matching.keys`` says. Two keys may share a hash; the rules compare the companies anyway.
"""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 — SQLModel reads the annotations
from typing import Any

from sqlmodel import Field

from storage.kept import STRICT, Kept
from storage.types import Json, UtcTime, Whole, Words


class CustomerTable(Kept, table=True):
    """An account of the CRM; ``n`` is ours, ``ref`` the CRM's."""

    __tablename__ = "customer"
    __table_args__ = (STRICT,)

    n: int = Field(sa_type=Whole, primary_key=True, sa_column_kwargs={"autoincrement": False})
    ref: str = Field(sa_type=Words, unique=True)
    name: str = Field(sa_type=Words)
    known: Any = Field(sa_type=Json, nullable=False)
    owner: str = Field(sa_type=Words)
    region: str = Field(sa_type=Words)
    industry: str = Field(sa_type=Words)
    parent: str | None = Field(default=None, sa_type=Words, index=True)
    last_visit: datetime | None = Field(default=None, sa_type=UtcTime)
    last_follow_up: datetime | None = Field(default=None, sa_type=UtcTime)
    people: Any = Field(sa_type=Json, nullable=False)
    opportunities: Any = Field(sa_type=Json, nullable=False)
    as_of: datetime = Field(sa_type=UtcTime)


class CustomerKeyTable(Kept, table=True):
    """Under which keys a customer is found."""

    __tablename__ = "customer_key"
    __table_args__ = ({**STRICT, "sqlite_with_rowid": False},)

    key: int = Field(sa_type=Whole, primary_key=True, sa_column_kwargs={"autoincrement": False})
    customer: int = Field(sa_type=Whole, primary_key=True, sa_column_kwargs={"autoincrement": False})
