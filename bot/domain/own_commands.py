"""What the program asks of itself: at its start, from delivery, the list of people and the mirror of the CRM.

``lead`` is always a lead number; people are userids.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.crm import Write
    from bot.domain.people import Person


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnerReached:
    """The owner's notification was delivered: the sales clock starts (I13). From delivery only."""

    lead: int
    cycle: int
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnerNotReached:
    """The owner's notification could not be delivered by any channel (S48). From delivery only."""

    lead: int
    cycle: int
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TurnOutKnown:
    """The CRM knows the customer of a lead that was shown while we could not ask it. From the CRM only (S37)."""

    lead: int
    customer: str


@dataclass(frozen=True, kw_only=True, slots=True)
class EndWrite:
    """Writing a lead to the CRM has come to its end, good or bad. From the CRM only."""

    write: Write


@dataclass(frozen=True, kw_only=True, slots=True)
class LearnHolidays:
    """Reckon anew what was guessed because the holidays were not known yet. At the start of the program."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MindInquiries:
    """Give a clock to inquiries that were kept before there was one for them (S68). At the start of the program."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LearnHours:
    """Reckon anew the clocks of people who work otherwise than they did: here they are as they stood ``before``."""

    before: tuple[Person, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnUp:
    """Say in every dispatch group that the bot was deaf from ``since`` to ``until``: WeCom does not send again."""

    since: datetime
    until: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class HandBack:
    """Give sales-ops the open leads of somebody who has left (I12), called ``name``. From the list of people only."""

    person: str
    name: str = ""
