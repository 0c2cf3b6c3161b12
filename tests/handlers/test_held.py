"""A decision rests on a lead as it stands once it is held, or it would undo what another replica did meanwhile."""

from __future__ import annotations

import pytest

from bot.domain import lifecycle
from handlers.context import Context
from tests.floor import SPEAKER, SalesFloor


def _context(floor: SalesFloor, work: object) -> Context:
    return Context(
        work=work,  # type: ignore[arg-type]
        speaker=SPEAKER,
        policy=floor.settings.policy,
        standard=floor.settings.standard,
        groups=floor.settings.groups,
        default_group=floor.settings.default_group,
        now=floor.clock.now(),
        by="sunting",
        key="k",
    )


async def test_what_was_decided_on_a_lead_as_it_was_read_is_not_kept(dispatched: SalesFloor) -> None:
    def decide(work: object) -> None:
        context = _context(dispatched, work)
        read = work.leads.get(1)  # type: ignore[attr-defined]
        context.record(lifecycle.acknowledge(read, by=context.person, policy=context.policy, now=context.now))

    with pytest.raises(RuntimeError, match="L1 was decided on without being held"):
        dispatched.look(decide)


async def test_what_was_decided_on_a_lead_that_is_held_is_kept(dispatched: SalesFloor) -> None:
    def decide(work: object) -> int:
        context = _context(dispatched, work)
        context.record(
            lifecycle.acknowledge(context.lead(1), by=context.person, policy=context.policy, now=context.now)
        )
        return len(context.decided)

    assert dispatched.look(decide) == 1
