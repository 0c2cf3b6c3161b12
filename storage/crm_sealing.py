"""What the CRM says of people, without their telephones and addresses: as the mirror keeps them (customer_rows).

"139 0052 3381"          "#m3f…"         found again by who has the number, read by nobody
"zhou@acme.com.cn"       "@acme.com.cn"  the company's domain; nothing of free mail
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from bot.domain.matching import phone_key
from bot.domain.matching.identity import domain_key
from storage.customer_rows import SEALED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.crm import Entry
    from storage.customer_rows import Seals

_PHONES: Final = "phones"


def sealed(entry: Entry, seals: Seals) -> Entry:
    """The entry as it may lie in the database."""
    said = dict(entry.said)
    for name, seal in (("phone", _phone), ("mail", _mail)):
        if name in said:
            said[name] = seal(said[name], seals)
    for name, seal in ((_PHONES, _phone), ("mails", _mail)):
        if name in said:
            said[name] = _some([seal(one, seals) for one in said[name]])
    if "people" in said:
        said["people"] = [
            [name, title, _phone(phone, seals), _mail(mail, seals)] for name, title, phone, mail in said["people"]
        ]
    return replace(entry, said=said)


def _phone(written: str, seals: Seals) -> str:
    number = phone_key(written) if written else None
    return f"{SEALED}{seals.of(number)}" if number else ""


def _mail(written: str, _: Seals) -> str:
    domain = domain_key(written) if written else None
    return f"@{domain}" if domain else ""


def _some(values: Sequence[Any]) -> list[Any]:
    return list(dict.fromkeys(value for value in values if value))
