"""That the customer is known already, and who works it now.

One row per line of a table; see ``pattern`` for how a row is written.
"""

from __future__ import annotations

from typing import Final

from bot.domain.reply.words.pattern import any_of, patterns, rows_of

IN_CRM: Final = any_of(r"""
    撞(?!见|大运|衫|车|脸|墙|了?WHO的(?:车|人))
    (?:已经?|早就|本来就)于?(?:上个?月|上周|去年|前年|年初)?(?:有了?(?!意向|系统|供应商|方案|预算|兴趣|打算|想法
        |需求|计划|团队|替代|竞品)|存在|在(?:库|系统|crm)|录(?!音)
        |建(?![联群立设议])|报备|登记|成交
        |签(?!了?(?:竞品|友商|别家|其他))|合作|立项|入库)
    crm(?:里|中|上|系统)*(?:面)?(?:是|早就|其实|都|早|疑似|好像|似乎|可能|应该|貌似)*(?:有|存在|已|躺|显示|能查到
        |查到|重复)
    (?:在|进|入)(?:了)?crm(?:里|中)?(?:了|的|有)?|(?:就|已|早)在(?:系统|库|后台)(?:里|中)|查重?命中|命中(?!注定)
        |查重重复|重复
    有的有的|(?:系统|库|后台)(?:里|中|内)?(?:面)?(?:早就|已经|是|本来)?(?:有(?!问题|bug|错|故障|点|啥|什么|没)|躺
        |睡|挂着|存着|存在|查到|能查到
        |显示)|(?:存量|老)客户?(?!户)(?!的?(?:老板|朋友)?(?:转?介绍|推荐|引荐|牵线|带来))
        (?!的(?:朋友|亲戚|熟人|[子分母]公司|供应商|客户|同行|竞品|关联|兄弟|下游|上游))|存量(?!客)
        |(?:我司|我方|本司|本公司)(?:的)?(?:签约|存量|合作|付费|正式)?客户|(?:是|成为)(?:我们|咱们?)的?(?:签约|正式
        |付费)?客户|WHO在?维护
    (?:搜|查)(?:了|到|出来|一下)*[^没无POQ]{0,8}是WHO的
    (?:系统|crm|库|后台)(?:里|中|上)?面?(?:是|归|挂|写|记)(?:的|在|着|是)*(?=WHO)
    (?:老客(?!户)|(?:现有|合作)客户|[旧熟]客户?|回头客|老(?:主顾|相识|熟人)(?=[\s,。!了啦喽嘛]|$))
        (?!的?(?:老板|朋友)?(?:转?介绍|推荐|引荐|牵线|带来))|已合作|在合作|成交客户
        |\b(?:old|returning|repeat|current|long[- ]?time) (?:customer|client|account)s?\b(?! (?:intro|referr|recommend))
        |续[费约](?!的事|找|问|谈|那家|提醒)|商机已|有商机|已?建过?商机
        |建的商机|立项了
    \b(?:dups?|duplicate) of (?:an? |the )?(?:old|existing|open|current) (?:opp|account|lead|client|deal|record)\w*
    \bdups?\b|duplicated?|already (?:in|have|exists?|there)|exist(?:s|ing)|crm (?:already )?has|in (?:the )?crm
    have it in
    (?:\bis|'s|\bare|\bfound|\bsits|\bexists?) (?:already )?in (?:the |our )?(?:crm|system|database)
    \bon (?:file|record|our books)\b
        |\b(?:customer|client|account) since\b|\bknown (?:account|customer|client)\b|\balready has (?:them|it|this)\b
    (?<!退回)(?<!退到)(?<!放回)(?<!扔回)(?<!丢回)(?<![放丢扔回])公海(?!捞)
        |报备(?:过(?!期)|了(?!一堆))
        |备案[过了](?!的项目)|录过
    WHO报备(?!了?(?:一堆|别家|另)|的?是?(?:另|别))|登记过(?!信息|电话|联系)|建过档|有主了?|名花有主
    (?:crm|系统)(?:里|中|上|内)?(?:暂|现|目前|已)*[没无]有?(?:跟进|负责|归属)(?:人|销售)
    crm可查|(?:crm|系统)(?:里|中|上|内)?(?:暂|现|目前|已)*[没无]人(?:跟|负责|认领|管)
    (?:以前|原来|之前|原先|本来)(?:是|归)(?:WHO|[\u4e00-\u9fff]{2,3})的(?:老?客户|客)|有人在?跟了?
    (?<![没未无])有(?:过|历史)?记录|由其维护|[为是系](?:其|他)(?:的)?(?:在跟|存量|老|现有)的?客户
    [跟和与](?:我们|咱们?|我司)(?:签|合作|成交)过?|has (?:this|the|it)[^,.;]{0,12}already
    (?:系统|crm|库|后台)(?:里|中)?(?:一[搜查]就)?(?:搜|查)(?:出来?|到)(?!不)|crm (?:shows?|says?)
    有了有了|老单子?|existing|\brenewals?\b|(?:躺|挂|记|落)在.{0,3}(?:名下|手上|下面)
    于\d{2,4}年[\d月初底末]*(?:已|就)?(?:与我[司们])?(?:成交|签约|合作|立项|签单)|报备(?:人|有效期|销售)
        |not a new (?:logo|account|customer|client
        |one)
    (?:crm|系统|库)(?:里|中|内|上)?(?:的|已有|现有)*(?:客户|记录|商机)[^,。;]{0,14}(?:同一|一家|一个|重复|一致|相同)
        |(?:同一|同个|一个?)(?:家|个)?(?:主体|公司|客户|企业)?[^,。;]{0,4}[,]?(?:crm|系统|库)(?:里|中|内)?(?:已|有)
    crm(?:里|中|上|内|系统)*(?:现|目前|仍|还|一直)*(?:归|由|属|挂|记)(?:属|于|在|着|给)*(?=WHO)
    crm(?:里|中|上|内)?(?:翻|扒|调|找|搜|查)(?:到|出来|着|见)(?!不)|^[\sLDX:,。又]*撞车了?(?=[\s,。!哈]|$)
    (?:去年|前年|上个?月|上周|年初|之前|以前|早)就?(?:建|录|报备|登记|立项)(?:过|了|的)(?!信息|电话|联系)
    (?:^|[\s,。LD是系为])crm(?:里|中)?的?(?:老|存量|已有|现有)?客户(?=[\s,。]|$)
    ^[\sLDC:,]*(?:又|也|都)?重了(?=[\s,.。!]|$)
    查重(?:没|不|未)(?:通)?过|^[\sLDC:,]*有是有
    \bused to be WHO
    查重中[招了]|\bcrm一?[搜查翻](?=[,\s]*WHO)|在.{0,3}名下|already with|吃灰
    ^[\sLDC:,]*早?就?有[了啦]*(?=[\s,.。在归]|$)
""")
"""The CRM has it."""

