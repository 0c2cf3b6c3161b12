"""One process per database file."""

from __future__ import annotations

import fcntl
import os
from typing import TYPE_CHECKING

from storage.errors import AlreadyOpen

if TYPE_CHECKING:
    from pathlib import Path


class OnlyOne:
    """Holds ``<file>.lock`` until it is let go; the system lets go when the process dies."""

    def __init__(self, file: Path) -> None:
        self._path = file.with_name(file.name + ".lock")
        self._handle: int | None = None

    def take(self) -> None:
        """Take it. Raises AlreadyOpen where another process has it."""
        handle = os.open(self._path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            raise AlreadyOpen(
                f"{self._path.with_suffix('')} is in use by another Sunmao on this machine; stop that one first"
            ) from None
        self._handle = handle

    def let_go(self) -> None:
        """Let the next one in."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
