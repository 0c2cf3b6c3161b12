"""People at work: SDRs post, two sales-ops assign by words and by taps, owners accept, a director notes what he knows.

Whoever is not heard says it again, as people do. What everybody did, and under which id, goes into a journal; together
with the simulator's history it is all that the checker may read.
"""

from __future__ import annotations

import asyncio
import json
import re
from typing import TYPE_CHECKING, Any

from bot.simulator.things import BOT, ChangeKind
from bot.wecom.transport import Channel
from tests.faults.company import DIRECTOR, GROUPS, OPS, SALES, SDRS, alone, company_name, group, post

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from bot.simulator.things import Line
    from bot.simulator.world import World

_LEAD = re.compile(r"\bL(\d+) (\S+?公司)")
_HEARD_WITHIN = 3.0
_AUDITED_WITHIN = 75.0
"""Seconds. In the audit nobody is killed any more, but WeCom lets the bot say 30 things a minute in one group."""
_TIMES = 4


class People:
    """``rate`` is posts a second; ``answered`` is True where only the bot's own words tell that it has heard."""

    def __init__(self, world: World, journal: Path, rng: random.Random, *, rate: float, answered: bool = False) -> None:
        self._world = world
        self._journal = journal
        self._rng = rng
        self._rate = rate
        self._answered = answered
        self._tasks: set[asyncio.Task[None]] = set()
        self._seen: set[tuple[str, int]] = set()
        self._read = 0
        self._acknowledged: set[str] = set()
        self._said = ""
        self._in_turn = asyncio.Semaphore(4)
        self.posted = 0

    async def work(self, enough: asyncio.Event) -> None:
        """Post until it is enough, then finish what was begun."""
        watch = self._world.watch()
        watching = asyncio.create_task(self._watch(watch))
        try:
            while not enough.is_set():
                self.posted += 1
                self._begin(self._post(self.posted))
                await asyncio.sleep(self._rng.expovariate(self._rate))
            await self.rest()
        finally:
            watching.cancel()
            watch.close()
            await asyncio.gather(watching, return_exceptions=True)

    async def rest(self) -> None:
        """Nobody has anything left to do."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))
            await asyncio.sleep(0.3)

    async def ask_after(self) -> None:
        """The audit: post every customer again, and ask how every lead stands."""
        for number in range(1, self.posted + 1):
            self._begin(self._ask(number))
        await self.rest()
        for lead in range(1, max([self.posted, *(lead for _, lead in self._seen)]) + 1):
            self._begin(self._query(lead))
        await self.rest()

    async def _ask(self, number: int) -> None:
        words = post(number)
        async with self._in_turn:
            await self._until_heard(
                "ask", lambda: self._say(_sdr(number), _of(number), words), _AUDITED_WITHIN, number=number
            )

    async def _query(self, lead: int) -> None:
        words = f"@线索助手 L{lead} 进展怎么样"
        async with self._in_turn:
            await self._until_heard("query", lambda: self._say("sunting", _of(lead), words), _AUDITED_WITHIN, lead=lead)

    # ------------------------------------------------------------------------------------ what people see

    async def _watch(self, watch: Any) -> None:
        async for change in watch:
            line = change.line
            if change.kind is ChangeKind.SAID and line.sender == BOT:
                self._notice(line)

    def _notice(self, line: Line) -> None:
        title = line.card["main_title"]["title"] if line.card else line.text
        found = _LEAD.search(title)
        if found is None:
            return
        lead = int(found.group(1))
        new_card = line.card is not None or "待分配" in line.text
        if line.chat.id in SALES and line.card is not None:
            self._once("offer", lead, lambda: self._own(lead, line))
        elif line.chat.id not in SALES and new_card:
            self._once("card", lead, lambda: self._dispatch(lead, line))

    def _once(self, what: str, lead: int, then: Callable[[], Coroutine[Any, Any, None]]) -> None:
        if (what, lead) not in self._seen:
            self._seen.add((what, lead))
            self._begin(then())

    def _begin(self, doing: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(doing)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # ------------------------------------------------------------------------------------ what people do

    async def _post(self, number: int) -> None:
        words = post(number)
        await self._until_heard("post", lambda: self._say(_sdr(number), _of(number), words), number=number)

    async def _dispatch(self, lead: int, card: Line) -> None:
        await asyncio.sleep(self._rng.uniform(0.0, 0.4))
        first, second = self._rng.sample(sorted(OPS), 2)
        one, other = self._rng.sample(sorted(SALES), 2)
        doing = [self._assign(first, lead, one, card)]
        if self._rng.random() < 0.25:
            doing.append(self._assign(second, lead, other, card))
        await asyncio.gather(*doing)

    async def _assign(self, ops: str, lead: int, owner: str, card: Line) -> None:
        words = f"@线索助手 L{lead} 给{SALES[owner]}"
        by_tap = card.card is not None and self._rng.random() < 0.5

        def act() -> str:
            key = _button(self._world.line(card.id), ops, "分配") if by_tap else None
            if key:
                return self._world.tap(ops, card.id, key, {"owner": owner})
            return self._say(ops, card.chat, words)

        await self._until_heard("assign", act, lead=lead, owner=owner)

    async def _own(self, lead: int, offer: Line) -> None:
        owner = offer.chat.id
        if self._rng.random() < 0.5:
            self._begin(self._note(lead))
        await asyncio.sleep(self._rng.uniform(0.0, 0.4))
        by_tap = self._rng.random() < 0.7

        def act() -> str:
            key = _button(self._world.line(offer.id), owner, "接收") if by_tap else None
            if key:
                return self._world.tap(owner, offer.id, key)
            return self._world.say(owner, alone(owner), f"L{lead} 接收", to=Channel.APP).id

        await self._until_heard("accept", act, lead=lead, owner=owner)

    async def _note(self, lead: int) -> None:
        token = f"x{lead:05d}x"
        words = f"@线索助手 L{lead} 我认识他们的老板，暗号{token}"
        await self._until_heard("note", lambda: self._say(DIRECTOR[0], _of(lead), words), lead=lead, token=token)

    def _say(self, who: str, chat: Any, words: str) -> str:
        return self._world.say(who, chat, words).id

    # ------------------------------------------------------------------------------------ being heard

    async def _until_heard(self, did: str, act: Callable[[], str], within: float = _HEARD_WITHIN, **about: Any) -> None:
        for _ in range(_TIMES):
            event = act()
            self._note_down({"did": did, "id": event, **about})
            for _ in range(int(within / 0.1)):
                await asyncio.sleep(0.1)
                if self._heard(event, did, about):
                    return

    def _heard(self, event: str, did: str, about: dict[str, Any]) -> bool:
        self._look()
        if not self._answered:
            return event in self._acknowledged
        return any(sign in self._said for sign in signs_of(did, about))

    def _look(self) -> None:
        rows = self._world.history.rows
        for row in rows[self._read :]:
            if row["kind"] == "delivery" and row.get("outcome") == 200:
                self._acknowledged.add(row["id"])
            elif row["kind"] == "call" and self._answered:
                self._said += json.dumps(row.get("body"), ensure_ascii=False) + "\n"
        self._read = len(rows)

    def _note_down(self, entry: dict[str, Any]) -> None:
        with self._journal.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")


def signs_of(did: str, about: dict[str, Any]) -> tuple[str, ...]:
    """Words of the bot from which whoever did this sees that it was heard."""
    match did:
        case "post":
            return (company_name(about["number"]),)
        case "ask":
            return (f"{company_name(about['number'])} 又", "这位客户已经是")
        case "assign":
            return (f"L{about['lead']} 已分给", f"L{about['lead']} 现在在", f"L{about['lead']} 已由")
        case "accept":
            return tuple(f"接收了 L{about['lead']}{mark}" for mark in "(（")
        case "note":
            return (about["token"],)
        case _:
            return (f"**L{about['lead']} ", f"没有 Ｌ{about['lead']} 这条线索")


def _sdr(number: int) -> str:
    return sorted(SDRS)[number % len(SDRS)]


def _of(number: int) -> Any:
    return group(number % len(GROUPS))


def _button(line: Line, viewer: str, text: str) -> str | None:
    buttons = (line.face(viewer) or {}).get("button_list", ())
    return next((button["key"] for button in buttons if button["text"] == text), None)
