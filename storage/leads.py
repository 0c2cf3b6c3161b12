"""The leads as they stand."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, Text, bindparam, cast, delete, false, func, insert, or_, select, update

from bot.domain.acquaintance import plain_name
from bot.domain.lead import OPEN, Lead, Stage
from storage.among import among
from storage.kept import table_of
from storage.lead_rows import columns_of, glance_of, lead_of
from storage.tables import LeadPhoneTable, LeadTable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import Executable, Select

    from bot.domain.inquiry import Inquiry
    from storage.desk import Desk

LEADS = table_of(LeadTable)
PHONES = table_of(LeadPhoneTable)

_NOW = cast(cast(func.pg_current_xact_id(), Text), BigInteger)
_OLDEST_AT_WORK = cast(cast(func.pg_snapshot_xmin(func.pg_current_snapshot()), Text), BigInteger)
_ALL = select(LEADS)
_GET = _ALL.where(LEADS.c.number == bindparam("n"))
_GET_LOCKED = _GET.with_for_update()
_MANY = _ALL.where(among(LEADS.c.number, "numbers")).order_by(LEADS.c.number)
_GLANCED = ("number", "stage", "cycle", "tier", "owner", "sdr", "group_chat", "posted_at", "contacted_at")
_GLANCE = select(*(LEADS.c[name] for name in _GLANCED)).where(among(LEADS.c.number, "numbers"))
_HOLD = (
    select(LEADS.c.number)
    .where(among(LEADS.c.number, "numbers"))
    .order_by(LEADS.c.number)
    .with_for_update(skip_locked=True)
)
_OPEN = _ALL.where(LEADS.c.stage.in_(sorted(OPEN))).order_by(LEADS.c.number)
_OF_COMPANIES = _ALL.where(LEADS.c.company.in_(bindparam("companies", expanding=True))).order_by(LEADS.c.number)
_WITH_PHONE = (
    _ALL.where(LEADS.c.number.in_(select(PHONES.c.lead).where(PHONES.c.hash.in_(bindparam("hashes", expanding=True)))))
    .order_by(LEADS.c.number)
)  # fmt: skip
_PHONES_OF = select(PHONES.c.hash).where(PHONES.c.lead == bindparam("n"))
_FORGET_PHONES = delete(PHONES).where(PHONES.c.lead == bindparam("n"))
_COUNTS = (
    select(LEADS.c.owner_key, func.max(LEADS.c.owner).label("name"), func.count().label("leads"))
    .where(LEADS.c.owner_key.is_not(None), LEADS.c.stage.in_(sorted(OPEN)))
    .group_by(LEADS.c.owner_key)
)  # fmt: skip
_LOAD = (
    select(func.count())
    .select_from(LEADS)
    .where(LEADS.c.owner_key == bindparam("who"), or_(*(LEADS.c.stage == stage for stage in sorted(OPEN))))
)  # fmt: skip
_CHANGED = _ALL.where(LEADS.c.changed >= bindparam("mark")).order_by(LEADS.c.changed, LEADS.c.number)
_CHANGED_POSTGRES = select(LEADS, _OLDEST_AT_WORK.label("next_mark")).where(LEADS.c.changed >= bindparam("mark"))
_LAST_MARK = select(func.max(LEADS.c.changed))
_INSERT = insert(LEADS).returning(LEADS.c.number)
_INSERT_POSTGRES = _INSERT.values(changed=_NOW)
_UPDATE = update(LEADS).where(LEADS.c.number == bindparam("n"))
_UPDATE_POSTGRES = _UPDATE.values(changed=_NOW)


@lru_cache
def _of(column: str, stages: frozenset[Stage] | None) -> Select[Any]:
    """One statement for each question, so that it is made ready once; IN over a list never is."""
    statement = _ALL.where(LEADS.c[column] == bindparam("who")).order_by(LEADS.c.number)
    if stages is None:
        return statement
    return statement.where(or_(false(), *(LEADS.c.stage == stage for stage in sorted(stages))))


class Leads:
    """Every lead, by number, phone, company and person."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(
        self,
        *,
        stage: Stage,
        inquiry: Inquiry,
        sdr: str,
        group: str,
        posted_at: datetime,
        standard: int,
        missing: tuple[str, ...],
        tier: int,
    ) -> Lead:
        """Keep a new lead under the next number."""
        lead = Lead(
            number=0, stage=stage, inquiry=inquiry, sdr=sdr, group=group, posted_at=posted_at,
            standard=standard, missing=missing, tier=tier,
        )  # fmt: skip
        if self._desk.postgres:
            row = self._desk.run(_INSERT_POSTGRES, columns_of(lead)).one()
        else:
            row = self._desk.run(_INSERT, {**columns_of(lead), "changed": self._next_mark()}).one()
        kept = lead.now(number=row.number)
        self._keep_phones(kept.number, self._hashes(inquiry.phones))
        return kept

    def get(self, number: int, *, for_update: bool = False) -> Lead | None:
        """The lead with this number; ``for_update`` keeps every other replica from deciding on it before we have."""
        row = self._desk.first(_GET_LOCKED if for_update else _GET, {"n": number})
        return lead_of(row) if row else None

    def many(self, numbers: Iterable[int]) -> tuple[Lead, ...]:
        """The leads with these numbers, oldest first."""
        return self._leads(_MANY, {"numbers": list(numbers)})

    def glance(self, numbers: Iterable[int]) -> tuple[Lead, ...]:
        """The leads with these numbers without their inquiries: enough to see whether they ring, and for whom."""
        return tuple(map(glance_of, self._desk.all(_GLANCE, {"numbers": list(numbers)})))

    def hold(self, numbers: Iterable[int]) -> tuple[int, ...]:
        """These numbers but for those another replica decides on now; until the commit nobody else decides on them."""
        if not self._desk.postgres:
            return tuple(numbers)  # there is one writer, and it is us
        return tuple(row.number for row in self._desk.all(_HOLD, {"numbers": list(numbers)}))

    def save(self, lead: Lead) -> None:
        """Keep the lead as it stands now. Raises LookupError where there is none with its number."""
        values = {"n": lead.number, **columns_of(lead)}
        if self._desk.postgres:
            done = self._desk.run(_UPDATE_POSTGRES, values)
        else:
            done = self._desk.run(_UPDATE, {**values, "changed": self._next_mark()})
        if done.rowcount != 1:
            raise LookupError(f"there is no lead {lead.name}")
        hashes = self._hashes(lead.inquiry.phones)
        if hashes != {row.hash for row in self._desk.all(_PHONES_OF, {"n": lead.number})}:
            self._desk.run(_FORGET_PHONES, {"n": lead.number})
            self._keep_phones(lead.number, hashes)

    def sharing_phone(self, phones: Iterable[str]) -> tuple[Lead, ...]:
        """Leads, open or closed, that carry one of these phones, oldest first; nobody is kept from anything."""
        hashes = sorted(self._hashes(phones))
        return self._leads(_WITH_PHONE, {"hashes": hashes}) if hashes else ()

    def with_phone(self, phones: Iterable[str]) -> tuple[Lead, ...]:
        """Leads, open or closed, that carry one of these phones, oldest first.

        Until the commit no other replica gets an answer about the same phones: of two simultaneous posts the
        second one sees the first.
        """
        self._desk.lock([f"phone {digest}" for digest in sorted(self._hashes(phones))])
        return self.sharing_phone(phones)

    def open(self) -> tuple[Lead, ...]:
        """Leads on which somebody still has to act, oldest first."""
        return self._leads(_OPEN)

    def of_owner(self, userid: str, *, stages: Collection[Stage] | None = OPEN) -> tuple[Lead, ...]:
        """The leads this person has; the open ones unless told otherwise (None: all). Oldest first."""
        return self._leads(_of("owner_key", None if stages is None else frozenset(stages)), {"who": userid.casefold()})

    def of_sdr(self, userid: str, *, stages: Collection[Stage] | None = OPEN) -> tuple[Lead, ...]:
        """The leads this person posted; the open ones unless told otherwise (None: all). Oldest first."""
        return self._leads(_of("sdr_key", None if stages is None else frozenset(stages)), {"who": userid.casefold()})

    def of_company(self, name: str) -> tuple[Lead, ...]:
        """All leads of exactly this company, but for width, case and blanks. Oldest first."""
        return self.of_companies(list(filter(None, [plain_name(name)])))

    def of_companies(self, names: Collection[str]) -> tuple[Lead, ...]:
        """All leads of companies that are called so, plain (``plain_name``). Oldest first."""
        return self._leads(_OF_COMPANIES, {"companies": sorted(names)}) if names else ()

    def list(self, stage: Stage | None = None, *, limit: int = 50, before: int | None = None) -> tuple[Lead, ...]:
        """A page of leads, newest first: at most ``limit``, with numbers under ``before``."""
        page = _ALL.order_by(LEADS.c.number.desc()).limit(limit)
        if stage is not None:
            page = page.where(LEADS.c.stage == str(stage))
        if before is not None:
            page = page.where(LEADS.c.number < before)
        return self._leads(page)

    def posted_since(self, since: datetime) -> tuple[Lead, ...]:
        """All leads posted since then, oldest first."""
        return self._leads(_ALL.where(LEADS.c.posted_at >= since).order_by(LEADS.c.number))

    def open_counts(self) -> Mapping[str, int]:
        """How many open leads each owner has, by userid (S31)."""
        return {row.name: row.leads for row in self._desk.all(_COUNTS)}

    def load_of(self, userid: str) -> int:
        """How many open leads this person has (S31, S32).

        Until the commit no other replica gets an answer about the same person: of two who give the last free place
        away at once, the second one sees it taken.
        """
        who = userid.casefold()
        self._desk.lock([f"load {who}"])
        return self._desk.number(_LOAD, {"who": who})

    def changed_since(self, mark: int) -> tuple[tuple[Lead, ...], int]:
        """Leads saved since ``mark`` (0: all), and the mark to ask with next time.

        No commit is ever missed, of whichever replica; a lead may come twice. Take the answer into an index in
        memory only after the piece of work has been kept.
        """
        if not self._desk.postgres:
            if (last := self._desk.memory.mark) is not None and mark > last:
                return (), mark  # nobody else writes, and we have saved nothing since
            found = self._desk.all(_CHANGED, {"mark": mark})
            return tuple(map(lead_of, found)), found[-1].changed + 1 if found else mark
        rows = self._desk.all(_CHANGED_POSTGRES, {"mark": mark})
        return tuple(map(lead_of, rows)), rows[0].next_mark if rows else mark

    # --------------------------------------------------------------------------------------------------------

    def _leads(self, statement: Executable, values: Mapping[str, Any] | None = None) -> tuple[Lead, ...]:
        return tuple(map(lead_of, self._desk.all(statement, values)))

    def _last_mark(self) -> int:
        memory = self._desk.memory
        if memory.mark is None:
            memory.mark = self._desk.number(_LAST_MARK)
        return memory.mark

    def _next_mark(self) -> int:
        self._desk.memory.mark = self._last_mark() + 1
        return self._desk.memory.mark

    def _hashes(self, phones: Iterable[str]) -> set[str]:
        return {self._desk.keyed_hash(plain) for phone in phones if (plain := plain_phone(phone))}

    def _keep_phones(self, number: int, hashes: set[str]) -> None:
        if hashes:
            self._desk.run(insert(PHONES), [{"hash": digest, "lead": number} for digest in sorted(hashes)])


def plain_phone(phone: str) -> str:
    """The phone without what people put around it: digits, with a leading "+" for another country than +86."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", phone))
    abroad = unicodedata.normalize("NFKC", phone).strip().startswith("+")
    if abroad and digits.startswith("86"):
        return digits[2:]
    if digits.startswith("0086"):
        return digits[4:]
    return f"+{digits}" if abroad and digits else digits
