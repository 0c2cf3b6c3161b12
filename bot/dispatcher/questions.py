"""What the bot asks when an instruction is understood, but not all of it was said, or not surely on purpose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dispatcher.asking import ask
from bot.domain import suggestion, undoing
from bot.domain.acquaintance import owners_of
from bot.domain.commands import Assign, FindInCrm, Reassign
from bot.domain.decision import Happened
from bot.domain.doubt import AtCapacity, IsAway, IsOffLimits, OwnerDiffers, SeveralFit
from bot.domain.people import Role
from bot.domain.refusal import CannotUndo
from bot.domain.reply import NOBODY, Action, Ask, Choice, Deed, Topic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.domain.acquaintance import Match
    from bot.domain.commands import Command
    from bot.domain.decision import Notice
    from bot.domain.doubt import Doubt
    from bot.domain.lead import Lead
    from bot.domain.people import Person
    from handlers.context import Context

_BUTTONS = 6
"""As many as a card of WeCom's holds (wecom.md §3.2)."""

_OTHERS = 3
"""How many others are named beside somebody who is full."""


def ask_reason(half: Action, context: Context) -> Notice:
    """Why a lead is rejected or returned: no such step without a reason (S52, S55). A return has buttons (S60)."""
    offered = context.speaker.return_reasons if half.deed is Deed.RETURN else ()
    choices = tuple(Choice(label=reason, value=reason) for reason in offered)
    return ask(Ask(topic=Topic.REASON, half=half, choices=choices), context)


def in_crm(number: int, context: Context) -> Command | Notice:
    """The CRM has it: with whoever the mirror names, where that is one person; else it is asked who (S36)."""
    owners = owners_of(context.acquaintance(context.lead(number)).same, context.roster)
    selling = [person for person in owners if person.may(Role.SALES)]
    return FindInCrm(lead=number, owner=selling[0].userid) if len(selling) == 1 else ask_crm_owner(number, context)


def ask_whose(doubt: OwnerDiffers, context: Context) -> Notice:
    """The CRM names another one than sales-ops do: who gets the information (S36)."""
    named = doubt.owner.userid if doubt.owner else NOBODY
    label = doubt.owner.name if doubt.owner else "没人在跟"
    theirs = tuple(Choice(label=person.name, value=person.userid) for person in doubt.theirs[: _BUTTONS - 1])
    half = Action(deed=Deed.IN_CRM, lead=doubt.lead.number, owner=named or None, nobody=not named)
    question = Ask(topic=Topic.CRM_DISAGREES, half=half, choices=(*theirs, Choice(label=label, value=named)))
    return ask(question, context, theirs=[person.name for person in doubt.theirs])


def ask_which_company(lead: Lead | None, others: Sequence[Match], context: Context) -> Notice:
    """Which of several companies the lead's is; none of them is an answer."""
    choices = tuple(Choice(label=_company_label(one), value=one.id) for one in others[: _BUTTONS - 1])
    half = Action(deed=Deed.SAME_COMPANY, lead=lead.number) if lead else None
    question = Ask(topic=Topic.WHICH_COMPANY, half=half, choices=(*choices, Choice(label="都不是", value=NOBODY)))
    return ask(question, context)


def _company_label(match: Match) -> str:
    owner = match.customer.owner if match.customer else ""
    return f"{match.name}({owner})" if owner else match.name


def ask_crm_owner(number: int, context: Context) -> Notice:
    """Who works the customer in the CRM: whom it names, who had leads of the company, then by rank, or nobody (S36)."""
    lead = context.lead(number)
    named = owners_of(context.acquaintance(lead).accounts, context.roster)
    selling = (person for person in named if person.may(Role.SALES))
    likely = dict.fromkeys([*selling, *_who_had(lead, context), *_by_rank(lead, context)])
    people = tuple(Choice(label=person.name, value=person.userid) for person in list(likely)[: _BUTTONS - 1])
    choices = (*people, Choice(label="没人在跟", value=NOBODY))
    return ask(Ask(topic=Topic.WHICH_CRM_OWNER, half=Action(deed=Deed.IN_CRM, lead=number), choices=choices), context)


