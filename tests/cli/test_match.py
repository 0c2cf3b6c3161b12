"""``sunmao match`` and ``sunmao import crm``."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.domain.matching import predict

if TYPE_CHECKING:
    from click.testing import Result

    from tests.cli.desk import Desk

CORPUS = Path(__file__).parent.parent / "corpus" / "companies.jsonl"
CRM = """客户名称,客户编号,负责人,电话,最近拜访,最近跟进
上海朗驰精密机械有限公司,A1,王磊,021-66881234,2026-02-01,2026-02-03
,A2,王磊,,,
华信食品,,李明,,2026-02-01,2026-02-03
"""


def sunmao(*words: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, list(words), input=stdin, prog_name="sunmao")


def test_two_names_are_compared_in_words() -> None:
    told = sunmao("match", "上海朗驰精密机械有限公司", "朗驰精密机械")
    assert told.stdout == "同一家公司。\n字号“朗驰”相同;行业都是“精密机械”;一方没写地区(上海)。\n"
    as_json = json.loads(sunmao("match", "--json", "待定", "朗驰").stdout)
    assert as_json == {"same": False, "why": ["没有写出公司的字号"]}


def test_the_corpus_is_compared_from_a_file_and_from_standard_input() -> None:
    lines = CORPUS.read_text("utf-8")
    told = sunmao("match", str(CORPUS)).stdout
    assert [json.loads(line) for line in told.splitlines()] == [
        predict(json.loads(line)) for line in lines.splitlines()
    ]
    assert sunmao("match", stdin=lines).stdout == told


@pytest.mark.parametrize(
    ("words", "stdin", "said"),
    [
        (("match", "a", "b", "c"), None, "请写两个公司名"),
        (("match",), '{"id": "1", "a": "x"}', "第 1 行缺少 b。"),
        (("match", "none.jsonl"), None, "打不开 none.jsonl。"),
    ],
)
def test_what_is_wrong_is_said(words: tuple[str, ...], stdin: str | None, said: str) -> None:
    result = sunmao(*words, stdin=stdin)
    assert result.exit_code != 0
    assert said in result.stderr


def test_customers_are_looked_at_then_brought_in_then_brought_up_to_date(desk: Desk) -> None:
    file = desk.place / "crm.csv"
    file.write_text(CRM, "utf-8")
    looked = desk.ok("import", "crm", str(file), "--dry-run")
    assert looked.splitlines()[0] == "试算 3 行,2 个客户:将新增 2、将更新 0、没有导入 1 行。"
    assert desk.do(lambda work: work.customers.count()) == 0
    done = json.loads(desk.ok("import", "crm", str(file), "--json"))
    assert (done["new"], done["updated"], done["refused"]) == (2, 0, 1)
    assert desk.do(lambda work: [one.owner for one in [work.customers.get("A1")] if one]) == ["王磊"]
    again = desk.ok("import", "crm", str(file))
    assert "新增 0、更新 2、没有导入 1 行" in again
    with (desk.place / "crm-结果.csv").open(encoding="utf-8-sig", newline="") as copy:
        rows = list(csv.reader(copy))
    assert [row[-2:] for row in rows] == [["状态", "原因"], ["更新", ""], ["没有导入", "没有写客户名称"], ["更新", ""]]


def test_the_result_never_overwrites_the_list(desk: Desk) -> None:
    file = desk.place / "crm.csv"
    file.write_text(CRM, "utf-8")
    refused = desk.refused("import", "crm", str(file), "--result", str(file), code=2)
    assert "结果文件不能写在原文件上" in refused
