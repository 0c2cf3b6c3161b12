"""What WeCom lets a self-built app do: send to members, change cards, take back (wecom §3.3, §4.2, §4.3)."""

from __future__ import annotations

import datetime as dt
import json
import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.simulator.card_rules import INTERACTIVE, judge
from bot.simulator.errors import (
    BAD_AGENT,
    BAD_MESSAGE_TYPE,
    BAD_PARAMETER,
    NO_CALLBACK_URL,
    NOBODY_VALID,
    TOO_LONG,
    Refused,
)
from bot.simulator.quota import HOUR, MINUTE, Quota
from bot.simulator.rules import APP_BYTES
from bot.simulator.things import BOT, Event, Line
from bot.simulator.words import content_of
from bot.wecom.transport import Channel, Chat, ChatKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.simulator.settings import Settings
    from bot.simulator.things import Face
    from bot.simulator.world import World

MOST = {"touser": 1000, "toparty": 100, "totag": 100}
LONGEST_INTERVAL = 14400
USUAL_INTERVAL = 1800
TEXTCARD = {"title": 128, "description": 512, "url": 2048}


@dataclass(kw_only=True, slots=True)
class Code:
    """A response_code: for one message, one use, 72 h."""

    message: str
    at: dt.datetime
    used: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Sorted:
    """Who of those addressed gets the message, and who does not."""

    valid: tuple[str, ...]
    invalid: tuple[str, ...]
    unlicensed: tuple[str, ...]