def ask_about(doubt: Doubt, command: Command, context: Context) -> Notice:
    """What is to be asked before the command is done."""
    match doubt:
        case AtCapacity():
            return ask_although_full(doubt, command, context)
        case IsAway():
            return ask_although_away(doubt, command, context)
        case IsOffLimits():
            return ask_although_off_limits(doubt, command, context)
        case OwnerDiffers():
            return ask_whose(doubt, context)
        case SeveralFit():
            return ask_which_company(doubt.lead, doubt.others, context)
    raise doubt


def ask_although_full(doubt: AtCapacity, command: Command, context: Context) -> Notice:
    """Whether somebody who has as many leads as he can work gets one more, or who else does (S32)."""
    question = Ask(topic=Topic.FULL_OWNER, half=_half_of(command), choices=_still_or_others(doubt, context))
    return ask(question, context, load=doubt.load, capacity=doubt.owner.capacity)


def ask_although_away(doubt: IsAway, command: Command, context: Context) -> Notice:
    """Whether somebody on leave gets the lead all the same, or who else does (I11)."""
    question = Ask(topic=Topic.AWAY_OWNER, half=_half_of(command), choices=_still_or_others(doubt, context))
    deputy = doubt.deputy.name if doubt.deputy else ""
    return ask(question, context, away_as=doubt.away_as, until=doubt.until, deputy=deputy)


def ask_although_off_limits(doubt: IsOffLimits, command: Command, context: Context) -> Notice:
    """Whether somebody is sent to a company that must not be touched; nobody else would be welcome either (S72)."""
    return ask(Ask(topic=Topic.OFF_LIMITS, half=_half_of(command), choices=(_still(doubt.owner),)), context)


def _still_or_others(doubt: AtCapacity | IsAway, context: Context) -> tuple[Choice, ...]:
    ranked = suggestion.rank(doubt.lead, context.bench(doubt.lead))
    others = [one.person for one in ranked if not one.full and one.person != doubt.owner][:_OTHERS]
    return (_still(doubt.owner), *(Choice(label=person.name, value=person.userid) for person in others))


def _still(owner: Person) -> Choice:
    return Choice(label=f"仍给{owner.name}", value=owner.userid)


def ask_to_take_back(half: Action, context: Context) -> Notice:
    """The CRM does not know the customer after all: whether to take it back, or what else can be done."""
    lead = context.lead(half.lead or 0)
    why = _why_not_undo(lead, context)
    choices = () if why else (Choice(label="撤销", value=lead.number),)
    return ask(Ask(topic=Topic.NOT_IN_CRM, half=half, choices=choices), context, why=why)


def _why_not_undo(lead: Lead, context: Context) -> str:
    """Why this person cannot take the last decision back; empty where he can."""
    try:
        last, _ = undoing.last_decision(context.work.history.of(lead.number), by=context.by, lead=lead)
        undoing.must_be_in_time(lead, last_at=last.at, now=context.now, within=context.policy.undo_within)
    except CannotUndo as refusal:
        return str(refusal.facts["why"])
    return "" if last.happened is Happened.FOUND_IN_CRM else "nothing"


def _half_of(command: Command) -> Action | None:
    """The command as an action whose owner is still to be settled."""
    match command:
        case Assign():
            deed = Deed.FORCE if command.despite_gaps else Deed.ASSIGN
            half = Action(deed=deed, lead=command.lead, owner=command.owner)
        case Reassign():
            half = Action(deed=Deed.REASSIGN, lead=command.lead, owner=command.owner, reason=command.reason)
        case _:
            return None
    return replace(
        half,
        although_full=command.although_full,
        although_away=command.although_away,
        although_off_limits=command.although_off_limits,
    )


def _who_had(lead: Lead, context: Context) -> Iterator[Person]:
    """Salespeople who have or had a lead of this company, the latest first."""
    for one in sorted((*context.leads_of_company(lead), lead), key=lambda one: -one.number):
        for userid in (one.owner, *reversed(one.previous_owners)):
            person = context.roster.find(userid)
            if person is not None and person.may(Role.SALES):
                yield person


def _by_rank(lead: Lead, context: Context) -> Iterator[Person]:
    return (one.person for one in suggestion.everybody(lead, context.bench(lead)))
