"""How many messages may go where: WeCom's limits as arithmetic over a clock that is passed in.

A pace defers and never drops. We stay a little below each limit, because WeCom counts with its own clock from when a
message arrives, and because the answers that cannot wait (the update of a tapped card, a welcome: 5 s) must still fit:

=============================  =================  ===========
place                          WeCom's limit      ours
=============================  =================  ===========
AI bot, per chat (§2.5)        30/min, 1000/h     28, 950
app, per member (§4.3)         30/min, 1000/h     25, 900
group webhook (§5)             20/min             18
=============================  =================  ===========

Above the app's limit WeCom drops silently, so there the margin is larger. The memory is this process's: after a restart
a chat may get up to twice as many in one window, and 45009 then pauses it.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

AI_BOT = ((60.0, 28), (3600.0, 950))
APP_MEMBER = ((60.0, 25), (3600.0, 900))
WEBHOOK = ((60.0, 18),)
SHORTEST_PAUSE = 60.0
_FEW = 1_000
"""Keys that are not worth sweeping."""


class Pace:
    """Sliding windows of (seconds, how many), per key. ``clock`` tells monotonic seconds."""

    def __init__(self, windows: tuple[tuple[float, int], ...], clock: Callable[[], float]) -> None:
        self._windows = windows
        self._longest = max(seconds for seconds, _ in windows)
        self._clock = clock
        self._gone: dict[str, deque[float]] = {}
        self._paused: dict[str, float] = {}
        self._sweep_at = _FEW

    def wait_for(self, key: str) -> float:
        """Seconds until one more may go to this key; 0.0 means now."""
        now = self._clock()
        gone = self._gone.get(key, ())
        free = max((gone[-many] + seconds for seconds, many in self._windows if len(gone) >= many), default=now)
        return max(0.0, free - now, self._paused.get(key, now) - now)

    def note(self, key: str) -> None:
        """One has gone to this key, whether or not it had to wait."""
        if len(self._gone) >= self._sweep_at:
            self._sweep()
        gone = self._gone.setdefault(key, deque())
        now = self._clock()
        gone.append(now)
        while gone[0] <= now - self._longest:
            gone.popleft()

    def pause(self, key: str, seconds: float | None = None) -> float:
        """WeCom said this key is over its limit (45009, 45033): nothing more for this long, at least a minute."""
        seconds = max(SHORTEST_PAUSE, seconds or 0.0)
        self._paused[key] = max(self._clock() + seconds, self._paused.get(key, 0.0))
        return seconds

    def _sweep(self) -> None:
        now = self._clock()
        self._paused = {key: until for key, until in self._paused.items() if until > now}
        self._gone = {key: gone for key, gone in self._gone.items() if gone[-1] > now - self._longest}
        self._sweep_at = max(_FEW, 2 * len(self._gone))
