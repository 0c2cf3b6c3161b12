"""The pieces of what is known of a company: account, parent, earlier lead, link of the relationship chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.acquaintance import is_account, person_called, ref_of
from bot.domain.decision import Happened, NoteKind
from bot.domain.matching import Verdict
from bot.messages.neutral import Ours
from bot.messages.note_view import NoteView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from bot.domain.acquaintance import Link, Match, Parent
    from bot.domain.customer import Customer
    from bot.domain.lead import Lead
    from bot.messages.view import LeadView
    from handlers.context import Context

_OUTCOMES = frozenset({Happened.REJECTED, Happened.RETURNED, Happened.JUNKED, Happened.HELD})
"""What has a reason that is worth knowing when the company comes again (S18)."""
_WAN = 10_000


class SaidView:
    """Who said something, when, in which words; a list of customers is called by what it is."""

    def __init__(self, by: str, at: datetime, words: str, context: Context) -> None:
        self.by = context.roster.name_of(by) or "CRM"
        self.on = _day(at, context)
        self.words = words


class OffLimitsView:
    """Who said that the company must not be touched; ``above`` is the parent of which it was said, if it was (S72).

    ``ask`` is whom to ask before it is touched all the same, for a list cannot be asked; empty where nobody works
    the customer.
    """

    def __init__(self, said: SaidView, above: str, ask: str) -> None:
        self.by = said.by
        self.on = said.on
        self.words = said.words
        self.above = above
        self.ask = ask


class MatchView:
    """An account beside the company. ``inside`` readers see its people and opportunities as well."""

    def __init__(self, match: Match, context: Context, *, inside: bool, masked: Callable[[str], str]) -> None:
        self._context = context
        self._customer = match.customer
        self._masked = masked
        self._inside = inside
        self.name = masked(match.name)
        self.is_same = match.verdict is Verdict.SAME
        self.is_related = match.verdict is Verdict.RELATED
        told = match.said if self.is_same else None
        self.why = [] if told else [masked(why) for why in match.finding.why]
        self.said = SaidView(told.by, told.at, "", context) if told else None

    @property
    def owner(self) -> str:
        """Whose it is; empty for nobody."""
        return self._masked(_called(self._customer, self._context))

    @property
    def touch(self) -> str:
        """``02-20 拜访``; empty where there was neither a visit nor a follow-up."""
        return touched(self._customer, self._context)

    @property
    def opportunities(self) -> list[str]:
        """``换CRM 报价 50万``; nothing for those who may not see it."""
        found = self._customer.opportunities if self._inside and self._customer else ()
        said = ((self._masked(one.name), self._masked(one.stage), _amount(one.amount)) for one in found)
        return [" ".join(filter(None, words)) for words in said]

    @property
    def people(self) -> list[str]:
        """``李总 总经理``; nothing for those who may not see it."""
        found = self._customer.contacts if self._inside and self._customer else ()
        said = ((self._masked(one.name), self._masked(one.title)) for one in found)
        return [" ".join(filter(None, words)) for words in said if any(words)]


class ParentView:
    """The company that it belongs to, and whose that is."""

    def __init__(self, parent: Parent, context: Context, masked: Callable[[str], str]) -> None:
        self.name = masked(parent.name)
        person = person_called(parent.customer.owner, context.roster) if parent.customer else None
        self.owner = masked(_called(parent.customer, context))
        self.is_ours = person is not None and person.active
        """Whether that is somebody who could have the lead."""
        self.touch = touched(parent.customer, context)
        self.said = SaidView(parent.said.by, parent.said.at, "", context) if parent.said else None


class EarlierView:
    """Another lead of the company: where it came from (an event, a campaign), how it stands, why it ended so, and the
    last that was noted of it, by a colleague or with the lead itself (S18).
    """  # noqa: D205 — one sentence

    def __init__(self, lead: Lead, view: LeadView, context: Context) -> None:
        self._lead = lead
        self._view = view
        self._context = context
        self.name = view.name
        self.stage = view.stage
        self.posted_at = view.posted_at
        self.sdr = view.sdr
        self.owner = view.owner or next(iter(view.former_owners[::-1]), "")

    @property
    def group(self) -> str:
        """The dispatch group it was posted to, where that is another one than here."""
        here = self._context.group
        return self._context.groups.get(self._lead.group, "") if self._lead.group != here else ""

    @property
    def source(self) -> str:
        """Where they came from then; empty where nobody said."""
        stated = self._lead.inquiry
        return self._view.source if stated.source or stated.utm else ""

    @property
    def feedback(self) -> str:
        """The last line that came with it and fits no field, such as what somebody said at an event."""
        return next(iter(self._view.other_words[::-1]), "")

    @property
    def why(self) -> str:
        """Why it was rejected, returned, put aside or thrown out; empty where it was not."""
        rows = [row for row in self._context.work.history.of(self._lead.number) if row.happened in _OUTCOMES]
        return self._view.words(rows[-1].detail.get("reason", "")) if rows else ""

    @property
    def last_note(self) -> NoteView | None:
        """The last that a colleague noted."""
        notes = self._view.notes
        return notes[-1] if notes else None


class AlikeView:
    """A company of our own leads that it may be."""

    def __init__(self, match: Match, context: Context, masked: Callable[[str], str]) -> None:
        self.name = masked(match.name)
        self.is_related = match.verdict is Verdict.RELATED
        self.why = [masked(why) for why in match.finding.why]
        self.said = None
        names = [] if is_account(match.id) else [ref_of(match.id)]
        self.leads = [one.name for one in context.work.leads.of_companies(names)]
        """Their numbers, latest last; made harmless, they are not what a message is about."""


class LinkView:
    """One colleague and one person there: 李建国 · CTO · 前同事 · 2."""

    def __init__(
        self,
        link: Link,
        lead: Lead,
        context: Context,
        vocabulary: Mapping[str, Mapping[str, str]],
        masked: Callable[[str], str],
    ) -> None:
        note = NoteView(
            link.note,
            at=link.at.astimezone(context.policy.calendar.zone),
            by=context.roster.name_of(link.by),
            contact=lead.inquiry.contact,
            vocabulary=vocabulary,
            masked=masked,
        )
        self.by = note.by
        self.whom = note.whom
        self.how = link.how or (_MET if link.note.kind is NoteKind.CONTACT else "")
        self.met = not link.how and link.note.kind is NoteKind.CONTACT
        self.count = link.count
        self.helps = link.helps


_MET = "见过"


def touched(customer: Customer | None, context: Context) -> str:
    """``02-20 拜访``, whichever of visit and follow-up was later; with its year where that is not this one."""
    if customer is None or customer.last_touch is None:
        return ""
    how = "拜访" if customer.last_touch == customer.last_visit else "跟进"
    return Ours(f"{_day(customer.last_touch, context)} {how}")


def _called(customer: Customer | None, context: Context) -> str:
    """Whose the account is: by our name for him, else as the CRM calls him."""
    if customer is None:
        return ""
    person = person_called(customer.owner, context.roster)
    if person is None:
        return customer.owner
    return person.name if person.active else f"{person.name}（已离职）"


def _day(at: datetime, context: Context) -> Ours:
    day = at.astimezone(context.policy.calendar.zone)
    return Ours(day.strftime("%m-%d" if day.year == context.today.year else "%Y-%m-%d"))


def _amount(yuan: int | None) -> str:
    if yuan is None:
        return ""
    return Ours(f"{yuan / _WAN:g}万" if yuan >= _WAN else f"{yuan}元")
