"""What the bot did last in a chat, so that "撤销" and "不对,给李强" are understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from storage.kept import table_of
from storage.tables import LastActionTable

if TYPE_CHECKING:
    from datetime import datetime

    from storage.chat import Chat
    from storage.desk import Desk

LAST = table_of(LastActionTable)
_OF = select(LAST).where(LAST.c.chat_kind == bindparam("kind"), LAST.c.chat_id == bindparam("id"))


@dataclass(frozen=True, kw_only=True, slots=True)
class LastAction:
    """Who had what done with which lead, when; ``owner`` is the salesperson it was about."""

    by: str
    at: datetime
    deed: str
    lead: int | None
    owner: str | None


class LastActions:
    """One per chat."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def put(  # noqa: PLR0917 — in the order one would say it
        self, chat: Chat, by: str, at: datetime, deed: str, lead: int | None = None, owner: str | None = None
    ) -> None:
        """Remember what was done last."""
        values = {"by": by, "at": at, "deed": deed, "lead": lead, "owner": owner}
        self._desk.upsert(LAST, {"chat_kind": chat.kind, "chat_id": chat.id, **values})

    def of(self, chat: Chat) -> LastAction | None:
        """What was done last in this chat."""
        row = self._desk.first(_OF, {"kind": chat.kind, "id": chat.id})
        return LastAction(by=row.by, at=row.at, deed=row.deed, lead=row.lead, owner=row.owner) if row else None
