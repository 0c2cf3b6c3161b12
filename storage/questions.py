"""What the bot asked back, so that a bare "1" or a name is understood as the answer."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, update

from storage.kept import table_of
from storage.tables import QuestionTable

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Row

    from storage.chat import Chat
    from storage.desk import Desk

QUESTIONS = table_of(QuestionTable)
_ADD = QUESTIONS.insert().inline()


class QuestionState(StrEnum):
    """Whether an answer is still wanted."""

    OPEN = "open"
    ANSWERED = "answered"
    LAPSED = "lapsed"


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionRow:
    """A question to ``asked`` (a userid): ``half`` is the half-understood command, ``choices`` what may be answered."""

    id: str
    chat_kind: str
    chat_id: str
    asked: str
    topic: str
    at: datetime
    until: datetime
    half: Any = None
    choices: Any = None
    lead: int | None = None
    state: QuestionState = QuestionState.OPEN


_FIELDS = tuple(field.name for field in fields(QuestionRow))
_OPEN = QUESTIONS.c.state == "open"
_PENDING = (
    select(QUESTIONS)
    .where(_OPEN, QUESTIONS.c.chat_kind == bindparam("chat_kind"), QUESTIONS.c.chat_id == bindparam("chat_id"))
    .where(QUESTIONS.c.asked_key == bindparam("asked"), QUESTIONS.c.until > bindparam("now"))
    .order_by(QUESTIONS.c.n.desc())
    .limit(1)
)
_GET = select(QUESTIONS).where(QUESTIONS.c.id == bindparam("which"))
_ANSWERED = update(QUESTIONS).where(_OPEN, QUESTIONS.c.id == bindparam("which")).values(state="answered")
_LAPSE = update(QUESTIONS).where(_OPEN, QUESTIONS.c.lead == bindparam("which")).values(state="lapsed")


class Questions:
    """Questions by chat and person."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ask(self, row: QuestionRow) -> None:
        """Keep a question."""
        values = {name: getattr(row, name) for name in _FIELDS}
        self._desk.run(_ADD, {**values, "asked_key": row.asked.casefold()})

    def pending(self, chat: Chat, userid: str, now: datetime) -> QuestionRow | None:
        """The last question this person was asked in this chat, if an answer is still wanted."""
        values = {"chat_kind": chat.kind, "chat_id": chat.id, "asked": userid.casefold(), "now": now}
        row = self._desk.first(_PENDING, values)
        return _question(row) if row else None

    def get(self, id: str) -> QuestionRow | None:  # noqa: A002 — the row's own word
        """The question with this id, whatever has become of it."""
        row = self._desk.first(_GET, {"which": id})
        return _question(row) if row else None

    def answered(self, id: str) -> bool:  # noqa: A002 — the row's own word
        """It was answered. False where it was not open any more."""
        return self._desk.run(_ANSWERED, {"which": id}).rowcount == 1

    def lapse(self, lead: int) -> int:
        """The lead has moved on: questions about it are not wanted any more; how many there were."""
        return self._desk.run(_LAPSE, {"which": lead}).rowcount


def _question(row: Row[Any]) -> QuestionRow:
    values = {name: getattr(row, name) for name in _FIELDS}
    return QuestionRow(**{**values, "state": QuestionState(row.state)})
