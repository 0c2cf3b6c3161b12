"""Rungs of one clock on one lead that came due together: mostly a single one, after downtime the whole ladder."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from bot.domain.decision import Decision, Happened
from bot.domain.ringing.dividing import divide
from bot.domain.ringing.listening import who_listens
from bot.domain.sla import ClockKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.commands import DueAlarm
    from bot.domain.lead import Lead
    from bot.domain.ringing.dividing import Told
    from bot.domain.ringing.hush import Remembered
    from bot.domain.ringing.moment import Moment


@dataclass(frozen=True, kw_only=True, eq=False)
class Together:
    """Who hears each of the rungs, the highest last; ``rungs`` are (step, tone, ears).

    Within one moment it is one object for all leads with the same people and without a history, so that what follows
    from it is worked out once for thousands of them.
    """

    clock: ClockKind
    rungs: tuple[tuple[int, str, tuple[str, ...]], ...]
    told: tuple[Told, ...]
    _in_group: dict[str, Mapping[str, str]] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def said(self) -> tuple[int, ...]:
        """The rungs, by their place, that are the highest for anybody; the group chooses the loudest by itself."""
        return tuple(
            at
            for at, told in enumerate(self.told)
            if told.group or set(told.circles).difference(*(higher.circles for higher in self.told[at + 1 :]))
        )

    @cached_property
    def is_public(self) -> bool:
        """Whether the group hears one of them."""
        return any(told.group for told in self.told)

    @cached_property
    def detail(self) -> Mapping[str, str]:
        """What the history keeps of them, but for the group; nothing where nobody hears any."""
        heard = [(rung, told) for rung, told in zip(self.rungs, self.told, strict=True) if told.is_heard]
        if not heard:
            return {}
        step, tone, _ = heard[-1][0]
        userids = dict.fromkeys(chain.from_iterable(told.userids for _, told in heard))
        detail = {"clock": self.clock.value, "step": str(step), "tone": tone, "heard": ",".join(userids)}
        if len(heard) > 1:
            detail["steps"] = " ".join(str(step) for (step, _, _), _ in heard)
        return detail

    def detail_on(self, lead: Lead) -> Mapping[str, str]:
        """The same with the lead's group, where it hears one of them; for all leads of a group it is one object."""
        if not self.is_public:
            return self.detail
        if lead.group not in self._in_group:
            self._in_group[lead.group] = {**self.detail, "group": lead.group}
        return self._in_group[lead.group]


def divide_together(lead: Lead, due: Sequence[DueAlarm], moment: Moment, history: Sequence[Remembered]) -> Together:
    """Who hears these rungs of one clock now, and when they ring again for the others."""
    clock, rungs = due[0].clock, tuple([(one.step, one.tone, one.ears) for one in due])

    def divided() -> Together:
        return Together(clock=clock, rungs=rungs, told=tuple(divide(lead, one, moment, history) for one in due))

    if history:
        return divided()
    return moment.once((clock, rungs, *who_listens(lead, chain.from_iterable(ears for _, _, ears in rungs))), divided)


def rang_together(lead: Lead, together: Together) -> Decision:
    """What the history keeps of the rungs of one clock on one lead that ring together.

    The progress clock starts anew: a lead put aside is not forgotten (S68).
    """
    again = (ClockKind.PROGRESS,) if together.clock is ClockKind.PROGRESS else ()
    return Decision(lead=lead, happened=Happened.RANG, detail=together.detail_on(lead), start=again)
