"""The story that the page plays: one lead, from the post in the group to the first contact, in about a minute.

It may be played again, and after people have played by themselves: each time it is another company's lead, under
whichever number it gets, and time passes until a reminder has rung, weekend or not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.demo.people import GROUP
from bot.wecom.transport import Channel, Chat, ChatKind

if TYPE_CHECKING:
    from bot.simulator.narrator import Narrator
    from bot.simulator.things import Line

_GROUP = Chat(kind=ChatKind.GROUP, id=GROUP)
_OWNER = Chat(kind=ChatKind.SINGLE, id="wanglei")
COMPANIES = (
    "顺风电气（上海）有限公司", "朗驰精密机械有限公司", "恒拓自动化设备有限公司", "博远仪表有限公司",
    "鼎晟阀门制造有限公司", "华曜机器人有限公司", "科淼水处理设备有限公司", "迅泰模具有限公司",
)  # fmt: skip
"""Whose lead it is, the first time, the second time …"""
_FIRST_PHONE = 13900523381
_LONG_WAIT, _WAIT = timedelta(hours=26), timedelta(hours=12)
_WAITS = 24
"""Halves of a day that may pass before a reminder: no holidays are longer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Lead:
    """The lead of this telling: ``name`` is its number, L1."""

    name: str
    company: str
    card: Line


async def tell(narrator: Narrator) -> None:
    """Post, card, assignment, annotation, offer, a day of silence, a reminder, accepted, contacted."""
    lead = await _posted(narrator)
    await narrator.look("sunting", _GROUP, "机器人核对标准，推荐负责人", "The bot checks and ranks owners")
    await narrator.say(
        "sunting",
        _GROUP,
        "@线索助手 给王磊",
        "孙婷引用卡片，一句话派单",
        "Sun Ting quotes it: to Wang Lei",
        quote=lead.card.id,
    )
    await narrator.heard(_GROUP, lambda line: f"{lead.name} 已分给" in line.text)
    await narrator.say(
        "lijianguo", _GROUP, f"@线索助手 {lead.name} 他们CTO是我前同事，需要可以帮忙约", "总监补一条关系",
        "The director knows their CTO and offers help",
    )  # fmt: skip
    await _owner_acts(narrator, lead)
    await narrator.look("liuyang", _GROUP, "刘洋不用问，也知道结果", "Liu Yang sees the outcome without asking")


async def _posted(narrator: Narrator) -> _Lead:
    told = {company for company in COMPANIES if any(company in line.text for line in narrator.world.lines(_GROUP))}
    place = len(told) % len(COMPANIES)
    company = COMPANIES[place]
    post = (
        f"@线索助手 新线索\n公司：{company}\n联系人：周总\n电话：{_FIRST_PHONE + place}\n"
        "需求：换 CRM，现在销售跟进全靠表格\n预算：50万\n权限：决策人\n时间：本季度\n地区：上海\n行业：制造\n来源：官网"
    )
    await narrator.say(
        "liuyang", _GROUP, post, "SDR 刘洋在派单群报一条线索", "Liu Yang, SDR, posts a lead in the group"
    )
    card = await narrator.heard(_GROUP, lambda line: _carded(line) == company)
    number = re.match(r"L\d+", _title(card))
    return _Lead(name=number[0] if number else "", company=company, card=card)


async def _owner_acts(narrator: Narrator, lead: _Lead) -> None:
    offer = await narrator.heard(_OWNER, lambda line: _carded(line) == lead.company)
    await narrator.look(
        "wanglei", _OWNER, "王磊收到完整信息", "Wang Lei gets the lead, with the whole number", channel=Channel.APP
    )
    await _until_reminded(narrator, lead)
    await narrator.look(
        "wanglei", _OWNER, "过点没联系，提醒按时来", "No contact in time: the reminders come at working hours",
        channel=Channel.APP,
    )  # fmt: skip
    await narrator.tap("wanglei", offer, "接收", "王磊点了接收", "Wang Lei accepts with one tap")
    await narrator.tap("wanglei", offer, "已联系", "打完电话，点已联系", "and after the call marks it contacted")


async def _until_reminded(narrator: Narrator, lead: _Lead) -> None:
    """A day, and as much of a weekend or of holidays as it takes until the deadline has been rung for."""
    await narrator.pass_time(_LONG_WAIT)
    for _ in range(_WAITS):
        if any("时限" in line.text and lead.name in line.text for line in narrator.world.lines(_OWNER)):
            return
        await narrator.pass_time(_WAIT)


def _title(line: Line) -> str:
    return str(line.card["main_title"]["title"]) if line.card else ""


def _carded(line: Line) -> str:
    """The company of a lead's card."""
    return _title(line).partition(" ")[2]
