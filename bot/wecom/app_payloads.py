"""What a self-built app's XML says, as an Inbound; and what we say to one person, as the app's JSON or XML. No sockets.

wecom §3.3, §4.2, §4.4.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any
from zlib import crc32

from bot.wecom import cards, xml
from bot.wecom.lengths import APP_BYTES, numbered, shorten
from bot.wecom.payloads import moment, words
from bot.wecom.transport import Channel, Chat, ChatKind, Inbound, Said, Tapped

if TYPE_CHECKING:
    from datetime import datetime

    from bot.wecom.transport import Answer, Card, Outgoing

Json = dict[str, Any]

DUPLICATES_FOR = 14_400
DUPLICATES_SPREAD = 1_800
"""WeCom drops an identical request within the interval. A retry must be identical; the same words said twice on
purpose must not be: each message therefore has an interval of its own (reliability B1 #30)."""
"""Seconds in which WeCom swallows a second request with the same bytes: its maximum, 4 h (§4.2)."""
_TAPS = ("template_card_event", "template_card_menu_event")
_CAMEL = {"keyname": "KeyName"}


def inbound(body: bytes, *, now: datetime) -> Inbound | None:
    """One callback's XML, or None where it is neither words nor a tap.

    Raises:
        BadXml: not the XML we know.
    """
    tree = xml.read(body)
    sender, what = words(xml.text(tree, "FromUserName")), _what(tree)
    if not sender or what is None:
        return None
    return Inbound(
        key=_key(tree, body, what),
        channel=Channel.APP,
        sender=sender,
        chat=Chat(kind=ChatKind.SINGLE, id=sender),
        at=moment(xml.text(tree, "CreateTime"), now),
        what=what,
    )


def _what(tree: xml.Tree) -> Said | Tapped | None:
    match xml.text(tree, "MsgType").casefold():
        case "text":
            return Said(text=words(xml.text(tree, "Content")))
        case "voice":
            return Said(text=words(xml.text(tree, "Recognition") or xml.text(tree, "Content")))
        case "image" | "video" | "file":
            return Said(text="")
        case "event" if xml.text(tree, "Event") in _TAPS and xml.text(tree, "EventKey") != cards.CLOSED_KEY:
            return _tapped(tree)
        case _:
            return None


def _tapped(tree: xml.Tree) -> Tapped:
    items = [item for group in xml.trees(tree, "SelectedItems") for item in xml.trees(group, "SelectedItem")]
    chosen = {words(xml.text(item, "QuestionKey")): _option(item) for item in items}
    return Tapped(
        task_id=words(xml.text(tree, "TaskId")),
        key=words(xml.text(tree, "EventKey")),
        chosen={question: option for question, option in chosen.items() if option},
        response_code=words(xml.text(tree, "ResponseCode")) or None,
    )


def _option(item: xml.Tree) -> str:
    return words(next((xml.text(ids, "OptionId") for ids in xml.trees(item, "OptionIds")), ""))


def _key(tree: xml.Tree, body: bytes, what: Said | Tapped) -> str:
    """MsgId; for a tap who, when and on what (§4.4); else the whole body."""
    names = ("FromUserName", "CreateTime", "EventKey", "TaskId", "ResponseCode")
    if msgid := words(xml.text(tree, "MsgId")):
        identity = f"MsgId {msgid}".encode()
    elif isinstance(what, Tapped):
        identity = "\n".join(words(xml.text(tree, name)) for name in names).encode()
    else:
        identity = body
    return f"app:{hashlib.sha256(identity).hexdigest()}"


# --------------------------------------------------------------------------------------------------- out


def passive(answer: Answer, inbound: Inbound, *, corp_id: str, now: datetime) -> str | None:
    """The tapped card as the one who tapped sees it from now on; None for an empty answer (§3.3).

    Raises:
        BadCard: WeCom would refuse the card.
    """
    if not isinstance(inbound.what, Tapped) or answer.update is None:
        return None
    return xml.write(
        "xml",
        {
            "ToUserName": inbound.sender,
            "FromUserName": corp_id,
            "CreateTime": int(now.timestamp()),
            "MsgType": "update_template_card",
            "TemplateCard": _camel(cards.app_card(answer.update)),
        },
    )


def _camel(value: object) -> object:
    """The JSON's names as the XML spells them: keyname is KeyName, button_list is ButtonList."""
    if isinstance(value, dict):
        return {
            _CAMEL.get(name) or "".join(part.capitalize() for part in name.split("_")): _camel(inner)
            for name, inner in value.items()
        }
    return [_camel(item) for item in value] if isinstance(value, list) else value


def words_to(message: Outgoing, *, agent_id: int) -> list[Json]:
    """The words in as many messages as they need, in order."""
    parts = numbered(message.text, APP_BYTES)
    return [_to(message, agent_id, {"msgtype": "markdown", "markdown": {"content": part}}) for part in parts]


def card_to(message: Outgoing, card: Card, *, agent_id: int) -> Json:
    """The card.

    Raises:
        BadCard: WeCom would refuse it.
    """
    shown = cards.template_card(card, kind=Channel.APP)
    return _to(message, agent_id, {"msgtype": "template_card", "template_card": shown})


def card_update(message: Outgoing, *, agent_id: int) -> Json:
    """The card behind ``message.update`` as it looks now, or its buttons as one grey word (§3.3).

    Raises:
        BadCard: WeCom would refuse the card.
    """
    now = (
        {"template_card": cards.app_card(message.card)}
        if message.card
        else {"button": {"replace_name": shorten(message.text, 10) or cards.CLOSED_TEXT}}
    )
    return {"userids": [message.to.id], "agentid": agent_id, "response_code": message.update, **now}


def _to(message: Outgoing, agent_id: int, content: Json) -> Json:
    return {
        "touser": message.to.id,
        **content,
        "agentid": agent_id,
        "enable_duplicate_check": 1,
        "duplicate_check_interval": DUPLICATES_FOR - crc32(message.id.encode()) % DUPLICATES_SPREAD,
    }
