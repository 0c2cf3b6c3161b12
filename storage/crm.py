"""What the CRM said last, entry by entry, how far the asking has come, and which leads it is to be told of."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, delete, func, select, update

from bot.domain.crm import Entry, Kind, Write, WriteState
from bot.domain.decision import Happened
from bot.domain.matching import phone_key
from storage.crm_sealing import sealed
from storage.crm_state import state_from_json, state_to_json
from storage.crm_tables import CrmEntryTable, CrmWriteTable
from storage.customer_rows import SEALED, Seals
from storage.facts import Facts
from storage.history import HISTORY
from storage.kept import table_of
from storage.types import to_json

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Row

    from bot.domain.crm import CrmState
    from storage.desk import Desk

ENTRIES = table_of(CrmEntryTable)
WRITES = table_of(CrmWriteTable)
AT_ONCE: Final = 400
"""Entries of one statement."""
_STATE: Final = "crm"
_WRITTEN: Final = ("lead", "owed_at", "next_at", "state", "attempts", "remote", "error", "ended_at")
_SAME: Final = (
    select(ENTRIES)
    .where(ENTRIES.c.kind == bindparam("which"))
    .where(ENTRIES.c.ref.in_(bindparam("refs", expanding=True)))
)  # fmt: skip
_OF = select(ENTRIES).where(ENTRIES.c.account.in_(bindparam("accounts", expanding=True))).order_by(ENTRIES.c.ref)
_DROP = delete(ENTRIES).where(ENTRIES.c.kind == bindparam("which"), ENTRIES.c.ref == bindparam("what"))
_MARK = (
    update(ENTRIES)
    .where(ENTRIES.c.kind == bindparam("which"), ENTRIES.c.ref == bindparam("what"))
    .values(mark=bindparam("round"))
)
_UNSEEN = select(ENTRIES).where(ENTRIES.c.mark < bindparam("round")).limit(AT_ONCE)
_COUNTS = select(ENTRIES.c.kind, func.count().label("there")).group_by(ENTRIES.c.kind)
_ALL = delete(ENTRIES)
_REFS = select(ENTRIES.c.ref).where(ENTRIES.c.kind == Kind.ACCOUNTS.value).limit(AT_ONCE)
_WRITE = select(WRITES).where(WRITES.c.lead == bindparam("number"))
_DUE = (
    select(WRITES)
    .where(WRITES.c.state == "owed", WRITES.c.next_at <= bindparam("now"))
    .order_by(WRITES.c.next_at)
    .limit(1)
)
_OWED = select(func.count()).select_from(WRITES).where(WRITES.c.state == "owed")
_LATE = _OWED.where(WRITES.c.owed_at < bindparam("before"))
_CARDED = (
    select(HISTORY.c.lead, func.max(HISTORY.c.at).label("at"))
    .where(HISTORY.c.at >= bindparam("since"), HISTORY.c.happened.in_([Happened.POSTED, Happened.FILLED]))
    .group_by(HISTORY.c.lead)
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Touched:
    """What came in: how many entries are other than before, whose accounts they are, which accounts are gone."""

    changed: int = 0
    accounts: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Whole:
    """An account with everything that belongs to it, and since when we know the account and each of its contacts."""

    account: Entry
    since: dt.datetime
    contacts: tuple[tuple[Entry, dt.datetime], ...] = ()
    opportunities: tuple[Entry, ...] = ()


@dataclass(kw_only=True, slots=True)
class _Gathering:
    account: tuple[Entry, dt.datetime] | None = None
    contacts: list[tuple[Entry, dt.datetime]] = field(default_factory=list)
    opportunities: list[Entry] = field(default_factory=list)


class Crm:
    """The connection to the CRM."""

    __slots__ = ("_desk", "_seals")

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._seals = Seals(desk)

    # ------------------------------------------------------------------------------------------ what it said

    def take_in(self, entries: Sequence[Entry], *, mark: int, now: dt.datetime) -> Touched:
        """Keep what the CRM says now; the same a second time changes nothing. All entries are of one kind.

        Telephones and addresses are kept as in the mirror: sealed, and as the domain.
        """
        changed, accounts, gone = 0, set[str](), set[str]()
        fresh = {entry.ref: sealed(entry, self._seals) for entry in entries}
        refs = list(fresh)
        for first in range(0, len(refs), AT_ONCE):
            some = [fresh[ref] for ref in refs[first : first + AT_ONCE]]
            touched = self._take(some, mark, now)
            changed += touched.changed
            accounts |= touched.accounts
            gone |= touched.gone
        return Touched(changed=changed, accounts=frozenset(accounts), gone=frozenset(gone))

    def _take(self, entries: Sequence[Entry], mark: int, now: dt.datetime) -> Touched:
        kind = entries[0].kind
        found = self._desk.all(_SAME, {"which": kind.value, "refs": [entry.ref for entry in entries]})
        here = {row.ref: row for row in found}
        news = [entry for entry in entries if _is_news(entry, here.get(entry.ref))]
        there = [entry for entry in entries if entry.ref in here and not entry.gone and entry not in news]
        if there:
            self._desk.run(_MARK, [{"which": kind.value, "what": entry.ref, "round": mark} for entry in there])
        kept = [entry for entry in news if not entry.gone]
        if kept:
            rows = [_row(entry, here.get(entry.ref), mark, now) for entry in kept]
            self._desk.run(self._desk.upserting(ENTRIES), rows)
        self._forget(kind, [entry.ref for entry in news if entry.gone])
        before = {here[entry.ref].account for entry in news if entry.ref in here}
        gone = {entry.ref for entry in news if entry.gone} if kind is Kind.ACCOUNTS else set()
        accounts = before | {entry.account for entry in news}
        return Touched(changed=len(news), accounts=frozenset(accounts - gone), gone=frozenset(gone))

    def sweep(self, mark: int) -> Touched | None:
        """Forget some of what a full round has not seen; None where there is nothing left to forget."""
        rows = self._desk.all(_UNSEEN, {"round": mark})
        if not rows:
            return None
        for row in rows:
            self._forget(Kind(row.kind), [row.ref])
        gone = {row.ref for row in rows if row.kind == Kind.ACCOUNTS}
        return Touched(
            changed=len(rows), accounts=frozenset({row.account for row in rows} - gone), gone=frozenset(gone)
        )

    def forget_some(self) -> tuple[str, ...]:
        """The accounts of another CRM that are still here, some at a time; without any, everything else goes too."""
        refs = tuple(row.ref for row in self._desk.all(_REFS))
        if refs:
            self._forget(Kind.ACCOUNTS, refs)
        else:
            self._desk.run(_ALL)
        return refs

    def whole(self, accounts: Iterable[str]) -> tuple[Whole, ...]:
        """These accounts with everything that belongs to them; those that have not come yet are left out."""
        wanted = sorted(accounts)
        gathered: dict[str, _Gathering] = {}
        for first in range(0, len(wanted), AT_ONCE):
            for row in self._desk.all(_OF, {"accounts": wanted[first : first + AT_ONCE]}):
                _gather(row, gathered.setdefault(row.account, _Gathering()))
        return tuple(
            Whole(
                account=one.account[0],
                since=one.account[1],
                contacts=tuple(one.contacts),
                opportunities=tuple(one.opportunities),
            )
            for one in gathered.values()
            if one.account
        )

    def seals_of(self, phones: Iterable[str]) -> frozenset[str]:
        """These telephones as they lie in the entries."""
        numbers = filter(None, map(phone_key, phones))
        return frozenset(f"{SEALED}{self._seals.of(number)}" for number in numbers)

    def counts(self) -> Mapping[str, int]:
        """How many entries there are of each kind."""
        return {row.kind: row.there for row in self._desk.all(_COUNTS)}

    def _forget(self, kind: Kind, refs: Sequence[str]) -> None:
        if refs:
            self._desk.run(_DROP, [{"which": kind.value, "what": ref} for ref in refs])

    # -------------------------------------------------------------------------------------------- how it stands

    def state(self) -> CrmState | None:
        """How the mirror stands; None where no CRM is connected."""
        kept = Facts(self._desk).get(_STATE)
        return state_from_json(json.loads(kept)) if kept else None

    def keep(self, state: CrmState | None) -> None:
        """How it stands now; None: no CRM is connected."""
        facts = Facts(self._desk)
        if state is None:
            facts.drop(_STATE)
        else:
            facts.put(_STATE, to_json(state_to_json(state)))

    def carded_since(self, since: dt.datetime) -> Mapping[int, dt.datetime]:
        """The leads that were posted or completed since then, and when they were last."""
        return {row.lead: row.at for row in self._desk.all(_CARDED, {"since": since}) if row.lead is not None}

    # ---------------------------------------------------------------------------------------- what it is told

    def owe(self, lead: int, *, now: dt.datetime, at: dt.datetime) -> None:
        """The CRM is to be told of this lead, not before ``at``; once it knows, it is not told again."""
        known = self.write_of(lead)
        if known is None or known.state in {WriteState.VOID, WriteState.GIVEN_UP}:
            self.keep_write(Write(lead=lead, owed_at=now, next_at=at))

    def write_of(self, lead: int) -> Write | None:
        """What became of telling the CRM of this lead; None where it was never to be told."""
        row = self._desk.first(_WRITE, {"number": lead})
        return _write(row) if row else None

    def due(self, now: dt.datetime) -> Write | None:
        """What waits longest of what may be told now."""
        row = self._desk.first(_DUE, {"now": now})
        return _write(row) if row else None

    def owed(self) -> int:
        """How many leads the CRM is still to be told of."""
        return self._desk.number(_OWED)

    def late(self, before: dt.datetime) -> int:
        """How many of them have been owed since before then."""
        return self._desk.number(_LATE, {"before": before})

    def keep_write(self, write: Write) -> None:
        """What became of it."""
        self._desk.upsert(WRITES, {name: getattr(write, name) for name in _WRITTEN})


def _is_news(entry: Entry, row: Row[Any] | None) -> bool:
    if row is None:
        return not entry.gone
    return entry.gone or row.account != entry.account or row.said != dict(entry.said)


def _row(entry: Entry, before: Row[Any] | None, mark: int, now: dt.datetime) -> dict[str, Any]:
    return {
        "kind": entry.kind.value,
        "ref": entry.ref,
        "account": entry.account,
        "said": dict(entry.said),
        "mark": mark,
        "first_at": before.first_at if before else now,
    }


def _gather(row: Row[Any], into: _Gathering) -> None:
    entry = Entry(kind=Kind(row.kind), ref=row.ref, account=row.account, said=row.said)
    match entry.kind:
        case Kind.ACCOUNTS:
            into.account = (entry, row.first_at)
        case Kind.CONTACTS:
            into.contacts.append((entry, row.first_at))
        case Kind.OPPORTUNITIES:
            into.opportunities.append(entry)


def _write(row: Row[Any]) -> Write:
    values = {name: getattr(row, name) for name in _WRITTEN}
    return Write(**{**values, "state": WriteState(row.state)})
