"""``sunmao run`` in a process of its own, and the terminal beside it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
from typing import TYPE_CHECKING

import aiohttp
import pytest

from bot.cli.asked import settings_of
from bot.cli.run import _run as run_until_told
from bot.web.door import door_file
from tests.cli.desk import PHONE, POST
from tests.cli.running import FLOOR, PATIENCE, running

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.desk import Desk

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_it_says_where_it_listens_and_stops_when_told(desk: Desk, how: signal.Signals) -> None:
    async with running(desk, more=f'[people]\nfile = "{desk.people}"') as bot:
        assert bot.out[0] == "已导入 7 人(新增 7,移出 0)。"
        assert f"http://127.0.0.1:{desk.port}" in bot.out[1]
        async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{desk.port}/healthz") as answer:
            assert (await answer.json())["checks"]["people"]["ok"]
        code, seconds = await bot.stop(how)
        assert (code, bot.out[-1]) == (0, "已停止。")
        assert seconds < 10
    door = door_file(desk.url)
    assert door is not None
    assert not door.exists()


async def test_the_terminal_speaks_to_a_running_bot(staffed: Desk) -> None:
    async with running(staffed) as bot:
        bot.world.say("liuyang", FLOOR, "@线索助手 帮助")  # WeCom lets a bot push only where somebody spoke to it
        code, said, complaints = await bot.apart("say", POST, "--as", "刘洋")
        assert (code, complaints) == (0, "")
        assert "L1 顺风电气有限公司" in said
        code, said, _ = await bot.sunmao("say", "L1 给王磊", "--as", "孙婷")
        assert said.startswith("L1 已分给 王磊")
        await bot.until(lambda: "L1 已分给 王磊" in bot.heard_in_group())
        code, said, _ = await bot.sunmao("leads", "show", "L1", "--full")
        assert PHONE in said
        code, said, _ = await bot.sunmao("say", "L1 给王磊", "--as", "小王")
        assert code == 1
        code, said, _ = await bot.sunmao("people", "import", str(staffed.people))
        assert said == "已导入 7 人(新增 0,移出 0)。\n"
        code, _, _ = await bot.sunmao("outbox", "drop", "x")
        assert code == 1
        assert (await bot.stop())[0] == 0
    history = [(event.by, event.happened.value) for event in staffed.do(lambda work: work.history.of(1))]
    assert ("sunting", "assigned") in history
    assert ("terminal", "revealed") in history


async def test_the_group_is_answered_and_the_log_holds_no_words(staffed: Desk) -> None:
    async with running(staffed) as bot:
        bot.world.say("liuyang", FLOOR, f"@线索助手 {POST}")
        await bot.until(lambda: "L1 顺风电气有限公司" in bot.heard_in_group())
        await bot.stop()
        log = "\n".join([*bot.log, *bot.out])
    for secret in (PHONE, "顺风电气", "周建国", bot.served.settings.secret, bot.served.settings.app_secret, "key1"):
        assert secret not in log


async def test_a_backup_is_made_while_it_runs(busy: Desk, tmp_path: Path) -> None:
    async with running(busy) as bot:
        code, said, _ = await bot.sunmao("backup", str(tmp_path / "copy.db"))
        assert code == 0
        assert "已备份到" in said
        code, _, complaints = await bot.sunmao("restore", str(tmp_path / "copy.db"), "--force")
        assert code == 1
        assert "正被另一个榫卯使用" in complaints
        code, _, complaints = await bot.apart("run")
        assert code == 1
        assert "正被另一个榫卯使用" in complaints
        assert "Traceback" not in complaints


async def test_a_bot_that_was_killed_leaves_a_door_that_leads_nowhere(staffed: Desk) -> None:
    async with running(staffed) as bot:
        await bot.stop(signal.SIGKILL)
    door = door_file(staffed.url)
    assert door is not None
    assert door.exists()
    said = await asyncio.to_thread(staffed.ok, "say", POST, "--as", "刘洋")
    assert "L1" in said, "the database is free again"


async def test_the_door_is_for_our_own_user_and_asks_for_its_token(staffed: Desk) -> None:
    door = door_file(staffed.url)
    assert door is not None
    async with running(staffed) as bot, aiohttp.ClientSession() as session:
        assert door.stat().st_mode & 0o777 == 0o600
        where = json.loads(door.read_text(encoding="utf-8"))
        assert len(where["token"]) >= 43
        errand = {"do": "say", "as": "孙婷", "text": "帮助"}
        right = {"Authorization": f"Bearer {where['token']}"}
        tries = {
            "right": (right, 200),
            "none": ({}, 404),
            "wrong": ({"Authorization": "Bearer x"}, 404),
            "not ascii": ({"Authorization": "Bearer 榫卯"}, 404),
            "through a proxy": ({**right, "X-Forwarded-For": "203.0.113.9"}, 404),
            "from a browser": ({**right, "Origin": "http://evil.example"}, 404),
        }
        for name, (headers, status) in tries.items():
            async with session.post(where["address"], json=errand, headers=headers) as answer:
                assert answer.status == status, name
        async with session.post(where["address"], data=b"no json", headers=right) as answer:
            assert answer.status == 400
        async with session.post(where["address"], json={"do": "rob"}, headers=right) as answer:
            assert (await answer.json())["ok"] is False
        async with session.post(f"http://127.0.0.1:{staffed.port}/door", json=errand, headers=right) as answer:
            assert answer.status == 404, "the server that the outside may reach knows no door"
        await bot.stop()
        assert where["token"] not in "\n".join([*bot.log, *bot.out])


# ------------------------------------------------------------------------------------------- what keeps it down


async def refused(desk: Desk) -> tuple[int, str]:
    process = desk.start("run")
    _, complaints = await asyncio.to_thread(process.communicate, timeout=PATIENCE)
    assert "Traceback" not in complaints
    return process.returncode, complaints


async def test_a_list_of_people_with_mistakes_keeps_it_down(desk: Desk) -> None:
    desk.people.write_text("姓名,账号,角色\n,a,销售\n王磊,b,总裁\n", encoding="utf-8")
    desk.configure(more=f'[people]\nfile = "{desk.people}"')
    code, complaints = await refused(desk)
    assert code == 2
    assert "第 2 行:姓名是空的" in complaints
    assert "第 3 行:不认识角色 总裁" in complaints


async def test_a_port_in_use_keeps_it_down(staffed: Desk) -> None:
    with socket.create_server(("127.0.0.1", staffed.port)):
        assert await refused(staffed) == (1, "端口已被占用;请改 config.toml 里的 server.port,或停掉占用它的程序。\n")


async def test_a_database_that_cannot_be_opened_is_a_sentence(desk: Desk) -> None:
    desk.database.mkdir()
    code, complaints = await refused(desk)
    assert code == 1
    assert len(complaints.splitlines()) == 1


async def test_a_file_that_is_no_database_is_a_sentence(desk: Desk) -> None:
    desk.database.write_bytes(b"no database at all, " * 100)
    code, complaints = await refused(desk)
    assert (code, complaints) == (1, "数据库文件损坏了,或者不是数据库;请移开它,再用 sunmao restore 从备份恢复。\n")


# ------------------------------------------------------------------------------------------------ in this process


async def test_a_signal_ends_it_in_order(staffed: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    bot = asyncio.create_task(run_until_told(settings_of(staffed.config)))
    door = door_file(staffed.url)
    assert door is not None
    async with asyncio.timeout(PATIENCE):
        while not await asyncio.to_thread(door.exists):  # noqa: ASYNC110 — a file offers nothing to wait for
            await asyncio.sleep(0.05)
        os.kill(os.getpid(), signal.SIGTERM)
        await bot
    assert not await asyncio.to_thread(door.exists)
    assert capsys.readouterr().out.splitlines()[-1] == "已停止。"
