"""A rung divided: who hears it now, and who hears it at an hour of his own (I16)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.decision import Happened
from bot.domain.ringing.hush import hush_of
from bot.domain.ringing.listening import BY_NAME, is_public, listeners, who_listens
from bot.domain.sla import Ear

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from bot.domain.commands import DueAlarm
    from bot.domain.lead import Lead
    from bot.domain.ringing.hush import Hush, Remembered
    from bot.domain.ringing.listening import Listener
    from bot.domain.ringing.moment import Moment

GROUP_PAUSE: Final = timedelta(hours=1)
"""The group hears of a lead's clocks once in this time at most (I16)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """``heard`` hear it now, the ``group`` too or not; ``waiting`` are ears for which it rings again at ``later``."""

    heard: tuple[Listener, ...] = ()
    group: bool = False
    waiting: tuple[str, ...] = ()
    later: datetime | None = None

    @property
    def userids(self) -> tuple[str, ...]:
        """Those who hear it now."""
        return tuple(listener.userid for listener in self.heard)

    @property
    def is_heard(self) -> bool:
        """Whether anybody hears it now."""
        return self.group or bool(self.heard)


def divide(lead: Lead, due: DueAlarm, moment: Moment, history: Sequence[Remembered]) -> Told:
    """Who hears this rung now, and when it rings again for the others.

    People are rung in their own hours, the group in the company's and once an hour at most; a snooze or an
    acknowledgement that has not lapsed postpones.
    """
    hush = hush_of(history, lead, moment.now) if history else None
    if hush:
        told = _people(lead, due, moment, hush)
    else:
        asked = ("told", *who_listens(lead, due.ears))
        told = moment.once(asked, lambda: _people(lead, due, moment, None))
    if not is_public(due.clock, due.ears):
        return told
    at = moment.group_may_hear(since=max(_group_since(hush, history, moment), default=None))
    if at <= moment.now:
        return replace(told, group=True)
    later = min(told.later or at, at)
    return replace(told, waiting=(*told.waiting, Ear.GROUP.value), later=later)


def _people(lead: Lead, due: DueAlarm, moment: Moment, hush: Hush | None) -> Told:
    """Without the group."""
    heard: list[Listener] = []
    waiting: dict[str, datetime] = {}
    for listener in listeners(lead, due.ears, moment):
        at = moment.may_hear(listener.userid, since=_quiet(hush, owns=listener.owns))
        if at <= moment.now:
            heard.append(listener)
        else:
            waiting[BY_NAME + listener.userid] = at
    return Told(heard=tuple(heard), waiting=tuple(waiting), later=min(waiting.values(), default=None))


def _quiet(hush: Hush | None, *, owns: bool) -> datetime | None:
    return hush.until if hush and (owns or hush.everybody) else None


def _group_since(hush: Hush | None, history: Sequence[Remembered], moment: Moment) -> Iterator[datetime]:
    if hush and hush.everybody:
        yield hush.until
    for event in history:
        if event.happened is Happened.RANG and "group" in event.detail and event.at < moment.now:
            yield event.at + GROUP_PAUSE
