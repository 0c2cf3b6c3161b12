"""What has to run beside everything else."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot.wecom.callback import whereabouts

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine, Sequence

_log = logging.getLogger(__name__)


@asynccontextmanager
async def at_work(work: Sequence[Coroutine[None, None, None]]) -> AsyncIterator[None]:
    """These run while the block does; if one of them fails, that is loud."""
    tasks = [asyncio.create_task(one) for one in work]
    for task in tasks:
        task.add_done_callback(_loud)
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _loud(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (mistake := task.exception()) is not None:
        _log.critical("a part of the bot has stopped, please restart it: %s", whereabouts(mistake))
