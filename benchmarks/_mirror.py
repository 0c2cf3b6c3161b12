"""Mirrors of any size to measure on: the same customers every time, names read on all processors, rows loaded in bulk.

A tenth of the customers share twenty common names (恒通, 华信, …), as companies do.
"""

from __future__ import annotations

import os
import random
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from bot.domain.matching import KEYS, Known, keys_of, number_of
from bot.domain.reply.words.pattern import words_of
from storage.customer_rows import COLUMNS
from storage.types import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

COMMON = "恒通 华信 金鼎 宏达 鑫源 天成 中科 长城 东方 博远 德信 海纳 嘉禾 瑞丰 泰和 万象 新宇 永盛 正和 众诚".split()  # noqa: SIM905
SIGNS = (
    "朗驰优码恒信通中科华兴讯海之蓝秦智闽都松湖声滇云博泽美橙力天禾木甬顺锦城元气拓跨境香满口山远渔纳维江河星宇"
    "嘉瑞丰泰和众诚永盛正德仁义礼凯胜达腾飞龙凤麟鹏翔雅韵诗画晨曦旭阳朗月辰辉煜炫彩虹梦想未来卓越领航先锋"
)
PLACES = "上海 北京 深圳 广州 杭州 成都 武汉 南京 苏州 宁波 青岛 天津 重庆 西安 长沙 合肥 厦门 无锡 佛山 东莞".split()  # noqa: SIM905
TRADES = words_of("""
    精密机械 健康科技 金融服务 软件 网络科技 物流 医疗器械 餐饮管理 电子商务 新材料 自动化设备 食品 环保工程 广告传媒
    建筑工程 生物科技 汽车配件 服饰 家居用品 教育科技
""")
PIECE = 10_000
"""Customers that are made at once, by one process."""
_SAID = to_json([["李总", "总经理", ""]])
_KNOWN = to_json([[], [], None, [], [], KEYS])
_AS_OF = "2026-03-02T00:00:00.000000"

Piece = tuple[int, list[str], list[tuple[int, ...]]]
"""Number of the first customer, names, and the numbers of the keys of each."""


def names_of(size: int) -> Iterator[str]:
    """All names."""
    for first in range(0, size, PIECE):
        yield from _names(first, min(first + PIECE, size))


def pieces(size: int) -> Iterator[Piece]:
    """All customers with their keys, in order; never more of them in memory than a few pieces."""
    firsts = list(range(0, size, PIECE))
    with ProcessPoolExecutor(os.cpu_count()) as readers:
        told = [readers.submit(read, first, min(first + PIECE, size)) for first in firsts]
        for at, one in enumerate(told):
            yield one.result()
            told[at] = None  # type: ignore[call-overload]


def read(first: int, end: int) -> Piece:
    """Some customers, their names read into keys."""
    names = list(_names(first, end))
    return first, names, [tuple(map(number_of, keys_of(Known(name=name)))) for name in names]


def _names(first: int, end: int) -> Iterator[str]:
    chance = random.Random(first)  # noqa: S311 — the same mirror every time
    for n in range(first, end):
        core = chance.choice(COMMON) if n % 10 == 0 else "".join(chance.sample(SIGNS, chance.choice((2, 3, 3, 4))))
        yield f"{chance.choice(PLACES)}{core}{chance.choice(TRADES)}有限公司"


class Loader:
    """Fills the mirror of one database past the program: rows as it writes them, keys in the order of their index."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._postgres = connection.dialect.name == "postgresql"
        if self._postgres:
            self._run("ALTER TABLE customer_key DROP CONSTRAINT pk_customer_key")
        else:
            self._run("CREATE TEMP TABLE loading (key INTEGER, customer INTEGER)")

    def load(self, piece: Piece) -> None:
        """These customers."""
        first, names, keys = piece
        rows = [
            (n, str(n), name, _KNOWN, "王磊", "", "", None, None, None, _SAID, "[]", _AS_OF)
            for n, name in enumerate(names, start=first + 1)
        ]
        pairs = [(key, n) for n, theirs in enumerate(keys, start=first + 1) for key in theirs]
        self._fill("customer", COLUMNS, rows)
        self._fill("customer_key" if self._postgres else "loading", ("key", "customer"), pairs)

    def finish(self) -> None:
        """The index of the keys, and what the planner wants to know."""
        if self._postgres:
            self._run("ALTER TABLE customer_key ADD CONSTRAINT pk_customer_key PRIMARY KEY (key, customer)")
            self._connection.commit()
        else:
            self._run("INSERT OR IGNORE INTO customer_key SELECT key, customer FROM loading ORDER BY key, customer")
            self._run("DROP TABLE loading")
            self._connection.commit()
        self._run("ANALYZE")
        self._connection.commit()

    def _run(self, sql: str) -> None:
        self._connection.exec_driver_sql(sql)

    def _fill(self, table: str, columns: Sequence[str], rows: Sequence[tuple[object, ...]]) -> None:
        named = f"{table} ({', '.join(columns)})"
        if self._postgres:
            with self._connection.connection.cursor() as cursor, cursor.copy(f"COPY {named} FROM STDIN") as copy:  # type: ignore[attr-defined]
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join("?" * len(columns))
            self._connection.exec_driver_sql(f"INSERT INTO {named} VALUES ({places})", rows)  # noqa: S608
