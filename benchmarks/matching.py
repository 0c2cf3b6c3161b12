"""One lead against a mirror of 1 000, 100 000 and 1 000 000 customers, beside what one would do otherwise.

In one run and over the same data: Sunmao's keys and rules; ``LIKE '%core%'`` on the same table; a rapidfuzz scan over
all names in memory. Printed are p50 and p99 in milliseconds, how often the right company is found, and the memory of a
process that does nothing else. The way of a list into the mirror is measured with ``sunmao import crm`` itself.

    python -m benchmarks.matching [--sizes 1000 100000 1000000] [--databases sqlite postgres] [--leads 300]
        [--import 100000] [--formats csv xlsx]
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process
from sqlalchemy import create_engine, text

from benchmarks._mirror import Loader, names_of, pieces
from bot.domain.customer import recognised
from bot.domain.matching import Verdict, knowing, read_company
from bot.sheets.copies import write_copy
from storage.database import Database
from storage.engine import read_url
from storage.migrations import upgrade
from tests.cli.desk import Desk
from tests.state import postgres

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Lead = tuple[str, str]
"""The company as an SDR types it, and the name of the one that is meant."""
Answer = tuple[float, float, bool, int]
"""Seconds, seconds of the processor, whether the right company is in the answer, and how many are."""
_SCANNED_NAMES = 3_000_000
"""Names that rapidfuzz is to look at in one measurement: it takes seconds for a million."""


def main() -> None:
    """Print a table for each size and database."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 100_000, 1_000_000])
    parser.add_argument("--databases", nargs="*", default=["sqlite", "postgres"])
    parser.add_argument("--leads", type=int, default=300)
    parser.add_argument("--import", type=int, default=100_000, dest="rows", help="0: none")
    parser.add_argument("--formats", nargs="*", default=["csv", "xlsx"])
    asked = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(postgres.server()) if "postgres" in asked.databases else None
        for size in asked.sizes:
            urls = {"sqlite": f"sqlite:///{folder / f'{size}.db'}"} if "sqlite" in asked.databases else {}
            if server:
                urls["postgres"] = postgres.fresh(server, f"bench_{size}")
            _measure(urls, size, asked.leads)
        for name in asked.databases if asked.rows else ():
            for ending in asked.formats:
                url = postgres.fresh(server, f"bench_import_{ending}") if name == "postgres" and server else None
                if name == "sqlite" or url:
                    _import(folder / f"import-{name}-{ending}", name, ending, asked.rows, url)


