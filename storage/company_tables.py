"""The tables of companies as people speak of them: the names of our leads, and what colleagues said of companies.

A company is here an id of ``bot.domain.acquaintance``: ``n:`` and a plain name, or ``c:`` and the CRM's number.
"""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 — SQLModel reads the annotations
from typing import Any

from sqlmodel import Field

from storage.kept import STRICT, Kept
from storage.types import Json, UtcTime, Whole, Words


class CompanyTable(Kept, table=True):
    """A name of a company, as it was first written; ``known`` are the code and the domains that came with it."""

    __tablename__ = "company"
    __table_args__ = (STRICT,)

    id: str = Field(sa_type=Words, primary_key=True)
    name: str = Field(sa_type=Words)
    known: Any = Field(sa_type=Json, nullable=False)


class CompanyKeyTable(Kept, table=True):
    """Under which keys a name is found, as customers are (``customer_key``)."""

    __tablename__ = "company_key"
    __table_args__ = ({**STRICT, "sqlite_with_rowid": False},)

    key: int = Field(sa_type=Whole, primary_key=True, sa_column_kwargs={"autoincrement": False})
    company: str = Field(sa_type=Words, primary_key=True)


class CompanyPairTable(Kept, table=True):
    """Two that are one company, or are not, because somebody said so; each pair stands here in both orders."""

    __tablename__ = "company_pair"
    __table_args__ = (STRICT,)

    one: str = Field(sa_type=Words, primary_key=True)
    other: str = Field(sa_type=Words, primary_key=True)
    same: int
    by: str = Field(sa_type=Words)
    at: datetime = Field(sa_type=UtcTime)


class CompanyParentTable(Kept, table=True):
    """To whom a company belongs, because somebody said so (S19)."""

    __tablename__ = "company_parent"
    __table_args__ = (STRICT,)

    child: str = Field(sa_type=Words, primary_key=True)
    parent: str = Field(sa_type=Words, index=True)
    name: str = Field(sa_type=Words)
    by: str = Field(sa_type=Words)
    at: datetime = Field(sa_type=UtcTime)


class OffLimitsTable(Kept, table=True):
    """Companies that marketing must not touch (S72)."""

    __tablename__ = "off_limits"
    __table_args__ = (STRICT,)

    company: str = Field(sa_type=Words, primary_key=True)
    by: str = Field(sa_type=Words)
    at: datetime = Field(sa_type=UtcTime)
    words: str = Field(sa_type=Words)
