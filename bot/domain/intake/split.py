"""One post, several leads: where one ends and the next begins."""

from __future__ import annotations

import re

from bot.domain.intake.fields import Field, FieldWords
from bot.domain.intake.pairs import ONE_LEAD, take_apart
from bot.domain.intake.phones import reach_in
from bot.domain.intake.tables import MOST
from bot.domain.patterns import regex

_NUMBERED = regex(
    r"(?:^|\n)[ \t]*(?:[①-⑳]|[【\[(]\d{1,2}[】\])]|[(]?\d{1,2}[.、)](?!\d)|[一二三四五六七八九十]、|"
    r"线索\s*[\d一二三四五]+\s*[:.、]?|第[一二三四五\d]+[条个家]\s*[:.、,]?)[ \t]*"
)
_TOLD_OFF = regex(r"(?:^|[:;,。\n])[ \t]*(?:另外?|还有|再有|第)?[一二三四五][个家条](?:是|叫|就是)?[:,]?[ \t]*(?=\S)")
"""湛江有两个:一个是 …;另一个是 …"""
_BLANK_LINE = regex(r"\n\s*\n|\n\s*[-=*_~]{3,}\s*\n|\n\s*(?:另外?|还有)(?:一[条个家])?[:,]?\s*\n?")
_COMPANY = regex(
    r"(?:^|(?<=[\n ,;|]))(?:【?公司(?:名称?|全称)?】?|【?单位(?:名称)?】?|【?客户(?:名称)?】?|"
    r"【?企业(?:名称)?】?|company)\s*[:】]",
    re.IGNORECASE,
)
_LETTER = regex(r"[\u4e00-\u9fffA-Za-z]")
_SAYS_MORE = 6
_LOOKED_AT = MOST + 1
_SAID_OF_A_LEAD = {
    Field.NEED,
    Field.BUDGET,
    Field.AUTHORITY,
    Field.TIMELINE,
    Field.SOURCE,
    Field.REGION,
    Field.INDUSTRY,
}
"""Fields that may be named in a part that stands alone; a part under another name is a line of a form."""


def split_posts(text: str, words: FieldWords = FieldWords()) -> list[str]:  # noqa: B008 - frozen
    """The parts of a post that are a lead each, at most one more than MOST; the whole, where it is one."""
    for cut in (_by_numbers, _by_blank_lines, _by_names, _by_lines, _by_words):
        parts = cut(text, words)
        if len(parts) > 1:
            return parts[:_LOOKED_AT]
    return [text]


def _by_numbers(text: str, words: FieldWords) -> list[str]:
    return _own(_NUMBERED, text, words)


def _by_blank_lines(text: str, words: FieldWords) -> list[str]:
    return _own(_BLANK_LINE, text, words)


def _by_words(text: str, words: FieldWords) -> list[str]:
    return _own(_TOLD_OFF, text, words) if len(_TOLD_OFF.findall(text)) > 1 else []


def _by_lines(text: str, words: FieldWords) -> list[str]:
    """Lines that each have a number and something before it, as rows of a table; a card's lines do not."""
    rows: list[str] = []
    others = 0
    for line in text.split("\n"):
        if line.strip() and _is_row(line, words):
            rows.append(line)
        elif line.strip():
            others += 1
            if others > 1:
                return []
    return rows


def _by_names(text: str, words: FieldWords) -> list[str]:
    """A second 公司 begins the next lead, where each has a contact or a number of its own."""
    starts = [found.start() for found in _COMPANY.finditer(text)][:_LOOKED_AT]
    if not starts:
        return []
    parts = [text[start:end] for start, end in zip([0, *starts[1:]], [*starts[1:], len(text)], strict=True)]
    return parts if all(_is_somebody(part, words) for part in parts) else []


def _is_somebody(part: str, words: FieldWords) -> bool:
    return bool(reach_in(part[:ONE_LEAD], named=True).phones) or Field.CONTACT in take_apart(part, words).values


def _own(mark: re.Pattern[str], text: str, words: FieldWords) -> list[str]:
    """Parts between marks, if each stands alone; what is before the first may be a greeting."""
    all_parts = [part for part in mark.split(text) if part.strip()][: _LOOKED_AT + 1]
    first, parts = all_parts[:1], all_parts[1:]
    if not parts or not all(_stands_alone(part, words) for part in parts):
        return []
    return all_parts if _stands_alone(first[0], words) else parts


def _stands_alone(part: str, words: FieldWords) -> bool:
    """Whether a part names a company of its own, or can be reached on its own and says more than that."""
    sheet = take_apart(part, words)
    reach = reach_in(part[:ONE_LEAD])
    has_reach = bool(reach.phones or reach.emails)
    if Field.COMPANY in sheet.values:
        return has_reach or Field.CONTACT in sheet.values
    return has_reach and sheet.values.keys() <= _SAID_OF_A_LEAD and len(_LETTER.findall(reach.rest)) >= _SAYS_MORE


def _is_row(line: str, words: FieldWords) -> bool:
    reach = reach_in(line[:ONE_LEAD])
    return (
        bool(reach.phones)
        and len(_LETTER.findall(reach.rest)) > _SAYS_MORE
        and not {Field.COMPANY, Field.CONTACT} & take_apart(line, words).values.keys()
    )
