"""Somebody gets no new leads for now (暂停派单), though he is there and works those he has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decision import Here, Notice, To

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.people import Person


def told(person: Person, *, paused: bool, by: Person) -> Iterator[Notice]:
    """What was understood; the person himself hears of it too."""
    name, facts = "paused" if paused else "resumed", {"name": person.name}
    yield Notice(name=name, to=Here(), facts=facts)
    if person != by:
        yield Notice(name=name, to=To(userid=person.userid), facts=facts)
