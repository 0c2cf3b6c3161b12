"""What somebody wrote, as commands, questions and refusals."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dispatcher.asking import ask, pending, waiting
from bot.dispatcher.companies import company_in
from bot.dispatcher.filling import answer, asks_which_to_fill, changes_fields, fill, fill_lead
from bot.dispatcher.leads_in_view import LeadsInView
from bot.dispatcher.own_words import in_own_words
from bot.dispatcher.questions import ask_reason, ask_to_take_back, in_crm
from bot.dispatcher.requests import command_of
from bot.dispatcher.spoken_before import last_action, marked_lead, reminded
from bot.dispatcher.transferring import transfer_in
from bot.domain import commands, intake, lifecycle, reply
from bot.domain.decision import NoteKind
from bot.domain.people import Role
from bot.domain.presence import stands_in_for
from bot.domain.refusal import (
    HoldsIdNumber,
    MayNotDispatch,
    MoreFollow,
    NobodyHasIt,
    NothingToReturn,
    NotTheOwner,
    NoWords,
    TooLong,
)
from bot.domain.reply import Action, Deed
from bot.wecom.transport import ChatKind, Said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.dispatcher.floor import Floor
    from bot.domain.commands import Command
    from bot.domain.decision import Notice
    from bot.domain.lead import Lead
    from bot.domain.refusal import Refusal
    from handlers.context import Context
    from storage.questions import QuestionRow

    Do = Callable[[Command | Notice | Refusal, Context], None]

_UNDECIDED = frozenset({Deed.NONE, Deed.ASK, Deed.DENY})
"""What leaves a question of ours open."""


_SAID_OF_A_CUSTOMER = frozenset({Deed.NONE, Deed.ANNOTATE, Deed.CONTACTED, Deed.FOLLOW_UP})
"""How an answer to what a lead lacks is read by itself."""


_OWNERS_DEEDS = frozenset({Deed.ACCEPT, Deed.REJECT, Deed.RETURN, Deed.CONTACTED, Deed.FOLLOW_UP})
"""What only the owner of a lead may say."""

_REFUSALS = frozenset({Deed.REJECT, Deed.RETURN})

_CALLED = re.compile(r"电话|通话|拨|打(?:过|了|通)|没接|没人接|接通")
"""An SDR who is not the owner and writes of a call means a call record (S24)."""

_ORDERS = frozenset({Deed.ASSIGN, Deed.REASSIGN, Deed.FORCE, Deed.IN_CRM, Deed.ACCEPT, Deed.REJECT, Deed.RETURN})


class Listener:
    """Reads what people write. Keeps the leads it knows by name in memory, always as of the last commit."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor
        self._leads = LeadsInView()

    def forget_leads(self) -> None:
        """Read all leads again: what was in memory may not have been committed."""
        self._leads = LeadsInView()

    def hear(self, said: Said, context: Context, do: Do) -> None:
        """Read one message and do what it asks for, part by part."""
        text = said.text
        if not self._without_name(text):
            do(_wordless(said, context), context)
        elif len(text) > self._floor.policy.most_words:
            do(TooLong(most=self._floor.policy.most_words), context)
        elif intake.holds_id_number(text):
            do(HoldsIdNumber(), context)
        elif changes_fields(self._without_name(text)):
            self._fill(said, context, do)
        elif intake.looks_like_post(self._without_name(text)) and not self._orders(said, context):
            self._post(text, context, do)
        else:
            self._reply(said, context, do)

    def choose(self, question: QuestionRow, ordinal: int, context: Context, do: Do) -> None:
        """Finish what was half said by a tap: as the words "第二个" would, with the clicker's rights at this moment."""
        situation = self._situation(Said(text=""), context, pending(question))
        context.work.questions.answered(question.id)
        for action in reply.read(f"第{ordinal}个", situation).actions:
            context.why = action.why
            for wanted in self._wanted(action, context):
                do(wanted, context)

    # ---------------------------------------------------------------------------------------- new leads

    def _post(self, text: str, context: Context, do: Do) -> None:
        today = context.now.astimezone(self._floor.policy.calendar.zone).date()
        words = self._without_name(text)
        posted = intake.read_message(words, today=today)
        for inquiry in posted.leads:
            do(commands.PostLead(inquiry=inquiry, words=words), context)
        if posted.more_follow:
            last = posted.leads[-1]
            do(MoreFollow(count=len(posted.leads), last=last.company or last.contact or ""), context)

    def _fill(self, said: Said, context: Context, do: Do) -> None:
        wanted = fill(self._without_name(said.text), marked_lead(said.quote), context)
        if wanted is None:
            self._reply(said, context, do)
        else:
            do(wanted, context)

    def _orders(self, said: Said, context: Context) -> bool:
        """Whether this is an instruction about a known lead that only mentions a phone ("给王磊,客户电话139…")."""
        if intake.is_announced(self._without_name(said.text)):
            return False
        reading = reply.read(said.text, self._situation(said, context, None))
        return any(action.deed in _ORDERS for action in reading.actions)

    # ------------------------------------------------------------------------------------------ replies

    def _reply(self, said: Said, context: Context, do: Do) -> None:
        question = waiting(context)
        words = self._without_name(said.text)
        quoted = marked_lead(said.quote)
        asked = (
            _asked(words, answering=question is not None)
            or transfer_in(words, quoted, context)
            or company_in(words, quoted, context)
        )
        if asked:
            do(asked, context)
            return
        reading = reply.read(said.text, self._situation(said, context, pending(question)))
        filled = None if reading.finished or not _may_answer(reading) else self._answer(said, context)
        decided = any(action.deed not in _UNDECIDED for action in reading.actions)
        if question and (reading.finished or decided) and not (filled and asks_which_to_fill(question)):
            context.work.questions.answered(question.id)
        if filled:
            do(filled, context)
            reading = replace(reading, actions=tuple(filter(_is_a_call, reading.actions)))
        for action in reading.actions:
            context.why = action.why
            own = in_own_words(action, self._without_name(said.text), reading, question)
            for wanted in self._wanted(own, context):
                do(wanted, context)

    def _answer(self, said: Said, context: Context) -> Command | Notice | None:
        return answer(self._without_name(said.text), marked_lead(said.quote), context)

    def _situation(self, said: Said, context: Context, question: reply.Pending | None) -> reply.Situation:
        here = context.here
        return reply.Situation(
            sender=context.person,
            roster=context.roster,
            leads=self._leads.as_of(context.work),
            quote_lead=marked_lead(said.quote),
            quote_text=said.quote,
            last_action=last_action(context, here) if here else None,
            pending=question,
            alone=here is not None and not here.is_group,
            bot_name=self._floor.bot_name,
            vocabulary=self._floor.vocabulary,
            reminded=reminded(context) if reply.may_acknowledge(said.text) else (),
            stands_in_for=stands_in_for(context.person, context.roster, context.today),
        )

    def _wanted(self, action: Action, context: Context) -> Iterator[Command | Notice | Refusal]:
        if action.deed is Deed.ASK and action.ask and _gives_back_none(action.ask, context):
            yield NothingToReturn()
        elif action.deed is Deed.ASK and action.ask:
            yield _question(about(action), context)
        elif action.deed is Deed.DENY:
            yield _denied(action, context)
        elif action.deed in {Deed.REJECT, Deed.RETURN} and not action.reason:
            yield ask_reason(action, context)
        elif action.deed is Deed.IN_CRM and _whose_is_open(action, context):
            yield in_crm(action.lead or 0, context)
        elif action.deed is Deed.FILL:
            yield from fill_lead(action.lead or 0, action.note, context)
        else:
            yield from command_of(_of_the_sdr(action, context))

    def _without_name(self, text: str) -> str:
        return text.replace(f"@{self._floor.bot_name}", " ", 1).strip()


