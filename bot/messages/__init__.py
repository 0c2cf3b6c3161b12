"""Notices in their final words: Jinja templates, one for each thing the bot says, none of them able to do harm."""

from bot.messages.neutral import Ours, neutral
from bot.messages.speaker import TemplateSpeaker

__all__ = ["Ours", "TemplateSpeaker", "neutral"]
