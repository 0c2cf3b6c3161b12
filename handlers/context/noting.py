"""Keeping what was said of companies: what is remembered, its history, its note, and what is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.acquaintance import OffLimits, Pair, ParentSaid
from bot.domain.decision import Happened
from handlers.context import telling
from storage.history import Event

if TYPE_CHECKING:
    from bot.domain.acquaintance import Saying
    from bot.domain.decision import Remark
    from handlers.context.context import Context
    from storage.companies import Companies


def note_down(remark: Remark, context: Context) -> None:
    """Keep the remark."""
    companies, lead = context.work.companies, remark.lead
    for saying in remark.forget:
        _forget(saying, companies)
    for saying in remark.keep:
        _keep(saying, companies)
    chat = context.here.id if context.here else ""
    number = lead.number if lead else None
    happened = Happened.COMPANY_TOLD
    detail = {**remark.detail, "why": context.why} if context.why else remark.detail
    event = Event(
        lead=number,
        at=context.now,
        by=context.by,
        happened=happened,
        words=context.words,
        detail=detail,
        chat=chat,
    )
    context.work.history.append(event)
    if lead and remark.note:
        context.work.notes.add(lead.number, context.now, context.by, remark.note, chat)
    if lead and remark.unsaid:
        context.work.notes.take_out(lead.number, context.by, remark.unsaid)
    if context.here:
        owner = lead.owner if lead else None
        context.work.last_actions.put(context.here, context.by, context.now, happened, number, owner)
    context.forget_companies()
    telling.tell_remark(remark, context)


def _keep(saying: Saying, companies: Companies) -> None:
    match saying:
        case Pair():
            companies.confirm(saying)
        case ParentSaid():
            companies.belongs(saying)
        case OffLimits():
            companies.forbid(saying)


def _forget(saying: Saying, companies: Companies) -> None:
    match saying:
        case Pair(one=one, other=other):
            companies.unconfirm(one, other)
        case ParentSaid(child=child):
            companies.belongs_to_nobody(child)
        case OffLimits(company=company):
            companies.allow(company)
