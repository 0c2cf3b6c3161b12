"""The mirror of the CRM: customers found by the keys of their names, telephones, domains and codes."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, func, select, text

from bot.domain.matching import keys_for
from storage.customer_keeping import Keeping
from storage.customer_rows import UNTOLD, Seals, customer_of
from storage.customer_tables import CustomerTable
from storage.kept import table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from sqlalchemy import Row, TextClause

    from bot.domain.customer import Customer
    from bot.domain.matching import Known
    from storage.desk import Desk

CUSTOMERS = table_of(CustomerTable)
MOST_OF_A_KEY: Final = 24
"""Customers of one key that are looked at: what more share says too little, and a narrower key finds the right one."""
MOST: Final = 24
"""Customers that are compared for one who comes: those that share most keys with him."""

_SIGNS: Final = ("u:", "p:", "d:")
_SIGN: Final = 1_000
"""What a code, a telephone or a domain weighs: more than all keys of a name."""
_ALL: Final = select(CUSTOMERS)
_BY_N = _ALL.where(CUSTOMERS.c.n.in_(bindparam("numbers", expanding=True)))
_BY_REF = _ALL.where(CUSTOMERS.c.ref == bindparam("which"))
_CHILDREN = _ALL.where(CUSTOMERS.c.parent == bindparam("parent"))
_COUNT = select(func.count()).select_from(CUSTOMERS)
_AS_OF = select(func.max(CUSTOMERS.c.as_of))
_LIKELY = text(
    f"SELECT {', '.join(f'customer.{column.name}' for column in CUSTOMERS.c)} FROM "  # noqa: S608 — names of our own
    "(SELECT one.customer AS n, sum(asked.worth) AS worth "
    "FROM unnest(:keys ::bigint[], :worth ::bigint[]) AS asked (key, worth) CROSS JOIN LATERAL "
    f"(SELECT customer FROM customer_key WHERE customer_key.key = asked.key LIMIT {MOST_OF_A_KEY}) AS one "
    f"GROUP BY one.customer ORDER BY 2 DESC, 1 LIMIT {MOST}) AS likely "
    "JOIN customer ON customer.n = likely.n ORDER BY likely.worth DESC, customer.n"
).columns(*CUSTOMERS.c)
"""One way there and back, and one wording for any number of keys, so that PostgreSQL plans it once."""


class Customers:
    """What the CRM knew when it was last asked."""

    __slots__ = ("_desk", "_keeping", "_seals")

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._seals = Seals(desk)
        self._keeping = Keeping(desk, self._seals)

    def put(
        self,
        customers: Sequence[Customer],
        keys: Sequence[Sequence[str | int]] | None = None,
        untold: AbstractSet[str] = frozenset(),
    ) -> list[str]:
        """Keep these as they are now, each in place of the one with its ``ref``; the ``ref`` of those that are new.

        Args:
            customers: each once.
            keys: those of ``keys_of``, in the order of the customers, or their ``number_of``. Reading the names of
                a hundred thousand takes time, which whoever brings them may have spent elsewhere than here.
            untold: of what (``UNTOLD``) whoever brings them says nothing, so that what is known of it stays.
        """
        return self._keeping.put(customers, keys, untold & UNTOLD)

    def drop(self, refs: Sequence[str]) -> int:
        """These are customers no more; how many there were."""
        return self._keeping.drop(refs)

    def unknown(self, refs: Sequence[str]) -> list[str]:
        """Those of the numbers that are not in the mirror yet."""
        return self._keeping.unknown(refs)

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
        row = self._desk.first(_BY_REF, {"which": ref})
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

    def _hashes(self, keys: Iterable[str]) -> list[int]:
        return list(dict.fromkeys(map(self._seals.number_of, keys)))


@cache
def _by_keys(count: int) -> TextClause:
    """One statement for all keys: a few customers of each, in the order of the keys."""
    one = "SELECT * FROM (SELECT {0} AS place, customer FROM customer_key WHERE key = :k{0} LIMIT {1}) AS key{0}"
    return text(" UNION ALL ".join(one.format(at, MOST_OF_A_KEY) for at in range(count)))
