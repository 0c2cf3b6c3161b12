"""What is asked of a colleague that gives him no lead.

One row per line of a table; see ``pattern`` for how a row is written.
"""

from __future__ import annotations

from typing import Final

from bot.domain.reply.words.pattern import any_of, patterns, rows_of

ERRAND: Final = any_of(r"""
    (?:发|告诉|回复|回|帮|借|教|报|联系|call)(?:一下|下|给)?我|我电话|(?<!派)(?<!分)给我(?=[\s,。!]|$)|发(?:到)?群
    (?:方案|报价单?|ppt|合同|标书|周报|名片|发票)[^,。;]{0,3}(?:改|做|写|发|给|补|重)|(?:中午|晚上|下班)一起|你[^,。;POQ]{0,3}过吧
""")
"""Things asked of a colleague that are not about a lead."""

OFFICE: Final = patterns(
    r"WHO[,\s]*(?:你|先|也|快|赶紧|帮忙|帮我|麻烦|去|来|再)*(?:"
    + rows_of(r"""
    (?:联系|对接|找|跑一?趟)(?:一?下)?(?:行政|人事|财务|法务|运维|前台|物业|市场部?|产品部?|\bhr\b|\bit\b|O)
    (?:接|看看?|查|收|回|拿|取|送|打印|盖|填|订|修|买|拿|还)(?:一?下|[个一]份?)?(?:电话|手机|邮箱|邮件|快递|合同|群|公告|表格?|孩子|娃
        |餐|票|章|水|电脑|打印机|钥匙|工牌|文件)
    (?:[上办开](?:一下|个)(?:会|班|课|离职|入职)|[上下过进出]来一?下|[办交]离职|打(?:个|一?下)?电话给我|负责订)
    去(?:接|送)(?:孩子|娃|人|机|站)
""")
    + ")"
)
"""What is asked of a colleague about the office: 王磊接一下电话, 联系一下行政."""
