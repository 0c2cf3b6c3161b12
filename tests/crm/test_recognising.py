"""Leads that were shown while the CRM did not answer are looked at again once it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decision import Happened
from tests.crm.stage import account
from tests.floor import FULL_POST, GROUP_NAME

if TYPE_CHECKING:
    from tests.crm.pretended import PretendedCrm
    from tests.crm.stage import Stage

KNOWN = account("A1", "上海顺风电气有限公司", owner="张伟", followed="2026-02-20 15:00", attributes={"city": "上海"})
POST = FULL_POST.replace("公司:顺风电气", "公司:上海顺风电气")


async def silent(stage: Stage, crm: PretendedCrm) -> None:
    """The CRM answered once, and does not any more."""
    await stage.once()
    stage.pass_time(minutes=15)
    crm.troubles = ["500"] * 4
    await stage.fails()


def told(stage: Stage) -> list[str]:
    return [line for line in stage.floor.heard(GROUP_NAME) if "补查" in line]


async def answers(stage: Stage) -> None:
    stage.pass_time(minutes=15)
    await stage.once()
    await stage.floor.delivery.drain()


async def test_sales_ops_are_told_of_a_customer_who_turns_out_known(stage: Stage, crm: PretendedCrm) -> None:
    await silent(stage, crm)
    await stage.floor.say("刘洋", POST)
    crm.accounts.append(KNOWN)
    await answers(stage)
    (line,) = told(stage)
    assert line == (
        "L1 上海顺风电气：CRM 补查到已有客户“上海顺风电气有限公司”，张伟 的，最近跟进 02-20 15:00。"
        "是同一家请回复“L1 CRM已存在，张伟在跟进”。"
    )
    assert stage.floor.history(1)[-1].happened is Happened.TURNED_OUT_KNOWN
    await answers(stage)
    assert len(told(stage)) == 1


async def test_by_telephone_too(stage: Stage, crm: PretendedCrm) -> None:
    crm.accounts.append(KNOWN)
    await silent(stage, crm)
    await stage.floor.say("刘洋", FULL_POST.replace("公司:顺风电气", "公司:苏州恒通纺织"))
    crm.contacts.append({"id": "C1", "account": "A1", "name": "周建国", "phone": "139-0052-3381"})
    await answers(stage)
    assert len(told(stage)) == 1


async def test_who_was_known_when_the_card_was_made_is_not_news(stage: Stage, crm: PretendedCrm) -> None:
    crm.accounts.append(KNOWN)
    await silent(stage, crm)
    stage.pass_time(minutes=5)
    await stage.floor.say("刘洋", POST)
    crm.accounts[0] = {**KNOWN, "owner": "王磊"}
    await answers(stage)
    assert told(stage) == []


async def test_what_was_recorded_after_the_post_is_no_evidence(stage: Stage, crm: PretendedCrm) -> None:
    await silent(stage, crm)
    await stage.floor.say("刘洋", POST)
    crm.accounts.append({**KNOWN, "created": "2099-01-01 09:00"})
    await answers(stage)
    assert told(stage) == []


async def test_who_has_the_lead_already_need_not_be_told(stage: Stage, crm: PretendedCrm) -> None:
    await silent(stage, crm)
    await stage.floor.say("刘洋", POST)
    await stage.floor.say("孙婷", "L1 给张伟")
    crm.accounts.append(KNOWN)
    await answers(stage)
    assert told(stage) == []


async def test_a_lead_that_is_settled_or_was_never_shown_is_left_alone(stage: Stage, crm: PretendedCrm) -> None:
    await silent(stage, crm)
    await stage.floor.say("刘洋", POST)
    await stage.floor.say("孙婷", "L1 无效")
    gap = POST.replace("预算:50万\n", "").replace("13900523381", "13700001111").replace("周建国", "吴工")
    await stage.floor.say("刘洋", gap)
    crm.accounts.append(KNOWN)
    await answers(stage)
    assert told(stage) == []


async def test_a_twin_is_not_told_of(stage: Stage, crm: PretendedCrm) -> None:
    await silent(stage, crm)
    await stage.floor.say("刘洋", POST)
    crm.accounts.append(account("A2", "上海顺丰电气有限公司", owner="张伟"))
    await answers(stage)
    assert told(stage) == []
