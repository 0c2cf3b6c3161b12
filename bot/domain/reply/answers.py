"""What everybody else says about a lead: the owner's answers, calls, notes – and what they may not say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.patterns import regex
from bot.domain.people import Role
from bot.domain.reply.leads import Status
from bot.domain.reply.questions import asked
from bot.domain.reply.receiving import ask
from bot.domain.reply.roles import mentioned, receivers
from bot.domain.reply.text import fold
from bot.domain.reply.values import Action, Deed, Right, Topic
from bot.domain.reply.words import asking, crm, dispatch, noting, owning, people
from bot.domain.reply.words.pattern import WHO

if TYPE_CHECKING:
    from bot.domain.people import Person
    from bot.domain.reply.leads import LeadInView
    from bot.domain.reply.marks import Marked
    from bot.domain.reply.scopes import Scope
    from bot.domain.reply.values import Situation


def answer(scope: Scope, sender: Person, lead: LeadInView | None, situation: Situation) -> Action:
    """What a colleague without the right to dispatch means with the words of this scope."""
    text = scope.words.text
    question = asked(scope.words, about_people=bool(receivers(scope.words)), referred=scope.referred)
    if question and question.deed is Deed.QUERY:
        return question
    if lead is not None and lead.owner in {sender.userid, *situation.stands_in_for}:
        own = owners_answer(scope.words, lead, situation)
        if own:
            return own
        if _wavers(text):
            return ask(Topic.CONDITIONAL, words=scope.words.said())
    ordered = _order(scope)
    if ordered:
        return _refused_or_noted(scope.words, ordered)
    no_claim = (lead is not None and lead.owner == sender.userid) or _calls(scope, sender)
    return (None if no_claim else _claim(scope, lead)) or _log(scope, sender) or note(scope)


LONGEST_ACKNOWLEDGEMENT = 60
"""Characters; more than this says more than 知道了."""


def may_acknowledge(text: str) -> bool:
    """Whether a message as it was typed could be 知道了 to a reminder, so that it matters what rang lately."""
    return len(text) <= LONGEST_ACKNOWLEDGEMENT and owning.HEARING.search(fold(text)) is not None


def acknowledged(words: str, situation: Situation) -> list[Action]:
    """收到, 知道了 after reminders: of the quoted lead, else of all that rang lately. Empty where nothing did."""
    if not owning.HEARD.fullmatch(words):
        return []
    quoted = situation.quote_lead
    leads = situation.reminded if quoted is None else tuple({quoted}.intersection(situation.reminded))
    return [Action(deed=Deed.ACKNOWLEDGE, lead=lead, why="知道了") for lead in leads]


def owners_answer(words: Marked, lead: LeadInView, situation: Situation) -> Action | None:
    """Accept, reject, return, report, or put off a reminder, by the owner; None if the words are none of these."""
    text = words.text
    if lead.number in situation.reminded and owning.HEARD.fullmatch(text):
        return Action(deed=Deed.ACKNOWLEDGE, why="知道了")
    if owning.SNOOZE.search(text):
        return Action(deed=Deed.SNOOZE, note=words.said(without="LD"), why="稍后提醒")
    if owning.REFUSE.search(_theirs(text)) and not _doubtful(text):
        deed = Deed.RETURN if lead.status is Status.ACCEPTED else Deed.REJECT
        return Action(deed=deed, reason=_reason(words), why="负责人不接")
    if (
        lead.status is Status.ASSIGNED
        and owning.ACCEPT.search(_theirs(text))
        and not owning.TRIED.search(text)
        and not _doubtful(text)
    ):
        return _with_what_was_done(Action(deed=Deed.ACCEPT, why="负责人接收"), words)
    return report(words)


def _with_what_was_done(accepted: Action, words: Marked) -> Action:
    """接了,约了周四上门: the contact is recorded first, then the lead is taken; a plan is no contact (I15)."""
    clauses = (_TAKING.sub(" ", clause) for clause in _CLAUSE.split(words.text))
    done = (clause for clause in clauses if owning.CONTACTED.search(clause) or owning.CALLED.search(clause))
    if all(owning.PLANNED.search(clause) for clause in done):
        return accepted
    return Action(deed=Deed.CONTACTED, note=words.said(), note_kind="contact", why="已经联系上了", and_then=accepted)


def report(words: Marked) -> Action | None:
    """A report of contact or progress."""
    text, said = words.text, words.said()
    if owning.TRIED.search(text):
        return Action(deed=Deed.FOLLOW_UP, note=said, note_kind="call", why="试过联系")
    if owning.CONTACTED.search(text):
        return Action(deed=Deed.CONTACTED, note=said, note_kind="contact", why="联系上了")
    if owning.PROGRESS.search(text):
        return Action(deed=Deed.FOLLOW_UP, note=said, note_kind="other", why="跟进进展")
    return None


def note(scope: Scope) -> Action:
    """A note about the customer, or nothing."""
    text = scope.words.text
    if not re.search(r"[^LDCXZ\W]", text):
        return ask(Topic.WHAT, words=scope.words.said())
    if noting.UNCHANGED.match(text):
        return Action(deed=Deed.NONE, why="照旧")
    if noting.CHATTER.match(_NAMED.sub("X", text)):
        return Action(deed=Deed.NONE, why="客套话")
    if scope.referred and _asks_at_its_end(text):
        return Action(deed=Deed.QUERY, what="lead", why="是在查询（lead）")
    nowhere = not scope.referred or (scope.unknown and not scope.leads)
    if _tells_of_a_customer(text) if nowhere else _is_a_statement(scope):
        return Action(deed=Deed.ANNOTATE, note=scope.words.said(), note_kind=kind_of(text), why="补充信息")
    return Action(deed=Deed.NONE, why="和线索无关")


def _asks_at_its_end(text: str) -> bool:
    """Whether words that are no note end in a question: 请问L126目前是否已分配?"""
    hedged = crm.HEDGE.search(text) or asking.PROPOSAL.search(text) or noting.REPORTS.search(text)
    return (
        bool(_ASKS.search(text)) and not owning.TO_ME.search(text) and not hedged and not noting.OFF_TOPIC.search(text)
    )


def kind_of(text: str) -> str:
    """The kind of a note: offer, contact, relation or intelligence."""
    for pattern, kind in ((noting.OFFER, "offer"), (noting.MET, "contact"), (noting.RELATION, "relation")):
        if pattern.search(text):
            return kind
    return "intelligence"


def _tells_of_a_customer(text: str) -> bool:
    """Whether words that point at no lead are still about one: 认识他们CTO."""
    tells = noting.TELLS.search(text) or noting.RELATION.search(text) or noting.MET.search(text)
    return bool(tells) and (not noting.OFF_TOPIC.search(text) or noting.THEIR_PEOPLE.search(text) is not None)


def _is_a_statement(scope: Scope) -> bool:
    text = scope.words.text
    if scope.how in {"number", "company"} or noting.ABOUT_CUSTOMER.search(text):
        return True
    if crm.REPORTED.search(text) and crm.IN_CRM.search(text):
        return True
    if any(thing.mark == "X" and thing.numbers for thing in scope.words.things):
        return True
    topic = noting.ADDRESS.sub("", text) if "D" in text else text
    outcry = len(re.sub(r"[^\w]", "", text)) < 6  # noqa: PLR2004
    return not outcry and not noting.OFF_TOPIC.search(topic)


def _order(scope: Scope) -> Action | None:
    """The dispatching a colleague tries: 给王磊, 先别分, 撞单了."""
    text = scope.words.text
    to = receivers(scope.words) or (mentioned(scope.words) if asking.PROPOSAL.search(text) else [])
    given = to and people.GIVING.search(text)
    of_the_office = noting.OFF_TOPIC.search(text) and not scope.referred
    if to and not given and (of_the_office or all(thing.mark == "O" for thing in to)):
        return None
    noted = _is_a_note(text) or crm.REPORTED.search(text) is not None
    if given or (to and not noted):
        return Action(deed=Deed.ASSIGN, why="指定了负责人")
    if noting.CLAIMED_RIGHT.search(text):
        return Action(deed=Deed.ASSIGN, why="权限看账号，不看文字")
    if scope.referred and not noted:
        for pattern, deed in (
            (dispatch.STRONG_HOLD, Deed.HOLD),
            (dispatch.UNASSIGN, Deed.UNASSIGN),
            (dispatch.UNDO, Deed.UNDO),
            (crm.IN_CRM, Deed.IN_CRM),
            (dispatch.JUNK, Deed.JUNK),
            (dispatch.REVIVE, Deed.REVIVE),
        ):
            if pattern.search(text) and not crm.NOT_IN_CRM.search(text):
                return Action(deed=deed, why="这由销管决定")
    return None


def _refused_or_noted(words: Marked, ordered: Action) -> Action:
    text = words.text
    if asking.PROPOSAL.search(text) or (ordered.deed is Deed.IN_CRM and crm.HEDGE.search(text)):
        return Action(deed=Deed.ANNOTATE, note=words.said(), note_kind="other", why="是建议，记为备注")
    if asking.CONDITION.search(text) or asking.QUESTION.search(text):
        return ask(Topic.CONDITIONAL, words=words.said())
    return Action(deed=Deed.DENY, reason=Right.DISPATCH, half=ordered, why="没有分配的权限")


def _claim(scope: Scope, lead: LeadInView | None) -> Action | None:
    """Taking, or refusing, what is not one's own."""
    text = scope.words.text
    if not scope.referred and noting.OFF_TOPIC.search(text):
        return None
    told = _is_a_note(text) or crm.REPORTED.search(text)
    if (told and not owning.CLAIMED.search(text)) or owning.TRIED.search(text):
        return None
    theirs = _theirs(text)
    if owning.ACCEPT.search(theirs) or owning.REFUSE.search(theirs) or _MINE.search(theirs):
        if lead is None:
            refused = owning.REFUSE.search(text) is not None
            return Action(deed=Deed.REJECT if refused else Deed.ACCEPT, why="不知道是哪一条")
        right = Right.ANSWER_FOR_OWNER if lead.owner else Right.DISPATCH
        return Action(deed=Deed.DENY, reason=right, half=Action(deed=Deed.ACCEPT), why="这条不是你的")
    return None


