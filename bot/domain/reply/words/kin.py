"""That companies are one, that one belongs to another, that one must not be touched.

One row per line of a table; see ``pattern`` for how a row is written. A, B stand for a company: a lead's number, 这家,
or a name. The rows match a whole message; whoever asks, doubts or speaks of a person is not meant (``NO_COMPANY``).
"""

from __future__ import annotations

import re
from typing import Final

from bot.domain.patterns import regex
from bot.domain.reply.words.pattern import rows_of

_LEAD = r"(?:线索\s*)?[lLｌＬ#＃]\s*(?P<{0}_lead>\d{{1,7}})(?:\s*号)?\s*(?:这家|那家)?(?:公司|客户)?"
_THIS = r"(?P<{0}_this>这家(?:公司|客户|企业)?|这个(?:公司|客户)|该公司)"
_NAME = r"(?P<{0}>[^,，。;；:：!！?？、\n\"“”'#＃]{{2,40}}?)"
_ANY = rf"(?:{_LEAD}|{_THIS}|{_NAME})"
_POINTED = rf"(?:{_LEAD}|{_THIS})"

_ONE: Final = r"同一?(?:家|个|间)(?:公司|客户|企业|单位)?"
_NOT: Final = r"(?:并不是|并非|不是|不算|不属于)"
_PART: Final = rows_of(r"""
    (?:全资|控股|二级|三级|下级|下属|直属|参股)*(?:子公司|孙公司|分公司|三产公司|三产|子企业|分支机构|成员单位|成员企业)
    下属(?:公司|单位|企业)|全资公司|控股公司
""")
_WHOLE: Final = r"(?:母公司|总公司|集团公司|控股股东|上级公司|上级单位)"
_OTHER_NAME: Final = r"(?:曾用名|原名|前身|旧名|简称|别名|别称|英文名|新名字|新名称|新名)"
_CALLED: Final = r"(?:以前叫|原来叫|之前叫|原名叫?|曾用名是?|又叫|也叫|简称|现在叫|改名为|改名成|改名叫?|更名为)了?"
_DO_NOT: Final = (
    r"(?:不要|不许|不准|禁止|不得|不能|请勿|勿|别|莫)(?:再)?(?:去)?(?:主动)?(?:联系|联络|碰|打扰|骚扰|触达|接触)"
)
_OFF: Final = rf"(?:勿扰|免打扰|勿联系|{_DO_NOT})"
_WHY: Final = r"(?:\s*[,，;；:：(（]\s*(?P<why>[^?？]{1,80}?)[)）]?)?"
_END: Final = r"[\s。.!！~～]*$"


def _rows(table: str, **words: str) -> tuple[re.Pattern[str], ...]:
    """A pattern for each row; A and B become companies, in pointy brackets stand words of above."""
    patterns = []
    for row in filter(None, (line.strip() for line in table.splitlines())):
        filled = re.sub(r"<(\w+)>", lambda found: words[found[1]], row)
        filled = filled.replace("AA", _POINTED.format("one")).replace("A", _ANY.format("one"))
        patterns.append(regex("^" + filled.replace("B", _ANY.format("other")) + _END, re.IGNORECASE))
    return tuple(patterns)


SAME: Final = _rows(
    r"""
    AA\s*(?:确认|确实|就|也)?(?:是|算)?\s*<one>
    A\s*(?:和|跟|与|同)\s*B\s*(?:确实|其实|就)?(?:是|算)\s*<one>
    A\s*(?:是|就是)\s*B\s*的\s*<name>
    A\s*<called>\s*B
    """,
    one=_ONE,
    name=_OTHER_NAME,
    called=_CALLED,
)
"""L12 同一家 | L12 和上海朗驰是同一家 | 小朗是上海朗驰的简称 | L12 以前叫朗迅."""

OTHER: Final = _rows(
    r"""
    AA\s*<not>\s*<one>
    A\s*(?:和|跟|与|同)\s*B\s*<not>\s*<one>
    A\s*<not>\s*B\s*的\s*<name>
    """,
    one=_ONE,
    name=_OTHER_NAME,
    **{"not": _NOT},
)
"""L12 不是同一家 | L12 和 L3 不是同一家."""

BARE: Final = regex(rf"^(?P<no>{_NOT})?(?:是|确认)?\s*{_ONE}{_END}")
"""同一家 | 不是同一家, where a card is quoted."""

PARENT: Final = _rows(
    r"""
    A\s*(?:是|系|属于|归属于?)\s*B\s*(?:的|旗下的?|下面的|下属的)\s*(?:一家|一个)?<part>
    A\s*(?:的|其)\s*<whole>\s*(?:是|叫|为)\s*B
    """,
    part=f"(?:{_PART})",
    whole=_WHOLE,
)
"""L12 是国网的子公司 | 苏州朗驰的母公司是上海朗驰."""

PARENT_FIRST: Final = _rows(r"B\s*(?:是|系)\s*A\s*的\s*<whole>", whole=_WHOLE)
"""上海朗驰是苏州朗驰的母公司."""

NO_PARENT: Final = _rows(r"A\s*<not>\s*B\s*(?:的|旗下的?)?\s*<part>", part=f"(?:{_PART})", **{"not": _NOT})
"""L12 不是国网的子公司."""

OFF: Final = _rows(
    r"""
    (?:请|大家|各位|sdr|市场部?|都|麻烦|你们)*\s*<do_not>\s*A(?:这家|这个客户|这家公司)?<why>
    A\s*(?:这家|这个客户)?[,，:：]?\s*(?:请|都)?(?:标|设|列|加|拉|放)?(?:为|成|进|入|到)?\s*<off>(?:客户|名单)?<why>
    """,
    do_not=_DO_NOT,
    off=_OFF,
    why=_WHY,
)
"""不要联系 顺风电气 | L12 勿扰,合同纠纷."""

NEAR: Final = _rows(
    r"""
    A\s*(?:现在)?(?:可以|能|允许|恢复)联系(?:了)?
    (?:可以|恢复)联系\s*A\s*了?
    (?:解除|取消|去掉|撤销)\s*A\s*的?\s*(?:勿扰|免打扰)
    A\s*(?:解除|取消|去掉|不用|不再)\s*(?:勿扰|免打扰)(?:了)?
    """
)
"""顺风电气 可以联系了 | 解除顺风电气的勿扰."""

SPEAKS_SO: Final = regex(f"{_ONE}|{_OTHER_NAME}|{_CALLED}|{_PART}|{_WHOLE}|{_OFF}|联系|勿扰|免打扰", re.IGNORECASE)
"""What every row above holds in one of its forms: a message without it need not be laid beside each of them."""

NO_COMPANY: Final = regex(
    r"可能|好像|应该|估计|大概|听说|据说|是不是|也许|似乎|感觉|觉得|如果|要是|他|她|它|我|你|咱|客户|老板|对方|人家"
    r"|谁|哪|什么|不是|以前|之前|有人|"
    r"同事|朋友|同学|这个|那个|这条|那条|线索|电话|手机|微信|crm|系统|(?:总|总监|经理|主任|工|先生|女士|小姐|老师"
    r"|哥|姐|董)$|^\d+$|[l#]\s*\d|\||^(?:the|they|he"
    r"|she|it|we)\b",
    re.IGNORECASE,
)
"""What is no company's name: a person, a pronoun, somebody's doubt."""

NO_REASON: Final = regex(r"给|派|转|改|退回|拒绝|撞|crm|无效|暂缓|搁置|收回|接收|先", re.IGNORECASE)
"""What is no reason for leaving a company alone, but another instruction."""
