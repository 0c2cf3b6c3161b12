"""By what a lead's company may be known: its name, the telephones, the mail, and what else the post mentions (S37)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.domain.matching import Known, knowing
from bot.domain.patterns import regex

if TYPE_CHECKING:
    from bot.domain.inquiry import Inquiry

_WEBSITE: Final = regex(r"(?:https?://|www\.)[A-Za-z0-9.-]+", re.IGNORECASE)


def comer_of(inquiry: Inquiry) -> Known:
    """The company of a lead, as what was posted tells of it."""
    told = " ".join((*inquiry.notes, inquiry.need or ""))
    return knowing(
        inquiry.company or "",
        code=told,
        phones=inquiry.phones,
        mails=[inquiry.email] if inquiry.email else [],
        websites=_WEBSITE.findall(told),
    )
