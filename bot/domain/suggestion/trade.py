"""Whether somebody knows the customer's trade (S28): 制造 in 汽车制造业, 医疗 in 医疗器械."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bot.domain.matching import read_company
from bot.domain.matching.words.trades import GENERAL, families
from bot.domain.patterns import regex

if TYPE_CHECKING:
    from bot.domain.inquiry import Inquiry

_PARTED: Final = regex(r"[、,;/|&+\s]+|以及")
_BEHIND: Final = regex(r"(?<=..)(?:行业|产业|领域|企业|客户|业|类)$")
_SHORTEST: Final = 2


def trades_of(inquiry: Inquiry) -> tuple[str, ...]:
    """The customer's trades: as stated, else those in the company's name that say something (机械, not 科技)."""
    return words_of(inquiry.industry or "") or _of_company(inquiry.company or "")


@lru_cache(maxsize=4096)
def words_of(industry: str) -> tuple[str, ...]:
    """The trades that these words name, without 业 and 行业."""
    narrow = unicodedata.normalize("NFKC", industry).casefold()
    return tuple(dict.fromkeys(_BEHIND.sub("", piece) for piece in _PARTED.split(narrow) if piece))


@lru_cache(maxsize=4096)
def knows(industries: tuple[str, ...], trades: tuple[str, ...]) -> bool:
    """Whether one of the industries somebody has worked in is one of these trades, or a part of it."""
    ours = [word for industry in industries for word in words_of(industry)]
    return any(_alike(one, other) for one in ours for other in trades)


def _alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= _SHORTEST and shorter in longer)


@lru_cache(maxsize=4096)
def _of_company(company: str) -> tuple[str, ...]:
    known = families()
    return tuple(word for word in read_company(company).main.trade if GENERAL not in known.get(word, {GENERAL}))
