"""How a core is spoken: 朗驰 is langchi, 长城 changcheng (or zhangcheng), ABB云控 abbyunkong."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import Final

from pypinyin import Style, lazy_pinyin, pinyin

_MOST: Final = 64
"""Ways to speak one word that are looked at; each character with two readings doubles them."""


@lru_cache(maxsize=8192)
def sound(words: str) -> tuple[str, ...]:
    """One syllable for each character, without tones; Latin words as they are."""
    return tuple(lazy_pinyin(words))


@lru_cache(maxsize=8192)
def spellings(words: str) -> frozenset[str]:
    """All ways the words may be written in pinyin without blanks, ü as v, u or yu."""
    readings = [sorted(set(some)) for some in pinyin(words, style=Style.NORMAL, heteronym=True)]
    said = {"".join(one) for one, _ in zip(product(*readings), range(_MOST), strict=False)}
    usual = "".join(sound(words))
    return frozenset(way for one in (*said, usual) for way in (one, one.replace("v", "u"), one.replace("v", "yu")))


_CONSONANTS: Final = (
    (re.compile(r"tsch|sch|tch|zh|ch|sh|[xzjs]|c(?=[eiy])"), "S"), (re.compile(r"ck|[ckgq]"), "K"),
    (re.compile(r"ph|[vf]"), "F"), (re.compile(r"r(?![aeiou])"), ""), (re.compile(r"[rl]"), "L"),
    (re.compile(r"[bp]"), "P"), (re.compile(r"th|[dt]"), "T"), (re.compile(r"ng|n"), "N"), (re.compile(r"m"), "M"),
    (re.compile(r"[a-z0-9]"), ""), (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip
_SHORTEST_SKELETON: Final = 3


def transliterates(chinese: str, latin: str) -> bool:
    """Whether Chinese characters write a foreign name by its sound: 诺德里希特 and Nordlicht, 西门子 and Siemens."""
    ours, theirs = (_skeleton(words) for words in ("".join(sound(chinese)).replace("q", "s"), latin))
    return len(ours) >= _SHORTEST_SKELETON and ours == theirs


def _skeleton(words: str) -> str:
    for letters, one in _CONSONANTS:
        words = letters.sub(one, words)
    return words
