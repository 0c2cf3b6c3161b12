"""Questions to the bot: how busy people are, what is still open, how one lead stands, how to use it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.patterns import regex
from bot.domain.reply.values import Action, Ask, Deed, Topic
from bot.domain.reply.words import asking, crm, dispatch, noting, owning, people

if TYPE_CHECKING:
    from bot.domain.reply.marks import Marked


def asked(words: Marked, *, about_people: bool, referred: bool) -> Action | None:
    """The question in these words, or None if they ask nothing."""
    text = asking.WHENEVER.sub(" ", words.text)
    if asking.ASKS_HELP.search(text):
        return _query("help")
    question = asking.QUESTION.search(text)
    if not question and about_people:
        return None
    what = _what(text, question=bool(question), referred=referred)
    if what:
        return _query(what)
    if question and (about_people or (referred and (words.of("POQ") or dispatch.INSTRUCTS.search(text)))):
        if noting.OFF_TOPIC.search(text) and not referred:
            return None
        return Action(deed=Deed.ASK, ask=Ask(topic=Topic.CONDITIONAL, words=words.said()), why="这是一个问题")
    return None


def _what(text: str, *, question: bool, referred: bool) -> str | None:
    if people.GIVING.search(text) or asking.WHOEVER.search(text) or owning.TO_ME.search(text):
        return None
    if asking.ASKS_LOAD.search(text):
        return "load"
    if asking.ASKS_MINE.search(text) and question:
        return "mine"
    if asking.ASKS_STATUS.search(text) and not re.search("[LDC]", text):
        return "status"
    if (referred or "P" in text or _MEANS_A_LEAD.search(text)) and _asks_about_a_lead(text, question=question):
        return "lead"
    return "lead" if question and (crm.IN_CRM.search(text) or crm.ASKS_WHETHER.search(text)) else None


def _query(what: str) -> Action:
    return Action(deed=Deed.QUERY, what=what, why=f"是在查询（{what}）")


def _asks_about_a_lead(text: str, *, question: bool) -> bool:
    if asking.ABOUT_SOMEBODY.search(text):
        return False
    if asking.ASKS_LEAD.search(text):
        return True
    topic = asking.ASKS_LEAD_TOPIC.search(text)
    brief = (
        topic is not None
        and not asking.NOTHING.search(text)
        and not dispatch.HOLD.search(text)
        and len(text) <= _BRIEF
        and text.rstrip(" .。!").endswith(topic.group())
    )
    return bool(brief or (topic and question) or asking.REQUEST.search(text))


_MEANS_A_LEAD = regex("那个|那家|那条|线索|跟得|这个|这家")
_BRIEF = 12
"""A few words that end in 进展 or 状态 ask for it; a sentence that does tells of it."""
