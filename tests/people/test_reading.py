from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from bot.domain.calendar import Leave, WorkingHours
from bot.domain.people import Person, Role
from bot.people_file import PeopleError, parse, read
from tests.people.files import HEAD, LEI, TING, csv, saved, sheet_of, with_members, xlsx

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = (
    Person(
        userid="wanglei",
        name="王磊",
        roles=frozenset({Role.SALES}),
        english="Leo",
        nicknames=("磊哥", "小磊"),
        title="高级销售经理",
        region="上海",
        industries=("制造", "工业自动化"),
        capacity=20,
        email="lei@example.com",
    ),
    Person(userid="sunting", name="孙婷", roles=frozenset({Role.SALES_OPS, Role.ADMIN})),
)
ROWS = (HEAD, LEI, TING)
JSON: list[dict[str, Any]] = [
    {
        "userid": "wanglei",
        "name": "王磊",
        "english": "Leo",
        "nicknames": ["磊哥", "小磊"],
        "role": "sales",
        "title": "高级销售经理",
        "region": "上海",
        "industries": ["制造", "工业自动化"],
        "capacity": 20,
        "email": "lei@example.com",
    },
    {"userid": "sunting", "name": "孙婷", "english": None, "roles": ["sales_ops", "管理员"], "active": True},
]

FILES = {
    "xlsx": xlsx(ROWS),
    "csv in UTF-8": csv(ROWS).encode(),
    "csv in UTF-8 with BOM": csv(ROWS).encode("utf-8-sig"),
    "csv in GBK": csv(ROWS).encode("gbk"),
    "csv in UTF-16 with tabs": csv(ROWS, delimiter="\t").encode("utf-16"),
    "csv with semicolons": csv(ROWS, delimiter=";").encode(),
    "json": json.dumps(JSON, ensure_ascii=False).encode(),
    "json with BOM": json.dumps(JSON, ensure_ascii=True).encode("utf-8-sig"),
}


@pytest.mark.parametrize("data", FILES.values(), ids=FILES.keys())
def test_every_kind_of_file_gives_the_same_people(data: bytes) -> None:
    assert parse(data) == PEOPLE


def test_a_file_is_read_from_its_place(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_bytes(FILES["csv in GBK"])
    assert read(tmp_path / "people.csv") == PEOPLE


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PeopleError, match=r"打不开人员名单 people\.csv"):
        read(tmp_path / "people.csv")


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("销售", Role.SALES), ("销管", Role.SALES_OPS), ("SDR", Role.SDR), ("sdr", Role.SDR), ("总监", Role.DIRECTOR),
        ("BD", Role.BD), ("销售负责人", Role.SALES_HEAD), ("市场负责人", Role.MARKETING_HEAD), ("管理员", Role.ADMIN),
        ("sales_ops", Role.SALES_OPS),
    ],
)  # fmt: skip
def test_a_role_is_understood(word: str, role: Role) -> None:
    (person,) = parse(csv([("姓名", "账号", "角色"), ("王磊", "wanglei", word)]).encode())
    assert person.roles == {role}


@pytest.mark.parametrize("parting", ["、", ",", ";", "/", "\uff0c", "\uff1b", "\n", " / "])
def test_several_roles_stand_in_one_cell(parting: str) -> None:
    (person,) = parse(csv([("姓名", "账号", "角色"), ("王磊", "wanglei", f"销管{parting}总监")]).encode())
    assert person.roles == {Role.SALES_OPS, Role.DIRECTOR}


@pytest.mark.parametrize(
    "head",
    [
        ("* 姓名", "账号(userid)", "角色"),
        ("名字", "USERID", "Role"),
        ("姓 名", "企业微信账号", "角色 *"),
        ("name", "\uff35\uff33\uff25\uff32\uff29\uff24", "roles"),
    ],
)
def test_columns_are_known_by_several_names(head: tuple[str, ...]) -> None:
    assert parse(xlsx([head, ("王磊", "wanglei", "销售")]))[0].name == "王磊"


@pytest.mark.parametrize(
    ("word", "active"), [("", True), ("在职", True), ("离职", False), ("否", False), (False, False)]
)
def test_who_left_is_kept_but_not_active(word: object, active: object) -> None:
    assert parse(xlsx([("姓名", "账号", "角色", "状态(在职/离职)"), ("王磊", "w", "销售", word)]))[0].active is active


