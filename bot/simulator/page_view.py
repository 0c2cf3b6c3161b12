"""What the page shows, as JSON: the people, the groups and every line with its gloss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.simulator.glosses import gloss, gloss_card, gloss_name, gloss_said, gloss_words
from bot.simulator.things import BOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.simulator.stage import Player
    from bot.simulator.things import Face, Line
    from bot.simulator.world import World

Json = dict[str, Any]


def whole(world: World, players: Sequence[Player], *, zone: str, playing: bool) -> Json:
    """Everything there is to see. The page itself decides who sees what of it: whoever sits there is everybody."""
    return {
        "now": world.clock.now().isoformat(),
        "zone": zone,
        "bot": {"id": BOT, "name": world.bot_name, "gloss": _english(world.bot_name)},
        "playing": playing,
        "people": [_person(world, player) for player in players if world.person(player.userid)],
        "others": {person.userid: person.name for person in world.people()},
        "groups": [
            {"id": group.chatid, "name": group.name, "members": list(group.members), "gloss": _english(group.name)}
            for group in world.groups()
        ],
        "lines": [line_json(line) for line in world.lines()],
    }


def line_json(line: Line) -> Json:
    """One line as it stands now; ``faces`` are the cards of those who see another one than the rest."""
    return {
        "id": line.id,
        "at": line.at.isoformat(),
        "chat": {"kind": line.chat.kind, "id": line.chat.id},
        "channel": line.channel,
        "sender": line.sender,
        "kind": line.kind,
        "text": "" if line.recalled else line.text,
        "gloss": "" if line.recalled else _gloss(line) or "",
        "quote": line.quote,
        "card": _card(line.card),
        "faces": {viewer: _card(face) for viewer, face in line.faces.items()},
        "mentions": list(line.mentions),
        "media": {"kind": line.media.kind, "name": line.media.name} if line.media else None,
        "open": line.open,
        "recalled": line.recalled,
    }


def _gloss(line: Line) -> str | None:
    return gloss(line.text) if line.sender == BOT else gloss_said(line.text)


def _person(world: World, player: Player) -> Json:
    person = world.person(player.userid)
    name = person.name if person else player.userid
    return {"userid": player.userid, "name": name, "gloss": gloss_name(name), "role": player.role}


def _english(name: str) -> str:
    return gloss_words((name,)).get(name, "")


def _card(face: Face | None) -> Json | None:
    if face is None:
        return None
    return {"face": dict(face), "gloss": gloss_card(face), "words": gloss_words(_labels(face))}


def _labels(face: Face) -> tuple[str, ...]:
    """Our own fixed words on a card: names of lines, buttons and questions."""
    rows = face.get("horizontal_content_list") or ()
    questions = [face.get("button_selection") or {}, *(face.get("select_list") or ())]
    pressed = [*(face.get("button_list") or ()), face.get("submit_button") or {}]
    return (
        str((face.get("source") or {}).get("desc", "")),
        str((face.get("quote_area") or {}).get("title", "")),
        *(str(row.get("keyname", "")) for row in rows),
        *(str(question.get("title", "")) for question in questions),
        *(str(option.get("text", "")) for question in questions for option in question.get("option_list") or ()),
        *(str(button.get("text", "")) for button in pressed),
        str(face.get("replace_text", "")),
    )
