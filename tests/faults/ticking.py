"""Timers in a process of their own, whose machine's clock somebody moves; every tick is a line on stdout.

python -m tests.faults.ticking DATABASE
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from datetime import time as hour

from bot.clock import SystemClock
from bot.dispatcher import Dispatcher, Floor
from bot.domain.calendar import Calendar, WorkingHours
from bot.domain.policy import Policy
from bot.domain.reply import Vocabulary
from bot.domain.standard import Standard
from bot.messages import TemplateSpeaker
from bot.timers import Timers
from storage.database import Database

NIGHT_AND_DAY = WorkingHours(blocks=((hour(0), hour(23, 59)),), weekdays=frozenset(range(7)))


class Loud(Timers):
    """Says when it ticks, and the longest time that this process itself was held up since."""

    late = 0.0

    async def tick(self) -> int:
        began = time.monotonic()
        rang = await super().tick()
        print(json.dumps({"at": began, "rang": rang, "late": self.late}), flush=True)  # noqa: T201 — the harness reads
        self.late = 0.0
        return rang

    async def control(self) -> None:
        """A sleeper beside it: what it is late, the machine is slow."""
        while True:
            before = time.monotonic()
            await asyncio.sleep(0.05)
            self.late = max(self.late, time.monotonic() - before - 0.05)


async def main(url: str) -> None:
    floor = Floor(
        policy=Policy(calendar=Calendar(rings=NIGHT_AND_DAY)),
        standard=Standard(),
        groups={"wr1": "派单群"},
        default_group="wr1",
        bot_name="线索助手",
        vocabulary=Vocabulary(),
    )
    clock = SystemClock()
    with Database(url) as database:
        dispatcher = Dispatcher(database=database, speaker=TemplateSpeaker(), floor=floor, clock=clock)
        timers = Loud(database=database, dispatcher=dispatcher, clock=clock, holder="this one")
        await asyncio.gather(timers.run(), timers.control())


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
