"""A line of cells with dashes, slashes or pluses between, as people paste and type it: the marks made into bars.

    宁波海川机械-设备部刘工-13800003333-设备点检-预算20w-年底前上
    贵阳配送中心/仓储主管龙洋/18984010022/WMS/预算25万/6月
    鞍山温泉度假村+赵馨月+13804120573+会员营销+预算40w

A line is one of cells when it has four of them and a telephone number or a mail fills one. A dash within a number or
a range (0531-8888, 30-50万, Q1-Q2) and a slash within a date are none.
"""

from __future__ import annotations

import re

from bot.domain.patterns import regex

_DASH = regex(
    r"(?<=1\d{10})-|(?<![\d万wWkKmM年月])-(?!-)|(?<=[万wWkKmM年月])-(?!\d|[一二两三四五六七八九]+[十百千万])|"
    r"(?<=\d)-(?![\dqQ])"
)
_SLASH = regex(r"(?<!\d)/|/(?!\d)|(?<=\d{7})/|/(?=1[3-9]\d{9})")
_PLUS = regex(r"\+(?!86)")
_STAR = regex(r"\*+")
_REACH = regex(r"\s*(?:(?:手机|电话|tel|mob)?[:：]?\s*[+\d][\d\s\-()转]{6,24}|\S+@\S+\.\w+)\s*", re.IGNORECASE)
_REACHABLE = regex(r"\d{6}|\d[\d -]{6}|@")
"""What a line has of which a cell is a number or a mail."""
_FEWEST = 4


def barred(text: str) -> str:
    """The text, letter for letter as long, with bars where a dash, a slash or a plus parts two cells."""
    return "\n".join(_line(line) for line in text.split("\n"))


def _line(line: str) -> str:
    if "://" in line or not _REACHABLE.search(line):
        return line
    for mark in (_DASH, _SLASH, _PLUS, _STAR):
        cells = mark.split(line)
        if len(cells) >= _FEWEST and any(_REACH.fullmatch(cell) for cell in cells):
            return mark.sub("|", line)
    return line
