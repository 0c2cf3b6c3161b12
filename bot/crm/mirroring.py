"""From what the CRM said of an account, its people and its opportunities, to one customer of the mirror."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.customers_file import customer_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from bot.domain.customer import Customer
    from storage.crm import Touched, Whole
    from storage.unit_of_work import UnitOfWork


def mirror(touched: Touched, work: UnitOfWork, now: datetime, *, untold: AbstractSet[str]) -> None:
    """Bring the customers up to date of whom the CRM said something new.

    Of what it never says anything (``Connector.untold``) stays what a spreadsheet told.
    """
    if touched.gone:
        work.customers.drop(sorted(touched.gone))
    customers = [customer(whole, now) for whole in work.crm.whole(touched.accounts)]
    if customers:
        work.customers.put(customers, untold=untold)


def customer(whole: Whole, now: datetime) -> Customer:
    """The customer an account is, as of now; its telephones come sealed."""
    said = whole.account.said
    deals = [deal.said for deal in whole.opportunities]
    told: dict[str, Any] = {
        **{name: [] for name in ("aliases", "former", "websites")},
        **said,
        "ref": whole.account.ref,
        "owner": said.get("owner") or _owner(deals),
        "contacts": [*_own(said), *_people(one.said for one, _ in whole.contacts)],
        "opportunities": [[deal["name"], deal.get("stage", ""), deal.get("amount")] for deal in deals],
    }
    made = customer_of(told, now)
    phones = frozenset(one.phone for one in made.contacts if one.phone)
    return replace(made, known=replace(made.known, phones=phones))


def _owner(deals: Sequence[Mapping[str, Any]]) -> str:
    """Where a CRM names nobody for the account: who has its latest open opportunity."""
    named = [deal for deal in deals if deal.get("owner")]
    return max(named, key=lambda deal: deal.get("at", ""))["owner"] if named else ""


def _own(said: Any) -> list[list[str]]:
    """The company's own numbers and addresses; a CRM may keep the names of people beside them (Tryton)."""
    phones = [["", "", phone, ""] for phone in said.get("phones", ())]
    return [*phones, *(["", "", "", mail] for mail in said.get("mails", ())), *map(list, said.get("people", ()))]


def _people(contacts: Iterable[Any]) -> list[list[str]]:
    people = []
    for said in contacts:
        people.append([said.get(name, "") for name in ("name", "title", "phone", "mail")])
        people += [[said.get("name", ""), said.get("title", ""), phone, ""] for phone in said.get("phones", ())]
    return people
