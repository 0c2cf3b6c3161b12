"""Clocks and ladders: what is promised on a lead, when it falls due, and who hears about it at which step.

A clock starts under a policy and keeps a copy of it, so a change of the policy never rewrites a promise already
made. From the running clock all its alarms follow at once::

    start(policy, lead, cycle, tier, at, calendar) -> Running -> alarms(running, calendar) -> one Alarm a rung
"""

from bot.domain.sla.defaults import DEFAULTS
from bot.domain.sla.policy import ClockKind, ClockPolicy, Ear, Hours, Rung, Tone
from bot.domain.sla.running import (
    Alarm,
    Running,
    alarms,
    learned,
    louder,
    loudest_for_each_ear,
    remaining,
    retimed,
    start,
)

__all__ = [
    "DEFAULTS",
    "Alarm",
    "ClockKind",
    "ClockPolicy",
    "Ear",
    "Hours",
    "Rung",
    "Running",
    "Tone",
    "alarms",
    "learned",
    "louder",
    "loudest_for_each_ear",
    "remaining",
    "retimed",
    "start",
]
