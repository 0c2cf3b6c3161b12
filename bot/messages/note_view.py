"""What a template may see of a note: who said what, when, and what was understood of it (S42)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    from bot.domain.decision import Note

_THEIR_SIDE = ("他们", "对方")
"""How a person is called whose part there is all that was said of him: 他们VP."""


class NoteView:
    """One note on a lead. ``masked`` puts words as this reader may see them; ``contact`` is the lead's contact."""

    def __init__(
        self,
        note: Note,
        *,
        at: datetime,
        by: str,
        contact: str | None,
        vocabulary: Mapping[str, Mapping[str, str]],
        masked: Callable[[str], str],
    ) -> None:
        self.at = at
        self.by = by
        self.kind = vocabulary["note_kind"][note.kind]
        self.words = masked(note.words)
        self.whom = masked(_whom(note, contact, vocabulary))
        self.understood = " ".join(filter(None, (_days(note.since, note.until, at.year), self.whom)))
        self.offers_help = note.offers_help


def _whom(note: Note, contact: str | None, vocabulary: Mapping[str, Mapping[str, str]]) -> str:
    """VP, 李总监, 联系人: the part somebody has, else his name; the contact is known and not named again (I17)."""
    if note.person and note.person == contact:
        return vocabulary["field"]["contact"]
    return note.role if note.person.startswith(_THEIR_SIDE) else note.person


def _days(since: date | None, until: date | None, year: int) -> str:
    """03-09~03-15, or one day; with its year where that is not this one."""
    if since is None or until is None:
        return ""
    form = "%m-%d" if since.year == until.year == year else "%Y-%m-%d"
    return "~".join(dict.fromkeys(day.strftime(form) for day in (since, until)))
