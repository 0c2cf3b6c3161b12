"""Words about the proposal: who is on it and why not, what a lead is for, who gets none for now, how a lead ended.

One row per line of a table; see ``pattern`` for how a row is written.
"""

from __future__ import annotations

from typing import Final

from bot.domain.patterns import regex
from bot.domain.reply.words.pattern import any_of, patterns

_WHY: Final = "(?:为(?:什么|何|啥)|怎么|咋|凭什么)"
_ON_IT: Final = "(?:推荐|名单|列表|候选|选上|选中|列出|列上|考虑|里面|上面|能派|能分|能给|可选|排上|排前)"

WHY_NOT: Final = patterns(
    rf"{_WHY}(?:会|就|都|还)?[没不](?:有|是|见|选|推荐|推|列|给|派给|分给|考虑|轮到|排)+(?:到|出"
    rf"|上)?\s*(?P<behind>WHO)",
    rf"(?P<ahead>WHO)\s*{_WHY}(?:会|就|都|还)?[没不](?:有|被|在|能|是|进|入)*{_ON_IT}",
    rf"{_WHY}\s*(?P<between>WHO)\s*(?:会|就|都|还)?[没不](?:有|被|在|能|是|进|入)*{_ON_IT}",
    rf"{_WHY}(?:推荐|选|会?是)\s*(?P<first>WHO)",
    r"\bwhy (?:not|isn'?t|is|no)\s*(?P<english>WHO)",
)
"""Why somebody is not proposed, or why he is."""

OWNERS: Final = any_of(r"""
    推荐(?:一下|的是|的)?(?:谁|哪位|哪个|哪几个|哪些人)|候选人?(?:有谁|是谁|有哪些|名单|列表)|推荐(?:名单|列表|排名
        |排序|顺序)
    (?:有哪些|有什么)(?:候选|人选)|谁排(?:第一|最前|在前)|who (?:do|would) you (?:suggest|recommend|propose)
""")
"""Who is proposed."""

_SAID_OF_IT: Final = (
    r"(?:[\sLDCX:,、.\-]|这[条个单家]|请|帮忙?|麻烦|把|标(?:记|注|为|成|上|一下)*|设(?:置|定)?(?:为|成)?|算|是"
    r"|打上?|作为"
    r"|定为|列为|为|一?个)*"
)
_END: Final = r"[\s吧了啊哦的.。!~,]*"

MARKED: Final = regex(
    rf"{_SAID_OF_IT}(?:(?P<must_win>必赢|必拿下?|必须(?:要)?(?:赢|拿下)|重点)|(?P<practice>练手|练兵|低质量?"
    rf"|(?:给|让)新人(?:练手?|练练手?|打磨)))(?:单子?|线索|标记)?{_END}"
)
"""The lead is a must-win, or for practice, and nothing else is said of it (S29)."""

CLAUSE: Final = regex(r"[,;:、。!\s]+")
"""Between two things that are said of one lead."""

UNMARKED: Final = regex(
    rf"[\sLDCX:,、]*(?:取消|去掉|去除|撤掉|撤销|清除|不算|不是|不再是?)(?:必赢|必拿下?|重点|练手|练兵"
    rf"|低质量?)(?:单子?|线索|标记)?{_END}"
    rf"|[\sLDCX:,、]*(?:取消|去掉|去除|清除)标记{_END}"
)
"""It is neither."""

ENDED: Final = regex(
    r"^[\sLDCX:,、]*(?:客户|终于|已经?|这[条单个])*(?:(?P<won>赢单|成单|签单)|(?P<lost>输单|丢单|输了单"
    r"|丢了单))(?=[\s了啦,:.。!]|$)"
)
"""It was won, or lost."""

_GIVING: Final = "(?:派单|派线索|派新线索|分单|分线索|分配线索|接单|派活)"

PAUSED: Final = regex(
    rf"[\s,@X]*(?:先|请|麻烦|暂时)*(?:(?:暂停|停止|停掉|先停)(?:给|向"
    rf"|对)?\s*(?P<a>[POQ])?\s*的?{_GIVING}\s*(?:给)?\s*(?P<b>[POQ])?"
    rf"|(?:别|不要|不)(?:再)?给\s*(?P<c>[POQ])\s*{_GIVING}"
    rf"|(?P<d>[POQ])\s*(?:先|暂时)*(?:暂停|停止|不){_GIVING}){_END}"
)
"""Somebody gets no new leads for now."""

RESUMED: Final = regex(
    rf"[\s,@X]*(?:请|麻烦|可以)*(?:(?:恢复|继续|重新)(?:给|向"
    rf"|对)?\s*(?P<a>[POQ])?\s*的?{_GIVING}\s*(?:给)?\s*(?P<b>[POQ])?"
    rf"|给\s*(?P<c>[POQ])\s*恢复{_GIVING}|(?P<d>[POQ])\s*(?:可以)?(?:恢复|继续|重新){_GIVING}){_END}"
)
"""Somebody gets new leads again."""
