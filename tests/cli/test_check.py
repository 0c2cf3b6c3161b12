"""``sunmao check``: everything that could keep the bot from its work."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest

from bot.simulator.server import serving
from bot.simulator.settings import Settings
from bot.web.server import serve
from tests.cli.running import new_world, running, wecom_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.simulator.server import Served
    from tests.cli.desk import Desk


def found(desk: Desk, *words: str) -> dict[str, list[str]]:
    """What the check says, by its mark."""
    told = json.loads(desk.run("check", "--json", *words).stdout)
    said: dict[str, list[str]] = {"ok": [], "note": [], "wrong": []}
    for finding in told["findings"]:
        said[finding["mark"]].append(f"{finding['about']}:{finding['words']}")
    assert told["ok"] is not said["wrong"]
    return said


def test_a_desk_where_all_is_well(staffed: Desk) -> None:
    told = staffed.run("check")
    assert told.exit_code == 0
    for line in ("✓ 配置:", "✓ 数据库:能打开", "✓ 人员名单:7 人", "✓ 派单群:派单群", "✓ 措辞:", "日历:放假安排到"):
        assert line in told.stdout
    assert told.stdout.endswith("可以启动:sunmao run\n")
    assert "kept-secret" not in told.output


def test_what_is_limited_is_said_although_nothing_is_wrong(staffed: Desk) -> None:
    notes = "\n".join(found(staffed)["note"])
    assert "没有 [wecom.app]" in notes
    assert "没有 policy.backup" in notes
    assert "没有任何群设置 webhook" in notes


def test_mistakes_of_the_config_are_findings_and_1(desk: Desk) -> None:
    desk.configure(more="[policy]\nndays = 3\nundo = 5")
    told = desk.run("check")
    assert told.exit_code == 1
    assert "policy.ndays:没有这个键,是不是想写 n_days?" in told.stdout
    assert "有 2 处要改。" in told.stderr


def test_a_callback_without_a_way_in_is_wrong(staffed: Desk) -> None:
    staffed.configure(wecom=f'[wecom.ai_bot]\nmode = "callback"\ntoken = "token"\naes_key = "{"k" * 43}"')
    told = found(staffed)
    assert any("回调方式要有外网地址" in line for line in told["wrong"])
    assert any("不能主动在“派单群”说话" in line for line in told["note"])


def test_before_the_first_day(desk: Desk) -> None:
    told = found(desk)
    assert told["note"][0] == "数据库:sunmao.db 还没有,第一次启动时建立"
    assert any("还是空的" in line for line in told["wrong"])


def test_each_role_that_is_missing_is_named(desk: Desk) -> None:
    desk.people.write_text(json.dumps([{"name": "陈静", "userid": "chenjing", "role": "director"}]), encoding="utf-8")
    desk.configure(more=f'[people]\nfile = "{desk.people}"')
    wrong = "\n".join(found(desk)["wrong"])
    assert all(f"没有{role}" in wrong for role in ("销管", "销售", "SDR"))


@pytest.mark.parametrize(("backup", "words"), [("nobody", "没有这个账号"), ("wanglei", "不是在职的销管")])
def test_the_backup_must_be_able_to_dispatch(staffed: Desk, backup: str, words: str) -> None:
    staffed.configure(more=f'[policy]\nbackup = "{backup}"')
    assert any(words in line for line in found(staffed)["wrong"])


def test_a_list_of_people_with_mistakes_is_wrong(desk: Desk) -> None:
    desk.people.write_text("姓名,账号,角色\n,a,总裁\n", encoding="utf-8")
    desk.configure(more=f'[people]\nfile = "{desk.people}"')
    assert len([line for line in found(desk)["wrong"] if "第 2 行" in line]) == 2


def test_the_companys_own_words_are_tried(staffed: Desk) -> None:
    words = staffed.place / "words"
    staffed.configure(more='[words]\nfolder = "words"')
    assert any("没有文件夹" in line for line in found(staffed)["wrong"])
    (words / "refusals").mkdir(parents=True)
    (words / "assigned.md").write_text("{{ lead.name }} 给了 {{ lead.owner }}", encoding="utf-8")
    (words / "asigned.md").write_text("", encoding="utf-8")
    assert any("asigned.md 用不上" in line for line in found(staffed)["note"])
    (words / "refusals" / "same_owner.md").write_text("{{ lead.name }}\n{% if %}", encoding="utf-8")
    (words / "held.md").write_text("{{ who_knows }}", encoding="utf-8")
    wrong = "\n".join(found(staffed)["wrong"])
    assert "refusals/same_owner.md 第 2 行写法不对" in wrong
    assert "held.md 写法不对" in wrong


def test_a_file_that_is_no_database_is_wrong(staffed: Desk) -> None:
    staffed.database.write_bytes(b"no database at all, " * 100)
    assert any(line.startswith("数据库:") for line in found(staffed)["wrong"])


# ---------------------------------------------------------------------------------------------------- online


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    """A WeCom of our own that is open."""
    async with serving(new_world(), Settings()) as there:
        yield there


async def online(desk: Desk) -> dict[str, list[str]]:
    return await asyncio.to_thread(found, desk, "--online")


def test_nothing_leaves_the_machine_unless_asked(staffed: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("bot.cli.online.look")
    assert staffed.run("check").exit_code == 0


async def test_the_right_secrets_are_let_in(staffed: Desk, served: Served) -> None:
    staffed.configure(wecom=wecom_of(served))
    told = await online(staffed)
    assert "自建应用:企业 ID 和 Secret 都对" in told["ok"]
    assert "长连接:登录成功,已退出" in told["ok"]


async def test_wrong_secrets_are_named_and_never_printed(staffed: Desk, served: Served) -> None:
    right = served.settings
    wrong = wecom_of(served).replace(right.secret, "stale-one").replace(right.app_secret, "stale-two")
    staffed.configure(wecom=wrong)
    told = await online(staffed)
    assert any(line.startswith("自建应用:企业微信不接受") for line in told["wrong"])
    assert any(line.startswith("长连接:登录被拒绝:机器人 BotID 或 Secret 不对") for line in told["wrong"])
    assert "stale" not in json.dumps(told)


async def test_a_wecom_out_of_reach_is_said(staffed: Desk) -> None:
    told = await online(staffed)
    assert any(line.startswith("长连接:连不上") for line in told["wrong"])


@pytest.mark.slow
async def test_a_running_bot_is_not_thrown_out_and_is_reached_from_outside(staffed: Desk) -> None:
    public = f'public_url = "http://127.0.0.1:{staffed.port}"'
    async with running(staffed) as bot:
        lines = staffed.config.read_text(encoding="utf-8").replace("[server]", f"[server]\n{public}")
        staffed.config.write_text(lines, encoding="utf-8")
        told = await online(staffed)
        assert any("再登录会把它挤下线" in line for line in told["note"])
        assert any("能到达机器人" in line for line in [*told["ok"], *told["note"]])
        assert (await bot.stop())[0] == 0
    told = await online(staffed)
    assert any("没有应答" in line for line in told["wrong"])


async def test_somebody_elses_server_is_not_taken_for_the_bot(staffed: Desk) -> None:
    async with serve("127.0.0.1", 0, []) as address:
        staffed.configure(public_url=address)
        told = await online(staffed)
    assert any("HTTP 404,到达的不是机器人" in line for line in told["wrong"])
