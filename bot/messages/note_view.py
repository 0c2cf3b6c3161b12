"""What a template may see of a note: who said what, when, and what was understood of it (S42)."""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING

from bot.domain.annotation import spoken_time

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
        self.understood = " ".join(filter(None, (_time(note, at.date()), self.whom)))
        self.offers_help = note.offers_help


def _whom(note: Note, contact: str | None, vocabulary: Mapping[str, Mapping[str, str]]) -> str:
    """VP, 李总监, 联系人: the part somebody has, else his name; the contact is known and not named again (I17)."""
    if note.person and note.person == contact:
        return vocabulary["field"]["contact"]
    return note.role if note.person.startswith(_THEIR_SIDE) else note.person


def _time(note: Note, said_on: date) -> str:
    """去年（2025年）, 上周（02-23~03-01）: the time in their words and what it means; a date by itself needs none."""
    if note.since is None or note.until is None:
        return ""
    days = _days(note.since, note.until, said_on.year)
    spoken = spoken_time(note.words, today=said_on)
    return f"{spoken}（{days}）" if spoken and not _DATE.fullmatch(spoken) else days


_DATE = re.compile(r"20\d\d年|(?:20\d\d年)?\d+月\d+[日号]|\d+/\d+")


def _days(since: date, until: date, year: int) -> str:
    """2025年, 2025年12月, 03-09~03-15, or one day; with its year where that is not this one."""
    whole_months = since.day == 1 and until.day == calendar.monthrange(until.year, until.month)[1]
    if (
        whole_months
        and since.year == until.year
        and (since.month, until.month) in {(1, 12), (since.month, since.month)}
    ):
        return f"{since.year}年" if since.month != until.month else f"{since.year}年{since.month}月"
    form = "%m-%d" if since.year == until.year == year else "%Y-%m-%d"
    return "~".join(dict.fromkeys(day.strftime(form) for day in (since, until)))
