"""What free words tell of a lead, where no name of a field stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.intake.phones import reach_in

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.intake.draft import Draft


def fill_free(draft: Draft, text: str, today: date, *, named: int) -> None:
    """Fill what is still open."""
    del today, named
    reach = reach_in(text)
    draft.add_phones(reach.phones)
    draft.fill("email", reach.emails[0] if reach.emails else None)
