"""Rows of Tryton, read: phones stay as they were written there, the mirror knows how to read them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from bot.domain.crm import Entry, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

STAMPS: Final = ("create_date", "write_date")
_MECHANISM: Final = ("type", "value", "name", "active")
PARTY: Final = (
    "name", "code", "active",
    *(f"contact_mechanisms.{name}" for name in _MECHANISM),
    "addresses.city", "addresses.subdivision.rec_name", "addresses.active",
    "identifiers.type", "identifiers.code",
)  # fmt: skip
PERSON: Final = (
    "from_", "to", "to.name", *(f"to.contact_mechanisms.{name}" for name in _MECHANISM),
)  # fmt: skip
OPPORTUNITY: Final = (
    "party", "number", "description", "amount", "state", "state:string", "employee.rec_name", *STAMPS,
)  # fmt: skip
_PHONES: Final = frozenset({"phone", "mobile", "fax", "sip"} - {"fax", "sip"})
_CLOSED: Final = frozenset({"won", "lost", "cancelled"})


def stamp(row: Mapping[str, Any]) -> str:
    """When it, or what belongs to it, was changed last."""
    return max(moment.isoformat(timespec="microseconds") for moment in _moments(row))


def _moments(value: Any) -> Iterator[dt.datetime]:
    if isinstance(value, dt.datetime):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _moments(one)
    elif isinstance(value, list):
        for one in value:
            yield from _moments(one)


def party(row: Mapping[str, Any], *, is_person: bool, parent: int | None) -> Entry:
    """An account; somebody who is only a contact of one is none, nor is who was put out of use."""
    ref = str(row["id"])
    if is_person or not row["active"] or not (row["name"] or "").strip():
        return Entry(kind=Kind.ACCOUNTS, ref=ref, account=ref, gone=True)
    mechanisms = [one for one in row["contact_mechanisms."] if one["active"] and one["value"]]
    said: dict[str, Any] = {
        "name": row["name"].strip(),
        "code": next((one["code"] for one in row["identifiers."] if one["type"] in _TAX), ""),
        "region": next((place for one in row["addresses."] if (place := _place(one))), ""),
        "parent": str(parent) if parent else "",
        "phones": [one["value"] for one in mechanisms if one["type"] in _PHONES and not one["name"]],
        "mails": [one["value"] for one in mechanisms if one["type"] == "email" and not one["name"]],
        "websites": [one["value"] for one in mechanisms if one["type"] == "website"],
        "people": _people([one for one in mechanisms if one["name"]]),
    }
    return Entry(kind=Kind.ACCOUNTS, ref=ref, account=ref, said={name: value for name, value in said.items() if value})


_TAX: Final = frozenset({"cn_uscc", "cn_vat", "cn_ric", None, ""})


def _place(address: Mapping[str, Any]) -> str:
    subdivision = (address.get("subdivision.") or {}).get("rec_name") or ""
    return "" if not address["active"] else str(address["city"] or subdivision).strip()


def _people(mechanisms: list[Any]) -> list[list[str]]:
    """Names that stand beside a phone or a mail are people's: name, title, phone, mail."""
    people: dict[str, list[str]] = {}
    for one in mechanisms:
        person = people.setdefault(one["name"], [one["name"], "", "", ""])
        at = 2 if one["type"] in _PHONES else 3 if one["type"] == "email" else None
        if at is not None and not person[at]:
            person[at] = one["value"]
    return [one for one in people.values() if one[2] or one[3]]


def person(row: Mapping[str, Any]) -> Entry:
    """Who works at an account, by a relation."""
    there = row["to."]
    mechanisms = there.get("contact_mechanisms.") or []
    phones = [one["value"] for one in mechanisms if one["type"] in _PHONES and one["value"]]
    mails = [one["value"] for one in mechanisms if one["type"] == "email" and one["value"]]
    said = {"name": there["name"] or "", "title": "", "phone": "".join(phones[:1]), "mail": "".join(mails[:1])}
    if phones[1:]:
        said = {**said, "phones": phones[1:]}
    ref = f"{row['from_']}:{row['to']}"
    return Entry(kind=Kind.CONTACTS, ref=ref, account=str(row["from_"]), said=said)


def opportunity(row: Mapping[str, Any]) -> Entry:
    """An opportunity; one that is won or lost is open no more."""
    ref, account = str(row["id"]), str(row["party"])
    if row["state"] in _CLOSED:
        return Entry(kind=Kind.OPPORTUNITIES, ref=ref, account=account, gone=True)
    said = {
        "name": row["description"] or row["number"],
        "stage": row["state:string"],
        "amount": round(row["amount"]) if row["amount"] is not None else None,
        "owner": (row.get("employee.") or {}).get("rec_name") or "",
        "at": stamp(row),
    }
    return Entry(kind=Kind.OPPORTUNITIES, ref=ref, account=account, said=said)
