"""Regular expressions that are compiled when they are first asked, not when their module is imported.

There are hundreds of them, and Python compiles anew at every start: a third of the time until the bot answers. Who runs
the bot calls ``make_ready`` once the doors are open, so that not even the first message waits.
"""

from __future__ import annotations

import re
from itertools import count
from typing import Any, Final, cast

_WAITING: Final[list[_Pattern]] = []
_NUMBERS: Final = count()


class _Pattern:
    """Stands for a compiled pattern; its methods are the compiled one's own from the first use on."""

    __slots__ = ("__weakref__", "_flags", "findall", "finditer", "flags", "fullmatch", "groupindex", "groups", "match",
                 "pattern", "search", "split", "sub", "subn")  # fmt: skip

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in self.__slots__:
            raise AttributeError(name)
        self.compile()
        return object.__getattribute__(self, name)

    def compile(self) -> None:
        """Make it what it stands for."""
        made = re.compile(self.pattern, self._flags)
        for name in self.__slots__:
            if hasattr(made, name):
                object.__setattr__(self, name, getattr(made, name))


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """A module's own regular expression; for one that depends on data take ``re.compile``.

    A mistake in ``source`` raises ``re.error`` at the first use; ``make_ready`` finds them all.
    """
    made = _Pattern(source, flags)
    _WAITING.append(made)
    return cast("re.Pattern[str]", made)


def at_once(source: str) -> str:
    """The same, but nothing of what it has taken is given back: what ``(?>…)`` means, and ``*+`` for a group.

    Before Python 3.11.5 those go wrong over a group that may match in several ways (python/cpython#106052); Debian 12
    comes with 3.11.2.
    """
    name = f"once{next(_NUMBERS)}"
    return f"(?=(?P<{name}>{source}))(?P={name})"


def make_ready() -> int:
    """Compile what nobody has asked yet, and say how many that were. For a thread of its own: takes half a second.

    Raises:
        re.error: one of them is no regular expression.
    """
    made = 0
    while _WAITING:
        _WAITING.pop().compile()
        made += 1
    return made
