"""Words from people, made harmless: they can never ping, link, format or fake a lead number (wecom.md §5.1).

No WeCom channel documents an escape, so each active character becomes its full-width twin, which reads the same.
"""

from __future__ import annotations

import re
import unicodedata

_TWINS = str.maketrans(
    {
        "<": "＜",
        ">": "＞",
        "[": "［",
        "]": "］",
        "`": "｀",
        "*": "＊",
        "|": "｜",
        "@": "＠",
        "$": "＄",
        "~": "～",
        "\\": "＼",
    }
)
_ACTIVE = re.compile(r"[-#>+=0-9_:.Ll<\[\]`*|@$~\\]")
"""What the patterns below look for, and the characters with a twin: words without any of them are harmless."""
_LEADING = re.compile(r"^(\s*)([#>+\-=]|\d+(?=[.)]\s))")
_EDGE_UNDERSCORE = re.compile(r"(?<![0-9A-Za-z])_+|_+(?![0-9A-Za-z])")
_SCHEME = re.compile(r":(?=//)|(?<=mailto):|(?<=javascript):", re.IGNORECASE)
_DOMAIN_DOT = re.compile(r"(?:^|(?<=[0-9A-Za-z\u4e00-\u9fff]))\.(?=[A-Za-z\u4e00-\u9fff])|(?<=www)\.", re.IGNORECASE)
"""Also at the very beginning, for our own words stand in front of it, and after www, whatever follows."""
_LEAD_NUMBER = re.compile(r"(?<![0-9A-Za-z])([Ll#])(?=[-\s]?\d)")
_WIDE = {"L": "Ｌ", "l": "ｌ", "#": "＃", ">": "＞", "+": "＋", "-": "－", "=": "＝"}


class Ours(str):
    """Words of our own, or made harmless already: shown as they are."""

    __slots__ = ()


def neutral(words: object) -> Ours:
    """These words on one line, with nothing in them that any WeCom channel would act on.

    Control, bidirectional and zero-width characters go; line breaks become spaces. ``Ours`` stay untouched.
    """
    if isinstance(words, Ours):
        return words
    if words is None:
        return Ours("")
    text = " ".join(_visible(str(words)).split())
    if _ACTIVE.search(text) is None:
        return Ours(text)
    text = _LEAD_NUMBER.sub(lambda found: _WIDE[found.group(1)], text)
    text = _EDGE_UNDERSCORE.sub(lambda found: "＿" * len(found.group()), text)
    text = _DOMAIN_DOT.sub("．", _SCHEME.sub("：", text))
    return Ours(_LEADING.sub(_widened, text.translate(_TWINS)))


def _visible(text: str) -> str:
    """Spaces for what breaks a line, nothing for what cannot be seen."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(char: str) -> str:
    category = unicodedata.category(char)
    if category in {"Zl", "Zp", "Zs"} or char in "\t\n\r\v\f":
        return " "
    return "" if category in {"Cc", "Cf", "Cs", "Co", "Cn"} else char


def _widened(found: re.Match[str]) -> str:
    mark = found.group(2)
    return found.group(1) + (_WIDE.get(mark) or "".join(chr(ord(digit) + 0xFEE0) for digit in mark))
