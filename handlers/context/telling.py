"""Telling: what a decision says goes where it belongs, in its final words (design.md §1, sentence 4)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.decision import Decision, Happened, Here, Place, TheGroup, To, alone_with
from bot.domain.lead import Lead
from storage.cards import CardRow
from storage.history import Event
from storage.outbox import OutboxRow

if TYPE_CHECKING:
    from bot.domain.decision import Notice, Remark
    from handlers.context.context import Context
    from handlers.context.speaking import Spoken


def tell_remark(remark: Remark, context: Context) -> None:
    """Say what was said of a company where it belongs, and to whoever said it where he is."""
    if remark.lead:
        tell_all(Decision(lead=remark.lead, happened=Happened.COMPANY_TOLD, notices=remark.notices), context)
        return
    for notice in remark.notices:
        context.tell(notice)


def tell_all(decision: Decision, context: Context) -> None:
    """Say it where it belongs, and make sure that whoever gave the command hears of it where he is.

    Alone with the bot, the short line for "here" gives way to a fuller message to the same person.
    """
    lead = decision.lead
    if context.held is not None:
        context.held += [(notice, lead) for notice in decision.notices if not isinstance(notice.to, Here)]
        return
    addressed = [(notice, place_of(notice, lead, context)) for notice in decision.notices]
    told_himself = any(isinstance(notice.to, To) and place == context.here for notice, place in addressed)
    for notice, place in addressed:
        if place and not (isinstance(notice.to, Here) and told_himself):
            put(notice, lead, place, context)
    if context.here and all(place != context.here for _, place in addressed):
        _echo([notice for notice, _ in addressed if isinstance(notice.to, TheGroup)], lead, context.here, context)


def _echo(lines: list[Notice], lead: Lead, here: Place, context: Context) -> None:
    if lines:
        put(replace(lines[0], name=lines[0].elsewhere or lines[0].name, to=Here(), card=None), lead, here, context)


def place_of(notice: Notice, lead: Lead | None, context: Context) -> Place | None:
    """The conversation a notice is for; None where nobody is there to hear it."""
    match notice.to:
        case Here():
            return context.here
        case TheGroup():
            return Place(kind="group", id=lead.group if lead else context.group)
        case To(userid=userid):
            return alone_with(userid)
        case Place() as place:
            return place


def put(notice: Notice, lead: Lead | None, place: Place, context: Context) -> str:
    """Write it down in its final words: for the answer in place, where one is waited for, else for the delivery.

    What it returns is the id of the message in the outbox, empty where it is none.
    """
    spoken = context.speaker.say(notice, lead, place, context)
    if spoken.card and notice.card == "question" and context.no_new_cards:
        context.asked.append(spoken)
        spoken = replace(spoken, card=None, actions={})
    about = lead or notice.facts.get("about")
    if spoken.card and isinstance(about, Lead):
        _keep_card(spoken, notice, about, place, context)
    if spoken.reveals and lead:
        _remember_reveal(lead, place, context)
    if context.passive and place == context.here and not context.in_place:
        context.in_place.append(spoken)
        return ""
    return _post(spoken, notice, lead, place, context)


def _keep_card(spoken: Spoken, notice: Notice, lead: Lead, place: Place, context: Context) -> None:
    card = spoken.card or {}
    context.work.cards.add(
        CardRow(
            task_id=card["task_id"],
            lead=lead.number,
            cycle=lead.cycle,
            kind=notice.card or "",
            chat_kind=place.kind,
            chat_id=place.id,
            actions=spoken.actions,
            face=card,
            at=context.now,
        ),
    )


def _remember_reveal(lead: Lead, place: Place, context: Context) -> None:
    context.work.history.append(
        Event(
            lead=lead.number,
            at=context.now,
            by=context.by,
            happened=Happened.REVEALED,
            words="",
            detail={"to": place.id},
            before=None,
            chat=place.id,
        ),
    )


def _post(spoken: Spoken, notice: Notice, lead: Lead | None, place: Place, context: Context) -> str:
    context.told += 1
    name = f"{context.key}#{context.told}"
    context.work.outbox.post(
        OutboxRow(
            id=name,
            chat_kind=place.kind,
            chat_id=place.id,
            text=spoken.text,
            card=spoken.card,
            mention=notice.to.mention if isinstance(notice.to, TheGroup) else (),
            reply=context.reply if place == context.here else None,
            lead=lead.number if lead else None,
            awaited=(lead.number, lead.cycle) if lead and notice.awaited else None,
            kind=notice.name,
            created_at=context.now,
            next_at=context.now + context.hold_back,
        ),
    )
    return name
