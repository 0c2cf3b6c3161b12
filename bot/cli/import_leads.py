"""The way of a list of leads into the bot, each row to a named end."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from bot.cli.reach import chat_of, give
from bot.cli.tables import plain
from bot.cli.troubles import Refused
from bot.cli.words import vocabulary
from bot.domain.batch import Landing
from bot.leads_file import End, read, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bot.config import Settings
    from bot.leads_file import LeadSheet, SheetRow

AT_ONCE = 30
"""Rows of one commit: two digests at most, and the bot is never kept from others for long."""
_LOOKED_AT_ONCE = 200
_WOULD = {"dispatched": "将派单", "inquiry": "将记询盘"}
_LATER = End(state="未处理", why="导入中断,这一行还没有导入;再运行一次同样的命令即可,不会重复")


class Asked(NamedTuple):
    """What counts for all rows: who brings them, from which event or source, and the name of the group."""

    speaker: str
    event: str
    source: str
    group: str | None


class Done(NamedTuple):
    """How many rows ended in each way, and whether a running bot took them."""

    counts: dict[str, int]
    running: bool


def bring(settings: Settings, file: Path, where: Path, asked: Asked, *, dry: bool) -> Done:
    """Bring the leads of a file in, and write down how each row ended.

    Raises:
        Refused: the bot does not answer, or does not take them from this person or for this group.
        SheetError: the file cannot be taken.
    """
    group = chat_of(settings, asked.group)
    sheet = read(file)
    for remark in sheet.remarks:
        click.echo(plain(remark), err=True)
    errand = {"as": asked.speaker, "group": group, "event": asked.event, "source": asked.source, "file": sheet.digest}
    run = _Import(settings, sheet, errand)
    run.foresee()
    try:
        if not dry:
            run.take(file.name)
    finally:
        write(where, sheet, run.in_words(dry=dry))
    return Done(run.counts(), run.running)


def summary(counts: dict[str, int], *, dry: bool) -> str:
    """What became of the file, in a sentence."""
    words = {**vocabulary()["landing"], **(_WOULD if dry else {})}
    told = "、".join(f"{words[landing]} {counts[landing]}" for landing in Landing)
    return f"{'试算' if dry else '已处理'} {counts['total']} 行:{told}。"


class _Import:
    """The way of one file through the bot, and how far it has come."""

    def __init__(self, settings: Settings, sheet: LeadSheet, errand: dict[str, Any]) -> None:
        self._settings = settings
        self._errand = errand
        self._all = len(sheet.rows)
        self._damaged = {row.number: row.why for row in sheet.rows if row.why}
        self._good = [row for row in sheet.rows if not row.why]
        self._foreseen: dict[int, dict[str, Any]] = {}
        self._ended: dict[int, dict[str, Any]] = {}
        self._dry = True
        self.running = False

    def foresee(self) -> None:
        """Look how every row would end, before anything is done."""
        phones: list[str] = []
        for rows in self._in_parts(_LOOKED_AT_ONCE, "检查"):
            facts = self._give(do="foresee_leads", rows=_values(rows), phones=phones)
            phones = facts["phones"]
            self._foreseen |= {one["row"]: one for one in facts["rows"]}

    def take(self, name: str) -> None:
        """Bring every good row in, then have the SDR told what became of the file."""
        self._dry = False
        cards = sum(one["state"] == Landing.DISPATCHED for one in self._foreseen.values())
        for rows in self._in_parts(AT_ONCE, "导入"):
            facts = self._give(do="import_leads", rows=_values(rows), cards=cards, of=self._all)
            self._ended |= {one["row"]: one for one in facts["rows"]}
        self._give(do="finish_import", name=name, counts=self.counts())

    def counts(self) -> dict[str, int]:
        """How many rows there are, and how many ended in each way."""
        ends = [one["state"] for one in self._ends().values()]
        counted = {landing.value: ends.count(landing.value) for landing in Landing}
        counted[Landing.REFUSED] += len(self._damaged)
        return {"total": self._all, **counted}

    def in_words(self, *, dry: bool) -> dict[int, End]:
        """How every row ended."""
        words = vocabulary()
        states = {**words["landing"], **(_WOULD if dry else {})}
        ends = {row.number: _LATER for row in self._good}
        for number, one in self._ends().items():
            asked = ";".join(f"{field['name']}:{field['question']}" for field in one["missing"])
            ends[number] = End(
                state=states[one["state"]],
                lead=f"L{one['lead']}" if one["lead"] else "",
                source=one["source"],
                basis=words["basis"][one["basis"]],
                why="。".join(part for part in (one["reason"], asked and f"可以问 {asked}") if part),
            )
        refused = words["landing"][Landing.REFUSED]
        return ends | {number: End(state=refused, why=why) for number, why in self._damaged.items()}

    def _ends(self) -> dict[int, dict[str, Any]]:
        return self._foreseen if self._dry else self._ended

    def _give(self, **errand: Any) -> dict[str, Any]:
        outcome, self.running = give(self._settings, {**self._errand, **errand})
        if not outcome.ok:
            raise Refused(*outcome.lines)
        return dict(outcome.facts)

    def _in_parts(self, size: int, label: str) -> Iterator[Sequence[SheetRow]]:
        starts = range(0, len(self._good), size)
        with click.progressbar(starts, label=label, file=sys.stderr) as bar:
            for first in bar:
                yield self._good[first : first + size]


def _values(rows: Sequence[SheetRow]) -> list[dict[str, Any]]:
    return [{"row": row.number, "values": dict(row.values)} for row in rows]
