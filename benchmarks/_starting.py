"""How long `sunmao run` needs until it answers, and how much memory it takes."""

from __future__ import annotations

import contextlib
import http.client
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks._servers import HOST, LOCK, fill, free_port, settings
from bot.app import AI_BOT_PATH
from bot.demo.people import PEOPLE
from storage.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable


def start_up_and_memory(leads: int, sealed: Callable[[], tuple[str, bytes]]) -> None:
    """How long `sunmao run` needs until /healthz answers, and its memory with that many leads, each read once."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        url = settings(folder, port=port).database.url.get_secret_value()
        config = Path(folder) / "config.toml"
        config.write_text(
            f'[database]\nurl = "{url}"\n[server]\nport = {port}\n[wecom.ai_bot]\nmode = "callback"\n'
            f'token = "{LOCK.token}"\naes_key = "{LOCK.aes_key}"\n[[group]]\nname = "派单群"\nchat_id = "group-0"\n'
        )
        run_once(
            config, port, sealed
        )  # writes the bytecode down and makes the tables, once in the life of an installation
        for kept in (0, leads):
            if kept:
                with Database(url) as database:
                    database.do_now(lambda work: fill(work, leads))
                    database.do_now(lambda work: work.people.replace(PEOPLE))
            took, memory = run_once(config, port, sealed)
            print(f"sunmao run with {kept:>6} leads: answers after {took:4.2f} s, {memory:5.1f} MB resident")


def run_once(config: Path, port: int, sealed: Callable[[], tuple[str, bytes]]) -> tuple[float, float]:
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
        ask_once(port, sealed)
        status = Path(f"/proc/{child.pid}/status").read_text()
        return took, int(status.split("VmRSS:")[1].split()[0]) / 1024
    finally:
        child.terminate()
        child.wait()


def ask_once(port: int, sealed: Callable[[], tuple[str, bytes]]) -> None:
    """One sealed message, answered."""
    query, body = sealed()
    with contextlib.closing(http.client.HTTPConnection(HOST, port, timeout=30)) as connection:
        connection.request("POST", f"{AI_BOT_PATH}?{query}", body)
        connection.getresponse().read()
