"""``sunmao crm``, and what ``sunmao check`` and ``sunmao leads show`` say of the CRM."""

from __future__ import annotations

import asyncio
import json
import threading
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
from aiohttp.test_utils import TestServer

from bot.domain.decision import Happened
from tests.cli.desk import GROUP, POST
from tests.cli.running import running
from tests.crm.pretended import PretendedCrm
from tests.crm.stage import account

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.desk import Desk

CONFIG = """
[crm]
kind = "http_json"
page_size = 2
{more}
[crm.http_json]
url = "{url}"
token = "token-of-the-crm"
headers = {{ Authorization = "Bearer {{token}}" }}
more_path = "more"
[crm.http_json.accounts]
path = "/accounts"
params = {{ page = "{{page}}", limit = "{{limit}}", since = "{{since}}" }}
items = "data.items"
fields = {{ ref = "id", name = "attributes.name", owner = "owner" }}
[crm.http_json.write]
path = "/leads"
body = {{ external_id = "{{ref}}", title = "{{company}}" }}
id_path = "data.id"
find_path = "/leads"
find_params = {{ external_id = "{{ref}}" }}
"""


class Served:
    """A pretended CRM behind a server in a thread of its own, for commands have loops of their own."""

    def __init__(self) -> None:
        self.crm = PretendedCrm(accounts=[account(f"A{n}", f"上海第{n}机床厂", owner="张伟") for n in range(1, 4)])
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self.url = ""

    def start(self) -> None:
        self._thread.start()
        self._server = TestServer(self.crm.application())
        asyncio.run_coroutine_threadsafe(self._server.start_server(), self._loop).result(30)
        self.url = str(self._server.make_url("")).rstrip("/")

    def stop(self) -> None:
        asyncio.run_coroutine_threadsafe(self._server.close(), self._loop).result(30)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(30)
        self._loop.close()

    def config(self, more: str = "") -> str:
        return CONFIG.format(url=self.url, more=more)


@pytest.fixture
def served() -> Iterator[Served]:
    """A CRM with three accounts."""
    one = Served()
    one.start()
    yield one
    one.stop()


def test_without_a_crm_there_is_nothing_to_ask(staffed: Desk) -> None:
    for command in ("sync", "status"):
        assert "没有接 CRM" in staffed.refused("crm", command)


def test_it_is_asked_at_once_and_says_what_came(staffed: Desk, served: Served) -> None:
    staffed.configure(more=served.config())
    assert "还没有同步过" in staffed.ok("crm", "status")
    assert staffed.ok("crm", "sync") == "全部重读,读到 3 条,其中 3 条有变化。\n"
    assert json.loads(staffed.ok("crm", "sync", "--json"))["full"] is False
    assert staffed.ok("crm", "sync", "--full") == "全部重读,读到 3 条,其中 0 条有变化。\n"
    told = staffed.ok("crm", "status")
    for line in ("上次成功:", "客户 3、联系人 0、商机 0;镜像里客户 3 个", "等着写回的线索:0 条"):
        assert line in told
    facts = json.loads(staffed.ok("crm", "status", "--json"))
    assert (facts["failures"], facts["counts"]["customers"], facts["round"]) == (0, 3, None)


def test_what_went_wrong_is_said_and_nothing_secret(staffed: Desk, served: Served) -> None:
    staffed.configure(more=served.config())
    served.crm.troubles = [None, "403"]
    said = staffed.refused("crm", "sync")
    assert "没有权限" in said
    told = staffed.ok("crm", "status")
    assert "连续 1 次" in told
    assert "正在同步:全部重读,读到 2 条" in told
    assert "token-of-the-crm" not in said + told
    assert staffed.ok("crm", "sync") == "全部重读,读到 3 条,其中 3 条有变化。\n"