ASKS_WHETHER: Final = any_of(r"""
    (?:crm|系统|库|后台)(?:里|中|上)?面?[^,。;POQ]{0,4}有没有
""")
"""Asks whether the CRM has it."""

OF_OTHERS: Final = any_of(r"""
    (?:已经?|刚|早就?)*(?:签约?|合作|成交|续约|选择?|采购|用)了?的?是?(?:竞争对手|对手|竞品|竞对|友商|同行|别家)
    (?:竞争对手|对手|竞品|竞对|友商|同行|别家|其[他它](?:家|公司|厂商?|供应商))[^,。;]{0,4}(?:签约?|合作|成交|续约
        |报备|在跟|在谈|立项)
    [跟和与](?:竞争对手|对手|竞品|竞对|友商|同行|别家|别人|其[他它](?:家|公司|厂商?|供应商))[^,。;]{0,6}(?:签约?
        |合作|续约)
""")
"""Another firm has the customer, not our CRM."""

NOT_IN_CRM: Final = any_of(r"""
    \bcrm\b[\s,]*(?:没有?|未|无|[找搜查]不(?:到|着)?)(?!人|主|确)|翻了?个?底朝天[,\s]*[也都]?没有?
    (?:crm|系统|库|后台|公海)(?:里|中|内|上)?(?:面)?[是也都真确实还]*(?:没(?!人|谁)有?|未|无(?!人|主|跟进|负责|归属)|不存在|查不到|查无|里没)
    (?<!撞)(?<!是)(?:没|未|不(?![必用要需再得能可])|无(?![需须])|并非|不是)(?:有|在|存在)?(?:.{0,3})?(?:撞
        |重复(?!分|派|跟|录|指|流转|下发|报|联系|安排|建|推)
        |查到|命中|在?crm|在系统|存量
        |[老旧熟]客户?|入库|录入|建过|报备)
    (?:nothing|none|no (?:entry|match|hits?|result|trace)) (?:in|found|on)\b|(?:can|could|did)n'?t find|查(?:过
        |了|完)[\s,]*都?没有?
    (?:经|已)?(?:核实|核查|查证|查实|确认|比对|核对)(?:后|过|了)?[,\s]*(?:并非|不是|非|不属于?)(?:同)?一?(?:家|个)?(?:公司|客户|主体|企业)
    (?:查|核实?|搜|翻|找)(?:过|了|完)(?:一[遍圈下])?[\s,]*[也都]?没有?(?:重复)?(?=[\s,。!给派]|$)
    查重[\s:,]*没有|查重(?:通过|过了(?=[\s,]*[给派])|未命中|无结果|无误|没问题|干净)|搜不到|没搜到|找不到|检索不到|未检索到|无[此该]客户
    (?<!除)非(?:其|crm(?:中|内|里)?)?(?:重复|老客户|存量|我司|已有)|未见(?:重复|记录)|不构成重复|(?:已|可)?排除了?(?:重复|撞单)|(?:重复|撞单)(?:已|可)排除|不属于?(?:重复(?!分|派)|存量)|查不到|查无|未查到|没查到
        |没查着|没有?(?:任何|过)?记录|没有?这(?:家|个客户)|没他家|(?<![一全最更上])新的(?=[\s,。]|$)|新客户|全新|干净的?|(?<!撞)不撞
        |(?<!撞)没撞|没重|不重|无重
    (?:not|isn'?t|no) (?:in (?:the )?(?:crm|system)|a? ?dup|duplicate)|no dups?\b|no record|not found
    (?<!not a )\bnew (?:one|account|logo)|不在公海
""")
"""The CRM has it not."""

