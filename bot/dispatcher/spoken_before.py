"""What was said or done before, as far as a message may refer to it: a quote, the last action, a reminder."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain import reply
from bot.domain.decision import Happened
from bot.domain.presence import stands_in_for
from bot.domain.reply import Deed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.decision import Place
    from handlers.context import Context
    from storage.history import Reminder

_MARKED = re.compile(r"(?<![0-9A-Za-z])L(\d+)(?![0-9A-Za-z])")
"""A lead number as only we write it: in people's words the L is made full-width before we send them."""


_DEEDS: Mapping[str, Deed] = {
    Happened.ASSIGNED: Deed.ASSIGN,
    Happened.REASSIGNED: Deed.REASSIGN,
    Happened.UNASSIGNED: Deed.UNASSIGN,
    Happened.HELD: Deed.HOLD,
    Happened.FOUND_IN_CRM: Deed.IN_CRM,
    Happened.JUNKED: Deed.JUNK,
    Happened.COMPANY_TOLD: Deed.SAME_COMPANY,
    Happened.ACCEPTED: Deed.ACCEPT,
    Happened.REJECTED: Deed.REJECT,
    Happened.RETURNED: Deed.RETURN,
}
"""What a correction ("不对,给李明") can be about."""


_LATELY = timedelta(days=1)


def reminded(context: Context) -> tuple[int, ...]:
    """The leads of which this person was reminded lately and that are still with him."""
    person = context.person
    whose = (person.userid, *stands_in_for(person, context.roster, context.today))
    numbers = [lead.number for one in whose for lead in context.work.leads.of_owner(one)]
    reminders = context.work.history.reminders(numbers)
    return tuple(number for number in numbers if any(_rang_lately(one, context) for one in reminders.get(number, ())))


def _rang_lately(reminder: Reminder, context: Context) -> bool:
    rang = reminder.happened is Happened.RANG and context.now - reminder.at <= _LATELY
    return rang and context.person.userid in reminder.detail.get("heard", "").split(",")


def marked_lead(quote: str | None) -> int | None:
    """The lead a quoted message of ours speaks of, when it speaks of exactly one (wecom.md §1.4)."""
    numbers = {int(number) for number in _MARKED.findall(quote or "")}
    return numbers.pop() if len(numbers) == 1 else None


def last_action(context: Context, here: Place) -> reply.LastAction | None:
    """What the bot last did in this chat."""
    row = context.work.last_actions.of(here)
    if row is None or row.lead is None or row.deed not in _DEEDS:
        return None
    seconds = int((context.now - row.at).total_seconds())
    return reply.LastAction(deed=_DEEDS[row.deed], lead=row.lead, by=row.by, owner=row.owner, seconds_ago=seconds)
