"""What is said about the proposal, and to it.

why      =  为什么没有李明? | 李明怎么不在推荐里 | 为什么推荐王磊          anybody
owners   =  推荐谁 | 候选名单                                            anybody
mark     =  必赢 | 练手 | 取消必赢                                       sales-ops, and nothing else is said (S29)
            给王磊,必赢                                                 or beside an owner, in a clause of its own
ended    =  赢单 [80万] | 输单 [选了别家]                                the owner, and sales-ops
paused   =  暂停派单 王磊 | 恢复给王磊派单                                sales-ops; of no lead at all
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.lead import Mark
from bot.domain.people import Role
from bot.domain.reply.values import Action, Ask, Choice, Deed, Topic
from bot.domain.reply.words import asking, proposing

if TYPE_CHECKING:
    import re

    from bot.domain.people import Person
    from bot.domain.reply.leads import LeadInView
    from bot.domain.reply.marks import Marked
    from bot.domain.reply.values import Situation

ABOUT_A_LEAD = frozenset({"owners", "why_not"})
"""Questions that are about one lead, and asked back where it is not certain which."""


def of_the_proposal(words: Marked, sender: Person, lead: LeadInView | None, situation: Situation) -> Action | None:
    """What these words of one scope say about the proposal; None where they say nothing of it."""
    asked = _asked(words)
    if asked:
        return asked
    if sender.may(Role.SALES_OPS) and (marked := _marked(_spelled(words))):
        return marked
    his = lead is not None and lead.owner in {sender.userid, *situation.stands_in_for}
    return _ended(words) if his or (lead and sender.may(Role.SALES_OPS)) else None


def pause_told(marked: Marked, situation: Situation) -> Action | None:
    """That somebody gets no new leads for now, or again; None where the words tell neither."""
    if situation.quote_lead is not None or marked.of("LDCZ") or asking.QUESTION.search(marked.text):
        return None
    for pattern, deed in ((proposing.PAUSED, Deed.PAUSE), (proposing.RESUMED, Deed.RESUME)):
        found = pattern.fullmatch(marked.text)
        place = _place_of(found) if found else None
        if place is not None:
            return _of(marked, place, deed, situation)
    return None


def _of(marked: Marked, place: int, deed: Deed, situation: Situation) -> Action | None:
    thing = marked.at(place)
    if thing.mark == "Q" or thing.named is None:
        return Action(deed=Deed.ASK, ask=Ask(topic=Topic.WHAT, words=thing.words), why="不确定是谁")
    person = thing.named.people[0]
    back_from_leave = deed is Deed.RESUME and person.leave and not person.paused
    if situation.sender is None or back_from_leave:
        return None
    return Action(deed=deed, owner=person.userid, why="暂停派单" if deed is Deed.PAUSE else "恢复派单")


def _asked(words: Marked) -> Action | None:
    found = proposing.WHY_NOT.search(words.text)
    place = _place_of(found) if found else None
    if place is not None:
        thing = words.at(place)
        if thing.mark == "Q" or thing.named is None:
            people = thing.named.people if thing.named else ()
            choices = tuple(Choice(label=person.name, value=person.userid) for person in people)
            topic = Topic.WHICH_OWNER if people else Topic.UNKNOWN_OWNER
            return Action(deed=Deed.ASK, ask=Ask(topic=topic, words=thing.words, choices=choices), why="不确定问的是谁")
        return Action(deed=Deed.QUERY, what="why_not", owner=thing.named.people[0].userid, why="问为什么推荐或不推荐")
    if proposing.OWNERS.search(words.text):
        return Action(deed=Deed.QUERY, what="owners", why="问推荐谁")
    return None


def mark_beside(words: Marked) -> Action | None:
    """The mark that is put on a lead in a clause of its own while something else is asked for too: 给王磊,必赢."""
    marked = filter(None, map(_marked, proposing.CLAUSE.split(_spelled(words))))
    return next(marked, None)


def _marked(text: str) -> Action | None:
    if proposing.UNMARKED.fullmatch(text):
        return Action(deed=Deed.MARK, what="", why="取消标记")
    found = proposing.MARKED.fullmatch(text)
    if found is None:
        return None
    mark = Mark.MUST_WIN if found["must_win"] else Mark.PRACTICE
    return Action(deed=Deed.MARK, what=mark.value, why="标记线索")


def _spelled(words: Marked) -> str:
    """The words with doubtful names as they were written: 练手 may be somebody's name, and is none here."""
    things = iter(words.things)
    signs = ((sign, next(things) if sign.isupper() else None) for sign in words.text)
    return "".join(thing.words if thing and thing.mark == "Q" else sign for sign, thing in signs)


def _ended(words: Marked) -> Action | None:
    found = proposing.ENDED.search(words.text)
    if found is None or asking.QUESTION.search(words.text) or asking.CONDITION.search(words.text):
        return None
    won = found["won"] is not None
    return Action(deed=Deed.WON if won else Deed.LOST, note=words.said(without="LDC"), why="赢单" if won else "输单")


def _place_of(found: re.Match[str]) -> int | None:
    """Where the name of the match stands; None where it has none."""
    return next((found.start(name) for name, word in found.groupdict().items() if word), None)
