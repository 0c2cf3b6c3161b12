"""The mirror of the CRM: customers found by the keys of their names, telephones, domains and codes."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, delete, func, select, text

from bot.domain.customer import Customer, CustomerContact, Opportunity
from bot.domain.matching import Known, keys_for, keys_of
from storage.customer_tables import CustomerKeyTable, CustomerTable
from storage.kept import table_of
from storage.types import UtcTime, holdable, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Row, Table, TextClause

    from storage.desk import Desk

CUSTOMERS = table_of(CustomerTable)
KEYS = table_of(CustomerKeyTable)
MOST_OF_A_KEY: Final = 16
"""Customers of one key that are looked at: a core that more share is looked for by place and trade first."""
MOST: Final = 32
"""Customers that are compared for one who comes."""
AT_ONCE: Final = 500
"""Customers of one statement."""

_TIME: Final = UtcTime()
_ALL: Final = select(CUSTOMERS)
_BY_N = _ALL.where(CUSTOMERS.c.n.in_(bindparam("numbers", expanding=True)))
_BY_REF = _ALL.where(CUSTOMERS.c.ref.in_(bindparam("refs", expanding=True)))
_CHILDREN = _ALL.where(CUSTOMERS.c.parent == bindparam("parent"))
_LAST = select(func.max(CUSTOMERS.c.n))
_COUNT = select(func.count()).select_from(CUSTOMERS)
_AS_OF = select(func.max(CUSTOMERS.c.as_of))
_DROP = delete(CUSTOMERS).where(CUSTOMERS.c.n.in_(bindparam("numbers", expanding=True)))
_DROP_KEY = KEYS.delete().where(KEYS.c.key == bindparam("old_key"), KEYS.c.customer == bindparam("old_customer"))
_MANY_KEYS = text(
    "INSERT INTO customer_key (key, customer) SELECT * FROM unnest(:keys ::bigint[], :customers ::bigint[])"
)


class Customers:
    """What the CRM knew when it was last asked."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def put(self, customers: Sequence[Customer]) -> int:
        """Keep these as they are now, each in place of the one with its ``ref``; how many of them are new."""
        self._desk.lock(["customers"])
        fresh = {customer.ref: customer for customer in customers}
        new = 0
        refs = list(fresh)
        for first in range(0, len(refs), AT_ONCE):
            new += self._put([fresh[ref] for ref in refs[first : first + AT_ONCE]])
        return new

    def unknown(self, refs: Sequence[str]) -> list[str]:
        """Those of the numbers that are not in the mirror yet."""
        here: set[str] = set()
        for first in range(0, len(refs), AT_ONCE):
            here.update(row.ref for row in self._desk.all(_BY_REF, {"refs": refs[first : first + AT_ONCE]}))
        return [ref for ref in refs if ref not in here]

    def _put(self, customers: Sequence[Customer]) -> int:
        here = {row.ref: row for row in self._desk.all(_BY_REF, {"refs": [one.ref for one in customers]})}
        self._forget(list(here.values()))
        last = self._desk.number(_LAST)
        numbered: list[tuple[int, Customer]] = []
        for customer in customers:
            last += customer.ref not in here
            numbered.append((here[customer.ref].n if customer.ref in here else last, customer))
        self._insert(CUSTOMERS, [self._values(n, customer) for n, customer in numbered])
        self._put_keys([(key, n) for n, customer in numbered for key in self._hashes(keys_of(customer.known))])
        return len(customers) - len(here)

    def _put_keys(self, pairs: Sequence[tuple[int, int]]) -> None:
        if not pairs:
            return
        if self._desk.postgres:
            self._desk.run(_MANY_KEYS, {"keys": [key for key, _ in pairs], "customers": [n for _, n in pairs]})
        else:
            self._insert(KEYS, pairs)

    def _insert(self, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
        """Straight to the driver: a hundred thousand rows have no time for anything between."""
        names = ", ".join(column.name for column in table.columns)
        places = ", ".join(["%s" if self._desk.postgres else "?"] * len(table.columns))
        statement = f"INSERT INTO {table.name} ({names}) VALUES ({places})"  # noqa: S608 — names of our own
        self._desk.connection.exec_driver_sql(statement, list(rows))

    def _values(self, n: int, customer: Customer) -> tuple[Any, ...]:
        """The columns in their order, as they lie in the database."""
        known = customer.known
        people = [[one.name, one.title, one.phone, one.mail] for one in customer.contacts]
        opportunities = [[one.name, one.stage, one.amount] for one in customer.opportunities]
        names = [known.aliases, known.former, known.code, sorted(known.phones), sorted(known.domains)]
        words = (customer.ref, known.name, to_json(names), customer.owner, customer.region, customer.industry)
        times = (customer.last_visit, customer.last_follow_up)
        return (
            n,
            *map(holdable, words),
            customer.parent and holdable(customer.parent),
            *map(self._time, times),
            to_json(people),
            to_json(opportunities),
            self._time(customer.as_of),
        )

    def _time(self, at: datetime | None) -> Any:
        return _TIME.process_bind_param(at, self._desk.connection.dialect)

    def _forget(self, rows: Sequence[Row[Any]]) -> None:
        old = [
            {"old_key": key, "old_customer": row.n} for row in rows for key in self._hashes(keys_of(_known(row)))
        ]  # fmt: skip
        if old:
            self._desk.run(_DROP_KEY, old)
        if rows:
            self._desk.run(_DROP, {"numbers": [row.n for row in rows]})

    # ---------------------------------------------------------------------------------------------------- finding

    def like(self, comer: Known) -> tuple[Customer, ...]:
        """The customers that may be the one who comes; the rules say whether they are (``recognised``)."""
        keys = self._hashes(keys_for(comer))
        if not keys:
            return ()
        values = {f"k{at}": key for at, key in enumerate(keys)}
        numbers = list(dict.fromkeys(row.customer for row in self._desk.all(_by_keys(len(keys)), values)))[:MOST]
        if not numbers:
            return ()
        return tuple(map(_customer, self._desk.all(_BY_N, {"numbers": numbers})))

    def get(self, ref: str) -> Customer | None:
        """The customer with this number of the CRM."""
        row = self._desk.first(_BY_REF, {"refs": [ref]})
        return _customer(row) if row else None

    def children(self, ref: str) -> tuple[Customer, ...]:
        """Those that belong to it directly."""
        return tuple(map(_customer, self._desk.all(_CHILDREN, {"parent": ref})))

    def count(self) -> int:
        """How many there are."""
        return self._desk.number(_COUNT)

    def as_of(self) -> Any:
        """When the latest of them was true; None without any."""
        return self._desk.run(_AS_OF).scalar()

    def _hashes(self, keys: Iterable[str]) -> list[int]:
        """Telephones are found by a keyed hash, as everywhere; everything else by a plain one."""
        readable = (self._desk.keyed_hash(key) if key.startswith("p:") else key for key in keys)
        return list(dict.fromkeys(map(_hash, readable)))


def _hash(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


@cache
def _by_keys(count: int) -> TextClause:
    """One statement for all keys: a few customers of each, in the order of the keys."""
    one = "SELECT * FROM (SELECT {0} AS place, customer FROM customer_key WHERE key = :k{0} LIMIT {1}) AS key{0}"
    return text(" UNION ALL ".join(one.format(at, MOST_OF_A_KEY) for at in range(count)) + " ORDER BY place")


def _known(row: Row[Any]) -> Known:
    aliases, former, code, phones, domains = row.known
    return Known(
        name=row.name,
        aliases=tuple(aliases),
        former=tuple(former),
        code=code,
        phones=frozenset(phones),
        domains=frozenset(domains),
    )


def _customer(row: Row[Any]) -> Customer:
    return Customer(
        ref=row.ref,
        known=_known(row),
        as_of=row.as_of,
        owner=row.owner,
        region=row.region,
        industry=row.industry,
        parent=row.parent,
        last_visit=row.last_visit,
        last_follow_up=row.last_follow_up,
        contacts=tuple(CustomerContact(name=n, title=t, phone=p, mail=m) for n, t, p, m in row.people),
        opportunities=tuple(Opportunity(name=n, stage=s, amount=a) for n, s, a in row.opportunities),
    )
