"""Puts the bot together."""

from bot.app.doors import AI_BOT_PATH, APP_PATH
from bot.app.whole import Bot, dispatcher_of, floor_of, running

__all__ = ["AI_BOT_PATH", "APP_PATH", "Bot", "dispatcher_of", "floor_of", "running"]
