"""Columns that stand straight although a Chinese character is two columns wide."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The rows under their head, in columns, without a trailing space."""
    lines = [tuple(map(plain, row)) for row in (head, *rows)]
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(map(_padded, line, widths)).rstrip() for line in lines)


def width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


def plain(text: str) -> str:
    """The text on one line, with nothing in it that a terminal would obey."""
    return " ".join("".join(char if char.isprintable() or char.isspace() else "" for char in text).split())


def _padded(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))
