"""A clock that several processes share: the machine's, moved by seconds that stand in a small file."""

from __future__ import annotations

import datetime as dt
import mmap
import struct
from typing import TYPE_CHECKING

from bot.clock import SystemClock

if TYPE_CHECKING:
    from pathlib import Path

MONDAY = dt.datetime(2026, 3, 2, 2, 0, tzinfo=dt.UTC)
"""Ten in the morning in Shanghai, a working day."""
_SHIFT = struct.Struct("d")


class SharedClock:
    """Begins at ``MONDAY`` for whoever makes the file; everybody with the same file sees the same time."""

    def __init__(self, path: Path) -> None:
        self._machine = SystemClock()
        if not path.exists():
            path.write_bytes(_SHIFT.pack((MONDAY - self._machine.now()).total_seconds()))
        with path.open("r+b") as file:
            self._kept = mmap.mmap(file.fileno(), _SHIFT.size)

    def now(self) -> dt.datetime:
        """The moved time, in UTC, aware."""
        (seconds,) = _SHIFT.unpack(self._kept[:])
        return self._machine.now() + dt.timedelta(seconds=seconds)

    def push(self, by: dt.timedelta) -> None:
        """Move time on for everybody."""
        (seconds,) = _SHIFT.unpack(self._kept[:])
        self._kept[:] = _SHIFT.pack(seconds + by.total_seconds())
