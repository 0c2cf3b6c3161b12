"""Who hears a clock, when, in which voice, and whether it still has anything to say (S67, S68, I11, I15, I16).

A rung that is due is held against the floor as it stands now::

    DueAlarm ─ still_true? ─▶ divide ─▶ who hears it now   ─▶ Rung ─▶ notices: one each, or one digest
                                   └──▶ who hears it later ─▶ the alarm is set again, for these ears only

After days of downtime a hundred thousand are due at once. So rungs of one clock on one lead are looked at together
(``divide_together``), a drain has one ``Moment``, in which nothing is worked out twice, and whoever is behind an ear is
one ``Circle``: what thousands of leads have in common is found out once, and a lead costs a look into a table.
"""

from bot.domain.ringing.dividing import Told, divide
from bot.domain.ringing.hush import Hush, hush_of
from bot.domain.ringing.listening import Circle, Listener, is_public, listeners
from bot.domain.ringing.moment import Moment
from bot.domain.ringing.saying import Rung, notices
from bot.domain.ringing.together import Together, divide_together, rang_together
from bot.domain.ringing.truth import answered_since, number_of, still_true

__all__ = [
    "Circle",
    "Hush",
    "Listener",
    "Moment",
    "Rung",
    "Together",
    "Told",
    "answered_since",
    "divide",
    "divide_together",
    "hush_of",
    "is_public",
    "listeners",
    "notices",
    "number_of",
    "rang_together",
    "still_true",
]
