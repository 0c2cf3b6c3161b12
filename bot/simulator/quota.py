"""How often: sliding windows in the world's own time."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict, deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MINUTE = dt.timedelta(minutes=1)
HOUR = dt.timedelta(hours=1)


class Quota:
    """At most so many uses of a key in each of the windows. A refused use does not count."""

    def __init__(self, limits: Mapping[dt.timedelta, int]) -> None:
        self._limits = dict(limits)
        self._used: defaultdict[str, deque[dt.datetime]] = defaultdict(deque)

    def take(self, key: str, now: dt.datetime) -> bool:
        """Whether the key may be used once more now; if so, it is."""
        used = self._used[key]
        longest = max(self._limits)
        while used and now - used[0] >= longest:
            used.popleft()
        for window, limit in self._limits.items():
            if sum(1 for at in used if now - at < window) >= limit:
                return False
        used.append(now)
        return True
