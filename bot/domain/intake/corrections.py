"""A few named fields said after the post: 补充 预算 50万, 改 电话 139..., or a bare 预算:50万."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.inquiry import Inquiry
from bot.domain.intake.draft import Draft
from bot.domain.intake.fields import Field
from bot.domain.intake.money import is_only_sum
from bot.domain.intake.named import fill_named
from bot.domain.intake.pairs import take_apart
from bot.domain.intake.phones import GAP, reach_in
from bot.domain.intake.text import writing
from bot.domain.intake.utm import read_utm
from bot.domain.patterns import regex

if TYPE_CHECKING:
    from datetime import date

_WORD = regex(
    r"^\s*(?:@\S+\s+)*(?:[lL#]\s*\d+\s*[:,]?\s*)?(?:(?P<more>补充一?下?|补|追加|再补充|还有|完善)|"
    r"(?P<other>改成|改为|改一?下?|更正|修改|更新|纠正|订正|写错了?|错了))\s*[:,]?\s*(?:一下)?\s*"
)


class Manner(StrEnum):
    """Whether a correction fills gaps only, or replaces what was stated before."""

    FILL = "fill"
    REPLACE = "replace"


@dataclass(frozen=True, kw_only=True, slots=True)
class Corrections:
    """Fields named in a message, to be laid over an inquiry; false when it names none.

    ``stated`` holds the values, ``names`` the fields of Inquiry that were named, ``manner`` how (改 replaces).
    """

    stated: Inquiry = field(default_factory=Inquiry)
    names: frozenset[str] = frozenset()
    manner: Manner = Manner.FILL

    def __bool__(self) -> bool:
        return bool(self.names)

    def onto(self, inquiry: Inquiry) -> Inquiry:
        """The inquiry with these fields: all of them where they replace, only the empty ones where they fill."""
        wanted = {
            name: getattr(self.stated, name)
            for name in self.names
            if self.manner is Manner.REPLACE or not getattr(inquiry, name)
        }
        return replace(inquiry, **wanted)


def _value_alone(body: str) -> dict[Field, list[str]]:
    """The field of a value that can be of one field alone: 改成60万, 改 139…."""
    value = body.strip(" 。.!吧了")
    reach = reach_in(value)
    if not reach.rest.replace(GAP, "").strip() and bool(reach.phones) != bool(reach.emails):
        return {Field.PHONE if reach.phones else Field.EMAIL: [value]}
    return {Field.BUDGET: [value]} if is_only_sum(value) else {}


def read_fields(text: str, *, today: date) -> Corrections:
    """The named fields of a message, and no others: free words state nothing here. Never raises.

    Behind 补充 or 改 a telephone, an address of mail or a sum is its own name.
    """
    post = writing(text)
    word = _WORD.match(post.plain)
    body = post.plain[word.end() :] if word else post.plain
    values = take_apart(body).values or (_value_alone(body) if word else {})
    draft = Draft()
    fill_named(draft, values, today)
    draft.utm = read_utm(post.written)
    stated = replace(draft.finished(post), doubts=(), tier=None, notes=())
    names = frozenset(each.name for each in fields(stated) if getattr(stated, each.name))
    replaces = word is not None and word["other"] is not None
    return Corrections(stated=stated, names=names, manner=Manner.REPLACE if replaces else Manner.FILL)
