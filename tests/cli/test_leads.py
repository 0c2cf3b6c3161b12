"""``sunmao say`` and ``sunmao leads``, while no bot runs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.domain.decision import Happened
from tests.cli.desk import GROUP, PHONE, POST

if TYPE_CHECKING:
    from tests.cli.desk import Desk


def test_a_sentence_is_obeyed_as_if_that_person_had_written_it(busy: Desk) -> None:
    said = busy.run("say", "L1 给磊哥", "--as", "婷姐")
    assert said.exit_code == 0
    assert "L1 已分给 王磊" in said.stdout
    assert "机器人没有在运行" in said.stderr
    (lead,) = busy.rows("leads", "list", "--json")
    assert (lead["stage"], lead["owner"], lead["assigned_by"]) == ("assigned", "wanglei", "sunting")


def test_what_the_group_must_hear_goes_to_the_group(busy: Desk) -> None:
    busy.ok("say", "L1 给王磊", "--as", "孙婷")
    waiting = busy.rows("outbox", "--json")
    assert [(row["to"]["id"], row["kind"]) for row in waiting] == [
        (GROUP, "posted"),
        (GROUP, "assigned"),
        ("wanglei", "offer"),
    ]


def test_in_a_group_the_answer_is_printed_and_heard_there(busy: Desk) -> None:
    said = busy.ok("say", "L1 给王磊", "--as", "孙婷", "--group", "派单群")
    assert said.startswith("L1 已分给 王磊")
    assert (GROUP, "assigned") in [(row["to"]["id"], row["kind"]) for row in busy.rows("outbox", "--json")]


def test_words_for_a_script(busy: Desk) -> None:
    told = json.loads(busy.ok("say", "谁手上多少", "--as", "sunting", "--json"))
    assert told["as"] == "sunting"
    assert "王磊" in told["words"][0]


def test_rights_follow_the_person_and_not_the_terminal(busy: Desk) -> None:
    assert "派单由销管决定" in busy.ok("say", "L1 给王磊", "--as", "刘洋")
    assert busy.rows("leads", "list", "--json")[0]["stage"] == "qualified"


def test_nobody_is_guessed(busy: Desk) -> None:
    assert "名单里没有“小王”" in busy.refused("say", "L1 给王磊", "--as", "小王")
    assert "“陈静”有 2 位:陈静(chenjing)、陈静(chenjing2)" in busy.refused("say", "好", "--as", "陈静")
    assert "赵强 已离职" in busy.refused("say", "好", "--as", "赵强")
    assert "没有群“别的群”;有:派单群" in busy.refused("say", "好", "--as", "孙婷", "--group", "别的群")


def test_a_question_of_the_bot_can_be_answered_from_the_terminal(busy: Desk) -> None:
    busy.ok("say", POST.replace(PHONE, "13900523382").replace("顺风电气", "云帆软件"), "--as", "刘洋")
    assert "哪条线索" in busy.ok("say", "给王磊", "--as", "孙婷")
    assert "已分给 王磊" in busy.ok("say", "L2", "--as", "孙婷")


# ------------------------------------------------------------------------------------------------------ leads


def test_the_list_shows_where_each_lead_stands(busy: Desk) -> None:
    head, line = busy.ok("leads", "list").splitlines()
    assert head.split() == ["线索", "状态", "公司", "负责人", "SDR", "提交"]
    assert line.split()[:4] == ["L1", "待分配", "顺风电气有限公司", "刘洋"]
    assert busy.ok("leads", "list", "--stage", "待分配") == busy.ok("leads", "list", "--stage", "qualified")
    assert busy.ok("leads", "list", "--stage", "暂缓") == "还没有这样的线索。\n"


def test_a_lead_is_shown_with_its_clocks_notes_and_history(busy: Desk) -> None:
    busy.ok("say", "L1 给王磊", "--as", "孙婷")
    busy.ok("say", "L1 我认识他们CTO", "--as", "chenjing")
    shown = busy.ok("leads", "show", "l1")
    assert shown.startswith("L1 顺风电气有限公司 · 待接收 · 王磊\n")
    for words in ("电话:139****3381", "联系人:周**", "预算:50万", "待接收 ", "陈静〔关系〕", "刘洋 提交", "孙婷 分配"):
        assert words in shown


def test_phones_are_masked_wherever_they_stand(busy: Desk) -> None:
    busy.ok("say", f"L1 备注 他的电话是 {PHONE},邮箱 zhou@example.com", "--as", "刘洋")
    for words in (["list"], ["list", "--json"], ["show", "1"], ["show", "1", "--json"]):
        shown = busy.ok("leads", *words)
        assert PHONE not in shown
        assert "zhou@example.com" not in shown
    assert PHONE not in busy.ok("outbox", "--json")


def test_whoever_reads_a_phone_whole_is_written_down(busy: Desk) -> None:
    assert PHONE in busy.ok("leads", "show", "L1", "--full")
    told = json.loads(busy.ok("leads", "show", "L1", "--full", "--json"))
    assert told["inquiry"]["phones"] == [PHONE]
    assert [(event["by"], event["happened"]) for event in told["history"]][-2:] == [("terminal", "revealed")] * 2
    assert busy.do(lambda work: work.history.first_broken()) is None


def test_looking_leaves_no_trace(busy: Desk) -> None:
    before = busy.do(lambda work: work.history.of(1))
    busy.ok("leads", "show", "L1")
    assert busy.do(lambda work: work.history.of(1)) == before
    assert Happened.REVEALED not in [event.happened for event in before if event.by == "terminal"]


def test_a_lead_that_does_not_exist(busy: Desk) -> None:
    assert busy.refused("leads", "show", "L99") == "没有 L99 这条线索。\n"
    assert busy.refused("leads", "show", "L99", "--full") == "没有 L99 这条线索。\n"


def test_words_of_customers_cannot_command_the_terminal(desk: Desk) -> None:
    desk.with_people()
    desk.ok("say", POST.replace("换CRM", "换CRM\x1b[31m\x07"), "--as", "刘洋")
    for words in (["list"], ["show", "L1"]):
        assert "\x1b" not in desk.ok("leads", *words)
