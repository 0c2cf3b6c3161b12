"""How templates write moments, days, durations and names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jinja2 import pass_context

from bot.messages.neutral import Ours

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime, timedelta

    from jinja2.runtime import Context as JinjaContext

    from bot.domain.people import Roster
    from bot.domain.policy import Policy


@pass_context
def at(situation: JinjaContext, moment: datetime) -> Ours:
    """``03-03 10:00`` on the company's wall."""
    policy: Policy = situation["policy"]
    return Ours(moment.astimezone(policy.calendar.zone).strftime("%m-%d %H:%M"))


@pass_context
def called(situation: JinjaContext, userid: str) -> str:
    """The name to call this userid by."""
    roster: Roster = situation["roster"]
    return roster.name_of(userid)


def on(day: date) -> Ours:
    """``03-06 周五``."""
    return Ours(f"{day:%m-%d} 周{'一二三四五六日'[day.weekday()]}")


def lasting(length: timedelta) -> Ours:
    """``30 分钟``, ``4 小时``, ``3 天``."""
    minutes = int(length.total_seconds() // 60)
    if minutes % 60 or not minutes:
        return Ours(f"{minutes} 分钟" if minutes < 60 else f"{minutes // 60} 小时 {minutes % 60} 分钟")  # noqa: PLR2004
    hours = minutes // 60
    return Ours(f"{hours} 小时" if hours <= 72 or hours % 24 else f"{hours // 24} 天")  # noqa: PLR2004 — 24/48/72 h are said in hours


def short(words: object, most: int) -> str:
    """At most so many characters, with … where something was left out."""
    text = str(words)
    shortened = text if len(text) <= most else text[: most - 1] + "…"
    return Ours(shortened) if isinstance(words, Ours) else shortened


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "at": at,
    "called": called,
    "lasting": lasting,
    "on": on,
    "short": short,
}
