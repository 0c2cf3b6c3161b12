"""A list of customers read, row by row."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest

from bot.customers_file import customer_of, opened, parse
from bot.customers_file.columns import Column, called, column_of
from bot.customers_file.times import amount_of, time_of
from bot.domain.calendar import SHANGHAI
from bot.sheets import SheetError

NOW = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
CSV = """客户名称,客户编号,负责人,联系人,职务,电话,邮箱,最近拜访,最近跟进,商机名称,商机金额,简称,心情
上海朗驰精密机械有限公司,A1,王磊,李总,总经理,021-66881234,li@langchi.cn,2026-02-01,2026/2/3 9:30,换CRM,50万,朗驰,好
上海朗驰精密机械有限公司,A1,李明,赵工,,13800001111,,2026-02-20,,,,,
,A2,王磊,,,,,,,,,,
华信食品,,王磊,,,,,明年吧,,,,,
=1+1,A3,王磊,,,,,,,,,,
禾木家居,,陈静,,,,,,,,,,
"""


def test_rows_of_one_customer_are_one_customer() -> None:
    sheet = parse(CSV.encode())
    assert list(sheet.customers) == ["A1", "禾木家居"]
    customer = customer_of(sheet.customers["A1"], NOW)
    assert (customer.owner, customer.known.aliases, customer.as_of) == ("王磊", ("朗驰",), NOW)
    assert [one.name for one in customer.contacts] == ["李总", "赵工"]
    assert customer.known.phones == {"+862166881234", "+8613800001111"}
    assert customer.known.domains == {"langchi.cn"}
    assert customer.last_visit == dt.datetime(2026, 2, 20, tzinfo=SHANGHAI)
    assert customer.last_follow_up == dt.datetime(2026, 2, 3, 9, 30, tzinfo=SHANGHAI)
    assert [(deal.name, deal.amount) for deal in customer.opportunities] == [("换CRM", 500_000)]


def test_a_row_that_cannot_be_taken_says_why() -> None:
    assert {row.number: row.why for row in parse(CSV.encode()).rows if row.why} == {
        4: "没有写客户名称",
        5: "看不懂时间“明年吧”;请写成 2026-03-02 或 2026-03-02 09:30",
        6: "有的格子是公式或公式出错,不是内容;请复制后“选择性粘贴为数值”、改正出错的格子再导入",
    }


def test_every_telephone_of_a_row_counts_in_whatever_columns_and_cells_they_stand() -> None:
    sheet = parse(
        "客户名称,联系人,手机,座机,邮箱,邮箱地址\n"
        "禾木家居,李总,13800001111/13900002222,021-66881234转802,a@hemu.cn、b@mu.com.cn,c@he.cn\n".encode()
    )
    known = customer_of(sheet.customers["禾木家居"], NOW).known
    assert known.phones == {"+8613800001111", "+8613900002222", "+862166881234"}
    assert known.domains == {"hemu.cn", "mu.com.cn", "he.cn"}


def test_several_columns_of_one_kind_say_one_thing_together() -> None:
    sheet = parse("客户名称,省份,城市,最后跟进时间,最近联系时间\n禾木家居,江苏,苏州,2026-02-01,2026-02-03\n".encode())
    customer = customer_of(sheet.customers["禾木家居"], NOW)
    assert (customer.region, customer.last_follow_up) == ("江苏苏州", dt.datetime(2026, 2, 3, tzinfo=SHANGHAI))


def test_a_number_that_is_another_customers_is_refused_and_not_swallowed() -> None:
    sheet = parse("客户名称,编号\n禾木家居,A1\n禾木 家居,A1\n华信食品,A1\n".encode())
    assert [row.why for row in sheet.rows] == ["", "", "客户编号 A1 在上面是“禾木家居”;请核对编号和客户名称"]
    assert list(sheet.customers) == ["A1"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("禾木家居,#N/A,", "公式出错"),
        ("禾木家居,#REF!,", "公式出错"),
        ("大" * 201 + ",,", "200 字"),
        ("禾木家居," + "李" * 501, "500 字"),
    ],
)
def test_what_is_no_content_is_refused(row: str, why: str) -> None:
    (entry,) = parse(f"客户名称,负责人,电话\n{row}\n".encode()).rows
    assert why in entry.why


def test_a_number_sign_alone_is_content() -> None:
    assert parse("客户名称,负责人\n#1 餐厅,王磊\n".encode()).rows[0].why == ""


def test_what_is_lacking_and_what_is_unknown_is_said_beforehand() -> None:
    assert parse(CSV.encode()).remarks == ("不认识的列不会导入:心情。",)
    assert parse("客户名称\n禾木家居".encode()).remarks == (
        "表里没有 负责人、最近拜访、最近跟进 列:撞单时说不出这些。",
    )


def test_how_columns_of_other_names_are_read_is_said_beforehand() -> None:
    remarks = parse("客户名称(必填),业务员,最后联系时间,拜访日期\n禾木家居,,,".encode()).remarks
    assert remarks == ("这些列这样读:业务员=负责人、最后联系时间=最近跟进、拜访日期=最近拜访。",)


@pytest.mark.parametrize("text", ["负责人,电话\n王磊,1", "客户名称\n", "甲,乙\n1,2"])
def test_a_list_without_names_is_refused(text: str) -> None:
    with pytest.raises(SheetError, match="没有找到“客户名称”这一列"):
        parse(text.encode())


def test_a_workbook_is_read_like_a_csv() -> None:
    book = openpyxl.Workbook()
    assert book.active
    book.active.append(["公司名称", "最后跟进时间", "更新时间"])
    book.active.append(["禾木家居", dt.datetime(2026, 2, 3, 9, 30), 46083])  # noqa: DTZ001 — as a workbook has it
    file = io.BytesIO()
    book.save(file)
    customer = customer_of(parse(file.getvalue()).customers["禾木家居"], NOW)
    assert customer.last_follow_up == dt.datetime(2026, 2, 3, 9, 30, tzinfo=SHANGHAI)
    assert customer.as_of == dt.datetime(2026, 3, 2, tzinfo=SHANGHAI)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="打不开"), opened(tmp_path / "none.csv"):
        pass


TIMES = {
    "2026-03-02": dt.datetime(2026, 3, 2, tzinfo=SHANGHAI),
    "2026年3月2日": dt.datetime(2026, 3, 2, tzinfo=SHANGHAI),
    "2026/3/2 9:05:07": dt.datetime(2026, 3, 2, 9, 5, 7, tzinfo=SHANGHAI),
    "20260302": dt.datetime(2026, 3, 2, tzinfo=SHANGHAI),
    "46083.5": dt.datetime(2026, 3, 2, 12, tzinfo=SHANGHAI),
    "2026-03-02T01:30:00Z": dt.datetime(2026, 3, 2, 9, 30, tzinfo=SHANGHAI),
    "2026-03-02 01:30:00.123+0000": dt.datetime(2026, 3, 2, 9, 30, tzinfo=SHANGHAI),
    "2026/3/2 9:30 PM": dt.datetime(2026, 3, 2, 21, 30, tzinfo=SHANGHAI),
    "2026/3/2 下午 12:30": dt.datetime(2026, 3, 2, 12, 30, tzinfo=SHANGHAI),
    "2026-13-02": None,
    "0001-01-01": None,
    "1900-01-01 00:00:00": None,
    "9999-12-31T23:59:59-10:00": None,
    "昨天": None,
}


@pytest.mark.parametrize("words", TIMES)
def test_times_are_read_as_spreadsheets_write_them(words: str) -> None:
    assert time_of(words) == TIMES[words]


NEVER = ("-", "——", "/", "无", "暂无", "未拜访", "N/A", "null", "0", "0000-00-00 00:00:00", "0001-01-01", "1970-01-01")


@pytest.mark.parametrize("words", NEVER)
def test_a_row_whose_time_says_never_is_taken_without_it(words: str) -> None:
    sheet = parse(f"客户名称,最近拜访\n禾木家居,{words}\n".encode())
    assert sheet.rows[0].why == ""
    assert customer_of(sheet.customers["禾木家居"], NOW).last_visit is None


def test_of_two_times_the_later_one_counts_in_whatever_zone_they_are_written() -> None:
    sheet = parse("客户名称,最近跟进\n禾木家居,2026-03-02T08:00:00+08:00\n禾木家居,2026-03-02T01:30:00Z\n".encode())
    assert customer_of(sheet.customers["禾木家居"], NOW).last_follow_up == dt.datetime(
        2026, 3, 2, 9, 30, tzinfo=SHANGHAI
    )


def test_amounts_are_whole_yuan() -> None:
    assert [amount_of(words) for words in ("50万", "¥500,000.00", "1.2亿元", "很多", "9" * 400)] == [
        500_000,
        500_000,
        120_000_000,
        None,
        None,
    ]


def test_columns_are_known_by_many_names() -> None:
    assert column_of("客户名称*") is Column.NAME
    assert column_of("Account Name") is Column.NAME
    assert column_of("聯繫人") is Column.CONTACT
    assert column_of("客户名称(必填)") is Column.NAME
    assert column_of("最后一次跟进时间") is Column.FOLLOW_UP
    assert column_of("Company Domain Name") is Column.WEBSITE
    assert column_of("心情") is None


def test_the_manual_names_every_column() -> None:
    manual = (Path(__file__).parents[2] / "docs" / "crm.md").read_text("utf-8")
    assert [column for column in Column if called(column) not in manual] == []


@pytest.mark.parametrize("name", ["负责人(主属部门)", "商机金额(万元)", "下次联系时间", "活动", "拜访", "创建时间"])
def test_a_column_about_something_else_is_not_taken(name: str) -> None:
    assert column_of(name) is None


def test_sheets_behind_the_first_are_named() -> None:
    book = openpyxl.Workbook()
    for name, rows in (("客户", [("客户名称",), ("顺风电气",)]), ("老客户", [("客户名称",), ("恒信",)]), ("空", [])):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.remove(book.worksheets[0])
    file = io.BytesIO()
    book.save(file)
    assert parse(file.getvalue()).remarks[-1] == "只读第一张表:“老客户” 没有读;要导入就另存为一个文件。"
