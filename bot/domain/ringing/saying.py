"""What is said when clocks ring: each listener alone, the group at breach, many at once as one digest (I16)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain import folding
from bot.domain.decision import Notice, TheGroup, To
from bot.domain.lead import WITH_OWNER, Stage
from bot.domain.ringing.listening import may_dispatch
from bot.domain.sla import ClockKind, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.domain.commands import DueAlarm
    from bot.domain.decision import Audience
    from bot.domain.lead import Lead
    from bot.domain.ringing.listening import Listener
    from bot.domain.ringing.moment import Moment

FRESH: Final = timedelta(days=1)
"""What should have rung longer ago than this is not told as if it were news."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rung:
    """A rung that rings now: on which lead, who hears it, the group too or not, and which ring of its clock it is."""

    lead: Lead
    due: DueAlarm
    heard: tuple[Listener, ...]
    group: bool = False
    count: int = 1

    @property
    def loudness(self) -> tuple[int, int]:
        """Escalation before reminder, then the higher step."""
        return folding.loudness(self.due.tone), self.due.step

    def by(self, userid: str) -> Listener | None:
        """This person as a listener of the rung."""
        return next((listener for listener in self.heard if listener.userid == userid), None)


def notices(rings: Sequence[Rung], moment: Moment) -> Iterator[tuple[Notice, Lead | None]]:
    """What is said, escalations first; what is more than a day late, and more than three at once, as one digest.

    Of several rungs of one clock that came due together everybody hears the highest only, and the group of several
    clocks of one lead the loudest.
    """
    heard: dict[str, list[Rung]] = defaultdict(list)
    for rung in rings:
        for listener in rung.heard:
            heard[listener.userid].append(rung)
    alike: dict[tuple[int, ...], tuple[_Late | None, list[Rung]]] = {}
    for userid, mine in heard.items():
        key = tuple(map(id, mine))  # many hear the same, so it is worked out once for all of them
        if key not in alike:
            alike[key] = _parted(_highest(mine), moment)
        late, fresh = alike[key]
        if late:
            yield late.told(To(userid=userid))
        for rung in fresh:
            yield _alone(rung, userid, moment), rung.lead
    public = _loudest_of_each_lead(rung for rung in rings if rung.group)
    for group in dict.fromkeys(rung.lead.group for rung in public):
        late, fresh = _parted([rung for rung in public if rung.lead.group == group], moment)
        if late:
            yield late.told(TheGroup(mention=late.mentioned))
        for rung in fresh:
            yield (
                Notice(name=f"rings/{rung.due.clock}", to=TheGroup(mention=_mentioned([rung])), facts=_facts(rung)),
                rung.lead,
            )


class _Late:
    """What goes into a digest, the loudest first."""

    def __init__(self, rings: list[Rung], moment: Moment) -> None:
        loudest = tuple((rung.lead, rung.due.clock.value, rung.due.tone) for rung in rings[: folding.SHOWN])
        missed = sum(_is_late(rung, moment) for rung in rings)
        self._facts = {"rings": loudest, "total": len(rings), "missed": missed}
        self._rings = rings

    @property
    def mentioned(self) -> tuple[str, ...]:
        return _mentioned(self._rings)

    def told(self, to: Audience) -> tuple[Notice, Lead]:
        return Notice(name="rings/digest", to=to, facts=self._facts), self._rings[0].lead


def _parted(rings: list[Rung], moment: Moment) -> tuple[_Late | None, list[Rung]]:
    """What goes into the digest, if there is one, and what is told one by one."""
    if len(rings) > moment.policy.digest_above:
        return _Late(rings, moment), []
    late = [rung for rung in rings if _is_late(rung, moment)]
    return _Late(late, moment) if late else None, [rung for rung in rings if rung not in late]


def _is_late(rung: Rung, moment: Moment) -> bool:
    return moment.now - rung.due.due_at > FRESH


def _alone(rung: Rung, userid: str, moment: Moment) -> Notice:
    listener = rung.by(userid)
    stands_in = listener is not None and listener.stands_in
    owns = listener is not None and listener.owns
    facts = {**_facts(rung), "stands_in": stands_in}
    return Notice(
        name=f"rings/{rung.due.clock}", to=To(userid=userid), facts=facts, card=_card(rung, userid, moment, owns=owns)
    )


def _card(rung: Rung, userid: str, moment: Moment, *, owns: bool) -> str | None:
    """One tap answers the question for progress (S60), and at the end of the ladder names another owner."""
    if rung.due.clock is ClockKind.PROGRESS and rung.lead.stage is Stage.ACCEPTED and owns:
        return "progress"
    offered = rung.due.tone == Tone.OFFER_REASSIGN and rung.lead.stage in WITH_OWNER
    return "reassign" if offered and may_dispatch(userid, moment) else None


def _facts(rung: Rung) -> dict[str, object]:
    due = rung.due
    facts = {"clock": due.clock.value, "tone": due.tone, "count": rung.count, "true_at": due.true_at}
    return {**facts, "stands_in": False}


def _highest(rings: Iterable[Rung]) -> list[Rung]:
    """The highest rung of each clock on each lead, the loudest first."""
    highest: dict[tuple[int, ClockKind], Rung] = {}
    for rung in rings:
        key = (rung.lead.number, rung.due.clock)
        if key not in highest or rung.due.step > highest[key].due.step:
            highest[key] = rung
    return _loudest_first(highest.values())


def _loudest_of_each_lead(rings: Iterable[Rung]) -> list[Rung]:
    loudest: dict[int, Rung] = {}
    for rung in rings:
        number = rung.lead.number
        if number not in loudest or rung.loudness > loudest[number].loudness:
            loudest[number] = rung
    return _loudest_first(loudest.values())


def _loudest_first(rings: Iterable[Rung]) -> list[Rung]:
    return sorted(rings, key=lambda rung: folding.quietness((rung.lead, rung.due.clock, rung.due.tone)))


def _mentioned(rings: list[Rung]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(listener.userid for rung in rings for listener in rung.heard))
