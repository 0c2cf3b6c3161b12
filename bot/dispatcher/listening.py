"""What somebody wrote, as commands, questions and refusals."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dispatcher.asking import ask, ask_reason, pending, waiting
from bot.dispatcher.leads_in_view import LeadsInView
from bot.domain import commands, intake, reply
from bot.domain.decision import Happened, NoteKind
from bot.domain.people import Role
from bot.domain.refusal import HoldsIdNumber, MayNotDispatch, NobodyHasIt, NotTheOwner, TooLong
from bot.domain.reply import Action, Deed
from bot.wecom.transport import Said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bot.dispatcher.dispatcher import Floor
    from bot.domain.commands import Command
    from bot.domain.decision import Notice, Place
    from bot.domain.refusal import Refusal
    from handlers.context import Context
    from storage.questions import QuestionRow

    Do = Callable[[Command | Notice | Refusal, Context], None]

_MARKED = re.compile(r"(?<![0-9A-Za-z])L(\d+)(?![0-9A-Za-z])")
"""A lead number as only we write it: in people's words the L is made full-width before we send them."""

_CHANGES_FIELDS = re.compile(r"^\s*(?:@\S+\s+)?(?:[Ll]\s*\d+\s*)?(?:补充|更正|更新|修改|改(?!派|给|成给))")
_REFERENCE = re.compile(r"^\s*(?:[LlＬｌ#＃]\s*\d+\s*[,,、::]?\s*)?(?:备注\s*[::]?\s*)?")
"""What only says which lead is meant, and that it is a note."""

_STOPS = " ,，。.:：;；、!！"
_VERBS: Mapping[Deed, re.Pattern[str]] = {
    Deed.REASSIGN: re.compile(r"^[^,，。;；]*"),
    Deed.UNASSIGN: re.compile(r"^(?:先)?(?:收回|撤回|拿回|要回)来?"),
    Deed.HOLD: re.compile(r"^(?:先)?(?:暂缓|搁置|放一放|放着|先放)"),
    Deed.JUNK: re.compile(r"^(?:标)?(?:为)?(?:无效|作废|垃圾)(?:线索)?"),
    Deed.REJECT: re.compile(r"^(?:我)?(?:要)?(?:拒绝|拒了|拒|不接了?|退回去?|退了?)"),
    Deed.RETURN: re.compile(r"^(?:我)?(?:要)?(?:退回去?|退了?|拒绝|拒了|拒|不接了?)"),
    Deed.CONTACTED: re.compile(r"^(?:已经?|刚)?联系(?:上|过|好)?了?"),
    Deed.FOLLOW_UP: re.compile(r"^跟进(?:记录)?"),
}
"""How the deed itself is said; what follows is the reason, or what was done."""

_MANNERS: Mapping[intake.Manner, str] = {intake.Manner.FILL: "补充只填空缺", intake.Manner.REPLACE: "更正替换原值"}
"""Why the fields of a message were laid over a lead as they were, for the history."""

_OWN_NUMBER = re.compile(r"[Ll#]\s*(\d+)")


_UNDECIDED = frozenset({Deed.NONE, Deed.ASK, Deed.DENY})
"""What leaves a question of ours open."""


