"""Who works a customer whom the CRM has, as sales-ops tell it; a question where that is not certain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.reply.receiving import ask, to_whom
from bot.domain.reply.roles import FILLER, mentioned, silenced, with_neighbours
from bot.domain.reply.values import Action, Deed, Topic
from bot.domain.reply.words import crm, owned
from bot.domain.reply.words import people as words_of_people

if TYPE_CHECKING:
    from bot.domain.reply.marks import Marked, Thing


def crm_owner(words: Marked, given_to: list[Thing]) -> Action:
    """That the CRM has it, with whoever works it now; a question where that is not certain."""
    heard = silenced(words)
    now = [heard.at(match.start("now")) for match in owned.CRM_NOW.finditer(heard.text)]
    matches = owned.CRM_OWNER.finditer(heard.text)
    places = {match.start("before") if match.group("before") else match.start("after") for match in matches}
    owners = now or [heard.at(place) for place in sorted(with_neighbours(heard, places))] or mentioned(words)
    given = words_of_people.GIVING.search(heard.text) and given_to
    to_another = given and {thing.identity for thing in given_to} - {thing.identity for thing in owners}
    if to_another or (given and not now and not places) or (not now and not places and _says_more(words)):
        return ask(Topic.WHICH_CRM_OWNER, given_to, Deed.IN_CRM, words.said())
    if (owned.CRM_NOBODY.search(words.text) or owned.NO_LONGER.search(words.text)) and not now:
        nobody = Action(deed=Deed.IN_CRM, nobody=True, why="CRM 已有，没有人在跟")
        return ask(Topic.WHICH_CRM_OWNER, given_to, Deed.IN_CRM) if given_to else nobody
    if owned.DENIED.search(owned.OF_THE_ONE_NAMED.sub(" ", words.text)):
        return ask(Topic.WHICH_CRM_OWNER, words.of("P"), Deed.IN_CRM, words.said())
    same = {thing.identity: thing for thing in owners}
    return to_whom(list(same.values()), Deed.IN_CRM) if same else _crm_owner_told_otherwise(words)


def _crm_owner_told_otherwise(words: Marked) -> Action:
    """Whoever works it, where no name is said to: 经与张伟确认,为其在跟客户; 信息同步给张伟; 是他老客户."""
    named = words.of("POQ")
    if len(named) == 1 and owned.OF_THE_ONE_NAMED.search(words.text):
        return to_whom(named, Deed.IN_CRM)
    synced = [words.at(match.start("who")) for match in owned.SYNCED_TO.finditer(words.text)]
    if len(synced) == 1:
        return to_whom(synced, Deed.IN_CRM)
    if "P" in words.text:
        return ask(Topic.WHICH_CRM_OWNER, words.of("P"), Deed.IN_CRM)
    if owned.OF_SOMEBODY.search(words.text):
        return ask(Topic.WHICH_CRM_OWNER, deed=Deed.IN_CRM, words=words.said())
    return Action(deed=Deed.IN_CRM, why="CRM 已有，没有说谁在跟")


def _says_more(words: Marked) -> bool:
    """Whether a name stands beside more than that the CRM has it: 已有系统,老张去替换."""
    if not re.search("[PQ]", silenced(words).text):
        return False
    whose = (owned.POSSESSED, owned.BEING_WORKED, owned.OF_THE_ONE_NAMED)
    if any(pattern.search(words.text) for pattern in whose):
        return False
    rest = re.sub(r"[A-Z]|[^\w]", "", FILLER.sub("", crm.IN_CRM.sub("", silenced(words).text)))
    return len(rest) > _A_WORD


_A_WORD = 4
"""Characters that may stand beside a name and a word of the CRM without turning them round."""
