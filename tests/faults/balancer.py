"""What stands before replicas: takes each connection to any one of them that listens."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from tests.faults.company import HOST

if TYPE_CHECKING:
    import random
    from collections.abc import AsyncIterator, Sequence

_CHUNK = 65_536


@asynccontextmanager
async def balancing(port: int, behind: Sequence[int], rng: random.Random) -> AsyncIterator[None]:
    """Listen on ``port`` for the replicas on the ports ``behind``."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for there in rng.sample(behind, len(behind)):
            try:
                back, out = await asyncio.open_connection(HOST, there)
            except OSError:
                continue
            await asyncio.gather(_pipe(reader, out), _pipe(back, writer))
            break
        writer.close()

    server = await asyncio.start_server(serve, HOST, port)
    try:
        yield
    finally:
        server.close()


async def _pipe(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    try:
        while chunk := await source.read(_CHUNK):
            target.write(chunk)
            await target.drain()
    except OSError:
        pass
    finally:
        target.close()
