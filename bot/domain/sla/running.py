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

_SECOND: Final = timedelta(seconds=1)
_LOUDNESS: Final = {tone: loudness for loudness, tone in enumerate(Tone)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Running:
    """A clock that runs on a lead, under the policy that was in force when it started.

    ``cycle`` counts the clocks of this kind on this lead, so that a second owner's clock is not the first one's
    (I19). ``started_at`` is in UTC. Where the calendar has changed on the way, ``used`` is what had been used of the
    length until ``reckoned_at``, and everything since is reckoned from there; None where it never changed.
    """

    kind: ClockKind
    lead: int
    cycle: int
    tier: int | None
    started_at: datetime
    due: Due
    policy: ClockPolicy
    used: timedelta = timedelta()
    reckoned_at: datetime | None = None

    @property
    def length(self) -> timedelta:
        """What was promised, in the policy's own hours."""
        return self.policy.length_for(self.tier)

    def used_by(self, now: datetime, calendar: Calendar) -> timedelta:
        """How much of the policy's own hours has been used until now."""
        return self.used + self.policy.used(self.reckoned_at or self.started_at, now, calendar)

    def falls(self, offset: timedelta, calendar: Calendar) -> Due:
        """When so much of the policy's own hours is used; it must not have been when it was reckoned last."""
        return self.policy.due(self.reckoned_at or self.started_at, offset - self.used, calendar)

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
            "used": self.used / _SECOND,
            "reckoned_at": self.reckoned_at.isoformat() if self.reckoned_at else None,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Running:
        """What ``to_json`` of this or another version wrote; unknown keys are passed over.

        Raises:
            ValueError: as of ``ClockPolicy.from_json``.
            KeyError: the lead, the start, the due time or the policy is not there.
        """
        policy, reckoned = ClockPolicy.from_json(stored["policy"]), stored.get("reckoned_at")
        return cls(
            kind=policy.kind,
            lead=stored["lead"],
            cycle=stored.get("cycle", 1),
            tier=stored.get("tier"),
            started_at=in_utc(datetime.fromisoformat(stored["started_at"])),
            due=Due.from_json(stored["due"]),
            policy=policy,
            used=timedelta(seconds=stored.get("used", 0)),
            reckoned_at=in_utc(datetime.fromisoformat(reckoned)) if reckoned else None,
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


def retimed(running: Running, *, before: Calendar, after: Calendar, now: datetime) -> Running | None:
    """The same clock under another calendar; None where no rung that is still to come moves by it.

    What was used until now under the calendar of before stays used, and what has fallen due stays due; only the rest
    is reckoned anew, under the clock's own policy.
    """
    newer = replace(running, used=running.used_by(now, before), reckoned_at=in_utc(now))
    if running.due.at > now:
        newer = replace(newer, due=newer.falls(running.length, after))
    coming = {alarm.step: alarm.true_at for alarm in alarms(newer, after)}
    same = all(coming.get(old.step, old.true_at) == old.true_at for old in alarms(running, before))
    return None if same and _says_the_same(running.due, newer.due) else newer


def _says_the_same(one: Due, another: Due) -> bool:
    return one.at == another.at and (one.guessed_from is None) == (another.guessed_from is None)


def learned(running: Running, calendar: Calendar, now: datetime) -> Running | None:
    """The same clock under a calendar that knows holidays further ahead; None where nothing changes by it.

    Days that were guessed and are over were used as they were guessed.
    """
    since = running.due.guessed_from
    if since is None or running.due.at <= now:
        return None
    return retimed(running, before=calendar.as_guessed(since, now), after=calendar, now=now)


def alarms(running: Running, calendar: Calendar) -> tuple[Alarm, ...]:
    """Every rung of the ladder, in order, moved into the calendar's ringing hours.

    Rungs that come to ring in the same minute stay separate; the ringer keeps the loudest for each ear. The rung
    at the whole length rings for the due time that was promised, even if the calendar has changed since. Rungs that
    had been reached when the clock was reckoned last are over.
    """
    return tuple(
        _alarm(running, calendar, step, rung)
        for step, rung in enumerate(running.policy.ladder)
        if rung.offset(running.length) > running.used
    )


def _alarm(running: Running, calendar: Calendar, step: int, rung: Rung) -> Alarm:
    offset = rung.offset(running.length)
    due = running.due if offset == running.length else running.falls(offset, calendar)
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
