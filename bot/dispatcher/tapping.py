"""What a tap on a card asks for: its key was random, its meaning is stored with the card (reliability.md C2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.dispatcher.questions import ask_reason, ask_which_company, in_crm
from bot.domain import commands, ringing
from bot.domain.decision import Here, Notice
from bot.domain.lead import Stage
from bot.domain.refusal import NotAsked, NothingToCompare, QuestionClosed, StaleCard
from bot.domain.reply import Action, Deed
from bot.messages.speaker import from_json
from storage.questions import QuestionState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.commands import Command
    from bot.domain.lead import Lead
    from bot.domain.refusal import Refusal
    from bot.wecom.transport import Card, Tapped
    from handlers.context import Context
    from storage.cards import CardRow
    from storage.questions import QuestionRow

_UNDECIDED = "choose"


def tap_of(row: CardRow, tapped: Tapped, context: Context) -> Command | Notice | Refusal | None:
    """The command behind a tap, the question it leads to, or why the card is void; None for a second click.

    The clicker's rights are settled by the command, at this moment; the card gives none.
    """
    lead = context.lead(row.lead)
    if row.cycle != lead.cycle:
        return StaleCard(lead=lead)
    verb = row.actions[tapped.key]
    if verb in _DONE and _DONE[verb](lead):
        return None
    if row.kind == "progress" and ringing.answered_since(row.at, context.work.history.of(lead.number)):
        return None
    meaning = _MEANINGS.get(verb.partition(":")[0])
    return (
        meaning(_Tap(row=row, lead=lead, tapped=tapped, context=context, verb=verb))
        if meaning
        else StaleCard(lead=lead)
    )


def is_open(question: QuestionRow | None, context: Context) -> bool:
    """Whether an answer to this question is still wanted."""
    return question is not None and question.state is QuestionState.OPEN and context.now < question.until


def is_choice(row: CardRow, tapped: Tapped) -> bool:
    """Whether the button is a choice of a question; such a button carries the question's name."""
    return "|" in row.actions[tapped.key]


def question_of(row: CardRow, tapped: Tapped, context: Context) -> QuestionRow | None:
    """The question whose choice was tapped."""
    return context.work.questions.get(row.actions[tapped.key].split("|", 1)[1])


def asked_on(row: CardRow, context: Context) -> Card | None:
    """The tapped card with the question that the tap led to, where no card of its own could come; None for no question.

    Its buttons keep their old meanings too: others see the card as it was.
    """
    if not context.asked:
        return None
    asked = context.asked[-1]
    context.work.cards.add_actions(row.task_id, asked.actions)
    return replace(from_json(asked.card or {}), task_id=row.task_id)


def choice_of(row: CardRow, tapped: Tapped, context: Context) -> tuple[QuestionRow, int]:
    """The question that a tap answers, and by which of its choices, counted from 1.

    Raises:
        QuestionClosed: it was answered, its lead has moved on, or it is too old.
        NotAsked: somebody else was asked.
    """
    question = question_of(row, tapped, context)
    verb, _, at = row.actions[tapped.key].split("|", 1)[0].partition(":")
    if question is None or verb != "choice" or not is_open(question, context):
        raise QuestionClosed
    if question.asked.casefold() != context.person.userid.casefold():
        raise NotAsked(name=context.roster.name_of(question.asked))
    return question, int(at) + 1


@dataclass(frozen=True, kw_only=True, slots=True)
class _Tap:
    row: CardRow
    lead: Lead
    tapped: Tapped
    context: Context
    verb: str


def _chosen_owner(tap: _Tap) -> str:
    """WeCom shows the first option as taken when nobody touched the dropdown (wecom.md §3.2)."""
    options = _options(tap.row)
    return tap.tapped.chosen.get("owner") or (options[0][0] if options else "")


def _rejected(tap: _Tap) -> Command | Notice:
    chosen = tap.tapped.chosen.get("reason", _UNDECIDED)
    reason = dict(_options(tap.row)).get(chosen, "")
    if chosen == _UNDECIDED or not reason:
        return ask_reason(Action(deed=Deed.REJECT, lead=tap.lead.number), tap.context)
    return commands.Reject(lead=tap.lead.number, reason=reason)


def _which_company(tap: _Tap) -> Command | Notice | Refusal:
    others = tap.context.acquaintance(tap.lead).doubtful
    return (
        ask_which_company(tap.lead, others, tap.context)
        if others
        else NothingToCompare(lead=tap.lead, name=tap.lead.company)
    )


def _options(row: CardRow) -> list[tuple[str, str]]:
    dropdown = (row.face or {}).get("dropdown") or {}
    return [(key, text) for key, text in dropdown.get("options") or []]


_MEANINGS: Mapping[str, Callable[[_Tap], Command | Notice | Refusal]] = {
    "assign": lambda tap: commands.Assign(lead=tap.lead.number, owner=_chosen_owner(tap)),
    "transfer": lambda tap: commands.Transfer(lead=tap.lead.number),
    "in_crm": lambda tap: in_crm(tap.lead.number, tap.context),
    "which": _which_company,
    "hold": lambda tap: commands.Hold(lead=tap.lead.number),
    "junk": lambda tap: commands.Junk(lead=tap.lead.number),
    "accept": lambda tap: commands.Accept(lead=tap.lead.number),
    "reject": _rejected,
    "contacted": lambda tap: commands.Contact(lead=tap.lead.number),
    "return": lambda tap: ask_reason(Action(deed=Deed.RETURN, lead=tap.lead.number), tap.context),
    "going": lambda tap: commands.FollowUp(lead=tap.lead.number, words="在跟"),
    "visit": lambda tap: commands.Contact(lead=tap.lead.number, words="约访"),
    "aside": lambda tap: commands.Snooze(lead=tap.lead.number, words="14天后 搁置"),
    "give": lambda tap: commands.Reassign(lead=tap.lead.number, owner=tap.verb.partition(":")[2]),
    "note": lambda tap: Notice(name="card_note_hint", to=Here(), facts={"lead": tap.lead}),
}
"""What each button asks for."""

_DONE: Mapping[str, Callable[[Lead], bool]] = {
    "hold": lambda lead: lead.stage is Stage.HELD,
    "contacted": lambda lead: lead.contacted_at is not None,
}
"""Buttons that stay valid when they have done their work: whoever clicks twice means it once."""
