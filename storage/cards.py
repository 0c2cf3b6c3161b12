"""The cards that were sent, and what each of their buttons means."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select, update

from storage.kept import table_of
from storage.tables import CardTable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Executable, Row

    from storage.chat import Chat
    from storage.desk import Desk

CARDS = table_of(CardTable)
_ADD = CARDS.insert().inline()


@dataclass(frozen=True, kw_only=True, slots=True)
class CardRow:
    """A card: ``actions`` says which verb each random button key stands for, ``face`` how the card looked (JSON).

    ``response_code`` lets an app card be changed once within 72 h.
    """

    task_id: str
    lead: int
    cycle: int
    kind: str
    chat_kind: str
    chat_id: str
    actions: Mapping[str, str]
    at: datetime
    response_code: str | None = None
    face: Any = None


_FIELDS = tuple(field.name for field in fields(CardRow))
_GET = select(CARDS).where(CARDS.c.task_id == bindparam("task_id"))
_OF = (
    select(CARDS)
    .where(CARDS.c.lead == bindparam("lead"), CARDS.c.kind == bindparam("kind"))
    .order_by(CARDS.c.n)
)  # fmt: skip
_LATEST = (
    select(CARDS)
    .where(CARDS.c.lead == bindparam("lead"), CARDS.c.kind == bindparam("kind"))
    .where(CARDS.c.chat_kind == bindparam("chat_kind"), CARDS.c.chat_id == bindparam("chat_id"))
    .order_by(CARDS.c.n.desc())
    .limit(1)
)
_SET_ACTIONS = update(CARDS).where(CARDS.c.task_id == bindparam("which")).values(actions=bindparam("actions"))
_SET_CODE = update(CARDS).where(CARDS.c.task_id == bindparam("which"))


class Cards:
    """Cards by their task id."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self, row: CardRow) -> None:
        """Keep a card."""
        values = {name: getattr(row, name) for name in _FIELDS}
        self._desk.run(_ADD, {**values, "actions": dict(row.actions)})

    def get(self, task_id: str) -> CardRow | None:
        """The card that was tapped."""
        return self._one(_GET, {"task_id": task_id})

    def of(self, lead: int, kind: str) -> tuple[CardRow, ...]:
        """The lead's cards of this kind, oldest first."""
        return tuple(map(_card, self._desk.all(_OF, {"lead": lead, "kind": kind})))

    def latest(self, lead: int, kind: str, chat: Chat) -> CardRow | None:
        """The lead's newest card of this kind in this chat."""
        return self._one(_LATEST, {"lead": lead, "kind": kind, "chat_kind": chat.kind, "chat_id": chat.id})

    def add_actions(self, task_id: str, actions: Mapping[str, str]) -> None:
        """Let further buttons mean something on a card that is drawn anew."""
        row = self._desk.first(_GET, {"task_id": task_id})
        if row:
            self._desk.run(_SET_ACTIONS, {"which": task_id, "actions": {**row.actions, **actions}})

    def set_response_code(self, task_id: str, code: str | None) -> None:
        """Remember by which code the card can be changed; None once it is used."""
        self._desk.run(_SET_CODE, {"which": task_id, "response_code": code})

    def _one(self, statement: Executable, values: Mapping[str, Any]) -> CardRow | None:
        row = self._desk.first(statement, values)
        return _card(row) if row else None


def _card(row: Row[Any]) -> CardRow:
    return CardRow(**{name: getattr(row, name) for name in _FIELDS})
