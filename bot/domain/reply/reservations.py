"""The safety net under every instruction: words that could turn it round and that no rule has accounted for.

    给王磊            nothing is left over                     done
    要给王磊早给了    要, 早 are left over once 给P is read     a question

The tables of ``words.dispatch`` and ``words.asking`` know many ways not to mean it; nobody can list them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.patterns import regex
from bot.domain.reply.roles import silenced, telling_clauses
from bot.domain.reply.words import behind, crm, dispatch, people, reserving

if TYPE_CHECKING:
    from bot.domain.reply.marks import Marked


def reservation(words: Marked) -> str:
    """What is left over that may turn the instruction round; empty where nothing is."""
    if unwilling := reserving.UNWILLING.search(words.text):
        return unwilling.group()
    if unheard_of := _goes_on(silenced(words).text):
        return unheard_of
    for clause in telling_clauses(words):
        rest = clause
        for known in _KNOWN:
            rest = known.sub(" ", rest)
        if found := reserving.RESERVED.search(rest):
            return found.group()
    return ""


_KNOWN = (
    reserving.HARMLESS,
    crm.NOT_IN_CRM,
    people.REFUSED,
    people.FROM,
    people.RECEIVER,
    regex(people.CALLED_UPON),
    dispatch.CHANGE,
    people.REASON,
)
"""What the grammar knows, taken away in this order."""


def _goes_on(heard: str) -> str:
    """What stands right behind whoever is told and does not go with getting a lead; empty where nothing does."""
    for told in people.RECEIVER.finditer(heard):
        behind_it = _BEHIND_ENGLISH if _ENGLISH.search(told.group()) else _BEHIND
        allowed = behind_it.get(told.lastgroup or "")
        if allowed and not allowed.match(heard, told.end()):
            return heard[told.end() :]
    return ""


_BEHIND = {"before": behind.GIVEN, "called": behind.CALLED, "after": behind.WORKS}
"""What may stand right behind whoever is told, by how he is told."""
_BEHIND_ENGLISH = {
    "before": behind.GIVEN_IN_ENGLISH,
    "called": behind.CALLED_IN_ENGLISH,
    "after": behind.WORKS_IN_ENGLISH,
}
_ENGLISH = regex("[a-z]")
