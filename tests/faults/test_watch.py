"""The watchman finds every fault, each really made, tells it by a way that works, and is quiet when all is well."""

from __future__ import annotations

import asyncio
import threading
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
from aiohttp import web
from sqlalchemy import text

from bot.auditor import Auditor, Messenger
from bot.auditor.telling import Way, the_group
from bot.domain import lead
from bot.domain.inquiry import Inquiry
from bot.domain.sla import ClockKind
from bot.domain.watch import Sign
from bot.simulator import trouble
from tests.faults.company import GROUPS, alone, group, key_of
from tests.faults.run import PATIENT
from tests.faults.shared_clock import MONDAY
from tests.faults.stage import Stage, on_stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from bot.wecom.transport import Outgoing, Receipt
    from storage.unit_of_work import UnitOfWork

ADMIN = "lijianguo"
SEND = "/cgi-bin/message/send"
ITS_GROUP = len(GROUPS) - 1
WATCH = {"administrator": ADMIN}


def beating(address: str) -> dict[str, str]:
    return {**WATCH, "heartbeat_url": address}


class Listener:
    """Whoever listens to the heartbeat."""

    def __init__(self) -> None:
        self.beats = 0
        self.status = 200

    async def heard(self, _: web.Request) -> web.Response:
        self.beats += 1
        return web.Response(status=self.status)


@asynccontextmanager
async def listening() -> AsyncIterator[tuple[str, Listener]]:
    listener = Listener()
    application = web.Application()
    application.router.add_get("/beat", listener.heard)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/beat", listener
    finally:
        await runner.cleanup()


async def health(stage: Stage) -> tuple[int, dict[str, Any]]:
    async with aiohttp.ClientSession() as session, session.get(f"{stage.bot.address}/healthz") as answer:
        told: dict[str, Any] = await answer.json()
        return answer.status, told["checks"]


async def signs(stage: Stage) -> list[Sign]:
    return [finding.sign for finding in await stage.bot.auditor.round()]


async def run_sql(stage: Stage, words: str) -> None:
    """A hand in the database, as a mistake of ours or of an administrator would be."""

    def piece(work: UnitOfWork) -> None:
        work.leads._desk.connection.execute(text(words))  # noqa: SLF001 — no door leads to a fault like this

    await stage.bot.database.do(piece)


async def told(stage: Stage, where: Any = None) -> list[str]:
    place = where or alone(ADMIN)
    return [said for said in stage.heard(place) if "看守" in said]


async def test_it_is_quiet_when_all_is_well(tmp_path: Path) -> None:
    async with (
        listening() as (address, listener),
        on_stage(tmp_path, watch={**WATCH, "heartbeat_url": address}) as stage,
    ):
        lead = await stage.works(1)
        await stage.works(2)
        for minutes in (0, 31, 240, 24 * 60):
            stage.push(minutes=minutes)
            await stage.bot.settle()
            assert await stage.bot.auditor.round() == ()
        assert listener.beats == 4
        assert await told(stage) == []
        status, checks = await health(stage)
        assert (status, checks["clockless"]["ok"], checks["watch"]["ok"], lead) == (200, True, True, 1)


async def drop_an_alarm(stage: Stage) -> None:
    await run_sql(stage, "DELETE FROM alarm WHERE lead = 1 AND clock = 'unanswered' AND step = 2")


async def drop_a_clock(stage: Stage) -> None:
    await run_sql(stage, "DELETE FROM running WHERE lead = 1 AND clock = 'unanswered'")


async def stop_the_timers(stage: Stage) -> None:
    async def hang() -> int:
        await asyncio.Event().wait()
        return 0

    stage.bot.timers.tick = hang  # type: ignore[method-assign]
    await asyncio.sleep(1.2)  # a tick that was under way
    stage.push(hours=3)


async def freeze_the_delivery(stage: Stage) -> None:
    stage.world.trouble.always(SEND, trouble.hang(3600))
    stage.world.say("sunting", group(), "@线索助手 L1 改派给李明")
    await stage.until(lambda: any("L1 已改派" in said or "改派" in said for said in stage.heard(group())))
    stage.push(minutes=6)


FAULTS: dict[str, tuple[Callable[[Stage], Any], Sign, str]] = {
    "an alarm is gone": (drop_an_alarm, Sign.TORN, "L1 的时钟缺了提醒"),
    "a clock is gone": (drop_a_clock, Sign.CLOCKLESS, "L1 该有时钟却没有"),
    "the timers hang": (stop_the_timers, Sign.ALARMS, "过点 2 分钟还没响"),
}


@pytest.mark.parametrize("name", FAULTS)
async def test_it_finds_and_tells(tmp_path: Path, name: str) -> None:
    make, sign, sentence = FAULTS[name]
    async with (
        listening() as (address, listener),
        on_stage(tmp_path, watch={**WATCH, "heartbeat_url": address}) as stage,
    ):
        await stage.works(1)
        await stage.until(lambda: stage.heard(alone("wanglei")))
        await make(stage)
        assert sign in await signs(stage)
        assert sentence in (await told(stage))[0]
        assert listener.beats == 0
        status, checks = await health(stage)
        assert (status, checks[sign.value]["ok"]) == (503, False)
        assert sentence in checks[sign.value]["reason"]
        await signs(stage)
        assert len(await told(stage)) == 1


