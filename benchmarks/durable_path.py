"""The durable path against a bare echo of the same bytes: envelope → rule → commit → encrypted answer.

Four servers are asked in turn, each in a process of its own, by one client in another: an aiohttp server that sends the
body back, the bot in callback mode, a WebSocket echo, and the bot on its long connection (there the client is WeCom:
it sends a message and waits for the bot's answer to it). What is printed are ratios within this one run.

    python -m benchmarks.durable_path [--seconds 5]
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import json
import os
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp import web

from benchmarks._pace import Figures, measure
from benchmarks._servers import GROUPS, HOST, LEADS, LOCK, Server, bot_server, free_port, http_echo, process, ws_echo
from benchmarks._starting import start_up_and_memory
from bot.app import AI_BOT_PATH
from bot.clock import SystemClock
from bot.wecom.envelope import Envelope

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


def message(number: int) -> dict[str, Any]:
    """Sales-ops and colleagues writing notes on open leads: read, decided, kept, answered."""
    lead = number % LEADS + 1
    return {
        "msgid": f"bench-{os.getpid()}-{number}",
        "aibotid": "bench",
        "chatid": f"group-{number % GROUPS}",
        "chattype": "group",
        "from": {"userid": "sunting"},
        "msgtype": "text",
        "text": {"content": f"@线索助手 L{lead} 备注 客户下周三有空,可以约演示"},
    }


async def ready(port: int) -> None:
    """Wait until somebody listens."""
    for _ in range(400):
        with contextlib.suppress(OSError):
            _reader, writer = await asyncio.open_connection(HOST, port)
            writer.close()
            await asyncio.sleep(0.5)
            return
        await asyncio.sleep(0.05)
    raise RuntimeError("the server did not start")


def sealed_message(envelope: Envelope, number: int) -> tuple[str, bytes]:
    """A message as WeCom posts it: the query of its address, and its body."""
    letter = envelope.seal(json.dumps(message(number)), nonce=str(number), now=SystemClock().now())
    query = f"msg_signature={letter.signature}&timestamp={letter.timestamp}&nonce={number}"
    return query, json.dumps({"encrypt": letter.encrypt}).encode()


async def over_http(server: Server, seconds: float) -> Figures:
    """Sealed messages to the callback address; the answer is waited for and must be an envelope again."""
    port = free_port()
    envelope = Envelope([LOCK])
    numbers = itertools.count()

    sealed = {number: sealed_message(envelope, number) for number in range(int(seconds * 8000))}
    with process(server, port) as child:
        await ready(port)
        connector = aiohttp.TCPConnector(limit=0)
        async with aiohttp.ClientSession(connector=connector) as session:

            async def ask(number: int) -> None:
                query, body = sealed.get(number) or sealed_message(envelope, number)
                async with session.post(f"http://{HOST}:{port}{AI_BOT_PATH}?{query}", data=body) as answer:
                    if b"encrypt" not in await answer.read():
                        raise RuntimeError(f"no answer but {answer.status}")

            return await measure(ask, seconds, numbers, child.pid)


@contextlib.asynccontextmanager
async def wecom(answers: dict[str, asyncio.Future[None]]) -> AsyncIterator[tuple[str, list[web.WebSocketResponse]]]:
    """WeCom's side of a long connection, reduced to acks."""
    lines: list[web.WebSocketResponse] = []

    async def serve(request: web.Request) -> web.WebSocketResponse:
        line = web.WebSocketResponse()
        await line.prepare(request)
        lines.append(line)
        async for frame in line:
            heard = json.loads(frame.data)
            req_id = heard["headers"]["req_id"]
            await line.send_str(json.dumps({"headers": {"req_id": req_id}, "errcode": 0, "errmsg": "ok"}))
            if heard["cmd"] in {"aibot_respond_msg", "aibot_send_msg"} and (waiting := answers.pop(req_id, None)):
                waiting.set_result(None)
        return line

    application = web.Application()
    application.router.add_get("/ws", serve)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, HOST, 0)
    await site.start()
    try:
        yield f"ws://{HOST}:{runner.addresses[0][1]}/ws", lines
    finally:
        await runner.cleanup()


async def over_line(server: Server, seconds: float) -> Figures:
    """Messages over the long connection; the time until the bot's own answer to each arrives."""
    answers: dict[str, asyncio.Future[None]] = {}
    numbers = itertools.count()
    async with wecom(answers) as (address, lines):
        with process(server, free_port(), address) as child:
            while not lines:  # noqa: ASYNC110 — the other side is another process
                await asyncio.sleep(0.05)
            await asyncio.sleep(3.0)

            async def ask(number: int) -> None:
                answered = answers[f"r{number}"] = asyncio.get_running_loop().create_future()
                frame = {"cmd": "aibot_msg_callback", "headers": {"req_id": f"r{number}"}, "body": message(number)}
                await lines[-1].send_str(json.dumps(frame))
                await answered

            return await measure(ask, seconds, numbers, child.pid)


async def main(seconds: float, leads: int) -> None:
    """Print everything."""
    for name, echo_server, over in (("callback", http_echo, over_http), ("long connection", ws_echo, over_line)):
        echo = await over(echo_server, seconds)
        durable = await over(bot_server, seconds)
        print(echo.line(f"{name}: bare echo"))
        print(durable.line(f"{name}: durable"))
        print(f"{name}: {durable.rate / echo.rate:.2f} of the bare echo\n")
    start_up_and_memory(leads, lambda: sealed_message(Envelope([LOCK]), 0))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=5.0, help="how long each measurement takes")
    parser.add_argument("--leads", type=int, default=10_000, help="how many leads are kept when memory is measured")
    wanted = parser.parse_args()
    asyncio.run(main(wanted.seconds, wanted.leads))
