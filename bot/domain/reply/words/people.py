"""Who is meant to get a lead, and who is only mentioned.

One row per line of a table; see ``pattern`` for how a row is written.
"""

from __future__ import annotations

from typing import Final

from bot.domain.reply.words.companies import AREAS, PLACES
from bot.domain.reply.words.pattern import any_of, patterns, rows_of

BEFORE_RECEIVER: Final = rows_of(r"""
    (?:重新|改|还是|先|直接|就|也|都|全|统一|可以|应该?|再|麻烦|帮忙|帮我)*(?:分配|指派|分发
        |安排|移交|分|派|发|转|交|让|划|丢|甩|推|扔|塞|匀|挪|调|换|改|送|抛|指定|指定给|拨
        |配)?(?:给到?|到|至|予)
    (?:当然|肯定|必须|那就?|非|那肯定|那必须)(?:得|是)*
    指派|派|指定|分配|安排|转交|交由|归属?|归口|由|让|请|烦请|劳烦|有劳|劳驾|受累|麻烦|辛苦|叫|找|喊|拜托
    换(?:成|为|人)?|改(?:成|为|派|由)?|转|调整?为|应(?:该)?(?:为|是)|选|定|就(?:是)?|还是
    负责人(?:是|为)?:?|(?:对接|跟进)人:?|owner:?
    (?:re)?assign(?:ed|s)?(?: (?:it|this|that|[LDX]))*(?: to)?|should be
    give(?: (?:it|this|that|[LDX]))*(?: to)?|goes? to|to|hand(?: it)?(?: over)? to|route to|for
    pass(?: it)? to|let|ask|have|send(?: it)? to
    [>:=@]|-{1,2}
""")
"""In front of the name of whoever gets the lead."""

AFTER_RECEIVER: Final = rows_of(r"""
    (?:同学|大佬|兄)?(?:你|那边|这边)?(?:亲自|先|直接|就|可以|来|去|主要|今天|明天|马上|赶紧|尽快|主)*(?:跟(?!了
        |过|我|他|客户|对方|老板|谁|你|不|.{0,6}(?:聊过|吃|见过|认识|熟|是))|接(?!了|触|过|到|电话
        |不|我)|对接(?!过|了|人)|负责(?!过|人)|处理(?!过|了)|看看|看一下|看下|拿(?!下|了|着|不)
        |联系(?!过|了|上了|人|方式|我|不)|承接|收(?!到|了)|顶|上(?!周|个?月|次|家|海|半|了|班)
        |打(?!了|过|球|牌|不)|跑(?!了)|搞定|认领|弄|办|盯(?!了)|安排|follow|抓|主导|牵头|带(?!了|我)
        |来(?!了|自|电|信|源|消息|过|我|公司|前台|开|一趟|找|问|不|电话|之前)|去(?!了|过|年|开|吃|哪|不|找|问|休
        |世)|聊一?下|聊聊|主责)
    (?:沟通|确认|商量|说|聊)[^POQ]{0,6}[由让](?:其|他)
    (?:吧|好了|得了|就行|就好|的了|ok|的菜|你的|你来|你跟|你接|为主)
    (?:'s? )?(?:will |to |can |should |pls |please )*(?:takes?|handles?|follows?|owns?|pls
        |please|leads?|go|picks?)\b
""")
"""Behind the name of whoever gets the lead."""

