"""What colleagues write to the bot, read into what is to be done."""

from bot.domain.reply.answers import may_acknowledge
from bot.domain.reply.leads import LeadIndex, LeadInView, Status
from bot.domain.reply.read import read
from bot.domain.reply.values import (
    NOBODY,
    Action,
    Ask,
    Choice,
    Deed,
    LastAction,
    Pending,
    Reading,
    Right,
    Situation,
    Topic,
    Vocabulary,
)

__all__ = [
    "NOBODY", "Action", "Ask", "Choice", "Deed", "LastAction", "LeadInView", "LeadIndex", "Pending", "Reading", "Right",
    "Situation", "Status", "Topic", "Vocabulary", "may_acknowledge", "read",
]  # fmt: skip