HEDGE: Final = any_of(r"""
    问(?:问|一?下)?WHO|差[一两]个?字|都?不是[DX]|(?:报备|保护)期?[^,。;]{0,6}(?:过期|失效|到期|超期|期满|作废|已过|过了保护期|不作数)|(?<!的)保护期[已刚]?[过满]|客户吧(?=[\s,.。!]|$)|名字(?:不|差|像)|不一样
        |(?:无法|难以|没法|不能)(?:判断|确定|确认)
        |不(?:敢)?肯定|[系是]咪|看看先
    好像|疑似|可能|似乎|大概|也许|怀疑|说不定|恐怕|貌似|印象(?:里|中)|记不(?:太?清|得)|不确定|不太确定|拿不准|没准|估计
    应该(?!给|分|派|由|为)|像是|八成|感觉|记得(?!很?清)
    (?:待|等|让?我|我先|我再|先|需要?|再|回头|帮忙)(?:.{0,4})?(?:核实|确认|查(?!重命中|到)|核对
        |查证|看看|看下|看一下|对一下|问问|问一下|check)(?!了|过|完|出)
    请[^,。;]{0,4}(?:核实|核对|查证)(?!了|过)|有点像|有没有可能|看着像|待定|存疑|(?<!经)(?<!已)核查(?!后|过|了
        |完|结果)|同名|重名|类似|差不多|相近|不是同一|另一家
    都?不是(?:他|它|这|那)(?:们|一)?家|(?:有|出来)(?:俩|两|[二三四五六几多仨]|好几)+[个家条](?![月天年周])|有俩
        |有仨|对不上|不相干
    (?:WHO|WHO的|在跟|有了|撞[XL]?了?)吧(?=[\s,.。!]|$)
    是.{1,8}吧(?=[\s,.。!]|$)|不知道|maybe|might|seems?|probably|perhaps|looks? like|not sure|let me
    已(?:过期|失效|超期|作废)|\b(?:expired|lapsed)\b
    same group|(?:different|another|separate) (?:entity|company|legal|branch)|not the same
    \b(?:sister|subsidiary|parent|affiliate)\b|related to
    i think|possibl[ey]|double.?check|checking|need to check|to be confirmed|tbc|could be|lemme
""")
"""It is not certain."""