async def test_frozen_sends_are_told_in_the_watchmans_own_group(tmp_path: Path) -> None:
    webhook = "{wecom}/cgi-bin/webhook/send?key=" + key_of(GROUPS[ITS_GROUP])
    async with on_stage(tmp_path, rules=PATIENT, watch={**WATCH, "webhook": webhook}) as stage:
        await stage.works(1)
        await stage.until(lambda: stage.heard(alone("wanglei")))
        await freeze_the_delivery(stage)
        assert await signs(stage) == [Sign.OUTBOX]
        (said,) = await told(stage, group(ITS_GROUP))
        assert "超过 5 分钟没发出去" in said
        assert (await health(stage))[0] == 503
        stage.world.trouble.always(SEND, None)


async def test_where_there_is_only_the_app_everybody_in_charge_is_told(tmp_path: Path) -> None:
    """Nobody is named: whoever has the role hears it."""
    async with on_stage(tmp_path) as stage:
        await stage.works(1)
        await stage.bot.database.do(
            lambda work: work.people.replace(
                [
                    *work.people.roster(),
                    *(
                        type(person)(userid="fanlin", name="范琳", roles=frozenset({"admin"}))  # type: ignore[arg-type]
                        for person in [next(iter(work.people.roster()))]
                    ),
                ]
            )
        )
        await drop_a_clock(stage)
        assert await signs(stage) == [Sign.CLOCKLESS]
        assert [said for said in stage.heard(alone("fanlin")) if "看守" in said]


async def test_a_line_that_stays_down_is_told_by_the_app(tmp_path: Path) -> None:
    async with on_stage(tmp_path, "long_connection", rules=PATIENT, watch=WATCH) as stage:
        await stage.works(1)
        stage.world.trouble.always("aibot_subscribe", trouble.refuse(50001))
        stage.served.long_connection.drop()
        await stage.until(lambda: not stage.bot.checks._doors.health()["long_connection"].ok)  # noqa: SLF001
        assert await signs(stage) == []
        stage.push(minutes=3)
        assert Sign.DOOR in await signs(stage)
        assert "长连接" in (await told(stage))[0]


async def test_a_line_that_only_seems_up_is_told(tmp_path: Path) -> None:
    async with on_stage(tmp_path, "long_connection", rules=PATIENT, watch=WATCH) as stage:
        await stage.works(1)
        stage.world.trouble.always("ping", trouble.silence())
        stage.push(minutes=5)
        assert Sign.DOOR in await signs(stage)
        assert "5 分钟什么都没有收到" in (await told(stage))[0]


async def test_a_busy_group_that_falls_silent_is_told(tmp_path: Path) -> None:
    async with on_stage(tmp_path, rules=PATIENT, watch=WATCH) as stage:
        await stage.works(1)
        for number in range(20):
            stage.world.say("lijianguo", group(), f"@线索助手 L1 备注 第{number}次电话会")
            await stage.until(lambda number=number: any(f"第{number}次电话会" in one for one in history(stage)))  # type: ignore[misc]
            stage.push(minutes=5)
        assert Sign.SILENT_GROUP not in await signs(stage)
        stage.push(hours=3)
        await stage.bot.settle()
        assert Sign.SILENT_GROUP in await signs(stage)
        assert "没有任何消息传来" in (await told(stage))[-1]


def history(stage: Stage) -> list[str]:
    return [event.words for event in stage.bot.database.do_now(lambda work: work.history.of(1))]


async def test_a_database_that_hangs_is_told_all_the_same(tmp_path: Path) -> None:
    async with on_stage(tmp_path, watch=WATCH) as stage:
        await stage.works(1)
        gate = threading.Event()
        hanging = asyncio.ensure_future(stage.bot.database.do(lambda _: gate.wait(60)))
        looks = stage.bot.auditor._looks  # noqa: SLF001
        looks._answer_within = 0.2  # noqa: SLF001
        try:
            assert await signs(stage) == [Sign.DATABASE]
        finally:
            gate.set()
            await hanging
        assert "数据库没有应答" in (await told(stage))[0]


async def test_a_part_that_stands_still_is_found(tmp_path: Path) -> None:
    async with on_stage(tmp_path, watch=WATCH) as stage:
        await stage.works(1)
        stage.bot.auditor._looks._pulses = {"delivery": lambda: stage.bot.delivery.last_round - 3600}  # noqa: SLF001
        assert await signs(stage) == [Sign.SILENT_PART]
        assert "消息投递已有" in (await told(stage))[0]


