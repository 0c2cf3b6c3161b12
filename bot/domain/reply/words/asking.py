"""Questions, conditions and proposals.

One row per line of a table; see ``pattern`` for how a row is written.
"""

from __future__ import annotations

from typing import Final

from bot.domain.reply.words.companies import AREAS, PLACES, TRADES
from bot.domain.reply.words.pattern import any_of, patterns

QUESTION: Final = any_of(r"""
    \?|(?<!的)(?<!是)(?<!客户了)嘛(?=[\s.。!?]*$)|(?<!干)吗(?=[\s,.。!~这那给D哈啊呀呢哦嘞]|$)|么(?=[\s,.。!]|$)|(?<=[LDCPOQ])呢(?=[\s,.。!?]*$)
    (?:撞不撞|重不重|分不分|给不给|派不派)|(?<!这个)何时(?:联系|分|派|接)的(?=[\s,。]|$)
    (?<!但)(?:行|好|可以|能|要|是|对|在|会|有|愿|跟|接)不(?:行|好|可以|能|要|是|对|在|会|有|愿意?|跟|接)|有没有
    [行好成中能要愿可会对是以]不(?=[\s,.。!~]*$)|是否|能否|可否|(?:信儿?|消息|动静|下文|了|完|好|到|过|在|跟
        |接)(?:没有?|不)(?=[\s,.。]*$)|(?<!没)(?:什么|啥)(?!来着.)
    (?:^|[,。\s])何时(?![已退跟接说])(?=[^,。;]{0,8}(?:[啊呢呀?]|$))|怎么|咋|为何|为什么|(?<!那)(?<!那个)谁(?!都
        |也)|哪|多少|几[个条家点]
    ^(?:is|are|was|do|does|did|can|could|would|should(?! be WHO)|who|what|which|when|where|why|how|has|have)\b
    (?:撞|有|接|跟|分|打|签|去)没(?:撞|有|接|跟|分|打|签|去)|where are we
""")
"""It asks."""

RHETORICAL: Final = any_of(r"""
    (?:[,\s]*(?:(?:除了他|不然)(?:还|也)?(?:能|会)?|还[能会])(?:有|是)谁|[,\s]*不[给让找派]他[给让找派]谁|[,\s]*(?:这?还)?用(?:问|想|说)吗?
        |[,\s]*舍他其谁|[,\s]*别问我?(?:为(?:啥|什么|何)|原因)?)[啊呢呀!?。~\s]*$
""")
"""Asks nothing, behind somebody who is named: 那就王磊呗,还能有谁."""

PROPOSAL: Final = any_of(r"""
    要不|要么|或者|还是说|不如|建议|推荐|觉得|感觉|我看(?:可以)?|可以考虑|考虑(?:一下)?|倾向
    (?:是不是|能不能|可不可以)|不妨|合适(?:吧|些|一点)?|比较适合|更适合|适合|可能给|也许|maybe|perhaps
    how about|what about|suggest|i think|might|could|prefer|should we|shall we|好些|更好|更懂|或许|试试
    可否|打算|准备给|想给|想让|不然|的话好
""")
"""A colleague proposes."""

DOUBTED: Final = any_of(r"""
    暂定|初步?定|要不(?!要)|要么|或者|还是说|不如|考虑(?!到|其|客户|上线)(?:一下)?|倾向|可能(?:给|会给|由)|也许|maybe|perhaps
    how about
    what about|might|could|should we|shall we|打算|准备给|想给|不确定|犹豫|再定|还没想好|未定|待定|不然
    (?<!原)拟(?:分|派|给|由|转|定)|待.{0,6}(?:确认|批|定|同意|审)
    (?:我|先|再|回头|让)[^,。;POQ]{0,3}(?:确认|核实|核对|查|问)(?:一下|下|看)(?!.{0,8}[给派分])
    (?:好像|貌似|似乎|可能|大概|应该)是?WHO(?:的|在跟)
    (?:(?<!现)已经?|刚才?|昨天|早就|前天|后来|之前|上次|以前|上周|去年|原来|上个?月)[^,。;]{0,3}(?:分|派|给|转|安排
        |交)(?:给|到)?(?=WHO)|说不定
    好像(?:该|应该)
    原则上|最终以|以[^,。;]{1,8}为准|换我就|我会(?:给|派|分|让)|(?:系统|机器人|bot)(?:推荐|建议)|当初(?:给|派|分
        |就)|[给派分]WHO(?:就(?:凉|黄|废|糟)了|添麻烦|[派分]的)
    WHO(?:\.{3,}|…+)\s*$|玩笑|说笑|才怪|误(?=\)|$)|逗你|骗你|想得美|\bjk\b|kidding|just joking
    请[^,。;]{0,8}(?:批示|审批|定夺|拍板|过目|批准|审核)
    was going to|were going to|本来想|本来要|原本|差点
""")
"""Sales-ops have not made up their mind."""