def _measure(urls: dict[str, str], size: int, leads: int) -> None:
    start = time.perf_counter()
    _build(urls, size)
    print(f"\n{size:,} customers (loaded in {time.perf_counter() - start:.0f} s)")
    wanted = _wanted(size, leads)
    for name, url in urls.items():
        # A process of its own, spawned and not forked, has no memory but what looking for leads takes.
        alone = get_context("spawn").Process(target=_sunmao, args=(name, url, wanted))
        alone.start()
        alone.join()
        _like(name, url, wanted[:20])
    _rapidfuzz(size, wanted[: max(3, min(20, _SCANNED_NAMES // size))])


def _build(urls: dict[str, str], size: int) -> None:
    with ExitStack() as stack:
        loaders = []
        for url in urls.values():
            upgrade(url)
            engine = create_engine(read_url(url))
            stack.callback(engine.dispose)
            loaders.append(Loader(stack.enter_context(engine.connect())))
        for piece in pieces(size):
            for loader in loaders:
                loader.load(piece)
        for loader in loaders:
            loader.finish()


def _wanted(size: int, leads: int) -> list[Lead]:
    """Short names, with the full name that is meant: without legal form; without the city too; cut in the trade."""
    chance = random.Random(2)  # noqa: S311 — the same leads every time
    chosen = set(chance.sample(range(size), min(leads, size)))
    full = [name for n, name in enumerate(names_of(size)) if n in chosen]
    short = (lambda said: said, lambda said: said[2:], lambda said: said[:-1] if len(said) > 7 else said)
    return [(short[n % 3](name.removesuffix("有限公司")), name) for n, name in enumerate(full)]


def _sunmao(name: str, url: str, wanted: list[Lead]) -> None:
    with Database(url, pepper=b"bench") as database:

        def ask(short: str) -> list[str]:
            comer = knowing(short)
            found = database.do_now(lambda work: recognised(comer, work.customers.like(comer)))
            return [one.customer.known.name for one in found if one.finding.verdict is not Verdict.RELATED]

        ask(wanted[0][0])
        before = _memory()
        read_company.cache_clear()
        _report(f"{name}: keys and rules", [_timed(ask, *lead) for lead in wanted])
        print(f"    the process has {_memory():.0f} MB, {_memory() - before:+.0f} MB since the first lead")


def _like(name: str, url: str, wanted: list[Lead]) -> None:
    engine = create_engine(read_url(url))
    with engine.connect() as connection:
        like = text("SELECT name FROM customer WHERE name LIKE :like LIMIT 500")

        def ask(short: str) -> list[str]:
            return [row.name for row in connection.execute(like, {"like": f"%{read_company(short).main.core}%"})]

        _report(f"{name}: LIKE '%core%'", [_timed(ask, *lead) for lead in wanted])
    engine.dispose()


def _rapidfuzz(size: int, wanted: list[Lead]) -> None:
    before = _memory()
    names = list(names_of(size))

    def scan(short: str) -> list[str]:
        return [found[0] for found in process.extract(short, names, scorer=fuzz.WRatio, limit=5)]

    _report("rapidfuzz WRatio, five best", [_timed(scan, *lead) for lead in wanted])
    print(f"    the names alone take {_memory() - before:.0f} MB")


def _timed(ask: Callable[[str], list[str]], short: str, full: str) -> Answer:
    start, worked = time.perf_counter(), time.process_time()
    found = ask(short)
    return time.perf_counter() - start, time.process_time() - worked, full in found, len(found)


def _report(what: str, asked: list[Answer]) -> None:
    """Wall time; beside it the processor's, which other programs on the machine do not lengthen as much."""
    took, worked = (sorted(one[at] * 1000 for one in asked) for at in (0, 1))
    middle, last = len(asked) // 2, len(asked) * 99 // 100
    found, shown = sum(one[2] for one in asked), sum(one[3] for one in asked) / len(asked)
    print(
        f"  {what:28} p50 {took[middle]:9.2f} ms  p99 {took[last]:9.2f} ms (of our own {worked[middle]:.2f} and "
        f"{worked[last]:.2f} ms)  found {found}/{len(asked)}, {shown:.1f} shown on average",
        flush=True,
    )


HEAD = (
    "客户编号",
    "客户名称",
    "负责人",
    "联系人",
    "职务",
    "电话",
    "邮箱",
    "最近拜访",
    "最近跟进",
    "商机名称",
    "商机金额",
)


def _list_of(rows: int) -> Iterator[tuple[str, ...]]:
    yield HEAD
    for n, company in enumerate(names_of(rows)):
        reach = (f"1390{n:07}", f"sales@c{n}.cn")
        yield f"A{n}", company, "王磊", "李总", "总经理", *reach, "2026-03-02", "2026/3/1 9:30", "换CRM", "50万"


def _import(place: Path, name: str, ending: str, rows: int, url: str | None) -> None:
    """``sunmao import crm`` as a user types it, the start of the program included; then the same list again."""
    place.mkdir()
    desk, file = Desk(place, url=url), place / f"crm.{ending}"
    write_copy(file, _list_of(rows))
    for what in ("new", "again"):
        start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, "-m", "bot", "import", "crm", str(file), "--config", str(desk.config)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        took, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        print(
            f"sunmao import crm, {name}, {ending}, {rows:,} rows, {what}: {took:.1f} s ({rows / took:,.0f}/s), "
            f"{worked:.1f} s of the processors (a server's apart), {after.ru_maxrss / 1024:.0f} MB, "
            f"load {os.getloadavg()[0]:.1f}",
            flush=True,
        )


def _memory() -> float:
    """Megabytes that this process has now."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096 / 1024**2


if __name__ == "__main__":
    main()
