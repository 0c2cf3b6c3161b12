"""Whom a lead goes to, and what is asked back where that is not certain."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.patterns import regex
from bot.domain.reply.leads import Status
from bot.domain.reply.marks import Marked
from bot.domain.reply.roles import mentioned, receivers
from bot.domain.reply.values import Action, Ask, Choice, Deed, Topic
from bot.domain.reply.words import asking, crm, dispatch
from bot.domain.reply.words.pattern import WHO

if TYPE_CHECKING:
    from bot.domain.reply.leads import LeadInView
    from bot.domain.reply.marks import Thing
    from bot.domain.reply.scopes import Scope


def respectively(scope: Scope) -> dict[int | None, Action]:
    """Who gets which of the leads, where as many are named as leads are written: L1、L2分别给王磊、李明."""
    known = crm.IN_CRM.search(scope.words.text) is not None
    people = mentioned(scope.words) if known else receivers(scope.words)
    if len(scope.leads) < 2 or not people or not dispatch.RESPECTIVELY.search(scope.words.text):  # noqa: PLR2004 - several
        return {}
    if len(people) != len(scope.leads) or any(thing.mark != "P" for thing in people):
        return dict.fromkeys(scope.leads, ask(Topic.WHICH_OWNER, people, Deed.IN_CRM if known else Deed.ASSIGN))
    changed = dispatch.CHANGE.search(scope.words.text)
    deed = Deed.IN_CRM if known else Deed.REASSIGN if changed else Deed.ASSIGN
    return {number: to_whom([thing], deed) for number, thing in zip(scope.leads, people, strict=True)}


def to_whom(people: list[Thing], deed: Deed) -> Action:
    """The deed for the one receiver, or a question if it is not exactly one salesperson."""
    if len(people) > 1:
        return ask(Topic.WHICH_OWNER, people, deed)
    thing = people[0]
    if thing.mark == "P" and thing.named:
        return Action(
            deed=deed, owner=thing.named.people[0].userid, why=f"“{thing.words}”是{thing.named.people[0].name}"
        )
    if thing.mark == "O":
        return ask(Topic.NOT_SALES, people, deed)
    return ask(Topic.WHICH_OWNER if thing.named and thing.named.people else Topic.UNKNOWN_OWNER, people, deed)


def ask(topic: Topic, people: list[Thing] | tuple[Thing, ...] = (), deed: Deed = Deed.NONE, words: str = "") -> Action:
    """A question, with the people it may be about as choices."""
    persons = {person.userid: person for thing in people if thing.named for person in thing.named.people}
    choices = tuple(Choice(label=person.name, value=userid) for userid, person in persons.items())
    doubtful = words or "、".join(thing.words for thing in people)
    half = Action(deed=deed) if deed is not Deed.NONE else None
    return Action(
        deed=Deed.ASK, ask=Ask(topic=topic, words=doubtful, choices=choices, half=half), why=f"“{doubtful}”不确定"
    )


def not_in_crm(scope: Scope, lead: LeadInView | None) -> Action | None:
    """不是撞单,看错了 of a lead that stands as in the CRM: whether to take that back is asked, never guessed."""
    if lead is None or lead.status is not Status.IN_CRM or receivers(scope.words):
        return None
    if not crm.NOT_IN_CRM.search(scope.words.text) or asking.QUESTION.search(scope.words.text):
        return None
    back = Action(deed=Deed.UNDO, lead=lead.number)
    return Action(deed=Deed.ASK, ask=Ask(topic=Topic.NOT_IN_CRM, half=back), why="说这家不在 CRM 里")


def given_again(scopes: list[Scope]) -> list[Scope]:
    """306也给他 goes to whoever was given the leads before it, if that is one salesperson; so does 306也一样."""
    told = scopes[:1]
    for scope in scopes[1:]:
        if _told_alike(scope, told[-1]):
            told.append(replace(scope, words=told[-1].words))
            continue
        again = _AGAIN.fullmatch(scope.words.text) and not _OF_THE_CRM.search(told[-1].words.text)
        people = receivers(told[-1].words) if again else []
        if len(people) == 1 and people[0].mark == "P":
            words = Marked(text=scope.words.text.replace("他", "P"), things=(*scope.words.things, people[0]))
            told.append(replace(scope, words=words))
        else:
            told.append(scope)
    return told


def _told_alike(scope: Scope, before: Scope) -> bool:
    """Whether what was said of the leads before, and of one salesperson, holds of these too."""
    alike = _ALIKE.fullmatch(scope.words.text)
    one = [thing.mark for thing in mentioned(before.words)] == ["P"]
    return bool(alike and one and before.leads and (not alike["his"] or _OF_THE_CRM.search(before.words.text)))


_ALIKE = regex(
    r"[\s,;]*[LC](?:那[个家条]|的)?[\s,]*(?:也|同样)(?:(?P<his>(?:是|撞了?|在|归)?他(?:的|在跟|名下|手[上里]|(?<=是他)))的?(?:老?客户)?"
    r"|一样|如此|同理)[吧了的\s,。;!]*"
)
"""The same of another lead: 182也是他的, 187也一样."""
_AGAIN = regex(
    r"[\s,;]*[LC](?:那[个家条]|的)?[\s,]*(?:也|同样)(?:给|归|派给?|分给?|让|由)他(?:来|去)?(?:跟|接)?[吧了\s,。;!]*"
)
"""To the same one as before."""
_OF_THE_CRM = regex(f"{crm.IN_CRM.pattern}|{WHO}的")
