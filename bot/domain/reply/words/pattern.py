"""How a table of words is written.

    先放着|放一放             a row: words, or regular expressions, with "|" between them
    给WHO(?:看看              WHO stands for any name; P, L, D … for one kind of mark (see ``marks``)
        |看一下)              a deeper line goes on with the row above

The words are matched against marked text: lower case, simplified characters, half width.
"""

from __future__ import annotations

import re
from typing import Final

from bot.domain.patterns import regex

WHO: Final = "[POQ]"
"""A salesperson, another colleague, or a doubtful name."""


def rows_of(table: str) -> str:
    """The rows of a table as one alternation, to be part of a larger pattern."""
    rows: list[str] = []
    for line in filter(str.strip, table.splitlines()):
        if line.startswith("        "):
            rows[-1] += line.strip()
        else:
            rows.append(line.strip())
    return "|".join(rows)


def any_of(table: str) -> re.Pattern[str]:
    """Matches any row of the table."""
    return patterns(rows_of(table))


def patterns(*alternatives: str) -> re.Pattern[str]:
    r"""Matches any of these. ``\b`` and ``\w`` know Latin words only, since Chinese has no gaps between words."""
    return regex("|".join(alternatives).replace("WHO", WHO), re.ASCII)


def words_of(table: str) -> tuple[str, ...]:
    """The words of a table, set apart by spaces and line ends."""
    return tuple(table.split())


def characters_of(table: str) -> frozenset[str]:
    """The single characters of a table."""
    return frozenset("".join(table.split()))
