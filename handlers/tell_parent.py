"""A colleague tells that a company belongs to another one, or that it does not (S19)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.domain.acquaintance import ParentSaid, telling
from bot.domain.refusal import NoParentTold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.company_commands import TellParent
    from handlers.context import Context, SpokenOf


def tell_parent(command: TellParent, context: Context) -> None:
    """A colleague tells that a company belongs to another one, or that it does not (S19)."""
    context.must_be_known()
    child = context.spoken_of(command.lead, command.name)
    before = context.work.companies.parents(child.known.ids | {child.id})
    if not command.belongs:
        if not before:
            named = next((one.name for one in child.known.parents if one.said is None), "")
            raise NoParentTold(lead=child.lead, name=child.name, parent=named)
        context.note_down(telling.belongs_to_nobody(child.lead, before, child=child.name))
        return
    parent = context.spoken_of(None, command.parent)
    said = ParentSaid(child=child.id, parent=parent.id, name=parent.name, by=context.by, at=context.now)
    here = [one for one in before if one.child == child.id]
    above = _above(parent, child)
    context.note_down(telling.belongs(child.lead, said, child=child.name, ancestors=above, before=here))


def _above(parent: SpokenOf, child: SpokenOf) -> Mapping[str, str]:
    """The parents above the parent, each by its id; the child by its own, however it is called there."""
    ids = [parent.id, *(one.id for one in parent.known.parents)]
    own = child.known.ids | {child.id}
    chain = [child.id if one in own else one for one in ids]
    return dict(pairwise(chain)) if chain[0] != child.id else {}
