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
import http.client
import itertools
import json
import multiprocessing
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp import web

from bot.app import AI_BOT_PATH, running
from bot.clock import SystemClock
from bot.config import Settings
from bot.demo.people import PEOPLE
from bot.domain.inquiry import Authority, Budget, Inquiry, Timeline
from bot.domain.lead import Stage
from bot.wecom.envelope import Envelope, Lock
from storage.database import Database

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from storage.unit_of_work import UnitOfWork

Ask = Callable[[int], Coroutine[Any, Any, None]]
Server = Callable[[str, int, str | None], Coroutine[Any, Any, None]]
HOST = "127.0.0.1"
LOCK = Lock(token="benchmark", aes_key="abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG")  # noqa: S106 — of this run only
LEADS = 200
GROUPS = 1500
"""WeCom takes 30 messages a minute in a chat, so that many messages need that many chats."""
IN_FLIGHT = 32
PACE = 200
"""Messages a second at which the latency is taken."""


@dataclass(frozen=True)
class Figures:
    """Messages a second with ``IN_FLIGHT`` under way, and the latency in milliseconds at ``PACE`` a second."""

    rate: float
    p50: float
    p99: float

    def line(self, name: str) -> str:
        """For people."""
        return f"{name:<34}{self.rate:>9.0f} msg/s   at {PACE}/s: p50 {self.p50:5.2f} ms   p99 {self.p99:6.2f} ms"


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


# ------------------------------------------------------------------------------------------------- servers


def free_port() -> int:
    """A port nobody has."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


def settings(folder: str, *, port: int, ws: str | None = None) -> Settings:
    """A bot in callback mode, or on a long connection to ``ws``."""
    bot = {"mode": "callback", "token": LOCK.token, "aes_key": LOCK.aes_key}
    if ws:
        bot = {"mode": "long_connection", "bot_id": "bench", "secret": "bench-secret", "url": ws}
    return Settings.model_validate(
        {
            "database": {"url": f"sqlite:///{Path(folder) / 'bench.db'}"},
            "server": {"host": HOST, "port": port},
            "wecom": {"ai_bot": bot},
            "group": [{"name": f"派单群{number}", "chat_id": f"group-{number}"} for number in range(GROUPS)],
        }
    )


def fill(work: UnitOfWork, leads: int) -> None:
    """So many leads that wait for an owner."""
    now = SystemClock().now()
    for number in range(leads):
        inquiry = Inquiry(
            company=f"第{number}电气有限公司",
            contact="周总",
            phones=(f"139{number:08d}",),
            need="换 CRM",
            budget=Budget(low=500_000, high=500_000, words="50万"),
            authority=Authority.DECISION_MAKER,
            timeline=Timeline(months=3, words="本季度"),
            region="上海",
        )
        work.leads.add(
            stage=Stage.QUALIFIED,
            inquiry=inquiry,
            sdr="liuyang",
            group="group-0",
            posted_at=now,
            standard=1,
            missing=(),
            tier=1,
        )


async def bot_server(folder: str, port: int, ws: str | None) -> None:
    """The real bot with some leads in it."""
    async with running(settings(folder, port=port, ws=ws), SystemClock()) as bot:
        await bot.database.do(lambda work: work.people.replace(PEOPLE))
        await bot.database.do(lambda work: fill(work, LEADS))
        await asyncio.Event().wait()


async def http_echo(_folder: str, port: int, _ws: str | None) -> None:
    """Aiohttp and nothing else."""

    async def echo(request: web.Request) -> web.Response:
        return web.Response(body=await request.read())

    application = web.Application()
    application.router.add_post(AI_BOT_PATH, echo)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, HOST, port).start()
    await asyncio.Event().wait()


async def ws_echo(_folder: str, _port: int, ws: str | None) -> None:
    """A WebSocket client that sends back what it gets, under the req_id it came with."""
    async with aiohttp.ClientSession() as session, session.ws_connect(ws or "") as line:
        await line.send_str(json.dumps({"cmd": "aibot_subscribe", "headers": {"req_id": "login"}, "body": {}}))
        async for frame in line:
            heard = json.loads(frame.data)
            if heard.get("cmd") == "aibot_msg_callback":
                await line.send_str(json.dumps({**heard, "cmd": "aibot_respond_msg"}, ensure_ascii=False))


def run_server(server: Server, folder: str, port: int, ws: str | None) -> None:
    """The body of a server's process."""
    asyncio.run(server(folder, port, ws))


@contextlib.contextmanager
def process(server: Server, port: int, ws: str | None = None) -> Iterator[multiprocessing.process.BaseProcess]:
    """One server in a process of its own, ended on leaving."""
    with tempfile.TemporaryDirectory() as folder:
        child = multiprocessing.get_context("spawn").Process(target=run_server, args=(server, folder, port, ws))
        child.start()
        try:
            yield child
        finally:
            child.terminate()
            child.join()


# -------------------------------------------------------------------------------------------------- client


async def measure(ask: Ask, seconds: float, numbers: itertools.count[int]) -> Figures:
    """First as many as go through, then the latency at a steady pace."""
    await flood(ask, 1.0, numbers)
    started = time.perf_counter()
    done = await flood(ask, seconds, numbers)
    rate = done / (time.perf_counter() - started)
    took = await steady(ask, seconds, numbers)
    return Figures(rate, statistics.median(took) * 1000, statistics.quantiles(took, n=100)[98] * 1000)


