"""From a file to people: all of them, or every mistake that keeps us from taking them.

The columns of a sheet, in any order; those with a star must be there::

    *姓名   *账号(userid)   *角色   英文名   昵称   职务   区域   行业   上限   邮箱   状态(在职/离职)
    工作时间   提醒时间   请假从   请假到   代理人   派单

Several roles, nicknames or industries stand in one cell, parted by 、,; or /. JSON is a list of objects with the
names of ``Person``, ``role`` or ``roles`` for the roles.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from bot.people_file.problems import MOST_BYTES, MOST_ROWS, PeopleError, RowProblem, refused
from bot.people_file.rows import CALLED, Entry, person
from bot.sheets import SheetError, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from bot.domain.people import Person
    from bot.sheets import Row

_COLUMNS: Final[Mapping[str, str]] = {
    column: field
    for field, columns in {
        "name": "姓名 名字 name",
        "userid": "账号 帐号 userid 用户id 企业微信账号 企业微信帐号 账号userid 帐号userid",
        "english": "英文名 english",
        "nicknames": "昵称 别名 外号 nicknames nickname",
        "roles": "角色 role roles",
        "title": "职务 职位 岗位 title",
        "region": "区域 地区 负责区域 region",
        "industries": "行业 擅长行业 industries industry",
        "capacity": "上限 容量 线索上限 capacity",
        "email": "邮箱 邮件 电子邮箱 email",
        "hours": "工作时间 上班时间 hours",
        "rings": "提醒时间 提醒时段 rings",
        "leave_from": "请假从 请假开始 休假从 leavefrom leave_from",
        "leave_to": "请假到 请假结束 休假到 leaveto leave_to",
        "deputy": "代理人 代理 deputy",
        "paused": "派单 派单状态 paused",
        "active": "状态 在职状态 状态在职离职 在职离职 active",
    }.items()
    for column in columns.split()
}
_NEEDED: Final = ("name", "userid", "roles")


def read(path: Path) -> tuple[Person, ...]:
    """Everybody in the file, in its order.

    Raises:
        PeopleError: the file cannot be opened or has mistakes; it holds all of them.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError:
        raise refused(f"打不开人员名单 {path.name};请检查 [people] 里的 file") from None
    return parse(data)


def parse(data: bytes) -> tuple[Person, ...]:
    """Everybody in what was uploaded; of which kind it is, its bytes say.

    Raises:
        PeopleError: it has mistakes; it holds all of them.
    """
    if len(data) <= MOST_BYTES and data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"[", b"{")):
        return _people(_json(data))
    try:
        rows = rows_of(data, "人员名单")
    except SheetError as refusal:
        raise PeopleError(*refusal.problems) from None
    return _people(_entries(rows))


def _json(data: bytes) -> tuple[Entry, ...]:
    try:
        listed: Any = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise refused("不是合格的 JSON(UTF-8 编码);请检查括号、引号和逗号") from None
    if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
        raise refused(
            'JSON 应是一个列表,每个人是一个对象,例如 [{"name": "王磊", "userid": "wanglei", "role": "sales"}]'
        )
    if len(listed) > MOST_ROWS:
        raise refused(f"超过 {MOST_ROWS} 人,不像是人员名单")
    return tuple(enumerate(listed, start=1))


def _entries(rows: tuple[Row, ...]) -> tuple[Entry, ...]:
    """The rows below the head, each as a mapping from field to cell."""
    if not rows:
        raise refused("名单是空的;第一行应是列名:姓名、账号、角色……")
    number, head = rows[0]
    fields = [_COLUMNS.get(_column(words)) for words in head]
    missing = [CALLED[field] for field in _NEEDED if field not in fields]
    if missing:
        raise refused(f"第一行应是列名,缺少 {'、'.join(missing)}", number)
    twice = {words for words, field in zip(head, fields, strict=True) if field and fields.count(field) > 1}
    if twice:
        raise refused(f"列名 {'、'.join(sorted(twice))} 重复,同样的内容只留一列", number)
    return tuple(
        (number, {field: cell for field, cell in zip(fields, cells, strict=False) if field})
        for number, cells in rows[1:]
    )


def _column(words: str) -> str:
    """A column's name without case, width, space, brackets and the star of a form."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", words).casefold() if sign.isalnum())


def _people(entries: Iterable[Entry]) -> tuple[Person, ...]:
    people: list[Person] = []
    numbers: list[int] = []
    problems: list[RowProblem] = []
    first: dict[str, int] = {}
    for number, entry in entries:
        found, mistakes = person(entry)
        if found:
            people.append(found)
            numbers.append(number)
            earlier = first.setdefault(found.userid.casefold(), number)
            if earlier != number:
                mistakes = (f"账号和第 {earlier} 行相同(不分大小写);一个人只写一行,多个角色用顿号隔开",)
        problems += [RowProblem(row=number, sentence=mistake) for mistake in mistakes]
    people, lost = _with_deputies(people)
    problems += [RowProblem(row=numbers[at], sentence=sentence) for at, sentence in lost]
    if problems:
        raise PeopleError(*problems)
    if not people:
        raise refused("名单里没有人;请在列名下面每人填一行")
    return tuple(people)


def _with_deputies(people: list[Person]) -> tuple[list[Person], list[tuple[int, str]]]:
    """Deputies by their accounts, whether they were named by these or by their names; and which could not be found."""
    resolved, lost = [], []
    for at, one in enumerate(people):
        named = one.deputy
        found = {
            other.userid
            for other in people
            if named and named.casefold() in {other.userid.casefold(), other.name.casefold()}
        }
        if named and (len(found) != 1 or one.userid in found):
            lost.append((at, f"代理人 {named} 应是名单里另外一位同事的账号,没有重名时也可以写姓名"))
        resolved.append(replace(one, deputy=found.pop() if len(found) == 1 else None))
    return resolved, lost
