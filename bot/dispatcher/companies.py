"""What a message says of companies, as a command: the quoted card is 这家, a name must be one (S19, S72)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.commands import Undo
from bot.domain.company_commands import ConfirmCompany, KeepOff, LetNear, TellParent, Unsay
from bot.domain.decision import Happened
from bot.domain.matching import read_company
from bot.domain.refusal import UnknownCompany
from bot.domain.reply.companies import Called, Said, company_told
from bot.domain.undoing import last_told

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.commands import Command
    from bot.domain.refusal import Refusal
    from bot.domain.reply.companies import CompanyTold
    from handlers.context import Context


def company_in(text: str, quoted: int | None, context: Context) -> Command | Refusal | None:
    """What a message asks for that speaks of companies and of nothing else; None where it does not."""
    if _TAKE_BACK.fullmatch(text):
        return _taken_back(text, quoted, context)
    told = company_told(text, quoted=quoted is not None)
    if told is None or _names_a_colleague(told, context):
        return None
    lead = told.one.lead or (quoted if told.one.this else None)
    if told.said is Said.NEAR and not _is_off_limits(lead, told.one.name, context):
        return None
    if told.said is Said.OFF and lead is None and not _is_company(told.one.name, context):
        return UnknownCompany(name=told.one.name)
    context.why = _WHY[told.said]
    return _COMMANDS[told.said](told, lead, _other(told.other, quoted, context))


_TAKE_BACK = re.compile(r"\s*(?:[LlＬｌ#＃]\s*(?P<lead>\d+)\s*)?撤[销回]\s*[。!！]?")


def _taken_back(text: str, quoted: int | None, context: Context) -> Command | None:
    """撤销 of what this person has just said of a company, whoever may take back an assignment."""
    found = _TAKE_BACK.fullmatch(text)
    last = context.work.last_actions.of(context.here) if context.here else None
    mine = last if last and last.by == context.by and last.deed == Happened.COMPANY_TOLD else None
    number = int(found["lead"]) if found and found["lead"] else quoted or (mine.lead if mine else None)
    if number is None and mine:
        return Unsay()
    told = last_told(context.work.history.of(number), by=context.by) if number else None
    return Undo(lead=number) if number and told else None


_WHY: Mapping[Said, str] = {
    Said.SAME: "说是同一家公司",
    Said.OTHER: "说不是同一家公司",
    Said.PARENT: "说了母公司",
    Said.NO_PARENT: "说不是它的子公司",
    Said.OFF: "说不要联系",
    Said.NEAR: "说可以联系了",
}

_COMMANDS: Mapping[Said, Callable[[CompanyTold, int | None, str], Command]] = {
    Said.SAME: lambda told, lead, other: ConfirmCompany(lead=lead, name=told.one.name, other_name=other),
    Said.OTHER: lambda told, lead, other: ConfirmCompany(lead=lead, name=told.one.name, other_name=other, same=False),
    Said.PARENT: lambda told, lead, other: TellParent(lead=lead, name=told.one.name, parent=other),
    Said.NO_PARENT: lambda told, lead, other: TellParent(lead=lead, name=told.one.name, parent=other, belongs=False),
    Said.OFF: lambda told, lead, _: KeepOff(lead=lead, name=told.one.name, words=told.words),
    Said.NEAR: lambda told, lead, _: LetNear(lead=lead, name=told.one.name),
}


def _other(called: Called | None, quoted: int | None, context: Context) -> str:
    """The name of the other company."""
    if called is None:
        return ""
    number = called.lead or (quoted if called.this else None)
    return context.lead(number).company if number else called.name


def _names_a_colleague(told: CompanyTold, context: Context) -> bool:
    names = {called.name for called in (told.one, told.other) if called and called.name}
    return any(person.is_called(name) for name in names for person in context.roster)


def _is_off_limits(lead: int | None, name: str, context: Context) -> bool:
    known = context.work.leads.get(lead) if lead else None
    about = context.acquaintance(known) if known else context.looked_up(name)
    return about.off_limits is not None


def _is_company(name: str, context: Context) -> bool:
    """Whether it is one we know, or is written as companies are: 集团, a trade, a legal form, or a place."""
    about = context.looked_up(name)
    if about.accounts or about.names or context.work.leads.of_company(name):
        return True
    return any(
        one.trade or one.form or one.mark or (any(one.places) and one.core) for one in read_company(name).writings
    )