class CorpApp:
    """The app's side of WeCom. Every method carries one request out or raises Refused."""

    def __init__(self, world: World, settings: Settings) -> None:
        self._world = world
        self._settings = settings
        self._codes: dict[str, Code] = {}
        self._tasks: set[str] = set()
        self._sent_before: dict[str, tuple[dt.datetime, dict[str, Any]]] = {}
        self._quota = Quota({MINUTE: world.rules.per_chat_minute, HOUR: world.rules.per_chat_hour})
        world.issue_code = lambda line, _clicker: self._issue(line.message)

    # ------------------------------------------------------------------------------------ requests

    def send(self, body: dict[str, Any]) -> dict[str, Any]:
        """message/send. Errcode 0 does not mean that it reached everybody."""
        if body.get("agentid") != self._settings.agent_id:
            raise Refused(BAD_AGENT)
        before = self._same_before(body)
        if before:
            return before
        parts = self._parts(body)
        people = self._sorted(body)
        message = self._world.new_id("app")
        for userid in people.valid:
            self._reach(userid, message, parts)
        said = {"invaliduser": "|".join(people.invalid), "unlicenseduser": "|".join(people.unlicensed)}
        answer: dict[str, Any] = {key: value for key, value in said.items() if value} | {"msgid": message}
        for name, plural in (("toparty", "invalidparty"), ("totag", "invalidtag")):
            if body.get(name):
                answer[plural] = body[name]
        if parts["card"] and parts["card"]["card_type"] in INTERACTIVE:
            answer["response_code"] = self._issue(message)
        self._sent_before[_same(body)] = (self._world.clock.now(), answer)
        return answer

    def update(self, body: dict[str, Any]) -> dict[str, Any]:
        """message/update_template_card: a new face, or a word in place of the buttons, for the people named."""
        if body.get("agentid") != self._settings.agent_id:
            raise Refused(BAD_AGENT)
        code = self._codes.get(str(body.get("response_code")))
        now = self._world.clock.now()
        if code is None or code.used or now - code.at > self._world.rules.response_code_within:
            raise Refused(BAD_PARAMETER, "response_code is unknown, used or too old")
        copies = self._copies(code.message)
        wanted = list(copies) if body.get("atall") else [str(userid) for userid in body.get("userids") or ()]
        if not wanted:
            raise Refused(BAD_PARAMETER, "userids or atall")
        mine = [copies[userid.casefold()] for userid in wanted if userid.casefold() in copies]
        faces = [(line, self._new_face(line, body)) for line in mine]
        code.used = True
        for line, face in faces:
            self._world.change(replace(line, card=face), viewers=(line.chat.id,))
        invalid = "|".join(userid.lower() for userid in wanted if userid.casefold() not in copies)
        return {"invaliduser": invalid} if invalid else {}

    def recall(self, body: dict[str, Any]) -> dict[str, Any]:
        """message/recall: take a message back from everybody, within 24 h."""
        copies = self._copies(str(body.get("msgid")))
        now, within = self._world.clock.now(), self._world.rules.recall_within
        if not copies or any(now - line.at > within for line in copies.values()):
            raise Refused(BAD_PARAMETER, "msgid is unknown or too old")
        for line in copies.values():
            self._world.change(replace(line, recalled=True))
        return {}

    def answer_tap(self, event: Event, body: dict[str, Any]) -> None:
        """The answer to a tap changes the card for the one who tapped, and nobody else (wecom §3.3)."""
        if event.line is None:
            raise Refused(BAD_PARAMETER, "not a tap")
        line = self._world.line(event.line.id)
        self._world.change(replace(line, card=self._new_face(line, body)), viewers=(event.sender,))

    def answer_message(self, event: Event, text: str) -> None:
        """The answer to a message is a text of at most 2048 bytes."""
        content_of({"text": {"content": text}}, "text", APP_BYTES)
        self._reach(event.sender, self._world.new_id("app"), {"kind": "text", "text": text, "card": None})

    # ------------------------------------------------------------------------------------ what is sent

    def _parts(self, body: dict[str, Any]) -> dict[str, Any]:
        kind = body.get("msgtype")
        match kind:
            case "text" | "markdown":
                return {"kind": kind, "text": content_of(body, kind, APP_BYTES), "card": None}
            case "textcard":
                return {"kind": kind, "text": _textcard(body["textcard"]), "card": None}
            case "template_card":
                return {"kind": kind, "text": "", "card": self._new_card(body.get("template_card"))}
            case _:
                raise Refused(BAD_MESSAGE_TYPE, str(kind))

    def _new_card(self, card: Any) -> Face:
        face = judge(card)
        if face["card_type"] in INTERACTIVE and self._settings.app_callback is None:
            raise Refused(NO_CALLBACK_URL)
        task_id = face.get("task_id")
        if task_id in self._tasks:
            raise Refused(BAD_PARAMETER, "task_id was used before")
        if task_id:
            self._tasks.add(task_id)
        return face

    def _new_face(self, line: Line, body: dict[str, Any]) -> Face:
        if line.card is None:
            raise Refused(BAD_PARAMETER, "not a card")
        if body.get("button"):
            word = body["button"].get("replace_name")
            if not word:
                raise Refused(BAD_PARAMETER, "button.replace_name")
            return {**line.card, "replace_text": word}
        task_id = line.card.get("task_id")
        new = judge({"task_id": task_id, **(body.get("template_card") or {})})
        if new.get("task_id") != task_id:
            raise Refused(BAD_PARAMETER, "task_id cannot be changed")
        return new

    def _same_before(self, body: dict[str, Any]) -> dict[str, Any] | None:
        if not body.get("enable_duplicate_check"):
            return None
        interval = body.get("duplicate_check_interval", USUAL_INTERVAL)
        if not isinstance(interval, int) or not 0 < interval <= LONGEST_INTERVAL:
            raise Refused(BAD_PARAMETER, "duplicate_check_interval")
        at, answer = self._sent_before.get(_same(body), (None, None))
        known = at is not None and self._world.clock.now() - at <= dt.timedelta(seconds=interval)
        if known and answer:
            self._world.history.note("world", "same bytes again: not shown", message=answer["msgid"])
        return answer if known else None

    # ------------------------------------------------------------------------------------ to whom

    def _sorted(self, body: dict[str, Any]) -> Sorted:
        for name, most in MOST.items():
            if len(_names(body, name)) > most:
                raise Refused(BAD_PARAMETER, f"{name}: {most} at most")
        wanted = _names(body, "touser")
        if wanted == ["@all"]:
            wanted = [person.userid for person in self._world.people() if person.sees_app]
        known = {name: self._world.person(name) for name in wanted}
        seen = {name: person for name, person in known.items() if person and person.sees_app}
        people = Sorted(
            valid=_once(person.userid for person in seen.values() if person.licensed),
            invalid=tuple(name.lower() for name in wanted if name not in seen),
            unlicensed=tuple(person.userid.lower() for person in seen.values() if not person.licensed),
        )
        if not seen:
            raise Refused(NOBODY_VALID)
        return people

    def _reach(self, userid: str, message: str, parts: dict[str, Any]) -> None:
        chat, now = Chat(kind=ChatKind.SINGLE, id=userid), self._world.clock.now()
        line = Line(
            id=self._world.new_id(), message=message, at=now, chat=chat, channel=Channel.APP, sender=BOT, **parts
        )
        if self._quota.take(userid.casefold(), now):
            self._world.add(line)
        else:
            self._world.unseen.append(line)
            self._world.history.note("world", "dropped silently", to=userid, message=message)

    def _copies(self, message: str) -> dict[str, Line]:
        lines = self._world.lines()
        return {
            line.chat.id.casefold(): line for line in lines if line.message == message and line.channel is Channel.APP
        }

    def _issue(self, message: str) -> str:
        code = secrets.token_urlsafe(24)
        self._codes[code] = Code(message=message, at=self._world.clock.now())
        return code


def _names(body: dict[str, Any], field: str) -> list[str]:
    return [name.strip() for name in str(body.get(field) or "").split("|") if name.strip()]


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _same(body: dict[str, Any]) -> str:
    return json.dumps(body, sort_keys=True)


def _textcard(part: dict[str, Any]) -> str:
    for name, limit in TEXTCARD.items():
        if not part.get(name):
            raise Refused(BAD_PARAMETER, f"textcard.{name} is required")
        if len(part[name].encode()) > limit:
            raise Refused(TOO_LONG, f"textcard.{name}")
    return f"{part['title']}\n{part['description']}"
