"""``sunmao people``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import openpyxl
import pytest

from bot.cli.people import to_json
from bot.people_file import parse
from tests.cli.desk import PEOPLE

if TYPE_CHECKING:
    from tests.cli.desk import Desk


def test_a_list_is_imported_and_shown(desk: Desk) -> None:
    assert desk.ok("people", "import", str(desk.people)) == "已导入 7 人(新增 7,移出 0)。\n"
    shown = desk.ok("people", "list").splitlines()
    assert shown[0].split() == ["姓名", "账号", "角色", "区域", "昵称"]
    assert shown[1].split() == ["孙婷", "sunting", "销管", "婷姐"]
    assert shown[5].split() == ["赵强", "zhaoqiang", "销售", "离职"]


def test_a_spreadsheet_will_do(desk: Desk) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (["姓名", "账号", "角色"], ["孙婷", "sunting", "销管、SDR"]):
        book.active.append(row)
    book.save(desk.place / "people.xlsx")
    desk.ok("people", "import", str(desk.place / "people.xlsx"))
    assert desk.rows("people", "list", "--json")[0]["roles"] == ["sales_ops", "sdr"]


def test_what_is_listed_for_a_script_can_be_imported_again(desk: Desk) -> None:
    listed = desk.with_people().rows("people", "list", "--json")
    desk.people.write_text(json.dumps(listed), encoding="utf-8")
    assert json.loads(desk.ok("people", "import", str(desk.people), "--json")) == {
        "people": 7,
        "added": 0,
        "removed": 0,
        "orphans": [],
    }
    assert desk.rows("people", "list", "--json") == listed


def test_everything_known_of_a_person_goes_through_the_door() -> None:
    people = parse(json.dumps(PEOPLE).encode())
    assert parse(json.dumps([to_json(person) for person in people]).encode()) == people


def test_open_leads_whose_owner_is_gone_are_named(busy: Desk) -> None:
    busy.ok("say", "L1 给王磊", "--as", "孙婷")
    rest = [person for person in PEOPLE if person["userid"] != "wanglei"]
    busy.people.write_text(json.dumps(rest), encoding="utf-8")
    assert "负责人已不在职:L1;已交还销管重新分配。" in busy.ok("people", "import", str(busy.people))


BAD: dict[str, tuple[bytes, str]] = {
    "not a spreadsheet": (b"\x00\x01\x02 nothing", "看不懂这个文件"),
    "an old workbook": (b"\xd0\xcf\x11\xe0 old", "另存为"),
    "a workbook that is none": (b"PK\x03\x04 no book", ""),
    "broken JSON": (b"[{", "JSON"),
    "two mistakes": ("姓名,账号,角色\n,a,销售\n王磊,b,总裁\n".encode(), "总裁"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_list_with_a_mistake_changes_nothing(desk: Desk, name: str) -> None:
    data, words = BAD[name]
    desk.with_people()
    (desk.place / "bad").write_bytes(data)
    assert words in desk.refused("people", "import", str(desk.place / "bad"))
    assert len(desk.rows("people", "list", "--json")) == 7


def test_a_list_that_is_not_there(desk: Desk) -> None:
    assert "打不开人员名单" in desk.refused("people", "import", str(desk.place / "none.xlsx"))


def test_before_anything_is_imported(desk: Desk) -> None:
    assert "还没有数据库 sunmao.db" in desk.refused("people", "list")