BYSTANDER: Final = any_of(r"""
    (?:抄送|cc:?|知会|告诉|告知|通知|转告|提醒|感谢|多谢|谢谢?|恭喜|祝|同步给|汇报给?|提到的?
        |咨询|听|催|问过|问问|夸|@全体)(?:一下|下)?\s*@?WHO
    (?:和|跟|与|同)\s*WHO(?=.{0,6}(?:拜访|吃|聊|见|去过|认识|熟|说|沟通|一块|联系|确认|核实|商量|对一?下)(?!.{0,10}[由让](?:其|他)))
    (?:上次|之前|以前|原来|原先|去年|前年|当时|上回|曾经?|当初|上个?月|上周|上半年|昨天
        |此前)(?:也|都|就|是|由|的)*WHO(?!的客户|跟|负责|建|在跟|录)
    (?:上次|之前|以前|原来|原先|去年|前年|当时|上回|曾经?|当初|此前)(?:也|都|就|是|由|的)*WHO
    WHO(?=和我|跟我|与我|(?:之前|以前|上次|去年|上个?月|上周|上半年|早些?时候|原来|曾经?|当年
        |前年|之前也|昨天|刚才?|已经?)(?!在跟|跟进|负责|的客户|建|在|于|录|报备|立项|签))
    WHO(?=(?:他)?(?:也)?(?:跟|接触|联系|拜访|聊|做|谈|去|见|服务|打|签|报|演示)过)
    WHO(?=(?:跟|负责|接|谈|签|做)的(?:那|这|客户|几|项目|单|区域|都|也|D|C))
    (?:给|派给|分给|转给)WHO(?=的(?:那|这|客户|线索|单|几|D|C))
    WHO(?=那?边?(?:也|会|来|去|再|先|可以|负责)?(?:协助|协同|配合|帮忙|帮衬|帮着?|辅助|支持
        |打下手|打配合|备份|旁听|陪同|关注|support|assist|help|backup|cc))
    WHO\s*(?=发的|提的|报的|转来的|录的|D写|跟进的(?:sdr)|说|表示|反馈|问(?!问)|介绍|推荐|发现
        |生日|请假|出差|休假|不在|今天不|忙|没空|太忙|离职|请客|happy|知道|你?同步|你?把|你?将|帮
        |那边说|辛苦|最近|昨天|says?\b|said|mentioned|told|knows?\b|met\b|整理|记录|补充|认识|熟)
    WHO(?:和|跟|与)(?:他们|客户|对方|老板)(?=.{0,8}(?:过|熟|认识|是|吃))
    WHO(?=.{0,4}(?:找|联系|问|加|告诉|call|contact)\s?(?:我|me))
    WHO(?=(?:你)?也?(?:一下)?(?:同步|抄送|知悉|知晓|关注一下|看下周报))
    (?:给|向|跟|和)WHO(?=同步|说|讲|汇报|打个?(?:招呼|电话|折)|打电话|打过|发(?:一份|一下|个|条
        |消息|微信)|报|备案|道|点|赞|加油|鼓掌|确认|带|买|订|回|留|推|拉|加|倒|转\d|转(?:账|钱)|做个
        |介绍|办|过生日|庆|看一眼|提)
    (?:资料|录音|记录|名片|案例|报价|合同|文件|截图|链接|电话|微信|联系方式|周报|表格?|邮件
        |信息)[^,。;POQ]{0,4}(?:发|转|给|同步|甩|推|抄送)(?:给|到|一下)?WHO
    (?:请|让|由|麻烦|叫|找|烦请|喊|辛苦)WHO(?=\s*(?:先|也|再|赶紧|尽快|帮忙)?(?:吃|喝|客|看电影
        |过来|参加|提供|提交|填|确认|回复|告知|说明|反馈|查|核|补|更新|注意|评估|到(?!客户|现场|他们)|来(?:我|公司
        |会议)|开会|帮|准备|发|把|将|转|整理|核实|支持|协助|同步|解释|知道|知悉|判断|定夺|决定|审批
        |批|给(?!客户|他们|对方|他)))
    (?:wait(?:ing)? for|until|unless|after|等到?)\s*WHO
    (?:老板|联系人|负责人|总|经理|采购|客户|对方|ce?o|cto|人|主管|总监|也|名字
        |都)(?:的?名字)?(?:也|都)?叫(?:做)?WHO
    联系人(?:是|为|叫|也是|也叫)?:?\s*WHO|(?:不像|不如|比|类似|参考|照|像|\bknows?|\bmet)WHO
    (?:客户方|对方|甲方)(?:的|是|叫)?WHO|(?<!此)(?<!该)(?<!这个)客户WHO(?!跟|来|接|负责|去|吧|已|早|在)
    WHO(?=组|团队|部门|老婆|手下|徒弟|助理|朋友|他们组|那条|那个|那单|家里|公司|上回|把|别|不要|不用|先别)
    WHO(?=的(?!客|单|老|存量|菜|商机|盘|地盘|话|$|[\s,.。!;?吧了呢]))
    (?:let me|i'?ll|need to|gonna|going to|will)\s+(?:ask|tell|ping|check with)\s+WHO|check with WHO
    找WHO(?=问|要|了解|打听|拿|借|核|确认|聊聊情况)|给WHO(?=送|点赞)
    (?:客户|他们|对方|老板)(?:都|也|又|还)?(?:要|想|会|说)?给WHO
    (?:thanks?(?: to)?|thx|thank you|congrats|congratulations|hi|hello|hey|morning)[ ,]*WHO
    (?:used to be|formerly|was) WHO|for WHO(?='s)
""")
"""Names that are only mentioned: told, thanked, quoted, helping, remembered."""

