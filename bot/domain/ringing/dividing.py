"""A rung divided: who hears it now, and who hears it at an hour of his own (I16)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

from bot.domain.decision import Happened
from bot.domain.ringing.hush import hush_of
from bot.domain.ringing.listening import BY_NAME, Circle, circles, each_once, is_public
from bot.domain.sla import Ear

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from bot.domain.commands import DueAlarm
    from bot.domain.lead import Lead
    from bot.domain.ringing.hush import Hush, Remembered
    from bot.domain.ringing.listening import Listener
    from bot.domain.ringing.moment import Moment

GROUP_PAUSE: Final = timedelta(hours=1)
"""The group hears of a lead's clocks once in this time at most (I16)."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Told:
    """These ``circles`` hear it now, the ``group`` too or not; for the ears ``waiting`` it rings again ``later``."""

    circles: tuple[Circle, ...] = ()
    group: bool = False
    waiting: tuple[str, ...] = ()
    later: datetime | None = None

    @property
    def heard(self) -> tuple[Listener, ...]:
        """Those who hear it now, each once."""
        return each_once(self.circles)

    @cached_property
    def userids(self) -> tuple[str, ...]:
        """Their userids."""
        return tuple(listener.userid for listener in self.heard)

    @property
    def is_heard(self) -> bool:
        """Whether anybody hears it now."""
        return self.group or bool(self.circles)


def divide(lead: Lead, due: DueAlarm, moment: Moment, history: Sequence[Remembered]) -> Told:
    """Who hears this rung now, and when it rings again for the others.

    People are rung in their own hours, the group in the company's and once an hour at most; a snooze or an
    acknowledgement that has not lapsed postpones.
    """
    hush = hush_of(history, lead, moment.now)
    told = _people(circles(lead, due.ears, moment), moment, hush)
    if not is_public(due.clock, due.ears):
        return told
    at = moment.group_may_hear(since=max(_group_since(hush, history, moment), default=None))
    if at <= moment.now:
        return replace(told, group=True)
    later = min(told.later or at, at)
    return replace(told, waiting=(*told.waiting, Ear.GROUP.value), later=later)


def _people(heard: Sequence[Circle], moment: Moment, hush: Hush | None) -> Told:
    """Without the group."""
    if hush:
        parts = [_parted(circle, moment, hush) for circle in heard]
    else:
        parts = [moment.once(circle, lambda each=circle: _parted(each, moment, None)) for circle in heard]  # type: ignore[misc]
    waiting = {userid: at for _, waits in parts for userid, at in waits.items()}
    return Told(
        circles=tuple(circle for circle, _ in parts if circle),
        waiting=tuple(BY_NAME + userid for userid in waiting),
        later=min(waiting.values(), default=None),
    )


def _parted(circle: Circle, moment: Moment, hush: Hush | None) -> tuple[Circle, Mapping[str, datetime]]:
    """Those who hear it now, and when the others may."""
    may = [
        (listener, moment.may_hear(listener.userid, since=_quiet(hush, owns=listener.owns)))
        for listener in circle.listeners
    ]
    waiting = {listener.userid: at for listener, at in may if at > moment.now}
    return Circle(tuple(listener for listener, at in may if at <= moment.now)), waiting


def _quiet(hush: Hush | None, *, owns: bool) -> datetime | None:
    return hush.until if hush and (owns or hush.everybody) else None


def _group_since(hush: Hush | None, history: Sequence[Remembered], moment: Moment) -> Iterator[datetime]:
    if hush and hush.everybody:
        yield hush.until
    for event in history:
        if event.happened is Happened.RANG and "group" in event.detail and event.at < moment.now:
            yield event.at + GROUP_PAUSE
