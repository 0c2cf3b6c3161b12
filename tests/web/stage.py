"""A stage for the page: a real world with people in it, and somebody behind the curtain who speaks for the bot.

Run ``python -m tests.web.stage`` to look at it.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.clock import MovedClock
from bot.simulator.page import Page
from bot.simulator.stage import Player
from bot.simulator.things import BOT, Face, Group, Line, Person
from bot.simulator.world import World
from bot.wecom.transport import Channel, Chat, ChatKind

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.simulator.narrator import Narrator

START = dt.datetime(2026, 3, 2, 2, 0, tzinfo=dt.UTC)
GROUP = Chat(kind=ChatKind.GROUP, id="paidan")
PEOPLE = {
    "liuyang": ("刘洋", "sdr"),
    "sunting": ("孙婷", "sales_ops"),
    "zhaomin": ("赵敏", "director"),
    "wanglei": ("王磊", "sales"),
    "zhangwei": ("张伟", "sales"),
}
POST = "@线索助手 新线索\n公司:苏州云帆软件有限公司\n联系人:陈总 决策人\n电话:13800001111\n地区:上海\n需求:换一套 CRM"
REMINDER = "第 1 次提醒:L1 苏州云帆软件有限公司 请在 03-03 10:05 前首次联系客户。联系后回复“L1 已联系 聊了什么”。"


def single(userid: str) -> Chat:
    """Somebody's direct messages."""
    return Chat(kind=ChatKind.SINGLE, id=userid)


def lead_card(*, open_: bool = True, stage: str = "待分配") -> Face:
    """The card of a lead, as WeCom has it."""
    buttons = [("分配", "k1", 1), ("CRM已有", "k2", 2), ("暂缓", "k3", 4), ("无效", "k4", 3)]
    face: dict[str, Any] = {
        "card_type": "button_interaction",
        "source": {"desc": "线索派单"},
        "main_title": {"title": "L1 苏州云帆软件有限公司", "desc": f"一档 · {stage} · 24 小时内首次联系"},
        "sub_title_text": "推荐 王磊(地区 上海·同行业·手上 3 条)",
        "quote_area": {"type": 0, "title": "客户原话", "quote_text": "换一套 CRM,现在跟进全靠表格,老板要求本季度上线"},
        "horizontal_content_list": [
            {"keyname": "联系人", "value": "陈* 总 138****1111"},
            {"keyname": "BANT", "value": "50万 决策人 本季度"},
            {"keyname": "地区行业", "value": "上海 软件"},
            {"keyname": "来源", "value": "百度 SEM"},
            {"keyname": "SDR", "value": "刘洋 · 通话 2 次"},
        ],
        "task_id": "lead-1",
        "button_list": [{"text": text, "key": key, "style": style} for text, key, style in buttons],
    }
    if not open_:
        return face | {"button_list": [{"text": stage, "key": "closed", "style": 4}]}
    options = [("wanglei", "王磊 上海 3条"), ("zhangwei", "张伟 北京 1条")]
    chosen = {"question_key": "owner", "title": "分给谁", "option_list": [{"id": i, "text": t} for i, t in options]}
    return face | {"button_selection": chosen}


def owner_card() -> Face:
    """The card in the owner's hands."""
    buttons = [("接收", "o1", 1), ("拒绝", "o2", 3), ("已联系", "o3", 2), ("备注", "o4", 4)]
    face = dict(lead_card(open_=False)) | {"task_id": "owner-1", "source": {"desc": "你的新线索"}}
    face["main_title"] = {"title": "L1 苏州云帆软件有限公司", "desc": "一档 · 03-03 10:05 前首次联系"}
    return face | {"button_list": [{"text": text, "key": key, "style": style} for text, key, style in buttons]}


