"""Somebody asks how much each salesperson has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decision import Here, Notice
from bot.domain.people import Role

if TYPE_CHECKING:
    from bot.domain.commands import AskLoad
    from handlers.context import Context


def ask_load(_command: AskLoad, context: Context) -> None:
    """Somebody asks how much each salesperson has."""
    context.must_be_known()
    counts = context.work.leads.open_counts()
    load = [(person, counts.get(person.userid, 0)) for person in context.roster.having(Role.SALES)]
    ranked = sorted(load, key=lambda pair: -pair[1])
    back = {person.userid: until for person, _ in load if (until := person.away_until(context.today))}
    context.tell(Notice(name="load", to=Here(), facts={"load": ranked, "away": back}))
