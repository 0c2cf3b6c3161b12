"""How long one reply takes to read, with 500 people and 5 000 open leads, and a post: ``python -m benchmarks.reading``.

Times are of the processor, so that a busy machine does not count.
"""

from __future__ import annotations

import json
import random
import time
from datetime import date
from pathlib import Path

from bot.domain.intake import read_posts
from bot.domain.people import Person, Role, Roster
from bot.domain.reply import LeadIndex, LeadInView, Situation, Status, read
from bot.domain.reply.contract import roster_from_rows, situation_from_row

CORPUS = Path(__file__).parent.parent / "tests" / "corpus"
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红鹏辉建文斌波飞凯宇浩轩博"
CORES = "朗驰优码恒信通中科华兴讯海之蓝秦智闽都松湖声滇云博泽美橙力天禾木甬顺锦城元气拓跨境香满口山远渔纳维"
TRADES = ("精密机械", "健康科技", "金融服务", "软件", "网络科技", "物流", "医疗器械", "餐饮管理", "电子商务")
PLACES = ("上海", "北京", "深圳", "广州", "杭州", "成都", "武汉", "南京", "苏州")
WORST = (
    "王磊李明" * 1000,
    "L1 " * 1333,
    "给王磊不对" * 800,
    "a b " * 1000,
    "1" * 4000,
    "给" * 4000,
    "\n" * 4000,
    "朗驰" * 2000,
)


WORST_POSTS = (
    "公司：苏州A厂\n电话：13900001234\n" * 300,
    "公司\t联系人\t电话\n" + "a\tb\tc\n" * 1300,
    "公司：" * 2666,
    "a b " * 2000,
    "明年3月底前 " * 1000,
    "，公司李总" * 1600,
    "1" * 8000,
)


def main() -> None:
    """Print the median, the 99th percentile and the worst, in milliseconds."""
    chance = random.Random(1)  # noqa: S311 - the same crowd every time
    rows = [json.loads(line) for line in (CORPUS / "replies.jsonl").read_text("utf-8").splitlines()]
    few = roster_from_rows(json.loads((CORPUS / "roster.json").read_text("utf-8")))
    roster = Roster([*few, *(_person(number, chance) for number in range(500 - len(few)))])
    crowd = [_lead(number, chance) for number in range(1000, 6000)]
    situations = [situation_from_row(row, roster) for row in rows]
    leads = LeadIndex(crowd)
    read("给王磊", situations[0])
    times = []
    for row, small in zip(rows, situations, strict=True):
        for number in row["state"]:
            lead = small.leads.get(int(number[1:]))
            assert lead is not None
            leads.put(lead)
        times.append(_timed(row["text"], _in_the_crowd(small, roster, leads)))
        for number in row["state"]:
            leads.forget(int(number[1:]))
    times.sort()
    print(f"replies {len(times)}, people {len(roster)}, leads {len(crowd)}")
    print(f"p50 {times[len(times) // 2]:.2f} ms  p99 {times[len(times) * 99 // 100]:.2f} ms  max {times[-1]:.2f} ms")
    for text in WORST:
        print(f"{text[:6]!r} x {len(text)}: {_timed(text, _in_the_crowd(situations[0], roster, leads)):.1f} ms")
    for text in WORST_POSTS:
        print(f"post {text[:6]!r} x {len(text)}: {_timed_post(text):.1f} ms")


def _in_the_crowd(small: Situation, roster: Roster, leads: LeadIndex) -> Situation:
    return Situation(
        sender=small.sender,
        roster=roster,
        leads=leads,
        quote_lead=small.quote_lead,
        mentions=small.mentions,
        last_action=small.last_action,
    )


def _timed(text: str, situation: Situation) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        read(text, situation)
        best = min(best, time.process_time() - start)
    return best * 1000


def _timed_post(text: str) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        read_posts(text, today=date(2025, 11, 1))
        best = min(best, time.process_time() - start)
    return best * 1000


def _person(number: int, chance: random.Random) -> Person:
    name = chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, chance.randint(1, 2)))
    return Person(userid=f"person{number}", name=name, roles=frozenset({Role.SALES}))


def _lead(number: int, chance: random.Random) -> LeadInView:
    core = "".join(chance.sample(CORES, chance.randint(2, 4)))
    company = f"{chance.choice(PLACES)}{core}{chance.choice(TRADES)}有限公司"
    return LeadInView(number=number, company=company, status=Status.NEW)


if __name__ == "__main__":
    main()
