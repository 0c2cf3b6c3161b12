"""What a handler works with, and ``record``: the only way to change anything."""

from handlers.context.context import Context
from handlers.context.rules import apply_rules
from handlers.context.speaking import Speaker, Spoken
from handlers.context.spoken_of import SpokenOf, written

__all__ = ["Context", "Speaker", "Spoken", "SpokenOf", "apply_rules", "written"]
