"""The watchman knows a CRM that does not answer, and leads that do not come into it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bot.auditor import Looks
from bot.domain.watch import Sign
from tests.floor import FULL_POST, GROUP, GROUP_NAME, SalesFloor, card_of

if TYPE_CHECKING:
    from bot.domain.watch import Finding
    from tests.crm.pretended import PretendedCrm
    from tests.crm.stage import Stage


async def look(floor: SalesFloor) -> list[Finding]:
    """What he finds of the CRM."""
    looks = Looks(
        database=floor.database,
        clock=floor.clock,
        calendar=floor.settings.policy.calendar,
        groups={GROUP: GROUP_NAME},
        pulses={},
        doors=dict,
    )
    return [finding for finding in await looks.look() if finding.sign in {Sign.CRM, Sign.CRM_WRITE}]


async def test_without_a_crm_there_is_nothing_to_find(floor: SalesFloor) -> None:
    assert await look(floor) == []


async def test_one_failure_is_no_news_two_are(stage: Stage, crm: PretendedCrm) -> None:
    await stage.once()
    assert await look(stage.floor) == []
    crm.troubles = ["403", "403"]
    await stage.fails()
    assert await look(stage.floor) == []
    await stage.fails()
    (finding,) = await look(stage.floor)
    assert finding.sentence.startswith("CRM 没有应答(CRM 拒绝访问(HTTP 403):这个账号没有权限),镜像截至 03-02 10:00")


async def test_a_mirror_that_grows_old_is_found_whatever_the_reason(stage: Stage) -> None:
    await stage.sync.settle()
    stage.pass_time(minutes=61)
    (finding,) = await look(stage.floor)
    assert finding.sentence == "CRM 没有应答,还没有同步成功过;请看 sunmao crm status"
    await stage.once()
    assert await look(stage.floor) == []
    stage.pass_time(minutes=61)
    assert [finding.sign for finding in await look(stage.floor)] == [Sign.CRM]


async def test_a_lead_that_does_not_come_into_the_crm_is_found(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    now = floor.clock.now()
    floor.look(lambda work: work.crm.owe(1, now=now, at=now))
    assert await look(floor) == []
    floor.clock.push(dt.timedelta(minutes=61))
    (finding,) = await look(floor)
    assert finding.sentence == "1 条线索转出一小时以上还没写进 CRM;请看 sunmao crm status"


async def test_the_card_says_how_old_the_mirror_is_while_the_crm_is_silent(stage: Stage, crm: PretendedCrm) -> None:
    await stage.once()
    await stage.floor.say("刘洋", FULL_POST)
    assert "CRM 未答" not in card_of(stage.floor.card(GROUP_NAME)).body
    crm.troubles = ["403"]
    await stage.fails()
    await stage.floor.say("刘洋", FULL_POST.replace("13900523381", "13700001111"))
    shown = stage.floor.card(GROUP_NAME)
    assert "CRM 未答，镜像截至 03-02 10:00" in card_of(shown).body
    assert "CRM 未答，镜像截至 03-02 10:00" in shown.text
