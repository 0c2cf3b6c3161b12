"""Which decision somebody may take back, and until when (product.md §3, "undo")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from bot.domain.decision import Happened
from bot.domain.refusal import CannotUndo

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime, timedelta

    from bot.domain.lead import Lead

DECISIONS = frozenset(
    {
        Happened.NAMED,
        Happened.ASSIGNED,
        Happened.REASSIGNED,
        Happened.UNASSIGNED,
        Happened.HELD,
        Happened.FOUND_IN_CRM,
        Happened.JUNKED,
        Happened.WON,
        Happened.LOST,
    },
)
"""What can be taken back: what sales-ops decide, and how a lead ended."""

_ANYBODYS = frozenset({Happened.WON, Happened.LOST})
"""What any of sales-ops may take back, whoever said it."""

ANSWERS = frozenset(
    {
        Happened.ACCEPTED,
        Happened.REJECTED,
        Happened.RETURNED,
        Happened.CONTACTED,
        Happened.FOLLOWED_UP,
        Happened.TRANSFERRED,
        Happened.UNDONE,
        Happened.REVIVED,
    },
)
"""What makes an earlier decision final."""


_FINAL = {Happened.UNDONE: "nothing", Happened.REVIVED: "nothing", Happened.TRANSFERRED: "transferred"}


class Remembered(Protocol):
    """A row of the lead's history."""

    @property
    def by(self) -> str:
        """Who did it."""

    @property
    def at(self) -> datetime:
        """When."""

    @property
    def happened(self) -> Happened:
        """What it was."""

    @property
    def detail(self) -> Mapping[str, str]:
        """What belongs to it: the ``rule`` by which the bot did it."""

    @property
    def before(self) -> Lead | None:
        """The lead before it."""


Row = TypeVar("Row", bound=Remembered)


def last_decision(history: Sequence[Row], *, by: str, lead: Lead) -> tuple[Row, Lead]:
    """The last decision on the lead, if it is this person's to take back, and the lead as it stood before.

    What a rule decided, and that a lead was won or lost, any of sales-ops may take back.

    Raises:
        CannotUndo: there is none, the owner has answered, or it is somebody else's.
    """
    for row in reversed(history):
        if row.happened in ANSWERS:
            raise CannotUndo(lead=lead, why=_FINAL.get(row.happened, "answered"))
        if row.happened in DECISIONS and row.before is not None:
            if row.by.casefold() != by.casefold() and row.happened not in _ANYBODYS and "rule" not in row.detail:
                raise CannotUndo(lead=lead, why="not_yours")
            return row, row.before
    raise CannotUndo(lead=lead, why="nothing")


def last_told(history: Sequence[Row], *, by: str) -> Row | None:
    """What this person said of the lead's company, if nobody has spoken of it and he has decided nothing since."""
    for row in reversed(history):
        if row.happened is Happened.COMPANY_TOLD:
            return row if is_own(row, by=by) else None
        if row.happened in DECISIONS | ANSWERS and is_own(row, by=by):
            return None
    return None


def is_own(row: Remembered, *, by: str) -> bool:
    """Whether this person did it."""
    return row.by.casefold() == by.casefold()


def must_be_in_time(lead: Lead, *, last_at: datetime, now: datetime, within: timedelta) -> None:
    """Refuse an undo that comes too late.

    Raises:
        CannotUndo: the time for it has passed.
    """
    if now - last_at > within:
        raise CannotUndo(lead=lead, why="late")
