"""Puts the bot together."""

from bot.app.at_rest import come_to_rest
from bot.app.doors import AI_BOT_PATH, APP_PATH
from bot.app.whole import Bot, dispatcher_of, floor_of, running

__all__ = ["AI_BOT_PATH", "APP_PATH", "Bot", "come_to_rest", "dispatcher_of", "floor_of", "running"]
