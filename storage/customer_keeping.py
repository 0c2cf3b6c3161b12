"""Customers on their way into the mirror, many at once, straight to the driver.

Of a part of a list three things may be true: a customer is new, changed, or as it was but for its time. What lies there
already is compared as it lies there, so that a list which comes again costs one look and a new time for each row.
Keys go in in the order of their index, which fills its pages one after another.
"""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import text

from bot.domain.matching import Known, keys_of, number_of
from storage.customer_rows import COLUMNS, completed, number_of_seal, values_of
from storage.prepared import asked
from storage.types import holdable, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from bot.domain.customer import Customer
    from storage.customer_rows import Seals
    from storage.desk import Desk

    Lying = tuple[Any, ...]
    """A customer as it lies in the database, in the order of ``COLUMNS``."""
    Pair = tuple[int, int]
    """A key, and the number of who is found by it."""
    Brought = tuple[Customer, Sequence[str | int] | None]

_N, _REF, _NAME, _KNOWN, _AS_OF = (COLUMNS.index(name) for name in ("n", "ref", "name", "known", "as_of"))
_FOUND_BY: Final = slice(_NAME, _KNOWN + 1)
"""By what the keys are made: names and signs, and the version of the keys (``known_json``)."""
_LAST: Final = text("SELECT max(n) FROM customer")
_NAMED: Final = ", ".join(COLUMNS)


class _Statements(NamedTuple):
    here: str
    refs: str
    drop: str
    drop_keys: str
    later: str


_SQLITE: Final = _Statements(
    here=f"SELECT {_NAMED} FROM customer WHERE ref IN (SELECT value FROM json_each(?))",  # noqa: S608 — names of our own
    refs="SELECT ref FROM customer WHERE ref IN (SELECT value FROM json_each(?))",
    drop="DELETE FROM customer WHERE n IN (SELECT value FROM json_each(?))",
    drop_keys="DELETE FROM customer_key WHERE key = ? AND customer = ?",
    later="UPDATE customer SET as_of = ? WHERE n = ?",
)
_POSTGRES: Final = _Statements(
    here=f"SELECT {_NAMED} FROM customer WHERE ref = ANY(%s)",  # noqa: S608 — names of our own
    refs="SELECT ref FROM customer WHERE ref = ANY(%s)",
    drop="DELETE FROM customer WHERE n = ANY(%s::text::bigint[])",
    drop_keys="DELETE FROM customer_key USING unnest(%s::text::bigint[], %s::text::bigint[]) AS old (key, customer) "
    "WHERE customer_key.key = old.key AND customer_key.customer = old.customer",
    later="UPDATE customer SET as_of = told.as_of FROM unnest(%s::text::timestamptz[], %s::text::bigint[]) "
    "AS told (as_of, n) WHERE customer.n = told.n",
)
"""Arrays as PostgreSQL writes them: the driver would look at every number for what has to be escaped."""
_KEYS: Final = "INSERT OR IGNORE INTO customer_key (key, customer) VALUES (?, ?)"
_KEYS_OF: Final = (
    "INSERT INTO customer_key (key, customer) SELECT * FROM unnest(%s::text::bigint[], %s::text::bigint[]) "
    "ON CONFLICT DO NOTHING"
)
_CUSTOMERS: Final = f"INSERT INTO customer ({_NAMED}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 — names of our own
_COPY_KEYS: Final = "COPY customer_key (key, customer) FROM STDIN"
_ESCAPED: Final = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
_COPY: Final = f"COPY customer ({_NAMED}) FROM STDIN"


@dataclass(kw_only=True, slots=True)
class _Change:
    """What becomes of the rows and keys.

    ``rows`` are put in, ``old`` taken out before, ``otherwise`` those of the old that are found by other keys now;
    ``later`` are the times of customers that are as they were, with their numbers.
    """

    rows: list[Lying] = field(default_factory=list)
    old: list[Lying] = field(default_factory=list)
    otherwise: list[Lying] = field(default_factory=list)
    later: list[tuple[Any, int]] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)


