"""A clock that runs on a lead, and its alarms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from bot.domain.calendar import Due, in_utc
from bot.domain.sla.policy import VERSION, ClockKind, ClockPolicy, Ear, Rung, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.calendar import Calendar

_LOUDNESS: Final = {tone: loudness for loudness, tone in enumerate(Tone)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Running:
    """A clock that runs on a lead, under the policy that was in force when it started.

    ``cycle`` counts the clocks of this kind on this lead, so that a second owner's clock is not the first one's
    (I19). ``started_at`` is in UTC.
    """

    kind: ClockKind
    lead: int
    cycle: int
    tier: int | None
    started_at: datetime
    due: Due
    policy: ClockPolicy

    @property
    def length(self) -> timedelta:
        """What was promised, in the policy's own hours."""
        return self.policy.length_for(self.tier)

    def to_json(self) -> dict[str, Any]:
        """Plain values for storage."""
        return {
            "version": VERSION,
            "kind": self.kind.value,
            "lead": self.lead,
            "cycle": self.cycle,
            "tier": self.tier,
            "started_at": self.started_at.isoformat(),
            "due": self.due.to_json(),
            "policy": self.policy.to_json(),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Running:
        """What ``to_json`` of this or another version wrote; unknown keys are passed over.

        Raises:
            ValueError: as of ``ClockPolicy.from_json``.
            KeyError: the lead, the start, the due time or the policy is not there.
        """
        policy = ClockPolicy.from_json(stored["policy"])
        return cls(
            kind=policy.kind,
            lead=stored["lead"],
            cycle=stored.get("cycle", 1),
            tier=stored.get("tier"),
            started_at=in_utc(datetime.fromisoformat(stored["started_at"])),
            due=Due.from_json(stored["due"]),
            policy=policy,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Alarm:
    """One ring of a clock, in UTC: ``true_at`` when the rung is reached, ``due_at`` when it may be heard (I16).

    ``step`` is the index of the rung on the ladder.
    """

    lead: int
    clock: ClockKind
    cycle: int
    step: int
    due_at: datetime
    true_at: datetime
    tone: Tone
    ears: tuple[Ear, ...]


def start(policy: ClockPolicy, *, lead: int, cycle: int, tier: int | None, at: datetime, calendar: Calendar) -> Running:
    """A clock that starts now.

    Raises:
        ValueError: the moment has no zone, or the calendar never reaches the due time.
    """
    due = policy.due(at, policy.length_for(tier), calendar)
    return Running(kind=policy.kind, lead=lead, cycle=cycle, tier=tier, started_at=in_utc(at), due=due, policy=policy)


def retimed(running: Running, calendar: Calendar, now: datetime) -> Running | None:
    """The same clock under a calendar that knows more; None where nothing changes by it.

    Only what was guessed is reckoned anew, from the clock's own start and under its own policy; what has fallen due
    was used as it was, and stays.
    """
    if running.due.guessed_from is None or running.due.at <= now:
        return None
    due = running.policy.due(running.started_at, running.length, calendar)
    return None if due == running.due else replace(running, due=due)


def alarms(running: Running, calendar: Calendar) -> tuple[Alarm, ...]:
    """Every rung of the ladder, in order, moved into the calendar's ringing hours.

    Rungs that come to ring in the same minute stay separate; the ringer keeps the loudest for each ear. The rung
    at the whole length rings for the due time that was promised, even if the calendar has changed since.
    """
    return tuple(_alarm(running, calendar, step, rung) for step, rung in enumerate(running.policy.ladder))


def _alarm(running: Running, calendar: Calendar, step: int, rung: Rung) -> Alarm:
    offset = rung.offset(running.length)
    due = running.due if offset == running.length else running.policy.due(running.started_at, offset, calendar)
    return Alarm(
        lead=running.lead,
        clock=running.kind,
        cycle=running.cycle,
        step=step,
        due_at=calendar.ringing(due.at),
        true_at=due.at,
        tone=rung.tone,
        ears=rung.ears,
    )


def louder(a: Alarm, b: Alarm) -> Alarm:
    """The one of two alarms to keep: escalation before reminder, then the higher step, then the older one."""
    return a if _loudness(a) >= _loudness(b) else b


def loudest_for_each_ear(ringing: Iterable[Alarm]) -> dict[Ear, Alarm]:
    """What each ear gets to hear of alarms that ring together.

    By ear, since after a weekend the offer to sales-ops would else swallow the escalation to the sales head.
    """
    kept: dict[Ear, Alarm] = {}
    for alarm in ringing:
        for ear in alarm.ears:
            kept[ear] = louder(kept.get(ear, alarm), alarm)
    return kept


def remaining(running: Running, now: datetime) -> timedelta:
    """The time on the wall until the clock is due; negative when it is overdue."""
    return running.due.at - in_utc(now)


def _loudness(alarm: Alarm) -> tuple[int, int, float]:
    return _LOUDNESS[alarm.tone], alarm.step, -alarm.true_at.timestamp()
