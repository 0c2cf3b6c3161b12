"""One row, or one entry of JSON, into one person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, time
from typing import Any, Final

from bot.domain.calendar import Leave, WorkingHours
from bot.domain.people import Person, Role

Entry = tuple[int, Mapping[str, Any]]
"""The row's number, and its values by the names of ``Person``'s fields."""

ROLES: Final[Mapping[str, Role]] = {role.value: role for role in Role} | {
    "销售": Role.SALES,
    "销管": Role.SALES_OPS,
    "sdr": Role.SDR,
    "总监": Role.DIRECTOR,
    "bd": Role.BD,
    "销售负责人": Role.SALES_HEAD,
    "市场负责人": Role.MARKETING_HEAD,
    "管理员": Role.ADMIN,
}

CALLED: Final[Mapping[str, str]] = {
    "name": "姓名", "userid": "账号", "english": "英文名", "nicknames": "昵称", "roles": "角色", "role": "角色",
    "title": "职务", "region": "区域", "industries": "行业", "capacity": "上限", "email": "邮箱", "active": "状态",
    "hours": "工作时间", "rings": "提醒时间", "leave_from": "请假从", "leave_to": "请假到", "deputy": "代理人",
    "paused": "派单",
}  # fmt: skip
"""What the fields are called in a sheet and in our sentences."""

_ACTIVE: Final[Mapping[str, bool]] = {
    "": True, "在职": True, "true": True, "是": True, "active": True,
    "离职": False, "false": False, "否": False, "inactive": False,
}  # fmt: skip
_PAUSED: Final[Mapping[str, bool]] = {
    "": False, "正常": False, "是": False, "false": False,
    "暂停": True, "暂停派单": True, "停": True, "否": True, "true": True,
}  # fmt: skip
_PARTED: Final = re.compile(r"[、,;/\n]")
_PARTED_DAYS: Final = re.compile(r"[、,;\n]")
_SPAN: Final = re.compile(r"(\d{1,2}):(\d{2})[-–—~至到](\d{1,2}):(\d{2})")
_DATE: Final = re.compile(r"(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 0?0:00(?::00)?)?")
_USERID: Final = re.compile(r"[^\s,;/、]{1,64}")
_LONGEST: Final = 200
_MOST_LEADS: Final = 10_000


def person(values: Mapping[str, Any]) -> tuple[Person | None, tuple[str, ...]]:
    """The person of these values, or None and what is wrong with each of them."""
    row = _Row(values)
    found = Person(
        name=row.name(),
        userid=row.userid(),
        roles=row.roles(),
        english=row.text("english") or None,
        nicknames=row.several("nicknames"),
        title=row.text("title"),
        region=row.text("region"),
        industries=row.several("industries"),
        capacity=row.capacity(),
        email=row.email(),
        active=row.active(),
        deputy=row.text("deputy") or None,
        hours=row.hours("hours"),
        rings=row.hours("rings"),
        leave=row.leave(),
        paused=row.paused(),
    )
    return (None if row.mistakes else found), tuple(row.mistakes)


def _time(hour: str, minute: str) -> time:
    return time(int(hour) % 24 if int(hour) == 24 else int(hour), int(minute))  # noqa: PLR2004 — 24:00 is midnight


class _Row:
    """Reads the values of one row and gathers ``mistakes`` on the way."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values
        self.mistakes: list[str] = []

    def text(self, field: str) -> str:
        """The value as one piece of text, without the invisible; what is not text is a mistake."""
        value = self._values.get(field)
        if value is not None and not isinstance(value, str | int | float):
            self.mistakes.append(f"{CALLED[field]}应是一段文字")
            return ""
        return self._clean(field, "" if value is None else str(value))

    def several(self, field: str, *, once: bool = True) -> tuple[str, ...]:
        """The value as a list, as JSON has it, or as a cell that parts its items; each item once, if not all are meant.

        A day may have slashes in it, so these part no days.
        """
        value = self._values.get(field)
        if not isinstance(value, list):
            parts = (_PARTED if once else _PARTED_DAYS).split(self.text(field))
        elif all(isinstance(part, str) for part in value):
            parts = [self._clean(field, part) for part in value]
        else:
            self.mistakes.append(f"{CALLED[field]}应是一列文字")
            parts = []
        said = [part.strip() for part in parts if part.strip()]
        return tuple(dict.fromkeys(said) if once else said)

    def name(self) -> str:
        if not (name := self.text("name")):
            self.mistakes.append("姓名是空的,请填写")
        return name

    def userid(self) -> str:
        if not (userid := self.text("userid")):
            self.mistakes.append("账号是空的,请填写企业微信管理后台通讯录里的“账号”")
        elif not _USERID.fullmatch(userid) or len(userid.encode()) > 64:  # noqa: PLR2004 — wecom.md §4.4
            self.mistakes.append("账号最长 64 个字符,中间没有空格和标点;请从管理后台通讯录复制“账号”")
        return userid

    def roles(self) -> frozenset[Role]:
        field = "roles" if self._values.get("roles") is not None else "role"
        named = self.several(field)
        unknown = [word for word in named if word.casefold() not in ROLES]
        if unknown:
            known = "、".join(word for word in ROLES if not word.isascii())
            self.mistakes.append(f"不认识角色 {'、'.join(unknown)};可以写 {known}、SDR、BD")
        elif not named:
            self.mistakes.append("角色是空的,请填写,例如 销售")
        return frozenset(ROLES[word.casefold()] for word in named if word.casefold() in ROLES)

    def capacity(self) -> int | None:
        if not (words := self.text("capacity")):
            return None
        if not re.fullmatch(r"\d{1,5}(\.0)?", words, re.ASCII) or int(words.removesuffix(".0")) > _MOST_LEADS:
            self.mistakes.append(f"上限应是 0 到 {_MOST_LEADS} 的整数,没有上限就留空")
            return None
        return int(words.removesuffix(".0"))

    def email(self) -> str | None:
        email = self.text("email")
        if email and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", email):
            self.mistakes.append("邮箱写得不对,应像 name@example.com;没有就留空")
        return email or None

    def hours(self, field: str) -> WorkingHours | None:
        """``09:00-12:00、13:30-18:00``; None for the company's."""
        parts = self.several(field)
        spans = [_SPAN.fullmatch(part.replace(" ", "")) for part in parts]
        try:
            blocks = tuple((_time(*span.group(1, 2)), _time(*span.group(3, 4))) for span in spans if span)
            if len(blocks) == len(parts):
                return WorkingHours(blocks=blocks) if blocks else None
        except ValueError:
            pass
        self.mistakes.append(f"{CALLED[field]}应像 09:00-12:00、13:30-18:00,按先后排列、不重叠;和公司一样就留空")
        return None

    def leave(self) -> tuple[Leave, ...]:
        """From these days until those, one pair or several, parted by 、."""
        firsts, lasts = (self._days(field) for field in ("leave_from", "leave_to"))
        if len(firsts) != len(lasts):
            self.mistakes.append("请假从、请假到要成对填写,例如 2026-10-09 和 2026-10-12")
            return ()
        try:
            return tuple(Leave(first=first, last=last) for first, last in zip(firsts, lasts, strict=True))
        except ValueError:
            self.mistakes.append("请假到不能早于请假从")
            return ()

    def _days(self, field: str) -> list[date]:
        days = []
        for part in self.several(field, once=False):
            found = _DATE.fullmatch(part)
            try:
                days += [date(*map(int, found.groups()))] if found else []
            except ValueError:
                found = None
            if found is None:
                self.mistakes.append(f"{CALLED[field]}应是日期,例如 2026-10-09")
        return days

    def active(self) -> bool:
        words = self.text("active").casefold()
        if words not in _ACTIVE:
            self.mistakes.append("状态只能写 在职 或 离职,留空是在职")
        return _ACTIVE.get(words, True)

    def paused(self) -> bool:
        words = self.text("paused").casefold()
        if words not in _PAUSED:
            self.mistakes.append("派单只能写 正常 或 暂停,留空是正常")
        return _PAUSED.get(words, False)

    def _clean(self, field: str, words: str) -> str:
        # Category C: line ends, zero-width signs and the marks of writing direction, which come along with copying.
        seen = "".join(
            " " if sign == "\t" else sign
            for sign in unicodedata.normalize("NFKC", words)
            if sign in "\t\n" or not unicodedata.category(sign).startswith("C")
        ).strip()
        if len(seen) > _LONGEST:
            self.mistakes.append(f"{CALLED[field]}超过 {_LONGEST} 个字,请缩短")
        return seen[:_LONGEST]
