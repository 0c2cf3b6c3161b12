"""``sunmao import leads``: each row to a named end, nothing twice, nothing half, and few words in the group."""

from __future__ import annotations

import signal
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from bot.domain.lead import Stage
from bot.wecom.lengths import AI_BOT_BYTES, WEBHOOK_MARKDOWN_BYTES, size
from storage import StorageError
from tests.cli.desk import GROUP
from tests.cli.running import PATIENCE, running
from tests.imports.files import HEAD, cells_of, csv_of, full, phone, xlsx_of

if TYPE_CHECKING:
    from pathlib import Path

    from storage.outbox import OutboxRow
    from storage.unit_of_work import UnitOfWork
    from tests.cli.desk import Desk

STATE, LEAD, SOURCE, BASIS, WHY = range(len(HEAD), len(HEAD) + 5)


def put(desk: Desk, data: bytes, name: str = "展会.csv") -> str:
    path = desk.place / name
    path.write_bytes(data)
    return str(path)


def brought(desk: Desk, data: bytes, *more: str) -> list[list[str]]:
    """The rows of the result of importing this."""
    desk.ok("import", "leads", put(desk, data), "--as", "刘洋", *more)
    return cells_of((desk.place / "展会-结果.csv").read_bytes())[1:]


def said(work: UnitOfWork) -> list[OutboxRow]:
    return list(work.outbox.list("new"))


def in_group(desk: Desk) -> list[OutboxRow]:
    return [row for row in desk.do(said) if row.chat_kind == "group"]


def stages(desk: Desk) -> Counter[Stage]:
    return Counter(lead.stage for lead in desk.do(lambda work: work.leads.list(limit=10_000)))


# --------------------------------------------------------------------------------------------------- ends


def test_a_full_row_is_dispatched_and_one_with_gaps_is_an_inquiry_with_its_questions(staffed: Desk) -> None:
    rows = brought(staffed, csv_of([full(1), full(2, 预算="", 时间="")]))
    assert [(row[STATE], row[LEAD]) for row in rows] == [("已派单", "L1"), ("已记询盘", "L2")]
    assert "还缺预算、时间" in rows[1][WHY]
    assert "准备了多少预算" in rows[1][WHY]
    assert stages(staffed) == {Stage.QUALIFIED: 1, Stage.INQUIRY: 1}


@pytest.mark.parametrize("how", [(), ("--dry-run",)], ids=["imported", "foreseen"])
def test_a_doubtful_row_says_why(staffed: Desk, how: tuple[str, ...]) -> None:
    rows = brought(staffed, csv_of([full(1, 电话="0512-55501234"), full(2, 电话="400-000-1234", 预算="")]), *how)
    assert rows[0][WHY] == "存疑:只有座机"
    assert "还缺预算;存疑:400/前台电话" in rows[1][WHY]


def test_every_kind_of_row_ends_in_a_named_state_with_its_reason(staffed: Desk) -> None:
    rows = brought(
        staffed,
        csv_of(
            [
                full(1),
                full(1),
                full(2, 客户需求="身份证 110101199003074514"),
                full(3, 预算="=1+1"),
                full(4, 电话="1.39E+10"),
                ("", "周建国", "", "换CRM", "", "", "", "", "", ""),
                full(5, 客户需求="要" * 9000),
            ]
        ),
    )
    assert [row[STATE] for row in rows] == ["已派单", "重复", "拒收", "拒收", "拒收", "拒收", "拒收"]
    words = ["", "已经是 L1", "身份证号", "是公式", "科学计数法", "没有公司", "太长"]
    assert all(word in row[WHY] for row, word in zip(rows, words, strict=True))
    assert sum(stages(staffed).values()) == 1


def test_the_source_is_never_blank_and_says_where_it_is_from(staffed: Desk) -> None:
    head = (*HEAD, "utm_source")
    rows = [(*full(1), "baidu"), (*full(2), ""), (*full(3, 获取信息的渠道=""), "")]
    staffed.ok("import", "leads", put(staffed, csv_of(rows, head)), "--as", "刘洋")
    ends = [row[-3:-1] for row in cells_of((staffed.place / "展会-结果.csv").read_bytes())[1:]]
    assert ends == [["百度推广", "UTM"], ["百度推广", "渠道列"], ["未知-表格没有写渠道", "未知"]]
    (picked,) = brought(staffed, csv_of([full(9, 获取信息的渠道="")]), "--source", "老客户转介")
    assert (picked[SOURCE], picked[BASIS]) == ("老客户转介", "SDR 选择")


