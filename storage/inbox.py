"""What came in and how it was answered, so that the same message again gets the same answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, select

from storage.errors import SeenAlready
from storage.kept import table_of
from storage.tables import InboxTable

if TYPE_CHECKING:
    from datetime import datetime

    from storage.desk import Desk

INBOX = table_of(InboxTable)
_ANSWER = select(INBOX.c.answer).where(INBOX.c.key == bindparam("key"))
_PURGE = delete(INBOX).where(INBOX.c.at < bindparam("before"))


class Inbox:
    """Answers by the key of the message."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def answer(self, key: str) -> str | None:
        """The answer, as JSON, that this message got; None where it is new."""
        row = self._desk.first(_ANSWER, {"key": key})
        return row.answer if row else None

    def keep(self, key: str, at: datetime, answer_json: str, sender: str) -> None:
        """Keep how the message was answered.

        Raises:
            SeenAlready: another replica answered it in the meantime; this piece of work must be forgotten.
        """
        if not self._desk.insert_new(INBOX, {"key": key, "at": at, "answer": answer_json, "sender": sender}):
            raise SeenAlready(f"message {key} was answered already")

    def purge(self, before: datetime) -> int:
        """Forget what came in before then; how many there were."""
        return self._desk.run(_PURGE, {"before": before}).rowcount
