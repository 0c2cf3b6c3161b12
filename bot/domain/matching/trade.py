"""How two trades stand to each other: said in full, for short, in English, or another business."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bot.domain.matching.words.english import COMPOUNDS
from bot.domain.matching.words.english import trades as english_trades
from bot.domain.matching.words.trades import GENERAL, atoms, business_of, families
from bot.domain.matching.words.writings import ABBREVIATED, FILLERS, VARIANTS
from bot.domain.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence


class Trade(StrEnum):
    """How two trades stand to each other: EQUAL, one not said, one shortened, one longer at its end, kin, another."""

    EQUAL = "equal"
    UNSAID = "unsaid"
    SHORTENED = "shortened"
    EXTENDED = "extended"
    AKIN = "akin"
    OTHER = "other"


LESS: Final = frozenset({Trade.UNSAID, Trade.SHORTENED, Trade.EXTENDED})
"""One side says less of the trade, and nothing against the other."""


def compare_trades(one: Sequence[str], other: Sequence[str]) -> Trade:
    """How trades in one script stand to each other; the order does not matter."""
    if one and one[0] in english_trades():
        return _english_trade(one, other)
    short, long = sorted((tuple(map(abbreviated, one)), tuple(map(abbreviated, other))), key=_length)
    said, whole = "".join(short), "".join(long)
    if said == whole:
        return Trade.AKIN if _are_two_long(one, other, whole) else Trade.EQUAL
    if not said:
        return Trade.UNSAID
    if any(_is_said_in(fewer, more) for fewer, more in ((short, long), sorted((one, other), key=_length))):
        return Trade.EXTENDED if whole.startswith(said) else Trade.SHORTENED
    ours, theirs = _families(short), _families(long)
    return Trade.AKIN if ours & theirs or not ours or not theirs else Trade.OTHER


def _are_two_long(one: Sequence[str], other: Sequence[str], short: str) -> bool:
    """Whether two trades have but their short writing in common: 建筑工程 and 建设工程 are both called 建工."""
    ours, theirs = (_usual("".join(words)) for words in (one, other))
    return ours != theirs and short not in {ours, theirs}


_MARKET: Final = regex(
    r"(?:市场|广场|购物中心|(?<![影电])城|商场|(?:产业|软件|科技|工业|创业)园区?|奥特莱斯|公寓|写字楼)$"
)
_OF_A_MARKET: Final = regex(r"市场(?!营销)|广场|中心|[商贸件]城|商[场业]|百货|园|奥特莱斯|公寓|写字楼")


def is_market_beside(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one is a place of many tenants, a market or a park, and the other says nothing of one.

    Such places are named for the wares and the makers: a 轴承市场 is no 轴承厂, and often not even that maker's.
    """
    market, company = "".join(one), "".join(other)
    return bool(_MARKET.search(market)) and not _OF_A_MARKET.search(company)


_OF_MANY: Final = regex(
    r"(?:(?:博物|美术|图书|纪念|展览|科技|文化)馆|协会|商会|学会|联合会|联盟|促进会|基金会|(?:报|杂志|出版)社|电视台)$"
)


