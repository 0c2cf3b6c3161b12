"""A post with named fields, taken apart: what stands under which name, and what stands under none.

    公司：X   公司=X   【公司】X   1. 公司 - X   公司<tab>X   公司 X   预算50万   Company: X

A name counts only where a field may begin: at a line's start, or after a comma, bar, tab, blank, bullet or list
number. Its value runs to the next name; of a field that is said in one breath (company, phone, budget ...) only to the
end of its line or to the first comma.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from bot.domain.intake.fields import USUAL, Field, FieldWords, fields_of
from bot.domain.intake.memory import remembered
from bot.domain.intake.words import listed
from bot.domain.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

_BLANK_WILL_DO = listed(
    "公司名称 公司全称 公司 单位名称 单位 客户名称 客户 企业 甲方 联系人 姓名 对接人 称呼 联络人 "
    "联系电话 联系方式 电话 手机号码 手机号 手机 职位 职务 邮箱 项目预算 预算 "
    "需求 采购时间 预计采购时间 时间 线索来源 来源 渠道 地区 城市 行业 项目 决策 拍板 决策角色 权限 备注"
)
_ENGLISH_BLANK_WILL_DO = listed("role phone mobile tel budget authority needs need timeline source region industry")
_NOTHING_WILL_DO = listed(
    "公司名称 公司全称 联系人 联系电话 电话 手机号 手机 职位 项目预算 预算 采购时间 线索来源 来源 地区 邮箱 对接人 需求"
)
_NOT_A_VALUE = "的了没未不通已里打在上方面人名沟接联号很挺比较相确就那这中过后加群"
_START = r"(?:^|(?<=[\n,;|&、\t。!?】\]>·•:]|\s)|(?=【))"
_BULLET = (
    r"[ \t\-*•·#>●■◆▪☆★◎○]*(?:[(]?\d{1,2}[.、)](?!\d)[ \t]*|[①-⑳][ \t]*|"
    r"[一二三四五六七八九十]{1,2}、[ \t]*)?"
)
_COLON = r"[ \t*]*(?:[(\[][^()\[\]\n]{0,16}[)\]])?[ \t*]*(?::|=(?!=)|->|=>|→)[ \t]*"
_UNKNOWN = (
    r"(?<!:)(?:[A-Za-z\u4e00-\u9fff][A-Za-z\u4e00-\u9fff/&、+]{0,15}?|"
    r"[A-Za-z](?:(?! / |(?<=[a-z]{4})\. )[A-Za-z _.\-/]){0,18}?|"
    r"[\u4e00-\u9fff](?:[ ]{1,4}[\u4e00-\u9fff]){1,4})"
)
_IN_ONE_BREATH = {
    Field.COMPANY, Field.CONTACT, Field.TITLE, Field.EMAIL, Field.REGION, Field.INDUSTRY, Field.SOURCE, Field.OTHER,
}  # fmt: skip
_ONE_LINE = _IN_ONE_BREATH | {Field.BUDGET, Field.AUTHORITY, Field.TIMELINE, Field.UTM}
_BREATH = regex(r"[,;|\t。](?!\s*(?:ltd|inc|llc|co\b|corp|limited|gmbh|s\.a))", re.IGNORECASE)
_SENTENCE = regex(r"(?<=[a-z0-9])\.\s+(?=[A-Z])")
"""Where a sentence ends: Budget around SGD 80k. Decision with CFO."""
_MOST_NAMES = 60
"""Names of fields in one lead that are read; forms have thirty."""
ONE_LEAD = 1_500
"""Characters of one lead that are read for names of fields."""

_TRAILING = "& \t\n,;|、。·/-*"
_PHONES_ONLY = regex(
    r"[\s\d+()\-/,、转ext.]*\d{5}[\s\d+()\-/,、转ext.]*(?:\([^()\n]{0,8}\)|[\u4e00-\u9fff]{0,4})\s*", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """What a post names: values by field, in the order of the post, and the rest that stands under no name."""

    values: dict[Field, list[str]] = field(default_factory=dict)
    rest: str = ""
    names: int = 0
    """How many names were seen, also of fields that are left alone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Name:
    fields: tuple[Field, ...]
    start: int
    end: int
    loose: bool


