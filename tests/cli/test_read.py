"""``sunmao read`` and ``sunmao when``: questions that change nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.domain.reply.contract import predict, roster_from_rows

if TYPE_CHECKING:
    from tests.cli.desk import Desk

CORPUS = Path(__file__).parent.parent / "corpus"
ROSTER = str(CORPUS / "roster.json")


def sunmao(*words: str, stdin: str | None = None) -> str:
    result = CliRunner().invoke(main, list(words), input=stdin, prog_name="sunmao")
    assert result.exit_code == 0, result.output
    return result.stdout


def rows_of(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (CORPUS / name).read_text("utf-8").splitlines()]


def test_the_corpus_is_read_from_a_file_and_from_standard_input() -> None:
    told = sunmao("read", "replies", "--roster", ROSTER, str(CORPUS / "replies.jsonl"))
    roster = roster_from_rows(json.loads(Path(ROSTER).read_text("utf-8")))
    assert [json.loads(line) for line in told.splitlines()] == [
        predict(row, roster) for row in rows_of("replies.jsonl")
    ]
    some = "\n".join((CORPUS / "replies.jsonl").read_text("utf-8").splitlines()[:3])
    assert sunmao("read", "replies", "--roster", ROSTER, stdin=some).splitlines() == told.splitlines()[:3]


def test_posts_are_read_in_the_contracts_words() -> None:
    told = [json.loads(line) for line in sunmao("read", "leads", str(CORPUS / "leads.jsonl")).splitlines()]
    assert [row["id"] for row in told] == [row["id"] for row in rows_of("leads.jsonl")]
    first = told[0]["leads"][0]
    assert (first["company"], first["phones"], first["source"]) == ("苏州博泽自动化", ["13900523381"], "百度")


WRONG_LINES = {
    "not json": "第 2 行不是 JSON 对象。",
    "[1]": "第 2 行不是 JSON 对象。",
    '{"id": "P2"}': "第 2 行缺少 text。",
    '{"id": "P2", "text": 5}': "第 2 行的内容不合约定",
    '{"id": "P2", "text": "公司:甲", "posted": "gestern"}': "第 2 行的内容不合约定",
}


@pytest.mark.parametrize("line", WRONG_LINES)
def test_a_wrong_line_is_named(line: str) -> None:
    stdin = '{"id": "P1", "text": "公司:顺风电气"}\n' + line
    result = CliRunner().invoke(main, ["read", "leads"], input=stdin)
    assert result.exit_code == 1
    assert json.loads(result.stdout)["id"] == "P1"
    assert WRONG_LINES[line] in result.stderr


def test_a_file_that_is_not_there() -> None:
    result = CliRunner().invoke(main, ["read", "leads", "none.jsonl"])
    assert (result.exit_code, result.stderr) == (1, "打不开 none.jsonl。\n")


def test_a_sentence_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert sunmao("read", "reply", "给王磊", "--quote", "L128").startswith("L128 分配给 王磊\n")
    assert "L128 分配给 王磊\n理由:" in sunmao("read", "reply", "给磊哥", "--quote", "L128", "--roster", ROSTER)
    told = json.loads(sunmao("read", "reply", "给王磊", "--quote", "L128", "--json"))
    assert told["actions"] == [{"do": "assign", "lead": "L128", "owner": "wanglei"}]
    assert "不动,说明权限" in sunmao("read", "reply", "L1 给王磊", "--as", "刘洋")


def test_a_sentence_is_read_with_the_bots_own_leads_and_people(busy: Desk) -> None:
    assert "L1 分配给 李明" in busy.ok("read", "reply", "顺风电气给李明")
    assert "名单里没有“张三”" in busy.refused("read", "reply", "给王磊", "--as", "张三")
    assert "不是线索号" in busy.refused("read", "reply", "给王磊", "--quote", "哪条", code=2)


def test_a_post_is_explained_field_by_field() -> None:
    told = sunmao("read", "post", "公司:顺风电气\n联系人:周总\n电话:13900523381\n需求:换CRM\n预算:50万")
    for line in ("公司:顺风电气", "电话:13900523381", "预算:50万(500,000 元 到 500,000 元)", "还缺:权限、时间"):
        assert line in told.splitlines()
    assert json.loads(sunmao("read", "post", "公司:顺风电气\n电话:13900523381", "--json"))["company"] == "顺风电气"


def test_of_a_post_that_is_too_long_it_says_how_much_was_read() -> None:
    leads = "".join(f"公司:第{at}号机械厂\n联系人:周总\n电话:139{at:08d}\n需求:换CRM\n\n" for at in range(100))
    result = CliRunner().invoke(main, ["read", "post", leads])
    assert result.exit_code == 0
    read = result.stdout.count("公司:")
    assert 0 < read < 100
    assert f"这条消息太长,只读了前 {read} 条" in result.stderr


def test_what_is_no_post_is_1() -> None:
    result = CliRunner().invoke(main, ["read", "post", "今天天气不错"])
    assert result.exit_code == 1
    assert "不会把这句话当成一条新线索" in result.stderr


# ------------------------------------------------------------------------------------------------------- when

DUE = {
    ("2026-10-09 17:00", "8h"): ["2026-10-10T16:00+08:00", "10-10 周六 调休上班"],
    ("2026-03-02 10:00", "30m"): ["2026-03-02T10:30+08:00", "只算工作日 09:00-18:00,中间没有放假或调休。"],
    ("2026-03-02 10:00", "1小时30分钟"): ["2026-03-02T11:30+08:00", "只算工作日 09:00-18:00,中间没有放假或调休。"],
    ("2026-03-02 10:00", "2d", "--hours", "clock"): ["2026-03-04T10:00+08:00", "按钟表连续计时,夜里和周末也算。"],
    ("2026-03-02T02:00+00:00", "1h"): ["2026-03-02T11:00+08:00", "只算工作日 09:00-18:00,中间没有放假或调休。"],
}


@pytest.mark.parametrize("words", DUE, ids=" ".join)
def test_when_says_the_moment_and_then_why(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert sunmao("when", *words).splitlines() == DUE[words]


def test_when_knows_the_companys_own_hours(desk: Desk) -> None:
    desk.configure(more='[policy]\nworking_hours = ["09:00-12:00", "13:30-18:00"]\nextra_holidays = ["2026-03-03"]')
    told = json.loads(desk.ok("when", "2026-03-02 17:00", "2h", "--json"))
    assert told["at"] == "2026-03-04T10:00+08:00"
    assert told["why"] == ["03-03 周二 公司安排休息"]


def test_when_knows_a_persons_own_hours_and_leave(desk: Desk) -> None:
    """I14."""
    desk.with_people()
    listed = desk.rows("people", "list", "--json")
    lei = next(person for person in listed if person["userid"] == "wanglei")
    lei |= {"hours": ["09:00-12:00"], "leave_from": ["2026-03-03"], "leave_to": ["2026-03-03"]}
    desk.people.write_text(json.dumps(listed), encoding="utf-8")
    desk.ok("people", "import", str(desk.people))
    told = desk.ok("when", "2026-03-02 11:00", "2h", "--person", "王磊").splitlines()
    assert told[0] == "2026-03-04T10:00+08:00"
    assert "请假" in told[1]
    assert "名单里没有" in desk.refused("when", "2026-03-02 11:00", "2h", "--person", "查无此人")


def test_when_says_that_it_guesses_beyond_the_known_years(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = json.loads(sunmao("when", "2031-05-06 10:00", "2h", "--json"))
    assert told["guessed_from"] == "2031-05-06"


def test_a_sentence_is_read_with_the_companys_own_words(staffed: Desk) -> None:
    words = ("read", "reply", "L1 冰着", "--as", "孙婷", "--roster", ROSTER)
    assert "L1 暂缓" not in staffed.ok(*words)
    staffed.configure(more='[words]\nvocabulary = { "冰着" = "暂缓" }')
    assert staffed.ok(*words).startswith("L1 暂缓")


def test_what_is_made_of_a_note_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = sunmao(
        "read", "reply", "去年见过他们VP，可以帮你约", "--quote", "L128", "--as", "李建国", "--roster", ROSTER
    )
    assert "备注读作:接触 他们VP 20" in told
    assert "-01-01~20" in told
    assert "愿协助\n" in told
    assert "备注读作" not in sunmao("read", "reply", "备注 已寄资料", "--quote", "L128", "--roster", ROSTER)


def test_a_question_names_every_lead_it_is_asked_of() -> None:
    told = sunmao("read", "reply", "L1 L2 都给王总", "--as", "孙婷", "--roster", ROSTER)
    assert told.startswith("L1、L2 不动,先问:给哪一位(“王总”)")