async def test_what_is_over_is_told_once_and_what_lasts_again_after_six_hours(tmp_path: Path) -> None:
    async with on_stage(tmp_path, watch=WATCH) as stage:
        await stage.works(1)
        await stage.until(lambda: stage.heard(alone("wanglei")))
        passed = [0.0]
        stage.bot.auditor._monotonic = lambda: passed[0]  # noqa: SLF001
        kept = await stage.bot.database.do(lambda work: work.alarms.running(1))
        await drop_a_clock(stage)
        for passed[0] in (0.0, 60.0, 6 * 3600.0 + 61, 6 * 3600.0 + 121):
            await signs(stage)
        assert len(await told(stage)) == 2
        row = next(row for row in kept if row.clock == ClockKind.UNANSWERED)
        await stage.bot.database.do(lambda work: work.alarms.start(row))
        assert await signs(stage) == []
        assert await signs(stage) == []
        assert ["恢复正常" in said for said in await told(stage)] == [False, False, True]


async def test_an_inquiry_of_an_earlier_version_gets_its_clock_when_the_bot_starts_again(tmp_path: Path) -> None:
    async with on_stage(tmp_path, watch=WATCH) as stage:
        await stage.bot.database.do(_keep_an_inquiry_without_a_clock)
        assert await signs(stage) == [Sign.CLOCKLESS]
    async with on_stage(tmp_path, watch=WATCH) as stage:
        (clock,) = await stage.bot.database.do(lambda work: work.alarms.running(1))
        assert clock.clock == ClockKind.GAPS
        assert await signs(stage) == []


def _keep_an_inquiry_without_a_clock(work: UnitOfWork) -> None:
    work.leads.add(
        stage=lead.Stage.INQUIRY,
        inquiry=Inquiry(company="云栖餐饮"),
        sdr="liuyang",
        group=GROUPS[0],
        posted_at=MONDAY,
        standard=1,
        missing=("budget",),
        tier=3,
    )


async def test_of_two_replicas_one_tells(tmp_path: Path) -> None:
    async with on_stage(tmp_path, watch=WATCH) as stage:
        await stage.works(1)
        await drop_a_clock(stage)
        carried: list[Outgoing] = []

        class Kept:
            async def send(self, message: Outgoing) -> Receipt:
                carried.append(message)
                raise AssertionError(message)

        first = stage.bot.auditor
        other = Auditor(
            looks=first._looks,  # noqa: SLF001
            messenger=Messenger([Way(door="kept", transport=Kept(), chats=the_group("G"))]),
            database=stage.bot.database,
            holder="another",
        )
        await first.round()
        assert [finding.sign for finding in await other.round()] == [Sign.CLOCKLESS]
        assert carried == []
        assert len(await told(stage)) == 1


async def test_a_way_that_fails_leads_to_the_next_and_the_broken_one_comes_last() -> None:
    tried: list[str] = []

    class Kept:
        def __init__(self, name: str, *, fails: bool) -> None:
            self.name, self.fails = name, fails

        async def send(self, message: Outgoing) -> Receipt:
            tried.append(self.name)
            if self.fails:
                raise RuntimeError(message.id)
            return None  # type: ignore[return-value]

    def messenger(**ways: bool) -> Messenger:
        return Messenger(
            [Way(door=name, transport=Kept(name, fails=fails), chats=the_group("G")) for name, fails in ways.items()]
        )

    assert await messenger(app=False, line=True).tell("x", broken=["app"])
    assert tried == ["line", "app"]
    tried.clear()
    assert not await messenger(app=True, line=True).tell("x")
    assert tried == ["app", "line"]


async def test_a_look_that_stumbles_is_itself_a_finding(tmp_path: Path) -> None:
    async with on_stage(tmp_path, watch=WATCH) as stage:
        await stage.works(1)

        def doors() -> Any:
            raise KeyError("a mistake of ours")

        stage.bot.auditor._looks._doors = doors  # noqa: SLF001
        assert await signs(stage) == [Sign.WATCH]
        assert "看守自己出错了" in (await told(stage))[0]


async def test_a_heartbeat_that_nobody_hears_is_no_harm(tmp_path: Path) -> None:
    async with (
        listening() as (address, listener),
        on_stage(tmp_path, watch={**WATCH, "heartbeat_url": address}) as stage,
    ):
        listener.status = 500
        assert await stage.bot.auditor.round() == ()
    async with on_stage(tmp_path, watch={**WATCH, "heartbeat_url": "http://127.0.0.1:9/beat"}) as stage:
        assert await stage.bot.auditor.round() == ()
        assert (await health(stage))[0] == 200


async def test_it_goes_round_by_itself(tmp_path: Path) -> None:
    """The loop, with a minute that passes at once."""
    async with on_stage(tmp_path, watch=WATCH) as stage:
        slept: list[float] = []
        now = [0.0]

        async def sleep(seconds: float) -> None:
            slept.append(seconds)
            now[0] += seconds
            await asyncio.sleep(0.01)

        auditor = Auditor(
            looks=stage.bot.auditor._looks,  # noqa: SLF001
            messenger=Messenger([]),
            database=stage.bot.database,
            holder="this one",
            monotonic=lambda: now[0],
            sleep=sleep,
        )
        running = asyncio.create_task(auditor.run())
        await stage.until(lambda: len(slept) > 3)
        running.cancel()
        assert slept[:3] == [60.0, 60.0, 60.0]
        assert auditor.last_look >= 60.0
