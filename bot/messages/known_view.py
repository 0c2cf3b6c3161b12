"""What a template may see of a company we may know: that it is there, whose, last touched when, and why we think so.

Whoever has no right to the CRM's data sees just that: no people there, no opportunities.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bot.domain.acquaintance import chain_of, owners_of, person_called
from bot.domain.matching import Verdict
from bot.domain.people import Role
from bot.messages.known_parts import (
    AlikeView,
    EarlierView,
    LinkView,
    MatchView,
    OffLimitsView,
    ParentView,
    SaidView,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.domain.acquaintance import Acquaintance, Match
    from bot.domain.decision import Place
    from bot.domain.lead import Lead
    from bot.messages.view import LeadView
    from handlers.context import Context

Vocabulary = dict[str, dict[str, str]]
_INSIDERS = frozenset({Role.SALES_OPS, Role.SALES_HEAD})
"""Who may see what the CRM holds of a customer, beside whoever the account belongs to; never in a group."""


class KnownView:
    """The company of a lead as we know it. ``reader`` is where this is read, None for everybody.

    ``masked`` puts words as this reader may see them, ``view_of`` shows another lead.
    """

    def __init__(
        self,
        lead: Lead,
        context: Context,
        vocabulary: Vocabulary,
        *,
        reader: Place | None,
        masked: Callable[[str], str],
        view_of: Callable[[Lead], LeadView],
    ) -> None:
        self._lead = lead
        self._context = context
        self._vocabulary = vocabulary
        self._reader = reader
        self._masked = masked
        self._view_of = view_of

    @cached_property
    def _known(self) -> Acquaintance:
        return self._context.acquaintance(self._lead)

    # ------------------------------------------------------------------------------------------- the CRM

    @cached_property
    def accounts(self) -> list[MatchView]:
        """Accounts that it is, or may be, the surest first."""
        return [MatchView(match, self._context, inside=self._inside(match), masked=self._masked)
                for match in self._known.accounts]  # fmt: skip

    @property
    def same(self) -> list[MatchView]:
        """Accounts that it is."""
        return [one for one in self.accounts if one.is_same]

    @property
    def doubtful(self) -> list[MatchView]:
        """Accounts that it may be: somebody has to look."""
        return [one for one in self.accounts if not one.is_same]

    @property
    def asks(self) -> bool:
        """Whether somebody should say if it is one of them: nothing is sure yet."""
        return bool(self.doubtful or self.alike) and not self.same

    @property
    def not_found_as_of(self) -> datetime | None:
        """As of when the CRM does not know the company; None where it does, is silent, or was never mirrored."""
        state = self._context.work.crm.state()
        silent = state is not None and state.is_silent(self._context.now)
        return None if silent or self._known.accounts else self._context.mirror_as_of

    @property
    def owners(self) -> list[str]:
        """Whose it is, by our own names."""
        return [person.name for person in owners_of(self._known.same, self._context.roster)]

    def _inside(self, match: Match) -> bool:
        """Whether this reader may see what the CRM holds of the customer."""
        if self._reader is None or self._reader.is_group:
            return False
        person = self._context.roster.find(self._reader.id)
        if person is None or not person.active:
            return False
        owner = person_called(match.customer.owner, self._context.roster) if match.customer else None
        return bool(person.roles & _INSIDERS) or person == owner

    @property
    def anything(self) -> bool:
        """Whether there is anything to tell of the company."""
        found = (self.accounts, self.alike, self.earlier, self.chain, self.off_limits, self.parent)
        return any(found) or self.not_found_as_of is not None

    # ------------------------------------------------------------------------------------- what was said

    @property
    def off_limits(self) -> OffLimitsView | None:
        """Who said that the company, or one above it, must not be touched (S72)."""
        said, above = self._known.off_limits, self._known.off_limits_above
        if said is None:
            return None
        view = SaidView(said.by, said.at, self._masked(said.words), self._context)
        ask = view.by if said.by else "、".join(self.owners)
        return OffLimitsView(view, self._masked(above.name) if above else "", ask)

    @property
    def parent(self) -> ParentView | None:
        """The company it belongs to; of several above it the first whose owner is known (S19)."""
        views = [ParentView(one, self._context, self._masked) for one in self._known.parents]
        return next((one for one in views if one.is_ours), views[0] if views else None)

    # --------------------------------------------------------------------------------- our own history

    @cached_property
    def earlier(self) -> list[EarlierView]:
        """The other leads of the company, latest first, with what became of them (S18)."""
        leads = self._context.leads_of_company(self._lead)
        return [EarlierView(one, self._view_of(one), self._context) for one in reversed(leads)]

    @cached_property
    def alike(self) -> list[AlikeView]:
        """Companies of our own leads that it may be, with their latest lead."""
        found = (match for match in self._known.names if match.verdict is not Verdict.SAME)
        views = (AlikeView(match, self._context, self._masked) for match in found)
        return [view for view in views if view.leads]

    @cached_property
    def chain(self) -> list[LinkView]:
        """Which colleagues know whom there, by all notes on all leads of the company (S43)."""
        leads = {one.number: one for one in (*self._context.leads_of_company(self._lead), self._lead)}
        kept = (row for number in leads for row in self._context.work.notes.of(number))
        links = chain_of((row.lead, row.at, row.by, row.note) for row in kept)
        return [LinkView(link, leads[link.lead], self._context, self._vocabulary, self._masked) for link in links]
