"""Who hears a clock, when, in which voice, and whether it still has anything to say (S67, S68, I11, I15, I16).

A rung that is due is held against the floor as it stands now::

    DueAlarm ─ still_true? ─▶ divide ─▶ who hears it now   ─▶ Rung ─▶ notices: one each, or one digest
                                   └──▶ who hears it later ─▶ the alarm is set again, for these ears only
"""

from bot.domain.ringing.dividing import Told, divide
from bot.domain.ringing.hush import Hush, hush_of
from bot.domain.ringing.listening import Audience, Listener, is_public, listeners
from bot.domain.ringing.moment import Moment
from bot.domain.ringing.saying import Rung, notices
from bot.domain.ringing.truth import answered_since, number_of, rang_together, still_true

__all__ = [
    "Audience",
    "Hush",
    "Listener",
    "Moment",
    "Rung",
    "Told",
    "answered_since",
    "divide",
    "hush_of",
    "is_public",
    "listeners",
    "notices",
    "number_of",
    "rang_together",
    "still_true",
]
