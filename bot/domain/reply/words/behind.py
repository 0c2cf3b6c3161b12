"""What stands right behind whoever is told to take a lead, without a pause, and goes with that.

    给王磊吧 | 给王磊跟 | 给王磊然后…       given
    请王磊在周五前… | 让王磊看看           called upon
    王磊跟一下 | 王磊接着 | 王磊去聊        takes it
    给王磊降降温 | 王磊带新人 | 王磊上午在   something else: asked about

Nobody can list all that may be done for somebody, or by him; what goes with getting a lead are few words.
"""

from __future__ import annotations

from typing import Final

from bot.domain.patterns import regex
from bot.domain.reply.words.banter import TAKES_IT, TREATED, UNJUST
from bot.domain.reply.words.companies import AREAS, PLACES
from bot.domain.reply.words.pattern import characters_of, rows_of
from bot.domain.reply.words.spoken_to import PET_NAMES, VOCATIVES

_PARTICLES: Final = characters_of("吧了啦呗啊嘛哦喇咯呀哈嘞哟噢诶呢哇嗷的")
_PEOPLE: Final = characters_of("他她它大小这那各俩")
_SPOKEN_TO: Final = characters_of("你我咱老")
_TURNS: Final = characters_of(
    "然另还再同而并和与及跟或且其就才都也最正可能会要得应别不没让由请把将为作如若按从因毕虽合替"
)
_TIMES: Final = characters_of("于尽今明优马赶务及直先后周下本早晚继谨知速急重")
_WORKS: Final = characters_of(
    "跟去负对接来跑飞试牵处联承代认顶冲练打搞做领收盯带拿办弄管上主聊谈拜访登回出完过好成一两名手安田阅移干稳辛蹦磨啃攻拓撩追兜折"
)


def _one_of(*characters: frozenset[str]) -> str:
    return f"[{''.join(sorted(frozenset().union(*characters)))}]"


GIVEN: Final = regex(
    rf"[^\u4e00-\u9fff]|$|{VOCATIVES}|{PET_NAMES}|{UNJUST}|{TREATED}|{'|'.join((*PLACES, *AREAS))}|"
    rf"{_one_of(_PARTICLES, _PEOPLE, _SPOKEN_TO, _TURNS, _TIMES, _WORKS)}|"
    + rows_of(r"""
    [\u4e00-\u9fff]{2,6}(?:[这那]?块|方面|的)[他她](?!们)|[\u4e00-\u9fff]{1,6}[他她](?:最|也|都|比较|很|挺)*(?:懂|熟|在行|擅长|拿手)|尝尝?鲜
    记得(?!过)|反正|免得|省得|谢谢|千万
    当[然仁]|莫属|协助(?:跟|联系|对接|处理|负责)|担任|全[程权]|单独|独立|亲自|立[刻即]|火速|加急|推进|落实
    开[张路]|必须|绝对|错不了|准没|十拿九稳|靠谱|省心|放心|行|中(?!午)|妥|齐活|即可
""")
)
"""Begins what may stand behind 给P, 派P."""

CALLED: Final = regex(
    rf"{GIVEN.pattern}|{TAKES_IT}|"
    + rows_of(r"""
    看|在|闪亮|解决|响应|首[次联]|约[见访谈]|致电|电[联话]|沟通|洽谈|介入|照看|服务
""")
)
"""Begins what may stand behind 让P, 请P; what is given to somebody 看看 is shown to him."""

_BEHIND_A_VERB: Final = characters_of("走紧盘菜锅聊手招旨负还住挖驾练得活别唠探跑谈就让再顺试搞做去深棒门替硬")
_PAUSES: Final = rf"(?=[^\u4e00-\u9fff]|$|{_one_of(_PARTICLES)})"

WORKS: Final = regex(
    rf"[^\u4e00-\u9fff]|$|{_one_of(_PARTICLES, _PEOPLE, _TIMES, _BEHIND_A_VERB)}|着{_PAUSES}|"
    + rows_of(r"""
    [\u4e00-\u9fff]{1,6}[他她](?:最|也|都|比较|很|挺)*(?:懂|熟|在行|擅长|拿手)
    通(?![知告报勤])|跟(?!老板|领导|财务|法务|行政|客户(?:道|赔|吃|喝))|客(?!户的?(?:电话|投诉|微信|邮件))|着[玩有先]|好(?!了)|上(?![午线班月周])|进(?!合同|流程|度|资料)|一个顶俩|一[盯跟磨聊谈碰追试]
    个?一?趟(?!银行|财务|税务|厕所|医院|超市|公司|前台)|一(?:下|趟|把|个)?(?![\u4e00-\u9fff])
    一下(?=PLACE|[吧呗啊哈呀哦啦嘛呢了这那该此客他她它你我顺先今明尽马别记注回再就都离也有说])
""").replace("PLACE", "|".join((*PLACES, *AREAS)))
)
"""Begins what may stand behind a verb that takes a lead: P跟…, P接…."""

_NO_ENGLISH: Final = r"(?!\s*'?[a-z])"
_LEAD: Final = "it|this|that|them|(?:the|this) (?:lead|one|deal|account|client|customer|job|call)s?"
_ALSO: Final = rows_of(rf"""
    {_LEAD}|these|those|both|all|one|pls|please|plz|now|asap|instead|first|then|thanks|thx|today|tomorrow|tmr
    and|or|not|but|so|for|from|with|by|within|before|in|at|on|over|as|to|since|because|cc|too|ok|right|if|when|once|after|unless
    he|she|they|his|her|who|lah?|lor|mate|man|bro|is
""")

GIVEN_IN_ENGLISH: Final = regex(
    rf"{_NO_ENGLISH}|'s (?:queue|list|plate|bucket|pipeline|team|area|region|patch)|\s*(?:{_ALSO}|"
    + rows_of(r"""
    up|yours?|takes?|follow|handle|own|call|contact|a (?:try|shot|go|chance)
""")
    + ")(?![a-z])"
)
"""The same behind give P, to P."""

CALLED_IN_ENGLISH: Final = regex(
    rf"{_NO_ENGLISH}|\s*(?:{_ALSO}|"
    + rows_of(r"""
    up|handle|take|follow|own|call|contact|work|lead|drive|run|have|try|pick|chase|go|look|do|deal|visit|see|meet
""")
    + ")(?![a-z])"
)
"""The same behind let P."""

WORKS_IN_ENGLISH: Final = regex(
    rf"{_NO_ENGLISH}|\s*(?:{_ALSO}|up(?! on (?!{_LEAD}))|"
    + rows_of(r"""
    care|charge|lead|go|reach|dial|take|handle|follow|own|pick|look|help|have
    (?:call|contact|ring|visit|meet|chase|ping)(?! me| us)|check(?! your| my| email)
""")
    + ")(?![a-z])"
)
"""The same behind P takes, P will handle, P pls."""
