"""What is said of companies in the group: who may, what is remembered, what is taken back."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.domain.acquaintance import OffLimits, account_id
from bot.domain.customer import Customer, CustomerContact, Opportunity
from bot.domain.decision import Happened
from bot.domain.matching import knowing
from storage.companies import MIRROR_AS_OF
from tests.floor import FULL_POST, GROUP_NAME, MONDAY_MORNING, SalesFloor, buttons

SHANGHAI, SUZHOU = "上海朗驰精密机械有限公司", "苏州朗驰精密机械有限公司"


def account(ref: str, name: str, owner: str, parent: str | None = None) -> Customer:
    return Customer(
        ref=ref,
        known=knowing(name, phones=("021-66881234",) if ref == "C1" else ()),
        as_of=MONDAY_MORNING,
        owner=owner,
        parent=parent,
        last_visit=MONDAY_MORNING - dt.timedelta(days=10),
        contacts=(CustomerContact(name="李总", title="总经理", phone="021-66881234", mail="li@langchi.cn"),),
        opportunities=(Opportunity(name="换系统", stage="报价", amount=500_000),),
    )


def post(company: str, last: int = 1) -> str:
    return FULL_POST.replace("顺风电气", company).replace("13900523381", f"1390052338{last}")


@pytest.fixture
async def known(floor: SalesFloor) -> SalesFloor:
    """The CRM has two companies of one name; L1 may be either."""
    floor.look(lambda work: work.customers.put([account("C1", SHANGHAI, "张伟"), account("C2", SUZHOU, "李明")]))
    floor.look(lambda work: work.facts.put(MIRROR_AS_OF, MONDAY_MORNING.isoformat()))
    await floor.say("刘洋", post("朗驰精密机械"))
    return floor


def pairs(floor: SalesFloor) -> dict[str, bool]:
    return {pair.other: pair.same for pair in floor.look(lambda work: work.companies.pairs({"n:朗驰精密机械"}))}


async def test_which_company_it_is_is_asked_and_the_answer_is_remembered(known: SalesFloor) -> None:
    await known.say("孙婷", "L1 同一家")
    assert known.last(GROUP_NAME).startswith("L1 朗驰精密机械 和下面哪一家是同一家？1. " + SHANGHAI)
    await known.say("孙婷", "第一个")
    assert pairs(known) == {"c:C1": True}
    await known.say("刘洋", post("朗驰精密机械", 2))
    assert "CRM：已有 " + SHANGHAI in known.last(GROUP_NAME)
    assert "孙婷 03-02 确认同一家" in known.last(GROUP_NAME)


async def test_none_of_them_is_an_answer(known: SalesFloor) -> None:
    await known.say("孙婷", "L1 同一家")
    await known.say("孙婷", "都不是")
    assert pairs(known) == {"c:C1": False, "c:C2": False}
    await known.say("刘洋", post("朗驰精密机械", 2))
    assert "CRM：未见这家" in known.last(GROUP_NAME)


async def test_the_button_asks_too_and_never_confirms_by_itself(known: SalesFloor) -> None:
    card = known.card(GROUP_NAME)
    assert "是哪家？" in buttons(card.card)
    await known.tap("孙婷", card, "是哪家？")
    assert pairs(known) == {}
    await known.say("孙婷", SUZHOU)
    assert pairs(known) == {"c:C2": True}
    await known.tap("孙婷", card, "是哪家？")
    await known.say("孙婷", "L1 不是同一家")
    assert pairs(known)["c:C2"] is False


async def test_a_tap_when_there_is_nothing_left_to_ask_says_so(known: SalesFloor) -> None:
    card = known.card(GROUP_NAME)
    await known.say("孙婷", "L1 不是同一家")
    await known.tap("孙婷", card, "是哪家？")
    assert known.last(GROUP_NAME).startswith("L1 朗驰精密机械 没有要核对的公司")


@pytest.mark.parametrize("who", ["孙婷", "李建国", "张伟", "钱海"])
async def test_sales_ops_the_heads_and_whoever_works_the_customer_may_confirm(known: SalesFloor, who: str) -> None:
    await known.say(who, f"L1 和 {SHANGHAI} 是同一家")
    assert pairs(known) == {"c:C1": True}


@pytest.mark.parametrize("who", ["刘洋", "王磊"])
async def test_nobody_else_may(known: SalesFloor, who: str) -> None:
    await known.say(who, f"L1 和 {SHANGHAI} 是同一家")
    assert pairs(known) == {}
    assert known.last(GROUP_NAME).startswith("这个要由销管")


@pytest.mark.parametrize("opposite", ["小朗 不是 {} 的简称", "小朗 和 {} 不是同一家", "{} 和 小朗 不是同一家"])
async def test_a_short_name_is_denied_by_its_opposite(known: SalesFloor, opposite: str) -> None:
    await known.say("孙婷", f"小朗 是 {SHANGHAI} 的简称")
    assert known.look(lambda work: [pair.same for pair in work.companies.pairs({"n:小朗"})]) == [True]
    await known.say("孙婷", opposite.format(SHANGHAI))
    assert known.look(lambda work: [pair.same for pair in work.companies.pairs({"n:小朗"})]) == [False]


async def test_two_names_that_nobody_called_one_are_nothing_to_deny(known: SalesFloor) -> None:
    await known.say("孙婷", f"上海朗驰精密机械 和 {SHANGHAI} 不是同一家")
    assert "没有要核对的公司" in known.last(GROUP_NAME)


async def test_what_was_said_beside_any_lead_is_taken_back_and_no_lead_is_touched(known: SalesFloor) -> None:
    await known.say("孙婷", "L1 给王磊")
    await known.say("孙婷", f"不要联系 {SHANGHAI},合同纠纷")
    await known.say("孙婷", "撤销")
    assert known.last(GROUP_NAME) == "孙婷 撤销了刚才对公司的说明。"
    assert known.look(lambda work: work.companies.off_limits({"c:C1"})) == ()
    assert known.lead(1).owner == "wanglei"


async def test_after_ten_minutes_or_another_word_it_stays(known: SalesFloor) -> None:
    await known.say("孙婷", f"不要联系 {SHANGHAI},合同纠纷")
    await known.push(minutes=11)
    await known.say("孙婷", "撤销")
    assert known.last(GROUP_NAME).startswith("刚才对公司的说明不能撤销了")
    assert known.look(lambda work: work.companies.off_limits({"c:C1"}))


@pytest.mark.parametrize("words", ["L1 撤销", "撤销"])
async def test_whoever_said_it_takes_it_back(known: SalesFloor, words: str) -> None:
    await known.say("李建国", f"L1 和 {SHANGHAI} 是同一家")
    await known.say("李建国", words)
    assert pairs(known) == {}
    assert [event.happened for event in known.history(1)][-2:] == [Happened.COMPANY_TOLD] * 2


async def test_what_colleagues_add_in_between_does_not_matter(known: SalesFloor) -> None:
    await known.say("孙婷", "L1 给王磊")
    await known.say("李建国", f"L1 和 {SHANGHAI} 是同一家")
    await known.say("王磊", "L1 我认识他们CTO")
    await known.say("李建国", "L1 撤销")
    assert pairs(known) == {}
    assert known.lead(1).owner == "wanglei"


async def test_of_two_who_spoke_of_the_company_the_first_takes_nothing_back(known: SalesFloor) -> None:
    await known.say("李建国", f"L1 和 {SHANGHAI} 是同一家")
    await known.say("孙婷", f"L1 和 {SHANGHAI} 不是同一家")
    told = pairs(known)
    await known.say("李建国", "L1 撤销")
    assert pairs(known) == told


async def test_whoever_has_decided_since_takes_back_his_decision(known: SalesFloor) -> None:
    await known.say("孙婷", f"L1 和 {SHANGHAI} 是同一家")
    await known.say("孙婷", "L1 给王磊")
    await known.say("孙婷", "L1 撤销")
    assert pairs(known) == {"c:C1": True}
    assert known.lead(1).owner is None


async def test_after_ten_minutes_or_by_another_it_is_not_taken_back(known: SalesFloor) -> None:
    await known.say("李建国", f"L1 和 {SHANGHAI} 是同一家")
    await known.say("孙婷", "L1 撤销")
    await known.push(minutes=11)
    await known.say("李建国", "L1 撤销")
    assert pairs(known) == {"c:C1": True}


async def test_a_lead_without_a_company_has_none_to_confirm(floor: SalesFloor) -> None:
    await floor.say("刘洋", "新线索\n联系人:周建国\n电话:13900523381\n需求:换CRM\n预算:50万\n权限:决策人\n时间:本季度")
    await floor.say("孙婷", "L1 和 顺风电气有限公司 是同一家")
    assert floor.last(GROUP_NAME).startswith("L1 没有写公司名")


async def test_where_an_earlier_lead_came_from_and_what_was_said_with_it_is_on_the_next_one(floor: SalesFloor) -> None:
    met = FULL_POST.replace("预算:50万\n", "") + "\n来源:上海工博会\n反馈:觉得贵"
    await floor.say("刘洋", met.replace("13900523381", "13900523382"))
    await floor.say("刘洋", FULL_POST)
    (line,) = [line for line in floor.last(GROUP_NAME).splitlines() if line.startswith("往来")]
    assert "，询盘，上海工博会，SDR 刘洋）其他：" in line
    assert "觉得贵" in line


# ----------------------------------------------------------------------------------------------- parents


async def test_a_parent_told_in_chat_is_on_the_card_of_the_next_lead(known: SalesFloor) -> None:
    await known.say("欧阳娜", f"恒通物流 是 {SHANGHAI} 的子公司")
    await known.say("刘洋", post("恒通物流有限公司", 2))
    assert f"母公司：{SHANGHAI}（张伟 在跟，02-20 拜访），建议由他跟进；欧阳娜 03-02 说的" in known.last(GROUP_NAME)
    await known.say("欧阳娜", f"{SHANGHAI} 是 恒通物流 的子公司")
    assert "不能再当它的母公司" in known.last(GROUP_NAME)
    await known.say("欧阳娜", f"恒通物流 不是 {SHANGHAI} 的子公司")
    await known.say("欧阳娜", f"恒通物流 不是 {SHANGHAI} 的子公司")
    assert known.last(GROUP_NAME).startswith("恒通物流 没有人说过是谁的子公司。")
    assert "CRM" not in known.last(GROUP_NAME)


async def test_a_parent_out_of_the_crm_is_changed_there(known: SalesFloor) -> None:
    known.look(lambda work: work.customers.put([account("C2", SUZHOU, "李明", parent="C1")]))
    await known.say("欧阳娜", f"{SUZHOU} 不是 {SHANGHAI} 的子公司")
    assert f"母公司“{SHANGHAI}”是 CRM 里写的，请在 CRM 里改" in known.last(GROUP_NAME)


async def test_a_parent_taken_back_leaves_no_note_and_comes_again_when_that_is_taken_back(known: SalesFloor) -> None:
    def notes() -> list[str]:
        return [kept.note.words for kept in known.look(lambda work: work.notes.of(1))]

    await known.say("欧阳娜", f"L1 是 {SUZHOU} 的子公司")
    assert notes() == [f"朗驰精密机械 是 {SUZHOU} 的子公司"]
    await known.say("欧阳娜", "L1 撤销")
    assert notes() == []
    await known.say("欧阳娜", "L1 撤销")
    assert notes() == [f"朗驰精密机械 是 {SUZHOU} 的子公司"]


async def test_a_subsidiary_with_its_own_owner_is_his(known: SalesFloor) -> None:
    known.look(lambda work: work.customers.put([account("C2", SUZHOU, "李明", parent="C1")]))
    await known.say("刘洋", post("苏州朗驰精密机械", 2))
    assert f"母公司：{SHANGHAI}（张伟 在跟，02-20 拜访）\n" in known.last(GROUP_NAME)


# -------------------------------------------------------------------------------------------- off limits


@pytest.mark.parametrize("who", ["孙婷", "王磊", "李建国", "钱海"])
async def test_sales_and_heads_keep_marketing_off_and_the_next_post_says_who(floor: SalesFloor, who: str) -> None:
    await floor.say(who, "不要联系 顺风电气,老客户")
    await floor.say("刘洋", FULL_POST)
    assert f"勿扰：{who} 03-02 说不要联系（老客户）" in floor.last(GROUP_NAME)
    assert floor.last("刘洋").startswith(f"L1 顺风电气 标了勿扰：{who}")


async def test_whoever_works_a_customer_is_asked_about_what_a_list_says(known: SalesFloor) -> None:
    said = OffLimits(company=account_id("C2"), by="", at=MONDAY_MORNING, words="合同纠纷")
    known.look(lambda work: work.companies.forbid(said))
    await known.say("刘洋", post(SUZHOU, 2))
    assert "勿扰：CRM 03-02 说不要联系（合同纠纷），要联系请先问 李明。" in known.last(GROUP_NAME)


async def test_an_sdr_may_not_keep_off_nor_let_near(floor: SalesFloor) -> None:
    await floor.say("刘洋", "不要联系 顺风电气")
    assert floor.last(GROUP_NAME).startswith("这个要由销管")
    await floor.say("王磊", "不要联系 顺风电气")
    await floor.say("刘洋", "顺风电气 可以联系了")
    assert floor.last(GROUP_NAME).startswith("这个要由销管")
    await floor.say("王磊", "顺风电气 可以联系了")
    await floor.say("刘洋", FULL_POST)
    assert "勿扰" not in floor.last(GROUP_NAME)


async def test_an_inquiry_of_theirs_is_told_in_the_group_and_its_sdr_asks_nothing(floor: SalesFloor) -> None:
    await floor.say("王磊", "不要联系 顺风电气")
    await floor.say("刘洋", FULL_POST.replace("预算:50万\n", ""))
    assert floor.last(GROUP_NAME).startswith("L1 顺风电气 标了勿扰（王磊 03-02 说的）。先记为询盘")
    assert not any("可以这样问客户" in line for line in floor.heard("刘洋"))


async def test_whoever_gives_such_a_lead_away_is_asked_first(floor: SalesFloor) -> None:
    await floor.say("王磊", "不要联系 顺风电气,合同纠纷")
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 给李明")
    assert "L1 顺风电气 在勿扰名单：王磊 03-02 说不要联系（合同纠纷）。仍要分给 李明 吗？1. 仍给李明" in floor.last(
        GROUP_NAME
    )
    assert floor.lead(1).owner is None
    await floor.say("孙婷", "给王磊")
    assert "仍要分给 王磊 吗" in floor.last(GROUP_NAME)
    await floor.say("孙婷", "是")
    assert floor.lead(1).owner == "wanglei"
    await floor.say("孙婷", "L1 改给李明")
    assert "仍要分给 李明 吗" in floor.last(GROUP_NAME)
    await floor.say("孙婷", "仍给李明")
    assert floor.lead(1).owner == "liming"


async def test_by_force_nobody_is_asked(floor: SalesFloor) -> None:
    await floor.say("王磊", "不要联系 顺风电气")
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 强推给李明")
    assert floor.lead(1).owner == "liming"


async def test_of_somebody_who_is_not_off_limits_near_says_nothing_new(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 可以联系了")
    assert not any("勿扰" in line for line in floor.heard(GROUP_NAME))


# ------------------------------------------------------------------------------------------- the privacy


async def test_the_group_hears_that_it_exists_and_nothing_of_the_customer(known: SalesFloor) -> None:
    await known.say("刘洋", post("上海朗驰精密机械", 2))
    heard = known.last(GROUP_NAME)
    assert "张伟 在跟，02-20 拜访" in heard
    assert not [word for word in ("李总", "总经理", "66881234", "li@", "换系统", "报价") if word in heard]
    await known.alone("刘洋", "L2 ?")
    assert "李总" not in known.last("刘洋")


@pytest.mark.parametrize("who", ["孙婷", "张伟"])
async def test_sales_ops_and_the_owner_see_more_when_alone(known: SalesFloor, who: str) -> None:
    await known.say("刘洋", post("上海朗驰精密机械", 2))
    await known.alone(who, "L2 ?")
    assert "商机：换系统 报价 50万" in known.last(who)
    assert "CRM 联系人：李总 总经理" in known.last(who)
    assert "66881234" not in known.last(who)