def is_body_beside(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one is a museum, an association or a newspaper, which is never left out, and the other no such body."""
    return bool(_OF_MANY.search("".join(one))) and not _OF_MANY.search("".join(other))


def adds_a_word(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one says a word more than the other: 汽车维修 beside 汽车, but not 机械设备 beside 机械.

    What the other says in full is said, however short that may be written: the 旅行社 of 国际旅行社, for short 国旅.
    """
    said, known = (tuple(map(abbreviated, words)) for words in (one, other))
    more = {atom for word in said for atom in atoms(word)} - {atom for word in (*known, *other) for atom in atoms(word)}
    return _length(said) > _length(known) and not more <= FILLERS


def _length(words: Sequence[str]) -> int:
    return sum(map(len, words))


@lru_cache(maxsize=4096)
def abbreviated(word: str) -> str:
    """The word as it is compared: in its usual writing, and for short where it has a short one."""
    word = _usual(word)
    for one, short in ABBREVIATED.items():
        word = word.replace(one, short)
    return word


def _usual(word: str) -> str:
    for one, usual in VARIANTS.items():
        word = word.replace(one, usual)
    return word


def _is_said_in(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the short trade says words of the long one, or pieces of them, in order, and no others.

    A word of its own is no contraction: 建设 is not 建筑设计, nor 电厂 an 电子厂.
    """
    said, whole = "".join(short), "".join(long)
    written = whole + abbreviated(whole)
    if any(atom in families() and atom not in written for word in short for atom in atoms(word)):
        return False
    for atom in (atom for word in long for atom in atoms(word)):
        said = _behind_what_is_said_of(atom, said)
    return not said


def _behind_what_is_said_of(word: str, said: str) -> str:
    """What stands behind the word, or its end, or its head and some of its characters: 房地产, 地产, 医械."""
    for at in range(len(word) - 1):
        if said.startswith(word[at:]):
            return said[len(word) - at :]
    if said[:1] == word[0]:
        for char in word:
            said = said.removeprefix(char)
    return said


def _english_trade(one: Sequence[str], other: Sequence[str]) -> Trade:
    """Two words of one meaning are one where they begin alike: Electric and Electrical, not Motor and Automotive."""
    ours, theirs = _meanings(one), _meanings(other)
    if ours == theirs:
        return Trade.EQUAL if {word[0] for word in one} == {word[0] for word in other} else Trade.AKIN
    if not ours or not theirs:
        return Trade.UNSAID
    if ours < theirs or theirs < ours:
        short, long = sorted((one, other), key=len)
        return Trade.EXTENDED if tuple(long[: len(short)]) == tuple(short) else Trade.SHORTENED
    return Trade.AKIN if _families(ours) & _families(theirs) else Trade.OTHER


def _meanings(words: Sequence[str]) -> set[str]:
    return {english_trades().get(word, (word,))[0] for word in words}


def _families(words: Sequence[str] | set[str]) -> set[str]:
    """What business the words are of; nothing where they only say 科技 or 实业."""
    return {family for word in words for family in business_of(word)}


def translated(chinese: Sequence[str], english: Sequence[str]) -> Trade:
    """How English words of trade, or a trade that was written in pinyin, stand to Chinese ones."""
    if not chinese or not english:
        return Trade.EQUAL if not chinese and not english else Trade.UNSAID
    joined = "".join(chinese)
    spelt = {word: (word,) for word in english if word in joined}
    known = spelt | {word: english_trades()[word] for word in english if word in english_trades()}
    known = _in_two(english, known, joined)
    meant = [word for word, means in known.items() if any(_means(said, joined) for said in means)]
    special = [word for word, means in known.items() if not _is_general(means)]
    kin = _families(chinese)
    left = {said for word in special if word not in meant for said in known[word]}
    if meant and (not left or _families(left) <= kin):
        return Trade.EQUAL
    if not known:
        return Trade.UNSAID
    said = {word for means in known.values() for word in means}
    return Trade.AKIN if meant or _families(said) & kin else Trade.OTHER


def _in_two(english: Sequence[str], known: dict[str, tuple[str, ...]], joined: str) -> dict[str, tuple[str, ...]]:
    """The same, with two words for one in place of each: an electric motor is 电机; beside 电气机械 both stay."""
    for first, second in pairwise(english):
        means = COMPOUNDS.get(f"{first} {second}", ())
        if any(_means(said, joined) for said in means):
            known = {word: of for word, of in known.items() if word not in {first, second}}
            known[f"{first} {second}"] = means
    return known


def _means(said: str, joined: str) -> bool:
    return said in joined or ABBREVIATED.get(said, said) in joined


def _is_general(words: Sequence[str]) -> bool:
    return all(GENERAL in families().get(word, frozenset({GENERAL})) for word in words)


def has_each_head(rest: str, trade: Sequence[str]) -> bool:
    """Whether the rest is made of the heads of at least two words, in order and leaving none out: 农科 of 农业科技.

    A 技术 in the middle may be left out: 油服 of 油田技术服务.
    """
    said = [atom for word in trade for atom in atoms(word)]
    words = [word for word in said[:-1] if word not in FILLERS or word[0] in rest] + said[-1:]
    left = rest
    for at, word in enumerate(words):
        least = len(words) - at - 1
        size = next(
            (size for size in range(len(word), 0, -1) if left.startswith(word[:size]) and len(left) - size >= least), 0
        )
        if not size:
            return False
        left = left[size:]
    return len(words) > 1 and not left
