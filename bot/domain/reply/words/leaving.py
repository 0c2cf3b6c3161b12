"""Away, back, and who stands in.

One row per line of a table; see ``pattern`` for how a row is written.
"""

from __future__ import annotations

import re
from typing import Final

from bot.domain.patterns import regex
from bot.domain.reply.words.pattern import any_of, rows_of

_AWAY = rows_of(r"""
    请(?:了|个|一|半|\d|[两三四五六七八九十])*(?:天|周)?的?假|休(?:年|产|病|婚|丧|事|陪产|育儿|探亲)?假
    (?:年|病|事|产|婚|丧)假|调休|休息|出差|外出培训|外出|不在(?:公司|办公室|岗)
    休(?=\d|[一两三四五六七八九十半]+[天周])|\bon leave\b|\booo\b|out of office|business trip
""")

AWAY: Final = regex(
    r"^[\s,@X]*(?P<who>我|本人|[POQ])?"
    r"(?P<when>[\d一二两三四五六七八九十日天末下这本个周星期礼拜月号今明后大到至从起开始的~/.\s,、要会得去在都需想先有因"
    r"\-—]{0,24}?)"
    rf"(?P<away>{_AWAY})",
    re.ASCII,
)
"""Somebody is away: between who and what stands only when."""

BACK: Final = regex(
    r"^[\s,@X]*(?P<who>我|本人|[PO])?(?:已经?|今天|昨天|刚|提前|从?明天起?)*"
    r"(?:(?P<plain>销假|取消(?:请假|休假|年假|出差|休息)|不(?:请假|休假|休息|休|出差)了|恢复接单|返岗|复工)"
    r"|(?:出差|休假|度假|请假)?回来(?:了|上班)?|休完假|i'?m back)[了啦,.!~\s]*$",
    re.ASCII,
)
"""Somebody is there again. All but ``plain`` words mean that only of somebody who was away."""

STANDS_IN: Final = any_of(r"""
    (?:由|找|让|请|交给|托给)?(?P<before>[PO])(?:来|帮我?|替我?)?(?:代理?|顶|接手|代班|值班|负责|替|盯)
    (?:代理人|代班|有事找|急事找|找|联系)(?:是|:|为)?\s*(?P<after>[PO])
""")
"""Whoever stands in meanwhile."""
