"""Messages without words: a bare @ in the group, a quote with nothing but it, a picture sent to the bot alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.floor import GROUP_NAME

if TYPE_CHECKING:
    from tests.floor import SalesFloor


async def test_a_bare_mention_is_told_what_can_be_said(floor: SalesFloor) -> None:
    await floor.say("孙婷", "")
    assert floor.last(GROUP_NAME).startswith("我听得懂平常话")


async def test_a_quote_with_a_bare_mention_asks_how_the_lead_stands(dispatched: SalesFloor) -> None:
    """WeCom sends a quote with nothing but the name of the bot (wecom.md §1.4)."""
    await dispatched.say("刘洋", "", quote=dispatched.messages(GROUP_NAME)[0])
    assert dispatched.last(GROUP_NAME).startswith("**L1 顺风电气**")
    assert "状态：待接收" in dispatched.last(GROUP_NAME)


async def test_a_picture_sent_to_the_bot_alone_is_answered(floor: SalesFloor) -> None:
    """WeCom hands pictures, files and videos on in single chats, and they carry no words (wecom.md §1.3)."""
    await floor.alone("王磊", "")
    assert floor.last("王磊").startswith("我只看得懂文字")


async def test_the_note_of_a_second_post_begins_with_the_post_and_not_with_the_name_of_the_bot(
    dispatched: SalesFloor,
) -> None:
    await dispatched.say("何静", "新线索\n公司:顺风电气\n联系人:周建国\n电话:13900523381\n需求:换CRM,还要报价")
    (kept,) = await dispatched.database.do(lambda work: work.notes.of(1))
    assert kept.note.words.startswith("新线索\n公司:顺风电气")
