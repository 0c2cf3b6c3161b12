"""Tryton: parties with their contact mechanisms, addresses and relations; opportunities.

Its modules are party and sale_opportunity, and party_relationship where it is there.

Where to go on: within a round the last number that was read; between rounds the latest change we have seen, by the
server's own clock. What changed in the two minutes before it is looked at again, for a commit may come late, but read
again only where it is not what we had.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from bot.crm.connector import Denied, Page
from bot.crm.tryton_reading import OPPORTUNITY, PARTY, PERSON, STAMPS, opportunity, party, person, stamp
from bot.crm.tryton_rpc import Rpc, told
from bot.domain.crm import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import aiohttp

    from bot.config import TrytonSettings
    from bot.crm.connector import Draft
    from bot.domain.crm import Entry

OVERLAP: Final = dt.timedelta(minutes=2)
_REMEMBERED: Final = 2_000
_MODELS: Final[Mapping[Kind, str]] = {
    Kind.ACCOUNTS: "party.party",
    Kind.CONTACTS: "party.relation.all",
    Kind.OPPORTUNITIES: "sale.opportunity",
}
_CHANGING: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.ACCOUNTS: ("", "contact_mechanisms.", "addresses.", "identifiers."),
    Kind.CONTACTS: ("to.", "to.contact_mechanisms."),
    Kind.OPPORTUNITIES: ("",),
}
"""Whose change is a change of it. Relations say the time of the query for their own; new ones have higher numbers."""


class Tryton:
    """A database of a Tryton server."""

    kinds = (Kind.ACCOUNTS, Kind.CONTACTS, Kind.OPPORTUNITIES)
    untold = frozenset({"aliases", "former", "industry", "last_visit", "last_follow_up"})

    def __init__(
        self, session: aiohttp.ClientSession, settings: TrytonSettings, *, page_size: int = 200, timeout: float = 30.0
    ) -> None:
        self._settings = settings
        self._rpc = Rpc(session, settings, timeout=timeout)
        self._page_size = page_size
        self._has_relations: bool | None = None

    @property
    def source(self) -> str:
        """Another server or database is another CRM."""
        words = json.dumps(["tryton", self._settings.url, self._settings.database])
        return hashlib.sha256(words.encode()).hexdigest()[:16]

    async def page(self, kind: Kind, cursor: str) -> Page:
        """One page."""
        place: dict[str, Any] = json.loads(cursor) if cursor else {}
        if kind is Kind.CONTACTS and not await self._relations():
            return Page(entries=(), cursor=cursor, more=False)
        rows = await self._candidates(kind, place)
        stamps = {row["id"]: stamp(row) for row in rows}
        seen = place.get("seen", {})
        fresh = [number for number, at in stamps.items() if seen.get(str(number)) != at]
        entries = await self._read(kind, fresh) if fresh else []
        return Page(entries=tuple(entries), cursor=_after(place, stamps, full=len(rows) == self._page_size),
                    more=len(rows) == self._page_size)  # fmt: skip

    async def find(self, ref: str) -> str | None:
        """The number of the opportunity with this reference."""
        found = await self._rpc.model(
            "sale.opportunity", "search_read", [["reference", "=", ref]], 0, 1, None, ["number"]
        )
        return str(found[0]["number"]) if found else None

    async def create(self, draft: Draft) -> str:
        """Make an opportunity in its first state, which needs no party; whoever has the lead is its employee."""
        said = draft.words
        lines = (f"{called}:{said.get(name, '')}" for name, called in _CALLED.items() if said.get(name))
        values: dict[str, Any] = {
            "reference": draft.ref,
            "description": " ".join(part for part in (said.get("lead"), said.get("company")) if part),
            "comment": "\n".join(lines),
        }
        employee = await self._employee(said.get("owner", ""))
        if employee is not None:
            values["employee"] = employee
        (number,) = await self._rpc.model("sale.opportunity", "create", [values])
        rows = await self._rpc.model("sale.opportunity", "read", [number], ["number"])
        return str(rows[0]["number"])

    # ------------------------------------------------------------------------------------------------ reading

    async def _candidates(self, kind: Kind, place: Mapping[str, Any]) -> list[dict[str, Any]]:
        """What may have changed, by its numbers and the times of its changes only."""
        domain: list[Any] = [["id", ">", place.get("after", 0)], *self._wanted(kind)]
        if "since" in place:
            since = dt.datetime.fromisoformat(place["since"]) - OVERLAP
            domain.append(_changed(kind, since, place.get("last", 0)))
        fields = [f"{whose}{field}" for whose in _CHANGING[kind] for field in STAMPS]
        found = await self._rpc.model(_MODELS[kind], "search_read", domain, 0, self._page_size, [["id", "ASC"]], fields)
        rows: list[dict[str, Any]] = found
        return rows

    def _wanted(self, kind: Kind) -> list[Any]:
        if kind is Kind.ACCOUNTS:
            return []
        if kind is Kind.CONTACTS:
            return [["type.name", "in", list(self._settings.contact_relations)]]
        return [["party", "!=", None]]

    async def _read(self, kind: Kind, numbers: list[int]) -> list[Entry]:
        if kind is Kind.ACCOUNTS:
            return await self._parties(numbers)
        fields, read = (PERSON, person) if kind is Kind.CONTACTS else (OPPORTUNITY, opportunity)
        rows = await self._rpc.model(_MODELS[kind], "read", numbers, list(fields))
        return [read(row) for row in rows]

    async def _parties(self, numbers: list[int]) -> list[Entry]:
        rows = await self._rpc.model("party.party", "read", numbers, list(PARTY))
        people, parents = await self._related(numbers)
        return [party(row, is_person=row["id"] in people, parent=parents.get(row["id"])) for row in rows]

    async def _related(self, numbers: list[int]) -> tuple[set[int], dict[int, int]]:
        """Which of these parties are people at another one, and which belong to which."""
        if not await self._relations():
            return set(), {}
        ours = ["OR"]
        wanted: list[Any] = [
            [["to", "in", numbers], ["type.name", "in", list(self._settings.contact_relations)]],
            [["from_", "in", numbers], ["type.name", "in", list(self._settings.parent_relations)]],
        ]
        fields = ["from_", "to", "type.name"]
        rows = await self._rpc.model("party.relation.all", "search_read", [[*ours, *wanted]], 0, None, None, fields)
        of_people = {row["to"] for row in rows if row["type."]["name"] in self._settings.contact_relations}
        parents = {row["from_"]: row["to"] for row in rows if row["type."]["name"] in self._settings.parent_relations}
        return of_people & set(numbers), parents

    async def _relations(self) -> bool:
        """Whether the module with the relations is there."""
        if self._has_relations is None:
            domain = [["name", "=", "party_relationship"], ["state", "=", "activated"]]
            try:
                found = await self._rpc.model("ir.module", "search_count", domain)
            except Denied:
                found = 0
            self._has_relations = bool(found)
        return self._has_relations

    async def _employee(self, name: str) -> int | None:
        """The employee of this name, if exactly one is called so."""
        if not name:
            return None
        found = await self._rpc.model("company.employee", "search", [["party.name", "=", name]], 0, 2)
        return int(found[0]) if len(found) == 1 else None


_CALLED: Final[Mapping[str, str]] = {
    "company": "公司", "contact": "联系人", "title": "职位", "phone": "电话", "mail": "邮箱", "need": "需求",
    "budget": "预算", "timeline": "时间", "region": "地区", "industry": "行业", "source": "来源", "owner": "负责人",
    "sdr": "SDR",
}  # fmt: skip


def _changed(kind: Kind, since: dt.datetime, last: int) -> list[Any]:
    moment = told(since)
    return [
        "OR",
        ["id", ">", last],
        *([f"{whose}{field}", ">=", moment] for whose in _CHANGING[kind] for field in STAMPS),
    ]


def _after(place: Mapping[str, Any], stamps: Mapping[int, str], *, full: bool) -> str:
    """Where to go on: in this round after the last number, in the next since the latest change."""
    high = max([place.get("high", place.get("since", "")), *stamps.values()])
    fresh = {**place.get("fresh", {}), **{str(number): at for number, at in stamps.items()}}
    fresh = _lately(fresh.items(), high)
    last = max([place.get("last", 0), *stamps])
    if full:
        return json.dumps({**place, "after": max(stamps), "last": last, "high": high, "fresh": fresh})
    return json.dumps({"since": high, "last": last, "seen": fresh} if high else {})


def _lately(seen: Iterable[tuple[str, str]], high: str) -> dict[str, str]:
    """Those that the next round looks at again although they may be as they were."""
    if not high:
        return {}
    edge = (dt.datetime.fromisoformat(high) - OVERLAP).isoformat()
    latest = sorted(((at, number) for number, at in seen if at >= edge), reverse=True)
    return {number: at for at, number in latest[:_REMEMBERED]}
