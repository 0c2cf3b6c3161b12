"""A card in somebody's hand: its buttons, its dropdowns, and what a tap on it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.simulator.things import Face, Tap

if TYPE_CHECKING:
    from collections.abc import Mapping


class Choice(NamedTuple):
    """A question of a card: a dropdown, or a checkbox with ``many``. ``taken`` is what is chosen at first."""

    key: str
    title: str
    options: tuple[tuple[str, str], ...]
    taken: tuple[str, ...]
    closed: bool
    many: bool = False


def choices(face: Face) -> tuple[Choice, ...]:
    """The questions of a card. A selected_id that is wrong or missing means the first (wecom §3.2)."""
    dropdowns = [face["button_selection"]] if face.get("button_selection") else []
    found = [_dropdown(each) for each in (*dropdowns, *(face.get("select_list") or ()))]
    if face.get("checkbox"):
        found.append(_checkbox(face["checkbox"]))
    return tuple(found)


def buttons(face: Face) -> tuple[tuple[str, str], ...]:
    """The (text, key) of what can be tapped now; nothing once the buttons were replaced by a word."""
    if face.get("replace_text"):
        return ()
    own = [each for each in face.get("button_list") or () if each.get("type", 0) == 0]
    submit = [face["submit_button"]] if face.get("submit_button") else []
    return tuple((each["text"], each["key"]) for each in (*own, *submit))


def menu(face: Face) -> tuple[tuple[str, str], ...]:
    """The (text, key) of the menu in the top right corner."""
    return tuple((each["text"], each["key"]) for each in (face.get("action_menu") or {}).get("action_list") or ())


def tapped(face: Face | None, key: str, chosen: Mapping[str, str | tuple[str, ...]]) -> Tap:
    """What a tap on this key says.

    Raises:
        ValueError: there is no such button, question or option.
    """
    if face is None:
        raise ValueError("there is no card to tap")
    if key in {each for _, each in menu(face)}:
        return Tap(card_type=face["card_type"], key=key, task_id=face["task_id"], menu=True)
    if key not in {each for _, each in buttons(face)}:
        raise ValueError(f"no button {key!r} on this card")
    unknown = set(chosen) - {choice.key for choice in choices(face)}
    if unknown:
        raise ValueError(f"no question {unknown} on this card")
    answers = {choice.key: _answer(choice, chosen.get(choice.key)) for choice in choices(face)}
    return Tap(card_type=face["card_type"], key=key, task_id=face.get("task_id", ""), chosen=answers)


def _answer(choice: Choice, chosen: str | tuple[str, ...] | None) -> tuple[str, ...]:
    if chosen is None:
        return choice.taken
    taken = (chosen,) if isinstance(chosen, str) else chosen
    known = {each for each, _ in choice.options}
    if choice.closed or not set(taken) <= known or (len(taken) > 1 and not choice.many):
        raise ValueError(f"cannot choose {taken} at {choice.key!r}")
    return taken


def _dropdown(part: Face) -> Choice:
    options = tuple((each["id"], each["text"]) for each in part["option_list"])
    selected = part.get("selected_id")
    taken = selected if selected in {each for each, _ in options} else options[0][0]
    closed = bool(part.get("disable"))
    return Choice(part["question_key"], part.get("title", ""), options, (str(taken),), closed)


def _checkbox(part: Face) -> Choice:
    options = tuple((each["id"], each["text"]) for each in part["option_list"])
    ticked = tuple(each["id"] for each in part["option_list"] if each.get("is_checked"))
    return Choice(part["question_key"], "", options, ticked, bool(part.get("disable")), part.get("mode") == 1)