_OWNERS_DEEDS = frozenset({Deed.ACCEPT, Deed.REJECT, Deed.RETURN, Deed.CONTACTED, Deed.FOLLOW_UP})
"""What only the owner of a lead may say."""

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
        if len(text) > self._floor.policy.most_words:
            do(TooLong(most=self._floor.policy.most_words), context)
        elif intake.holds_id_number(text):
            do(HoldsIdNumber(), context)
        elif self._changes_fields(text):
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
        for inquiry in intake.read_posts(self._without_name(text), today=today):
            do(commands.PostLead(inquiry=inquiry), context)

    def _changes_fields(self, text: str) -> bool:
        return _CHANGES_FIELDS.match(self._without_name(text)) is not None

    def _fill(self, said: Said, context: Context, do: Do) -> None:
        text = self._without_name(said.text)
        today = context.now.astimezone(self._floor.policy.calendar.zone).date()
        stated = intake.read_fields(text, today=today)
        number = self._gap_of(text, said, context)
        if not stated:
            self._reply(said, context, do)
        elif number is None:
            half = Action(deed=Deed.ANNOTATE, note=text)
            do(ask(reply.Ask(topic=reply.Topic.WHICH_LEAD, half=half), context), context)
        else:
            context.why = _MANNERS[stated.manner]
            do(commands.Fill(lead=number, fields=stated), context)

    def _gap_of(self, text: str, said: Said, context: Context) -> int | None:
        """The lead whose fields are meant: by number, by quote, or the only inquiry this SDR has open."""
        written = _OWN_NUMBER.search(text)
        if written:
            return int(written.group(1))
        quoted = marked_lead(said.quote)
        if quoted:
            return quoted
        gaps = [lead.number for lead in context.work.leads.of_sdr(context.person.userid) if lead.missing]
        return gaps[0] if len(gaps) == 1 else None

    def _orders(self, said: Said, context: Context) -> bool:
        """Whether this is an instruction about a known lead that only mentions a phone ("给王磊,客户电话139…")."""
        if intake.is_announced(self._without_name(said.text)):
            return False
        reading = reply.read(said.text, self._situation(said, context, None))
        return any(action.deed in _ORDERS for action in reading.actions)

    # ------------------------------------------------------------------------------------------ replies

    def _reply(self, said: Said, context: Context, do: Do) -> None:
        question = waiting(context)
        asked = _asked(self._without_name(said.text), answering=question is not None)
        if asked:
            do(asked, context)
            return
        reading = reply.read(said.text, self._situation(said, context, pending(question)))
        if question and any(action.deed not in _UNDECIDED for action in reading.actions):
            context.work.questions.answered(question.id)
        for action in reading.actions:
            context.why = action.why
            for wanted in self._wanted(in_own_words(action, self._without_name(said.text)), context):
                do(wanted, context)

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
            bot_name=self._floor.bot_name,
            vocabulary=self._floor.vocabulary,
        )

    def _wanted(self, action: Action, context: Context) -> Iterator[Command | Notice | Refusal]:
        if action.deed is Deed.ASK and action.ask:
            yield ask(about(action), context)
        elif action.deed is Deed.DENY:
            yield _denied(action, context)
        elif action.deed in {Deed.REJECT, Deed.RETURN} and not action.reason:
            yield ask_reason(action, context)
        else:
            yield from command_of(action)

    def _without_name(self, text: str) -> str:
        return text.replace(f"@{self._floor.bot_name}", " ", 1).strip()


_COMMANDS: Mapping[Deed, Callable[[Action, int], Command]] = {
    Deed.ASSIGN: lambda it, lead: commands.Assign(lead=lead, owner=it.owner or ""),
    Deed.FORCE: lambda it, lead: commands.Assign(lead=lead, owner=it.owner or "", despite_gaps=True),
    Deed.REASSIGN: lambda it, lead: commands.Reassign(lead=lead, owner=it.owner or "", reason=it.reason),
    Deed.UNASSIGN: lambda it, lead: commands.Unassign(lead=lead, reason=it.reason),
    Deed.UNDO: lambda _, lead: commands.Undo(lead=lead),
    Deed.HOLD: lambda it, lead: commands.Hold(lead=lead, reason=it.reason, until=it.until),
    Deed.IN_CRM: lambda it, lead: commands.FindInCrm(lead=lead, owner=it.owner),
    Deed.JUNK: lambda it, lead: commands.Junk(lead=lead, reason=it.reason),
    Deed.ACCEPT: lambda _, lead: commands.Accept(lead=lead),
    Deed.REJECT: lambda it, lead: commands.Reject(lead=lead, reason=it.reason),
    Deed.RETURN: lambda it, lead: commands.Return(lead=lead, reason=it.reason),
    Deed.CONTACTED: lambda it, lead: commands.Contact(lead=lead, words=it.note or it.reason),
    Deed.LOG_CALL: lambda it, lead: commands.LogCall(lead=lead, words=it.note),
    Deed.FOLLOW_UP: lambda it, lead: commands.FollowUp(lead=lead, words=it.note),
    Deed.ANNOTATE: lambda it, lead: commands.Annotate(lead=lead, words=it.note, kind=note_kind(it.note_kind)),
    Deed.QUERY: lambda it, _: _query(it),
}
"""What each deed of the reading asks for; a deed that is not here changes nothing."""


