"""Large workbooks, read by calamine in a process of its own: seconds where openpyxl takes half a minute.

calamine keeps the whole rectangle that the cells of a sheet span, and ends its process where there is no memory for
that. It shows a formula as its value, an error as nothing, and a number of more than 15 digits rounded. So it reads in
a process that may come to grief, and only workbooks that hold none of these. All others go to openpyxl, with which it
agrees about everything else (tests/sheets).
"""

from __future__ import annotations

import io
import pickle
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Cells = Sequence[Sequence[Any]]
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
_ROOT: Final = Path(__file__).resolve().parents[2]


def read_large(data: bytes, members: Iterable[bytes]) -> tuple[Cells, Blocks] | None:
    """The cells of the first sheet, and its merged blocks; None where openpyxl has to read it.

    Args:
        data: the workbook.
        members: what is in it, unpacked.
    """
    parts = list(members)
    if sum(map(len, parts)) < LARGE or any(found.search(part) for found in _NOT_PLAIN for part in parts):
        return None
    command = [sys.executable, "-c", f"from {__name__} import main; main()"]
    try:
        done = subprocess.run(  # noqa: S603 — our own program
            command, input=data, capture_output=True, timeout=_PATIENCE, cwd=_ROOT, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    read: tuple[Cells, Blocks] = pickle.loads(done.stdout)  # noqa: S301 — from a process that this one started
    return read


def read_here(data: bytes) -> tuple[Cells, Blocks]:
    """The same, in this process.

    Raises:
        CalamineError: calamine cannot read it.
    """
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 — only the process that reads needs it

    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    merged = sheet.merged_cell_ranges or ()
    blocks = {(top + 1, left + 1): bottom + 1 for (top, left), (bottom, _) in merged if bottom > top}
    return sheet.to_python(skip_empty_area=False), blocks


def main() -> None:
    """Read the workbook on standard input, in bounds of memory, and write what it holds to standard output."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 — not everywhere

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    sys.stdout.buffer.write(pickle.dumps(read_here(sys.stdin.buffer.read()), pickle.HIGHEST_PROTOCOL))
