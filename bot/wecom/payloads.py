"""What an AI bot's JSON says, as an Inbound; and what we say, as its JSON. No sockets (wecom §1.4-1.8, §2.2-2.5).

Reading is lenient: WeCom's own pages contradict its examples, and a field nobody told us about must never cost a
message. What is no message, tap or entry reads as None; the caller counts it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.wecom import cards
from bot.wecom.lengths import AI_BOT_BYTES, clean, cut, plain
from bot.wecom.transport import Channel, Chat, ChatKind, Entered, Inbound, ReplyHandle, Said, Tapped

if TYPE_CHECKING:
    from bot.wecom.transport import Answer, Card

Json = dict[str, Any]

RESPONSE_URL_LASTS = timedelta(hours=1)
REQ_ID_LASTS = timedelta(hours=24)
_WORDLESS = ("image", "file", "video")
_QUOTED_WORDS = ("title", "desc", "content", "text", "quote_text", "sub_title_text", "keyname", "value", "filename")
_QUOTE_DEPTH = 6
_SANE_YEARS = range(2015, 2200)
_KEY_CHARACTERS = 128


# ---------------------------------------------------------------------------------------------------- in


def loads(text: str | bytes) -> Json | None:
    """The JSON object in there, or None: not JSON, not an object, or nested deeper than Python can stand."""
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return parsed if isinstance(parsed, dict) else None


def inbound(body: Mapping[str, Any], *, now: datetime, req_id: str | None = None) -> Inbound | None:
    """One callback's body; ``req_id`` where it came by the long connection, and can be answered for 24 h (§2.2)."""
    sender = words(struct(body, "from").get("userid"))
    chat = _chat(body, sender)
    what = _what(body)
    if not sender or chat is None or what is None:
        return None
    return Inbound(
        key=_key(body),
        channel=Channel.AI_BOT,
        sender=sender,
        chat=chat,
        at=moment(body.get("create_time"), now),
        what=what,
        reply=_reply(body, what, now, req_id),
        passive=req_id is None and not isinstance(what, Tapped),  # a tap's answer holds the card and no words (§1.7)
    )


def event_type(body: Mapping[str, Any]) -> str:
    """The kind of event this is, '' for none."""
    return words(struct(body, "event").get("eventtype")) if body.get("msgtype") == "event" else ""


def stream_id(body: Mapping[str, Any]) -> str | None:
    """The stream that WeCom wants to hear more of, if that is what it asks (§1.7)."""
    return words(struct(body, "stream").get("id")) if body.get("msgtype") == "stream" else None


