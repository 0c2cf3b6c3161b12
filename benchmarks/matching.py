"""One lead against a mirror of 1 000, 100 000 and 1 000 000 customers, beside what one would do otherwise.

In one run and over the same data: Sunmao's keys and rules; ``LIKE '%core%'`` on the same table; a rapidfuzz scan over
all names in memory. Printed are p50 and p99 in milliseconds, how often the right company is found, the time of the
import, and how the memory of the process grows with the mirror.

    python -m benchmarks.matching [--sizes 1000 100000 1000000] [--databases sqlite postgres] [--leads 300]
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import random
import resource
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process
from sqlalchemy import create_engine, text

from bot.domain.customer import Customer, CustomerContact, recognised
from bot.domain.matching import Verdict, knowing, read_company
from storage.database import Database
from storage.engine import read_url
from tests.state import postgres

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

AS_OF = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
COMMON = "恒通 华信 金鼎 宏达 鑫源 天成 中科 长城 东方 博远 德信 海纳 嘉禾 瑞丰 泰和 万象 新宇 永盛 正和 众诚".split()  # noqa: SIM905
SIGNS = (
    "朗驰优码恒信通中科华兴讯海之蓝秦智闽都松湖声滇云博泽美橙力天禾木甬顺锦城元气拓跨境香满口山远渔纳维江河星宇"
    "嘉瑞丰泰和众诚永盛正德仁义礼凯胜达腾飞龙凤麟鹏翔雅韵诗画晨曦旭阳朗月辰辉煜炫彩虹梦想未来卓越领航先锋"
)
PLACES = "上海 北京 深圳 广州 杭州 成都 武汉 南京 苏州 宁波 青岛 天津 重庆 西安 长沙 合肥 厦门 无锡 佛山 东莞".split()  # noqa: SIM905
TRADES = [
    "精密机械",
    "健康科技",
    "金融服务",
    "软件",
    "网络科技",
    "物流",
    "医疗器械",
    "餐饮管理",
    "电子商务",
    "新材料",
    "自动化设备",
    "食品",
    "环保工程",
    "广告传媒",
    "建筑工程",
    "生物科技",
    "汽车配件",
    "服饰",
    "家居用品",
    "教育科技",
]
PIECE = 1000
"""Customers of one commit, as the import does it."""


def main() -> None:
    """Print a table for each size and database."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 100_000, 1_000_000])
    parser.add_argument("--databases", nargs="*", default=["sqlite", "postgres"])
    parser.add_argument("--leads", type=int, default=300)
    asked = parser.parse_args()
    for size in asked.sizes:
        for name in asked.databases:
            _on(name, size, asked.leads)


def _on(name: str, size: int, leads: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        if name == "sqlite":
            _measure(name, f"sqlite:///{Path(folder) / 'bench.db'}", size, leads)
            return
        with postgres.server() as server:
            if server is None:
                print("postgres: no server is installed")
                return
            url = postgres.fresh(server, f"bench_{size}")
            _measure(name, url, size, leads)


def _measure(name: str, url: str, size: int, leads: int) -> None:
    with Database(url, pepper=b"bench") as database:
        before = _memory()
        start, worked = time.perf_counter(), time.process_time()
        for piece in _pieces(size):
            database.do_now(lambda work, piece=piece: work.customers.put(piece))  # type: ignore[misc]
        took, worked = time.perf_counter() - start, time.process_time() - worked
        print(
            f"\n{name}, {size:,} customers: imported in {took:.1f} s ({size / took:,.0f}/s), {worked:.1f} s of our own"
        )
        wanted = _wanted(size, leads)
        read_company.cache_clear()
        _report("sunmao: keys and rules", [_sunmao(database, short, full) for short, full in wanted])
        gc.collect()
        print(f"  memory grew by {_memory() - before:.0f} MB")
    few = wanted[: max(10, leads // 10)]
    engine = create_engine(read_url(url))
    with engine.connect() as connection:
        like = text("SELECT name FROM customer WHERE name LIKE :like LIMIT 500")

        def ask(short: str) -> list[str]:
            return [row.name for row in connection.execute(like, {"like": f"%{read_company(short).main.core}%"})]

        _report("LIKE '%core%'", [_timed(ask, short, full) for short, full in few])
    engine.dispose()
    names = [customer.known.name for customer in _customers(size)]

    def scan(short: str) -> list[str]:
        return [found[0] for found in process.extract(short, names, scorer=fuzz.WRatio, limit=5)]

    _report("rapidfuzz WRatio, five best", [_timed(scan, short, full) for short, full in few[:30]])


def _sunmao(database: Database, short: str, full: str) -> tuple[float, bool, int]:
    comer = knowing(short)
    start = time.perf_counter()
    found = database.do_now(lambda work: recognised(comer, work.customers.like(comer)))
    took = time.perf_counter() - start
    same = [one.customer.known.name for one in found if one.finding.verdict is Verdict.SAME]
    return took, full in same, len(same)


def _timed(ask: Callable[[str], list[str]], short: str, full: str) -> tuple[float, bool, int]:
    start = time.perf_counter()
    found = ask(short)
    return time.perf_counter() - start, full in found, len(found)


def _report(what: str, found: list[tuple[float, bool, int]]) -> None:
    times = sorted(took for took, _, _ in found)
    hits = sum(hit for _, hit, _ in found)
    shown = sum(count for _, _, count in found) / len(found)
    print(
        f"  {what:28} p50 {times[len(times) // 2] * 1000:9.2f} ms  p99 {times[len(times) * 99 // 100] * 1000:9.2f} ms  "
        f"found {hits}/{len(found)}, {shown:.1f} shown on average"
    )


def _wanted(size: int, leads: int) -> list[tuple[str, str]]:
    """Names as an SDR types them, short, with the full name that is meant."""
    chance = random.Random(2)  # noqa: S311 — the same leads every time
    chosen = set(chance.sample(range(size), min(leads, size)))
    full = [customer.known.name for n, customer in enumerate(_customers(size)) if n in chosen]
    return [(name.removesuffix("有限公司"), name) for name in full]


def _pieces(size: int) -> Iterator[list[Customer]]:
    piece: list[Customer] = []
    for customer in _customers(size):
        piece.append(customer)
        if len(piece) == PIECE:
            yield piece
            piece = []
    if piece:
        yield piece


def _customers(size: int) -> Iterator[Customer]:
    chance = random.Random(1)  # noqa: S311 — the same mirror every time
    for n in range(size):
        core = chance.choice(COMMON) if n % 10 == 0 else "".join(chance.sample(SIGNS, chance.choice((2, 3, 3, 4))))
        name = f"{chance.choice(PLACES)}{core}{chance.choice(TRADES)}有限公司"
        phone = f"1390{chance.randrange(10**7):07}"
        yield Customer(
            ref=str(n),
            known=knowing(name, phones=(phone,)),
            as_of=AS_OF,
            owner="wanglei",
            contacts=(CustomerContact(name="李总", phone=phone),),
        )


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
