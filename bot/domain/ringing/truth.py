"""Whether a clock still has anything to say, which of its rings this is, and what is kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decision import Decision, Happened
from bot.domain.lead import AWAITING_OWNER, TO_TRANSFER, WITH_OWNER, Stage
from bot.domain.sla import ClockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.domain.commands import DueAlarm
    from bot.domain.lead import Lead
    from bot.domain.ringing.dividing import Told
    from bot.domain.ringing.hush import Remembered
    from bot.domain.ringing.saying import Rung

_RINGS_IN: Mapping[ClockKind, frozenset[Stage]] = {
    ClockKind.GAPS: frozenset({Stage.INQUIRY}),
    ClockKind.UNASSIGNED: AWAITING_OWNER - {Stage.INQUIRY, Stage.HELD} | {Stage.IN_CRM},
    ClockKind.TRANSFER: TO_TRANSFER,
    ClockKind.UNANSWERED: frozenset({Stage.ASSIGNED}),
    ClockKind.FIRST_CONTACT: WITH_OWNER,
    ClockKind.PROGRESS: frozenset({Stage.ACCEPTED, Stage.HELD, Stage.RETURNED}),
    ClockKind.REWORK: frozenset({Stage.RETURNED}),
    ClockKind.M_DAY: WITH_OWNER | {Stage.IN_CRM},
}
_UNTIL_CONTACT = frozenset({ClockKind.FIRST_CONTACT, ClockKind.M_DAY})


def still_true(lead: Lead, clock: ClockKind, cycle: int) -> bool:
    """Whether the promise is still open: same owner, right stage, and the customer not reached (I15)."""
    if lead.cycle != cycle or lead.stage not in _RINGS_IN[clock]:
        return False
    if clock is ClockKind.UNASSIGNED and lead.owner:
        return False
    return not (clock in _UNTIL_CONTACT and lead.contacted_at)


_ANSWERS = frozenset({Happened.FOLLOWED_UP, Happened.CONTACTED, Happened.SNOOZED})


def answered_since(at: datetime, history: Iterable[Remembered]) -> bool:
    """Whether the owner has said since then how the lead goes on (S60)."""
    return any(event.happened in _ANSWERS and event.at >= at for event in history)


def number_of(
    due: DueAlarm, history: Sequence[Remembered], told: Told, *, started: datetime | None, now: datetime
) -> int:
    """Which ring of its clock this is, from 1, since the clock was started last.

    Rungs that rang together count once. One that rings later for those who could not hear it keeps its number; for
    those who heard it before (it was put off, or acknowledged) it is one more.
    """
    if not history:
        return 1
    first: dict[str, datetime] = {}
    heard: set[datetime] = set()
    for event in history:
        ours = event.happened is Happened.RANG and event.detail["clock"] == due.clock
        if ours and event.at < now and (started is None or event.at >= started):
            for step in event.detail.get("steps", event.detail["step"]).split():
                first.setdefault(step, event.at)
            heard |= {event.at} if set(told.userids) & set(event.detail.get("heard", "").split(",")) else set()
    times = sorted(set(first.values()))
    before = first.get(str(due.step))
    of_the_step = times.index(before) + 1 if before else len(times) + 1
    return max(of_the_step, len(heard) + 1)


def rang_together(rungs: Sequence[Rung]) -> Decision:
    """What the history keeps of the rungs of one clock on one lead that ring together, the highest last.

    The progress clock starts anew: a lead put aside is not forgotten (S68).
    """
    lead, due = rungs[-1].lead, rungs[-1].due
    heard = dict.fromkeys(listener.userid for rung in rungs for listener in rung.heard)
    detail = {"clock": due.clock.value, "step": str(due.step), "tone": due.tone, "heard": ",".join(heard)}
    if len(rungs) > 1:
        detail["steps"] = " ".join(str(rung.due.step) for rung in rungs)
    if any(rung.group for rung in rungs):
        detail["group"] = lead.group
    again = (ClockKind.PROGRESS,) if due.clock is ClockKind.PROGRESS else ()
    return Decision(lead=lead, happened=Happened.RANG, detail=detail, start=again)
