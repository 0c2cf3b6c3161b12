"""How long words may be: WeCom counts bytes of UTF-8, people count characters, neither may be cut through.

A cut never leaves half a character, a lone joiner, a skin tone without its hand or half a flag (reliability B2 #25).
"""

from __future__ import annotations

import re
import unicodedata

AI_BOT_BYTES = 20_480
"""Markdown and streams of the AI bot (wecom §1.7, §2.5)."""
APP_BYTES = 2_048
"""Text and markdown of a self-built app (wecom §4.2)."""
WEBHOOK_TEXT_BYTES = 2_048
WEBHOOK_MARKDOWN_BYTES = 4_096
"""A group webhook (wecom §5)."""

ELLIPSIS = "…"
_JOINER = "\u200d"
_LONGEST_CLUSTER = 64
_FLAG = range(0x1F1E6, 0x1F200)
_SKIN_TONE = range(0x1F3FB, 0x1F400)
_TAG = range(0xE0020, 0xE0080)
_MARKUP = (
    (re.compile(r"</?font[^>]*>"), ""),
    (re.compile(r"\[([^\]\n]*)\]\(([^)\s]*)\)"), r"\1 \2"),
    (re.compile(r"(\*\*|`)"), ""),
    (re.compile(r"^(#{1,6}|>) ?", re.MULTILINE), ""),
)


def clean(text: str) -> str:
    """The text without what neither UTF-8 nor PostgreSQL can hold: lone surrogates and NUL."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def size(text: str) -> int:
    """The length in bytes of UTF-8."""
    return len(text.encode("utf-8", "replace"))


def cut(text: str, limit: int) -> str:
    """The text itself if it has at most ``limit`` bytes, else its longest head that fits together with "…"."""
    text = clean(text)
    if size(text) <= limit:
        return text
    return _head(text, limit - size(ELLIPSIS)).rstrip(_JOINER) + ELLIPSIS


def shorten(text: str, characters: int) -> str:
    """The text on one line with at most ``characters`` characters, the last of them "…" where something is missing."""
    text = " ".join(clean(text).split())
    if len(text) <= characters:
        return text
    return text[: _boundary(text, characters - 1)].rstrip(_JOINER + " ") + ELLIPSIS


def split(text: str, limit: int) -> tuple[str, ...]:
    """The text in parts of at most ``limit`` bytes that give the (clean) text when joined.

    A part ends after a line where that leaves it at least half full.
    """
    rest, parts = clean(text), []
    while size(rest) > limit:
        head = _head(rest, limit)
        line = head.rfind("\n") + 1
        if size(head[:line]) * 2 >= limit:
            head = head[:line]
        parts.append(head)
        rest = rest[len(head) :]
    return (*parts, rest)


def numbered(text: str, limit: int) -> tuple[str, ...]:
    """The text in parts of at most ``limit`` bytes; where there are several, each begins with a line "(1/3)"."""
    parts = split(text, limit)
    if len(parts) == 1:
        return parts
    parts = split(text, limit - len("(999/999)\n"))
    return tuple(f"({number}/{len(parts)})\n{part}" for number, part in enumerate(parts, 1))


def plain(markdown: str) -> str:
    """Our own markdown as plain words, for messages that show markup raw (wecom §5 text, §1.7 welcome)."""
    for markup, words in _MARKUP:
        markdown = markup.sub(words, markdown)
    return markdown


def _head(text: str, limit: int) -> str:
    """The longest head of at most ``limit`` bytes; never empty while the text is not and ``limit`` is at least 4."""
    head = text.encode()[: max(limit, 0)].decode("utf-8", "ignore")
    return text[: _boundary(text, len(head))]


def _boundary(text: str, at: int) -> int:
    """The last place up to ``at`` where a cut goes between two characters as people see them.

    Where one "character" is a chain longer than anybody writes, ``at`` itself: somebody is playing.
    """
    for place in range(at, max(0, at - _LONGEST_CLUSTER), -1):
        if _between(text, place):
            return place
    return at


def _between(text: str, place: int) -> bool:
    if place <= 0 or place >= len(text):
        return True
    before, after = text[place - 1], text[place]
    if before == _JOINER or _clings(after) or (before == "\r" and after == "\n"):
        return False
    return not (ord(before) in _FLAG and ord(after) in _FLAG and _flags_before(text, place) % 2)


def _clings(character: str) -> bool:
    """Whether the character belongs to the one before it: joiners, variation selectors, accents, tones, tags."""
    code = ord(character)
    return character == _JOINER or unicodedata.category(character).startswith("M") or code in _SKIN_TONE or code in _TAG


def _flags_before(text: str, place: int) -> int:
    start = place
    while start and ord(text[start - 1]) in _FLAG:
        start -= 1
    return place - start
