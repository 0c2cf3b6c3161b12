"""What each deed of the reading asks the program for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import commands, company_commands, proposal_commands
from bot.domain.decision import NoteKind
from bot.domain.lead import Mark
from bot.domain.reply import Action, Deed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bot.domain.commands import Command

_COMMANDS: Mapping[Deed, Callable[[Action, int], Command]] = {
    Deed.ASSIGN: lambda it, lead: commands.Assign(
        lead=lead, owner=it.owner or "", although_full=it.although_full, although_away=it.although_away
    ),
    Deed.FORCE: lambda it, lead: commands.Assign(
        lead=lead, owner=it.owner or "", despite_gaps=True, although_full=True, although_away=it.although_away
    ),
    Deed.REASSIGN: lambda it, lead: commands.Reassign(
        lead=lead,
        owner=it.owner or "",
        reason=it.reason,
        although_full=it.although_full,
        although_away=it.although_away,
    ),
    Deed.UNASSIGN: lambda it, lead: commands.Unassign(lead=lead, reason=it.reason),
    Deed.UNDO: lambda _, lead: commands.Undo(lead=lead),
    Deed.HOLD: lambda it, lead: commands.Hold(lead=lead, reason=it.reason, until=it.until),
    Deed.IN_CRM: lambda it, lead: commands.FindInCrm(lead=lead, owner=it.owner, although_differs=it.although_differs),
    Deed.SAME_COMPANY: lambda it, lead: company_commands.ConfirmCompany(lead=lead, other=it.company),
    Deed.JUNK: lambda it, lead: commands.Junk(lead=lead, reason=it.reason),
    Deed.REVIVE: lambda _, lead: commands.Revive(lead=lead),
    Deed.ACCEPT: lambda _, lead: commands.Accept(lead=lead),
    Deed.REJECT: lambda it, lead: commands.Reject(lead=lead, reason=it.reason),
    Deed.RETURN: lambda it, lead: commands.Return(lead=lead, reason=it.reason),
    Deed.CONTACTED: lambda it, lead: commands.Contact(lead=lead, words=it.note or it.reason),
    Deed.LOG_CALL: lambda it, lead: commands.LogCall(lead=lead, words=it.note),
    Deed.FOLLOW_UP: lambda it, lead: commands.FollowUp(lead=lead, words=it.note),
    Deed.ANNOTATE: lambda it, lead: commands.Annotate(lead=lead, words=it.note, kind=note_kind(it.note_kind)),
    Deed.SNOOZE: lambda it, lead: commands.Snooze(lead=lead, words=it.note),
    Deed.ACKNOWLEDGE: lambda _, lead: commands.Acknowledge(lead=lead),
    Deed.LEAVE: lambda it, _: commands.TakeLeave(person=it.owner or "", words=it.note, deputy=it.deputy),
    Deed.BACK: lambda it, _: commands.EndLeave(person=it.owner or ""),
    Deed.MARK: lambda it, lead: proposal_commands.PutMark(lead=lead, mark=Mark(it.what) if it.what else None),
    Deed.WON: lambda it, lead: proposal_commands.EndLead(lead=lead, won=True, words=it.note),
    Deed.LOST: lambda it, lead: proposal_commands.EndLead(lead=lead, won=False, words=it.note),
    Deed.PAUSE: lambda it, _: proposal_commands.Pause(person=it.owner or "", paused=True),
    Deed.RESUME: lambda it, _: proposal_commands.Pause(person=it.owner or "", paused=False),
    Deed.QUERY: lambda it, _: _query(it),
}
"""What each deed of the reading asks for; a deed that is not here changes nothing."""


def command_of(action: Action) -> Iterator[Command]:
    """The command that an action of the reading asks for; none for chatter."""
    if action.deed in _COMMANDS:
        yield _COMMANDS[action.deed](action, action.lead or 0)


def note_kind(name: str) -> NoteKind | None:
    """The kind of note the reading found; None where it found none."""
    return NoteKind(name) if name in set(NoteKind) else None


def _query(action: Action) -> Command:
    match action.what:
        case "lead" | "status" if action.lead:
            return commands.AskLead(lead=action.lead)
        case "owners" if action.lead:
            return proposal_commands.AskOwners(lead=action.lead)
        case "why_not" if action.lead:
            return proposal_commands.AskWhyNot(lead=action.lead, person=action.owner or "")
        case "load":
            return commands.AskLoad()
        case "help":
            return commands.AskHelp()
        case _:
            return commands.AskMine()
