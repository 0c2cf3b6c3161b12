"""What makes a lead doubtful before anybody calls: S17 (存疑), S69 (disguises, wrong data, front desks)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.intake.phones import is_hotline, is_landline
from bot.domain.intake.words import listed
from bot.domain.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bot.domain.inquiry import Inquiry


class Reason(StrEnum):
    """Why a lead is doubtful; the values are stable codes, kept in ``Inquiry.doubts``."""

    LANDLINE_ONLY = "landline_only"
    HOTLINE = "hotline"
    UNREAL_PHONE = "unreal_phone"
    FREE_MAIL = "free_mail"
    COMPETITOR = "competitor"
    PLACEHOLDER_NAME = "placeholder_name"
    PLACEHOLDER_COMPANY = "placeholder_company"
    SELLS_TO_US = "sells_to_us"
    SHARED_PHONE = "shared_phone"
    ID_NUMBER = "id_number"


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubt:
    """One reason to doubt a lead, and the words that it is about."""

    reason: Reason
    words: str = ""


_FREE_MAIL = frozenset(
    listed(
        "qq.com 163.com 126.com yeah.net sina.com sina.cn sohu.com 139.com 189.cn wo.cn foxmail.com "
        "gmail.com hotmail.com outlook.com yahoo.com "
        "yahoo.com.cn live.com live.cn msn.com icloud.com me.com aol.com proton.me protonmail.com "
        "vip.qq.com vip.163.com vip.126.com vip.sina.com "
        "mail.ru yandex.com gmx.de gmx.net web.de naver.com aliyun.com 21cn.com tom.com mailinator.com "
        "guerrillamail.com 10minutemail.com"
    )
)
_NO_NAME = regex(
    r"测试.*|.*测试|test.*|demo|张三|李四|王五|赵六|某.*|匿名|无名|不详|未知|佚名|小明|路人.?|先生|女士|"
    r"客户|用户\d*|admin|abc+|asdf.*|aaa+|123+|xx+|\*+|无|没有|人",
    re.IGNORECASE,
)
_NO_COMPANY = regex(
    r"测试.*|.*测试(?:公司)?|test.*|某.*|(?:一家|一个)?(?:公司|企业|单位)|个人|个体|私人|自己|无|没有|"
    r"不详|未知|保密|匿名|暂无|待定|xx+.*|\*+.*|[abc](?:公司|company)|abc+|asdf.*|aaa+|123+|.{0,2}某某.*|"
    r"xyz.*",
    re.IGNORECASE,
)
_ID = regex(r"(?<![0-9A-Za-z])([1-9]\d{16}[\dXx])(?![0-9A-Za-z])")
SHORTEST_ID = 18
"""Digits of an ID number; in fewer characters there is none."""
_NOTED = {Reason.SELLS_TO_US, Reason.SHARED_PHONE, Reason.ID_NUMBER}
"""What cannot be seen in the fields, and was noted when it was."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_TAIL = 8
_SUFFIX = regex(r"[()\s]|股份|有限|责任|公司|集团|中国")


def doubts(inquiry: Inquiry, *, competitors: Collection[str] = ()) -> tuple[Doubt, ...]:
    """Every reason to doubt a lead, in a fixed order; those already noted in it included.

    ``competitors`` are names of companies as people write them; a lead matches when its company contains one of them.
    """
    noted = tuple(Doubt(reason=Reason(code)) for code in inquiry.doubts if code in _NOTED)
    return (*_of_phones(inquiry.phones), *_of_mail(inquiry.email), *_of_names(inquiry, competitors), *noted)


def holds_id_number(text: str) -> bool:
    """Whether a Chinese ID number with a right check digit stands in a text (GB 11643): then refuse it (PIPL)."""
    if len(text) < SHORTEST_ID:
        return False
    return any(_checks(found[1]) for found in _ID.finditer(re.sub(r"(?<=\d)[ \-](?=\d)", "", text))) or any(
        _checks(found[1]) for found in _ID.finditer(text)
    )


def _checks(digits: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], _WEIGHTS, strict=True))
    month, day = int(digits[10:12]), int(digits[12:14])
    return ("10X98765432")[total % 11] == digits[17].upper() and 1 <= month <= 12 and 1 <= day <= 31  # noqa: PLR2004


def _of_phones(phones: tuple[str, ...]) -> Iterator[Doubt]:
    for phone in phones:
        if is_hotline(phone):
            yield Doubt(reason=Reason.HOTLINE, words=phone)
        elif _unreal(phone):
            yield Doubt(reason=Reason.UNREAL_PHONE, words=phone)
    if phones and all(is_landline(phone) for phone in phones):
        yield Doubt(reason=Reason.LANDLINE_ONLY, words=phones[0])


def _unreal(phone: str) -> bool:
    """All the same digit after the first three, or counted up: 13800000000, 13812345678."""
    digits = re.sub(r"\D", "", phone)
    tail = digits[-_TAIL:]
    return len(tail) == _TAIL and (len(set(tail)) == 1 or tail in {"12345678", "87654321", "01234567", "23456789"})


def _of_mail(email: str | None) -> Iterator[Doubt]:
    domain = (email or "").rpartition("@")[2].lower()
    if domain in _FREE_MAIL:
        yield Doubt(reason=Reason.FREE_MAIL, words=domain)


def _of_names(inquiry: Inquiry, competitors: Collection[str]) -> Iterator[Doubt]:
    contact, company = inquiry.contact or "", inquiry.company or ""
    if contact and _NO_NAME.fullmatch(contact.strip()):
        yield Doubt(reason=Reason.PLACEHOLDER_NAME, words=contact)
    if company and _NO_COMPANY.fullmatch(company.strip()):
        yield Doubt(reason=Reason.PLACEHOLDER_COMPANY, words=company)
    core = _SUFFIX.sub("", company).lower()
    for rival in competitors:
        name = _SUFFIX.sub("", rival).lower()
        if name and name in core:
            yield Doubt(reason=Reason.COMPETITOR, words=rival)
