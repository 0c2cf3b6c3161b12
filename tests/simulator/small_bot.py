"""A bot small enough to trust: it numbers what is posted, hands it on, and reminds after two hours."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.wecom.transport import (
    Answer,
    Button,
    Card,
    Chat,
    ChatKind,
    Dropdown,
    Entered,
    Inbound,
    Outgoing,
    ReplyHandle,
    Said,
    SendError,
    Tapped,
)

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.wecom.transport import Transport

LEAD = re.compile(r"L\d+")
SALES = (("wanglei", "王磊"), ("LiuYang", "刘洋"))
PATIENCE = dt.timedelta(hours=2)


@dataclass(kw_only=True)
class SmallBot:
    """Say 线索 in the group, tap 分配, tap 接收. Everything goes through its outbox, except updates of tapped cards."""

    clock: Clock
    group: Chat
    outbox: list[Outgoing] = field(default_factory=list)
    problems: list[SendError] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    leads: dict[str, str] = field(default_factory=dict)
    due: dict[str, dt.datetime] = field(default_factory=dict)
    count: int = 0

    async def __call__(self, inbound: Inbound) -> Answer:
        """Take one thing in."""
        if inbound.key in self.seen:
            return Answer()
        self.seen.add(inbound.key)
        match inbound.what:
            case Entered():
                return Answer(text="你好，我是线索助手。")
            case Tapped() as tap:
                return self._tapped(tap)
            case Said() as said:
                return self._said(inbound, said)

    async def deliver(self, transport: Transport) -> None:
        """Remind whoever is due, and empty the outbox."""
        for lead, at in list(self.due.items()):
            if at <= self.clock.now():
                del self.due[lead]
                self._tell(self.group, f"{lead} 两小时没有人接收。", mention=("sunting",))
        while self.outbox:
            try:
                await transport.send(self.outbox.pop(0))
            except SendError as problem:
                self.problems.append(problem)

    def _said(self, inbound: Inbound, said: Said) -> Answer:
        if inbound.chat.kind is ChatKind.SINGLE:
            self._tell(inbound.chat, f"你说：{said.text}")
            return Answer()
        if "新线索" in said.text:
            lead = f"L{len(self.leads) + 1}"
            self.leads[lead] = said.text.split("新线索")[1].strip()
            return self._reply(inbound, f"{lead} {self.leads[lead]}", self._card(lead, closed=False))
        named = LEAD.search(said.quote or "")
        return self._reply(inbound, f"{named[0]}：记下了。" if named else "哪一条线索？")

    def _tapped(self, tap: Tapped) -> Answer:
        lead = tap.task_id.split("-")[1]
        if tap.key == "take":
            self.due.pop(lead, None)
            self._tell(self.group, f"{lead} 已接收。\n\n**谢谢**")
            return Answer(update=self._for_owner(tap.task_id, lead, done=True))
        owner = tap.chosen["owner"]
        self.due[lead] = self.clock.now() + PATIENCE
        self.count += 1
        card = self._for_owner(f"own-{lead}-{self.count}", lead, done=False)
        self._tell(Chat(kind=ChatKind.SINGLE, id=owner), f"{lead} 归你了", card=card)
        return Answer(update=self._card(lead, closed=True))

    def _reply(self, inbound: Inbound, text: str, card: Card | None = None) -> Answer:
        if inbound.passive:
            return Answer(card=card) if card else Answer(text=text)
        self._tell(inbound.chat, text, card=card, reply=inbound.reply)
        return Answer()

    def _tell(
        self,
        to: Chat,
        text: str,
        *,
        card: Card | None = None,
        mention: tuple[str, ...] = (),
        reply: ReplyHandle | None = None,
    ) -> None:
        self.count += 1
        self.outbox.append(Outgoing(id=f"o{self.count}", to=to, text=text, card=card, mention=mention, reply=reply))

    def _card(self, lead: str, *, closed: bool) -> Card:
        note = "已分配" if closed else "待分配"
        dropdown = Dropdown(question_key="owner", title="负责人", options=SALES, closed=closed)
        return Card(
            task_id=f"lead-{lead}", source="榫卯", title=f"{lead} {self.leads[lead]}", title_note=note,
            dropdown=dropdown, buttons=(Button(text="分配", key="assign"),),
        )  # fmt: skip

    def _for_owner(self, task_id: str, lead: str, *, done: bool) -> Card:
        buttons = () if done else (Button(text="接收", key="take"),)
        return Card(
            task_id=task_id, source="榫卯", title=f"{lead} {self.leads[lead]}",
            lines=(("状态", "已接收" if done else "待接收"),), buttons=buttons,
        )  # fmt: skip
