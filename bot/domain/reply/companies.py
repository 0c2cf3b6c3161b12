"""What colleagues say of companies: one and the same, parent and subsidiary, off limits (S19, S72).

    same      L12 同一家 | L12 和 上海朗驰 是同一家 | 小朗 是 上海朗驰 的简称
    other     L12 不是同一家
    parent    L12 是 国网 的子公司 | 上海朗驰是苏州朗驰的母公司
    off       不要联系 顺风电气 | L12 勿扰,合同纠纷
    near      顺风电气 可以联系了

Only a message that says nothing else is read so. Not for us: None. What a name means is looked up by whoever asks.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.reply.text import LONGEST, fold, simplified
from bot.domain.reply.words import kin

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable


class Said(StrEnum):
    """What was said of a company."""

    SAME = "same"
    OTHER = "other"
    PARENT = "parent"
    NO_PARENT = "no_parent"
    OFF = "off"
    NEAR = "near"


@dataclass(frozen=True, kw_only=True, slots=True)
class Called:
    """A company as it was pointed at: by the number of a lead, as this one, or by its name."""

    lead: int | None = None
    this: bool = False
    name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class CompanyTold:
    """What was said of the company ``one``, and of an ``other`` beside it; ``words`` are the reason that was given."""

    said: Said
    one: Called
    other: Called | None = None
    words: str = ""


_ROWS = (
    (Said.NO_PARENT, kin.NO_PARENT),
    (Said.PARENT, kin.PARENT),
    (Said.PARENT, kin.PARENT_FIRST),
    (Said.OTHER, kin.OTHER),
    (Said.SAME, kin.SAME),
    (Said.NEAR, kin.NEAR),
    (Said.OFF, kin.OFF),
)
"""The narrowest first."""


def company_told(text: str, *, quoted: bool) -> CompanyTold | None:
    """What the message says of a company; ``quoted`` is whether it quotes a lead's card, which 这家 means then."""
    if len(text) > LONGEST:
        return None
    typed = unicodedata.normalize("NFKC", text).strip()
    if kin.SPEAKS_SO.search(simplified(typed)) is None:
        return None
    return _read(typed, quoted=quoted) or _read(fold(typed), quoted=quoted)


def _read(text: str, *, quoted: bool) -> CompanyTold | None:
    bare = kin.BARE.match(text)
    if bare and quoted:
        return CompanyTold(said=Said.OTHER if bare["no"] else Said.SAME, one=Called(this=True))
    for said, rows in _ROWS:
        for found in _matches(text, rows):
            told = _told(said, found)
            if told and (quoted or not _points(told)):
                return told
    return None


def _matches(text: str, rows: Iterable[re.Pattern[str]]) -> Iterable[re.Match[str]]:
    return (found for row in rows if (found := row.match(text)))


def _told(said: Said, found: re.Match[str]) -> CompanyTold | None:
    groups = found.groupdict()
    one = _called(groups, "one")
    other = _called(groups, "other") if "other" in groups else None
    if one is None or ("other" in groups and other is None):
        return None
    words = (groups.get("why") or "").strip()
    if words and kin.NO_REASON.search(words):
        return None
    return CompanyTold(said=said, one=one, other=other, words=words)


def _called(groups: dict[str, str | None], which: str) -> Called | None:
    lead, name = groups.get(f"{which}_lead"), (groups.get(which) or "").strip()
    if lead:
        return Called(lead=int(lead))
    if groups.get(f"{which}_this"):
        return Called(this=True)
    return None if not name or kin.NO_COMPANY.search(name) else Called(name=name)


def _points(told: CompanyTold) -> bool:
    return told.one.this or (told.other is not None and told.other.this)
