"""A customer as it lies in the mirror, and back again, with no more personal data than somebody is shown.

Of a contact the name and the title are kept: those who may see the CRM's data are shown them. A telephone is kept as a
keyed hash only, for all that is asked of it is whether it is the one a lead came with; then, and only then, it comes
back, as the lead has it. A mail address is not kept: its domain is, where it is the company's own.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from bot.domain.customer import Customer, CustomerContact, Opportunity
from bot.domain.matching import KEYS, Known, number_of, phone_key
from bot.domain.matching.identity import is_mobile
from storage.types import UtcTime, holdable, json_list, json_names, json_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from sqlalchemy import Dialect, Row

    from storage.desk import Desk

COLUMNS: Final = (
    "n", "ref", "name", "known", "owner", "region", "industry", "parent", "last_visit", "last_follow_up", "people",
    "opportunities", "as_of",
)  # fmt: skip
"""The order in which ``values_of`` gives them."""
_KNOWN: Final = ("aliases", "former", "code", "phones", "domains")
"""The parts of the column ``known``, before the version of the keys."""
_SIGNS: Final = ("phones", "domains")
_SINGLE: Final = frozenset({"owner", "region", "industry", "parent", "last_visit", "last_follow_up"})
UNTOLD: Final = _SINGLE.union(_KNOWN, {"people", "opportunities"})
"""Of what a list or a CRM may say nothing; then what is known stays."""
SEALED: Final = "#"
"""Before the seal of a telephone that came sealed already: what a CRM said is kept without it, too (crm_sealing)."""
_TIME: Final = UtcTime()
_SEAL: Final = 20
"""Hexadecimal digits of a keyed hash: 80 bits, so that no two numbers of the world share one."""


class Seals:
    """Telephones sealed: found again by who has the number, read by nobody."""

    __slots__ = ("_desk", "_made")

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._made: dict[str, str] = {}

    def of(self, phone: str) -> str:
        """The seal of a number in E.164; its first letter says whether it is somebody's mobile."""
        if phone.startswith(SEALED):
            return phone[len(SEALED) :]
        if phone not in self._made:
            kind = "m" if is_mobile(phone) else "t"
            self._made[phone] = f"{kind}{self._desk.keyed_hash(f'p:{phone}')[:_SEAL]}"
        return self._made[phone]

    def number_of(self, key: str) -> int:
        """The number of a key: telephones by their keyed hash, as everywhere; everything else by a plain one."""
        return number_of_seal(self.of(key[2:])) if key.startswith("p:") else number_of(key)

    def of_all(self, phones: Iterable[str]) -> dict[str, str]:
        """The numbers by their seals."""
        return {self.of(phone): phone for phone in phones}


def number_of_seal(seal: str) -> int:
    """The number of the key of a telephone."""
    return number_of(f"p:{seal}")


def known_json(known: Known, seals: Iterable[str]) -> str:
    """What the company is known by, besides its name, and by which version of the keys it is found.

    ``[aliases, former names, code or null, sealed telephones, domains, KEYS]``
    """
    return _known_json(known.aliases, known.former, known.code, seals, known.domains)


def _known_json(
    aliases: Collection[str], former: Collection[str], code: str | None, seals: Iterable[str], domains: Iterable[str]
) -> str:
    told = json_words(code) if code else "null"
    signs = f"{json_names(sorted(seals))},{json_names(sorted(domains))}"
    return f"[{json_names(aliases)},{json_names(former)},{told},{signs},{KEYS}]"


def values_of(n: int, customer: Customer, desk: Desk, seals: Seals) -> tuple[Any, ...]:
    """The columns in their order, as they lie in the database."""
    known = customer.known
    sealed = {phone: seals.of(phone) for phone in known.phones}
    people = [json_names((one.name, one.title, _sealed(one.phone, sealed, seals))) for one in customer.contacts]
    deals = [f"[{json_words(one.name)},{json_words(one.stage)},{_amount(one)}]" for one in customer.opportunities]
    dialect = desk.connection.dialect
    return (
        n,
        holdable(customer.ref),
        holdable(known.name),
        known_json(known, sealed.values()),
        holdable(customer.owner),
        holdable(customer.region),
        holdable(customer.industry),
        customer.parent and holdable(customer.parent),
        _time(customer.last_visit, dialect),
        _time(customer.last_follow_up, dialect),
        json_list(people),
        json_list(deals),
        _time(customer.as_of, dialect),
    )


