"""Two names beside each other, part by part: how cores, trades and places stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.matching.places import NATION, has_own_law, lies_in, shared
from bot.domain.matching.sound import sound, spellings, transliterates, usual_spellings
from bot.domain.matching.trade import Trade, compare_trades, has_each_head, translated
from bot.domain.matching.words.english import trades as english_trades

if TYPE_CHECKING:
    from bot.domain.matching.parts import Parts
    from bot.domain.matching.places import Path


class Core(StrEnum):
    """How two cores stand to each other. Only EQUAL and SPELT (the same in pinyin) may be one company."""

    EQUAL = "equal"
    SPELT = "spelt"
    SOUNDS = "sounds"
    FOREIGN = "foreign"
    TURNED = "turned"
    CONTAINED = "contained"
    ONE_OFF = "one_off"
    OTHER = "other"


class Where(StrEnum):
    """How the places stand to each other."""

    EQUAL = "equal"
    INSIDE = "inside"
    UNSAID = "unsaid"
    NATIONAL = "national"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True, slots=True)
class Relation:
    """Two names part by part."""

    core: Core
    trade: Trade
    where: Where


_SHORTEST: Final = 2
_LONGEST_SPELT: Final = 16
"""Characters of a core that are looked for in pinyin; no core is so long."""


def relate(one: Parts, other: Parts) -> Relation:
    """How the parts stand to each other; the order does not matter."""
    where = _where(one, other)
    if one.latin != other.latin:
        chinese, latin = (other, one) if one.latin else (one, other)
        core, said = _spelt(chinese, latin)
        return Relation(core=core, trade=translated(chinese.trade, said), where=where)
    if _is_called_by_place(one, other) or _is_called_by_place(other, one):
        return Relation(core=Core.EQUAL, trade=Trade.EQUAL, where=Where.EQUAL)
    if cut := _cut(one, other) or _cut(other, one):
        return Relation(core=Core.EQUAL, trade=compare_trades(*cut), where=where)
    if _is_moved(one, other) or _is_moved(other, one):
        return Relation(core=Core.EQUAL, trade=Trade.EQUAL, where=Where.EQUAL)
    return Relation(core=_core(one, other), trade=compare_trades(one.trade, other.trade), where=where)


def _is_called_by_place(short: Parts, whole: Parts) -> bool:
    """Nothing but place and trade tells the company: 江苏交通规划设计院 is 江苏省 | 交通规划设计院 | 股份有限公司."""
    if short.places or not (short.is_generic and whole.is_generic) or len(whole.body) < _LONG_TRADE:
        return False
    return "".join(short.trade) == whole.body and any(lies_in(short.core, path) for path in whole.places)


_LONG_TRADE: Final = 4


def _is_moved(one: Parts, other: Parts) -> bool:
    """银川贺兰枸杞有限公司 and 贺兰枸杞(银川)有限公司: the same but for where the city stands."""
    ahead = one.name.removesuffix(other.name)
    return ahead != one.name and any(ahead in {path[-1], f"{path[-1]}市"} for path in other.places if path)


def _cut(short: Parts, long: Parts) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """A short name that ends inside the trade of the long one, or has the head of each word: 远渔海洋, 远渔海装.

    Or before words of trade that nobody knows, which the core seems to hold: 听雨阁园林 beside 听雨阁园林叠石.
    """
    unknown = long.core.removeprefix(short.body)
    if short.trade and not short.registered and _SHORTEST <= len(unknown) < len(long.core):
        return short.trade, (*short.trade, unknown, *long.trade)
    rest = short.body[len(long.core) :]
    enough = len(rest) >= _SHORTEST or (rest and len(short.core) > _SHORTEST)
    if short.latin or short.registered or short.core == long.core or not enough:
        return None
    if long.body.startswith(short.body):
        return (rest,), long.trade
    says_all = short.body.startswith(long.core) and has_each_head(rest, long.trade)
    return (long.trade, long.trade) if says_all else None


def _core(one: Parts, other: Parts) -> Core:
    if one.latin:
        return Core.EQUAL if one.core.replace(" ", "") == other.core.replace(" ", "") else Core.OTHER
    if one.core == other.core or (one.body == other.body and one.body) or _placed(one, other) or _placed(other, one):
        return Core.EQUAL
    return twins(one.core, other.core)


def _placed(long: Parts, short: Parts) -> bool:
    """曹妃甸港通 beside 唐山曹妃甸 | 港通: what the longer core begins with is a place of the other's."""
    ahead = long.core.removesuffix(short.core)
    if ahead in {"", long.core}:
        return False
    is_town = any(ahead + town in short.name for town in ("镇", "乡", "街道", "村"))
    return is_town or any(lies_in(ahead, path[:2]) for path in (*short.places, *long.places))


