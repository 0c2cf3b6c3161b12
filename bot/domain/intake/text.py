"""A post as we compare it: half width, simplified, letter for letter as long as what was written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from opencc import OpenCC

from bot.domain.intake.scans import closed_up
from bot.domain.patterns import regex

LIMIT = 6_000
"""Characters of a post that are read; what comes after them is cut (no lead needs more)."""

_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20,
    0x2005: 0x20,
    0xA0: 0x20,
    ord("﹕"): ord(":"),
    ord("∶"): ord(":"),
    ord("〜"): ord("~"),
    ord("—"): ord("-"),
    ord("–"): ord("-"),
    ord("‐"): ord("-"),
    ord("‑"): ord("-"),
    ord("－"): ord("-"),
    ord("|"): ord("|"),
    ord("│"): ord("|"),
    ord("丨"): ord("|"),
    ord("〔"): ord("["),
    ord("〕"): ord("]"),
}
_UNSEEN = regex(r"[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_RUNS = regex(r"([^0-9A-Za-z\u4e00-\u9fff])\1{6,}")
_RETURNS = regex(r"\r\n?")


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


@dataclass(frozen=True, kw_only=True, slots=True)
class Writing:
    """A text twice, of equal length: ``written`` as somebody typed it, ``plain`` as we compare it."""

    written: str
    plain: str

    def as_written(self, words: str | None) -> str | None:
        """The same words as written (traditional, full width, a mark where a gap is read), where they are found."""
        if not words:
            return None
        at = self.plain.find(words)
        if at >= 0:
            return self.written[at : at + len(words)]
        return self._in_pieces(words) or words

    def together(self, words: str | None) -> str | None:
        """The same, or None where these words do not stand side by side: 甲 13800001111 乙 names no company 甲 乙."""
        return self.as_written(words) if words and (words in self.plain or self._in_pieces(words)) else None

    def _in_pieces(self, words: str) -> str:
        found = re.search(r"\W{1,3}".join(map(re.escape, words.split())), self.plain)
        return self.written[found.start() : found.end()] if found else ""


def writing(text: str) -> Writing:
    """Cut a text to LIMIT, drop what nobody sees or typed (scans), and set beside it the plain form."""
    written = closed_up(_RUNS.sub(r"\1\1\1\1\1\1", _UNSEEN.sub("", _RETURNS.sub("\n", text[:LIMIT]))))
    written = written.encode("utf-8", "replace").decode("utf-8")
    return Writing(written=written, plain=plain(written))


def plain(text: str) -> str:
    """Half width and simplified, each character for one character."""
    if text.isascii():
        return text
    folded = text.translate(_WIDTH)
    whole = str(_simplifier().convert(folded))
    return whole if len(whole) == len(folded) else folded