def struct(body: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The object of this name, or an empty one."""
    inner = body.get(name)
    return inner if isinstance(inner, Mapping) else {}


def words(value: object) -> str:
    """A text or an id, clean; '' for anything else."""
    if isinstance(value, str):
        return clean(value)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def moment(seconds: object, now: datetime) -> datetime:
    """WeCom's time stamp, or ``now`` where it makes no sense."""
    try:
        at = datetime.fromtimestamp(int(words(seconds)), UTC)
    except (ValueError, OverflowError, OSError):
        return now
    return at if at.year in _SANE_YEARS else now


def _chat(body: Mapping[str, Any], sender: str) -> Chat | None:
    """A group only with its chatid; the page's examples show a chatid next to ``single`` too (§1.5)."""
    chatid, kind = words(body.get("chatid")), body.get("chattype")
    if kind == "single" or (kind != "group" and not chatid):
        return Chat(kind=ChatKind.SINGLE, id=sender)
    return Chat(kind=ChatKind.GROUP, id=chatid) if chatid else None


def _key(body: Mapping[str, Any]) -> str:
    """The msgid; without one the whole body, for two events may share sender and second (reliability B1 #3)."""
    msgid = words(body.get("msgid"))
    if 0 < len(msgid) <= _KEY_CHARACTERS:
        return msgid
    try:
        whole = json.dumps(body, sort_keys=True)
    except RecursionError:  # json reads a little deeper than it writes
        whole = repr(sorted(body))
    return hashlib.sha256(whole.encode()).hexdigest()


def _what(body: Mapping[str, Any]) -> Said | Tapped | Entered | None:
    kind = words(body.get("msgtype"))
    if kind == "event":
        return _event(struct(body, "event"))
    if kind not in ("text", "voice", "mixed", *_WORDLESS):
        return None
    quote = _quoted(struct(body, "quote")) if isinstance(body.get("quote"), Mapping) else None
    return Said(text=_said(kind, struct(body, kind)), quote=quote)


def _said(kind: str, inside: Mapping[str, Any]) -> str:
    """The words of a message; a picture or a file has none."""
    if kind == "mixed":
        items = inside.get("msg_item")
        texts = [struct(item, "text") for item in items if isinstance(item, Mapping)] if isinstance(items, list) else []
        return "\n".join(text for text in (words(item.get("content")) for item in texts) if text)
    return words(inside.get("content"))


def _quoted(quote: Mapping[str, Any]) -> str:
    """The words of a quoted message; of a card or a kind nobody announced, whatever it says (§11 no. 5)."""
    kind = words(quote.get("msgtype"))
    return _said(kind, struct(quote, kind)) or "\n".join(_every_word(quote.get(kind)))


def _every_word(value: object, depth: int = 0) -> list[str]:
    if depth > _QUOTE_DEPTH:
        return []
    if isinstance(value, list):
        return [word for item in value for word in _every_word(item, depth + 1)]
    if not isinstance(value, Mapping):
        return []
    said = [words(value[name]) for name in _QUOTED_WORDS if isinstance(value.get(name), str)]
    return [word for word in said if word] + _every_word(list(value.values()), depth + 1)


def _event(event: Mapping[str, Any]) -> Tapped | Entered | None:
    match event.get("eventtype"):
        case "enter_chat":
            return Entered()
        case "template_card_event":
            return _tapped(struct(event, "template_card_event"))
        case _:
            return None


def _tapped(tap: Mapping[str, Any]) -> Tapped | None:
    """A tap; None for the grey button of a card that is done. The page spells some names without underscore (§1.5)."""
    key = words(tap.get("event_key", tap.get("eventkey")))
    if key == cards.CLOSED_KEY:
        return None
    items = struct(tap, "selected_items").get("selected_item")
    chosen = [_choice(item) for item in items if isinstance(item, Mapping)] if isinstance(items, list) else []
    return Tapped(
        task_id=words(tap.get("task_id", tap.get("taskid"))),
        key=key,
        chosen={question: option for question, option in chosen if option},
    )


def _choice(item: Mapping[str, Any]) -> tuple[str, str]:
    taken = struct(item, "option_ids" if "option_ids" in item else "optionids").get("option_id")
    option = taken[0] if isinstance(taken, list) and taken else taken
    return words(item.get("question_key", item.get("questionkey"))), words(option)


def _reply(
    body: Mapping[str, Any], what: Said | Tapped | Entered, now: datetime, req_id: str | None
) -> ReplyHandle | None:
    """A message on the long connection by its req_id, an event there only at once (§2.2); else the response_url."""
    if req_id is not None:
        good = isinstance(what, Said)
        return ReplyHandle(channel=Channel.AI_BOT, token=req_id, good_until=now + REQ_ID_LASTS) if good else None
    url = words(body.get("response_url"))
    if not url:
        return None
    return ReplyHandle(channel=Channel.AI_BOT, token=url, good_until=now + RESPONSE_URL_LASTS, once=True)


# --------------------------------------------------------------------------------------------------- out


def dumps(body: Mapping[str, Any]) -> bytes:
    """The same bytes for the same body, always: WeCom's duplicate check and our retries rely on it."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def markdown(text: str) -> Json:
    """Words for anywhere an AI bot speaks; plain text is refused there (40008)."""
    return {"msgtype": "markdown", "markdown": {"content": cut(text, AI_BOT_BYTES)}}


def card(shown: Card) -> Json:
    """A card for anywhere an AI bot may show one.

    Raises:
        BadCard: WeCom would refuse it.
    """
    return {"msgtype": "template_card", "template_card": cards.template_card(shown, kind=Channel.AI_BOT)}


def push(chat: Chat, message: Mapping[str, Any]) -> Json:
    """The message, addressed. Without chat_type WeCom guesses, group first (§2.5)."""
    return {"chatid": chat.id, "chat_type": 2 if chat.kind is ChatKind.GROUP else 1, **message}


def welcome(answer: Answer) -> Json | None:
    """The answer to somebody who came in: words or else a card (§1.7); None for nothing."""
    if answer.text:
        return {"msgtype": "text", "text": {"content": cut(plain(answer.text), AI_BOT_BYTES)}}
    return card(answer.card) if answer.card else None


def passive(answer: Answer, what: Said | Tapped | Entered, *, stream: str) -> Json | None:
    """The answer in the same breath, in callback mode; ``stream`` is the id of the words we send. None: empty (§1.7).

    Raises:
        BadCard: WeCom would refuse the card.
    """
    match what:
        case Entered():
            return welcome(answer)
        case Tapped():
            return cards.update(answer.update, only_for=answer.update_for) if answer.update else None
    if not answer.text:
        return card(answer.card) if answer.card else None
    said = finished_stream(stream, answer.text)
    if answer.card is None:
        return said
    return {**said, **card(answer.card), "msgtype": "stream_with_template_card"}


def finished_stream(stream: str, text: str) -> Json:
    """Words as a stream that is complete with its first piece, so that WeCom need not ask for more."""
    return {"msgtype": "stream", "stream": {"id": stream, "finish": True, "content": cut(text, AI_BOT_BYTES)}}
