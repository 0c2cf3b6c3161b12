"""An item of a CRM's list, read by the map of its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.crm.values import amount, first, many, time, words
from bot.domain.crm import Entry, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.config.crm import EntitySettings


MAPPED: Final = (
    "aliases", "former", "code", "owner", "region", "industry", "parent", "last_visit", "last_follow_up",
)  # fmt: skip
"""What the map of an account may leave out, and a spreadsheet may tell instead."""


def entry_of(kind: Kind, item: Any, entity: EntitySettings) -> Entry | None:
    """What the item says; None where it has no number, belongs to nobody, or has no name."""
    told = {name: first(item, paths) for name, paths in entity.fields.items()}
    ref = words(told.get("ref"))
    account = ref if kind is Kind.ACCOUNTS else words(told.get("account"))
    gone = told.get("gone") in entity.gone_values and "gone" in entity.fields
    if not ref or not (account or gone):
        return None
    if gone:
        return Entry(kind=kind, ref=ref, account=account or ref, gone=True)
    said = _SAYS[kind](told)
    return Entry(kind=kind, ref=ref, account=account, said=said) if said else None


def account_of(told: Mapping[str, Any]) -> dict[str, Any]:
    """An account, as a row of a list of customers is (bot.customers_file); nothing where it has no name."""
    if not words(told.get("name")):
        return {}
    known: dict[str, Any] = {"name": words(told.get("name"))}
    known |= {name: words(told.get(name)) for name in ("code", "owner", "region", "industry", "parent")}
    lists = {"aliases": "aliases", "former": "former", "phones": "phone", "mails": "mail", "websites": "website"}
    known |= {ours: many(told.get(theirs)) for ours, theirs in lists.items()}
    known |= {name: time(told.get(name)) for name in ("last_visit", "last_follow_up", "created")}
    return {name: value for name, value in known.items() if value}


def contact_of(told: Mapping[str, Any]) -> dict[str, Any]:
    """Somebody at an account; of several numbers the first is his, the others are kept beside it."""
    phones = many(told.get("phone"))
    known = {name: words(told.get(name)) for name in ("name", "title", "mail")}
    known["phone"] = phones[0] if phones else ""
    return {**known, **({"phones": phones[1:]} if phones[1:] else {})} if any(known.values()) else {}


def opportunity_of(told: Mapping[str, Any]) -> dict[str, Any]:
    """An open opportunity."""
    name = words(told.get("name"))
    known = {"name": name, "stage": words(told.get("stage")), "owner": words(told.get("owner"))}
    return {**known, "amount": amount(told.get("amount"))} if name else {}


_SAYS = {Kind.ACCOUNTS: account_of, Kind.CONTACTS: contact_of, Kind.OPPORTUNITIES: opportunity_of}
