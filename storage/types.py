"""How our values lie in a column: times in UTC with their zone, days, words, JSON, whole numbers."""

from __future__ import annotations

import datetime as dt
import json
import json.encoder
import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, Date, DateTime, Integer, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from sqlalchemy import Dialect

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_QUOTED = json.encoder.encode_basestring
_WITHOUT_ZONE = len("2026-03-02T10:00:00.000000")
_SURROGATE = re.compile("[\ud800-\udfff]")


class UtcTime(TypeDecorator[dt.datetime]):
    """An aware time. PostgreSQL keeps it as timestamptz; SQLite, which has no times, as ISO text that sorts.

    Raises ValueError for a time without a zone: it would mean something else on another machine.
    """

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text on SQLite, timestamptz on PostgreSQL."""
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> Any:
        """To UTC."""
        return self.bind_processor(dialect)(value)

    def bind_processor(self, dialect: Dialect) -> Callable[[dt.datetime | None], Any]:
        """The writer of this database, without SQLAlchemy's own around it: every statement writes some times."""
        return _write_text if dialect.name == "sqlite" else _to_utc

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:
        """Aware, in UTC."""
        return self.result_processor(dialect, None)(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], dt.datetime | None]:
        """The reader of this database, without SQLAlchemy's own around it: there are very many times."""
        del coltype
        return _read_text if dialect.name == "sqlite" else _in_utc


def _to_utc(value: dt.datetime | None) -> dt.datetime | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError(f"a time without a zone: {value}")
    return value if value.tzinfo is dt.UTC else value.astimezone(dt.UTC)


def _write_text(value: dt.datetime | None) -> str | None:
    utc = _to_utc(value)
    return None if utc is None else utc.isoformat(timespec="microseconds")[:_WITHOUT_ZONE]


def _read_text(value: str | None) -> dt.datetime | None:
    return None if value is None else dt.datetime.fromisoformat(value + "+00:00")  # the quickest way to an aware time


def _in_utc(value: dt.datetime | None) -> dt.datetime | None:
    return None if value is None else value.astimezone(dt.UTC)


class Day(TypeDecorator[dt.date]):
    """A day of the calendar. PostgreSQL keeps it as date; SQLite, which has no dates, as ISO text that sorts."""

    impl = Date
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text on SQLite, date on PostgreSQL."""
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else Date())

    def process_bind_param(self, value: dt.date | None, dialect: Dialect) -> Any:
        """As ISO text where there are no dates."""
        return value.isoformat() if value and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.date | None:
        """A date again."""
        return dt.date.fromisoformat(value) if value and dialect.name == "sqlite" else value


class Words(TypeDecorator[str]):
    """Text. What no database can hold (NUL, halves of a surrogate pair) becomes U+FFFD, on both alike."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Plain text, also of an enumeration's member."""
        del dialect
        return _holdable(value)

    def bind_processor(self, dialect: Dialect) -> Callable[[str | None], str | None]:
        """As it is, without SQLAlchemy's own around it: most of what is written are words."""
        del dialect
        return _holdable


class Json(TypeDecorator[Any]):
    """Anything JSON can say, as text on both databases, so that it comes back exactly. None is NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Written compactly; Chinese stays readable."""
        del dialect
        return _to_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Read back: arrays are lists."""
        del dialect
        return _from_json(value)

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], str | None]:
        """The writer, without SQLAlchemy's own around it."""
        del dialect
        return _to_json

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], Any]:
        """The reader, without SQLAlchemy's own around it."""
        del dialect, coltype
        return _from_json


class Whole(TypeDecorator[int]):
    """A whole number of 64 bits that may count up by itself on both databases."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """SQLite counts up only what is called INTEGER, and that has 64 bits there."""
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())


def holdable(words: str) -> str:
    """The words as every database can hold them."""
    if type(words) is str and words.isprintable():  # neither NUL nor half a character is
        return words
    plain = str(words).replace("\x00", "\ufffd")
    return plain if plain.isascii() else _SURROGATE.sub("\ufffd", plain)


def _holdable(words: str | None) -> str | None:
    return None if words is None else holdable(words)


def _to_json(value: Any) -> str | None:
    return None if value is None else to_json(value)


def _from_json(text: str | None) -> Any:
    return None if text is None else json.loads(text)


def to_json(value: Any) -> str:
    """JSON text that every database takes: lone surrogates stay escaped."""
    if value == []:
        return "[]"
    return _escaped(_ENCODE(value))


def json_list(parts: Iterable[str]) -> str:
    """A list as JSON text, of what is in it as ``json_words`` has it or as JSON text otherwise."""
    return f"[{','.join(parts)}]"


def json_names(names: Collection[str]) -> str:
    """A list of words as JSON text; most that a customer has are empty."""
    return f"[{','.join([json_words(name) for name in names])}]" if names else "[]"


def json_words(words: str) -> str:
    """Words as JSON text. A list of customers has a million of them, and an encoder is made anew at every call."""
    return _escaped(_QUOTED(words))


def _escaped(text: str) -> str:
    return text if text.isprintable() else _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


class Pen:
    """Writes values as JSON; what is the very same object as one before is not written again."""

    __slots__ = ("_written",)

    def __init__(self) -> None:
        self._written: dict[int, tuple[Any, str]] = {}

    def __call__(self, value: Any) -> str:
        """As ``to_json`` does. The value is kept, so that no other one gets its id."""
        kept = self._written.get(id(value))
        if kept is None:
            kept = self._written[id(value)] = value, to_json(value)
        return kept[1]
