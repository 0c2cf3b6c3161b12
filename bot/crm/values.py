"""Values on their way: found in an answer, read as ours, put into a request.

path        data.name · phones.0 · phones.*.number · several paths: the first that leads to something
braces      "{page}" alone is the value itself, a number stays one; "after {since}" is text
            a key or an item that is nothing but an empty {cursor} is left out
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Final

from bot.customers_file.times import amount_of, is_real, time_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_BRACES: Final = re.compile(r"\{([a-z_]+)\}")
_LONGEST: Final = 2_000
"""Characters of a single value; what is longer is a document."""
_UNSAYABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""JSON can say half a character, and a zero byte; no database can keep either."""
_MOST: Final = 50
_EPOCH: Final = re.compile(r"1\d{9}(?:\d{3})?")
_MILLISECONDS: Final = 13
_NOTHING: Final = object()


def found(value: Any, path: str) -> Any:
    """What the path leads to; None where it leads nowhere. ``*`` makes a list."""
    if not path:
        return value
    name, _, rest = path.partition(".")
    if name == "*":
        return [one for one in (found(item, rest) for item in _list(value)) if one is not None]
    if isinstance(value, dict):
        return found(value.get(name), rest)
    if isinstance(value, list) and name.isdigit() and int(name) < len(value):
        return found(value[int(name)], rest)
    return None


def first(value: Any, paths: str | Sequence[str]) -> Any:
    """What the first path leads to that leads to anything."""
    for path in [paths] if isinstance(paths, str) else paths:
        there = found(value, path)
        if there not in (None, "", []):
            return there
    return None


def words(value: Any) -> str:
    """A value as one text; of a list the first that says something."""
    if isinstance(value, list):
        return next((said for said in map(words, value[:_MOST]) if said), "")
    if value is None or isinstance(value, dict | bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return _UNSAYABLE.sub("", str(value)).strip()[:_LONGEST]


def many(value: Any) -> list[str]:
    """A value as texts: a list's items, or what stands between commas."""
    parts = value[:_MOST] if isinstance(value, list) else re.split(r"[,，;；、\n|]", words(value))
    return list(dict.fromkeys(said for said in map(words, parts) if said))


def time(value: Any) -> str | None:
    """A time as ISO text with its zone: ISO, Chinese writing, seconds or milliseconds since 1970.

    None for what stands where there is no time: .NET's 0001-01-01, 9999-12-31.
    """
    said = words(value)
    if _EPOCH.fullmatch(said):
        seconds = int(said) / 1000 if len(said) == _MILLISECONDS else int(said)
        return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat()
    try:
        moment = dt.datetime.fromisoformat(said)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        moment = time_of(said)
    return moment.isoformat() if moment and is_real(moment) else None


def amount(value: Any) -> int | None:
    """Whole yuan."""
    return amount_of(words(value))


def filled(template: Any, known: Mapping[str, Any]) -> Any:
    """The request with its braces filled; what is nothing but an empty one is left out."""
    done = _filled(template, known)
    return None if done is _NOTHING else done


def _filled(template: Any, known: Mapping[str, Any]) -> Any:
    if isinstance(template, dict):
        return {name: one for name, one in _each(template.items(), known) if one is not _NOTHING}
    if isinstance(template, list | tuple):
        return [one for _, one in _each(enumerate(template), known) if one is not _NOTHING]
    if not isinstance(template, str):
        return template
    alone = _BRACES.fullmatch(template)
    if alone:
        value = known.get(alone[1], template)
        return _NOTHING if value == "" else value
    return _BRACES.sub(lambda name: str(known.get(name[1], name[0])), template)


def _each(items: Iterable[tuple[Any, Any]], known: Mapping[str, Any]) -> Iterable[tuple[Any, Any]]:
    return ((name, _filled(one, known)) for name, one in items)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