_MINE = re.compile(r"^(?:我的|我手上的?|我手里的?|我的(?:线索|待办|单子))(?:呢|有哪些)?\s*[?？。]?$")
_LEAD = re.compile(r"^[LlＬｌ#＃]\s*(\d+)\s*(?P<asks>[?？]|怎么样了?|什么情况|到哪(?:一步)?了|进展|详情)?\s*[?？]?$")


def _asked(text: str, *, answering: bool) -> Command | None:
    """``我的`` and ``L1 ?``: what anybody may ask. A bare number answers a question of ours, if one waits."""
    if _MINE.match(text):
        return commands.AskMine()
    lead = _LEAD.match(text)
    return commands.AskLead(lead=int(lead.group(1))) if lead and (lead["asks"] or not answering) else None


def _wordless(said: Said, context: Context) -> Command | Refusal:
    """A bare @ asks how the quoted lead stands, else what can be said; alone it was a picture or a file."""
    quoted = marked_lead(said.quote)
    if quoted is not None:
        return commands.AskLead(lead=quoted)
    alone = context.here is not None and context.here.kind == ChatKind.SINGLE.value
    return NoWords() if alone else commands.AskHelp()


def _may_answer(reading: reply.Reading) -> bool:
    """Whether words mean nothing else than telling of a customer, so that they may answer what a lead lacks."""
    meant = ((one.ask.half or one) if one.ask else one for one in reading.actions)
    return all(one.deed in _SAID_OF_A_CUSTOMER for one in meant)


