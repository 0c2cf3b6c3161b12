"""Whoever is reminded answers the reminder itself: later, please, or: I have heard it (product.md §3, "ladder")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.ahead import until_in, without
from bot.domain.decision import Decision, Happened, Here, Notice, TheGroup, To, Wake
from bot.domain.lead import OPEN, WITH_OWNER
from bot.domain.lifecycle.diagram import said
from bot.domain.refusal import CannotSnooze, NotWaiting
from bot.domain.reply.text import fold

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.lead import Lead
    from bot.domain.people import Person
    from bot.domain.policy import Policy
    from bot.domain.sla import ClockKind


def snooze(lead: Lead, words: str, *, by: Person, owns: bool, policy: Policy, now: datetime) -> Decision:
    """Remind later: the owner puts off his own reminders, sales-ops everybody's of this lead.

    The promise itself stays as it is: what was due is due, and others still hear of it.

    Raises:
        CannotSnooze: the words name no time or no reason, the time is past, or too far ahead.
        NotWaiting: nobody has to act on the lead.
    """
    if lead.stage not in (WITH_OWNER if owns else OPEN):
        raise NotWaiting(lead=lead)
    if (until := until_in(words, now, policy.calendar)) is None:
        words = fold(words)  # 週四, ３天後
        until = until_in(words, now, policy.calendar)
    if until is None:
        raise CannotSnooze(lead=lead, why="no_end", days=policy.snooze_at_most.days)
    if until.at - now > policy.snooze_at_most:
        raise CannotSnooze(lead=lead, why="far", days=policy.snooze_at_most.days)
    reason = without(words, until.said)
    if not reason:
        raise CannotSnooze(lead=lead, why="no_reason", days=policy.snooze_at_most.days)
    rings = policy.calendar_of(by).ringing(until.at)
    facts = {"until": rings, "reason": reason, "for_all": not owns}
    return Decision(
        lead=lead,
        happened=Happened.SNOOZED,
        detail=_hushed(lead, until.at, owns=owns) | {"reason": reason},
        notices=(Notice(name="snoozed", to=TheGroup(), facts=facts),),
        wake=Wake(at=rings, ears=(f"@{by.userid}",) if owns else ()),
    )


def let_rest(lead: Lead, *, reason: str, until: datetime) -> Decision:
    """Sales-ops put an inquiry aside: it stays one, and until then nobody is reminded of its gaps (S68)."""
    facts = {"reason": reason, "until": "", "asks_at": until}
    return Decision(
        lead=lead,
        happened=Happened.SNOOZED,
        detail={**_hushed(lead, until, owns=False), **said(reason=reason)},
        notices=(Notice(name="held", to=TheGroup(), facts=facts),),
        wake=Wake(at=until),
    )


def acknowledge(lead: Lead, *, by: Person, policy: Policy, now: datetime) -> Decision:
    """The owner has heard the reminder: for some working hours he is left alone, others are not.

    Raises:
        NotWaiting: nobody has the lead.
    """
    if lead.stage not in WITH_OWNER:
        raise NotWaiting(lead=lead)
    calendar = policy.calendar_of(by)
    until = calendar.ringing(calendar.add(now, policy.acknowledged_for).at)
    return Decision(
        lead=lead,
        happened=Happened.ACKNOWLEDGED,
        detail=_hushed(lead, until, owns=True),
        notices=(Notice(name="acknowledged", to=Here(), facts={"until": until}),),
        wake=Wake(at=until, ears=(f"@{by.userid}",)),
    )


def retime(lead: Lead, clock: ClockKind, *, before: datetime, after: datetime, told: bool = True) -> Decision:
    """The due time of a clock, now that more is known of the days on its way: holidays, or hours and leave.

    The owner hears of it, unless he is ``told`` otherwise: False then.
    """
    facts = {"before": before, "after": after}
    hears = told and lead.owner and before != after
    notices = (Notice(name="retimed", to=To(userid=lead.owner), facts=facts),) if hears and lead.owner else ()
    detail = {"clock": clock.value, "before": before.isoformat(), "after": after.isoformat()}
    return Decision(lead=lead, happened=Happened.RETIMED, detail=detail, notices=notices)


def _hushed(lead: Lead, until: datetime, *, owns: bool) -> dict[str, str]:
    return {"until": until.isoformat(), "cycle": str(lead.cycle), "ears": "owner" if owns else "all"}