CONDITION: Final = any_of(r"""
    如果|如(?![下上题图期实何此同今家意果])|若(?!干)|要是|假如|倘若|只要|万一|除非|(?<![DLC])的话|否则|不然
    (?:不行|不接|不在|休假|出差|请假|不要|没人要|[跟接]不了|拒了?|没空|忙|不愿意?)(?:就|再给|则|才)
    (?:有兴趣|需要|想要|能接)(?:就|的话)|(?:有空|同意|愿意|方便|接得住|没问题|有时间)(?:就|的话|再|则)
    愿不愿|愿意不|有没有(?:空|时间|意愿)|肯不肯|想不想
    (?:问问|问一下|问下|先问|征求|看[看下]?|看一下)WHO.{0,6}(?:愿|肯|能|想|有|接|空|时间|意见|行不|要不要)
    (?:先)?(?:问问|问一下|问下|先问)WHO|\bif\b|unless|depends|once he|when he|in case|otherwise
    as long as|看情况|视情况|看.{1,8}(?:再|后)(?:定|说|决定)|谁(?:都行|有空|愿意|方便|先|抢)|再决定
    (?:商议|商量|协商|决定|确定|讨论)(?:一下|后|完)*.{0,4}谁|let me (?:ask|check with|confirm with)
    (?:ask|check with) WHO first|再定(?!义)|商量一?下?(?:再)?
    没人(?:要|接|跟).{0,4}(?:就|再)|则(?:分|给|派|转|由)
    (?:核实|确认|查(?:完|清|明)?)[^。]{0,12}(?:再|则|后)(?:分|给|派|转|由)
""")
"""Only if."""

NO_CONDITION: Final = patterns(
    rf"(?:{'|'.join((*PLACES, *AREAS, *TRADES))})的?的话",
    r"(?:如果?|若|要是)?有?[^,。;POQ]{0,8}(?:问题|进展|困难|需要|变化|疑问)[^。;POQ]{0,6}(?:反馈"
    r"|[与和跟]?我?联系我?|告知|找我|说一声|同步|回复)",
)
"""If there is news, tell me: no condition of what is told; 北京的话 is a topic."""

FALLBACK: Final = any_of(r"""
    先[^,。;]{0,10}[,\s]*不行[^,。;]{0,3}(?:换|改|转|给|再)
""")
"""Somebody is to try first; the second is no correction of the first."""

WHOEVER: Final = any_of(r"""
    谁.{1,5}谁
""")
"""Whoever is free."""

