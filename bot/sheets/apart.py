"""Work on a workbook that a process of its own does: it may come to grief, and takes nobody's processor."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import IO

_ROOT = Path(__file__).resolve().parents[2]


def started(module: str, *, told: IO[bytes] | int, answers: IO[bytes] | int) -> subprocess.Popen[bytes]:
    """Our own program, doing what ``main`` of the module says, between these two; its troubles are its exit code.

    Args:
        module: its name, as ``__name__`` has it.
        told: its standard input, a file or ``PIPE``.
        answers: its standard output, the same.
    """
    command = [sys.executable, "-c", f"from {module} import main; main()"]
    return subprocess.Popen(command, stdin=told, stdout=answers, stderr=subprocess.DEVNULL, cwd=_ROOT)  # noqa: S603 — our own program
