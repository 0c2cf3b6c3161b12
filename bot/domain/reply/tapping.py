"""Words as good as a tap: they finish a question the bot asked.

    answer  =  "第一个" | "1" | "第二位" | the label of a choice | "L128"
            |  a name, where the question is who: "李明" | "给李明吧" | "张伟在跟"
            |  "是" | "确认" | "仍然给他" where the question is whether
            |  "没人跟" where the question is who works it in the CRM

An answer speaks of the lead that was asked about. Words that point at another lead, or ask, are no answer.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.patterns import regex
from bot.domain.reply.leads import Status
from bot.domain.reply.marks import mark
from bot.domain.reply.numerals import DIGITS
from bot.domain.reply.text import fold
from bot.domain.reply.values import NOBODY, Action, Choice, Deed, Situation, Topic
from bot.domain.reply.words import answering

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.reply.values import Pending


def finish(words: str, situation: Situation) -> Action | None:
    """The half-made action finished by these words; None if they are no answer to the open question."""
    pending = situation.pending
    if pending is None:
        return None
    bare = words.strip(" \n。.!,吧的啊呢")
    choice = _chosen(bare, pending)
    if pending.topic is Topic.REASON:
        return _reasoned(choice.label if choice else words.strip(), pending, situation)
    if choice:
        return _completed(pending, choice, situation)
    if pending.topic is Topic.WHICH_PERSON:
        return _named(bare, pending, situation)
    if pending.half.lead is None or situation.quote_lead not in {None, pending.half.lead}:
        return None
    return _confirmed(bare, pending) or _named(bare, pending, situation)


def _reasoned(words: str, pending: Pending, situation: Situation) -> Action | None:
    """Any words are a reason, but those that speak of another lead, ask, take the lead after all, or say more of it."""
    marked = mark(words, situation)
    others = {number for thing in marked.of("L") for number in thing.numbers} - {pending.half.lead}
    bare = re.sub("[LDC]", " ", marked.text).strip(" \n。.!,吧的啊呢")
    if not bare or others or answering.NO_REASON.fullmatch(bare) or answering.ANOTHER_DEED.match(marked.text.strip()):
        return None
    return replace(pending.half, reason=words, why="补上了原因")


def _chosen(words: str, pending: Pending) -> Choice | None:
    for choice in pending.choices:
        label = fold(choice.label)
        if words in {label, _WHOSE_IT_IS.sub("", label), fold(str(choice.value))} - {NOBODY}:
            return choice
    place = _PLACE.fullmatch(words)
    if not place:
        return None
    said = place.group("place")
    at = int(said) if said.isdigit() else DIGITS[said]
    return pending.choices[at - 1] if 1 <= at <= len(pending.choices) else None


def _completed(pending: Pending, choice: Choice, situation: Situation) -> Action:
    if isinstance(choice.value, int):
        deed = _by_state(pending.half.deed, choice.value, situation)
        return replace(pending.half, deed=deed, lead=choice.value, why=f"选了{choice.label}")
    if pending.topic is Topic.WHICH_COMPANY:
        return replace(pending.half, company=choice.value, why=f"选了{choice.label}")
    return _owned(pending, choice.value, f"选了{choice.label}")


def _by_state(deed: Deed, number: int, situation: Situation) -> Deed:
    """What was accepted is returned, what was not is rejected (S55)."""
    lead = situation.leads.get(number)
    if deed not in {Deed.REJECT, Deed.RETURN} or lead is None:
        return deed
    return Deed.RETURN if lead.status is Status.ACCEPTED else Deed.REJECT


def _confirmed(words: str, pending: Pending) -> Action | None:
    """是, 确认, 仍然给他 – where a yes is an answer."""
    half = pending.half
    if pending.topic in _DOUBTS and half.owner and answering.YES_GIVE.fullmatch(words):
        return _owned(pending, half.owner, "确认仍然给他")
    if pending.topic is Topic.NOT_IN_CRM and answering.YES.fullmatch(words):
        return replace(half, why="确认撤销")
    if pending.topic in _WHOSE and answering.NOBODY.fullmatch(words):
        return _owned(pending, NOBODY, "没人在跟")
    return None


def _named(words: str, pending: Pending, situation: Situation) -> Action | None:
    """A salesperson's name and next to nothing else."""
    wanted = _BY_NAME.get(pending.topic)
    marked = mark(words, situation)
    if wanted is None or not wanted.fullmatch(marked.text):
        return None
    named = marked.things[0].named
    return _owned(pending, named.people[0].userid, f"“{marked.things[0].words}”回答了我的问题") if named else None


def _owned(pending: Pending, userid: str, why: str) -> Action:
    """The action with its owner; naming the one who is full once more confirms him (S32)."""
    half = pending.half
    differs = pending.topic is Topic.CRM_DISAGREES
    if userid == NOBODY:
        return replace(half, owner=None, nobody=True, although_differs=differs, why=why)
    if differs:
        return replace(half, owner=userid, nobody=False, although_differs=True, why=why)
    if userid != half.owner:
        return replace(half, owner=userid, although_full=False, although_away=False, although_off_limits=False, why=why)
    full = half.although_full or pending.topic is Topic.FULL_OWNER
    away = half.although_away or pending.topic is Topic.AWAY_OWNER
    off = half.although_off_limits or pending.topic is Topic.OFF_LIMITS
    return replace(half, although_full=full, although_away=away, although_off_limits=off, why=why)


_WHOSE = frozenset({Topic.WHICH_CRM_OWNER, Topic.CRM_DISAGREES})
_DOUBTS = frozenset({Topic.FULL_OWNER, Topic.AWAY_OWNER, Topic.OFF_LIMITS})


_BY_NAME: Mapping[Topic, re.Pattern[str]] = {
    Topic.WHICH_OWNER: answering.NAMED,
    Topic.UNKNOWN_OWNER: answering.NAMED,
    Topic.WHICH_PERSON: answering.NAMED_PERSON,
    Topic.FULL_OWNER: answering.NAMED_INSTEAD,
    Topic.AWAY_OWNER: answering.NAMED_INSTEAD,
    Topic.OFF_LIMITS: answering.NAMED_INSTEAD,
    Topic.WHICH_CRM_OWNER: answering.NAMED_WORKING,
    Topic.CRM_DISAGREES: answering.NAMED_WORKING,
}
_WHOSE_IT_IS = regex(r"\([^()]*\)$")
"""Behind a company's name: 上海朗驰(张伟)."""
_PLACE = regex(r"(?:第|选|选第)?(?P<place>\d|[一二两三四五六七八九])(?:个|位|条|家)?")
