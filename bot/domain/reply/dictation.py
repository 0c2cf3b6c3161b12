"""What is said beside an instruction and does not touch it: where the writer was, whom he asked, what a customer is.

    "那个我刚开会没看到啊这个就给王磊跟他之前做过类似的"   →   ",这个就给王磊跟,"

Speech written down has no commas, so an aside ends where the next thing is said. Only what ``words.dictation`` knows is
taken away; whatever else is said stays, and asks where it may turn the instruction round (see ``reservations``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.people import Role
from bot.domain.reply.roles import telling_clauses, told_outright
from bot.domain.reply.words import crm, dictation

if TYPE_CHECKING:
    from bot.domain.reply.marks import Marked
    from bot.domain.reply.values import Situation


def without_remarks(words: Marked, situation: Situation) -> Marked:
    """The words without asides, where sales-ops tell who gets a lead; of anything else each word may count."""
    sender = situation.sender
    if sender is None or not sender.may(Role.SALES_OPS) or _of_the_crm(words.text):
        return words
    rest = words
    for _ in range(_IN_ONE_BREATH):
        found = dictation.REMARK.search(rest.text)
        if found is None:
            break
        rest = rest.piece(0, found.start()) + rest.piece(found.end(), len(rest.text))
    return rest if rest is not words and _still_tells(rest, words) else words


def _still_tells(rest: Marked, words: Marked) -> bool:
    """Whether the rest tells who gets a lead, and not only because something is missing now."""
    return told_outright(rest) or bool(telling_clauses(rest) and telling_clauses(words))


def _of_the_crm(text: str) -> bool:
    return crm.IN_CRM.search(crm.NOT_IN_CRM.sub(" ", text)) is not None


_IN_ONE_BREATH = 8
"""Asides of one message that are taken away; nobody makes more."""
