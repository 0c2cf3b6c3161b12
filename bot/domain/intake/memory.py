"""What was found out about some words of a post, kept while the post is read and not longer (PIPL).

Several readers ask the same of a clause: is it a title, a name, a wish, a company? Each is answered once.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")
_KEPT: Final[list[Callable[[], None]]] = []
_MOST: Final = 4_096


def remembered(ask: Callable[_Asked, _Answer]) -> Callable[_Asked, _Answer]:
    """A question about words that is answered once until ``forget`` is called; its answers must be frozen."""
    kept = lru_cache(maxsize=_MOST)(ask)
    _KEPT.append(kept.cache_clear)
    return cast("Callable[_Asked, _Answer]", kept)


def forget() -> None:
    """Let nothing of a post stay behind once it has been read."""
    for clear in _KEPT:
        clear()
