"""Things that come in and go out on this sales floor, for the tests of every channel."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from bot.wecom.transport import Button, Card, Channel, Chat, ChatKind, Dropdown, Outgoing, ReplyHandle

NOW = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)
GROUP = Chat(kind=ChatKind.GROUP, id="wrGroup01")
WANGLEI = Chat(kind=ChatKind.SINGLE, id="WangLei")

CARD = Card(
    task_id="lead-128-offer-x7Yq",
    source="榫卯",
    title="L128 顺风电气",
    title_note="预算 50 万",
    body="建议分给王磊",
    quote=("同事说", "认识他们 CTO"),
    lines=(("地区", "上海"), ("联系人", "周总")),
    dropdown=Dropdown(
        question_key="owner", title="分给", options=(("wl", "王磊"), ("zw", "张伟")), selected="zw", closed=False
    ),
    buttons=(Button(text="分配", key="k-assign"), Button(text="退回", key="k-back", style=4)),
)


def outgoing(to: Chat = GROUP, **changes: Any) -> Outgoing:
    """A line about L128 that goes somewhere."""
    return replace(Outgoing(id="o1", to=to, text="**L128** 已分给王磊"), **changes)


def handle(req_id: str = "req-1", *, once: bool = False, hours: float = 24) -> ReplyHandle:
    """A way to answer, good for some hours from NOW."""
    return ReplyHandle(channel=Channel.AI_BOT, token=req_id, good_until=NOW + dt.timedelta(hours=hours), once=once)


def message(content: str = "@线索助手 给王磊", **changes: Any) -> dict[str, Any]:
    """A group message to the AI bot."""
    return {
        "msgid": "m1",
        "aibotid": "bot",
        "chatid": GROUP.id,
        "chattype": "group",
        "from": {"userid": "SunTing"},
        "msgtype": "text",
        "text": {"content": content},
    } | changes


def tap(key: str = "k-assign", **changes: Any) -> dict[str, Any]:
    """A tap on a card in the group."""
    return {
        "msgid": "m2",
        "create_time": int(NOW.timestamp()),
        "aibotid": "bot",
        "chatid": GROUP.id,
        "chattype": "group",
        "from": {"userid": "SunTing"},
        "msgtype": "event",
        "event": {
            "eventtype": "template_card_event",
            "template_card_event": {
                "card_type": "button_interaction",
                "event_key": key,
                "task_id": CARD.task_id,
                "selected_items": {"selected_item": [{"question_key": "owner", "option_ids": {"option_id": ["wl"]}}]},
            },
        },
    } | changes
