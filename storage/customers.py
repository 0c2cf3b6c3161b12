"""The mirror of the CRM: customers found by the keys of their names, telephones, domains and codes."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ARRAY, any_, bindparam, delete, func, select, text

from bot.domain.matching import keys_for, keys_of, number_of
from storage.customer_rows import COLUMNS, Seals, customer_of, known_of, known_values, values_of
from storage.customer_tables import CustomerKeyTable, CustomerTable
from storage.kept import table_of
from storage.types import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Row, TextClause

    from bot.domain.customer import Customer
    from bot.domain.matching import Known
    from storage.desk import Desk

CUSTOMERS = table_of(CustomerTable)
KEYS = table_of(CustomerKeyTable)
MOST_OF_A_KEY: Final = 24
"""Customers of one key that are looked at: what more share says too little, and a narrower key finds the right one."""
MOST: Final = 24
"""Customers that are compared for one who comes: those that share most keys with him."""
AT_ONCE: Final = 500
"""Customers of one statement."""

_SIGNS: Final = ("u:", "p:", "d:")
_SIGN: Final = 1_000
"""What a code, a telephone or a domain weighs: more than all keys of a name."""
_ALL: Final = select(CUSTOMERS)
_BY_N = _ALL.where(CUSTOMERS.c.n.in_(bindparam("numbers", expanding=True)))
_BY_REF = _ALL.where(CUSTOMERS.c.ref.in_(bindparam("refs", expanding=True)))
_ONE_OF = any_(bindparam("refs", type_=ARRAY(Words())))
_BY_REF_OF = _ALL.where(CUSTOMERS.c.ref == _ONE_OF)
"""As ``_BY_REF``, in one wording for any number of them: PostgreSQL knows lists, SQLite does not."""
_REFS = select(CUSTOMERS.c.ref).where(CUSTOMERS.c.ref.in_(bindparam("refs", expanding=True)))
_REFS_OF = select(CUSTOMERS.c.ref).where(CUSTOMERS.c.ref == _ONE_OF)
_CHILDREN = _ALL.where(CUSTOMERS.c.parent == bindparam("parent"))
_LAST = select(func.max(CUSTOMERS.c.n))
_COUNT = select(func.count()).select_from(CUSTOMERS)
_AS_OF = select(func.max(CUSTOMERS.c.as_of))
_DROP = delete(CUSTOMERS).where(CUSTOMERS.c.n.in_(bindparam("numbers", expanding=True)))
_DROP_KEY = KEYS.delete().where(KEYS.c.key == bindparam("old_key"), KEYS.c.customer == bindparam("old_customer"))
_MANY_KEYS = text(
    "INSERT INTO customer_key (key, customer) "
    "SELECT * FROM unnest((:keys ::text)::bigint[], (:customers ::text)::bigint[]) ON CONFLICT DO NOTHING"
)
"""Arrays as PostgreSQL writes them: the driver would look at every number for what has to be escaped."""
_LIKELY = text(
    f"SELECT {', '.join(f'customer.{column.name}' for column in CUSTOMERS.c)} FROM "  # noqa: S608 — names of our own
    "(SELECT one.customer AS n, sum(asked.worth) AS worth "
    "FROM unnest(:keys ::bigint[], :worth ::bigint[]) AS asked (key, worth) CROSS JOIN LATERAL "
    f"(SELECT customer FROM customer_key WHERE customer_key.key = asked.key LIMIT {MOST_OF_A_KEY}) AS one "
    f"GROUP BY one.customer ORDER BY 2 DESC, 1 LIMIT {MOST}) AS likely "
    "JOIN customer ON customer.n = likely.n ORDER BY likely.worth DESC, customer.n"
).columns(*CUSTOMERS.c)
"""One way there and back, and one wording for any number of keys, so that PostgreSQL plans it once."""
_A_KEY: Final = "INSERT OR IGNORE INTO customer_key (key, customer) VALUES (?, ?)"
_A_CUSTOMER: Final = f"INSERT INTO customer ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 — names of our own
_COPY: Final = f"COPY customer ({', '.join(COLUMNS)}) FROM STDIN"


class Customers:
    """What the CRM knew when it was last asked."""

    __slots__ = ("_desk", "_seals")

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._seals = Seals(desk)

    def put(self, customers: Sequence[Customer], keys: Sequence[Sequence[str | int]] | None = None) -> int:
        """Keep these as they are now, each in place of the one with its ``ref``; how many of them are new.

        ``keys`` are those of ``keys_of``, in the order of the customers, or their ``number_of``: reading the names of
        a hundred thousand takes time, which whoever brings them may have spent elsewhere than here, where all wait.
        """
        self._desk.lock(["customers"])
        told = keys if keys is not None else [None] * len(customers)
        fresh = {customer.ref: (customer, theirs) for customer, theirs in zip(customers, told, strict=True)}
        new = 0
        pairs: list[tuple[int, int]] = []
        refs = list(fresh)
        for first in range(0, len(refs), AT_ONCE):
            new += self._put([fresh[ref] for ref in refs[first : first + AT_ONCE]], pairs)
        self._put_keys(sorted(pairs))
        return new

    def drop(self, refs: Sequence[str]) -> int:
        """These are customers no more; how many there were."""
        self._desk.lock(["customers"])
        there = self._desk.all(_BY_REF, {"refs": list(refs)}) if refs else ()
        self._forget(list(there))
        return len(there)

    def unknown(self, refs: Sequence[str]) -> list[str]:
        """Those of the numbers that are not in the mirror yet."""
        here: set[str] = set()
        for first in range(0, len(refs), AT_ONCE):
            statement = _REFS_OF if self._desk.postgres else _REFS
            here.update(row.ref for row in self._desk.all(statement, {"refs": refs[first : first + AT_ONCE]}))
        return [ref for ref in refs if ref not in here]

    def _put(
        self, customers: Sequence[tuple[Customer, Sequence[str | int] | None]], pairs: list[tuple[int, int]]
    ) -> int:
        statement = _BY_REF_OF if self._desk.postgres else _BY_REF
        here = {row.ref: row for row in self._desk.all(statement, {"refs": [one.ref for one, _ in customers]})}
        as_before = {one.ref for one, _ in customers if one.ref in here and self._is_found_as(here[one.ref], one)}
        self._forget_keys([row for ref, row in here.items() if ref not in as_before])
        self._drop([row.n for row in here.values()])
        last = self._desk.number(_LAST) if len(here) < len(customers) else 0
        rows: list[tuple[Any, ...]] = []
        for customer, keys in customers:
            last += customer.ref not in here
            n = here[customer.ref].n if customer.ref in here else last
            rows.append(values_of(n, customer, self._desk, self._seals))
            if customer.ref not in as_before:
                found_by = keys_of(customer.known) if keys is None else keys
                pairs += [(key, n) for key in self._hashes(found_by)]
        self._insert(rows)
        return len(customers) - len(here)

    def _is_found_as(self, row: Row[Any], customer: Customer) -> bool:
        """Whether the keys of what lies there are the customer's still: the same names and signs, read the same way."""
        known = customer.known
        return bool(row.name == known.name and row.known == known_values(known, self._seals.of_all(known.phones)))

    def _put_keys(self, pairs: Sequence[tuple[int, int]]) -> None:
        """In the order of the index, which fills its pages one after another."""
        if not pairs:
            return
        if self._desk.postgres:
            told = zip(("keys", "customers"), zip(*pairs, strict=True), strict=True)
            self._desk.run(_MANY_KEYS, {name: f"{{{','.join(map(str, numbers))}}}" for name, numbers in told})
        else:
            self._desk.connection.exec_driver_sql(_A_KEY, list(pairs))

    def _insert(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Straight to the driver: a hundred thousand rows have no time for anything between."""
        if self._desk.postgres:
            with self._desk.connection.connection.cursor() as cursor, cursor.copy(_COPY) as copy:  # type: ignore[attr-defined]
                for row in rows:
                    copy.write_row(row)
        else:
            self._desk.connection.exec_driver_sql(_A_CUSTOMER, list(rows))

    def _forget(self, rows: Sequence[Row[Any]]) -> None:
        self._forget_keys(rows)
        self._drop([row.n for row in rows])

    def _forget_keys(self, rows: Sequence[Row[Any]]) -> None:
        """By the keys of today; one of an older version that is left over finds a customer that is then compared."""
        old = [
            {"old_key": key, "old_customer": row.n}
            for row in rows
            for key in (*self._hashes(keys_of(known_of(row, {}))), *map(_of_seal, row.known[3]))
        ]
        if old:
            self._desk.run(_DROP_KEY, old)

    def _drop(self, numbers: Sequence[int]) -> None:
        if numbers:
            self._desk.run(_DROP, {"numbers": numbers})

    # ---------------------------------------------------------------------------------------------------- finding

    def like(self, comer: Known) -> tuple[Customer, ...]:
        """The customers that may be the one who comes; the rules say whether they are (``recognised``).

        Of their telephones they have those that the comer has too.
        """
        keys = keys_for(comer)
        hashes = self._hashes(keys)
        if not hashes:
            return ()
        signs = sum(key.startswith(_SIGNS) for key in keys)
        worth = [len(hashes) - place + _SIGN * (place < signs) for place in range(len(hashes))]
        seals = self._seals.of_all(comer.phones)
        return tuple(customer_of(row, seals) for row in self._likely(hashes, worth))

    def _likely(self, hashes: Sequence[int], worth: Sequence[int]) -> Sequence[Row[Any]]:
        """Who shares a sign or most keys, a narrow one counting more than a wide one, the likeliest first."""
        if self._desk.postgres:
            return self._desk.all(_LIKELY, {"keys": hashes, "worth": worth})
        weights: Counter[int] = Counter()
        for place, n in self._desk.all(_by_keys(len(hashes)), {f"k{at}": key for at, key in enumerate(hashes)}):
            weights[n] += worth[place]
        numbers = sorted(weights, key=lambda n: (-weights[n], n))[:MOST]
        found = {row.n: row for row in self._desk.all(_BY_N, {"numbers": numbers})} if numbers else {}
        return [found[n] for n in numbers if n in found]

    def get(self, ref: str) -> Customer | None:
        """The customer with this number of the CRM, without telephones."""
        row = self._desk.first(_BY_REF, {"refs": [ref]})
        return customer_of(row, {}) if row else None

    def children(self, ref: str) -> tuple[Customer, ...]:
        """Those that belong to it directly, without telephones."""
        return tuple(customer_of(row, {}) for row in self._desk.all(_CHILDREN, {"parent": ref}))

    def count(self) -> int:
        """How many there are."""
        return self._desk.number(_COUNT)

    def as_of(self) -> Any:
        """When the latest of them was true; None without any."""
        return self._desk.run(_AS_OF).scalar()

    def _hashes(self, keys: Iterable[str | int]) -> list[int]:
        """Telephones are found by a keyed hash, as everywhere; everything else by a plain one."""
        return list(dict.fromkeys(key if isinstance(key, int) else self._hash(key) for key in keys))

    def _hash(self, key: str) -> int:
        return _of_seal(self._seals.of(key[2:])) if key.startswith("p:") else number_of(key)


def _of_seal(seal: str) -> int:
    return number_of(f"p:{seal}")


@cache
def _by_keys(count: int) -> TextClause:
    """One statement for all keys: a few customers of each, in the order of the keys."""
    one = "SELECT * FROM (SELECT {0} AS place, customer FROM customer_key WHERE key = :k{0} LIMIT {1}) AS key{0}"
    return text(" UNION ALL ".join(one.format(at, MOST_OF_A_KEY) for at in range(count)))