def test_empty_rows_and_columns_nobody_knows_are_passed_over() -> None:
    rows = [("", "", "", ""), ("备注", "姓名", "账号", "角色"), ("x",), (), ("", "王磊", "wanglei", "销售")]
    with pytest.raises(PeopleError, match="第 3 行:姓名是空的"):
        parse(xlsx(rows))
    assert [person.name for person in parse(xlsx([*rows[:2], (), rows[4]]))] == ["王磊"]


def test_what_copying_leaves_behind_is_taken_off() -> None:
    (person,) = parse(xlsx([("姓名", "账号", "角色"), (" 王磊\u200b", "\u202awanglei\u202c\t", "\ufeff销售 ")]))
    assert (person.name, person.userid) == ("王磊", "wanglei")


def test_a_formula_is_its_own_text() -> None:
    book = openpyxl.Workbook()
    for cell, value in {"A1": "姓名", "B1": "账号", "C1": "角色", "B2": "wanglei", "C2": "销售"}.items():
        book.worksheets[0][cell] = value
    book.worksheets[0]["A2"] = '=HYPERLINK("https://example.com")'
    assert parse(saved(book))[0].name == '=HYPERLINK("https://example.com")'
    book.worksheets[0]["A2"] = ArrayFormula("A2", "=1+1")
    assert parse(saved(book))[0].name == "=1+1"


def test_an_account_of_digits_is_not_a_fraction() -> None:
    rows = xlsx([("姓名", "账号", "角色"), ("王磊", 1001, "销售")])
    scientific = sheet_of(rows).replace("<v>1001</v>", "<v>1.001E3</v>").encode()
    assert parse(with_members(rows, {"xl/worksheets/sheet1.xml": scientific}))[0].userid == "1001"


MISTAKES: list[tuple[dict[str, object], str]] = [
    ({"姓名": ""}, "姓名是空的"),
    ({"账号": ""}, "账号是空的"),
    ({"账号": "wang lei"}, "中间没有空格"),
    ({"账号": "w" * 65}, "最长 64 个字符"),
    ({"角色": ""}, "角色是空的"),
    ({"角色": "销售、保洁"}, "不认识角色 保洁;可以写 销售、销管、总监、销售负责人、市场负责人、管理员、SDR、BD"),
    ({"上限": "很多"}, "上限应是 0 到 10000 的整数"),
    ({"上限": -1}, "上限应是"),
    ({"上限": 10001}, "上限应是"),
    ({"上限": 2.5}, "上限应是"),
    ({"邮箱": "lei"}, "邮箱写得不对"),
    ({"状态": "休假"}, "状态只能写 在职 或 离职"),
    ({"职务": "长" * 201}, "职务超过 200 个字"),
]


@pytest.mark.parametrize(("changed", "words"), MISTAKES)
def test_a_mistake_is_told_with_its_row(changed: dict[str, object], words: str) -> None:
    wrong = tuple((dict(zip(HEAD, LEI, strict=True)) | changed).values())
    with pytest.raises(PeopleError) as refused:
        parse(xlsx([HEAD, TING, wrong]))
    (problem,) = refused.value.problems
    assert (problem.row, words in problem.sentence) == (3, True)
    assert str(refused.value).startswith("第 3 行:")


