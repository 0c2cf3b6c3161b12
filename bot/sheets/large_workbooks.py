"""Large workbooks, read by calamine in a process of its own: seconds where openpyxl takes half a minute.

calamine keeps the whole rectangle that the cells of a sheet span, and ends its process where there is no memory for
that. It shows a formula as its value, an error as nothing, and a number of more than 15 digits rounded. So it reads in
a process that may come to grief, and only workbooks that hold none of these. All others go to openpyxl, with which it
agrees about everything else (tests/sheets). Its rows come part by part, so that others work with the first ones while
it reads the last.
"""

from __future__ import annotations

import io
import pickle
import re
import sys
import tempfile
from contextlib import contextmanager, suppress
from itertools import chain
from subprocess import PIPE
from threading import Timer
from typing import TYPE_CHECKING, Any, Final, cast

from bot.sheets.apart import started
from bot.sheets.merged import filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import IO

    Blocks = dict[tuple[int, int], int]
    """For the first cell of each merged block, row and column from 1: the last row of it."""

LARGE: Final = 4 * 1024 * 1024
"""Bytes of all members unpacked, from which on openpyxl takes more than a second or two."""
_NOT_PLAIN: Final = tuple(map(re.compile, (rb"<f[\s/>]", rb"t=[\"'][de][\"']", rb"<v>-?\d{16}", rb"_x[0-9A-Fa-f]{4}_")))
"""A formula, an error or a date in words, a number too long for a float, an escape that only some programs undo.

One after another they are found in a tenth of the time that all at once would take.
"""
_MOST_MEMORY: Final = 2 * 1024**3
_PATIENCE: Final = 120.0
_PART: Final = 2_000


def is_plain(member: bytes) -> bool:
    """Whether calamine shows everything in this member of a workbook, unpacked, as openpyxl does."""
    return not any(found.search(member) for found in _NOT_PLAIN)


class QuickReader:
    """Reads one workbook; ``whole`` says afterwards whether it came to its end."""

    __slots__ = ("_told", "whole")

    def __init__(self, told: IO[bytes]) -> None:
        self._told = told
        self.whole = False

    def rows(self) -> Iterator[Iterable[Any]]:
        """The rows of the first sheet, from its first; they just end where the reader came to grief."""
        with suppress(EOFError, OSError, pickle.UnpicklingError):
            blocks: Blocks = self._next()
            yield from filled(chain.from_iterable(self._parts()), blocks)
            self.whole = True

    def _parts(self) -> Iterator[list[list[Any]]]:
        while part := self._next():
            yield part

    def _next(self) -> Any:
        return pickle.load(self._told)  # noqa: S301 — from a process that this one started


@contextmanager
def reading(data: bytes) -> Iterator[QuickReader]:
    """Have the workbook read from now on; whoever wants its rows later finds them read."""
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        with started(__name__, told=file, answers=PIPE) as process:
            impatience = Timer(_PATIENCE, process.kill)
            impatience.daemon = True
            impatience.start()
            try:
                yield QuickReader(cast("IO[bytes]", process.stdout))
            finally:
                impatience.cancel()
                process.kill()


def main() -> None:
    """Read the workbook on standard input, in bounds of memory, and write its rows to standard output."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 — not everywhere

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    for part in told_of(sys.stdin.buffer.read()):
        pickle.dump(part, sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
    sys.stdout.buffer.flush()


def told_of(data: bytes) -> Iterator[Any]:
    """What the reader tells: the merged blocks, the rows part by part, and an empty part for the end.

    Raises:
        CalamineError: calamine cannot read it.
    """
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 — only the process that reads needs it

    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    merged = sheet.merged_cell_ranges or ()
    yield {(top + 1, left + 1): bottom + 1 for (top, left), (bottom, _) in merged if bottom > top}
    rows = sheet.to_python(skip_empty_area=False)
    for first in range(0, len(rows), _PART):
        yield rows[first : first + _PART]
    yield []
