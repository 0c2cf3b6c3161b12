"""Greetings, thanks and haste around a message, which say nothing about what is to be done.

One row per line of a table; see ``pattern`` for how a row is written. They are matched against folded text.
"""

from __future__ import annotations

from typing import Final

from bot.domain.patterns import at_once
from bot.domain.reply.words.pattern import patterns, rows_of

_HELLO: Final = rows_of(r"""
    大家好|各位好|[你您]好|早上好|下午好|晚上好|hi(?: all| team)?|hello|hey|好[的嘞滴哒]?|ok(?:ay)?|行|嗯+|哦+
""")

_THANKS: Final = rows_of(r"""
    (?<!不)(?<!不用)(?:多谢|感谢|谢谢?)(?:你|您|大家|各位)?[了啦哈]?|thx|thanks|thank you|tks|拜托[了啦]?|(?<![\s,])哈+
""")

_HASTE: Final = rows_of(r"""
    尽快|尽早|及时|按时|第一时间|抓紧|加急|急+|[很挺]急的?|比较急|有点急|着急|asap|(?<!all )urgent
""")

GREETING: Final = patterns(
    r"^(?:(?:等一?下|等等|慢着)[啊哈,\s]*)+(?=刚|错了|不对)",
    rf"^(?:(?:{_HELLO}|下一[个条家])[,\s!。~]+|[嗯噢呃诶欸哎]+(?![呀哟不对是])[,\s…~]*)+(?!不)",
)
"""In front of a message: 好的,给王磊. "哦不" takes back and stays."""

FAREWELL: Final = patterns(
    at_once(
        rf"(?:[,\s。!~、]*(?:{_THANKS})|[,\s。!]+下一[个条家](?=[\s。!]*$)|(?<!收到)(?<!收悉)(?<!好的)[,\s。!]+(?:请|望|麻烦)?(?:各位|大家|以上同事|相关同事)?(?:{_HASTE})(?:处理|跟进|联系|接收|查收|响应|反馈|哈)?)*"
    )
    + r"[\s。!~]*$"
)
"""Behind it: 给王磊,谢谢. 谢谢王磊 thanks somebody, and 磊哥辛苦了 may ask him or thank him: those stay.

Nothing of it is given back (``at_once``): 谢谢 is one word of thanks or two, and whoever tries both each time never
ends."""
