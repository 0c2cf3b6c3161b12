"""A lead while it is being read: fields are filled once, the first word counts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.domain.inquiry import Authority, Budget, Inquiry, Timeline
from bot.domain.intake.answers import denies_need, says_nothing, sells_to_us, tier_of
from bot.domain.intake.junk import Reason, doubts
from bot.domain.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.intake.text import Writing


_HEARD = 1_500
_ONCE = regex(r"本来|之前|以前|上次|一开始|原来|去年|原先|起初|先前")
_PART = regex("[,;。]")
_NOW = regex(r"现在|又|但|不过|后来|今天|改口|还是|这次|最近")


@dataclass(kw_only=True, slots=True)
class Draft:
    """What has been read of one lead so far, in the plain form of the text."""

    company: str | None = None
    contact: str | None = None
    title: str | None = None
    phones: list[str] = field(default_factory=list)
    email: str | None = None
    need: str | None = None
    refused: bool = False
    selling: bool = False
    budget: Budget | None = None
    authority: Authority | None = None
    timeline: Timeline | None = None
    region: str | None = None
    industry: str | None = None
    source: str | None = None
    utm: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def fill(self, name: str, value: str | Timeline | Authority | None) -> None:
        """Set a field, unless it is set already or words leave it open."""
        if value and getattr(self, name) is None and not (isinstance(value, str) and says_nothing(value)):
            setattr(self, name, value.strip() if type(value) is str else value)

    def hear_budget(self, budget: Budget) -> bool:
        """Keep the first budget that names a sum, else the first remark on it; whether this one was kept."""
        if self.budget is not None and (self.budget.low or self.budget.high or not (budget.low or budget.high)):
            return False
        self.budget = budget
        return True

    def add_phones(self, phones: Iterable[str]) -> None:
        """Add numbers that are not there yet, in order."""
        self.phones += [phone for phone in phones if phone not in self.phones]

    def hear_need(self, words: str) -> None:
        """A need in the customer's words, or the word that there is none, or that they sell to us."""
        if sells_to_us(words):
            self.selling = True
        elif denies_need(words):
            self.refused = not any(_ONCE.search(part) for part in _PART.split(words) if denies_need(part))
        elif self.refused and _NOW.search(words):
            self.refused, self.need = False, words
        elif not self.refused and not self.selling:
            self.need = f"{self.need};{words}" if self.need else words

    def finished(self, writing: Writing) -> Inquiry:
        """The inquiry, its words as the writer wrote them."""
        need = None if self.selling or self.refused else self.need
        inquiry = Inquiry(
            company=writing.together(self.company),
            contact=writing.as_written(self.contact),
            title=writing.as_written(self.title),
            phones=tuple(self.phones),
            email=self.email,
            need=need and ";".join(writing.as_written(part) or part for part in need.split(";")),
            budget=self.budget,
            authority=self.authority,
            timeline=self.timeline,
            region=writing.as_written(self.region),
            industry=writing.as_written(self.industry),
            source=writing.as_written(self.source),
            utm=self.utm,
            tier=tier_of(need=need, budget=self.budget, timeline=self.timeline, words=writing.plain[:_HEARD]),
            doubts=(Reason.SELLS_TO_US.value,) if self.selling else (),
            notes=tuple(writing.as_written(note) or note for note in self.notes),
        )
        return _doubted(inquiry)


def _doubted(inquiry: Inquiry) -> Inquiry:
    return replace(inquiry, doubts=tuple(dict.fromkeys(doubt.reason.value for doubt in doubts(inquiry))))