class Behind:
    """Somebody behind the curtain: the demo's hands, and the bot's voice."""

    def __init__(self) -> None:
        self.clock = MovedClock(START)
        self.world = self.new_world()
        self.before_the_story: Callable[[], Awaitable[object]] = partial(asyncio.sleep, 0)

    def new_world(self) -> World:
        """The same people, nothing said."""
        people = [Person(userid=userid, name=name) for userid, (name, _) in PEOPLE.items()]
        group = Group(chatid=GROUP.id, name="派单群", members=tuple(PEOPLE))
        self.world = World(self.clock, people=people, groups=[group])
        return self.world

    def bot(self, chat: Chat, text: str = "", *, kind: str = "markdown", **parts: Any) -> Line:
        """The bot says something."""
        new = self.world.new_id()
        channel = parts.pop("channel", Channel.AI_BOT)
        return self.world.add(
            Line(id=new, at=self.clock.now(), chat=chat, channel=channel, sender=BOT, kind=kind, text=text, **parts)
        )

    def card(self, chat: Chat, face: Face, **parts: Any) -> Line:
        """The bot shows a card."""
        return self.bot(chat, kind="template_card", card=face, **parts)

    def players(self) -> list[Player]:
        """Everybody."""
        return [Player(userid=userid, role=role) for userid, (_, role) in PEOPLE.items()]

    async def push_time(self, by: dt.timedelta) -> None:
        """Time passes; whoever has a lead is reminded."""
        self.clock.push(by)
        if self.world.lines(GROUP) and by >= dt.timedelta(hours=12):
            self.bot(single("wanglei"), REMINDER, channel=Channel.APP)

    async def play_story(self, narrator: Narrator) -> None:
        """One lead, from the post to the reminder."""
        await self.before_the_story()
        await narrator.say("liuyang", GROUP, POST, "刘洋把一条线索发到派单群", "Liu Yang posts a lead in the group")
        card = self.card(GROUP, lead_card())
        await narrator.look("sunting", GROUP, "机器人推荐了人选", "The bot suggests owners, with reasons")
        said = await narrator.heard(GROUP, lambda line: line.card is not None)
        tap = narrator.tap
        await tap("sunting", said, "分配", "孙婷点了分配", "Sun Ting taps Assign", chosen={"owner": "wanglei"})
        self.world.change(replace(card, card=lead_card(open_=False, stage="待接收")))
        self.bot(GROUP, assigned())
        self.card(single("wanglei"), owner_card())
        await narrator.look("wanglei", single("wanglei"), "王磊收到线索", "Wang Lei gets the lead, with all details")
        await narrator.pass_time(dt.timedelta(hours=12))
        await narrator.look(
            "wanglei", single("wanglei"), "到点提醒", "A reminder comes when it is due", channel=Channel.APP
        )

    async def reset(self) -> World:
        """Begin again."""
        return self.new_world()

    def whole_conversation(self) -> None:
        """Something of everything, to look at."""
        say = self.world.say
        lead = say("liuyang", GROUP, POST)
        card = self.card(GROUP, lead_card())
        self.clock.push(dt.timedelta(minutes=3))
        say("zhaomin", GROUP, "@线索助手 L1 我认识他们CTO,是我的前同事,我来帮你一起服务客户吧", quote=lead.id)
        self.bot(GROUP, "已记到 L1 〔关系〕:我认识他们CTO,是我的前同事。谢谢 赵敏。")
        self.clock.push(dt.timedelta(minutes=14))
        say("sunting", GROUP, "@线索助手 给王磊", quote=card.id)
        self.bot(GROUP, assigned())
        self.world.change(replace(card, card=lead_card(open_=False, stage="待接收")))
        self.card(single("wanglei"), owner_card())
        self.bot(single("wanglei"), REMINDER, channel=Channel.APP)
        second = dict(lead_card()) | {"task_id": "lead-2"}
        second["main_title"] = {"title": "L2 顺风电气", "desc": "二档 · 待分配 · 48 小时内首次联系"}
        self.card(GROUP, second)
        load = '**各位手上的线索**\n- 王磊(上海):4 条\n- 张伟(北京):1 条\n> <font color="warning">王磊快满了</font>'
        self.bot(GROUP, load)


def assigned() -> str:
    """What the group hears."""
    return "L1 已分给王磊(上海),24 小时内首次联系,截止 03-03 10:05。孙婷 可在 10 分钟内回复“L1 撤销”。"


async def serve(behind: Behind, *, port: int = 0, tempo: float = 1.0) -> tuple[web.AppRunner, str]:
    """The page on the loopback interface, and its address."""
    app = web.Application()
    page = Page(behind.world, behind, tempo=tempo)
    app.add_routes(page.routes())

    async def leave(_: web.Application) -> None:
        await page.close()

    app.on_shutdown.append(leave)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    return runner, f"http://127.0.0.1:{runner.addresses[0][1]}/"


async def _look(port: int) -> None:
    behind = Behind()
    behind.whole_conversation()
    _, _address = await serve(behind, port=port)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_look(8765))
