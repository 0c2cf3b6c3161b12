"""``CRM已有`` takes whom the CRM names; where somebody else is named, the bot says so and asks (S36)."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.domain.customer import Customer
from bot.domain.decision import Happened
from bot.domain.lead import Stage
from bot.domain.matching import knowing
from tests.floor import FULL_POST, GROUP_NAME, MONDAY_MORNING, SalesFloor, buttons

LAST_VISIT = MONDAY_MORNING - dt.timedelta(days=10)


def account(owner: str, name: str = "顺风电气有限公司", ref: str = "C1") -> Customer:
    return Customer(ref=ref, known=knowing(name), as_of=MONDAY_MORNING, owner=owner, last_visit=LAST_VISIT)


async def posted(floor: SalesFloor, *accounts: Customer) -> SalesFloor:
    floor.look(lambda work: work.customers.put(accounts))
    await floor.say("刘洋", FULL_POST)
    return floor


@pytest.mark.parametrize("words", ["L1 CRM已存在", "L1 系统里已经有了"])
async def test_without_a_name_it_is_whom_the_crm_names(floor: SalesFloor, words: str) -> None:
    await posted(floor, account("张伟"))
    await floor.say("孙婷", words)
    assert (floor.lead(1).stage, floor.lead(1).owner) == (Stage.IN_CRM, "zhangwei")
    assert "CRM：已有 顺风电气有限公司" in floor.last("张伟")
    assert "张伟 在跟" in floor.last("刘洋")


async def test_a_tap_takes_him_too_and_the_evidence_stays_with_the_lead(floor: SalesFloor) -> None:
    await posted(floor, account("张伟"))
    await floor.tap("孙婷", floor.card(GROUP_NAME), "CRM已有")
    assert floor.lead(1).owner == "zhangwei"
    [found] = [event for event in floor.history(1) if event.happened is Happened.FOUND_IN_CRM]
    assert (found.detail["crm"], found.detail["crm_visit"]) == ("C1", LAST_VISIT.isoformat())
    assert floor.history(1)[0].detail["crm_owner"] == "张伟"


@pytest.mark.parametrize(("owner", "first"), [("李走", "王磊"), ("没有这个人", "王磊"), ("", "王磊"), ("孙婷", "王磊")])
async def test_of_an_owner_who_is_none_of_our_salespeople_it_is_asked(
    floor: SalesFloor, owner: str, first: str
) -> None:
    await posted(floor, account(owner))
    await floor.say("孙婷", "L1 CRM已存在")
    assert floor.lead(1).stage is Stage.QUALIFIED
    assert buttons(floor.card(GROUP_NAME).card)[0] == first


async def test_of_two_accounts_with_two_owners_both_are_offered_first(floor: SalesFloor) -> None:
    await posted(floor, account("张伟"), account("李明", "顺风电气", "C2"))
    await floor.say("孙婷", "L1 CRM已存在")
    assert set(buttons(floor.card(GROUP_NAME).card)[:2]) == {"张伟", "李明"}


async def test_another_name_is_asked_about_with_both_and_either_is_an_answer(floor: SalesFloor) -> None:
    await posted(floor, account("张伟"))
    await floor.say("孙婷", "L1 CRM已存在,李明在跟进")
    assert floor.lead(1).stage is Stage.QUALIFIED
    assert floor.last(GROUP_NAME).startswith("L1 顺风电气 在 CRM 里是 张伟 在跟，你说的是 李明。")
    await floor.tap("孙婷", floor.card(GROUP_NAME), "李明")
    assert floor.lead(1).owner == "liming"


async def test_nobody_is_asked_about_as_well(floor: SalesFloor) -> None:
    await posted(floor, account("张伟"))
    await floor.say("孙婷", "L1 CRM已存在,没人跟")
    assert "张伟 在跟，你说没人跟" in floor.last(GROUP_NAME)
    await floor.say("孙婷", "没人跟")
    assert (floor.lead(1).stage, floor.lead(1).owner) == (Stage.IN_CRM, None)


async def test_whom_the_crm_names_or_a_company_it_does_not_have_needs_no_question(floor: SalesFloor) -> None:
    await posted(floor, account("张伟"), account("李明", "恒通物流有限公司", "C2"))
    await floor.say("孙婷", "L1 CRM已存在,张伟在跟进")
    assert floor.lead(1).owner == "zhangwei"
    await floor.say("刘洋", FULL_POST.replace("顺风电气", "云栖餐饮").replace("3381", "3382"))
    await floor.say("孙婷", "L2 CRM已存在,王磊在跟进")
    assert floor.lead(2).owner == "wanglei"


async def test_what_was_written_into_the_crm_after_the_post_is_no_evidence(floor: SalesFloor) -> None:
    """I3: the history of the post keeps what the CRM knew then."""
    await floor.say("刘洋", FULL_POST)
    floor.look(lambda work: work.customers.put([account("张伟")]))
    await floor.say("孙婷", "L1 ?")
    assert "CRM：已有" in floor.last(GROUP_NAME)
    assert "crm" not in floor.history(1)[0].detail