class Keeping:
    """The mirror as it is written."""

    __slots__ = ("_desk", "_ours", "_seals")

    def __init__(self, desk: Desk, seals: Seals) -> None:
        self._desk = desk
        self._seals = seals
        self._ours = _POSTGRES if desk.postgres else _SQLITE

    def put(
        self, customers: Sequence[Customer], keys: Sequence[Sequence[str | int]] | None, untold: AbstractSet[str]
    ) -> list[str]:
        """Keep these as they are now, each in place of the one with its ``ref``; the ``ref`` of those that are new."""
        self._desk.lock(["customers"])
        told = keys if keys is not None else [None] * len(customers)
        brought = {holdable(one.ref): (one, theirs) for one, theirs in zip(customers, told, strict=True)}
        here = self._here(list(brought))
        change = self._compare(brought, here, untold)
        self._take_out(change.old, change.otherwise)
        self._put_in(change.rows)
        self._put_keys(sorted(set(change.pairs)))
        self._put_times(change.later)
        return [one.ref for ref, (one, _) in brought.items() if ref not in here]

    def unknown(self, refs: Sequence[str]) -> list[str]:
        """Those that are not there yet."""
        here = {row[0] for row in self._ask(self._ours.refs, self._some(list(map(holdable, refs))))}
        return [ref for ref in refs if holdable(ref) not in here]

    def drop(self, refs: Sequence[str]) -> int:
        """These are customers no more; how many there were."""
        self._desk.lock(["customers"])
        there = list(self._here(list(map(holdable, refs))).values())
        self._take_out(there, there)
        return len(there)

    def _compare(self, brought: Mapping[str, Brought], here: Mapping[str, Lying], untold: AbstractSet[str]) -> _Change:
        change = _Change()
        last = self._desk.number(_LAST) if len(here) < len(brought) else 0
        for ref, (customer, keys) in brought.items():
            was = here.get(ref)
            last += was is None
            told = row = values_of(was[_N] if was else last, customer, self._desk, self._seals)
            if was and untold and was[:_AS_OF] != told[:_AS_OF]:
                row = completed(told, was, untold)
            if was and was[:_AS_OF] == row[:_AS_OF]:
                change.later.append((row[_AS_OF], row[_N]))
                continue
            change.rows.append(row)
            if was:
                change.old.append(was)
                if was[_FOUND_BY] == row[_FOUND_BY]:
                    continue
                change.otherwise.append(was)
            if row[_KNOWN] != told[_KNOWN]:
                change.pairs += [(key, row[_N]) for key in self._keys_of(row)]
                continue
            found_by = keys_of(customer.known) if keys is None else keys
            change.pairs += [(self._number(key), row[_N]) for key in found_by]
        return change

    def _number(self, key: str | int) -> int:
        return key if isinstance(key, int) else self._seals.number_of(key)

    # ------------------------------------------------------------------------------------------------ statements

    def _here(self, refs: list[str]) -> dict[str, Lying]:
        return {row[_REF]: row for row in self._ask(self._ours.here, self._some(refs))}

    def _some(self, refs: list[str]) -> Any:
        return refs if self._desk.postgres else to_json(refs)

    def _take_out(self, rows: Sequence[Lying], otherwise: Sequence[Lying]) -> None:
        """By the keys of today; one of an older version that is left over finds a customer that is then compared."""
        pairs = sorted((key, row[_N]) for row in otherwise for key in self._keys_of(row))
        if pairs and self._desk.postgres:
            self._run(self._ours.drop_keys, *_columns(pairs))
        elif pairs:
            self._many(self._ours.drop_keys, pairs)
        numbers = [row[_N] for row in rows]
        if numbers:
            self._run(self._ours.drop, _array(numbers) if self._desk.postgres else to_json(numbers))

    def _keys_of(self, row: Lying) -> Iterator[int]:
        aliases, former, code, seals, domains, *_ = json.loads(row[_KNOWN])
        known = Known(
            name=row[_NAME], aliases=tuple(aliases), former=tuple(former), code=code, domains=frozenset(domains)
        )
        yield from map(number_of, keys_of(known))
        yield from map(number_of_seal, seals)

    def _put_in(self, rows: Sequence[Lying]) -> None:
        if not self._desk.postgres:
            self._many(_CUSTOMERS, rows)
        elif rows:
            self._copy(_COPY, "".join(["\t".join(map(_told, row)) + "\n" for row in rows]))

    def _put_keys(self, pairs: Sequence[Pair]) -> None:
        """One that is there already, left over from an older version, is rare; looking for it takes twice the time."""
        if not self._desk.postgres:
            self._many(_KEYS, pairs)
        elif pairs:
            try:
                with self._desk.savepoint():
                    self._copy(_COPY_KEYS, "".join([f"{key}\t{customer}\n" for key, customer in pairs]))
            except self._desk.connection.dialect.loaded_dbapi.IntegrityError:
                self._run(_KEYS_OF, *_columns(pairs))

    def _copy(self, sql: str, lines: str) -> None:
        """Lines as PostgreSQL's COPY has them, at once: the driver would look at every value for its type."""
        with self._desk.driver.connection.cursor() as cursor, cursor.copy(sql) as copy:  # type: ignore[attr-defined]
            copy.write(lines)

    def _put_times(self, later: Sequence[tuple[Any, int]]) -> None:
        if not self._desk.postgres:
            self._many(self._ours.later, later)
        elif later:
            self._run(self._ours.later, *_columns(later))

    def _ask(self, sql: str, *given: Any) -> Sequence[Lying]:
        with closing(asked(self._desk.driver, sql, given)) as cursor:
            return cursor.fetchall()

    def _run(self, sql: str, *given: Any) -> None:
        asked(self._desk.driver, sql, given).close()

    def _many(self, sql: str, rows: Sequence[Any]) -> None:
        if rows:
            self._desk.driver.exec_driver_sql(sql, list(rows))


def _told(value: object) -> str:
    """As COPY has it: what parts its lines and columns is escaped, and nothing is an N behind a backslash."""
    if value is None:
        return r"\N"
    words = str(value)
    return words.translate(_ESCAPED) if "\\" in words or not words.isprintable() else words


def _columns(rows: Iterable[Sequence[Any]]) -> tuple[str, ...]:
    return tuple(map(_array, zip(*rows, strict=True)))


def _array(values: Iterable[Any]) -> str:
    return f"{{{','.join(map(str, values))}}}"