def test_check_says_what_is_connected_and_online_whether_it_answers(staffed: Desk, served: Served) -> None:
    staffed.configure(more=served.config("write_back = true"))
    assert "✓ CRM:HTTP JSON 接口,每 15 分钟同步一次,转出的线索会写回" in staffed.run("check").stdout
    told = staffed.run("check", "--online").output
    assert "✓ CRM:能读客户,第一页 2 条" in told
    assert "✓ CRM:能查写回的线索" in told
    served.crm.accounts[0] = {"id": "A1"}
    assert "! CRM:能读客户,第一页 1 条;另有 1 条" in staffed.run("check", "--online").output
    served.crm.token = "another"
    told = staffed.run("check", "--online").output
    assert "✗ CRM:读不到客户:CRM 不认这个账号或令牌" in told
    assert "✗ CRM:查不了写回的线索" in told
    assert "token-of-the-crm" not in told


def test_check_says_what_is_wrong_in_the_map_and_what_costs_time(staffed: Desk, served: Served) -> None:
    staffed.configure(more=served.config().replace("attributes.name", "attributes name"))
    told = staffed.run("check").output
    assert "crm.http_json.accounts.fields.name:位置写成" in told
    staffed.configure(more=served.config("stale_minutes = 5").replace(', since = "{since}"', ""))
    told = staffed.run("check").output
    assert "! CRM:客户的请求里没有 {since},每次都会从头读完" in told
    assert "✗ CRM:stale_minutes 比 every_minutes 还短" in told


async def test_a_running_bot_follows_the_crm_writes_back_and_says_when_it_is_silent(
    staffed: Desk, served: Served
) -> None:
    group = f'[[group]]\nname = "另一个群"\nchat_id = "{GROUP}2"\n'
    more = served.config("write_back = true") + "[policy]\nundo_minutes = 1\n" + group
    async with running(staffed, more=more) as bot:
        await bot.until(lambda: _went_through(staffed))
        assert _customers(staffed) == 3
        served.crm.accounts.append(account("A4", "上海第4机床厂"))
        code, out, err = await bot.sunmao("crm", "sync")
        assert (code, out) == (0, "只读改过的,读到 4 条,其中 1 条有变化。\n"), err
        async with aiohttp.ClientSession() as session:
            health = await _health(session, bot.out[-1])
        assert health["crm"] == {"ok": True}
        served.crm.troubles = ["403"] * 9
        code, _, err = await bot.sunmao("crm", "sync")
        assert (code, "没有权限" in err) == (1, True)
        await bot.sunmao("say", POST, "--as", "刘洋")
        await bot.until(lambda: "CRM 未答，镜像截至" in bot.heard_in_group())
        served.crm.troubles = []
        await bot.sunmao("say", "L1 给王磊", "--as", "孙婷")
        code, out, _ = await bot.sunmao("leads", "show", "L1")
        assert "CRM:" in out
        assert "写入" in out
        await bot.stop()
    assert "token-of-the-crm" not in "\n".join([*bot.log, *bot.out])


def test_a_lead_shows_how_far_it_is_on_its_way_into_the_crm(busy: Desk, served: Served) -> None:
    busy.configure(more=served.config("write_back = true"))
    busy.ok("say", "L1 给王磊", "--as", "孙婷")
    assert "CRM:等着写入,最早 " in busy.ok("leads", "show", "L1")
    told = json.loads(busy.ok("leads", "show", "L1", "--json"))
    assert told["crm"] == {"state": "owed", "ref": "sunmao:L1", "remote": "", "attempts": 0, "error": ""}
    assert Happened.WRITTEN_TO_CRM not in [event["happened"] for event in told["history"]]


def _customers(desk: Desk) -> int:
    return desk.look(lambda work: work.customers.count())


def _went_through(desk: Desk) -> bool:
    """Whether a round has come to its end; asked for sooner, the next one would be the same one."""
    state = desk.look(lambda work: work.crm.state())
    return state is not None and state.good_at is not None


async def _health(session: aiohttp.ClientSession, line: str) -> Any:
    address = line.split("榫卯已启动:")[1].split("(", maxsplit=1)[0]
    async with session.get(f"{address}/healthz") as answer:
        return (await answer.json())["checks"]
