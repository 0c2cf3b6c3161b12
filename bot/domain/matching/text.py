"""A company's name as it was typed, made comparable: width, case, traditional writing, brackets, words around it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

from bot.domain.intake.phones import GAP, reach_in
from bot.domain.intake.text import plain
from bot.domain.matching.words.forms import NOISE_AHEAD, NOISE_BEHIND
from bot.domain.matching.words.state import in_chinese
from bot.domain.patterns import regex

LONGEST: Final = 200
"""Characters of a name that are read; the longest registered names have about sixty."""

_BRACKETS: Final = str.maketrans("【】[]〔〕〈〉<>{}", "()()()()()()")
_QUOTES: Final = regex(r"[\"'“”‘’`「」『』《》]")
_UNSEEN: Final = regex("[\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]")
_MASKED: Final = regex(r"(?<![a-z0-9])\d[\d\-]*[x*]{2,}[\d\-]*")
"""A telephone of which some digits were made unreadable: 0411-8******."""
_REACH: Final = regex(r"\d{3}|@|www|http")
_CHINESE: Final = regex("[\u4e00-\u9fff]+")
_NUMBER_AHEAD: Final = regex(
    r"[①-⒛]\s*|(?:[#＃]\d{1,3}[\s.、:]+|\d{1,2}[)）]|[一二三四五六七八九十]{1,2}、)\s*(?=[\u4e00-\u9fff]{4})"
)
"""Of a list: ①, 1), #3, 一、; folding would join the first to the name, and 1 may be of it."""
_ORDINAL: Final = regex(r"第(\d{1,2})(?!\d)")
_SPOKEN: Final = {"ai": "人工智能", "hr": "人力资源", "it": "信息技术"}
_SPOKEN_BEHIND: Final = regex(rf"(?<=[\u4e00-\u9fff])(?:{'|'.join(_SPOKEN)})(?![a-z0-9])")
"""Trades that people say in English letters: 译星AI, 钱茂HR."""
_SPACE: Final = regex(r"\s+")
_ASIDE: Final = regex(r"\(([^()]*)\)")
_APART: Final = regex(r"(?<=[a-z]) (?=[a-z])")
_BRACKET: Final = regex(r"[()]")
_CHARACTER: Final = regex(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_LETTER: Final = regex(r"[a-z0-9\u3400-\u9fff\U00020000-\U0003ffff]")


def folded(written: str) -> str:
    """Half width, simplified, lower case, one kind of bracket, 第二 for 第2, 人工智能 for AI; no quotes, telephone."""
    if _CHINESE.fullmatch(written) and len(written) <= LONGEST:
        return written if _SIMPLIFIED.issuperset(written) else _simplified(written)
    narrow = unicodedata.normalize("NFKC", _unnumbered(_UNSEEN.sub("", written[:LONGEST])))
    if _CHINESE.fullmatch(narrow):
        return plain(narrow)
    text = _QUOTES.sub("", plain(narrow).lower().translate(_BRACKETS))
    if _REACH.search(text):
        text = _MASKED.sub(" ", text)
        text = reach_in(text).rest.replace(GAP, " ")
    text = _SPOKEN_BEHIND.sub(lambda found: _SPOKEN[found[0]], text)
    text = _ORDINAL.sub(lambda found: f"第{in_chinese(found[1])}", text)
    return _SPACE.sub(" ", text).strip()


def _unnumbered(text: str) -> str:
    found = _NUMBER_AHEAD.match(text.lstrip())
    return text.lstrip()[found.end() :] if found else text


_SIMPLIFIED: Final[set[str]] = set()
"""Characters that were seen to stay as they are: a name of nothing else need not be simplified."""


def _simplified(chinese: str) -> str:
    _SIMPLIFIED.update(char for char in chinese if plain(char) == char)
    return plain(chinese)


@dataclass(frozen=True, kw_only=True, slots=True)
class Aside:
    """What stands in brackets, and whether letters of the name stand before and behind it."""

    words: str
    before: str
    behind: str


def without_asides(text: str) -> tuple[str, tuple[Aside, ...]]:
    """The text with a gap (GAP) for each pair of brackets, and what stood in them."""
    found = tuple(
        Aside(
            words=one[1].strip(), before=_ASIDE.sub("", text[: one.start()]), behind=_ASIDE.sub("", text[one.end() :])
        )
        for one in _ASIDE.finditer(text)
    )
    return _BRACKET.sub("", _ASIDE.sub(GAP, text)), found


def without_noise(text: str) -> str:
    """The text without 客户名称: before and 王经理 or 谢谢 behind."""
    if text.endswith("公司") and ":" not in text and " " not in text and not NOISE_AHEAD.match(text):
        return text.strip(GAP)
    before = None
    while before != text:
        before = text
        text = NOISE_BEHIND.sub("", NOISE_AHEAD.sub("", text.strip(f" {GAP}"))).strip()
    return text


def letters(text: str) -> str:
    """Only characters, letters and digits, without blanks and points: 微·象 设计 → 微象设计."""
    return "".join(_LETTER.findall(text))


def is_latin(text: str) -> bool:
    """Whether no Chinese character is in it."""
    return not _CHARACTER.search(text)
