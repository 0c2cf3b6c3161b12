"""The memory of a program that has been put together."""

from __future__ import annotations

import gc


def come_to_rest() -> None:
    """Whatever is there by now stays as long as the program, so the collector of rubbish need not look through it.

    A full collection goes through every object and holds the event loop meanwhile: some hundred milliseconds for all
    that the libraries brought along, and much work at once makes it happen (benchmarks/alarms.py).
    """
    gc.collect()
    gc.freeze()