async def flood(ask: Ask, seconds: float, numbers: itertools.count[int]) -> int:
    """``IN_FLIGHT`` askers, one question after another."""
    until = time.perf_counter() + seconds

    async def asker() -> int:
        asked = 0
        while time.perf_counter() < until:
            await ask(next(numbers))
            asked += 1
        return asked

    return sum(await asyncio.gather(*(asker() for _ in range(IN_FLIGHT))))


async def steady(ask: Ask, seconds: float, numbers: itertools.count[int]) -> list[float]:
    """Questions at fixed moments, whether the earlier ones were answered or not."""
    took: list[float] = []
    begun = time.perf_counter()

    async def one(at: float) -> None:
        await asyncio.sleep(max(0.0, at - time.perf_counter()))
        await ask(next(numbers))
        took.append(time.perf_counter() - at)

    await asyncio.gather(*(one(begun + index / PACE) for index in range(int(seconds * PACE))))
    return took


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
    with process(server, port):
        await ready(port)
        connector = aiohttp.TCPConnector(limit=0)
        async with aiohttp.ClientSession(connector=connector) as session:

            async def ask(number: int) -> None:
                query, body = sealed.get(number) or sealed_message(envelope, number)
                async with session.post(f"http://{HOST}:{port}{AI_BOT_PATH}?{query}", data=body) as answer:
                    if b"encrypt" not in await answer.read():
                        raise RuntimeError(f"no answer but {answer.status}")

            return await measure(ask, seconds, numbers)


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
        with process(server, free_port(), address):
            while not lines:  # noqa: ASYNC110 — the other side is another process
                await asyncio.sleep(0.05)
            await asyncio.sleep(3.0)

            async def ask(number: int) -> None:
                answered = answers[f"r{number}"] = asyncio.get_running_loop().create_future()
                frame = {"cmd": "aibot_msg_callback", "headers": {"req_id": f"r{number}"}, "body": message(number)}
                await lines[-1].send_str(json.dumps(frame))
                await answered

            return await measure(ask, seconds, numbers)


def start_up_and_memory(leads: int) -> None:
    """How long `sunmao run` needs until /healthz answers, and its memory with that many leads, each read once."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        url = settings(folder, port=port).database.url.get_secret_value()
        config = Path(folder) / "config.toml"
        config.write_text(
            f'[database]\nurl = "{url}"\n[server]\nport = {port}\n[wecom.ai_bot]\nmode = "callback"\n'
            f'token = "{LOCK.token}"\naes_key = "{LOCK.aes_key}"\n[[group]]\nname = "派单群"\nchat_id = "group-0"\n'
        )
        run_once(config, port)  # writes the bytecode down and makes the tables, once in the life of an installation
        for kept in (0, leads):
            if kept:
                with Database(url) as database:
                    database.do_now(lambda work: fill(work, leads))
                    database.do_now(lambda work: work.people.replace(PEOPLE))
            took, memory = run_once(config, port)
            print(f"sunmao run with {kept:>6} leads: answers after {took:4.2f} s, {memory:5.1f} MB resident")


def run_once(config: Path, port: int) -> tuple[float, float]:
    """Seconds until the first answer, and megabytes after a message was taken in (which reads every lead once)."""
    started = time.perf_counter()
    # Bytecode is kept, as it is wherever Python was not told otherwise.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "bot", "run", "--config", str(config)]
    child = subprocess.Popen(command, stderr=subprocess.DEVNULL, env=env)
    try:
        while True:
            with contextlib.suppress(OSError):
                connection = http.client.HTTPConnection(HOST, port, timeout=5)
                connection.request("GET", "/healthz")
                connection.getresponse().read()
                break
            time.sleep(0.01)
        took = time.perf_counter() - started
        ask_once(port)
        status = Path(f"/proc/{child.pid}/status").read_text()
        return took, int(status.split("VmRSS:")[1].split()[0]) / 1024
    finally:
        child.terminate()
        child.wait()


def ask_once(port: int) -> None:
    """One sealed message, answered."""
    query, body = sealed_message(Envelope([LOCK]), 0)
    with contextlib.closing(http.client.HTTPConnection(HOST, port, timeout=30)) as connection:
        connection.request("POST", f"{AI_BOT_PATH}?{query}", body)
        connection.getresponse().read()


async def main(seconds: float, leads: int) -> None:
    """Print everything."""
    for name, echo_server, over in (("callback", http_echo, over_http), ("long connection", ws_echo, over_line)):
        echo = await over(echo_server, seconds)
        durable = await over(bot_server, seconds)
        print(echo.line(f"{name}: bare echo"))
        print(durable.line(f"{name}: durable"))
        print(f"{name}: {durable.rate / echo.rate:.2f} of the bare echo\n")
    start_up_and_memory(leads)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=5.0, help="how long each measurement takes")
    parser.add_argument("--leads", type=int, default=10_000, help="how many leads are kept when memory is measured")
    wanted = parser.parse_args()
    asyncio.run(main(wanted.seconds, wanted.leads))