REFUSED: Final = any_of(r"""
    (?:别|不要|勿|不用|不能|不该|甭|不得|不宜|无需|不必|不许|不可以|不可
        |不一定)[^,。;POQ]{0,6}(?:给|派|分|让|由|找|归|转)[^,。;POQ]{0,2}WHO
    (?:别|不要|勿)[^,。;POQ]{0,2}(?:搞|弄|分|记|看|写)?(?:错|混淆?|反)(?:成|为|了|给)?\s*WHO
    (?:没有?|未|并没)(?:再|先|说|让|有)?(?:给|派给|分给|让|转给|归)\s*WHO
    (?:不是|并非|而非|非|不给|不让|除了?|而不是|不归|不派|不分给|不转给)\s*WHO
    (?:\bnot|don'?t|do not|never|no need to|except|but not|but|other than)\s*(?:give|assign
        |pass|let|send)?(?: (?:it|this))?(?: ?to)?\s*WHO
""")
"""Names that are ruled out."""

FROM: Final = any_of(r"""
    (?:从|由)WHO(?:那里|那边|那儿|手上|手里|名下|这里|这边)?(?=.{0,4}(?:拿|收|撤|转|换|调|改|移|挪|要))
    把?WHO的?(?=换|改|让给|让出|转给|转交|移交|调给|撤|调整|交给|匀给|的.{0,4}(?:转|换|改)
        |\s*(?:>|to)\s*WHO)
    from WHO
    WHO(?=(?:跟|忙|接|做|顾)不(?:过来|了|上|住|动)|(?:近期|最近|今天|这周|本周|下周)?(?:在休假|请假|出差|休假)|没时间|没空|无暇|不方便|手上太多|不跟了
        |在休假|请假|出差|拒|退|说不|不接|不要|不跟|不行|不合适|搞不定|离职|走了|已经?离职|已离)
""")
"""Names a lead is taken from."""

TWO: Final = any_of(r"""
    WHO\s*(?:[、,/&+]|和|或者?|跟|与|还是|or|and|及)?\s*WHO
""")
"""Two names side by side."""

HELPS: Final = any_of(r"""
    协助|配合|帮忙|辅助|支持|为辅|support|help|assist|cc|抄送
""")
"""What the second of two does who is no owner."""

ERRAND: Final = any_of(r"""
    (?:发|告诉|回复|回|帮|借|教|报|call)(?:一下|下|给)?我|我电话
""")
"""Things asked of a colleague that are not about a lead."""

_PLACE: Final = "|".join((*PLACES, *AREAS))

RECEIVER: Final = patterns(
    rf"(?:{BEFORE_RECEIVER})\s*@?\s*(?:(?:{_PLACE})(?:区|的|那边的?)?)?(?P<before>WHO)",
    rf"(?P<after>WHO)\s*(?:\([^)]*\))?\s*(?:{AFTER_RECEIVER})",
)
"""Whoever gets the lead."""

GIVING: Final = any_of(r"""
    (?:(?:重新|改|还是|先|直接|就|也|都|全|统一|可以|应该?|再|麻烦|帮忙|帮我)*(?:分配|指派|分发
        |安排|移交|分|派|发|转|交|让|划|丢|甩|推|扔|塞|匀|挪|调|换|改|送|抛|指定|指定给|拨
        |配)?(?:给到?|到|至|予)|(?:re)?assign(?:ed|s)?(?: (?:it|this|that|[LDX]))*(?: to)?|should be
        |give(?: (?:it|this|that|[LDX]))*(?: to)?|goes? to|to|hand(?: it)?(?: over)? to|route to|for
        |pass(?: it)? to|let|ask|have|send(?: it)? to|>|@)\s*WHO
""")
"""A verb that can only mean giving, with a name."""

REASON: Final = any_of(r"""
    近|熟|懂|他|案例|经验|擅长|分钟|小时|内|急|重点|优先|预算|万|大单|厂|行业|匹配|对口
""")
"""Why somebody gets a lead, or how fast; harmless beside a name."""
