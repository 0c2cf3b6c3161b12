"""A card in our words becomes WeCom's template_card, within WeCom's limits (wecom §3.2).

Words longer than WeCom shows are shortened with "…"; surplus lines, options and buttons fall away from the end, where
the least likely are. What identifies (task_id, keys, ids) is never changed: a card that breaks a limit there is a
``BadCard``, and its words go out instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bot.wecom.lengths import shorten, size
from bot.wecom.transport import Channel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.wecom.transport import Button, Card, Dropdown

Json = dict[str, Any]

CLOSED_KEY: Final = "closed"
"""The key of the one grey button of a card that has none: WeCom wants a button, nobody needs to hear its tap."""
CLOSED_TEXT: Final = "已处理"
MAX_LINES, MAX_OPTIONS, MAX_BUTTONS = 6, 10, 6
_KEY_BYTES, _OPTION_ID_BYTES, _TASK_ID_BYTES = 1024, 128, 128
_TASK_ID = re.compile(r"[0-9A-Za-z_@-]+")
_STYLES = range(1, 5)
_GREY = 4


class BadCard(ValueError):
    """A card that WeCom would refuse, or whose taps we could not tell apart."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Room:
    """How many characters WeCom shows; those without a figure in wecom §3.2 share the body's."""

    source: int
    title: int
    title_note: int
    body: int
    value: int
    option: int
    name: int = 5
    button: int = 10
    dropdown_title: int = 13


_ROOM = {
    Channel.AI_BOT: _Room(source=13, title=26, title_note=30, body=112, value=26, option=10),
    Channel.APP: _Room(source=20, title=36, title_note=44, body=160, value=30, option=16),
}


def template_card(card: Card, *, kind: Channel) -> Json:
    """The card as ``kind`` (AI bot or app) takes it: always button_interaction, for every card of ours is answered.

    Raises:
        BadCard: task_id, a key or an option's id is not what WeCom takes, or not unique.
    """
    room = _ROOM[kind]
    task_id = _identity(card.task_id, _TASK_ID_BYTES, "task_id")
    if not _TASK_ID.fullmatch(task_id):
        raise BadCard("task_id: only 0-9 A-Z a-z _ - @")
    made: Json = {
        "card_type": "button_interaction",
        "source": {"desc": shorten(card.source, room.source)},
        "main_title": _main_title(card, room),
        "task_id": task_id,
        "button_list": _buttons(card.buttons, room),
    }
    return made | _details(card, room)


def update(card: Card, *, only_for: Sequence[str] = ()) -> Json:
    """The answer to a tap on an AI bot's card: what everybody, or these userids, see from now on (wecom §1.7, §2.2)."""
    made = {"response_type": "update_template_card", "template_card": template_card(card, kind=Channel.AI_BOT)}
    return made | ({"userids": list(only_for)} if only_for else {})


def app_card(card: Card) -> Json:
    """The app's card as an update shows it: without buttons of its own its button is a grey word (wecom §3.3)."""
    made = template_card(card, kind=Channel.APP)
    return made if card.buttons else made | {"replace_text": CLOSED_TEXT}


def _main_title(card: Card, room: _Room) -> Json:
    title = {"title": shorten(card.title, room.title) or "-"}
    note = shorten(card.title_note, room.title_note)
    return title | ({"desc": note} if note else {})


def _details(card: Card, room: _Room) -> Json:
    details: Json = {}
    if card.body.strip():
        details["sub_title_text"] = shorten(card.body, room.body)
    if card.quote:
        title, words = card.quote
        details["quote_area"] = {
            "type": 0,
            "title": shorten(title, room.title),
            "quote_text": shorten(words, room.body),
        }
    if card.lines:
        details["horizontal_content_list"] = [
            {"keyname": shorten(name, room.name) or "-", "value": shorten(value, room.value)}
            for name, value in card.lines[:MAX_LINES]
        ]
    if card.dropdown and card.dropdown.options:
        details["button_selection"] = _selection(card.dropdown, room)
    return details


def _selection(dropdown: Dropdown, room: _Room) -> Json:
    options = dropdown.options[:MAX_OPTIONS]
    ids = _unique((option for option, _ in options), _OPTION_ID_BYTES, "option id")
    made: Json = {
        "question_key": _identity(dropdown.question_key, _KEY_BYTES, "question_key"),
        "title": shorten(dropdown.title, room.dropdown_title),
        "option_list": [{"id": option, "text": shorten(text, room.option) or "-"} for option, text in options],
    }
    if dropdown.selected in ids:
        made["selected_id"] = dropdown.selected
    return made | ({"disable": True} if dropdown.closed else {})


def _buttons(buttons: tuple[Button, ...], room: _Room) -> list[Json]:
    if not buttons:
        return [{"text": CLOSED_TEXT, "style": _GREY, "key": CLOSED_KEY}]
    shown = buttons[:MAX_BUTTONS]
    _unique((button.key for button in shown), _KEY_BYTES, "key")
    return [
        {
            "text": shorten(button.text, room.button) or "-",
            "style": button.style if button.style in _STYLES else 1,
            "key": button.key,
        }
        for button in shown
    ]


def _unique(names: Iterable[str], limit: int, what: str) -> set[str]:
    named = [_identity(name, limit, what) for name in names]
    if len(set(named)) < len(named):
        raise BadCard(f"{what}: twice the same")
    return set(named)


def _identity(name: str, limit: int, what: str) -> str:
    if not 0 < size(name) <= limit:
        raise BadCard(f"{what}: 1 to {limit} bytes")
    return name
