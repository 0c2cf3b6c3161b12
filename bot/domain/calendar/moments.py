"""Moments and walls: from what a clock on a wall shows to UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

Span: TypeAlias = tuple[datetime, datetime]
"""A stretch of time in UTC, the first moment inside, the last one outside."""

_WIDEST_OFFSET: Final = timedelta(hours=16)
_DAY: Final = timedelta(days=1)
_SECOND: Final = timedelta(seconds=1)


def in_utc(at: datetime) -> datetime:
    """The same moment in UTC.

    Raises:
        ValueError: the moment has no zone, so nobody can say when it is.
    """
    if at.utcoffset() is None:
        raise ValueError(f"a moment needs its zone: {at.isoformat()}")
    return at.astimezone(UTC)


def first_moment(day: date, zone: ZoneInfo) -> datetime:
    """The moment at which this day begins in the zone, in UTC."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def wall_spans(day: date, zone: ZoneInfo, begins: timedelta, ends: timedelta) -> tuple[Span, ...]:
    """When the wall shows this day and a time from ``begins`` up to ``ends``, both counted from midnight.

    One span; two where the clocks are moved in between or such an hour is shown twice; none where it is skipped.
    """
    midnight = datetime.combine(day, time(), UTC)
    shown = (
        (max(midnight + begins - offset, since), min(midnight + ends - offset, until))
        for offset, since, until in _offsets_around(midnight, zone)
    )
    return tuple(span for span in shown if span[0] < span[1])


def _offsets_around(midnight: datetime, zone: ZoneInfo) -> tuple[tuple[timedelta, datetime, datetime], ...]:
    """The zone's offsets from UTC, and from when until when each holds, around a day."""
    since, until = midnight - _WIDEST_OFFSET, midnight + _DAY + _WIDEST_OFFSET
    before, after = _offset(since, zone), _offset(until, zone)
    if before == after:
        return ((before, since, until),)
    jump = _jump(since, until, zone)
    return ((before, since, jump), (after, jump, until))


def _jump(since: datetime, until: datetime, zone: ZoneInfo) -> datetime:
    """The second at which the zone moves its clocks, which it does once between the two moments."""
    before = _offset(since, zone)
    while until - since > _SECOND:
        middle = since + (until - since) // _SECOND // 2 * _SECOND
        if _offset(middle, zone) == before:
            since = middle
        else:
            until = middle
    return until


def _offset(at: datetime, zone: ZoneInfo) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()