def _any_of(names: Iterable[str]) -> str:
    """Any of the names, the longest that fits; told apart by their first letter, since they are many."""
    by_letter: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_letter.setdefault(name[0].lower(), []).append(re.escape(name[1:]))
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(others)})" for letter, others in by_letter.items())


@lru_cache(maxsize=32)
def _pattern(words: FieldWords) -> re.Pattern[str]:
    own = [name for names in words.more.values() for name in names]
    known = {*own, *(name for names in USUAL.values() for name in names.split())}
    any_known = _any_of(known)
    blank = _any_of(_BLANK_WILL_DO)
    english = "|".join(_ENGLISH_BLANK_WILL_DO)
    nothing = _any_of(_NOTHING_WILL_DO)
    return re.compile(
        rf"{_START}{_BULLET}(?:"
        rf"[【\[《<「][ \t]*(?P<boxed>[^】\]》>」\n]{{1,16}}?)[ \t]*[】\]》>」][ \t]*[:=]?[ \t]*"
        rf"|\*{{0,2}}(?<!from )(?<!via )(?P<known>{any_known}){_COLON}"
        rf"|\*{{0,2}}(?<!from )(?<!via )(?P<unknown>{_UNKNOWN}){_COLON}(?!//)"
        rf"|(?P<dash>{blank}|{english}|company|contact|name|title|email)[ \t]*-{{1,2}}[ \t]*(?=[^\s\d-]|(?<= )[+\d])"
        rf"|(?<=\| )(?!决策[人者])(?P<cell>{any_known})[ \t]*\|[ \t]*(?=[^\s|])"
        rf"|(?P<blank>{blank})(?:\t+|[ ]+(?=[^\s:=|]))"
        rf"|(?P<sum>budget)[ \t]+(?=(?:is |of |around |about |approx\.? |~)?(?:rmb|cny|usd|eur|hkd|[¥$€~])?\s*\d|"
        rf"unknown|tbd)"
        rf"|(?P<window>timeline)[ \t]+(?=q[1-4]|h[12]|\d|end of|by |within|next |this |asap|before )"
        rf"|(?<![a-z] )(?P<called>company|contact|buyer|name|title)[ \t]+(?=(?-i:[A-Z\u4e00-\u9fff(]))"
        rf"|(?P<mail>email)[ \t]+(?=\S{{1,40}}@)"
        rf"|(?<![a-z] )(?P<english>{english})[ \t]+(?=[\w+(])"
        rf"|(?P<said>公司|单位|甲方|客户|联系人|对接人|来源|行业|地区)(?:的?名字|名称)?(?:是|叫做?|"
        rf"为)(?=[^\s:=,;。不没])"
        rf"|(?P<decider>决策[人者])[ \t]+(?=[是否有无待未]|老板|领导|集团|总部|本人|自己|[\u4e00-\u9fff]{{1,3}}(?:总|"
        rf"工|董|经理|主任|长)\b)"
        rf"|(?P<when>(?:上线|采购|预计)?时间)(?:是|在|为|大概)?(?=[\dq下明今年本这尽半一二两三四五六七八九十春国])"
        rf"|(?P<nothing>{nothing})(?:是|为)?(?=[^\s:=,;。{_NOT_A_VALUE}])"
        rf")",
        re.IGNORECASE | re.MULTILINE,
    )


def take_apart(text: str, words: FieldWords = FieldWords()) -> Sheet:  # noqa: B008 - frozen
    """Sort a plain text under the names of fields that occur in it."""
    return _taken_apart(text[:ONE_LEAD], words)


@remembered
def _taken_apart(text: str, words: FieldWords) -> Sheet:
    """The parts of a post are asked for when it is told from a reply, when it is split and when it is read."""
    names = _names(text, words)
    values: dict[Field, list[str]] = {}
    rest = [text[: names[0].start] if names else text]
    ends = [*(name.start for name in names[1:]), len(text)]
    for name, end in zip(names, ends, strict=False):
        value, left = _value(text[name.end : end], name)
        if name.fields == (Field.NOTE,) and not value:
            left = text[name.start : name.end]
        for kind, part in _shared(name.fields, value):
            values.setdefault(kind, []).append(part)
        rest.append(left)
    return Sheet(values=values, rest="\n".join(part for part in rest if part.strip()), names=len(names))


