"""How a core is spoken: 朗驰 is langchi, 长城 changcheng (or zhangcheng), ABB云控 abbyunkong."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Final

from bot.domain.patterns import regex
from bot.domain.pinyin import readings, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST: Final = 64
"""Ways to speak one word that are looked at; each character with two readings doubles them."""


@lru_cache(maxsize=8192)
def sound(words: str) -> tuple[str, ...]:
    """One syllable for each character, without tones; Latin words as they are."""
    return tuple(_USUAL.get(char, syllable) for char, syllable in _by_character(words))


_PIECE: Final = regex("[\u3400-\u9fff]|[^\u3400-\u9fff]+")


def _by_character(words: str) -> Iterator[tuple[str, str]]:
    return ((piece, _spoken(piece)) for piece in _PIECE.findall(words))


@lru_cache(maxsize=16_384)
def _spoken(piece: str) -> str:
    """A name's characters are few and come again and again; without phrases each is spoken by itself."""
    return "".join(spelled(piece))


_TWO_WAYS: Final = {
    "长": ("chang", "zhang"), "重": ("zhong", "chong"), "乐": ("le", "yue"), "行": ("hang", "xing"),
    "朝": ("chao", "zhao"), "都": ("du", "dou"), "盛": ("sheng", "cheng"), "晟": ("sheng", "cheng"),
    "传": ("chuan", "zhuan"), "厦": ("xia", "sha"), "调": ("diao", "tiao"), "率": ("lv", "shuai"),
    "参": ("can", "shen"), "单": ("dan", "shan"), "还": ("huan", "hai"), "观": ("guan",),
    "大": ("da",), "会": ("hui",), "和": ("he",), "兴": ("xing",), "中": ("zhong",), "发": ("fa",),
}  # fmt: skip
"""How characters are read in names, the usual way first; pypinyin knows rare readings too."""
_USUAL: Final = {char: ways[0] for char, ways in _TWO_WAYS.items()}


def usual_spellings(words: str) -> tuple[str, ...]:
    """The few ways a name is likely to be written in pinyin, without blanks."""
    if _TWO_WAYS.keys().isdisjoint(words):
        return ("".join(map(_spoken, _PIECE.findall(words))),)
    ways = (_TWO_WAYS.get(char, (syllable,)) for char, syllable in _by_character(words))
    return tuple("".join(way) for way, _ in zip(product(*ways), range(_MOST_USUAL), strict=False))


_MOST_USUAL: Final = 4


@lru_cache(maxsize=8192)
def spellings(words: str) -> frozenset[str]:
    """All ways the words may be written in pinyin without blanks, ü as v, u or yu."""
    said = {"".join(one) for one, _ in zip(product(*readings(words)), range(_MOST), strict=False)}
    usual = "".join(sound(words))
    return frozenset(way for one in (*said, usual) for way in (one, one.replace("v", "u"), one.replace("v", "yu")))


_CONSONANTS: Final = (
    (regex(r"tsch|sch|tch|zh|ch|sh|[xzjs]|c(?=[eiy])"), "S"), (regex(r"ck|[ckgq]"), "K"),
    (regex(r"ph|[vf]"), "F"), (regex(r"r(?![aeiou])"), ""), (regex(r"[rl]"), "L"),
    (regex(r"[bp]"), "P"), (regex(r"th|[dt]"), "T"), (regex(r"ng|n"), "N"), (regex(r"m"), "M"),
    (regex(r"[a-z0-9]"), ""), (regex(r"(.)\1+"), r"\1"),
)  # fmt: skip
_SHORTEST_SKELETON: Final = 3
_L_BEFORE_CONSONANT: Final = regex(r"l(?![aeiouyl])")
"""Written 尔, as an r is there: 法尔肯 for Falken; before a vowel it is heard."""


def transliterates(chinese: str, latin: str) -> bool:
    """Whether Chinese characters write a foreign name by its sound: 诺德里希特 and Nordlicht, 西门子 and Siemens."""
    ours, theirs = (_skeleton(words) for words in ("".join(sound(chinese)).replace("q", "s"), latin))
    return len(ours) >= _SHORTEST_SKELETON and ours in {theirs, _skeleton(_L_BEFORE_CONSONANT.sub("", latin))}


def _skeleton(words: str) -> str:
    for letters, one in _CONSONANTS:
        words = letters.sub(one, words)
    return words
