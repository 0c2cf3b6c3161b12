"""Working time of mainland China: when a promise falls due, and when a bell may ring.

Everything here is pure: moments go in with their zone and come out in UTC.

What a block of working hours means when a zone moves its clocks: a moment is working time exactly when the
clock on the wall shows a time inside the block on a working day. An hour the wall skips is not worked, an hour
it shows twice is worked twice, and all lengths are time that really passes.
"""

from bot.domain.calendar.calendar import RINGING_HOURS, SHANGHAI, Calendar, Due
from bot.domain.calendar.hours import Leave, WorkingHours
from bot.domain.calendar.moments import in_utc
from bot.domain.calendar.public import FIRST_KNOWN_DAY, LAST_KNOWN_DAY

__all__ = [
    "FIRST_KNOWN_DAY",
    "LAST_KNOWN_DAY",
    "RINGING_HOURS",
    "SHANGHAI",
    "Calendar",
    "Due",
    "Leave",
    "WorkingHours",
    "in_utc",
]
