"""A customer as it travels from a file to the mirror: JSON, so that it can go through the door of a running bot."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bot.domain.acquaintance import OffLimits, account_id
from bot.domain.customer import Customer, CustomerContact, Opportunity
from bot.domain.matching import Known, knowing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Signs = tuple[str | None, Sequence[str], Sequence[str]]
    """Code, telephones and domains, each as its key."""


def customer_of(said: Mapping[str, Any], as_of: dt.datetime, signs: Signs | None = None) -> Customer:
    """The customer a file tells of; ``as_of`` counts where the file does not say.

    ``signs`` are its code, telephones and domains, where they have been read already.
    """
    contacts = tuple(CustomerContact(name=n, title=t, phone=p, mail=m) for n, t, p, m in said["contacts"])
    return Customer(
        ref=said["ref"],
        known=_known(said, signs) if signs else known_of(said),
        as_of=_time(said.get("as_of")) or as_of,
        owner=said.get("owner", ""),
        region=said.get("region", ""),
        industry=said.get("industry", ""),
        parent=said.get("parent"),
        last_visit=_time(said.get("last_visit")),
        last_follow_up=_time(said.get("last_follow_up")),
        contacts=contacts,
        opportunities=tuple(Opportunity(name=n, stage=s, amount=a) for n, s, a in said["opportunities"]),
    )


def known_of(said: Mapping[str, Any]) -> Known:
    """What the file says by which the customer is known."""
    return knowing(
        said["name"],
        aliases=said["aliases"],
        former=said["former"],
        code=said.get("code", ""),
        phones=[phone for _, _, phone, _ in said["contacts"] if phone],
        mails=[mail for *_, mail in said["contacts"] if mail],
        websites=said["websites"],
    )


def _known(said: Mapping[str, Any], signs: Signs) -> Known:
    code, phones, domains = signs
    return Known(
        name=said["name"],
        aliases=tuple(said["aliases"]),
        former=tuple(said["former"]),
        code=code,
        phones=frozenset(phones),
        domains=frozenset(domains),
    )


_NO = frozenset({"", "否", "无", "不是", "没有", "no", "n", "0", "false", "-", "—"})


def off_limits_in(said: Mapping[str, Any], as_of: dt.datetime) -> OffLimits | None:
    """That the customer must not be touched, where the list says so (S72); a mere 是 is no reason."""
    words = str(said.get("off_limits", "")).strip()
    if words.casefold() in _NO:
        return None
    reason = "" if words.casefold() in {"是", "yes", "y", "1", "true", "勿扰", "√"} else words
    return OffLimits(company=account_id(said["ref"]), by="", at=_time(said.get("as_of")) or as_of, words=reason)


@lru_cache(maxsize=4096)
def _time(words: str | None) -> dt.datetime | None:
    """In a list the same days come again and again."""
    return dt.datetime.fromisoformat(words) if words else None
