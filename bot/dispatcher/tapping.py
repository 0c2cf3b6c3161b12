"""What a tap on a card asks for: its key was random, its meaning is stored with the card (reliability.md C2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dispatcher.asking import ask_crm_owner, ask_reason
from bot.domain import commands
from bot.domain.decision import Here, Notice
from bot.domain.refusal import StaleCard
from bot.domain.reply import Action, Deed

if TYPE_CHECKING:
    from bot.domain.commands import Command
    from bot.domain.refusal import Refusal
    from bot.wecom.transport import Tapped
    from handlers.context import Context
    from storage.cards import CardRow

_UNDECIDED = "choose"


def tap_of(row: CardRow, tapped: Tapped, context: Context) -> Command | Notice | Refusal:
    """The command behind a tap, the question it leads to, or why the card is void.

    The clicker's rights are settled by the command, at this moment; the card gives none.
    """
    lead = context.lead(row.lead)
    if row.cycle != lead.cycle:
        return StaleCard(lead=lead)
    number = lead.number
    match row.actions[tapped.key]:
        case "assign":
            return commands.Assign(lead=number, owner=tapped.chosen.get("owner") or _first_option(row))
        case "in_crm":
            return ask_crm_owner(number, context)
        case "hold":
            return commands.Hold(lead=number)
        case "junk":
            return commands.Junk(lead=number)
        case "accept":
            return commands.Accept(lead=number)
        case "contacted":
            return commands.Contact(lead=number)
        case "reject":
            return _rejected(row, tapped, context)
        case "return":
            return ask_reason(Action(deed=Deed.RETURN, lead=number), context)
        case "note":
            return Notice(name="card_note_hint", to=Here(), facts={"lead": lead})
        case _:
            return StaleCard(lead=lead)


def _rejected(row: CardRow, tapped: Tapped, context: Context) -> Command | Notice:
    chosen = tapped.chosen.get("reason", _UNDECIDED)
    reason = dict(_options(row)).get(chosen, "")
    if chosen == _UNDECIDED or not reason:
        return ask_reason(Action(deed=Deed.REJECT, lead=row.lead), context)
    return commands.Reject(lead=row.lead, reason=reason)


def _first_option(row: CardRow) -> str:
    """WeCom shows the first option as taken when nobody touched the dropdown (wecom.md §3.2)."""
    options = _options(row)
    return options[0][0] if options else ""


def _options(row: CardRow) -> list[tuple[str, str]]:
    return [(key, text) for key, text in ((row.face.get("dropdown") or {}).get("options") or [])]
