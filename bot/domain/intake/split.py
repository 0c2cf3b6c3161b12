"""One post, several leads: where one ends and the next begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.intake.fields import Field, FieldWords
from bot.domain.intake.pairs import take_apart
from bot.domain.intake.phones import reach_in

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMBERED = re.compile(
    r"(?:^|\n)[ \t]*(?:[①-⑳]|[(]?\d{1,2}[.、)](?!\d)|[一二三四五六七八九十]、|线索\s*[\d一二三四五]+\s*[:.、]?|第[一二三四五\d]+[条个家]\s*[:.、,]?)[ \t]*"
)
_BLANK_LINE = re.compile(r"\n\s*\n|\n\s*[-=*_~]{3,}\s*\n|\n\s*(?:另外?|还有)(?:一[条个家])?[:,]?\s*\n?")
_LINE = re.compile(r"\n")
_MARK = re.compile(r"^[ \t]*(?:[①-⑳]|[(]?\d{1,2}[.、)](?!\d)|[一二三四五六七八九十]、)[ \t]*")


def split_posts(text: str, words: FieldWords = FieldWords()) -> list[str]:  # noqa: B008 - frozen
    """The parts of a post that are a lead each; the whole, where it is one."""
    for cut in (_by_numbers, _by_blank_lines, _by_names, _by_lines):
        parts = cut(text, words)
        if len(parts) > 1:
            return parts
    return [text]


def _by_numbers(text: str, words: FieldWords) -> list[str]:
    return _own(_NUMBERED, text, lambda part: _stands_alone(part, words))


def _by_blank_lines(text: str, words: FieldWords) -> list[str]:
    return _own(_BLANK_LINE, text, lambda part: _stands_alone(part, words))


def _by_lines(text: str, words: FieldWords) -> list[str]:
    """Lines that each have a number and something before it, as rows of a table; a card's lines do not."""
    lines = [line for line in text.split("\n") if line.strip()]
    rows = [line for line in lines if _is_row(line, words)]
    return rows if len(rows) > 1 and len(rows) >= len(lines) - 1 else [text]


def _by_names(text: str, words: FieldWords) -> list[str]:
    """A second 公司 begins the next lead, where each has a contact or a number of its own."""
    starts = [
        found.start()
        for found in re.finditer(
            r"(?:^|(?<=[\n ,;|]))(?:【?公司(?:名称?|全称)?】?|【?单位(?:名称)?】?|【?客户(?:名称)?】?|【?企业(?:名称)?】?|company)\s*[:】]",
            text,
            re.IGNORECASE,
        )
    ]
    if len(starts) < 2:  # noqa: PLR2004 - two leads
        return [text]
    parts = [text[start:end] for start, end in zip([0, *starts[1:]], [*starts[1:], len(text)], strict=True)]
    return (
        parts
        if all(reach_in(part, named=True).phones or Field.CONTACT in take_apart(part, words).values for part in parts)
        else [text]
    )


def _own(mark: re.Pattern[str], text: str, alone: Callable[[str], bool]) -> list[str]:
    parts = [part for part in mark.split(text) if part and part.strip()]
    if len(parts) > 1 and not alone(parts[0]):
        parts = parts[1:]
    return parts if len(parts) > 1 and all(alone(part) for part in parts) else [text]


def _stands_alone(part: str, words: FieldWords) -> bool:
    """Whether a part names a company of its own, or can be reached on its own and says more than that."""
    sheet = take_apart(part, words)
    reach = reach_in(part)
    has_reach = bool(reach.phones or reach.emails)
    if Field.COMPANY in sheet.values:
        return has_reach or Field.CONTACT in sheet.values or sheet.names > 2  # noqa: PLR2004 - company and two more
    return has_reach and not sheet.names and len(re.findall(r"[\u4e00-\u9fff]", reach.rest)) >= 6  # noqa: PLR2004


def _is_row(line: str, words: FieldWords) -> bool:
    reach = reach_in(line)
    before = re.findall(r"[\u4e00-\u9fffA-Za-z]", reach.rest)
    return bool(reach.phones) and len(before) >= 8 and not take_apart(line, words).names  # noqa: PLR2004
