"""The demo: a WeCom of our own, the bot on its real transports over loopback, and a page to be somebody in it."""

from bot.demo.demo import Demo, playing

__all__ = ["Demo", "playing"]
