"""``sunmao match``: are two company names one company, and why? Nothing is changed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from bot.cli.asked import json_option, print_json
from bot.cli.json_lines import naming, rows
from bot.domain.matching import SAID, Finding, Verdict, compare, predict, read_company

_PAIR: Final = 2
_WORDS: Final = {
    Verdict.SAME: "同一家公司",
    Verdict.RELATED: "有关系:分支、子公司、母公司或兄弟公司",
    Verdict.SIMILAR: "像是同一家,请人看一眼",
    Verdict.DIFFERENT: "不是同一家",
}


@click.command(
    help="两个公司名是不是同一家,为什么。写两个名字,例如:sunmao match 上海朗驰精密机械有限公司 朗驰精密;"
    "或者写一个文件(不写就读标准输入):每行一个 JSON 进(id、a、b),每行一个 JSON 出。"
)
@click.argument("words", metavar="[文件 | 公司名 公司名]", nargs=-1)
@json_option
def match(words: tuple[str, ...], *, as_json: bool) -> None:
    """Compare two names, or a file of pairs."""
    if len(words) > _PAIR:
        raise click.UsageError("请写两个公司名,名字里有空格时加引号;或者写一个文件。")
    if len(words) == _PAIR:
        _show(compare(*map(read_company, words)), as_json=as_json)
        return
    for number, row in rows(Path(words[0]) if words else None):
        with naming(number):
            print_json(predict(row))


def _show(finding: Finding, *, as_json: bool) -> None:
    if as_json:
        print_json({"same": SAID[finding.verdict], "why": list(finding.why)})
        return
    click.echo(f"{_WORDS[finding.verdict]}。\n" + ";".join(finding.why) + "。")