def _is_a_call(action: Action) -> bool:
    """Whether words that also state a field tell of a call: 打过电话,预算50万 is a call record as well (S24)."""
    return action.deed in {Deed.CONTACTED, Deed.FOLLOW_UP} and _CALLED.search(action.note) is not None


def _question(question: reply.Ask, context: Context) -> Notice:
    """A question of the reading; what can be done about the mark of the CRM, only the lead's history knows."""
    if question.topic is reply.Topic.NOT_IN_CRM and question.half:
        return ask_to_take_back(question.half, context)
    return ask(question, context)


def _gives_back_none(question: reply.Ask, context: Context) -> bool:
    """Whether somebody gives back who has no lead: others' leads are no choices for it."""
    if question.topic is not reply.Topic.WHICH_LEAD or question.half is None or question.half.deed not in _REFUSALS:
        return False
    whose = (context.person.userid, *stands_in_for(context.person, context.roster, context.today))
    return not any(context.work.leads.of_owner(one) for one in whose)


def _whose_is_open(action: Action, context: Context) -> bool:
    """Whether it was not said who works the customer in the CRM, and it matters still (S36)."""
    lead = context.work.leads.get(action.lead) if action.lead else None
    return lead is not None and lead.stage in lifecycle.UNSETTLED and action.owner is None and not action.nobody


def _of_the_sdr(action: Action, context: Context) -> Action:
    """A call of somebody who brings leads is a call record (S24); of the owner it is his follow-up (S54)."""
    reports = action.deed in {Deed.CONTACTED, Deed.FOLLOW_UP} and context.person.may(Role.SDR)
    called = reports and (action.note_kind == NoteKind.CALL or _CALLED.search(context.words))
    lead = context.work.leads.get(action.lead) if called and action.lead else None
    return action if lead is None or _owns(lead, context) else replace(action, deed=Deed.LOG_CALL)


def _owns(lead: Lead, context: Context) -> bool:
    return lead.owner is not None and lead.owner.casefold() == context.person.userid.casefold()


def about(action: Action) -> reply.Ask:
    """The question of an action, with the lead that the action speaks of."""
    question = action.ask or reply.Ask(topic=reply.Topic.WHAT)
    half = question.half or action
    return replace(question, half=replace(half, lead=half.lead or action.lead, ask=None, half=None))


def _denied(action: Action, context: Context) -> Command | Refusal:
    """Who may do what this person may not (I7); an SDR who writes of a call has a call to record (S24)."""
    half = action.half or action
    number = half.lead or action.lead
    lead = context.work.leads.get(number) if number else None
    if lead is None or half.deed not in _OWNERS_DEEDS:
        return MayNotDispatch(who=tuple(ops.name for ops in context.roster.having(Role.SALES_OPS)))
    if context.person.may(Role.SDR) and _CALLED.search(context.words):
        return commands.LogCall(lead=lead.number, words=half.note or context.words)
    return NotTheOwner(lead=lead, owner=context.roster.name_of(lead.owner)) if lead.owner else NobodyHasIt(lead=lead)
