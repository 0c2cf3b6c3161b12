"""Who is away and who is back, as colleagues tell the bot (I11).

    away  =  [我 | 王磊] [明天 | 下周 | 到周三 …] (请假 | 出差 | 休息 …) [到周三 | 三天 …] [, 李明代]
    back  =  [我 | 王磊] (销假 | 回来了 | 不休了 …)

No word of a lead or of a customer may stand in it, and nobody may be given anything: 王磊请假了,给李明 is an
assignment. What days are meant is settled by ``bot.domain.ahead``, which knows today.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.reply.values import Action, Ask, Choice, Deed, Topic
from bot.domain.reply.words import asking, leaving, noting, people

if TYPE_CHECKING:
    from bot.domain.reply.marks import Marked, Thing
    from bot.domain.reply.values import Situation


def leave_told(marked: Marked, words: str, situation: Situation) -> Action | None:
    """That somebody is away, or back; None where the words tell neither. ``words`` are the same without marks."""
    if situation.sender is None or situation.quote_lead is not None or marked.of("LDCZ"):
        return None
    if asking.QUESTION.search(marked.text) or asking.CONDITION.search(marked.text):
        return None
    return _back(marked, situation) or _away(marked, words, situation)


def _away(marked: Marked, words: str, situation: Situation) -> Action | None:
    found = leaving.AWAY.match(marked.text)
    if found is None:
        return None
    deputy = leaving.STANDS_IN.search(marked.text, found.end())
    rest = marked.text[found.end() :]
    others = rest if deputy is None else rest.replace(deputy.group(), " ")
    if people.RECEIVER.search(others) or noting.ABOUT_CUSTOMER.search(others) or re.search("[POQ]", others):
        return None
    who = _person(marked, found.start("who")) if found["who"] in {"P", "O"} else None
    stands_in = None
    if deputy:
        stands_in = _person(marked, deputy.start("before") if deputy["before"] else deputy.start("after"))
    told = Action(deed=Deed.LEAVE, deputy=stands_in, note=words, why="请假或出差")
    if found["who"] == "Q":
        return _which(marked.at(found.start("who")), told)
    return replace(told, owner=who or situation.sender.userid if situation.sender else None)


def _which(doubtful: Thing, told: Action) -> Action:
    """小王请假: which of those he may be."""
    people = doubtful.named.people if doubtful.named else ()
    choices = tuple(Choice(label=person.name, value=person.userid) for person in people)
    question = Ask(topic=Topic.WHICH_PERSON, words=doubtful.words, choices=choices, half=told)
    return Action(deed=Deed.ASK, ask=question, why=f"“{doubtful.words}”不确定是谁")


def _back(marked: Marked, situation: Situation) -> Action | None:
    found = leaving.BACK.match(marked.text)
    if found is None or situation.sender is None:
        return None
    who = _person(marked, found.start("who")) if found["who"] in {"P", "O"} else situation.sender.userid
    person = situation.roster.find(who)
    if not found["plain"] and not (person and person.leave):
        return None
    return Action(deed=Deed.BACK, owner=who, why="回来了")


def _person(marked: Marked, place: int) -> str | None:
    named = marked.at(place).named
    return named.people[0].userid if named else None
