"""The outside history: every call and every delivery, one JSON object a line, for the fault checker.

Each row has ``n`` (running), ``mono`` (seconds of the machine's monotonic clock), ``at`` (the world's time) and
``kind``: ``call`` (the bot asked, with the answer), ``delivery`` (we told the bot, with what it answered),
``person`` (somebody did something) or ``world``. Secrets and tokens are never written.
"""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from bot.clock import Clock

SECRET = frozenset({"secret", "corpsecret", "access_token", "response_url", "response_code", "aeskey"})


def without_secrets(value: Any) -> Any:
    """The value with every secret field blanked, at any depth."""
    if isinstance(value, dict):
        return {name: "…" if name in SECRET else without_secrets(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [without_secrets(inner) for inner in value]
    return value


class History:
    """Rows in the order they happened, in memory and, when ``path`` is given, in a file as they happen."""

    def __init__(self, clock: Clock, path: Path | None = None) -> None:
        self._clock = clock
        self._path = path
        self.rows: list[dict[str, Any]] = []

    def note(self, kind: str, name: str, **facts: Any) -> None:
        """Write one row. ``facts`` must be plain JSON values."""
        row = {
            "n": len(self.rows) + 1,
            "mono": time.monotonic(),
            "at": self._clock.now().isoformat(),
            "kind": kind,
            "name": name,
            **without_secrets(facts),
        }
        self.rows.append(row)
        if self._path:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")

    def of(self, kind: str, name: str | None = None) -> list[dict[str, Any]]:
        """The rows of one kind, and of one name when given."""
        return [row for row in self.rows if row["kind"] == kind and name in (None, row["name"])]