def twins(one: str, other: str) -> Core:
    """In which way two different cores may be taken for each other."""
    if sound(one) == sound(other):
        return Core.SOUNDS
    if sorted(one) == sorted(other):
        return Core.TURNED
    short, long = sorted((one, other), key=len)
    if len(short) >= _SHORTEST and (long.startswith(short) or long.endswith(short)):
        return Core.CONTAINED
    if len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1:
        return Core.ONE_OFF
    return Core.OTHER


# --------------------------------------------------------------------------------------------- English and pinyin


def _spelt(chinese: Parts, latin: Parts) -> tuple[Core, tuple[str, ...]]:
    """Whether the English name begins with the core in pinyin, and the words of trade that it says then."""
    words = tuple(latin.core.split())
    if max(len(chinese.core), len(words)) > _LONGEST_SPELT:
        return Core.OTHER, latin.trade
    if found := _head_spelt(chinese, latin, words):
        return found
    for size in range(_SHORTEST, len(chinese.core)):
        if words and "".join(words) in spellings(chinese.core[:size]):
            meaning = [word for word in latin.trade if chinese.core[size:] in english_trades().get(word, ())]
            if meaning:
                return Core.SPELT, tuple(word for word in latin.trade if word not in meaning)
    if latin.is_generic and chinese.is_generic and any(lies_in(chinese.core, path) for path in latin.places):
        return Core.SPELT, (*words, *latin.trade)
    if chinese.core.startswith("".join(words) or " "):
        return Core.CONTAINED, latin.trade
    foreign = words and transliterates(chinese.core, "".join(words))
    return Core.FOREIGN if foreign else Core.OTHER, latin.trade


def _head_spelt(chinese: Parts, latin: Parts, words: tuple[str, ...]) -> tuple[Core, tuple[str, ...]] | None:
    """The first words are the core itself, or its pinyin, or that of the core and some of its trade."""
    trade = "".join(chinese.trade)[:_LONGEST_SPELT]
    for count in range(len(words), 0, -1):
        joined = "".join(words[:count])
        if joined == chinese.core:
            return Core.EQUAL, (*words[count:], *latin.trade)
        if joined in spellings(chinese.core):
            return Core.SPELT, (*words[count:], *latin.trade)
        more = next((size for size in range(len(trade), 0, -1) if joined in spellings(chinese.core + trade[:size])), 0)
        if more and not chinese.core.isascii():
            return Core.SPELT, (trade[:more], *words[count:], *latin.trade)
    return None


# --------------------------------------------------------------------------------------------------------- places


def _where(one: Parts, other: Parts) -> Where:
    ours, theirs = _deepest(one), _deepest(other)
    if one.national != other.national:
        return Where.OTHER if (ours or theirs) and not (ours and theirs and ours == theirs) else Where.NATIONAL
    if ours is None or theirs is None:
        return Where.EQUAL if ours == theirs else Where.UNSAID
    other_law = set(filter(has_own_law, one.places)) != set(filter(has_own_law, other.places))
    if other_law or (ours == theirs and lies_astray(one, other) and lies_astray(other, one)):
        return Where.OTHER
    if ours == theirs or (one.latin != other.latin and _sound_alike(ours[-1], theirs[-1])):
        return Where.EQUAL
    if not shared(ours, theirs):
        return Where.OTHER
    return Where.EQUAL if ours in other.places or theirs in one.places else Where.INSIDE


def lies_astray(one: Parts, other: Parts) -> bool:
    """Whether a place of the one has nothing to do with those of the other: 鹰潭市东城区 where 鹰潭 has no 东城."""
    return any(not any(shared(path, known) for known in other.places) for path in one.places)


def _sound_alike(one: str, other: str) -> bool:
    """Fuzhou is 福州 and 抚州."""
    return not set(usual_spellings(one)).isdisjoint(usual_spellings(other))


def _deepest(parts: Parts) -> Path | None:
    return max((path for path in parts.places if path != NATION), key=len, default=None)