def _amount(opportunity: Opportunity) -> str:
    return "null" if opportunity.amount is None else str(opportunity.amount)


def completed(values: tuple[Any, ...], was: tuple[Any, ...], untold: AbstractSet[str]) -> tuple[Any, ...]:
    """The columns with what lay there already, where whoever tells of the customer says nothing of that.

    Args:
        values: the columns as they are told now.
        was: the columns of the same customer as they lie.
        untold: names out of ``UNTOLD``.
    """
    told = dict(zip(COLUMNS, values, strict=True))
    before = dict(zip(COLUMNS, was, strict=True))
    for column in untold & _SINGLE:
        told[column] = told[column] or before[column]
    if "people" in untold:
        told["people"] = before["people"]
    elif "phones" in untold:
        told["people"] = _with_phones(told["people"], before["people"])
    if "opportunities" in untold:
        told["opportunities"] = before["opportunities"]
    told["known"] = _known_completed(told["known"], before["known"], untold)
    return tuple(told[column] for column in COLUMNS)


def _known_completed(told: str, before: str, untold: AbstractSet[str]) -> str:
    """Numbers and domains of both, as a list may tell of some of them; of all else what is told, or else what was."""
    parts = dict(zip(_KNOWN, json.loads(told), strict=False))
    for part, was in zip(_KNOWN, json.loads(before), strict=False):
        if part in untold:
            parts[part] = {*parts[part], *was} if part in _SIGNS else parts[part] or was
    return _known_json(*parts.values())


def _with_phones(told: str, before: str) -> str:
    """People with the telephones that were known of somebody of the same name."""
    phones = {name: phone for name, _, phone in json.loads(before) if phone}
    people = ((name, title, phone or phones.get(name, "")) for name, title, phone in json.loads(told))
    return json_list(map(json_names, people))


def _sealed(written: str, by_phone: Mapping[str, str], seals: Seals) -> str:
    """The seal of a number as a contact has it; empty where it is none."""
    if not written:
        return ""
    if written.startswith(SEALED):
        return seals.of(written)
    phone = phone_key(written)
    return "" if phone is None else by_phone.get(phone) or seals.of(phone)


@lru_cache(maxsize=4096)
def _time(at: datetime | None, dialect: Dialect) -> Any:
    """In a list of the CRM the same days come again and again."""
    return _TIME.process_bind_param(at, dialect)


def known_of(row: Row[Any], seals: Mapping[str, str]) -> Known:
    """What it is known by; of its telephones those whose number is in ``seals``."""
    aliases, former, code, phones, domains, *_ = row.known
    return Known(
        name=row.name,
        aliases=tuple(aliases),
        former=tuple(former),
        code=code,
        phones=frozenset(seals[phone] for phone in phones if phone in seals),
        domains=frozenset(domains),
    )


def customer_of(row: Row[Any], seals: Mapping[str, str]) -> Customer:
    """The customer; of its telephones those whose number is in ``seals``."""
    return Customer(
        ref=row.ref,
        known=known_of(row, seals),
        as_of=row.as_of,
        owner=row.owner,
        region=row.region,
        industry=row.industry,
        parent=row.parent,
        last_visit=row.last_visit,
        last_follow_up=row.last_follow_up,
        contacts=tuple(
            CustomerContact(name=name, title=title, phone=seals.get(phone, "")) for name, title, phone in row.people
        ),
        opportunities=tuple(Opportunity(name=n, stage=s, amount=a) for n, s, a in row.opportunities),
    )
