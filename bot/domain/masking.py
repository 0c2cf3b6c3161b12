"""Personal data as others may see it: phone, mail and name masked, also inside free words (I17, reliability.md C3)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from bot.domain.patterns import regex

_MAIL = regex(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_ID_CARD = regex(r"(?<!\d)\d{17}[\dXx](?!\d)")
_MOBILE = regex(r"(?<!\d)1[\W_]{0,3}[3-9](?:[\W_]{0,3}\d){9}(?!\d)")
_NUMBER = regex(r"(?<!\d)\+?\d(?:[\s\-–—.()（）·]{0,2}\d){6,}(?!\d|\s?[万元亿])")
_DATE = regex(r"((?<!\d)(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])(?!\d))")
_HINT = regex(r"[\d@＠]")
"""Nothing is to be masked where there is none of these."""
_CALLED = regex(r".{1,3}(?:总|经理|主任|部长|厂长|店长|总监|先生|女士|小姐|老师|工|哥|姐|董|处|科长|院长|校长|老板)$")
_FULL_WIDTH = str.maketrans("＋－＠．", "+-@.")


def mask_phone(phone: str) -> str:
    """``138****8000``; of a landline or a foreign number the last four digits stay, of a short one the last two."""
    digits = [index for index, char in enumerate(phone) if char.isdigit()]
    shown = 2 if len(digits) < 8 else 4  # noqa: PLR2004 — shorter numbers would show more than they hide
    head = 3 if len(digits) == 11 else max(0, min(len(digits) - 8, 5))  # noqa: PLR2004 — a mobile keeps its network
    hidden = set(digits[head : len(digits) - shown])
    return "".join("*" if index in hidden else char for index, char in enumerate(phone))


def mask_mail(mail: str) -> str:
    """``z***@example.com``."""
    name, _, domain = mail.partition("@")
    return f"{name[:1]}***@{domain}"


def mask_name(name: str) -> str:
    """``张**``; a form of address such as 周总 is no full name and stays as it is."""
    if not name or _CALLED.match(name) or not "\u4e00" <= name[0] <= "\u9fff":
        return name
    return name[0] + "*" * (len(name) - 1)


def mask_words(words: str) -> str:
    """Free words with every phone number, mail address and ID-card number in them masked.

    A run of seven digits or more counts as a number, however it is spaced, whatever the width of its digits and
    whatever invisible characters stand between them; a date or an amount of money does not.
    """
    if not _HINT.search(words):
        return words
    plain = "".join(map(_plain, words))
    plain = _MAIL.sub(lambda found: mask_mail(found.group()), plain)
    plain = _ID_CARD.sub(lambda found: found.group()[:3] + "*" * 11 + found.group()[-4:], plain)
    plain = _MOBILE.sub(lambda found: mask_phone(found.group()), plain)
    dates_apart = _DATE.split(plain)
    dates_apart[::2] = (_NUMBER.sub(lambda found: mask_phone(found.group()), piece) for piece in dates_apart[::2])
    return "".join(dates_apart)


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    """Digits of any script as 0-9; nothing for what nobody sees but what would keep two digits apart."""
    if unicodedata.category(char) in {"Cf", "Cc", "Mn"} and char not in "\t\n\r\v\f":
        return ""
    digit = unicodedata.decimal(char, None)
    return char.translate(_FULL_WIDTH) if digit is None else str(digit)
