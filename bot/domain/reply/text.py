"""Text as colleagues type it, made comparable: width, case, traditional writing, Cantonese, faces, quotes.

    message  =  [ old-style quote, line of dashes ]  [ "@" bot ]  words
    quote    =  「刘洋:L126 上海朗驰…」  |  > L126 …  |  anything above a line of at least three dashes

Folded text is lower case throughout, which leaves the capitals free as marks (see ``marks``).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from opencc import OpenCC

from bot.domain.patterns import regex
from bot.domain.reply.words import courtesies

LONGEST = 300
"""Characters of a message that are read: 20 ms of work on a slow machine. A reply is a line or two."""

_SIMPLIFIED = OpenCC("t2s")
_PLAIN = str.maketrans({
    "畀": "给", "俾": "给", "佢": "他", "冇": "没", "嘅": "的", "嗰": "那", "咗": "了",
    "睇": "看", "搵": "找", "揾": "找", "嚟": "来", "攞": "拿", "啲": "些",
    "唔": "不", "咁": "那", "喺": "在", "哋": "们", "著": "着", "妳": "你", "她": "他", "您": "你",
    "“": '"', "”": '"', "‘": "'", "’": "'", "`": "'", "｢": "「", "｣": "」", "『": "「", "』": "」",
    **dict.fromkeys("①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼⒈⒉⒊⒋⒌⒍⒎⒏⒐", ";"),
    "—": "-", "–": "-", "〜": "~", "→": ">", "⇒": ">", "➡": ">", "\u2005": " ", "\u00a0": " ", "\u3000": " ",
})  # fmt: skip
_REWRITTEN = (
    (regex(r"(?<![这那]个)(?<![的吧条家])呢(?=[条个单间家位](?![电具居装用纺]))"), "这"),
    (regex(r"(?<!好)不好(?=分|给|派|动|俾)"), "不要"),
    (regex(r"[-=]+>|>{2,}"), ">"),
    (regex(r"(?<=[转交分派送])比"), "给"),
    (regex(r"(?<![^\s,。:])([\u4e00-\u9fff])[ \u3000]([\u4e00-\u9fff])(?![^\s,。!])"), r"\1\2"),
    (regex(r"\bw/\s?"), "with "),
    (regex(r"\b(?:yyds|xswl|plz)\b"), " "),
    (regex(r"(?<=[\u4e00-\u9fff]{5}) (?=[\u4e00-\u9fff]{3})"), ","),
    (regex(r"((?:^|[\n;。])\s*)[一二三四五六七八九十]{1,2}[、.)]\s*(?=l?\d|#|线索)"), r"\1"),
    (regex(r"里[头边]"), "里"),
    (regex(r"紧是"), "当然是"),
    (regex(r"(?<=[今明昨])儿个?"), "天"),
    (regex(r"(?<![^\s,。:;由归给至到非为与和请])本人|俺(?!们)|老子"), "我"),
    (regex(r"(?<=[我你他])滴(?=[\s,。!~了吧呀啦]|$)"), "的"),
    (regex(r"而家"), "现在"),
    (regex(r"边个"), "谁"),
    (regex(r"得不得[闲空]"), "有没有空"),
    (regex(r"不得闲"), "没空"),
    (regex(r"得闲"), "有空"),
    (regex(r"[上旧]年(?!度|级|纪)"), "去年"),
    (regex(r"[琴寻噚]日"), "昨天"),
    (regex(r"听日"), "明天"),
    (regex(r"头先"), "刚才"),
    (regex(r"下昼|晏昼"), "下午"),
    (regex(r"上昼"), "上午"),
    (regex(r"等(?:一?阵)"), "等一下"),
    (regex(r"入面"), "里面"),
    (regex(r"点(?=用|样|算|搞|分(?!钟)|派)(?<!\d点)(?<!有点)(?<!一点)(?<!差点)(?<!早点)(?<!快点)"), "怎么"),
    (regex(r"(?<=[收退拿还])返"), "回"),
    (regex(r"老细"), "老板"),
    (regex(r"啱啱"), "刚刚"),
    (regex(r"啱"), "合适"),
    (regex(r"(?<=[这那])间(?![房会办店隔])"), "家"),
    (regex(r"(?<=[在进入]) (?=crm\b)"), ""),
    (regex(r"在(?:follow|跟)(?=[^\w]|$)"), "在跟"),
    (regex(r"(?<![电通对讲说笑问废电空])话(?=不要|不得|没|要|是(?:他|我|客))"), "说"),
    (regex(r"([跟做倾谈])开"), r"在\1"),
    (regex(r"在倾"), "在谈"),
    (regex(r"倾(?!向|斜|听|诉|情|销|力|囊)"), "聊"),
    (regex(r"客人"), "客户"),
    (regex(r"(?<![顾访旅乘黑请做人])客[话说]"), "客户说"),
    (regex(r"(?<=客户)话(?!术|题|费)"), "说"),
    (regex(r"\[[\u4e00-\u9fffa-z]{1,6}\]"), " "),
)
_RULE = regex(r"(?:^|\n)\s*(?:-\s*){3,}\s*(?:\n|$)|(?:^|\n)\s*(?:[─━＿_]\s*){3,}(?:\n|$)")
_BRACKETED = regex(r"^\s*「([^」]{1,400})」\s*[\n:]?\s*(?=\S)|^\s*>([^\n]{2,400})\n+(?=\s*\S)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """A message taken apart: the writer's own folded ``words``, the old-style quote, the words as typed."""

    words: str
    quoted: str = ""
    typed: str = ""


