"""What a scan or a form spaces out, closed up: 商 务 部 · 姓名：贺  东 · 铁岭  金穗  农机有限公司.

Forms set a name of two characters as wide as one of three, and scanners see gaps that nobody typed. A blank between
words that somebody did type stays: only lone characters, a surname and one character, and a line that begins with a
place and ends with a legal form are closed up.
"""

from __future__ import annotations

import re

from bot.domain.intake.places import place_ahead
from bot.domain.intake.words import SURNAMES
from bot.domain.patterns import regex

_BLANK = r"[ \t\u3000]"
_GAPS = regex(rf"[\u4e00-\u9fff]{_BLANK}")
_LONE = regex(rf"^{_BLANK}*[\u4e00-\u9fff](?:{_BLANK}+[\u4e00-\u9fff])+{_BLANK}*$", re.MULTILINE)
_NAME = regex(
    rf"(?:^|(?<=[:：])){_BLANK}*[{SURNAMES}]{_BLANK}+[\u4e00-\u9fff](?={_BLANK}*$|{_BLANK}+[\u4e00-\u9fff]{{2,8}}$)",
    re.MULTILINE,
)
_COMPANY = regex(
    rf"^[\u4e00-\u9fff]{{2,4}}(?:{_BLANK}+[\u4e00-\u9fff]{{1,12}}){{1,4}}"
    rf"(?:有限公司|有限責任公司|股份公司|股份|集团|集團){_BLANK}*$",
    re.MULTILINE,
)
_BLANKS = regex(f"{_BLANK}+")


def closed_up(text: str) -> str:
    """The text without the blanks that a form or a scan put into a name, a department or a company."""
    if not _GAPS.search(text):
        return text
    text = _NAME.sub(_close, _LONE.sub(_close, text))
    return _COMPANY.sub(lambda line: _close(line) if _is_place(line[0]) else line[0], text)


def _close(found: re.Match[str]) -> str:
    return _BLANKS.sub("", found[0])


def _is_place(line: str) -> bool:
    first = _BLANKS.split(line)[0]
    return place_ahead(first) == first
