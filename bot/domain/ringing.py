"""Who hears a clock, and whether it still has anything to say (S67, S68, I15, I16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decision import Decision, Happened, Notice, TheGroup, To
from bot.domain.lead import AWAITING_OWNER, WITH_OWNER, Stage
from bot.domain.people import Role
from bot.domain.sla import ClockKind, Ear

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from bot.domain.commands import Ring
    from bot.domain.lead import Lead
    from bot.domain.people import Roster

_RINGS_IN: Mapping[ClockKind, frozenset[Stage]] = {
    ClockKind.UNASSIGNED: AWAITING_OWNER - {Stage.INQUIRY, Stage.HELD},
    ClockKind.UNANSWERED: frozenset({Stage.ASSIGNED}),
    ClockKind.FIRST_CONTACT: WITH_OWNER,
    ClockKind.PROGRESS: frozenset({Stage.ACCEPTED, Stage.HELD}),
    ClockKind.REWORK: frozenset({Stage.RETURNED}),
    ClockKind.M_DAY: WITH_OWNER | {Stage.IN_CRM},
}


def still_true(lead: Lead, clock: ClockKind, cycle: int) -> bool:
    """Whether the promise is still open: same owner, right stage, and the customer not reached (I15)."""
    if lead.cycle != cycle or lead.stage not in _RINGS_IN[clock]:
        return False
    return not (clock is ClockKind.FIRST_CONTACT and lead.contacted_at)


def listeners(lead: Lead, ears: Iterable[str], *, roster: Roster, backup: str | None) -> tuple[str, ...]:
    """The userids that hear a rung, each once, the group left out; never nobody while sales-ops exist (S68)."""
    heard = [userid for ear in ears for userid in _behind(Ear(ear), lead, roster, backup)]
    return tuple(dict.fromkeys(heard)) or tuple(ops.userid for ops in roster.having(Role.SALES_OPS))


def ring(lead: Lead, due: Ring, *, tone: str, true_at: datetime, ears: tuple[str, ...]) -> Decision:
    """Ring: each listener alone, and the group too where the rung says so."""
    facts = {"clock": due.clock.value, "tone": tone, "count": due.step + 1, "true_at": true_at}
    alone = tuple(Notice(name=f"rings/{due.clock}", to=To(userid=userid), facts=facts) for userid in ears)
    in_group = (Notice(name=f"rings/{due.clock}", to=TheGroup(mention=ears), facts=facts),)
    return Decision(
        lead=lead,
        happened=Happened.RANG,
        detail={"clock": due.clock.value, "step": str(due.step), "tone": tone},
        notices=(*alone, *in_group) if _is_public(due.clock, tone) else alone,
    )


def _is_public(clock: ClockKind, tone: str) -> bool:
    """At breach the group hears it too, and of a lead nobody took from the first ring on (S68, I16)."""
    return tone == "breach" or clock is ClockKind.UNASSIGNED


def _behind(ear: Ear, lead: Lead, roster: Roster, backup: str | None) -> tuple[str, ...]:
    match ear:
        case Ear.OWNER:
            return (lead.owner,) if lead.owner else ()
        case Ear.SDR:
            return (lead.sdr,)
        case Ear.BACKUP:
            return (backup,) if backup else _having(roster, Role.SALES_HEAD)
        case Ear.SALES_HEAD:
            return _having(roster, Role.SALES_HEAD) or _having(roster, Role.DIRECTOR)
        case Ear.SALES_OPS:
            return _having(roster, Role.SALES_OPS)
        case Ear.GROUP:
            return ()


def _having(roster: Roster, role: Role) -> tuple[str, ...]:
    return tuple(person.userid for person in roster.having(role))
