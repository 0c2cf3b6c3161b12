"""The one door: one thing in, its handlers, one commit."""

from bot.dispatcher.batches import Batch
from bot.dispatcher.dispatcher import Dispatcher
from bot.dispatcher.floor import Floor

__all__ = ["Batch", "Dispatcher", "Floor"]
