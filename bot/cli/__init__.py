"""``sunmao``: words on the terminal to commands."""

from bot.cli.entrance import main

__all__ = ["main"]
