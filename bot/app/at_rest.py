"""The memory of a program that has been put together."""

from __future__ import annotations

import gc

NEW_OBJECTS = 10_000
"""So many more objects than before let the collector look through the new ones."""


def come_to_rest() -> None:
    """Whatever is there by now stays as long as the program, so the collector of rubbish need not look through it.

    A full collection goes through every object and holds the event loop meanwhile: some hundred milliseconds for all
    that the libraries brought along, and much work at once makes it happen (benchmarks/alarms.py).

    What is new is looked through less often, too: a batch of alarms makes tens of thousands of objects of which hardly
    one is in a circle, and looking at them at every 700th costs a tenth of the whole batch.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS)
