"""A list of customers of many parts comes in, breaks off, and comes again: every row has its end."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import time
from collections import Counter
from typing import TYPE_CHECKING

import openpyxl
import pytest

from bot.customers_file import PART
from bot.domain.matching import knowing
from storage import StorageError
from tests.cli.desk import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.cli.desk import Desk

    Rows = Sequence[tuple[str, ...]]

MANY = 2 * PART + 300
HEAD = ("客户名称", "客户编号", "负责人", "联系人", "电话")


def customer(number: int) -> tuple[str, ...]:
    return f"上海朗驰{number}精密机械有限公司", f"A{number}", "王磊", "李总", f"139{number:08}"


ROWS = [
    *map(customer, range(MANY)),
    ("", "A1", "王磊", "", ""),
    ("上海朗驰7精密机械有限公司", "A7", "王磊", "赵工", "13800001111"),
]


def csv_of(rows: Rows) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([HEAD, *rows])
    return text.getvalue().encode("gbk")


def xlsx_of(rows: Rows) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("客户")
    for row in (HEAD, *rows):
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def ends_in(result: Path) -> list[tuple[str, str]]:
    if result.suffix == ".csv":
        with result.open(encoding="utf-8-sig", newline="") as copy:
            rows = [tuple(row) for row in csv.reader(copy)]
    else:
        sheet = openpyxl.load_workbook(result).worksheets[0]
        rows = [tuple(str(cell or "") for cell in row) for row in sheet.iter_rows(values_only=True)]
    assert rows[0] == ("行", "客户编号", "客户名称", "状态", "原因")
    assert [int(row[0]) for row in rows[1:]] == list(range(2, len(rows) + 1))
    return [(row[-2], row[-1]) for row in rows[1:]]


@pytest.mark.parametrize(("name", "write"), [("crm.csv", csv_of), ("crm.xlsx", xlsx_of)])
def test_a_list_of_many_parts_comes_in_whole_and_each_row_has_its_end(
    desk: Desk, name: str, write: Callable[[Rows], bytes]
) -> None:
    file, result = desk.place / name, desk.place / name.replace("crm", "crm-结果")
    file.write_bytes(write(ROWS))
    done = json.loads(desk.ok("import", "crm", str(file), "--json"))
    assert (done["rows"], done["new"], done["updated"], done["refused"]) == (len(ROWS), MANY, 0, 1)
    assert desk.do(lambda work: work.customers.count()) == MANY
    assert Counter(ends_in(result)) == {("新增", ""): MANY + 1, ("没有导入", "没有写客户名称"): 1}
    desk.ok("import", "crm", str(file))
    assert Counter(ends_in(result)) == {("更新", ""): MANY + 1, ("没有导入", "没有写客户名称"): 1}


def test_the_result_tells_a_row_by_its_number_and_customer_and_is_not_taken_for_a_list(desk: Desk) -> None:
    file, result = desk.place / "crm.csv", desk.place / "crm-结果.csv"
    file.write_bytes(csv_of([customer(1), ("", "A2", "王磊", "李总", "13800001111"), customer(3)]))
    desk.ok("import", "crm", str(file))
    with result.open(encoding="utf-8-sig", newline="") as copy:
        assert list(csv.reader(copy))[1:3] == [
            ["2", "A1", customer(1)[0], "新增", ""],
            ["3", "A2", "", "没有导入", "没有写客户名称"],
        ]
    assert "这是导入的结果" in desk.refused("import", "crm", str(result))


def test_a_column_that_a_list_does_not_have_takes_nothing_away_and_an_empty_cell_does(desk: Desk) -> None:
    file = desk.place / "crm.csv"
    file.write_bytes(csv_of([customer(1), customer(2)]))
    desk.ok("import", "crm", str(file))
    file.write_text(f"客户编号,客户名称,负责人\nA1,{customer(1)[0]},\nA2,{customer(2)[0]},李明\n", "utf-8")
    desk.ok("import", "crm", str(file))
    kept = desk.do(lambda work: [one for ref in ("A1", "A2") if (one := work.customers.get(ref))])
    assert [(one.owner, [person.name for person in one.contacts]) for one in kept] == [
        ("", ["李总"]),
        ("李明", ["李总"]),
    ]
    comer = knowing("", phones=(customer(2)[-1],))
    assert [one.ref for one in desk.do(lambda work: work.customers.like(comer))] == ["A2"]


def test_a_row_far_below_is_part_of_its_customer_who_was_read_already(desk: Desk) -> None:
    (desk.place / "crm.csv").write_bytes(csv_of(ROWS))
    desk.ok("import", "crm", str(desk.place / "crm.csv"))
    kept = desk.do(lambda work: work.customers.get("A7"))
    assert kept
    assert [one.name for one in kept.contacts] == ["李总", "赵工"]
    comer = knowing("", phones=("13800001111",))
    assert [one.ref for one in desk.do(lambda work: work.customers.like(comer))] == ["A7"]


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_ctrl_c_leaves_whole_customers_and_every_row_its_end(desk: Desk, ending: str) -> None:
    file, rows = desk.place / "crm.csv", [customer(number) for number in range(8_000)]
    file.write_bytes(csv_of(rows))
    result = desk.place / f"result{ending}"
    with subprocess.Popen(  # noqa: S603 — our own program
        desk.command("import", "crm", str(file), "--result", str(result)),
        cwd=ROOT,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        while running.poll() is None and not brought(desk):
            time.sleep(0.02)
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGINT)
        _, said = running.communicate()
    assert b"Traceback" not in said
    assert "导入没有做完" in said.decode() or running.returncode == 0
    ends = Counter(state for state, _ in ends_in(result))
    assert ends["新增"] == desk.do(lambda work: work.customers.count())
    assert ends["新增"] + ends["未处理"] == len(rows)
    desk.ok("import", "crm", str(file))
    assert desk.do(lambda work: work.customers.count()) == len(rows)


def brought(desk: Desk) -> int:
    """How many customers are there already, seen from beside the import."""
    if not desk.database.exists():
        return 0
    try:
        return desk.look(lambda work: work.customers.count())
    except StorageError:
        return 0
