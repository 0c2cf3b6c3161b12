"""The runner: a process that has everything imported and forks a whole bot whenever it is told to.

A child is a bot like any other, with its own loop, threads, sockets and files, and is killed with -9; forking only
saves the seconds that Python needs to import. One JSON object a line comes in, words go out::

    {"do": "start", "name": "a", "settings": {…}, "clock": "…", "hire": true, "mutant": null}   →  ready a
    {"do": "kill", "name": "a"}                                                                  →  dead a
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from bot.app import whole as app
from bot.clock import SystemClock
from bot.config import Settings
from bot.messages import TemplateSpeaker
from bot.wecom.transport import Channel, Inbound, Said
from storage.database import Database
from tests.faults.company import PEOPLE, group, post
from tests.faults.mutants import MUTANTS
from tests.faults.shared_clock import SharedClock


def main() -> None:
    """Serve until the other end closes."""
    children: dict[str, int] = {}
    for line in sys.stdin:
        told: dict[str, Any] = json.loads(line)
        match told["do"]:
            case "warm":
                asyncio.run(_warm(Settings.model_validate(told["settings"])))
                _say("warm")
            case "start":
                children[told["name"]] = _fork(told)
            case "kill":
                pid = children.pop(told["name"])
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
                _say(f"dead {told['name']}")
    for pid in children.values():
        os.kill(pid, signal.SIGKILL)


def _say(word: str) -> None:
    os.write(1, f"{word}\n".encode())


def _fork(told: dict[str, Any]) -> int:
    pid = os.fork()
    if pid:
        return pid
    try:
        asyncio.run(_live(told))
    finally:
        os._exit(1)


async def _live(told: dict[str, Any]) -> None:
    if told.get("mutant"):
        vars(app)["Dispatcher"] = MUTANTS[told["mutant"]]
    clock = SharedClock(Path(told["clock"]))
    async with app.running(Settings.model_validate(told["settings"]), clock) as bot:
        if told.get("hire"):
            await bot.database.do(lambda work: work.people.replace(PEOPLE))
        _say(f"ready {told['name']}")
        await asyncio.Event().wait()


async def _warm(settings: Settings) -> None:
    """Have one lead posted in a database that is thrown away, so that dictionaries and templates are loaded."""
    clock = SystemClock()
    await app.warm_up()
    with Database("sqlite://") as database:
        await database.do(lambda work: work.people.replace(PEOPLE))
        speaker = TemplateSpeaker(settings.words.folder)
        vars(app)["TemplateSpeaker"] = lambda _: speaker  # with every template compiled that was needed so far
        dispatcher = app.dispatcher_of(settings, database, clock)
        for number, text in enumerate([post(1), "@线索助手 L1 给王磊"]):
            said = Inbound(
                key=str(number),
                channel=Channel.AI_BOT,
                sender="sunting" if number else "liuyang",
                chat=group(),
                at=clock.now(),
                what=Said(text=text),
                passive=True,
            )
            await dispatcher.receive(said)


if __name__ == "__main__":
    main()
