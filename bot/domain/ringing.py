"""Who hears a clock, and whether it still has anything to say (S67, S68, I15, I16)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from bot.domain import folding
from bot.domain.decision import Decision, Happened, Notice, TheGroup, To
from bot.domain.lead import AWAITING_OWNER, TO_TRANSFER, WITH_OWNER, Stage
from bot.domain.people import Role
from bot.domain.sla import ClockKind, Ear

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bot.domain.commands import DueAlarm
    from bot.domain.decision import Audience
    from bot.domain.lead import Lead
    from bot.domain.people import Roster

_RINGS_IN: Mapping[ClockKind, frozenset[Stage]] = {
    ClockKind.UNASSIGNED: AWAITING_OWNER - {Stage.INQUIRY, Stage.HELD},
    ClockKind.TRANSFER: TO_TRANSFER,
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Rung:
    """A rung that rings now: on which lead, the userids that hear it, and how often this clock has rung with it."""

    lead: Lead
    due: DueAlarm
    ears: tuple[str, ...]
    count: int = 1


def rang(lead: Lead, due: DueAlarm) -> Decision:
    """What the history keeps of a ring. The progress clock starts anew: a lead put aside is not forgotten (S68)."""
    detail = {"clock": due.clock.value, "step": str(due.step), "tone": due.tone}
    again = (ClockKind.PROGRESS,) if due.clock is ClockKind.PROGRESS else ()
    return Decision(lead=lead, happened=Happened.RANG, detail=detail, start=again)


def notices(rings: Sequence[Rung], *, digest_above: int) -> Iterator[tuple[Notice, Lead | None]]:
    """What is said: each listener alone, the group where the rung is public; too many at once as one digest (I16).

    Of several rungs of one clock that came due together everybody hears the highest only.
    """
    heard: dict[str, list[Rung]] = {}
    for rung in rings:
        for userid in rung.ears:
            heard.setdefault(userid, []).append(rung)
    digests: dict[tuple[int, ...], Digest] = {}
    for userid, theirs in heard.items():
        key = tuple(map(id, theirs))
        if key not in digests:
            digests[key] = _digest(_highest(theirs), digest_above)
        yield from _said(digests[key], lambda _, userid=userid: To(userid=userid))  # type: ignore[misc]
    public = _highest(rung for rung in rings if _is_public(rung.due))
    for group in dict.fromkeys(rung.lead.group for rung in public):
        here = [rung for rung in public if rung.lead.group == group]
        yield from _said(_digest(here, digest_above), lambda rung: TheGroup(mention=rung.ears))


def _highest(rings: Iterable[Rung]) -> list[Rung]:
    """The highest rung of each clock on each lead, in the order of the leads."""
    highest: dict[tuple[int, ClockKind], Rung] = {}
    for rung in rings:
        key = (rung.lead.number, rung.due.clock)
        if key not in highest or rung.due.step > highest[key].due.step:
            highest[key] = rung
    return [highest[key] for key in sorted(highest)]


Digest: TypeAlias = "tuple[Sequence[Rung], Mapping[str, object] | None]"
"""Rungs, and where they are too many to be said one by one, what is said of all of them."""


def _digest(rings: Sequence[Rung], digest_above: int) -> Digest:
    """Many listeners hear the same rungs, so this is worked out once for all of them."""
    if len(rings) <= digest_above:
        return rings, None
    everything = ((rung.lead, rung.due.clock, rung.due.tone) for rung in rings)
    return rings, {"rings": folding.loudest(everything), "total": len(rings)}


def _said(digest: Digest, audience: Callable[[Rung], Audience]) -> Iterator[tuple[Notice, Lead | None]]:
    rings, facts = digest
    if facts is not None:
        yield Notice(name="rings/digest", to=audience(rings[0]), facts=facts), rings[0].lead
        return
    for rung in rings:
        due = rung.due
        facts = {"clock": due.clock.value, "tone": due.tone, "count": rung.count, "true_at": due.true_at}
        yield Notice(name=f"rings/{due.clock}", to=audience(rung), facts=facts), rung.lead


def _is_public(due: DueAlarm) -> bool:
    """At breach the group hears it too, and of a lead that nobody took from the first ring on (S68, I16)."""
    return Ear.GROUP in due.ears or due.clock is ClockKind.UNASSIGNED


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
    return ()  # the group is nobody in particular


def _having(roster: Roster, role: Role) -> tuple[str, ...]:
    return tuple(person.userid for person in roster.having(role))
