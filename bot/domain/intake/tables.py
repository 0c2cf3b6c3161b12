"""A post that is a table: a line of column names, then a row for each lead."""

from __future__ import annotations

import csv

from bot.domain.intake.fields import Field, FieldWords, table
from bot.domain.patterns import regex

_MARKS = ("\t", "|", ",", ";")
_RULE = regex(r"[\s|:\-+]+")
_FEWEST = 3
MOST = 30
"""Leads that are read of one post; more come as a file. One more is split off, to know that it is there."""


def rows_of(text: str, words: FieldWords = FieldWords()) -> list[dict[str, str]]:  # noqa: B008 - frozen
    """The rows of a table, by the names of their columns; [] where the text holds no line of column names and rows."""
    lines = [line.strip() for line in text.split("\n") if line.strip() and not _RULE.fullmatch(line)]
    for at, line in enumerate(lines[:3]):
        for mark in _MARKS:
            names = _cells(line, mark) if line.count(mark) + 1 >= _FEWEST else []
            if _heads(names, words) and len(lines) > at + 1:
                return [
                    dict(zip(names, cells, strict=False))
                    for row in lines[at + 1 : at + 2 + MOST]
                    if len(cells := _cells(row, mark)) > 1
                ]
    return []


def _cells(line: str, mark: str) -> list[str]:
    if mark == "|":
        line = line.strip("| ")
    return [cell.strip() for cell in next(csv.reader([line], delimiter=mark))]


def _heads(names: list[str], words: FieldWords) -> bool:
    """Whether the cells are names of columns: at least three, all known, of different fields that a lead needs."""
    known = table(words)
    kinds = [known.get(name.lower().replace(" ", "").replace("_", "")) for name in names if name]
    return len(kinds) >= _FEWEST and None not in kinds and len({*kinds} - {Field.OTHER}) >= _FEWEST
