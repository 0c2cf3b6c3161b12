"""Somebody who may says that two companies are one, or that they are not; it is remembered for the pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import rights
from bot.domain.acquaintance import Pair, owners_of, telling
from bot.domain.doubt import SeveralFit
from bot.domain.refusal import NothingToCompare
from handlers.context import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.acquaintance import Match
    from bot.domain.company_commands import ConfirmCompany
    from handlers.context import Context, SpokenOf


def confirm_company(command: ConfirmCompany, context: Context) -> None:
    """Somebody who may says that two companies are one, or that they are not; it is remembered for the pair."""
    meant = context.spoken_of(command.lead, command.name)
    owners = [person.userid for person in owners_of(meant.known.accounts, context.roster)]
    rights.must_confirm(context.person, context.roster, [*owners, (meant.lead and meant.lead.owner) or ""])
    same = command.same and command.other != ""
    others = [one for one in _others(command, meant, context) if one.id != meant.id]
    if not others and not command.same and command.other_name and command.lead is None:
        meant, others = _until_now_one(command, meant, context)
    if not others:
        raise NothingToCompare(lead=meant.lead, name=meant.name)
    if same and len(others) > 1:
        raise SeveralFit(lead=meant.lead, others=tuple(others))
    ids = {one.id for one in others}
    before = [pair for pair in context.work.companies.pairs({meant.id}) if pair.other in ids]
    pairs = [Pair(one=meant.id, other=one.id, same=same, by=context.by, at=context.now) for one in others]
    context.note_down(telling.confirm(meant.lead, pairs, name=meant.name, others=others, before=before))


def _others(command: ConfirmCompany, meant: SpokenOf, context: Context) -> Sequence[Match]:
    """The companies that are meant: the one chosen or named, else what it is taken for, else all that it may be."""
    found = (*meant.known.accounts, *meant.known.names)
    if command.other:
        return [match for match in found if match.id == command.other]
    if command.other_name:
        return [context.spoken_of(None, command.other_name).match]
    sure = [match for match in meant.known.same if match.said is None or not command.same]
    return sure or meant.known.doubtful


def _until_now_one(command: ConfirmCompany, meant: SpokenOf, context: Context) -> tuple[SpokenOf, list[Match]]:
    """Two names that are one company because somebody said so: each is looked at as it is written."""
    for own, name in ((command.name, command.other_name), (command.other_name, command.name)):
        one, other = written(own, context), context.spoken_of(None, name).match
        if any(pair.same and pair.beside(one.id) == other.id for pair in context.work.companies.pairs({one.id})):
            return one, [other]
    return meant, []
