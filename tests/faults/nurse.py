"""The harness' hand on the runner: start a bot, kill it with -9."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import IO, Any, Self

ROOT = Path(__file__).resolve().parents[2]
_WITHIN = 120.0


class Nurse:
    """Bots by name, in processes of their own; what they log goes into ``log``."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._file: IO[bytes] | None = None
        self._runner: asyncio.subprocess.Process | None = None

    async def __aenter__(self) -> Self:
        self._file = self._log.open("wb")
        self._runner = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.faults.nursery",
            cwd=ROOT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=self._file,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._runner and self._runner.stdin and self._file:
            self._runner.stdin.close()
            await self._runner.wait()
            self._file.close()

    async def warm(self, settings: dict[str, Any]) -> None:
        """Load what every bot will need."""
        self._tell({"do": "warm", "settings": settings})
        await self._hear("warm")

    async def start(self, name: str, **how: Any) -> None:
        """Start a bot and wait until it is up."""
        self.begin(name, **how)
        await self._hear(f"ready {name}")

    def begin(self, name: str, **how: Any) -> None:
        """Start a bot and do not wait."""
        self._tell({"do": "start", "name": name, **how})

    async def kill(self, name: str) -> None:
        """kill -9, and wait until it is dead."""
        self._tell({"do": "kill", "name": name})
        await self._hear(f"dead {name}")

    def _tell(self, what: dict[str, Any]) -> None:
        if self._runner and self._runner.stdin:
            self._runner.stdin.write(json.dumps(what, ensure_ascii=False).encode() + b"\n")

    async def _hear(self, word: str) -> None:
        if self._runner is None or self._runner.stdout is None:
            raise RuntimeError("the runner does not run")
        async with asyncio.timeout(_WITHIN):
            while (said := (await self._runner.stdout.readline()).decode().strip()) != word:
                if not said:
                    raise RuntimeError(f"the runner died: {self._log.read_text(errors='replace')[-2000:]}")
