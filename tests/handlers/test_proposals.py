"""Proposals on the floor: marks, pauses, endings, the account's owner, and the one rule that assigns by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.customer import Customer
from bot.domain.lead import Mark, Stage
from bot.domain.matching import knowing
from bot.domain.policy import Policy
from tests.floor import FULL_POST, GROUP_NAME, MONDAY_MORNING, SalesFloor, card_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

OTHER_PHONE = FULL_POST.replace("13900523381", "13900523382")
GAPS = OTHER_PHONE.replace("预算:50万\n", "")


@pytest.fixture
async def by_rule() -> AsyncIterator[SalesFloor]:
    """王磊 works 顺风电气 already, and the policy says that the owner of an account gets its leads."""
    opened = SalesFloor(policy=Policy(auto_assign="account_owner"))
    await opened.say("刘洋", FULL_POST)
    await opened.say("孙婷", "L1 给王磊")
    await opened.alone("王磊", "L1 接收")
    yield opened
    opened.close()


async def test_sales_ops_mark_a_lead_and_nobody_else(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 必赢")
    assert floor.lead(1).mark is Mark.MUST_WIN
    assert "必赢" in card_of(floor.card(GROUP_NAME)).title_note
    await floor.say("刘洋", "L1 练手")
    assert floor.lead(1).mark is Mark.MUST_WIN
    await floor.say("孙婷", "L1 取消必赢")
    assert floor.lead(1).mark is None


async def test_the_owner_says_that_he_won_and_its_clocks_stop(dispatched: SalesFloor) -> None:
    await dispatched.alone("王磊", "L1 赢单")
    assert "还没接收" in dispatched.last("王磊")
    await dispatched.alone("王磊", "L1 接收")
    await dispatched.alone("王磊", "L1 赢单 签了80万")
    assert dispatched.lead(1).stage is Stage.WON
    assert dispatched.clocks(1) == set()
    assert "赢单了" in dispatched.last("刘洋")


async def test_sales_ops_take_back_that_it_was_lost(dispatched: SalesFloor) -> None:
    await dispatched.alone("王磊", "L1 接收")
    await dispatched.alone("王磊", "L1 输单 选了别家")
    assert dispatched.lead(1).stage is Stage.LOST
    await dispatched.say("孙婷", "L1 撤销")
    assert (dispatched.lead(1).stage, dispatched.lead(1).owner) == (Stage.ACCEPTED, "wanglei")


async def test_who_is_paused_is_not_proposed_until_sales_ops_say_so(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    first = floor.card(GROUP_NAME)
    name = (card_of(first).dropdown or pytest.fail("no dropdown")).options[0][1].split()[0]
    await floor.say("孙婷", f"暂停派单 {name}")
    await floor.say("孙婷", f"L1 为什么没有{name}")
    assert f"没有推荐 {name}：暂停派单" in floor.last(GROUP_NAME)
    await floor.say("孙婷", f"恢复派单 {name}")
    await floor.say("孙婷", f"L1 为什么没有{name}")
    assert "暂停派单" not in floor.last(GROUP_NAME)


async def test_a_lead_for_somebody_who_is_paused_is_asked_about(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "暂停派单 王磊")
    await floor.say("孙婷", "L1 给王磊")
    assert "王磊 暂停派单。L1 顺风电气 仍要分给他吗" in floor.last(GROUP_NAME)
    await floor.say("孙婷", "是")
    assert floor.lead(1).owner == "wanglei"


async def test_nobody_but_sales_ops_pauses_anybody(floor: SalesFloor) -> None:
    await floor.say("刘洋", "暂停派单 王磊")
    assert "派单由销管决定" in floor.last(GROUP_NAME)
    await floor.say("孙婷", "暂停派单 刘洋")
    assert not any(person.paused for person in floor.look(lambda work: work.people.roster()))


async def test_a_rule_gives_the_lead_to_the_owner_of_the_account_and_says_so(by_rule: SalesFloor) -> None:
    """S30."""
    await by_rule.say("刘洋", OTHER_PHONE)
    assert (by_rule.lead(2).stage, by_rule.lead(2).owner) == (Stage.ASSIGNED, "wanglei")
    assert "已按规则“客户负责人优先”（account_owner）自动分给 王磊" in by_rule.last(GROUP_NAME)
    assert by_rule.history(2)[1].detail["rule"] == "account_owner"


async def test_what_a_rule_did_is_taken_back_by_sales_ops_and_not_done_again(by_rule: SalesFloor) -> None:
    await by_rule.say("刘洋", OTHER_PHONE)
    await by_rule.say("孙婷", "L2 撤销")
    assert (by_rule.lead(2).stage, by_rule.lead(2).owner) == (Stage.QUALIFIED, None)


async def test_the_rule_waits_until_the_gaps_are_filled(by_rule: SalesFloor) -> None:
    await by_rule.say("刘洋", GAPS)
    assert by_rule.lead(2).stage is Stage.INQUIRY
    await by_rule.say("刘洋", "补充 L2 预算:50万")
    assert by_rule.lead(2).owner == "wanglei"


async def test_a_lead_of_another_company_is_left_to_people(by_rule: SalesFloor) -> None:
    await by_rule.say("刘洋", OTHER_PHONE.replace("顺风电气", "朗驰机械"))
    assert by_rule.lead(2).owner is None


async def test_without_the_rule_the_owner_of_the_account_is_only_proposed_first(dispatched: SalesFloor) -> None:
    """S36, S30."""
    await dispatched.alone("王磊", "L1 接收")
    await dispatched.say("刘洋", OTHER_PHONE.replace("地区:上海", "地区:北京"))
    assert dispatched.lead(2).owner is None
    assert card_of(dispatched.card(GROUP_NAME)).body.startswith("推荐 王磊（在跟同公司 Ｌ1")


def _account(ref: str, name: str, owner: str, parent: str | None = None) -> Customer:
    return Customer(ref=ref, known=knowing(name), as_of=MONDAY_MORNING, owner=owner, parent=parent)


ELSEWHERE = FULL_POST.replace("公司:顺风电气", "公司:上海朗驰精密机械有限公司")


async def first_proposed(floor: SalesFloor, *accounts: Customer) -> str:
    """What the card says of whoever is proposed first for a lead of 上海朗驰精密机械 where the CRM knows these."""
    floor.look(lambda work: work.customers.put(accounts))
    await floor.say("刘洋", ELSEWHERE)
    lines = card_of(floor.card(GROUP_NAME)).body.splitlines()
    return next(line for line in lines if line.startswith("推荐 "))


async def test_the_owner_of_the_account_comes_first_wherever_he_is(floor: SalesFloor) -> None:
    """S36."""
    said = await first_proposed(floor, _account("A", "上海朗驰精密机械有限公司", "张伟"))
    assert said.startswith("推荐 张伟（客户负责人")


async def test_the_owner_of_the_parents_account_comes_first(floor: SalesFloor) -> None:
    """S19."""
    parent = _account("G", "朗驰控股集团有限公司", "张伟")
    said = await first_proposed(floor, _account("A", "上海朗驰精密机械有限公司", "", parent="G"), parent)
    assert said.startswith("推荐 张伟（母公司 朗驰控股集团有限公司 的负责人")


async def test_the_owner_of_the_house_whose_name_it_bears_comes_first(floor: SalesFloor) -> None:
    """S19, where nobody told the tree and the CRM has only the house."""
    said = await first_proposed(floor, _account("G", "朗驰集团有限公司", "张伟"))
    assert said.startswith("推荐 张伟（有关联的 朗驰集团有限公司 的负责人")


@pytest.mark.parametrize(
    "accounts",
    [
        (),
        (_account("S", "苏州朗驰精密机械有限公司", "张伟"),),
        (_account("G", "朗驰集团有限公司", "张伟"), _account("H", "朗驰控股有限公司", "王磊")),
        (_account("A", "北京恒信通科技有限公司", "张伟"),),
        (_account("A", "上海朗驰精密机械有限公司", "谁也不是"),),
        (_account("A", "上海朗驰精密机械有限公司", "李走"),),
        (_account("A", "上海朗驰精密机械有限公司", "张伟"), _account("B", "上海朗驰精密机械有限公司", "王磊")),
    ],
)
async def test_what_the_crm_does_not_tell_for_certain_ties_nobody(
    floor: SalesFloor, accounts: tuple[Customer, ...]
) -> None:
    assert "负责人" not in await first_proposed(floor, *accounts)
