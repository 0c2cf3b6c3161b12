"""Who works a customer whom the CRM has, or whose customer somebody is said to be.

One row per line of a table; see ``pattern`` for how a row is written.
"""

from __future__ import annotations

from typing import Final

from bot.domain.reply.words.crm import KEPT, PAST
from bot.domain.reply.words.pattern import any_of, patterns, rows_of

CRM_OWNER_BEFORE: Final = rows_of(r"""
    归属?人?(?:在|于|是|为)?:?|[为属]|\bof|(?:负责|报备|维护|跟进|归属|对接)人(?:那[栏里])?[写填挂标记]?(?:着|的|是|为)*:?
        |owner(?: is)?:?
        |跟进人(?:是|为)?:?|由
        |现在?(?:是|由|归|在)
    客户经理(?:是|为)?:?|目前(?:是|由|归|在)|在(?:跟)?|属于|是|撞(?:的是|了)?|和|跟|与|同|销售(?:是|为)?:?|挂在?|记在|落在|under|with|by
    belongs? to|\(|名字是|同步(?:[给到至]|信息给)?|告诉|发给|转告|通知
""")
"""In front of the name of whoever works it."""

CRM_OWNER_BEHIND: Final = rows_of(r"""
    (?:已经?|正|一直|早就|就|现在|目前|也|还|于|刚刚?|[上下]半年|今年|前阵子|上个?月|上(?:周|礼拜|星期)|前两天|去年[底初中]?|前年|[年月][初底]|\d{1,2}月份?|\d{2,4}年)*(?:在跟|在对接|在谈|在负责|在做|在聊|跟进
        |跟着|跟了
        |负责|对接|的|'s|建|报备|is (?:on|working|handling|following)|already working|has|owns|手[上里]|正?在推进
        |录|in charge
        |在?维护|在?服务|(?:聊|谈|啃|盯|对接|接触|勾搭|泡)上了?|在?(?:伺候|照顾|照看|罩|盯|养|供)着|签|[拿谈]下|大名|榜上有名)
    (?:早就|已经?|其实|都)*有[了的]?(?=[\s,。!你啊呢]|他(?!们)|$)
""")
"""Behind the name of whoever works it."""

CRM_OWNER: Final = patterns(
    rf"(?:{CRM_OWNER_BEFORE})\s*@?(?P<before>WHO)",
    rf"(?P<after>WHO)(?:那[边里儿]|手上|手里|名下|[碗锅兜盘]子?里)?\s*(?:{CRM_OWNER_BEHIND})",
)
"""Whoever works the customer."""

SYNCED_TO: Final = any_of(r"""
    (?:同步|信息|资料|记录|转告|告诉|通知|抄送)[^,。;]{0,4}(?:给|到|至)?\s*@?(?P<who>P)
""")
"""Whoever gets the information works it (S36)."""

CRM_NOBODY: Final = any_of(r"""
    公海|没主|没人(?=[\s,。]|$)|[没无]人认领|没人跟|无人跟|没人管|无主|无人负责|离职|转岗|调岗|调走|没人负责|没有负责人|没人跟进|没人管了?|归属人?空|[没无]有?(?:跟进|负责|归属)(?:人|销售)
    (?:那个?人|销售|同事|负责人)(?:已经?|早就?|都|后来)*(?:走|离开|不在)了
    (?:负责|归属)人[^,。;POQ]{0,4}空|owner ?(?:left|空)|nobody|no owner
    已走|不在了|left the company|public pool
""")
"""Nobody works it."""

_STILL: Final = r"(?:[那这]边|他|自己|也|都|又|就|现在|早就?|已经?|后来|其实|好像|说|根本|从来|一直)*"

NO_LONGER: Final = patterns(
    rf"WHO{_STILL}(?:不(?:跟|管|做|负责|要|碰)(?:[这那D]家?|他们?|它)?了|放弃|丢了|转[出走岗])",
)
"""Whoever had it does not work it any more: 高兴早就不跟了."""

DENIED: Final = patterns(
    rf"WHO{_STILL}(?:不|没有?|未|并非|并不)(?:再|有|是|在)?(?:跟|管|做|负责|要|接|维护|联系|他的|弄|碰|动|理|认)",
    r"(?:[不没未](?:归|属于|是|在)|非|据)WHO|不是他的",
    r"(?<![与和跟同向找])WHO(?:已经?)?(?:查|翻|发现|提醒|确认|看(?:看|一?下))",
)
"""Somebody is named who does not work it, or who only told of it: 撞了,老张没在跟; 撞了 老张查的."""

CRM_NOW: Final = any_of(r"""
    (?:现在?(?:系统里|crm里)?(?:是|由|归|在|转给)?|目前(?:是|由|归|在)?|已?转给?|接手的是|now(?: with)?|交接给
        |移交给)\s*(?P<now>WHO)
""")
"""Whoever works it now, against who did."""