def test_a_gbk_file_and_a_workbook_import_the_same(staffed: Desk) -> None:
    (gbk,) = brought(staffed, csv_of([full(1)], encoding="gbk"))
    staffed.ok("import", "leads", put(staffed, xlsx_of([full(2)]), "展会.xlsx"), "--as", "刘洋")
    xlsx = cells_of((staffed.place / "展会-结果.xlsx").read_bytes())[1]
    assert (gbk[STATE], xlsx[STATE]) == ("已派单", "已派单")


def test_another_sdrs_customer_stays_his_and_he_is_told_once(staffed: Desk) -> None:
    data = csv_of([full(number) for number in range(8)])
    brought(staffed, data)
    staffed.ok("import", "leads", put(staffed, data + b"\r\n,\r\n", "b.csv"), "--as", "chenjing")
    told = [row for row in staffed.do(said) if row.kind.startswith("sdr_posted_again")]
    assert [(row.chat_id, row.kind) for row in told] == [("liuyang", "sdr_posted_again_together")]
    assert sum(stages(staffed).values()) == 8


# -------------------------------------------------------------------------------------------------- burst


@pytest.mark.slow
def test_an_event_of_500_leads_is_a_few_messages_within_wecoms_limits(staffed: Desk) -> None:
    rows = brought(staffed, csv_of([full(number, 公司=f"{'很长的名字' * 9}{number}公司") for number in range(500)]))
    assert Counter(row[STATE] for row in rows) == {"已派单": 500}
    messages = in_group(staffed)
    assert len(messages) <= 40
    assert all(size(row.text) <= WEBHOOK_MARKDOWN_BYTES < AI_BOT_BYTES for row in messages)
    told = "\n".join(row.text for row in messages)
    assert all(f"- L{number} " in told for number in range(1, 501))
    assert "给某某" in messages[0].text
    assert "一档" in messages[0].text
    assert "推荐" in messages[0].text
    assert phone(1) not in told
    alone = [row.kind for row in staffed.do(said) if row.chat_kind == "single"]
    assert alone == ["imported"]


def test_a_few_leads_get_their_cards(staffed: Desk) -> None:
    brought(staffed, csv_of([full(number) for number in range(5)]))
    assert [row.kind for row in in_group(staffed)] == ["posted"] * 5
    assert all(row.card for row in in_group(staffed))


def test_a_few_cards_in_a_large_file_are_still_cards(staffed: Desk) -> None:
    brought(staffed, csv_of([full(number, 预算="50万" if number in {3, 77} else "") for number in range(90)]))
    assert [row.kind for row in in_group(staffed)] == ["posted", "posted"]


def test_the_company_says_how_many_cards_are_too_many(staffed: Desk) -> None:
    staffed.configure(more="[policy]\ncards_at_once = 1")
    brought(staffed, csv_of([full(1), full(2)]))
    assert [row.kind for row in in_group(staffed)] == ["posted_together"]


def test_leads_of_a_digest_are_given_away_in_one_sentence(staffed: Desk) -> None:
    brought(staffed, csv_of([full(number) for number in range(9)]))
    staffed.ok("say", "L2 L3 给李明", "--as", "孙婷", "--group", "派单群")
    staffed.ok("say", "L1 给王磊", "--as", "孙婷", "--group", "派单群")
    owners = {lead.number: lead.owner for lead in staffed.do(lambda work: work.leads.list(limit=20)) if lead.owner}
    assert owners == {1: "wanglei", 2: "liming", 3: "liming"}


# -------------------------------------------------------------------------------------------------- events


def test_nobody_from_an_event_is_dispatched_before_a_talk(staffed: Desk) -> None:
    rows = brought(staffed, csv_of([full(number) for number in range(60)]), "--event", "2026 工博会")
    assert {(row[STATE], row[SOURCE], row[BASIS]) for row in rows} == {("已记询盘", "2026 工博会", "活动")}
    assert stages(staffed) == {Stage.INQUIRY: 60}
    assert [row.kind for row in in_group(staffed)] == ["event_imported"]
    assert "60 条询盘" in in_group(staffed)[0].text