ASKS_LOAD: Final = any_of(r"""
    负载|工作量|饱和|忙不忙|忙吗|忙不(?!过|开)|忙得过来|(?<!得)闲(?!着|聊|话|事|置)|WHO(?:这周|本周|今天|这个?月
        |本月|现在)[^,。;]{0,3}(?:几|多少)[个条单家]|手(?:上|里
        |头).{0,6}(?:几|多少|(?<![太很够挺较])[多少]|有啥|有什么)
    WHO(?:那边|那儿|那里|名下|[碗锅兜筐盘]子?里)[^,。;]{0,6}(?:几|多少)|忙成(?:啥|什么)
    谁.{0,4}(?:少|空(?!调)|闲)|名下.{0,6}(?:几|多少)|跟着?(?:几|多少)[个条家]|workload|capacity|\bload\b
    (?:who|is|are|how).{0,20}\bbusy\b|排班|排名|(?:单子?|活儿?|线索)(?:多不多|多吗)|在跟的?(?:线索)?(?:数量?|条数|量)|(?:当前|目前|手上
        |名下).{0,6}(?:数量|条数)|接了(?:几|多少)
    分了(?:几|多少)给
    各.{0,10}(?:手上|多少|几条|数量|条数)|有余力|产能|带宽|bandwidth|how many leads does
    (?:最近|手[上里头]|这两天)[^,。;]{0,4}有没?有?空
    has (?:the )?(?:least|most|fewest)|lightest|(?:who|any(?:one|body))(?:'?s| is| else)? (?:free|available|idle)|谁有空
""")
"""How busy people are."""

ASKS_STATUS: Final = any_of(r"""
    (?<!恢复)(?<!退回)(?<!改为)(?<!置为)(?<!回到)(?:没|未|尚未|待|还没|没有)(?:人)?(?:分配?|派|认领|处理|指派)(?:出去|掉|完|的
        |了)?.{0,6}(?:有|几|多少|哪|吗|列|线索|\?|$)
    (?:哪些|有没有|多少|几条).{0,3}(?:没|未)(?:人)?(?:接单?|跟进|响应|动|回复)
    谁[^,。;]{0,4}(?:没|不|未)(?:接单|接收|响应|搭理)
    what(?:'s| is| are)?(?: still)? (?:not|un)[- ]?(?:yet )?(?:accepted|assigned|taken|claimed)
    (?:都有?)?谁(?:都)?还?没(?:接|动|跟|联系|回)|新增(?:线索)?(?:数量|总?数|量)|线索总?(?:数量|数|量)
    还(?:剩|有)(?:几|多少|哪)|还剩|列出|列一下|列个|(?<!客户)清单|汇总|总览|概况|统计|日报一下|盘一下|报一下数
    战况
    (?:今天|本周|这周|昨天|本月|这个月|目前|现在|上周)(?:一共|总共|新来了?|来了?|进了?|有|分了?
        |派了?|新增|接了?)*(?:多少|几)[条个]?
    unassigned|still open|open leads|pending leads|how many|summary|overview|list (?:all|the|open)
    what'?s (?:left|open|pending)|outstanding|整体|(?:有|剩)哪些(?:线索|没)|超时|逾期|overdue
    (?:接收|接单|响应|转化|跟进|分配|成单|退回|拒绝)率|进度(?:表|汇总)|所有线索|全部线索
        |线索(?:情况|状态|列表|进度)|status (?:report|summary)
    哪些(?:线索|还|没|待)|几条没|多少条
    (?:any|which|what|list|show)(?: me)?(?: the)? ?(?:leads?|ones?)?(?: are| is)?(?: still)?[ ]
        (?:pending|waiting|not (?:yet )?(?:accepted|assigned|taken))
    what(?:'s| is) still (?:pending|open)
    (?:who|anyone|nobody) (?:hasn't|has not|haven't) (?:yet )?(?:accepted|taken|replied)
""")
"""What is still open."""

ASKS_HELP: Final = any_of(r"""
    ^[\s/!。.]*(?:帮助|help|菜单|指令|命令|说明|功能|用法|\?+|menu|commands?|usage)[\s!。.?]*$
    怎么(?:用|操作|使用|玩|分配|弄|分(?=[\s,?吗呢]|$))|如何(?:使用|操作|分配)|使用说明
    你都?(?:能|会|可以)(?:干|做)?(?:什么|啥|嘛|哪些)|能做什么|有(?:什么|哪些|啥)(?:功能|指令|命令)
    how (?:to|do i|do you|does this)|what can you|教(?:我|一?下)怎么|操作(?:手册|指南)
    支持(?:哪些|什么)(?:命令|指令|操作|写法)|帮助一下|commands
    ^(?:机器人|小?助手|bot)?[\s,]*(?:来|给|发)?[我个份一下]*(?:使用)?(?:说明书|教程|攻略)(?:来|给|发)?[我个份一下]*[\s!。?]*$
    操作说明|使用(?:方法|帮助)|(?:使用|用|输入|识别|认识|支持|懂)(?:哪些|什么|啥)(?:命令|指令|口令|操作|写法|说法)|(?:命令|指令|口令|说法)都?有(?:哪些|什么|啥)
""")
"""How to use the bot."""

