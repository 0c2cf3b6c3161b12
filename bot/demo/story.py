"""The story that the page plays: one lead, from the post in the group to the first contact, in about a minute."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.demo.people import GROUP
from bot.wecom.transport import Channel, Chat, ChatKind

if TYPE_CHECKING:
    from bot.simulator.narrator import Narrator
    from bot.simulator.things import Line

_GROUP = Chat(kind=ChatKind.GROUP, id=GROUP)
_POST = (
    "@线索助手 新线索\n公司：顺风电气（上海）有限公司\n联系人：周总\n电话：13900523381\n"
    "需求：换 CRM，现在销售跟进全靠表格\n预算：50万\n权限：决策人\n时间：本季度\n地区：上海\n行业：制造\n来源：官网"
)


def _alone(userid: str) -> Chat:
    return Chat(kind=ChatKind.SINGLE, id=userid)


def _has_card(line: Line) -> bool:
    return line.card is not None


async def tell(narrator: Narrator) -> None:
    """Post, card, assignment, annotation, offer, twelve hours of silence, a reminder, accepted, contacted."""
    await narrator.say(
        "liuyang", _GROUP, _POST, "SDR 刘洋在派单群报一条线索", "Liu Yang, SDR, posts a lead in the group"
    )
    card = await narrator.heard(_GROUP, _has_card)
    await narrator.look("sunting", _GROUP, "机器人核对标准，推荐负责人", "The bot checks and ranks owners")
    await narrator.say(
        "sunting",
        _GROUP,
        "@线索助手 给王磊",
        "孙婷引用卡片，一句话派单",
        "Sun Ting quotes it: to Wang Lei",
        quote=card.id,
    )
    await narrator.heard(_GROUP, lambda line: "已分给" in line.text)
    await narrator.say(
        "lijianguo", _GROUP, "@线索助手 L1 他们CTO是我前同事，需要可以帮忙约", "总监补一条关系",
        "The director knows their CTO and offers help",
    )  # fmt: skip
    await _owner_acts(narrator)
    await narrator.look("liuyang", _GROUP, "刘洋不用问，也知道结果", "Liu Yang sees the outcome without asking")


async def _owner_acts(narrator: Narrator) -> None:
    alone = _alone("wanglei")
    offer = await narrator.heard(alone, _has_card)
    await narrator.look(
        "wanglei", alone, "王磊收到完整信息", "Wang Lei gets the lead, with the whole number", channel=Channel.APP
    )
    await narrator.pass_time(timedelta(hours=26))
    await narrator.look(
        "wanglei", alone, "过点没联系，提醒按时来", "No contact in time: the reminders come at working hours",
        channel=Channel.APP,
    )  # fmt: skip
    await narrator.tap("wanglei", offer, "接收", "王磊点了接收", "Wang Lei accepts with one tap")
    await narrator.tap("wanglei", offer, "已联系", "打完电话，点已联系", "and after the call marks it contacted")
