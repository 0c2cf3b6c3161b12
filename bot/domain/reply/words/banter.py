"""How people in high spirits say who gets a lead: 老张端走, 阿强出列, 找娜姐准没错.

One row per line of a table; see ``pattern`` for how a row is written. All of it holds only at the end of a clause and
only as an order: 王磊拿着合同, 王磊盯着呢 and 王磊收下了 give nobody anything.
"""

from __future__ import annotations

from typing import Final

from bot.domain.reply.words.companies import AREAS, PLACES, SPOKEN_TRADES, TRADES
from bot.domain.reply.words.pattern import rows_of

_ENDS: Final = r"(?:吧|呗|哈|啦|哦|喽|咯|啊|呀|嘛|好了|就行|得了|来)*(?=[\s,。;!…~]|$)"

_AT_ONCE: Final = (
    r"(?:你|快点?|速速?|速来|麻[溜利]儿?的?|赶快|赶[紧忙]|火速|先|就|来|去|直接|亲自|统统|一并|给我|给咱|请|帮忙)*"
)

_SEIZES: Final = rows_of(r"""
    (?:拿|带|领|端|叼|拎|捡|抱|扛|收|抓|捧|揣|牵|薅|揽|捞|兜|认|挑|搬|撸)(?:走|过去|回家|回去)
    (?:拿|带|领|端|扛|收|盯|抓|捧|揣|罩|兜|接|顶|招呼|伺候|照看|照应)着(?!呢)
    (?:吃|啃|拿|接|包|揽|收|认领)(?:下|定)|(?:盯|跟|跑|招呼|伺候|照应|瞅|聊|会|啃)(?:一|上一)?[下把手波趟圈眼]
    辛苦一?[下趟]|盯一?盯|跟一跟|跑一跑|会一?会(?:他们?)?|聊一聊|啃一?啃
    盘[它他]|笑纳|(?:闪亮|隆重)?登场|出[战列手征]|[应迎参上]战|挂帅|坐镇|操刀|掌勺|压阵|打头阵|披挂上阵|上阵
    冲锋|冲冲+|开路|开动|开搞|开撸|拿捏|接[棒盘单客招驾]|扛旗|扛大旗|发威|上[车马菜岗]|动起来|[领拿收抢]单|收货|领人
    领回家|认领|照单全收|揭榜|接榜|走一遭|到你了|轮到你了|该你了|看你的了?|靠你了|请?(?:收下|查收|签收|过目)
""")

TAKES_IT: Final = rf"{_AT_ONCE}(?:{_SEIZES}){_ENDS}"
"""What is called after somebody who gets a lead."""

PRAISED: Final = (
    r"(?:那?就对[了啦]|准(?:没错|行|成|能成)|[没冇]毛病|错不了|没跑儿?了?|最稳|妥妥的?|不二人选|当仁不让|义不容辞"
    rf"|责无旁贷|首选|不解释|没得说|搞得定|拿得下|吃得下){_ENDS}"
)
"""Why nobody else is thought of."""

LENDS_A_HAND: Final = (
    r"(?:你|来|去)?(?:帮忙|帮我|帮着|帮咱)(?:"
    rf"{_SEIZES}|(?:跟|接|对接|联系|处理|跑|盯)(?:进|手)?(?:一[下把趟]|下)?){_ENDS}"
)
"""A courteous word for doing it, of the only one named: 娜姐帮忙盯一盯."""

LAST_HOPE: Final = (
    r"(?:还|终究|说到底|关键时刻|最后|最终|就|只能)(?:还是|还)?得(?:靠|是|数|指望)?|只(?:有|能(?:是|靠)?)|就靠"
    rf"|(?:{'|'.join((*PLACES, *AREAS, *TRADES, *SPOKEN_TRADES))})(?:的|圈|口|这[块行片])?的?(?:还|就)得?看"
)
"""In front of somebody at the end of a clause: 文旅还得看高兴; but 这单还得看王磊 may wait for him."""

IN_THE_END: Final = rf"(?:的|出马|出手|来|上|去|跟)?(?:了|{_ENDS})"
"""Behind him."""
