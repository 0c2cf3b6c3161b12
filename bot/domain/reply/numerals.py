"""Chinese numerals as people say a lead's number: 一百二十七, 三百零一, 幺二七, 两百."""

from __future__ import annotations

from bot.domain.patterns import regex

DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "幺": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10000}
_DIGIT = f"[{''.join(DIGITS)}]"
NUMERAL = regex(
    rf"(?:{_DIGIT}千(?:零?{_DIGIT}百)?(?:零?{_DIGIT}?十)?(?:零?{_DIGIT})?|{_DIGIT}百(?:零?{_DIGIT}?十)?(?:零?{_DIGIT})?"
    rf"|{_DIGIT}十{_DIGIT}?|十{_DIGIT}|{_DIGIT}{{2,9}})(?![万亿])"
)
"""One number: of two that are said in one breath (一百二十六一百二十八) each for itself."""


def value_of(words: str) -> int | None:
    """The number a numeral says; None if it is none (十百)."""
    if all(char in DIGITS for char in words):
        return int("".join(str(DIGITS[char]) for char in words))
    total, digit, unit = 0, None, 0
    for char in words:
        if char in DIGITS:
            digit = DIGITS[char]
        elif unit and _UNITS[char] >= unit:
            return None
        else:
            unit = _UNITS[char]
            total, digit = total + (1 if digit is None else digit) * unit, None
    tail = digit or 0
    spoken_short = tail and unit > _UNITS["十"] and "零" not in words and words[-2] in _UNITS
    return total + tail * (unit // 10 if spoken_short else 1)
