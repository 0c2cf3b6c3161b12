"""Many posts at once, from a spreadsheet or the API: how each of them ends, and what is said of all of them together.

The source of a lead is never blank (S22). What it is taken from, in this order::

    utm → the row's own channel or referrer → what the SDR picked for all → 未知-原因

An event marks the source of all its rows, and none of them counts before somebody has talked (S12).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.decision import Happened, Notice, Place, To
from bot.domain.intake import holds_id_number
from bot.domain.lead import Stage
from bot.domain.refusal import HoldsIdNumber, TooLong, Unreachable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.domain.decision import Decision
    from bot.domain.inquiry import Inquiry
    from bot.domain.lead import Lead

LEADS_IN_A_DIGEST = 15
"""So many leads fit into every channel's message, also into the 4096 bytes of a group webhook (wecom.md §5)."""


class Landing(StrEnum):
    """How a row ends."""

    DISPATCHED = "dispatched"
    INQUIRY = "inquiry"
    AGAIN = "again"
    REFUSED = "refused"


class Basis(StrEnum):
    """What the source of a lead was taken from (S22)."""

    EVENT = "event"
    UTM = "utm"
    CHANNEL = "channel"
    PICK = "pick"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """One post of several.

    ``key`` makes it the same one if it comes twice; ``sdr`` is the userid of whoever brings it, ``group`` the chatid
    it is dispatched in, ``words`` what was written. ``event`` names the event it was met at, empty for none.
    """

    key: str
    sdr: str
    group: str
    inquiry: Inquiry
    words: str
    event: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Landed:
    """How one post ended: as which lead (None: refused), which fields it misses, and why it was refused.

    ``doubts`` are codes of ``intake.Reason`` for which the lead is marked 存疑 (S69).
    ``seen`` is True where it had come in before and nothing was done now.
    """

    state: Landing
    lead: int | None = None
    missing: tuple[str, ...] = ()
    why: str = ""
    doubts: tuple[str, ...] = ()
    seen: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Crowd:
    """How many came together: ``cards`` are owed to one group, out of ``posts``. Above ``most`` they speak as one."""

    cards: int
    posts: int
    most: int

    @property
    def of_cards(self) -> bool:
        """Whether there are too many cards to show each."""
        return self.cards > self.most

    @property
    def of_posts(self) -> bool:
        """Whether too many posts came to speak to the SDR of each."""
        return self.posts > self.most


def must_be_takable(post: Post, *, most_words: int) -> None:
    """Refuse what must not or cannot be kept.

    Raises:
        HoldsIdNumber: an ID-card number stands in it (PIPL).
        TooLong: more words than ``most_words``.
        Unreachable: neither a company nor a way to reach anybody.
    """
    if holds_id_number(post.words):
        raise HoldsIdNumber
    if len(post.words) > most_words:
        raise TooLong(most=most_words)
    if not (post.inquiry.company or post.inquiry.phones or post.inquiry.email):
        raise Unreachable


def sourced(inquiry: Inquiry, *, event: str = "", pick: str = "", unknown: str) -> tuple[Inquiry, Basis]:
    """The inquiry with a source, and what that was taken from; ``unknown`` is the reason why nobody knows it."""
    own = inquiry.source
    if event:
        kept = (*inquiry.notes, own) if own and own != event and own not in inquiry.utm.values() else inquiry.notes
        return replace(inquiry, source=event, notes=kept), Basis.EVENT
    if inquiry.utm:
        return replace(inquiry, source=own or next(iter(inquiry.utm.values()))), Basis.UTM
    if own:
        return inquiry, Basis.CHANNEL
    if pick:
        return replace(inquiry, source=pick), Basis.PICK
    return replace(inquiry, source=f"未知-{unknown}"), Basis.UNKNOWN


def landed(decision: Decision) -> Landed:
    """How a post ended that led to this decision."""
    lead = decision.lead
    if decision.happened is Happened.POSTED_AGAIN or (
        decision.happened is Happened.FILLED and lead.stage is Stage.INQUIRY
    ):
        state = Landing.AGAIN
    else:
        state = Landing.INQUIRY if lead.stage is Stage.INQUIRY else Landing.DISPATCHED
    return Landed(state=state, lead=lead.number, missing=lead.missing, doubts=lead.inquiry.doubts)


def together(
    held: Sequence[tuple[Notice, Lead]], *, now: Callable[[Lead], Lead], crowd: Crowd
) -> Iterator[tuple[Notice, Lead | None]]:
    """What is said of all posts together: each notice by itself while they are few, else in digests (burst mode).

    ``now`` is a lead as it stands after all of them. A crowd of posts leaves its SDR to the summary of the import.
    """
    latest = {(notice.name, notice.to, lead.number): (notice, now(lead)) for notice, lead in held}
    true = [(notice, lead) for notice, lead in latest.values() if not _outdated(notice, lead)]
    cards = [lead for notice, lead in true if notice.card and crowd.of_cards]
    yield from _digests(cards)
    if crowd.of_posts:
        yield from _told_of_several([(notice, lead) for notice, lead in true if notice.name == _AGAIN])
    for notice, lead in true:
        said = (notice.card and crowd.of_cards) or (notice.name in _FOR_EACH and crowd.of_posts)
        if not said:
            yield notice, lead


_GAPS = "fields_missing"
_AGAIN = "sdr_posted_again"
_FOR_EACH = frozenset({_GAPS, _AGAIN, "posted_for_sdr"})
"""What an SDR is told of each of his posts, unless they are a crowd."""


def _outdated(notice: Notice, lead: Lead) -> bool:
    """Whether a later row filled the gaps that this would ask for."""
    return notice.name == _GAPS and not lead.missing


def _digests(leads: Sequence[Lead]) -> Iterator[tuple[Notice, Lead | None]]:
    """The cards of each group in as few messages as they fit in."""
    for group in dict.fromkeys(lead.group for lead in leads):
        here = [lead for lead in leads if lead.group == group]
        for first in range(0, len(here), LEADS_IN_A_DIGEST):
            facts = {"leads": here[first : first + LEADS_IN_A_DIGEST]}
            yield Notice(name="posted_together", to=Place(kind="group", id=group), facts=facts), None


def _told_of_several(again: Sequence[tuple[Notice, Lead]]) -> Iterator[tuple[Notice, Lead | None]]:
    """Each SDR whose leads came again hears of all of them at once."""
    for sdr in dict.fromkeys(lead.sdr for _, lead in again):
        his = [(notice, lead) for notice, lead in again if lead.sdr == sdr]
        facts = {"by": his[0][0].facts["by"], "leads": [lead for _, lead in his]}
        yield Notice(name="sdr_posted_again_together", to=To(userid=sdr), facts=facts), None
