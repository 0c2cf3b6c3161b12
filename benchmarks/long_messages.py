"""What reading costs at most, as a reply and as a post: 8 000 characters of every kind.

``python -m benchmarks.long_messages`` (-v: also which). Nothing may take more than 20 ms on a quiet core. Times are of
the processor; one row per kind and reader with the median, the 99th percentile and the worst.
"""

from __future__ import annotations

import json
import random
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bot.domain.intake import looks_like_post, read_posts
from bot.domain.patterns import make_ready
from bot.domain.reply import read
from bot.domain.reply.contract import roster_from_rows, situation_from_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CORPUS = Path(__file__).parent.parent / "tests" / "corpus"
LENGTH = 8_000
TODAY = date(2026, 3, 12)
TEXTS = 25
RUNS = 3


def main() -> None:
    """Print a row for every kind of text and every reader."""
    make_ready()
    posts, replies = _rows("leads.jsonl"), _rows("replies.jsonl")
    for path in sorted((CORPUS / "batches").glob("leads_*.jsonl")):
        posts += [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    situation = situation_from_row(
        replies[0], roster_from_rows(json.loads((CORPUS / "roster.json").read_text("utf-8")))
    )
    readers: dict[str, Callable[[str], object]] = {
        "post": lambda text: read_posts(text, today=TODAY),
        "glance": looks_like_post,
        "reply": lambda text: read(text, situation),
    }
    for kind, texts in _kinds([row["text"] for row in posts], [row["text"] for row in replies]).items():
        for name, reader in readers.items():
            times = sorted(_timed(reader, text) for text in texts)
            print(
                f"{kind:<18} {name:<7} p50 {times[len(times) // 2]:6.2f}  p99 {times[len(times) * 99 // 100]:6.2f}"
                f"  worst {times[-1]:6.2f} ms"
            )


def _rows(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (CORPUS / name).read_text("utf-8").splitlines()]


def _kinds(posts: list[str], replies: list[str]) -> dict[str, list[str]]:
    """Texts of 8 000 characters by kind; the same at every run."""
    chance = random.Random(7)  # noqa: S311 - the same texts every time
    letters = "公司联系人电话预算需求时间来源:,。;\n 0123456789abcXYZ给王磊李明在的了()【】#@/-"
    drawn: dict[str, Callable[[], str]] = {
        "posts by blank": lambda: _glued(chance.sample(posts, 200), "\n\n"),
        "posts by line": lambda: _glued(chance.sample(posts, 200), "\n"),
        "posts by blank sp.": lambda: _glued(chance.sample(posts, 200), " "),
        "posts by comma": lambda: _glued([post.replace("\n", ",") for post in chance.sample(posts, 200)], ","),
        "one post repeated": lambda: _repeated(chance.choice(posts) + "\n"),
        "replies glued": lambda: _glued(replies, chance.choice([" ", "\n", ",", ""])),
        "noise": lambda: "".join(chance.choices(letters, k=LENGTH)),
        "any character": lambda: "".join(chr(chance.randrange(32, 0x2FFF)) for _ in range(LENGTH)),
        "shuffled posts": lambda: "".join(chance.sample(_glued(posts, "\n"), LENGTH)),
    }
    return {kind: [draw() for _ in range(TEXTS)] for kind, draw in drawn.items()} | {
        "repeated": [_repeated(unit) for unit in _units()]
    }


def _units() -> Iterator[str]:
    """What may come again and again."""
    yield from (
        "1", "13900001234 ", "139-0000-1234", "0512-5550", "+86 ", "1.", "(1)", "①", "L1 ", "L1、", "1-",
        "2026-03-12 ", "明年3月底前 ", "50万", "三十万到五十万,", "五十", "百", "预算", "预算50万左右 ", "给",
        "给王磊", "王磊李明", "王磊,", "王总 ", "李经理的", "联系人", "联系人:", "公司:",
        "公司：苏州A厂\n电话：13900001234\n", "公司", "，公司李总", "公司\t联系人\t电话\n", "a\tb\tc\n", "a b ",
        "a@b.cn ", "a", "http://a.cn/?utm_source=", "?", "(", ")", "【", "[(", "()", '{"company":', "{", "\n",
        " ", "\n\n", " \n", ",", "。", ";", "-", ":", "|", "/", "#", "@", "「", ">", "不", "不对", "没有", "的",
        "想", "想要", "老客户推荐", "朗驰", "撞了", "有限公司", "上海", "上海的王磊", "A公司B经理 ", "說", "𠮷",
        "\u200b",
    )  # fmt: skip


def _glued(pieces: list[str], between: str) -> str:
    return _repeated(between.join(pieces))


def _repeated(unit: str) -> str:
    return (unit * (LENGTH // len(unit) + 1))[:LENGTH]


def _timed(reader: Callable[[str], object], text: str) -> float:
    best = float("inf")
    for _ in range(RUNS):
        start = time.process_time()
        reader(text)
        best = min(best, time.process_time() - start)
    if "-v" in sys.argv and best > 0.010:
        print(f"{best * 1000:6.1f} ms {text[:30]!r}")
    return best * 1000


if __name__ == "__main__":
    main()