ASKS_LEAD: Final = any_of(r"""
    (?:啥|什么|咋|怎么|怎样)(?:个)?(?:情况|状态|样|进展|状况|进度|回事|来头|说法)|怎么样|咋样
    (?:单|条|家|个|件|[LDC])点(?:样|[呀啊])(?=[\s?]|$)
    如何了?(?=[\s?]|$)|到哪一?步|到哪了|到什么程度
    有(?:下文|信儿?|消息|动静|进展|结果|反馈|回音)(?:了|没|吗|么|不)|谁(?:在|负责)?跟|谁(?:接|拿|领)[了的]
        |在谁(?:手|那)|谁的
    (?:咋|怎么|如何)(?:说|回复|答复|表态)的|谁负责|归谁(?=[\s?。]|$)|给谁了|[分派]给?(?:了)?谁(?!合适|好|比较|呢|更)|(?<![能以会要])(?:分|派|接|跟|联系|打
        |撞|回|约|签|黄|成|凉|谈|搞定|拿下|定
        |退)了?(?:没有?
        |吗)(?=[\s,.?]|$)
    有没有人|得怎样(?=[\s?。了]|$)|哪[个条家](?:快|先|要|已经|签|成|有)|\bstatus\b|\bupdates?\b(?! by)|any (?:news
        |progress|update)
        |how is|how'?s|what about (?!WHO)
    who(?:'s| is) (?:on|handling|following|working|taking)|who (?:has|owns|is|got|took)|what'?s (?:up|the|going)
        |哪来的|何时(?:联系|分|派|接)的|撞不撞|什么来源|来源是|什么背景|什么来头
    (?:电话|联系人|邮箱|地址|需求|预算)(?:是)?(?:多少|谁|什么|啥|有吗|呢)|[LDC]呢|where are we|who'?s on|撞没撞
""")
"""How one lead stands."""

ASKS_LEAD_TOPIC: Final = any_of(r"""
    进展|状态|进度|情况|详情|资料|历史|背景|档案|记录|来源|detail|info\b|history|下文|动静
""")
"""Words for it that ask only in a question or alone."""

ABOUT_SOMEBODY: Final = any_of(r"""
    WHO\s*(?:能|会|愿意|想|怎么样|咋样|如何|行|可以|合适|成)
    (?:请|让|麻烦|提醒|催)\s*WHO[^,。;]{0,6}(?:反馈|更新|同步|汇报|回复|补|说明|提供)|\b(?:remind|ask)\s+WHO
""")
"""Asks whether somebody would do."""

NOTHING: Final = any_of(r"""
    没有?|无|未
    ^[\sLD,]*(?:已经?|刚才?)(?:通知|发|提交|更新|补|给|告|转)
""")
"""None of it, or it is told."""

REQUEST: Final = any_of(r"""
    ^[\sLDC,:@的]*(?:请|麻烦|帮我|帮忙|劳驾|能否|pls|please|可以|给我)*\s*(?!.{0,8}再[说定派分给])(?:查(?!重|到|无|了|询结果|得|实|过|明|询可知)
        |看一?下|看看|调出|显示|打开|show(?!s)|(?<!crm )check|lookup|look up|发我|报一下|说一?下|同步一?下)
""")
"""Show me."""

ASKS_MINE: Final = any_of(r"""
    我(?:的|手上|名下|手里|这边)(?:有)?(?:哪些|什么|多少|几)?.{0,4}(?:线索|lead|单)|my leads|mine\?
""")
"""What the asker has."""
