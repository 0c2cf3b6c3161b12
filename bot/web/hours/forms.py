"""What is sent from the page of working hours, as commands."""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING, Final

from bot.domain.calendar import Leave, WorkingHours
from bot.domain.commands import EndLeave, SetHours, TakeLeave
from bot.domain.leaving import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

_SPAN: Final = re.compile(r"(\d{1,2})[::](\d{2})\s*[-–—~至到]\s*(\d{1,2})[::](\d{2})")
_BETWEEN: Final = re.compile(r"[\s、,,;;]+")


class Unclear(Exception):
    """What was sent cannot be meant; the words are a Chinese sentence for whoever sent it."""


def command_of(form: Mapping[str, str], person: str, today: date) -> TakeLeave | EndLeave | SetHours:
    """The command in a form.

    Raises:
        Unclear: it has none that can be followed.
    """
    match form.get("do"):
        case "leave":
            leave = _leave(form)
            if leave.last < today:
                raise Unclear("这几天已经过去了,不用登记")
            return TakeLeave(person=person, leave=leave)
        case "back":
            return EndLeave(person=person, leave=_leave(form))
        case "hours":
            return SetHours(person=person, hours=_hours(form.get("hours", "")), rings=_hours(form.get("rings", "")))
    raise Unclear("没看懂要做什么,请刷新页面再试")


def _leave(form: Mapping[str, str]) -> Leave:
    first = _day(form.get("first", ""))
    last = _day(form.get("last", "") or form.get("first", ""))
    if last < first:
        raise Unclear("请假到不能早于请假从")
    words = form.get("words", "")
    return Leave(first=first, last=last, words=words if words in KINDS else KINDS[-1], deputy=form.get("deputy", ""))


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise Unclear("请选从哪天到哪天") from None


def _hours(words: str) -> WorkingHours | None:
    """``09:00-12:00、13:30-18:00``; None where it is empty."""
    spans = [
        _SPAN.fullmatch(part) for part in _BETWEEN.split(re.sub(r"\s*([-–—~至到])\s*", r"\1", words.strip())) if part
    ]
    try:
        blocks = tuple(
            (time(int(span[1]), int(span[2])), time(int(span[3]) % 24, int(span[4]))) for span in spans if span
        )
        if len(blocks) == len(spans):
            return WorkingHours(blocks=blocks) if blocks else None
    except ValueError:
        pass
    raise Unclear("时间应像 09:00-12:00、13:30-18:00,按先后排列、不重叠;和公司一样就留空")
