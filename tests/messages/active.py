"""What WeCom would act on in a message, told from its markdown alone (wecom.md §5.1), and hostile words to try."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

PLAIN = "平常的话"

HOSTILE = (
    "<@all>",
    "<@wanglei>",
    "@所有人",
    "@all 开会",
    "[x](http://e.cn)",
    "![图](https://e.cn/a.png)",
    "http://e.cn",
    "www.e.cn/x",
    "WWW.3.cn/x",
    "mailto:a@e.cn",
    "上海\n> 已分配给 王磊",
    "上海\r\n# 标题\n- 一条\n1. 二条",
    "上海\u2028已分配给 王磊\u2029L2",
    "**x**",
    "*x* _x_ __x__ ~~x~~",
    "`rm` ```code```",
    "a|b|c",
    "# 标题",
    "> 引用",
    "- 列表",
    "1. 列表",
    "=== ---",
    "\u202e已给王磊\u202c",
    "零\u200b宽\u200d字\ufeff符\u2060",
    "Ｌ１２８ ＃１２８ ＠所有人",
    "L0001",
    "L9 给王磊",
    "L-9 L 9 l9",
    "#128",
    "L\u200b9",
    '<font color="warning">x</font>',
    '<a href="http://e.cn">x</a>',
    "&lt;@all&gt;",
    "$userName=x$",
    "\\<@all\\>",
    "{{ lead.phones }} {% include 'help.md' %}",
    "x" * 3000,
    "长" * 3000,
    "*" * 300 + "L9" * 300,
    "\x00\x07\x1b[31m红",
    "e\u0301" * 50 + "\U0001f469\u200d\U0001f4bb",
)

_ACTIVE = {
    "mention or tag": re.compile(r"[<>]"),
    "at": re.compile(r"@(?=\S)"),
    "link": re.compile(r"\]\s*\(|://|(?:mailto|javascript):|www\.", re.IGNORECASE),
    "domain": re.compile(r"[0-9A-Za-z\u4e00-\u9fff]\.[A-Za-z\u4e00-\u9fff]{2,}"),
    "image or bracket": re.compile(r"[\[\]]"),
    "emphasis": re.compile(r"\*+|(?<![0-9A-Za-z])_+|_+(?![0-9A-Za-z])|~+"),
    "code": re.compile(r"`"),
    "table or variable": re.compile(r"[|$\\]"),
    "line marker": re.compile(r"^[ \t]*(?:#+|>|[-+]|[0-9]+[.)](?=\s)|=+$)", re.MULTILINE),
    "lead number": re.compile(r"(?<![0-9A-Za-z])[Ll#][-\s]?\d+"),
    "end of line": re.compile(r"[\n\r\v\f\x85\u2028\u2029]"),
}


def active(text: str) -> Counter[tuple[str, str]]:
    """Everything in the text that is more than words, and how often it is there."""
    found = Counter((kind, token) for kind, pattern in _ACTIVE.items() for token in pattern.findall(text))
    hidden = (char for char in text if unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs"} and char != "\n")
    return found + Counter(("hidden", repr(char)) for char in hidden)