_DEEDS: Mapping[str, Deed] = {
    Happened.ASSIGNED: Deed.ASSIGN,
    Happened.REASSIGNED: Deed.REASSIGN,
    Happened.UNASSIGNED: Deed.UNASSIGN,
    Happened.HELD: Deed.HOLD,
    Happened.FOUND_IN_CRM: Deed.IN_CRM,
    Happened.JUNKED: Deed.JUNK,
    Happened.ACCEPTED: Deed.ACCEPT,
    Happened.REJECTED: Deed.REJECT,
    Happened.RETURNED: Deed.RETURN,
}
"""What a correction ("不对,给李明") can be about."""


_MINE = re.compile(r"^(?:我的|我手上的?|我手里的?|我的(?:线索|待办|单子))(?:呢|有哪些)?\s*[?？。]?$")
_LEAD = re.compile(r"^[LlＬｌ#＃]\s*(\d+)\s*(?P<asks>[?？]|怎么样了?|什么情况|到哪(?:一步)?了|进展|详情)?\s*[?？]?$")


def _asked(text: str, *, answering: bool) -> Command | None:
    """``我的`` and ``L1 ?``: what anybody may ask. A bare number answers a question of ours, if one waits."""
    if _MINE.match(text):
        return commands.AskMine()
    lead = _LEAD.match(text)
    return commands.AskLead(lead=int(lead.group(1))) if lead and (lead["asks"] or not answering) else None


def command_of(action: Action) -> Iterator[Command]:
    """The command that an action of the reading asks for; none for chatter. A call that an SDR logs is a note too."""
    deed = Deed.LOG_CALL if action.note_kind == NoteKind.CALL else action.deed
    if deed in _COMMANDS:
        yield _COMMANDS[deed](action, action.lead or 0)


def in_own_words(action: Action, text: str) -> Action:
    """The action with its note and its reason exactly as they were written; the reading works on folded words."""
    said = _REFERENCE.sub("", text).strip()
    verb = _VERBS.get(action.deed)
    rest = (verb.sub("", said, count=1) if verb else said).strip(_STOPS)
    has_reason = action.reason or action.deed is Deed.REASSIGN
    return replace(action, note=action.note and rest, reason=rest if has_reason else "")


def note_kind(name: str) -> NoteKind | None:
    """The kind of note the reading found; None where it found none."""
    return NoteKind(name) if name in set(NoteKind) else None


def marked_lead(quote: str | None) -> int | None:
    """The lead a quoted message of ours speaks of, when it speaks of exactly one (wecom.md §1.4)."""
    numbers = {int(number) for number in _MARKED.findall(quote or "")}
    return numbers.pop() if len(numbers) == 1 else None


def last_action(context: Context, here: Place) -> reply.LastAction | None:
    """What the bot last did in this chat."""
    row = context.work.last_actions.of(here)
    if row is None or row.lead is None or row.deed not in _DEEDS:
        return None
    seconds = int((context.now - row.at).total_seconds())
    return reply.LastAction(deed=_DEEDS[row.deed], lead=row.lead, by=row.by, owner=row.owner, seconds_ago=seconds)


def _query(action: Action) -> Command:
    match action.what:
        case "lead" | "status" if action.lead:
            return commands.AskLead(lead=action.lead)
        case "load":
            return commands.AskLoad()
        case "help":
            return commands.AskHelp()
        case _:
            return commands.AskMine()


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
