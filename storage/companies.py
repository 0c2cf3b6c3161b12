"""Companies as people speak of them: the names of our leads by their keys, and what colleagues said of companies."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, delete, or_, select

from bot.domain.acquaintance import OffLimits, Pair, ParentSaid, name_id
from bot.domain.matching import Known, keys_for, keys_of, read_company
from storage.company_tables import (
    CompanyKeyTable,
    CompanyPairTable,
    CompanyParentTable,
    CompanyTable,
    OffLimitsTable,
)
from storage.kept import table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Row

    from storage.desk import Desk

COMPANIES = table_of(CompanyTable)
KEYS = table_of(CompanyKeyTable)
PAIRS = table_of(CompanyPairTable)
PARENTS = table_of(CompanyParentTable)
OFF_LIMITS = table_of(OffLimitsTable)
MIRROR_AS_OF: Final = "mirror_as_of"
"""The fact that says when a list out of the CRM was last taken in."""
MOST: Final = 64
"""Names that are compared for one who comes."""

_GET = select(COMPANIES).where(COMPANIES.c.id == bindparam("which"))
_MANY = select(COMPANIES).where(COMPANIES.c.id.in_(bindparam("ids", expanding=True))).order_by(COMPANIES.c.id)
_BEHIND = select(COMPANIES).where(COMPANIES.c.id > bindparam("which")).order_by(COMPANIES.c.id).limit(bindparam("most"))
_ADD_KEY = KEYS.insert().inline()
_LIKE = select(KEYS.c.company).where(KEYS.c.key.in_(bindparam("keys", expanding=True))).distinct().limit(MOST)
_PAIRS = select(PAIRS).where(PAIRS.c.one.in_(bindparam("ids", expanding=True))).order_by(PAIRS.c.at, PAIRS.c.other)
_DROP_PAIR = delete(PAIRS).where(
    or_(
        (PAIRS.c.one == bindparam("first")) & (PAIRS.c.other == bindparam("second")),
        (PAIRS.c.one == bindparam("second")) & (PAIRS.c.other == bindparam("first")),
    )
)
_PARENTS = select(PARENTS).where(PARENTS.c.child.in_(bindparam("ids", expanding=True))).order_by(PARENTS.c.at)
_CHILDREN = select(PARENTS).where(PARENTS.c.parent.in_(bindparam("ids", expanding=True))).order_by(PARENTS.c.at)
_DROP_PARENT = delete(PARENTS).where(PARENTS.c.child == bindparam("which"))
_OFF_LIMITS = select(OFF_LIMITS).where(OFF_LIMITS.c.company.in_(bindparam("ids", expanding=True)))
_ALLOW = delete(OFF_LIMITS).where(OFF_LIMITS.c.company == bindparam("which"))


class Companies:
    """Names, confirmations, parents, and who is off limits."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # --------------------------------------------------------------------------------------------- names

    def meet(self, comer: Known) -> str:
        """Keep a name, so that it is found under any other writing; its id, empty for no name.

        Until the commit no other replica learns of a company with the same core: of two that are posted at the same
        moment, the second one sees the first.
        """
        company = name_id(comer.name)
        if not company:
            return ""
        self.hold(comer)
        row = self._desk.first(_GET, {"which": company})
        known = _known(row) if row else Known(name=comer.name)
        both = Known(name=known.name, code=comer.code or known.code, domains=known.domains | comer.domains)
        if row is None or both != known:
            values = {"id": company, "name": both.name, "known": [both.code, sorted(both.domains)]}
            self._desk.upsert(COMPANIES, values)
            old = set(_hashes(keys_of(known))) if row else set[int]()
            rows = [{"key": key, "company": company} for key in _hashes(keys_of(both)) if key not in old]
            self._desk.run_many("company_key", KEYS, _ADD_KEY, rows)
        return company

    def find_anew(self, after: str, most: int) -> str:
        """Let some names behind this id be found by the keys of today too; the last id, empty where none is left."""
        rows = self._desk.all(_BEHIND, {"which": after, "most": most})
        for row in rows:
            for key in _hashes(keys_of(_known(row))):
                self._desk.insert_new(KEYS, {"key": key, "company": row.id})
        return str(rows[-1].id) if len(rows) == most else ""

    def hold(self, comer: Known) -> None:
        """Nobody else learns of a company with this core before the commit."""
        self._desk.lock([f"company {parts.core}" for parts in read_company(comer.name).writings][:1])

    def like(self, comer: Known) -> tuple[Known, ...]:
        """The names that may be the one who comes; the rules say whether they are."""
        keys = _hashes(keys_for(comer))
        found = [row.company for row in self._desk.all(_LIKE, {"keys": keys})] if keys else []
        return tuple(map(_known, self._desk.all(_MANY, {"ids": found}))) if found else ()

    def get(self, company: str) -> Known | None:
        """The company with this id, as it was first written."""
        row = self._desk.first(_GET, {"which": company})
        return _known(row) if row else None

    # -------------------------------------------------------------------------------------------- sayings

    def confirm(self, pair: Pair) -> None:
        """Remember that two are one company, or that they are not; what was said of them before counts no more."""
        values = {"same": int(pair.same), "by": pair.by, "at": pair.at}
        self._desk.upsert(PAIRS, {"one": pair.one, "other": pair.other, **values})
        self._desk.upsert(PAIRS, {"one": pair.other, "other": pair.one, **values})

    def unconfirm(self, one: str, other: str) -> None:
        """Nothing was said of these two."""
        self._desk.run(_DROP_PAIR, {"first": one, "second": other})

    def pairs(self, companies: Collection[str]) -> tuple[Pair, ...]:
        """What was said of any of these and another one, oldest first; ``one`` is the one of these."""
        return tuple(map(_pair, self._desk.all(_PAIRS, {"ids": sorted(companies)}))) if companies else ()

    def belongs(self, said: ParentSaid) -> None:
        """Remember to whom a company belongs, and to nobody else any more."""
        values = {"child": said.child, "parent": said.parent, "name": said.name, "by": said.by, "at": said.at}
        self._desk.upsert(PARENTS, values)

    def belongs_to_nobody(self, child: str) -> None:
        """Nothing was said of the company's parent."""
        self._desk.run(_DROP_PARENT, {"which": child})

    def parents(self, companies: Collection[str]) -> tuple[ParentSaid, ...]:
        """What was said of the parents of these."""
        return tuple(map(_parent, self._desk.all(_PARENTS, {"ids": sorted(companies)}))) if companies else ()

    def children(self, companies: Collection[str]) -> tuple[ParentSaid, ...]:
        """Which companies were said to belong to any of these."""
        return tuple(map(_parent, self._desk.all(_CHILDREN, {"ids": sorted(companies)}))) if companies else ()

    def forbid(self, said: OffLimits) -> None:
        """Remember that the company must not be touched (S72)."""
        values = {"company": said.company, "by": said.by, "at": said.at, "words": said.words}
        self._desk.upsert(OFF_LIMITS, values)

    def allow(self, company: str) -> None:
        """The company may be touched again."""
        self._desk.run(_ALLOW, {"which": company})

    def off_limits(self, companies: Collection[str]) -> tuple[OffLimits, ...]:
        """Which of these must not be touched."""
        return tuple(map(_off_limits, self._desk.all(_OFF_LIMITS, {"ids": sorted(companies)}))) if companies else ()


def _hashes(keys: Iterable[str]) -> list[int]:
    """Telephones are found by the leads that carry them; here is nothing that could be one."""
    readable = dict.fromkeys(key for key in keys if not key.startswith("p:"))
    digests = (hashlib.blake2b(key.encode(), digest_size=8).digest() for key in readable)
    return [int.from_bytes(digest, "big", signed=True) for digest in digests]


def _known(row: Row[Any]) -> Known:
    code, domains = row.known
    return Known(name=row.name, code=code, domains=frozenset(domains))


def _pair(row: Row[Any]) -> Pair:
    return Pair(one=row.one, other=row.other, same=bool(row.same), by=row.by, at=row.at)


def _parent(row: Row[Any]) -> ParentSaid:
    return ParentSaid(child=row.child, parent=row.parent, name=row.name, by=row.by, at=row.at)


def _off_limits(row: Row[Any]) -> OffLimits:
    return OffLimits(company=row.company, by=row.by, at=row.at, words=row.words)
