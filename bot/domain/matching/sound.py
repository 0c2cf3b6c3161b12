"""How a core is spoken: 朗驰 is langchi, 长城 changcheng (or zhangcheng), ABB云控 abbyunkong."""

from __future__ import annotations

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