CRM_OWNER_BEFORE: Final = rows_of(r"""
    归属?人?(?:在|于|是|为)?:?|[为属]|\bof|(?:负责|报备|维护)人(?:写的)?(?:是|为)?:?|owner(?: is)?:?
        |跟进人(?:是|为)?:?|由
        |现在?(?:是|由|归|在)
    客户经理(?:是|为)?:?|目前(?:是|由|归|在)|在(?:跟)?|属于|是|撞了?|和|跟|与|同|销售(?:是|为)?:?|挂在|under|with|by
    belongs? to|\(|名字是|同步(?:[给到至]|信息给)?|告诉|发给|转告|通知
""")
"""In front of the name of whoever works it."""

CRM_OWNER_BEHIND: Final = rows_of(r"""
    (?:已经?|正|一直|早就|就|现在|目前|也|还|于|刚刚?|上个?月|上(?:周|礼拜|星期)|前两天|去年|前年|年初)*(?:在跟|在对接|在谈|在负责|在做|在聊|跟进
        |跟着|跟了
        |负责|对接|的|'s|建|报备|is (?:on|working|handling|following)|already working|has|owns|手[上里]|正?在推进
        |录|in charge
        |在?维护|服务|签|[拿谈]下|大名|榜上有名)
    (?:早就|已经?|其实|都)*有[了的]?(?=[\s,。!他你啊呢]|$)
""")
"""Behind the name of whoever works it."""

CRM_OWNER: Final = patterns(
    rf"(?:{CRM_OWNER_BEFORE})\s*@?(?P<before>WHO)",
    rf"(?P<after>WHO)(?:那[边里儿]|手上|手里|名下)?\s*(?:{CRM_OWNER_BEHIND})",
)
"""Whoever works the customer."""

SYNCED_TO: Final = any_of(r"""
    (?:同步|信息|资料|记录|转告|告诉|通知|抄送)[^,。;]{0,4}(?:给|到|至)?\s*@?(?P<who>P)
""")
"""Whoever gets the information works it (S36)."""

RELATED: Final = any_of(r"""
    (?:客户?|单|盘子?)的(?:上下?游|下游|供应商|代理商?|竞争对手|对手|[子分母]公司|(?:兄弟|关联|姐妹)公司|儿子|女儿|太太|老[板公婆]|[亲朋]\w|邻居|员工
        |前员工|伙伴|同行|同学|同事)
    (?:客户?|单|盘子?)(?:也|都|还|曾|刚才?)*(?:反[馈映]|说|讲|表示|透露|问|抱怨|打听|在用|用过|用着|跳槽|离职|介绍|推荐|提到|认识|投资|收购)
    \b(?:similar|referred|introduced|competitor|competes|supplier|supplies|vendor|partner|neighbou?r|subsidiary|spun)\w*
        (?: \w+){0,2} (?:to|by|of|off|from|with|as) (?:\w+ )?WHO
    \b(?:like|unlike|near|knows) WHO's
""")
"""Not somebody's customer, but somebody or something that has to do with one: 王磊客户的供应商."""