def open_message(text: str, bot_name: str) -> Message:
    """Take an arriving text apart; what lies beyond ``LONGEST`` characters is not read."""
    folded = fold(text[:LONGEST])
    quoted, words = _split_quote(folded)
    return Message(
        words=_without_courtesies(_without_bot(words, folded_name(bot_name)).strip(" \t~")),
        quoted=quoted,
        typed=_without_bot(text, bot_name).strip(),
    )


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """Lower case, half width, simplified characters, plain punctuation, no emoji."""
    spoken = _IS.sub("是", _AT_IT.sub(r"在\1", _PLEASE.sub("麻烦", _CROSSED_OUT.sub(" 不", text))))
    plain = _PRESENTATION.sub("", spoken.translate(_PLAIN))
    narrow = unicodedata.normalize("NFKC", plain).translate(_PLAIN)
    words = simplified(narrow).translate(_FOLDED)
    for pattern, instead in _REWRITTEN:
        words = pattern.sub(instead, words)
    return "\n".join(line for line in (" ".join(line.split()) for line in words.split("\n")) if line)


def simplified(text: str) -> str:
    """The same in simplified characters."""
    return text if text.isascii() else _SIMPLIFIED.convert(text)


class _Folded(dict[int, str]):
    """What every character becomes, learnt as it is met; a few thousand at most, for there are no more."""

    def __missing__(self, code: int) -> str:
        self[code] = _folded_char(chr(code))
        return self[code]


_FOLDED = _Folded()


def _folded_char(char: str) -> str:
    if char in "\n、。,;:!?…~+>":
        return char
    if char == "\r":
        return "\n"
    kind = unicodedata.category(char)
    if kind in {"So", "Sk", "Cs", "Co", "Cn", "Cc", "Cf", "Zs", "Zl", "Zp"}:
        return " "
    low = char.lower()
    return low if len(low) == 1 and not low.isupper() else " "


@lru_cache(maxsize=4096)
def folded_name(name: str) -> str:
    """A name or word of the roster or the config, folded; there are few, and they come with every message."""
    return fold(name)


def _split_quote(folded: str) -> tuple[str, str]:
    if rule := _RULE.search(folded):
        above, below = folded[: rule.start()], folded[rule.end() :]
        if above.strip() and below.strip():
            return above, below
    if bracketed := _BRACKETED.match(folded):
        return (bracketed.group(1) or bracketed.group(2)).strip(), folded[bracketed.end() :]
    return "", folded


def _without_courtesies(words: str) -> str:
    """The words without a greeting in front and thanks behind; courtesies alone are left as they are."""
    rest = courtesies.GREETING.sub("", words)
    rest = rest[:-_FAREWELL] + courtesies.FAREWELL.sub("", rest[-_FAREWELL:])
    return rest if re.search(r"\w", rest) else words


def _without_bot(words: str, bot_name: str) -> str:
    return _called_upon(bot_name).sub(" ", words) if "@" in words else words


@lru_cache(maxsize=8)
def _called_upon(bot_name: str) -> re.Pattern[str]:
    names = "|".join(
        re.escape(name) for name in (bot_name, "线索助手", "线索小助手", "派单助手", "机器人", "bot") if name
    )
    return re.compile(rf"@\s*(?:{names})(?:\([^)]{{0,12}}\))?[\s,:]*")


_FAREWELL = 80
"""Characters at the end of a message that may be thanks; looking for them everywhere takes long in a long one."""
_PLEASE = regex("唔[该該]")
_CROSSED_OUT = regex("[❌🚫🙅👎✖✘✗×][\ufe0f\\s]*(?=$|[,，。!！\n])")
"""A cross behind what is said strikes it out: 王磊❌."""
_AT_IT = regex("([跟做倾傾谈談查睇]|follow|check)緊(?![一點些])")
"""Cantonese writes 跟緊 for 在跟; simplified 跟紧 is an order to follow closely."""
_IS = regex("(?<![關关聯联維维體体])係")
"""Cantonese writes 係 for 是; simplified it would be 系, which ends 关系 too."""
_PRESENTATION = regex("[\ufe00-\ufe0f\u200b-\u200f\u2060\ufeff]")
