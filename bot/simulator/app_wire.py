"""What people did, as the XML an app receives; and its answer, read (wecom §3.3, §4.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.simulator.errors import BAD_PARAMETER, Refused
from bot.simulator.things import Event, Happening
from bot.simulator.xml import as_json, element, read

if TYPE_CHECKING:
    from bot.simulator.corp_app import CorpApp
    from bot.simulator.settings import Settings
    from bot.simulator.things import Tap

Body = dict[str, Any]


def told(event: Event, settings: Settings) -> str:
    """The XML inside the envelope."""
    body: Body = {
        "ToUserName": settings.corp_id,
        "FromUserName": event.sender,
        "CreateTime": int(event.at.timestamp()),
    }
    if event.line and event.tap is None:
        number = int("".join(sign for sign in event.id if sign.isdigit()))
        body |= {"MsgType": "text", "Content": event.line.text, "MsgId": number}
    elif event.tap:
        body |= _tap(event.tap)
    return element("xml", body | {"AgentID": settings.agent_id})


def apply(app: CorpApp, event: Event, said: str) -> None:
    """Carry out the answer to an event.

    Raises:
        Refused: it is not allowed as an answer to this.
        NotXml: it is none.
    """
    body = read(said)
    kind = body.get("MsgType")
    if event.kind is Happening.MESSAGE and kind == "text":
        app.answer_message(event, body.get("Content", ""))
    elif event.kind is Happening.TAP and kind == "update_button":
        app.answer_tap(event, {"button": {"replace_name": body.get("Button", {}).get("ReplaceName")}})
    elif event.kind is Happening.TAP and kind == "update_template_card":
        app.answer_tap(event, {"template_card": as_json(body.get("TemplateCard", {}))})
    else:
        raise Refused(BAD_PARAMETER, f"MsgType {kind}")


def _tap(tap: Tap) -> Body:
    body: Body = {
        "MsgType": "event",
        "Event": "template_card_menu_event" if tap.menu else "template_card_event",
        "EventKey": tap.key,
        "TaskId": tap.task_id,
        "CardType": tap.card_type,
        "ResponseCode": tap.response_code or "",
    }
    if tap.chosen and not tap.menu:
        items = [{"QuestionKey": key, "OptionIds": {"OptionId": list(taken)}} for key, taken in tap.chosen.items()]
        body["SelectedItems"] = {"SelectedItem": items}
    return body
