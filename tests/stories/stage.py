"""Where the stories happen: the whole bot, in this process, or behind real sockets in either mode of the AI bot.

``python -m tests.stories.stage`` writes into the transcripts what the bot says now; read the diff before keeping it.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.clock import MovedClock
from bot.delivery import Delivery
from bot.demo.demo import Demo
from bot.demo.people import GROUP, GROUP_NAME, PEOPLE
from bot.dispatcher import Dispatcher, Floor
from bot.domain.customer import Customer, CustomerContact
from bot.domain.matching import knowing
from bot.domain.policy import Policy
from bot.domain.reply import Vocabulary
from bot.domain.standard import Standard
from bot.messages import TemplateSpeaker
from bot.simulator import things
from bot.simulator.inprocess import InProcess, Style
from bot.simulator.player import WorldFloor, rewrite
from bot.simulator.story_time import HERE
from bot.simulator.world import World
from bot.timers import Timers
from bot.web.customers_errands import Brought, keep
from tests.fresh import FreshDatabase
from tests.stories.crm_of_story import CrmOfStory

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

FOLDER = Path(__file__).parent / "told"
MONDAY = dt.datetime(2026, 3, 2, 2, tzinfo=dt.UTC)
"""10:00 in Shanghai on an ordinary Monday."""
WEBHOOK = "webhook-of-the-dispatch-group"
OUTSIDER = things.Person(userid="waiguo", name="陌生人")
SOUTH = things.Group(chatid="wrSouth", name="华南派单群", members=())
"""The second dispatch group."""
OTHER_GROUP = things.Group(chatid="wrSomewhere", name="闲聊群", members=("sunting",))


def opening_of(story: str) -> dt.datetime:
    """When the story begins: as a remark "# 从 2026-09-30 17:50 开始" says, else on the ordinary Monday."""
    said = re.search(r"^# 从 (\d{4}-\d\d-\d\d \d\d:\d\d) 开始", story, re.MULTILINE)
    return dt.datetime.fromisoformat(said[1]).replace(tzinfo=HERE).astimezone(dt.UTC) if said else MONDAY


_ACCOUNT = re.compile(r"^# CRM里有 (?P<name>\S+)(?P<rest>.*)$", re.MULTILINE)


def accounts_of(story: str) -> list[Customer]:
    """What the CRM knows before the story begins: its remarks "# CRM里有 上海朗驰 负责人:张伟 拜访:2026-02-20"."""
    return [_account(f"C{at}", found) for at, found in enumerate(_ACCOUNT.finditer(story), 1)]


def _account(ref: str, found: re.Match[str]) -> Customer:
    said = dict(word.split(":", 1) for word in found["rest"].split())
    phones = said.get("电话", "").split()
    visited = said.get("拜访")
    return Customer(
        ref=ref,
        known=knowing(
            found["name"], former=said.get("曾用名", "").split(), phones=phones, mails=said.get("邮箱", "").split()
        ),
        as_of=MONDAY,
        owner=said.get("负责人", ""),
        parent=said.get("母公司"),
        last_visit=dt.datetime.fromisoformat(visited).replace(tzinfo=HERE) if visited else None,
        contacts=tuple(CustomerContact(name="李总", title="总经理", phone=phone) for phone in phones),
    )


def company(clock: MovedClock) -> World:
    """The people of the demo, a stranger among them, and a group that nobody registered."""
    people = [things.Person(userid=person.userid, name=person.name) for person in PEOPLE]
    members = (*(person.userid for person in PEOPLE), OUTSIDER.userid)
    group = things.Group(chatid=GROUP, name=GROUP_NAME, members=members, webhook_keys=(WEBHOOK,))
    south = replace(SOUTH, members=members)
    return World(clock, people=[*people, OUTSIDER], groups=[group, OTHER_GROUP, south])


POLICIES = {
    "SDR来转出": Policy(transfer="by_sdr"),
    "按规则派给客户负责人": Policy(auto_assign="account_owner"),
}
"""Stories of companies that do not keep to the defaults."""


def crm_of(name: str) -> CrmOfStory | None:
    """The CRM of this story; of most there is none."""
    if name != "CRM没答":
        return None
    hour = dt.timedelta(hours=1)
    known = (MONDAY + hour, "A1", "上海顺风电气有限公司", "张伟", "2026-02-26T15:20:00+08:00")
    return CrmOfStory(customers=(known,), down=MONDAY + hour / 4, up=MONDAY + 2 * hour)


@contextlib.asynccontextmanager
async def in_process(
    style: Style = Style.LONG_CONNECTION,
    *,
    policy: Policy | None = None,
    at: dt.datetime = MONDAY,
    accounts: Sequence[Customer] = (),
    crm: CrmOfStory | None = None,
) -> AsyncIterator[WorldFloor]:
    """The bot without sockets: a story takes milliseconds. It begins ``at`` that time; the CRM knows ``accounts``."""
    clock = MovedClock(at, frozen=True)
    world = company(clock)
    with FreshDatabase() as database:
        await database.do(lambda work: work.people.replace(PEOPLE))
        if accounts:
            await database.do(lambda work: keep(Brought(accounts, {}), work, now=MONDAY, dry=False))
        floor = Floor(
            policy=policy or Policy(),
            standard=Standard(),
            groups={GROUP: GROUP_NAME, SOUTH.chatid: SOUTH.name},
            default_group=GROUP,
            bot_name="线索助手",
            vocabulary=Vocabulary(),
        )
        dispatcher = Dispatcher(database=database, speaker=TemplateSpeaker(), floor=floor, clock=clock)
        door = InProcess(world, dispatcher.receive, style=style)
        delivery = Delivery(database=database, transport=door, dispatcher=dispatcher, clock=clock, holder="here")
        timers = Timers(database=database, dispatcher=dispatcher, clock=clock, holder="here")

        desk = crm.desk(database, dispatcher, clock) if crm else None

        async def settle() -> None:
            await door.settle()
            await timers.tick()
            if desk:
                await desk.beat()
            await delivery.drain()

        yield WorldFloor(world, clock, settle, step=dt.timedelta(minutes=30))


class _DemoFloor(WorldFloor):
    """The demo's floor: time is pushed by the demo, from one thing that falls due to the next."""

    def __init__(self, demo: Demo) -> None:
        super().__init__(demo.world, demo.clock, demo.settle)
        self._demo = demo

    async def advance(self, by: dt.timedelta) -> None:
        """Time passes."""
        await self._demo.push_time(by)


@contextlib.asynccontextmanager
async def over_sockets(mode: str) -> AsyncIterator[WorldFloor]:
    """The whole program on WeCom's real protocols over loopback, ``mode`` as in [wecom.ai_bot]."""
    demo = Demo(mode, opening=MONDAY, frozen=True, strangers=(OUTSIDER,), groups=(OTHER_GROUP,))
    await demo.raise_curtain()
    try:
        yield _DemoFloor(demo)
    finally:
        await demo.drop_curtain()


async def _rewrite_all() -> None:
    for path in sorted(FOLDER.glob("*.txt")):
        story = path.read_text(encoding="utf-8")
        told = in_process(
            policy=POLICIES.get(path.stem), at=opening_of(story), accounts=accounts_of(story), crm=crm_of(path.stem)
        )
        async with told as floor:
            changed = await rewrite(path, floor)
        print(f"{'改写' if changed else '未变'} {path.name}")  # noqa: T201 — a tool for people


if __name__ == "__main__":
    asyncio.run(_rewrite_all())