def test_a_call_after_the_event_dispatches_what_is_complete(staffed: Desk) -> None:
    brought(staffed, csv_of([full(1), full(2, 预算="")]), "--event", "工博会")
    staffed.ok("say", "L1 打过电话 没人接", "--as", "刘洋")
    assert stages(staffed) == {Stage.INQUIRY: 2}
    staffed.ok("say", "L1 打过电话 想约演示", "--as", "刘洋")
    staffed.ok("say", "补充 L2 沟通：想约演示，没说预算", "--as", "刘洋")
    found = {lead.number: (lead.stage, lead.missing) for lead in staffed.do(lambda work: work.leads.list())}
    assert found == {1: (Stage.QUALIFIED, ()), 2: (Stage.INQUIRY, ("budget",))}
    assert [row.kind for row in in_group(staffed)] == ["event_imported", "posted"]


# ------------------------------------------------------------------------------------- again, and not at all


def test_the_same_file_again_imports_nothing_and_says_nothing(staffed: Desk) -> None:
    data = csv_of([full(number) for number in range(40)])
    first = brought(staffed, data)
    before = len(staffed.do(said))
    again = brought(staffed, data)
    assert [row[STATE : LEAD + 1] for row in again] == [row[STATE : LEAD + 1] for row in first]
    assert all("之前已经提交过" in row[WHY] for row in again)
    assert len(staffed.do(said)) == before
    assert sum(stages(staffed).values()) == 40


def test_a_dry_run_tells_everything_and_changes_nothing(staffed: Desk) -> None:
    rows = brought(staffed, csv_of([full(1), full(1), full(2, 预算=""), full(3, 预算="=1")]), "--dry-run")
    assert [row[STATE] for row in rows] == ["将派单", "重复", "将记询盘", "拒收"]
    assert stages(staffed) == {}
    assert staffed.do(said) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--as", "王磊"), "线索由 SDR"),
        (("--as", "赵强"), "已离职"),
        (("--as", "陈静"), "有 2 位"),
        (("--as", "无此人"), "名单里没有"),
        (("--as", "刘洋", "--group", "别的群"), "没有群“别的群”"),
    ],
)
def test_who_may_not_import_is_told_so_and_nothing_is_written(
    staffed: Desk, words: tuple[str, ...], sentence: str
) -> None:
    file = put(staffed, csv_of([full(1)]))
    assert sentence in staffed.refused("import", "leads", file, *words)
    assert not (staffed.place / "展会-结果.csv").exists()
    assert stages(staffed) == {}


def test_the_result_never_takes_the_place_of_the_list(staffed: Desk) -> None:
    file = put(staffed, csv_of([full(1)]))
    said_so = staffed.refused("import", "leads", file, "--as", "刘洋", "--result", file, code=2)
    assert "原文件" in said_so


def test_for_a_script_there_are_figures(staffed: Desk) -> None:
    (figures,) = staffed.rows("import", "leads", put(staffed, csv_of([full(1)])), "--as", "刘洋", "--json")
    assert figures["total"] == figures["dispatched"] == 1


@pytest.mark.slow
def test_killed_in_the_middle_it_goes_on_where_it_stopped(staffed: Desk) -> None:
    file = put(staffed, csv_of([full(number) for number in range(300)]))
    process = staffed.start("import", "leads", file, "--as", "刘洋")
    deadline = time.monotonic() + PATIENCE
    while _count(staffed) < 60 and process.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert _count(staffed) < 300, "it was too fast to be killed"
    assert _count(staffed) % 30 == 0, "half a part was kept"
    rows = brought(staffed, csv_of([full(number) for number in range(300)]))
    assert Counter(row[STATE] for row in rows) == {"已派单": 300}
    assert sorted(int(row[LEAD][1:]) for row in rows) == list(range(1, 301))
    told = "\n".join(row.text for row in in_group(staffed))
    assert all(told.count(f"- L{number} ") == 1 for number in range(1, 301))


def _count(desk: Desk) -> int:
    try:
        return len(desk.look(lambda work: work.leads.list(limit=1000)))
    except StorageError:
        return 0


@pytest.mark.slow
async def test_it_works_while_the_bot_runs(staffed: Desk, tmp_path: Path) -> None:
    async with running(staffed) as bot:
        file = put(staffed, csv_of([full(number) for number in range(20)]))
        code, out, err = await bot.sunmao("import", "leads", file, "--as", "刘洋")
        assert code == 0, err
        assert "已派单 20" in out
        await bot.until(lambda: "- L20 " in bot.heard_in_group())
        assert bot.heard_in_group().count("待分配**") == 2
        log = "\n".join(bot.log)
    assert phone(1) not in log
    assert (tmp_path / "展会-结果.csv").exists()
    assert GROUP not in log
