"""The company's own days: from the file that config.toml names into the calendar."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from bot import holidays_file
from bot.config.floor import policy_of
from bot.domain.sla import ClockKind
from bot.sheets import SheetError
from tests.config.files import RIGHT
from tests.people.files import csv, xlsx

if TYPE_CHECKING:
    from tests.config.files import Folder

ROWS = [("说明", "日期", "安排"), ("司庆", "2026-06-18", "放假"), ("补班", "2026/6/20", "上班")]
DAYS = {dt.date(2026, 6, 18): False, dt.date(2026, 6, 20): True}


@pytest.mark.parametrize("data", [xlsx(ROWS), csv(ROWS).encode(), csv(ROWS).encode("gbk")])
def test_days_off_and_at_work_are_read(data: bytes) -> None:
    assert holidays_file.parse(data) == DAYS


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("日期", "安排"), ("2026-02-30", "放假")], "第 2 行"),
        ([("日期", "安排"), ("下周三", "放假")], "第 2 行"),
        ([("日期", "安排"), ("2026-06-18", "半天")], "第 2 行"),
        ([("日期", "说明")], "第一行应是列名"),
        ([], "第一行应是列名"),
    ],
)
def test_a_mistake_is_told_with_its_row(rows: list[tuple[str, ...]], words: str) -> None:
    with pytest.raises(SheetError, match=words):
        holidays_file.parse(csv(rows).encode())


def test_the_file_is_meant_from_the_folder_of_the_configuration(folder: Folder) -> None:
    (folder.path.parent / "holidays.csv").write_text(csv(ROWS), encoding="utf-8")
    days = 'holiday_file = "holidays.csv"\nextra_working_days = ["2026-06-18"]\n'
    written = f"{days}acknowledged_hours = 2\nsnooze_days = 7\nm_days = 5\ngaps_hours = 3\n"
    policy = policy_of(folder.load(f"{RIGHT}\n[policy]\n{written}").policy)
    assert dict(policy.calendar.extra) == DAYS | {dt.date(2026, 6, 18): True}, "config.toml overrules the file"
    assert (policy.acknowledged_for, policy.snooze_at_most) == (dt.timedelta(hours=2), dt.timedelta(days=7))
    assert policy.clocks[ClockKind.M_DAY].length_for(1) == dt.timedelta(days=5)
    gaps = policy.clocks[ClockKind.GAPS]
    assert (gaps.length_for(1), [rung.after for rung in gaps.ladder]) == (
        dt.timedelta(hours=3),
        [dt.timedelta(hours=3), dt.timedelta(hours=18)],
    )


def test_a_file_that_is_not_there_is_told(folder: Folder) -> None:
    with pytest.raises(SheetError, match=r"打不开 none\.csv"):
        policy_of(folder.load(f'{RIGHT}\n[policy]\nholiday_file = "none.csv"\n').policy)