REPORTED: Final = any_of(r"""
    (?:X|WHO|客户|sdr|对方)\s*(?:说|反馈|反映|声?称|透露|提到|表示|讲|觉得|认为|says?|said|told)
""")
"""Somebody else said so."""

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

SPOKEN_OF: Final = any_of(r"""
    (?:系统|库|后台)(?:里|中|上|内|已|客户|记录|商机)|公海|查重|重复|存量|我司客户
        |老客户(?!的?(?:老板|朋友)?(?:转?介绍|推荐|引荐|牵线|带来))
    \b(?:in|on|from) (?:the |our )?(?:system|database|file|records?|books)\b|\bsystem (?:says|shows|has)\b
    \bregistered\b|\blogged\b|\bpipeline\b
    \bcrm\b|报备|备案|\bdup|\brecord|existing
""")
"""The CRM is spoken of, whatever is said."""

NO_FACT: Final = any_of(r"""
    (?:他们|对方|客户)的?(?:现有|内部|旧)?(?:系统|后台)里?有[^,。;POQ]{2,}
    (?:他们|对方)(?:已经?|早)[^,。;POQ我咱]{0,4}(?:有|合作|签|立项|招标)[^,。;POQ]*|立项了他们|是我们的?客户的
    重复(?:打|拨|一?下|说|了[两三几]遍|确认|联系)|(?:需求|名字|号码|时间)[^,。;POQ]{0,3}重复
    撞(?:期|时间|档)|(?:时间|[和跟与](?:展会|会议?|活动|他们会)|日程|行程)撞
    公海(?=怎么|规则|有多少|在哪|政策|机制|制度|清理)
    [在往去到]crm里?(?:建|录|补|加|改|填|更新|写)(?!了|过|的)
    (?:名字?|名称)[^,。;]{0,8}撞了?|撞名
    (?:需求|需要|[想要用换上买选做找替装建]|了解|咨询|关注|感兴趣|关心|对接)[^,。;]{0,6}\bcrm\b
    \bcrm\b(?:系统|软件|产品|平台)?的?(?:需求|项目|预算|选型|采购|厂商|方案|替换|升级|招标|经验|案例|上线|到期)
    (?:记得|别忘了|及时|务必|同时|然后|并|请){0,4}(?:在|把|到)?\bcrm\b(?:里|中)?(?:补录|录入?|登记|建档|更新|填)(?!了|过|的)
    (?:记得|别忘了|及时|务必|同时|然后|并|请){0,4}(?<![已早])(?:补录|录入?|登记|更新|填)(?:到|进|在|入|一下)?\s?\bcrm\b
""")
"""A CRM is what the customer wants to buy, or what somebody is to fill."""

HANDED_OUT: Final = any_of(r"""
    (?:assign|give|分配?给?|派给?)(?: (?:it|this))?(?: to)?\s*WHO|(?:请|让|麻烦)WHO(?:来|去)?(?:跟进|联系|对接|跟|看|接)
    改(?:派|给|由)?WHO
""")
"""Somebody is to get it all the same."""

FAINT: Final = any_of(r"""
    存量|[老旧熟]客户?|回头客|老(?:主顾|相识|熟人)|(?:现有|合作)客户|[已在]合作|续[费约]|重复|existing|老单子?|立项
    \b(?:old|returning|repeat|current|long[- ]?time) (?:customer|client|account)
""")
"""Words for a customer one has that may tell of another firm or of something else."""

ORDERED: Final = any_of(r"""
    (?<![转步甩推发])给(?:到)?WHO|(?:让|请|麻烦)WHO|WHO(?:快|赶紧)?(?:来|去|上)?(?:跟|接|去|上|跑)(?:一下|一趟|吧
        |替换)?(?=[\s,。!~哈啊呀呗了嘛]|$)
""")
"""Somebody is told to take it."""

