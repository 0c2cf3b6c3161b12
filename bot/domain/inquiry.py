"""What somebody stated about one opportunity: the fields of a lead, as read from a post."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Authority(StrEnum):
    """The contact's part in the decision to buy (S9: A is the person's role, not yes or no)."""

    DECISION_MAKER = "decision_maker"
    INFLUENCER = "influencer"
    USER = "user"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Budget:
    """Money in yuan; an open end is None, and both ends are None where no number was said.

    ``words`` is what was written ("50万左右").
    """

    low: int | None = None
    high: int | None = None
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeline:
    """When they want to buy: months from the day of the post to the end of the window, rounded up.

    ``months`` is None where no window was said ("暂未立项"); ``words`` is what was written.
    """

    months: int | None = None
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Inquiry:
    """Everything a post states about one opportunity with one contact at one company (询盘).

    Fields the post does not state are None or empty. Phones are digits with a leading "+" where they carry
    a country code other than +86; ``need`` is in the customer's own words; ``utm`` has the bare names
    (source, medium, campaign, term, content) as keys; ``tier`` is 1, 2 or 3 (S63-S65) or None;
    ``doubts`` are reasons to mark the lead 存疑 (S17, S69), ``notes`` lines that fit no field.
    """

    company: str | None = None
    contact: str | None = None
    title: str | None = None
    phones: tuple[str, ...] = ()
    email: str | None = None
    need: str | None = None
    budget: Budget | None = None
    authority: Authority | None = None
    timeline: Timeline | None = None
    region: str | None = None
    industry: str | None = None
    source: str | None = None
    utm: Mapping[str, str] = field(default_factory=dict)
    tier: int | None = None
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
