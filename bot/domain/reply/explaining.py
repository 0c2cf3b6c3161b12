"""Why a sentence was read as it was, in short Chinese words: which lead and by what, who is meant and who is not.

给李明 不是给王磊   →   L126:引用的是它的卡片;“李明”是李明;“王磊”只是提到
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.reply.marks import PEOPLE
from bot.domain.reply.roles import mentioned, silenced
from bot.domain.reply.values import Deed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.domain.reply.marks import Marked, Thing
    from bot.domain.reply.scopes import Scope
    from bot.domain.reply.values import Action

_HOW: Final[Mapping[str, str]] = {
    "number": "话里写了编号",
    "quote": "引用的是它的卡片",
    "company": "话里有它的公司名",
    "last_action": "接着刚才那一步说的",
    "only_open": "只有它还没结束",
}
"""What decided which lead is meant."""
_FEW = 3
"""People who are explained; more would be a list of names."""


def explained(action: Action, scope: Scope) -> Action:
    """The action with its reason, and beside it what told which lead is meant, and what was thought of the names."""
    if action.deed in {Deed.NONE, Deed.DENY}:
        return action
    how = _HOW.get(scope.how, "") if action.lead is not None else ""
    about = f"L{action.lead}:{how}" if how else ""
    considered = (words for words in _people(scope.words) if words not in action.why)
    return replace(action, why=";".join(filter(None, (about, action.why, *list(considered)[:_FEW]))))


def _people(words: Marked) -> Iterator[str]:
    """What was thought of each name: somebody, one of several, nobody here, or only mentioned."""
    meant = {thing.words for thing in mentioned(words)}
    heard = silenced(words)
    crossed = {thing.words for mark, thing in zip(_marks(heard), words.things, strict=True) if mark == "X"}
    for thing in {thing.words: thing for thing in words.of(PEOPLE)}.values():
        if thing.words in crossed and thing.words not in meant:
            yield f"“{thing.words}”只是提到"
        else:
            yield _who(thing)


def _marks(words: Marked) -> list[str]:
    return [char for char in words.text if char.isupper()]


def _who(thing: Thing) -> str:
    named = thing.named
    if named is None or not named.people:
        return f"“{thing.words}”不在名单里"
    if named.sure:
        return f"“{thing.words}”是{named.people[0].name}"
    return f"“{thing.words}”可能是{'、'.join(person.name for person in named.people)}"
