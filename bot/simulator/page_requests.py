"""What the page may ask for, exactly."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from bot.wecom.transport import Channel, Chat, ChatKind

Id = Annotated[str, Field(min_length=1, max_length=128)]
LONGEST = 60 * 24 * 31
"""Minutes of the longest push: a month."""


class Strict(BaseModel):
    """Nothing beside what is named."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Where(Strict):
    """A conversation: a group, or one person's with the bot (ai_bot) or with the app."""

    kind: ChatKind
    id: Id
    channel: Channel = Channel.AI_BOT

    def chat(self) -> Chat:
        """In the world's words."""
        return Chat(kind=self.kind, id=self.id)


class Enter(Strict):
    """Somebody opens the chat with the bot."""

    who: Id = Field(alias="as")


class Say(Enter):
    """Somebody writes."""

    chat: Where
    text: Annotated[str, Field(min_length=1, max_length=16000)]
    quote: Id | None = None


class Tap(Enter):
    """Somebody taps a button."""

    line: Id
    key: Annotated[str, Field(min_length=1, max_length=1024)]
    chosen: dict[str, str | list[str]] = Field(default_factory=dict)


class Time(Strict):
    """Move time on: by minutes, or until the next time the clock on the wall says so."""

    minutes: Annotated[int, Field(ge=1, le=LONGEST)] | None = None
    until: dt.time | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Time:
        if (self.minutes is None) == (self.until is None):
            raise ValueError("minutes or until")
        return self

    def length(self, now: dt.datetime) -> dt.timedelta:
        """How far to push, from ``now`` on the wall."""
        if self.minutes is not None:
            return dt.timedelta(minutes=self.minutes)
        then = dt.datetime.combine(now.date(), self.until or dt.time(), now.tzinfo)
        return (then if then > now else then + dt.timedelta(days=1)) - now


class Story(Strict):
    """Play the story, or stop it."""

    play: bool = True


class Nothing(Strict):
    """An empty object."""