def _names(text: str, words: FieldWords) -> list[_Name]:
    names: list[_Name] = []
    for found in islice(_pattern(words).finditer(text), _MOST_NAMES):
        label = next(value for value in found.groupdict().values() if value)
        fields = fields_of(label, words)
        if found["unknown"] and not fields:
            fields = _stranger(found)
        if fields:
            loose = bool(
                found["blank"]
                or found["english"]
                or found["sum"]
                or found["window"]
                or found["called"]
                or found["mail"]
                or found["when"]
                or found["decider"]
                or found["nothing"]
                or found["said"]
            )
            if loose and names and found.start() == names[-1].end and not names[-1].loose:
                continue  # 权限:决策人 时间:…: right behind a colon stands a value, though it is a name elsewhere
            names.append(_Name(fields=fields, start=found.start(), end=found.end(), loose=loose))
    known = [at for at, name in enumerate(names) if name.fields != (Field.NOTE,)]
    return names[known[0] :] if len(known) > 1 else [names[at] for at in known]


def _stranger(found: re.Match[str]) -> tuple[Field, ...]:
    """A name that we do not know ends the value before it where it begins a line; its own value is a remark."""
    begins_line = found.start() == 0 or found.string[found.start() - 1] == "\n"
    heads_a_text = found.string[found.end() : found.end() + 1] == "\n"
    return (Field.NOTE,) if begins_line and not heads_a_text and len(found[("unknown")]) <= 8 else ()  # noqa: PLR2004 - longer ones are sentences


def _shared(fields: tuple[Field, ...], value: str) -> list[tuple[Field, str]]:
    """A value under a name of two fields: part by part where the parts are as many, else whole under each."""
    if len(fields) == 1:
        return [(fields[0], value)]
    if set(fields) <= {Field.CONTACT, Field.TITLE, Field.PHONE, Field.EMAIL}:
        return [(Field.CONTACT, value)]
    for mark in ("/", "|", ";", ",", "、", " - ", " "):
        parts = [part.strip() for part in value.split(mark) if part.strip()]
        if len(parts) == len(fields):
            return list(zip(fields, parts, strict=True))
    return [(kind, value) for kind in fields]


def _value(text: str, name: _Name) -> tuple[str, str]:
    """The value at the head of a text that runs to the next name, and what is left of that text."""
    kinds = set(name.fields)
    body, left = text.strip(_TRAILING), ""
    if kinds == {Field.PHONE}:
        body, left = _phone_lines(body)
    elif kinds & _ONE_LINE:
        body, _, left = body.partition("\n")
    if name.loose and kinds & {Field.BUDGET, Field.TIMELINE} and (end := _SENTENCE.search(body)):
        body, left = body[: end.start()], body[end.end() :] + "\n" + left
    if (name.loose or kinds <= _IN_ONE_BREATH) and (at := _breath(body)):
        body, left = body[:at], body[at + 1 :] + "\n" + left
    if (
        name.loose
        and kinds & {Field.BUDGET, Field.TITLE, Field.SOURCE, Field.REGION, Field.COMPANY, Field.TIMELINE}
        and not body.isascii()
    ):
        body, _, more = body.partition(" ")
        left = more + "\n" + left
    return body.strip(_TRAILING), left


def _breath(body: str) -> int:
    """Where the first breath ends, what is in brackets apart; 0 where it does not."""
    found = _BREATH.search(re.sub(r"[(\[][^()\[\]]*[)\]]", lambda inside: "x" * len(inside[0]), body))
    return found.start() if found else 0


def _phone_lines(body: str) -> tuple[str, str]:
    lines = body.split("\n")
    many = 1
    while many < len(lines) and _PHONES_ONLY.fullmatch(lines[many]):
        many += 1
    return "\n".join(lines[:many]), "\n".join(lines[many:])
