"""What sales-ops say about a lead: who gets it, that the CRM has it, that it waits.

The first row of ``_ROWS`` that has an answer decides; their order is the grammar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.patterns import regex
from bot.domain.reply.asides import without_asides
from bot.domain.reply.corrections import after_correction, ends_in_correction
from bot.domain.reply.crm_owners import crm_owner
from bot.domain.reply.lightly import with_doubled_verbs_told
from bot.domain.reply.pronouns import with_pronouns_told
from bot.domain.reply.questions import asked
from bot.domain.reply.receiving import ask, to_whom
from bot.domain.reply.reservations import reservation
from bot.domain.reply.roles import mentioned, nothing_said, receivers, silenced, told_outright, without_busy
from bot.domain.reply.values import Action, Deed, Topic
from bot.domain.reply.words import asking, crm, dispatch, errands, noting, owned, people

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.reply.marks import Marked, Thing
    from bot.domain.reply.scopes import Scope


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """The words of one scope, made ready for the rows.

    ``last`` are the words after a self-correction; ``whole`` all of them. ``to`` are the receivers.
    """

    whole: Marked
    last: Marked
    to: list[Thing]
    scope: Scope
    taken_back: bool = False

    @property
    def text(self) -> str:
        """The words that count."""
        return self.last.text


def said_in(scope: Scope) -> Said:
    """Make the words of a scope ready."""
    whole = _without_rhetoric(with_pronouns_told(with_doubled_verbs_told(without_asides(scope.words))))
    last = after_correction(whole)
    return Said(whole=whole, last=last, to=receivers(last), scope=scope, taken_back=ends_in_correction(whole))


def _without_rhetoric(words: Marked) -> Marked:
    """The words without a question that asks nothing: 茶叶的?那必须娜姐; 给王磊,还能有谁."""
    if echo := asking.ECHO.match(words.text):
        return words.piece(echo.end(), len(words.text))
    found = asking.RHETORICAL.search(words.text)
    named = found and re.search("P", words.text[: found.start()])
    return words.piece(0, found.start()) if found and named else words


def instruction(said: Said) -> Action:
    """The one thing sales-ops want done with the leads of this scope."""
    for row in _ROWS:
        action = row(said)
        if action is not None:
            return action
    return Action(deed=Deed.NONE, why="没有读到要做的事")


# ---- the rows


def _force(said: Said) -> Action | None:
    if dispatch.FORCE.search(said.text):
        return to_whom(said.to, Deed.FORCE) if said.to else ask(Topic.WHICH_OWNER, words="强推给谁")
    return None


def _condition(said: Said) -> Action | None:
    if said.taken_back:
        return ask(Topic.BARE_NEGATION, said.to, words=said.last.said())
    told = asking.WHENEVER.sub(" ", asking.NO_CONDITION.sub(" ", said.text))
    only_if = asking.CONDITION.search(told) or asking.FALLBACK.search(said.whole.text)
    unsure = only_if and (
        said.whole.of("POQ") or dispatch.INSTRUCTS.search(said.text) or _supposes_the_crm(said.text, only_if.start())
    )
    if not only_if or not unsure:
        return None
    words = re.sub("[A-Z]", "…", only_if.group().strip())
    return replace(ask(Topic.CONDITIONAL, said.to, Deed.ASSIGN, said.last.said()), why=f"“{words}”是条件")


def _supposes_the_crm(text: str, only_if: int) -> bool:
    """Whether the condition is that the CRM has it: 若已报备,按老规矩办; but 已报备,如有变化再说 states it."""
    told = None if crm.HEDGE.search(text) else crm.IN_CRM.search(text)
    return told is not None and _CLAUSE_ENDS.search(text, told.end(), max(told.end(), only_if)) is None


def _question(said: Said) -> Action | None:
    told = crm.NOT_IN_CRM.search(said.text) or (
        crm.IN_CRM.search(said.text) and (crm.HEDGE.search(said.text) or owned.CRM_NOBODY.search(said.text))
    )
    if told and not _OPENLY.search(said.text):
        return None
    return asked(said.last, about_people=bool(said.to), referred=said.scope.referred)


def _doubted(said: Said) -> Action | None:
    put_right = said.last is not said.whole and dispatch.PUT_RIGHT.match(said.text)
    doubted = mentioned(said.last) and not put_right and asking.DOUBTED.search(said.text)
    return ask(Topic.CONDITIONAL, said.to, Deed.ASSIGN) if doubted else None


def _in_crm(said: Said) -> Action | None:
    text = crm.OF_OTHERS.sub(" ", crm.NO_FACT.sub(" ", crm.NOT_IN_CRM.sub(" ", said.text)))
    heard = silenced(said.last).text
    his = None if people.GIVING.search(heard) else owned.POSSESSED.search(heard) or _customer_of(said, heard)
    stated = crm.IN_CRM.search(text) or his or owned.BEING_WORKED.search(heard)
    if not stated or crm.NOT_IN_CRM.search(said.text) or crm.REPORTED.search(said.text[: stated.start()]):
        return None
    told = crm.ORDERED if _faintly(text, heard) else crm.HANDED_OUT
    given_all_the_same = crm.IN_CRM.search(text) and not his and told.search(heard)
    hedged = crm.HEDGE.search(text)
    if crm.RELATED.search(said.text) or given_all_the_same or (hedged and people.GIVING.search(heard)):
        return ask(Topic.WHICH_CRM_OWNER, said.to, Deed.IN_CRM, said.last.said())
    if hedged:
        return Action(deed=Deed.HOLD, reason=said.last.said(), why="CRM 是否已有还没确定")
    return crm_owner(said.last, said.to)


def _customer_of(said: Said, heard: str) -> re.Match[str] | None:
    """该客户归属王磊 tells of the customer; 该线索归属王磊 gives him the lead; 归属王磊 may be either."""
    return owned.BELONGS_TO.search(heard) if _OF_A_CUSTOMER.search(said.last.said()) else None


def _faintly(text: str, heard: str) -> bool:
    """Whether only words that may be about something else tell that the CRM has it: 续费用户推荐."""
    return not crm.IN_CRM.search(crm.FAINT.sub(" ", text)) and not owned.BEING_WORKED.search(heard)


def _give(said: Said) -> Action | None:
    if not said.to:
        return None
    unheard = crm.SPOKEN_OF.search(crm.NO_FACT.sub(" ", said.text)) and not crm.NOT_IN_CRM.search(said.text)
    belongs = owned.BELONGS_TO.search(said.text) and "线索" not in said.last.said()
    if unheard or belongs or dispatch.STATED.search(silenced(said.last).text):
        return ask(Topic.WHICH_CRM_OWNER, said.to, Deed.IN_CRM)
    if (
        dispatch.WAIT_FIRST.search(said.text)
        or dispatch.HESITATES.search(said.text)
        or (said.last is said.whole and dispatch.STRONG_HOLD.search(said.text))
    ):
        return ask(Topic.CONDITIONAL, said.to, Deed.ASSIGN)
    if not people.GIVING.search(said.text.replace("@", " ")):
        office = errands.OFFICE.search(said.text)
        if (office or noting.OFF_TOPIC.search(said.text)) and not said.scope.referred:
            return None
        if office or _only_called(said) or (not told_outright(said.last) and _is_an_errand(said)):
            return ask(Topic.WHICH_OWNER, said.to, Deed.ASSIGN)
    return _given(said)


def _given(said: Said) -> Action:
    """To whom it goes, unless a word is left over that may turn it round."""
    if unheard_of := reservation(said.last):
        return replace(ask(Topic.CONDITIONAL, said.to, Deed.ASSIGN), why=f"“{unheard_of}”可能让意思反过来")
    changed = dispatch.CHANGE.search(said.whole.text) or said.scope.how == "last_action"
    return to_whom(said.to, Deed.REASSIGN if changed else Deed.ASSIGN)


def _only_called(said: Said) -> bool:
    """Whether somebody is called by @ and told nothing that goes with getting a lead: @张伟 该客户昨日来电."""
    called = "@" in said.text and not people.OFFERED.search(said.text)
    return called and not receivers(said.last.without("@"))


def _is_an_errand(said: Said) -> bool:
    """A name, and words about something else: 王磊,周报发我; 王磊,去年拜访过他们."""
    text = without_busy(said.last)
    return bool(noting.OFF_TOPIC.search(text) or errands.ERRAND.search(text) or _PAST.search(text))


def _take_back(said: Said) -> Action | None:
    ours = dispatch.THEIRS.sub(" ", said.text)
    if dispatch.UNASSIGN.search(ours):
        return Action(deed=Deed.UNASSIGN, reason=said.last.said(), why="收回")
    if dispatch.MISTAKEN.search(said.text) and (named := said.last.of("PQ")):
        return ask(Topic.WHICH_OWNER, named, Deed.REASSIGN)
    if dispatch.UNDO.search(ours):
        return Action(deed=Deed.UNDO, why="撤销")
    if dispatch.REVIVE.search(said.text):
        return Action(deed=Deed.REVIVE, why="恢复")
    return None


def _hold(said: Said) -> Action | None:
    if dispatch.HOLD.search(dispatch.THEIRS.sub(" ", said.text)) and (
        said.scope.referred or not noting.OFF_TOPIC.search(said.text)
    ):
        return Action(deed=Deed.HOLD, reason=said.last.said(), until=_time_in(said.text), why="先放着")
    return None


def _time_in(text: str) -> str:
    found = dispatch.UNTIL.search(text)
    return found.group() if found else ""


def _junk(said: Said) -> Action | None:
    return Action(deed=Deed.JUNK, reason=said.last.said(), why="无效线索") if dispatch.JUNK.search(said.text) else None


def _negation(said: Said) -> Action | None:
    ruled_out = people.REFUSED.search(said.text) or (people.FROM.search(said.text) and len(said.text) <= _BRIEF)
    negated = dispatch.BARE_NEGATION.match(said.text) or (ruled_out and not said.to)
    corrected = dispatch.CORRECTION.search(said.text) and not said.to and len(said.text) < 20  # noqa: PLR2004 - an outcry
    return ask(Topic.BARE_NEGATION, words=said.last.said()) if negated or corrected else None


def _shared_out(said: Said) -> Action | None:
    shared = not said.scope.leads and dispatch.SHARED_OUT.search(said.text)
    return ask(Topic.WHICH_OWNER, mentioned(said.last), Deed.ASSIGN) if shared else None


def _no_owner(said: Said) -> Action | None:
    if said.to or not said.scope.referred or noting.UNCHANGED.match(said.text):
        return None
    unnamed = (dispatch.NO_OWNER, dispatch.NAMES_NOBODY, _GIVES_TO_NOBODY)
    ours = dispatch.THEIRS.sub(" ", said.text)
    if (
        any(pattern.search(ours) for pattern in unnamed)
        or nothing_said(said.last)
        or _ERRAND_FOR.search(silenced(said.last).text)
    ):
        return ask(Topic.WHICH_OWNER, mentioned(said.last), words=said.last.said())
    if _FOREIGN.fullmatch(said.text):
        return ask(Topic.UNKNOWN_OWNER, words=said.last.said())
    people = mentioned(said.last)
    brief = (
        len(said.text) <= _BRIEF
        and not noting.ABOUT_CUSTOMER.search(_SPOKEN_TO.sub("", said.text))
        and not noting.OFF_TOPIC.search(said.text)
    )
    return ask(Topic.WHICH_OWNER, people, Deed.ASSIGN) if people and brief else None


_ROWS: tuple[Callable[[Said], Action | None], ...] = (
    _force, _condition, _question, _doubted, _in_crm, _give, _take_back, _junk, _hold, _negation, _shared_out,
    _no_owner,
)  # fmt: skip
_FOREIGN = regex(r"[LDCX\s:]*[a-z][a-z.'-]+(?: [a-z.'-]+)?[\s.!]*")
_ERRAND_FOR = regex(r"(?:请|让|麻烦|(?:^|[,。\s])叫|找|烦请|劳烦|换|给|派|由|归)X")
_PAST = regex(r"[POQ][,\s]+(?:去年|上次|之前|以前|认识|见过|拜访过|昨天|上周)")
_SPOKEN_TO = regex("(?<=[POQ])(?:同学|朋友|老师)(?=[来去上快,\\s])")
_OF_A_CUSTOMER = regex("客户|公司|查[到了询过]|查重|显示|记录")
_CLAUSE_ENDS = regex("[,。;!]")
_OPENLY = regex(
    r"\?\s*$|有没有撞|(?<!没)(?<!确定)(?<!知道)(?<!清楚)([撞重])没\1|公海[吗么]\s*$"
    r"|[PQ][^,。;]{0,6}[吗么](?=[\s,。!?]|$)|(?:为啥|为什么|怎么|干嘛|凭啥|凭什么)[^,。;]{0,6}[PQ]"
)
"""Asks, whatever is said of the CRM."""
_BRIEF = 16
"""A few words with a name in them are about who gets the lead; more are a note."""
_GIVES_TO_NOBODY = regex(
    r"(?:分|派|给|转|归|安排)(?:配|派)?(?:一下|给|到|掉|了吧)?(?:[\u4e00-\u9fff]{0,6}(?:的|区|那边|那个|那位|的人|团队|组|销售|同事)[\u4e00-\u9fff]{0,4})?[吧。!\s]*$"
)