POSSESSED: Final = any_of(r"""
    (?<![跟和与同像似脸])WHO\s*(?:的|'s)\s*(?:老|旧|存量|现有)?(?:客户|客|单|盘|account|client|customer|deal|prospect|商机
        |老?朋友客户)(?![推介是户的]|子?(?:签|成|黄|丢|退|回款|怎么)|一[个家]|[\u4e00-\u9fff]{0,2}(?:推荐|介绍))
    WHO(?:那边|手[上里头]|名下)的?(?:老|存量|现有)?客户[,\s]*(?:就|所以)?(?:不用?|别|甭)(?:再|往外)?[分派]了?
    [是归在]WHO手[上里](?:的|在跟的)(?:老|存量|现有)?客户(?![推介是户的])(?![^。;]{0,8}[换转改让撤收先别暂])
    WHO's (?:old|existing|current|own) (?:client|account|customer)
    (?<![至到给入])WHO名下的?(?:客户|单)?(?!转|拿|收|满|太|已经?满|有\d|几|空)
    WHO has (?:an? )?(?:open )?(?:opp|deal|opportunity|account)
    WHO(?:老|存量|现有)?(?:客户|客)(?=[\s,.。了吧!]|$)
    WHO(?:早就|已经?|之前|以前)*(?:建|录|登记|立项)过(?=[\s,。!]|$)
    WHO(?:那[边里儿]|手[上里])(?:早就|已经?|其实|都)*有[了的]?(?=[\s,。!他你啊呢]|$)
""")
"""Somebody's customer."""

BELONGS_TO: Final = any_of(r"""
    归属(?:人|方)?(?:于|是|为|:)?\s*WHO|[归属为]WHO所有
""")
"""Whose it is: of a customer a fact of the CRM, of a lead an order."""

OF_SOMEBODY: Final = any_of(r"""
    (?:他|人家|对方)(?:们)?的?(?:老|存量|现有)?(?:客户|客|单|盘)
""")
"""Somebody's customer who is not named: 是他老客户."""

OF_THE_ONE_NAMED: Final = any_of(r"""
    WHO[^POQ]*(?:由其维护|[为是系]其(?:的)?(?:在跟|存量|老|现有)?的?客户)
""")
"""The customer of the only person who is named: 经与张伟确认,为其在跟客户."""

BEING_WORKED: Final = any_of(r"""
    (?P<who>WHO)(?:那边)?\s*(?:已经?|都|也|一直|早就|正|现在|目前|其实|上个?月就
        |[之以]前就)*(?:在跟(?=进?[了着中的呢啊吧嘛]*(?:[\sDLC,。;!?…~]|$|这|此|该|两
        |客户(?![吃喝开聊打见谈说沟])|你们?|不|别(?![的人家])
        |他们(?!总部|集团|的|[子分母]公司)|跟他|告诉他|把))|跟着呢
        |跟着在|在对接|(?:在谈|正在跟|在聊|在做|在弄)(?!别的|其[他它]|另|踪)|跟进中|(?:聊|谈|做)着|跟着(?![POQX学])|跟了(?:很久
        |好久|大?半年
        |[一两三几多\d]+(?:天|周|个?(?:月|星期|礼拜)|年|轮|次|遍|阵)(?!的那))
        |(?:跟|盯|谈|聊|磨|啃|追|泡|养)了?(?:好?[一两三四五六七八九十半几多\d]+个?(?:天|周|月|星期|礼拜|年|季度)多?|很久|好久|大?半年|一阵子?)[的了]?(?=[\s,。!;~]|$)
        |(?:is already
        |is|already|'s already|has been) (?:on it
        |working|following|handling))
    (?:已经?|早就|一直|现|目前|一直)由WHO(?:跟进|负责|对接|维护|在跟|服务)|belongs? to WHO|already WHO's
    already (?:with|under) WHO|WHO's already|(?:owned|handled) by WHO
""")
"""Somebody is on it."""
