"""What a short name may leave out of the whole one, and what it may not say more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.matching.doubt import BARE
from bot.domain.matching.places import NATION
from bot.domain.matching.relations import Relation, Where
from bot.domain.matching.trade import LESS, Trade, adds_a_word

if TYPE_CHECKING:
    from bot.domain.matching.parts import Parts


def says_more_than_registered(short: Parts, whole: Parts, relation: Relation) -> bool:
    """朗驰汽车维修 is not short for 朗驰汽车有限公司: nobody adds a word to the whole name."""
    if not whole.registered or short.registered or short.latin != whole.latin or whole.body.startswith(short.body):
        return False
    return relation.trade in LESS and adds_a_word(short.trade, whole.trade)


def works(parts: Parts) -> bool:
    """辽湾工程 builds ships, houses or roads: without a place that is too little to know a company by."""
    return parts.trade == ("工程",) and len(parts.core) < BARE


def is_called_shorter(one: Parts, other: Parts, relation: Relation) -> bool:
    """上海云杉检验所 is how people call 上海云杉医学检验所有限公司; 实验中学 and 中学 have no form to drop."""
    same_place = relation.where is Where.EQUAL and bool(one.places)
    drops_form = bool(one.form) != bool(other.form)
    return relation.trade is Trade.SHORTENED and same_place and drops_form and ends_alike(one, other)


def ends_alike(one: Parts, other: Parts) -> bool:
    """智汇眼科医院 is how people call 智汇眼科医院有限公司."""
    if not (one.trade and other.trade) or (one.form and other.form):
        return False
    return one.trade[-1].endswith(other.trade[-1]) or other.trade[-1].endswith(one.trade[-1])


def is_bare(parts: Parts) -> bool:
    """Only a core of two characters, or one Latin word: too little to know a company by."""
    says_more = parts.trade or [path for path in parts.places if path != NATION] or parts.form
    return not says_more and (" " not in parts.core if parts.core.isascii() else len(parts.core) < BARE)
