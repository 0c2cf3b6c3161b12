"""Numbers as people write them in Chinese: 九十, 两百五, 3.5, 1,200."""

from __future__ import annotations

DIGITS = {
    "零": 0, (
        "〇"
    ): 0, "一": 1, "二": 2, "两": 2, "俩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}

NUMBER = (
    r"(?:\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|"
    r"[零〇一二两俩三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟半]+)"
)
"""A regular expression of one number, Arabic or Chinese, without its unit."""


def number(words: str) -> float | None:
    """The value of a number below ten thousand in Chinese, or of any Arabic one; None where it is neither.

    A last digit after a hundred or a thousand counts a tenth of it: 两百五 is 250, as it is said.
    """
    if words == "半":
        return 0.5
    digits = words.replace(",", "")
    if digits and digits.isascii():
        return _arabic(digits)
    return _chinese(words)


def _arabic(digits: str) -> float | None:
    try:
        return float(digits)
    except ValueError:
        return None


def _chinese(words: str) -> float | None:
    if words and all(letter in DIGITS for letter in words):
        return float("".join(str(DIGITS[letter]) for letter in words))
    total, waiting, unit = 0, None, 1
    for letter in words:
        if letter in DIGITS:
            waiting = DIGITS[letter]
            unit = unit if waiting else 1
        elif letter in _TENS:
            unit = _TENS[letter]
            total += (1 if waiting is None else waiting) * unit
            waiting = None
        else:
            return None
    if waiting is not None:
        total += waiting * (unit // 10 if unit > 10 else 1)  # noqa: PLR2004 - 两百五 is 250, 十五 is 15
    return float(total) if words else None
