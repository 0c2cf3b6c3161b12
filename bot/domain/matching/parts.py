"""A company's name as its parts.

name   =  places  core  trade  [集团]  form  [unit]           上海 | 朗驰 | 精密·机械 | | 有限公司 | 苏州分公司
unit   =  places  mark                                        a branch, a shop, a department, a works
alongside it may stand: another writing of the name (English, short), a former name, notes
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.matching.words.forms import INSTITUTION

if TYPE_CHECKING:
    from bot.domain.matching.places import Path


class Mark(StrEnum):
    """What a name says about its place in a family of companies."""

    NONE = ""
    GROUP = "group"
    HOLDING = "holding"


@dataclass(frozen=True, kw_only=True, slots=True)
class Parts:
    """One name, taken apart. All words are folded: simplified, half width, lower case.

    ``places`` are where the company sits; ``site`` is where the part of it sits that the name means: a subsidiary's or
    branch's place. ``trade`` has the words in the order of the name. ``form`` is the legal form, empty where only a
    short name was said. ``is_generic``: there is no distinctive core, ``core`` is itself a word of trade.
    ``national``: 中国 stands in brackets or behind the name. ``public``: an institution that only its place, number
    and kind tell from others: 杭州市第一人民医院, 浦东新区税务局.
    """

    name: str
    core: str = ""
    trade: tuple[str, ...] = ()
    places: tuple[Path, ...] = ()
    form: str = ""
    mark: Mark = Mark.NONE
    unit: str = ""
    site: tuple[Path, ...] = ()
    latin: bool = False
    national: bool = False
    is_generic: bool = False
    placeholder: bool = False
    public: bool = False

    @property
    def body(self) -> str:
        """Core and trade as they were written."""
        return self.core + ("".join(self.trade) if not self.latin else " ".join(("", *self.trade)))

    @property
    def registered(self) -> bool:
        """Whether this looks like a whole registered name, with its legal form."""
        return bool(self.form or (self.trade and INSTITUTION.search(self.trade[-1])))


@dataclass(frozen=True, kw_only=True, slots=True)
class CompanyName:
    """What somebody wrote as a company: its name, other writings of it, its former names, and notes around it."""

    written: str
    main: Parts
    alongside: tuple[Parts, ...] = ()
    former: tuple[Parts, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def writings(self) -> tuple[Parts, ...]:
        """The name in every writing that is still good."""
        return (self.main, *self.alongside)
