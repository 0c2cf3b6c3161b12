"""To whom 他 and 你 are given something, and what tells that they mean whoever was named before.

One row per line of a table; see ``pattern`` for how a row is written.
"""

from __future__ import annotations

from typing import Final

from bot.domain.reply.words import banter, spoken_to
from bot.domain.reply.words.companies import AREAS, PLACES, SPOKEN_TRADES, TRADES
from bot.domain.reply.words.pattern import any_of, patterns

GIVEN_TO_HIM: Final = patterns(
    r"(?:^|[,。;!\n…~\s]|(?<=[嘛啊呢吧过了懂熟行近强例验])|(?<=过类似的)|(?<=过的)|[LDC]"
    rf"|(?:{'|'.join((*PLACES, *AREAS, *TRADES, *SPOKEN_TRADES))})的?)"
    r"(?:那|就|也|直接|继续|接着|还是|干脆|索性|必须|当然|肯定|先|都|全|统统|一并|是|得|妥妥|统一|你的(?=你的|[都全])|这|D|L|C|[这那]?[条个单]的?){0,4}"
    r"(?:(?:给到?|归|派给?|交给|丢给|甩给|扔给|塞给|分给|转给|便宜|赏给?|安排给?|非|就(?:是|选|找|定)?|选|定|(?:让|由|找|喊|叫|请)(?=[他你](?:来|去|上|跟|接|盯|跑|聊|谈|负责|联系|对接)))"
    rf"|(?=[他你](?:(?:来|去)?(?:跟|接|盯|负责)(?:进|手)?(?:一下|着|走)?|来|上|的(?:了|菜了?|活了?)|(?<=你)的(?=[\s,。!~你]|$)|{banter.TAKES_IT})[吧呗啦哈呀啊]*(?=[\s,。;!…~]|$)))"
    rf"(?P<him>[他你])(?:{banter.TAKES_IT}|(?:来|去|上|联系|对接|跟进?|接手?|盯|跑|聊|谈|负责|莫属|拿[下捏]|一趟|一下|着|走|们家|的(?:菜|活)?)*"
    r"(?:了|吧|呗|啦|喽|咯|哈|啊|呀|嘛|得|行|准|没错|没毛病|就|好|对|我放心|练手|开张|发财|试试|妥妥的?|~)*(?=[\s,。;!…~]|$))"
)
"""Given to him, in a clause that begins with it, whoever he is: 明哲顺路,给他得了; 别摸鱼了,这条你跟."""

TOLD_OF: Final = any_of(r"""
    (?:^|[,。;!…~\n])[\sLDC]*P(?!他?的?(?:徒弟|助理|手下|下属|同事|老[婆公]|媳妇|[表堂亲]?[哥弟姐妹]|朋友))
        (?![^,。;!]*(?:忙|没空|不在|今天不|离|假|出差|生日|请客|退|[别不没](?:再|用|想|要)?(?:跟|接|动|管|碰|做|去|来|要|想)|[问说讲]))
    P(?:之前|以前|去年|前年|上次|上回|原来|刚)(?=[^,。;!]*(?:过|完|懂|熟|案例))(?![^,。;!]*(?:忙|没空|不在|离职|假|出差|退|拒|没[跟接做谈聊]|不[跟接做想愿肯行太]|[问说讲]|老板|客户|对方|经理|[^一]总|人家|联系人))
""")
"""Somebody of whom the clause tells something that may be why he gets the lead: 王磊跟他们老板是哥们,派他去."""

CALLED: Final = patterns(
    rf"P(?:{spoken_to.VOCATIVES}|{spoken_to.PET_NAMES})?[啊呀诶哎]*(?:你|别|快|醒|听好|看过来|[,\s!~])"
)
"""Somebody is spoken to: 李明别摸鱼了,这条你跟; but 王磊下午过去,交给你了 may be said to another."""

SPOKEN: Final = patterns(
    "(?:[说讲称提]|问(?!P(?:准|就对|没错|没跑)))(?=[^,。;!]{0,6}P)", "P(?=[^,。;!POQ]{0,6}[问说讲](?!服|话))"
)
"""Somebody's words, or a question to somebody."""
