"""A plain answer to the gaps the SDR was asked about: 预算50万 · 老板拍板,三个月内上线 · 五十万左右.

Only what was asked for is heard, and only in a few words that ask nothing and tell nothing of earlier times.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from bot.domain.inquiry import Budget, Inquiry
from bot.domain.intake.clauses import authority_of, budget_of, timeline_of
from bot.domain.intake.corrections import Corrections, read_fields
from bot.domain.intake.cutting import cut
from bot.domain.intake.money import is_only_sum, read_budget
from bot.domain.intake.text import writing
from bot.domain.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

LONGEST = 80
"""Characters of an answer; more than this tells a story."""

_LEAD = regex(r"^\s*(?:@\S+\s+)*[lL#]\s*\d+\s*[:,]?\s*")
_NO_ANSWER = regex(r"[?吗呢]|什么|多少|怎么|去年|前年|之前|以前|上次|原来|别家|同行|竞|我去问|问一?下|没接|没人接")
_LEFT_UNSAID = regex(r"[没未](?:有|能)?(?:说|提|问|聊|谈|讲|透露)")
"""The customer did not speak of it: the gap stays, and so does its question."""


def read_answers(text: str, gaps: Collection[str], *, today: date, contact: str | None) -> Corrections:
    """What these words state of the fields in ``gaps``; nothing of any other. Never raises."""
    plain = _LEAD.sub("", writing(text[: LONGEST + 1]).plain)
    if len(plain) > LONGEST or _NO_ANSWER.search(plain):
        return Corrections()
    named = read_fields(plain, today=today)
    stated = named.stated
    for clause in cut(plain):
        if _LEFT_UNSAID.search(clause):
            continue
        stated = replace(
            stated,
            budget=stated.budget or _budget(clause),
            authority=stated.authority or authority_of(clause, contact),
            timeline=stated.timeline or timeline_of(clause, today),
        )
    names = frozenset(each.name for each in fields(Inquiry) if each.name in gaps and getattr(stated, each.name))
    return Corrections(stated=stated, names=names)


def _budget(clause: str) -> Budget | None:
    """Also a sum by itself: it was the budget that was asked for."""
    return read_budget(clause) if is_only_sum(clause) else budget_of(clause)
