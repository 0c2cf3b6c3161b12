"""The index of the program: what can be asked, and the one file that does it. Load, decide, record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain import commands, company_commands, own_commands, proposal_commands
from handlers.accept import accept
from handlers.acknowledge import acknowledge
from handlers.annotate import annotate
from handlers.ask_help import ask_help
from handlers.ask_lead import ask_lead
from handlers.ask_load import ask_load
from handlers.ask_mine import ask_mine
from handlers.ask_owners import ask_owners
from handlers.ask_why_not import ask_why_not
from handlers.assign import assign
from handlers.confirm_company import confirm_company
from handlers.contact import contact
from handlers.end_lead import end_lead
from handlers.end_leave import end_leave
from handlers.end_write import end_write
from handlers.fill import fill
from handlers.find_in_crm import find_in_crm
from handlers.follow_up import follow_up
from handlers.give_back import give_back
from handlers.hand_back import hand_back
from handlers.hold import hold
from handlers.junk import junk
from handlers.keep_off import keep_off
from handlers.learn_holidays import learn_holidays
from handlers.learn_hours import learn_hours
from handlers.let_near import let_near
from handlers.log_call import log_call
from handlers.mind_inquiries import mind_inquiries
from handlers.own_up import own_up
from handlers.owner_not_reached import owner_not_reached
from handlers.owner_reached import owner_reached
from handlers.pause import pause
from handlers.post_lead import post_lead
from handlers.put_mark import put_mark
from handlers.reassign import reassign
from handlers.reject import reject
from handlers.revive import revive
from handlers.ring import ring
from handlers.set_hours import set_hours
from handlers.snooze import snooze
from handlers.take_leave import take_leave
from handlers.tell_parent import tell_parent
from handlers.transfer import transfer
from handlers.turn_out_known import turn_out_known
from handlers.unassign import unassign
from handlers.undo import undo
from handlers.unsay import unsay

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from handlers.context import Context

HANDLERS: Mapping[type[commands.Command], Callable[[Any, Context], None]] = {
    commands.PostLead: post_lead,
    commands.Fill: fill,
    commands.Assign: assign,
    commands.Transfer: transfer,
    commands.Reassign: reassign,
    commands.Unassign: unassign,
    commands.Undo: undo,
    commands.Hold: hold,
    commands.FindInCrm: find_in_crm,
    commands.Junk: junk,
    commands.Revive: revive,
    commands.Accept: accept,
    commands.Reject: reject,
    commands.Return: give_back,
    commands.Contact: contact,
    commands.FollowUp: follow_up,
    commands.LogCall: log_call,
    commands.Annotate: annotate,
    proposal_commands.PutMark: put_mark,
    proposal_commands.EndLead: end_lead,
    commands.Snooze: snooze,
    commands.Acknowledge: acknowledge,
    commands.TakeLeave: take_leave,
    commands.EndLeave: end_leave,
    proposal_commands.Pause: pause,
    commands.SetHours: set_hours,
    own_commands.HandBack: hand_back,
    company_commands.ConfirmCompany: confirm_company,
    company_commands.TellParent: tell_parent,
    company_commands.KeepOff: keep_off,
    company_commands.LetNear: let_near,
    company_commands.Unsay: unsay,
    commands.AskLead: ask_lead,
    proposal_commands.AskOwners: ask_owners,
    proposal_commands.AskWhyNot: ask_why_not,
    commands.AskMine: ask_mine,
    commands.AskLoad: ask_load,
    commands.AskHelp: ask_help,
    own_commands.LearnHolidays: learn_holidays,
    own_commands.LearnHours: learn_hours,
    own_commands.MindInquiries: mind_inquiries,
    commands.Ring: ring,
    own_commands.OwnerReached: owner_reached,
    own_commands.OwnerNotReached: owner_not_reached,
    own_commands.OwnUp: own_up,
    own_commands.TurnOutKnown: turn_out_known,
    own_commands.EndWrite: end_write,
}