def _calls(scope: Scope, sender: Person) -> bool:
    """Whether an SDR tells of a call, where 接了 is said of the customer: 又打了一遍,这回接了."""
    return sender.may(Role.SDR) and owning.CALLING.search(scope.words.text) is not None


def _log(scope: Scope, sender: Person) -> Action | None:
    """An SDR's call (S: SDRs log calls and notes)."""
    words = scope.words
    text = words.text
    off_topic = not scope.referred and noting.OFF_TOPIC.search(text)
    return report(words) if sender.may(Role.SDR) and not off_topic and not noting.RELATION.search(text) else None


def _is_a_note(text: str) -> bool:
    return bool(
        noting.RELATION.search(text)
        or noting.MET.search(text)
        or noting.OFFER.search(text)
        or noting.TELLS.search(text)
    )


def _doubtful(text: str) -> bool:
    asks = _ASKED_BACK.search(text) or asking.CONDITION.search(text)
    return bool(asks or _UNDECIDED.search(text) or owning.NOT_YET.search(text))


def _wavers(text: str) -> bool:
    """The owner speaks of taking it, or of giving it back, and does neither: 接不接呢我想想."""
    return bool(_UNDECIDED.search(text) or owning.NOT_YET.search(text)) or (
        _doubtful(text) and bool(owning.ACCEPT.search(_theirs(text)) or owning.REFUSE.search(_theirs(text)))
    )


