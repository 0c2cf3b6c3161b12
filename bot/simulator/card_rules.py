"""The limits of template cards, judged hard: what breaks one is refused, not cut (wecom §3.2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.simulator.errors import BAD_PARAMETER, Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.simulator.things import Face

TASK_ID = re.compile(r"[0-9A-Za-z_@-]{1,128}")
INTERACTIVE = frozenset({"button_interaction", "vote_interaction", "multiple_interaction"})
NOTICES = frozenset({"text_notice", "news_notice"})
KEY_BYTES = 1024
OPTION_ID_BYTES = 128
ASPECT = (1.3, 2.25)


class Limit(NamedTuple):
    """How many entries a list may have."""

    least: int
    most: int


LISTS = {
    "horizontal_content_list": Limit(0, 6),
    "vertical_content_list": Limit(0, 4),
    "jump_list": Limit(0, 3),
    "button_list": Limit(1, 6),
    "select_list": Limit(1, 3),
}
DROPDOWN = Limit(1, 10)
CHECKBOX = Limit(1, 20)
MENU = Limit(1, 3)


def judge(card: Any, *, allowed: frozenset[str] = NOTICES | INTERACTIVE) -> Face:
    """The card, if WeCom takes it.

    Raises:
        Refused: a type that may not go there, a required field missing, or a limit broken; says which.
    """
    _must(isinstance(card, dict), "template_card is no object")
    kind = card.get("card_type")
    _must(kind in allowed, f"card_type {kind!r}")
    REQUIRED[kind](card)
    _lists(card)
    _parts(card)
    _task_id(card)
    face: Face = card
    return face


def _must(condition: object, because: str) -> None:
    if not condition:
        raise Refused(BAD_PARAMETER, because)


def _has(card: Face, *names: str) -> None:
    for name in names:
        _must(card.get(name), f"{name} is required")


def _text_notice(card: Face) -> None:
    _has(card, "card_action")
    titled = (card.get("main_title") or {}).get("title") or card.get("sub_title_text")
    _must(titled, "main_title.title or sub_title_text is required")


def _news_notice(card: Face) -> None:
    _has(card, "main_title", "card_action")
    _must(card.get("card_image") or card.get("image_text_area"), "card_image or image_text_area is required")


REQUIRED: dict[str, Callable[[Face], None]] = {
    "text_notice": _text_notice,
    "news_notice": _news_notice,
    "button_interaction": lambda card: _has(card, "main_title", "button_list", "task_id"),
    "vote_interaction": lambda card: _has(card, "main_title", "checkbox", "submit_button", "task_id"),
    "multiple_interaction": lambda card: _has(card, "main_title", "select_list", "submit_button"),
}


def _lists(card: Face) -> None:
    for name, limit in LISTS.items():
        if card.get(name) is not None:
            _count(card[name], limit, name)
    for row in card.get("horizontal_content_list") or ():
        _must(row.get("keyname"), "horizontal_content_list.keyname is required")
    buttons = card.get("button_list") or ()
    for button in buttons:
        _must(button.get("text"), "button_list.text is required")
        _must(button.get("style", 1) in range(1, 5), "button_list.style is 1 to 4")
        if button.get("type", 0) == 0:
            _key(button.get("key"), "button_list.key")
    _unique([button["key"] for button in buttons if button.get("type", 0) == 0], "button_list.key")


def _parts(card: Face) -> None:
    selectors = [
        *(card.get("select_list") or ()),
        *([card["button_selection"]] if card.get("button_selection") else ()),
    ]
    for selector in selectors:
        _question(selector, DROPDOWN, "option_list")
    _unique([selector["question_key"] for selector in selectors], "question_key")
    if card.get("checkbox"):
        _question(card["checkbox"], CHECKBOX, "checkbox.option_list")
    if card.get("submit_button"):
        _must(card["submit_button"].get("text"), "submit_button.text is required")
        _key(card["submit_button"].get("key"), "submit_button.key")
    if card.get("action_menu"):
        _menu(card["action_menu"], card)
    ratio = (card.get("card_image") or {}).get("aspect_ratio", ASPECT[0])
    _must(ASPECT[0] <= ratio <= ASPECT[1], "card_image.aspect_ratio is 1.3 to 2.25")


def _question(selector: Any, limit: Limit, name: str) -> None:
    _key(selector.get("question_key"), "question_key")
    options = selector.get("option_list")
    _count(options, limit, name)
    for option in options:
        _must(option.get("text"), f"{name}.text is required")
        _bytes(option.get("id"), OPTION_ID_BYTES, f"{name}.id")
    _unique([option["id"] for option in options], f"{name}.id")


def _menu(menu: Any, card: Face) -> None:
    _must(menu.get("desc"), "action_menu.desc is required")
    _count(menu.get("action_list"), MENU, "action_menu.action_list")
    for action in menu["action_list"]:
        _key(action.get("key"), "action_list.key")
    _unique([action["key"] for action in menu["action_list"]], "action_list.key")
    _has(card, "task_id")


def _task_id(card: Face) -> None:
    task_id = card.get("task_id")
    if task_id is not None:
        _must(isinstance(task_id, str) and TASK_ID.fullmatch(task_id), "task_id: 1 to 128 of 0-9 A-Z a-z _ - @")


def _count(entries: Any, limit: Limit, name: str) -> None:
    _must(isinstance(entries, list), f"{name} is no list")
    _must(
        limit.least <= len(entries) <= limit.most, f"{name} has {len(entries)}, {limit.least} to {limit.most} allowed"
    )


def _key(value: Any, name: str) -> None:
    _bytes(value, KEY_BYTES, name)


def _bytes(value: Any, limit: int, name: str) -> None:
    _must(isinstance(value, str) and value, f"{name} is required")
    _must(len(value.encode()) <= limit, f"{name} is longer than {limit} bytes")


def _unique(values: Sequence[str], name: str) -> None:
    _must(len(set(values)) == len(values), f"{name} is there twice")