POSSESSED: Final = any_of(
    r"""
    (?<![跟和与同像似脸])WHO\s*(?:的|'s)\s*(?:老|旧|存量|现有|KEPT(?=客户(?:[\s,.。;!了吧呢哈]|$)))?(?:客户|客|单|盘|account|client|customer|deal|prospect|商机
        |老?朋友客户|回头客|老?相好(?=[\s,。!了吧]|$))(?![推介是户的]|子?(?:签|成|黄|丢|退|回款|怎么)|一[个家]|[\u4e00-\u9fff]{0,2}(?:推荐|介绍))
    WHO(?:那边|手[上里头]|名下)的?(?:老|存量|现有)?客户[,\s]*(?:就|所以)?(?:不用?|别|甭)(?:再|往外)?[分派]了?
    ^[\sLDC:,]*[是在归]?WHO手[上里头](?:在[跟谈聊])?的[\s。!]*$
    [是归在]WHO手[上里](?:的|在跟的)(?:老|存量|现有)?客户(?![推介是户的])(?![^。;]{0,8}[换转改让撤收先别暂])
    WHO's (?:old|existing|current|own) (?:client|account|customer)
    (?<![至到给入])WHO名下的?(?:客户|单)?(?!转|拿|收|满|太|已经?满|有\d|几|空)
    WHO has (?:an? )?(?:open )?(?:opp|deal|opportunity|account)
    WHO(?:老|存量|现有)?(?:客户|客)(?=[\s,.。了吧!]|$)
    WHO(?:早就|已经?|之前|以前)*(?:建|录|登记|立项)过(?=[\s,。!]|$)
    ^[\sLDC:,]*WHO(?:早就|已经?)*(?:有(?:报备|备案|建档|商机)|(?:录|建|报备|备案)的)(?=[\s,。!了]|$)
    WHO(?:那[边里儿]|手[上里])(?:早就|已经?|其实|都)*有[了的]?(?=[\s,。!你啊呢]|他(?!们)|$)
""".replace("KEPT", KEPT)
)
"""Somebody's customer."""

BELONGS_TO: Final = any_of(r"""
    归属(?:查询|核查|核实)?(?:结果|情况|人|方)*(?:于|是|为|:)?\s*WHO|[归属为]WHO所有
""")
"""Whose it is: of a customer a fact of the CRM, of a lead an order."""

OF_SOMEBODY: Final = any_of(r"""
    (?:他|人家|对方)(?:们)?的?(?:老|存量|现有)?(?:客户|客|单|盘)
""")
"""Somebody's customer who is not named: 是他老客户."""

OF_THE_ONE_NAMED: Final = any_of(
    r"""
    WHO[^POQ]*(?:由其维护|(?<!不)[为是系]其(?:的)?(?:KEPT|存量|老|现有)?的?客户|(?<!不)[为是系]他的?KEPT客户)
""".replace("KEPT", KEPT)
)
"""The customer of the only person who is named: 经与张伟确认,为其在跟客户."""

BEING_WORKED: Final = any_of(
    r"""
    (?P<who>WHO)(?:那边)?\s*(?:已经?|都|也|一直|早就|正|现在|目前|其实|上个?月就
        |[之以]前就|早)*(?:(?<=[早就经都])(?:聊|谈|搭|勾搭|泡|接触|对接|磨|啃)上(?:线|话|头)?了|在跟(?=进?[了着中的呢啊吧嘛]*(?:[\sDLC,。;!?…~]|$|这|此|该|两
        |客户(?![吃喝开聊打见谈说沟])|你们?|不|别(?![的人家])
        |他们(?!总部|集团|的|[子分母]公司)|跟他|告诉他|把))|跟着呢
        |跟着在|在对接|在(?:维护|服务)(?=(?:[了着中呢啊吧嘛的]|他们)*(?:[\s,。;!~]|$|你们?|不用|把))|(?:在谈|正在跟|在聊|在做|在弄)(?!别的|其[他它]|另|踪)|跟进中|(?:聊|谈|做)着|跟着(?![POQX学])|跟了(?:很久
        |好久|大?半年
        |[一两三几多\d]+(?:天|周|个?(?:月|星期|礼拜)|年|轮|次|遍|阵)(?!的那))
        |(?:跟|盯|谈|聊|磨|啃|追|泡|养)了?(?:好?[一两三四五六七八九十半几多仨俩\d]+个?(?:天|周|月|星期|礼拜|年|季度)多?|很久|好久|大?半年|一阵子?)[的了]?(?=[\s,。!;~]|$)
        |(?:is already
        |is|already|'s already|has been) (?:on it
        |working|following|handling))
    (?:已经?|早就|一直|现|目前|一直)由WHO(?:跟进|负责|对接|维护|在跟|服务)
    (?:^|[,。;\sDC]|客户|公司|集团|企业)(?:前期|此前)?(?:已经?|早就)由WHO(?:于[^,。;POQ]{1,8})?(?:录入|建档|报备|立项|登记|签约|洽谈|接洽)
    (?:[DC]|客户|商机|公司|集团|企业|crm|系统)(?:此前|早前|现|均|一直)*由WHOPAST(?:录入|建档|报备|立项|登记|签约|成交|备案|洽谈|接洽|维护|跟进|对接|负责|服务)
    belongs? to WHO|already WHO's
    自[^,。;POQ]{1,8}起?(?:便|就|一直|均|都)*由WHO(?:跟进|负责|对接|维护|服务)
    WHO(?:还|仍|正)?在?(?:投标|报价|谈判|洽谈|跟标|推进)中
    already (?:with|under) WHO|under WHO already|WHO's already|(?:owned|handled) by WHO
""".replace("PAST", PAST)
)
"""Somebody is on it."""
