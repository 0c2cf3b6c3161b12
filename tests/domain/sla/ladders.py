"""What the tests of the clocks share: moments of 2026 in Shanghai, and how a ladder reads."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.calendar import Calendar
from bot.domain.sla import DEFAULTS, Alarm, ClockKind, Running, start

SHANGHAI = ZoneInfo("Asia/Shanghai")
OFFICE = Calendar()


def wall(month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A time on the wall in 2026."""
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


def shown(at: datetime) -> str:
    """What the wall shows: "Fri 11-13 18:00"."""
    return f"{at.astimezone(SHANGHAI):%a %m-%d %H:%M}"


def running(kind: ClockKind, at: datetime, *, tier: int | None = None, calendar: Calendar = OFFICE) -> Running:
    """A clock of lead L128 under the shipped policy."""
    return start(DEFAULTS[kind], lead=128, cycle=1, tier=tier, at=at, calendar=calendar)


def table(rung: Iterable[Alarm]) -> list[tuple[str, str, str]]:
    """The alarms as a person would note them: when it is heard, how, by whom."""
    return [(shown(alarm.due_at), alarm.tone.value, "+".join(alarm.ears)) for alarm in rung]
