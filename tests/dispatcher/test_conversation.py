"""What people say to each other and to the bot, and who hears the answer (product.md §4)."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.domain.decision import Happened
from bot.domain.lead import Stage
from tests.floor import FULL_POST, GROUP_NAME, SalesFloor

SECOND_POST = FULL_POST.replace("顺风电气", "朗驰机械").replace("13900523381", "13900523382")
GAPS = "新线索\n公司:顺风电气\n联系人:周建国\n电话:13900523381\n需求:换CRM"


async def test_a_post_in_the_group_gets_its_card_there_and_nothing_else(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    assert [message.to.id for message in floor.carrier.carried] == [floor.card(GROUP_NAME).to.id]


async def test_a_post_made_alone_is_carded_in_the_group_and_echoed_to_its_sdr(floor: SalesFloor) -> None:
    await floor.alone("刘洋", FULL_POST)
    assert "13900523381" not in floor.last(GROUP_NAME)
    assert "L1" in floor.last("刘洋")


async def test_the_group_line_is_echoed_to_the_one_who_spoke_alone(dispatched: SalesFloor) -> None:
    dispatched.hush()
    await dispatched.alone("王磊", "L1 接收")
    assert len(dispatched.heard(GROUP_NAME)) == 1
    assert dispatched.heard("王磊") == dispatched.heard(GROUP_NAME)


async def test_what_is_said_in_the_group_is_answered_once(dispatched: SalesFloor) -> None:
    dispatched.hush()
    await dispatched.say("王磊", "L1 接收")
    assert len(dispatched.heard(GROUP_NAME)) == 1
    assert dispatched.heard("王磊") == []


async def test_gaps_are_asked_for_alone_and_filled_later(floor: SalesFloor) -> None:
    """S3, S20: the fields that are missing are named, with the question for each."""
    await floor.say("刘洋", GAPS)
    assert floor.lead(1).stage is Stage.INQUIRY
    assert "拍板" in floor.last("刘洋")
    await floor.alone("刘洋", "补充 L1 预算:50万\n权限:决策人\n时间:本季度")
    assert floor.lead(1).stage is Stage.QUALIFIED
    assert floor.card(GROUP_NAME).card is not None
    assert floor.clocks(1) == {"unassigned"}


async def test_an_inquiry_cannot_be_dispatched_except_by_force(floor: SalesFloor) -> None:
    await floor.say("刘洋", GAPS)
    await floor.say("孙婷", "L1 给王磊")
    assert floor.lead(1).stage is Stage.INQUIRY
    assert "还没达标" in floor.last(GROUP_NAME)
    await floor.say("孙婷", "/强推 L1 给王磊")
    assert floor.lead(1).owner == "wanglei"
    assert "强推" in floor.last(GROUP_NAME)


async def test_the_same_sdr_fills_his_inquiry_by_posting_it_again(floor: SalesFloor) -> None:
    await floor.say("刘洋", GAPS)
    await floor.say("刘洋", FULL_POST)
    assert floor.lead(1).stage is Stage.QUALIFIED
    assert len(floor.look(lambda work: work.leads.list())) == 1


@pytest.mark.parametrize(("who", "others"), [("刘洋", 0), ("何静", 1)])
async def test_a_second_post_of_the_same_phone_is_a_note_on_the_first(floor: SalesFloor, who: str, others: int) -> None:
    """I10: the first keeps the credit and hears of the other one."""
    await floor.say("刘洋", FULL_POST)
    floor.hush()
    await floor.say(who, FULL_POST.replace("换CRM", "换ERP"))
    assert len(floor.look(lambda work: work.leads.list())) == 1
    assert floor.lead(1).sdr == "liuyang"
    assert "L1" in floor.last(GROUP_NAME)
    assert len(floor.heard("刘洋")) == others
    (note,) = floor.look(lambda work: work.notes.of(1))
    assert "换ERP" in note.note.words


async def test_the_phone_of_a_junk_lead_is_free_again(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 无效 同行")
    await floor.say("何静", FULL_POST)
    assert floor.lead(2).sdr == "hejing"


async def test_a_quote_of_a_message_of_ours_means_its_lead(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("刘洋", SECOND_POST)
    await floor.say("孙婷", "给王磊", quote=floor.messages(GROUP_NAME)[0])
    assert (floor.lead(1).owner, floor.lead(2).owner) == ("wanglei", None)


async def test_a_second_lead_of_a_company_can_be_quoted_as_well(floor: SalesFloor) -> None:
    """S18: the card mentions the earlier lead, and a quote of the card does not mean it."""
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 无效 同行")
    await floor.say("何静", FULL_POST)
    card = floor.card(GROUP_NAME)
    assert "往来" in card.text
    await floor.say("孙婷", "给王磊", quote=card)
    assert floor.lead(2).owner == "wanglei"


async def test_a_quote_of_the_help_means_no_lead(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("刘洋", SECOND_POST)
    await floor.say("孙婷", "帮助")
    await floor.say("孙婷", "给王磊", quote=floor.last(GROUP_NAME))
    assert (floor.lead(1).owner, floor.lead(2).owner) == (None, None)


async def test_a_number_against_the_quote_is_asked_about(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("刘洋", SECOND_POST)
    await floor.say("孙婷", "L2 给王磊", quote=floor.messages(GROUP_NAME)[0])
    assert (floor.lead(1).owner, floor.lead(2).owner) == (None, None)
    assert "不是同一条" in floor.last(GROUP_NAME)


async def test_two_open_leads_and_no_word_which_is_a_question(floor: SalesFloor) -> None:
    """I5, sentence 8."""
    await floor.say("刘洋", FULL_POST)
    await floor.say("刘洋", SECOND_POST)
    await floor.say("孙婷", "给王磊")
    assert (floor.lead(1).owner, floor.lead(2).owner) == (None, None)
    assert "哪条" in floor.last(GROUP_NAME)


@pytest.mark.parametrize(("answer", "owner"), [("王磊", "wanglei"), ("第一个", "wanglei"), ("王雷", "wanglei2")])
async def test_a_question_is_answered_by_a_name_or_by_its_place(floor: SalesFloor, answer: str, owner: str) -> None:
    """I6."""
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 给老王")
    assert "王磊" in floor.last(GROUP_NAME)
    assert floor.lead(1).owner is None
    await floor.say("孙婷", answer)
    assert floor.lead(1).owner == owner


async def test_only_the_one_who_was_asked_answers(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 给老王")
    await floor.say("赵琳", "第一个")
    assert floor.lead(1).owner is None


async def test_a_question_lapses_after_half_an_hour(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST)
    await floor.say("孙婷", "L1 给老王")
    await floor.push(minutes=31)
    await floor.say("孙婷", "第一个")
    assert floor.lead(1).owner is None


async def test_a_rejection_without_a_reason_is_asked_for_one(dispatched: SalesFloor) -> None:
    """S52."""
    await dispatched.tap("王磊", dispatched.card("王磊"), "拒绝", reason="choose")
    assert dispatched.lead(1).stage is Stage.ASSIGNED
    assert "原因" in dispatched.last("王磊")
    await dispatched.alone("王磊", "今年没有预算")
    assert dispatched.lead(1).stage is Stage.REJECTED
    assert "今年没有预算" in dispatched.last("刘洋")


async def test_a_rejection_with_a_reason_from_the_card_takes_two_taps(dispatched: SalesFloor) -> None:
    """S60."""
    await dispatched.tap("王磊", dispatched.card("王磊"), "拒绝", reason="no_budget")
    assert dispatched.lead(1).stage is Stage.REJECTED
    assert "预算不符" in dispatched.last("刘洋")


async def test_the_history_has_every_step_with_who_when_and_the_exact_words(dispatched: SalesFloor) -> None:
    await dispatched.push(minutes=5)
    await dispatched.alone("王磊", "L1 接收")
    steps = [(event.happened, event.by, event.words) for event in dispatched.history(1)]
    assert steps == [
        (Happened.POSTED, "liuyang", f"@线索助手 {FULL_POST}"),
        (Happened.ASSIGNED, "sunting", "@线索助手 L1 给王磊"),
        (Happened.REVEALED, "sunting", ""),
        (Happened.NOTIFIED, "delivery", ""),
        (Happened.ACCEPTED, "wanglei", "L1 接收"),
    ]
    times = [event.at for event in dispatched.history(1)]
    assert times == sorted(times)
    assert dispatched.look(lambda work: work.history.first_broken()) is None


async def test_too_many_words_are_refused_and_not_cut(floor: SalesFloor) -> None:
    await floor.say("刘洋", FULL_POST + "长" * 8000)
    assert "太长" in floor.last(GROUP_NAME)
    assert floor.look(lambda work: work.leads.list()) == ()


async def test_an_identity_card_number_is_never_kept(floor: SalesFloor) -> None:
    await floor.say("刘洋", f"{FULL_POST}\n身份证 11010519491231002X")
    assert "身份证" in floor.last(GROUP_NAME)
    assert "11010519491231002X" not in floor.last(GROUP_NAME)
    assert floor.look(lambda work: work.leads.list()) == ()


async def test_nobody_in_the_group_reads_the_phone_in_a_whole_story(dispatched: SalesFloor) -> None:
    """I17, from the post to the return, notes with the number in them included."""
    await dispatched.say("李建国", "L1 我认识他们CTO,手机 13900523381")
    await dispatched.alone("王磊", "L1 接收")
    await dispatched.alone("王磊", "L1 已联系 打的 139-0052-3381")
    await dispatched.alone("王磊", "L1 退回 号码 13900523381 是空号")
    await dispatched.say("孙婷", "L1 ?")
    for message in dispatched.carrier.carried:
        if message.to.id not in {"wanglei", "liuyang"}:
            bare = (message.text + str(message.card)).replace("-", "").replace(" ", "")
            assert "13900523381" not in bare, message
    assert "13900523381" in dispatched.card("王磊").text


async def test_what_the_buttons_say_is_no_reason_for_a_rejection_that_waits_for_one(dispatched: SalesFloor) -> None:
    await dispatched.say("王磊", "L1 拒绝")
    assert "原因是什么" in dispatched.last(GROUP_NAME)
    await dispatched.say("王磊", "L1 已联系 约了周四上门")
    assert dispatched.lead(1).stage is Stage.ASSIGNED
    assert dispatched.lead(1).contacted_at is not None


async def test_a_rejection_said_again_with_its_reason_keeps_the_reason_alone(dispatched: SalesFloor) -> None:
    await dispatched.say("王磊", "L1 拒绝")
    await dispatched.say("王磊", "L1 拒绝 预算不符")
    assert dispatched.lead(1).stage is Stage.REJECTED
    assert "原因：预算不符。" in dispatched.last("刘洋")


async def test_an_owner_who_notes_something_is_not_told_that_he_was_told(dispatched: SalesFloor) -> None:
    await dispatched.say("王磊", "L1 备注 客户周五有空")
    assert dispatched.last(GROUP_NAME).endswith("谢谢 王磊。")
    await dispatched.say("李建国", "L1 我认识他们CTO")
    assert dispatched.last(GROUP_NAME).endswith("谢谢 李建国，已告诉 王磊。")


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        ("L1 无效 同行", "“L1 恢复”"),
        ("L1 收回", "“L1 给某某”"),
        ("L1 改派给李明", "改派或收回"),
        ("L1 CRM已存在,张伟在跟进", "“L1 改派给某某”"),
    ],
)
async def test_too_late_to_undo_says_what_can_be_done_instead(dispatched: SalesFloor, words: str, advice: str) -> None:
    await dispatched.say("孙婷", words)
    dispatched.clock.push(dt.timedelta(minutes=11))
    await dispatched.say("孙婷", "L1 撤销")
    assert "不能撤销" in dispatched.last(GROUP_NAME)
    assert advice in dispatched.last(GROUP_NAME)