def _theirs(text: str) -> str:
    """The words without what the customer took, refused or sent back, what is kept, and vain calls."""
    return _THEY_DID.sub(" ", owning.KEEPS.sub(" ", owning.TRIED.sub(" ", text)))


def _reason(words: Marked) -> str:
    """The words of a refusal beside the refusal itself."""
    rest = owning.REFUSE.sub("", words.said(without="LDCX")).strip(" ,.。!了的吧啊收")
    return rest if len(rest) > 1 else ""


_ASKS = regex(
    r"(?:怎么|咋)还?没|(?:\?|[吗么])[\s。!~]*$|是否[^,。;]*$|(?:^|[,。\s])何时(?![已退跟接说])(?=[^,。;]{0,8}(?:[啊呢呀?]|$))"
)
_NAMED = regex(WHO)
_CLAUSE = regex(r"[,。;!\n、]+")
_TAKING = regex("(?:已|我)?接(?:了|收了?|单了?)|收到")
_THEY_DID = regex(
    r"(?:客户|对方|他们?|老板|人家)[^,。;\s我过]{0,4}(?:接|收|拒|退|要|做|放弃|打回|驳回)[^,。;\s]*|(?<![\sLD,。;故现予以申请])(?<!^)拒收|(?<=[户方说求板])退货|被退[^,。;\s]*|退回去?重[^,。;\s]*"
    r"|(?:合同|样品|发票|资料|款|表格?|方案|快递|邮件)[^,。;\s]{0,3}退[^,。;\s]*|(?:他们?|老板|人家|对方)[^,。;]{0,4}给[^,。;]*"
)
_ASKED_BACK = regex(
    r"\?|吗|嘛\s*$|怎么(?![^,。;]{0,8}[都也])|咋(?![^,。;]{0,8}[都也])|为什么|为啥|干嘛|在?哪里?(?=接|拒|退)|能不能|可不可以|[接收退]还是不|给我的[^,。;]*呢"
    r"|点不了|没反应|不让我"
)
"""A question about taking it or giving it back, or a button that does not work."""
_UNDECIDED = regex(
    "(?<!不)接不接|(?<!不)收不收|退不退|要不要|[能可]不[能可](?:以)?换|换[^,。;]{0,6}[行好成]不|我[再先]?想想|[我再先]考虑|犹豫"
)
_MINE = regex(r"我(?:的|在跟|自己|手上的?)(?:老)?(?:客户|客|单)?")
