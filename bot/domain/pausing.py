"""Somebody gets no new leads for now (暂停派单), though he is there and works those he has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.decision import Here, Notice, To

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.people import Person

PAUSED: Final = "暂停派单"
"""What it is called on the sales floor."""


def told(person: Person, *, paused: bool, by: Person) -> Iterator[Notice]:
    """What was understood; the person himself hears of it too."""
    facts = {"name": person.name}
    said = Notice(name="paused", to=Here(), facts=facts) if paused else Notice(name="resumed", to=Here(), facts=facts)
    yield said
    if person.userid != by.userid:
        yield replace(said, to=To(userid=person.userid))