def test_all_mistakes_are_told_and_nobody_is_taken() -> None:
    with pytest.raises(PeopleError) as refused:
        parse(csv([HEAD, LEI, ("", "a b", "保洁"), TING, ("李明", "WangLei", "销售")]).encode())
    assert [(problem.row, problem.sentence[:4]) for problem in refused.value.problems] == [
        (3, "姓名是空"),
        (3, "账号最长"),
        (3, "不认识角"),
        (5, "账号和第"),
    ]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], "名单是空的"),
        ([HEAD], "名单里没有人"),
        ([LEI], "第 1 行:第一行应是列名,缺少 姓名、账号、角色"),
        ([("姓名", "角色"), LEI], "缺少 账号"),
        ([("姓名", "账号", "角色", "名字"), LEI], "列名 名字、姓名 重复"),
    ],
)
def test_a_sheet_without_its_head_is_refused(rows: list[tuple[object, ...]], words: str) -> None:
    for data in (xlsx(rows), csv(rows).encode()):
        with pytest.raises(PeopleError, match=words):
            parse(data)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"name": ["王磊"]}, "姓名应是一段文字"),
        ({"nicknames": [1]}, "昵称应是一列文字"),
        ({"capacity": True}, "上限应是"),
        ({"role": None}, "角色是空的"),
        ({"region": {"city": "上海"}}, "区域应是一段文字"),
    ],
)
def test_json_of_other_types_is_told_with_its_entry(entry: dict[str, object], words: str) -> None:
    with pytest.raises(PeopleError, match=f"第 2 行:{words}"):
        parse(json.dumps([JSON[1], JSON[0] | entry]).encode())


PRESENT = ("姓名", "账号", "角色", "工作时间", "提醒时间", "请假从", "请假到", "代理人")


def test_own_hours_leave_and_deputy_are_read() -> None:
    """I11, I14, I16."""
    hours = "09:00-12:00、13:30～18:00"
    row = ("王磊", "wanglei", "销售", hours, "8:30-20:00", dt.datetime(2026, 10, 9), "2026/10/12", "李明")  # noqa: DTZ001
    lei, ming = parse(xlsx([PRESENT, row, ("李明", "liming", "销售", "", "", "", "", "WangLei")]))
    assert lei.hours == WorkingHours(blocks=((dt.time(9), dt.time(12)), (dt.time(13, 30), dt.time(18))))
    assert lei.rings == WorkingHours(blocks=((dt.time(8, 30), dt.time(20)),))
    assert lei.leave == (Leave(first=dt.date(2026, 10, 9), last=dt.date(2026, 10, 12)),)
    assert (lei.deputy, ming.deputy) == ("liming", "wanglei")
    assert (ming.hours, ming.rings, ming.leave) == (None, None, ())


def test_several_leaves_stand_in_one_cell() -> None:
    row = ("王磊", "wanglei", "销售", "", "", "2026-10-09、2026年11月2日", "2026-10-09、2026-11-03", "")
    (lei,) = parse(xlsx([PRESENT, row]))
    assert [(str(leave.first), str(leave.last)) for leave in lei.leave] == [
        ("2026-10-09", "2026-10-09"),
        ("2026-11-02", "2026-11-03"),
    ]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("18:00-09:00", "", "", "", ""), "工作时间应像"),
        (("早九晚六", "", "", "", ""), "工作时间应像"),
        (("", "9:00-25:00", "", "", ""), "提醒时间应像"),
        (("", "", "2026-10-09", "", ""), "成对填写"),
        (("", "", "下周三", "2026-10-09", ""), "请假从应是日期"),
        (("", "", "2026-02-30", "2026-10-09", ""), "请假从应是日期"),
        (("", "", "2026-10-09", "2026-10-08", ""), "不能早于"),
        (("", "", "", "", "赵云"), "代理人 赵云 应是名单里"),
        (("", "", "", "", "王磊"), "代理人 王磊 应是名单里"),
    ],
)
def test_a_mistake_of_presence_is_told(row: tuple[str, ...], words: str) -> None:
    with pytest.raises(PeopleError) as refused:
        parse(xlsx([PRESENT, ("王磊", "wanglei", "销售", *row)]))
    assert any(problem.row == 2 and words in problem.sentence for problem in refused.value.problems)


@pytest.mark.parametrize(
    ("cell", "paused"),
    [("", False), ("正常", False), ("是", False), ("暂停", True), ("暂停派单", True), ("否", True)],
)
def test_who_gets_no_new_leads_for_now_is_read(cell: str, paused: bool) -> None:  # noqa: FBT001 — a column
    (lei,) = parse(xlsx([("姓名", "账号", "角色", "派单"), ("王磊", "wanglei", "销售", cell)]))
    assert lei.paused is paused


def test_another_word_for_it_is_a_mistake() -> None:
    with pytest.raises(PeopleError, match="派单只能写 正常 或 暂停"):
        parse(xlsx([("姓名", "账号", "角色", "派单"), ("王磊", "wanglei", "销售", "歇着")]))
