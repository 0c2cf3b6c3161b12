"""The other things sales-ops say: put aside, take back, change, correct.

One row per line of a table; see ``pattern`` for how a row is written.
"""

from __future__ import annotations

from typing import Final

from bot.domain.reply.words.pattern import any_of

HOLD: Final = any_of(r"""
    (?:^|[\s,。;])我?先?(?:查|核实|确认)(?:一?下|查)[吧。\s]*$
    先?(?:放(?!出来|行|开)|搁|撂|留|晾|摆|挂|扣|存|捂|吊|屯|囤|冻)(?:一放|一搁|一撂|着|下|一下|一边|一旁|在那|那儿|这儿)|暂缓(?!的
        |结束|解除|期)|缓一?缓
    不太?确定[^,。;]{0,4}(?:撞|重复)|(?:还|暂时|暂)?没想好|(?:还|暂时)没定
    我(?:再|先|去)*(?:系统|crm|后台|库)?里?(?:翻|查|搜|核)(?:翻|查|搜|一?下)|(?<![POQ])先(?:查重?|核实|核对|确认)|放放+
        |晾晾|捂捂|捂一捂|搁搁|冻(?:一冻|[一两几]天)|凉快|冷宫|冷板凳|小黑屋|缓两天|[缓推]到|暂停
        |暂时?不|先不|先别(?!给|派给|分给)|先(?:等|搁|放|撂
        |晾|留|挂|压
        |hold|缓)|压一?[压下着]
    压(?:到|几天|两天)
    等待|等埋?(?:多?[一两几][天日]|一?下|客人?[覆复回答]|等|一?会|查重|审批|结果|消息|通知|我|客户|他|下周|明天|P|O|总部|老板|节后|年后|.{0,10}(?:再
        |后))|稍后
    (?:^|[\sLDC:,。;])(?:待|需)我?(?:进一步)?(?:核实|确认|核对|查)(?![过后])|先?行?保留|稍等|稍候|正在查|晚点
        |回头再|过几天|下周再|下个?月再|月底再|年后再
        |节后再|明天再|改天再|再想想|再考虑|不急
        |挂起|悬着
    \bkeep (?:it |this |L |D )?(?:for now|first|aside|warm)|\bleave (?:it|this)\b
    put (?:it |this )?aside|sit on (?:it|this)
    \bfor now\s*$
        |\bshelve|\bfreeze\b
    (?:don'?t|do not|no need to|not going to) (?:assign|give|dispatch|route|touch|hand)
        (?: (?:it|this|L|D|out))* (?:yet|for now|now|just yet)
    \bhold\b|\bpark\b|on hold|\bwait\b|\blater\b|pending|not yet|keep it|stand ?by|pause|(?<![跟推拿搬带])不动
        |别动|勿动
    [一二两三几\d]个?(?:天|周|星期|礼拜|月|小时)[以之]?后?再(?:说|定|议|看看?|派|分)
    (?<=[LDC])\s*再(?:说|定|议)(?=[\s,。!]|$)
    不要动|暂挂|冻结|冷藏|待[定议]|(?:晾|搁|放|缓|压|等|冷|停)一(?:晾|搁|放|缓|压|等|冷|停)|观望|先观察|静置|留着
        |let'?s (?:discuss|talk|wait|revisit|review|see)|\brevisit\b
        |let me think|think about|not now|搁置|暂搁|缓办|再议|容后|冷处理|延后|推迟|压后|住先
        |[分派给住动手不好]住[,\s]*(?=等|先|$)|摆低|放低|摆住|让子弹再?飞
    (?:查|核实|确认|问)(?:一?下|清楚|看)?.{0,4}再(?:说|定|派|分|给)|待.{1,12}(?:再|后)|养着|养一养
""")
"""Put aside, wait."""

STRONG_HOLD: Final = any_of(r"""
    (?:放|搁|撂|晾)(?:一放|一搁|一撂|着|一下|一边|一旁)|暂缓(?!的|结束|解除|期)|缓一?缓|挂起|暂挂
    先(?:别|不)(?:分|派|给|动)|(?<![跟推拿搬带])不动|别动|\bhold\b|\bpark\b|再想想|再考虑|不急
""")
"""Put aside, beyond doubt."""

WAIT_FIRST: Final = any_of(r"""
    再(?:分给?|派给?|转给?|交给|给)(?:到)?WHO
    (?:待|等|俟)[^。;POQ]{1,16}[之以]?后[,\s]*[^,。;POQ]{0,3}(?:由|让|请|给|派|分|转|交).{0,3}WHO
    (?<!经)(?<!已)(?:到期|签订|签署|签约|完成|验收|上线|[付回]款|下来|启动|立项|[散开]?会|[休放]假|回来|年|[开中]标
        |入职|转正|腾出手|忙完)[了之以]?后[,\s]*
        [^,。;POQ]{0,3}(?:由|让|请|给|派|分|转|交).{0,3}WHO
    (?:晚[点些]|稍后|回头|待会儿?|等下|等会儿?|一会儿?|改天|过[一两几]天|过会儿?|月底|年后|节后|下周|后天
        |明[天早])[^,。;POQ]{0,4}(?:给|派|分|转|交|让|由).{0,2}WHO
    等.{1,14}(?:再|后|了|之后).{0,6}(?:给|派|分|让|由|找).{0,2}WHO
    先[^。;POQ]{1,14}(?:再|然后)[^。;POQ]{0,4}(?:给|派|分|让|由|找|转).{0,2}WHO
    (?:后|之后|以后)[,\s]*(?:再行?|方可|方能|才)[^,。;POQ]{0,4}(?:给|派|分|让|由|找|转|交).{0,3}WHO
    (?<!经)(?<!已)(?:通过|确认|核实|审批|审核|批准|同意|到账|返岗|回来|结束)[了之以]?后[,\s]*[^,。;POQ]{0,3}
        (?:给|派|分|让|由|转|交).{0,3}WHO
    (?:请|让|由|需|待)[^,。;]{2,16}后[,\s]*[^,。;POQ]{0,2}(?:给|派|分|转|交).{0,3}WHO
    (?:成功|谈妥|谈好|谈成|签|有空|有消息|有结果)了(?:再|就|才)?[,\s]*(?:给|派|分|让|由|转).{0,2}WHO
""")
"""Give it to somebody, but only after something."""

JUNK: Final = any_of(r"""
    无效(?:线索)?|垃圾线索|假线索|废线索|空号.*(?:作废|关闭|关掉)|\bjunk\b|\bspam\b|\binvalid\b
    (?:同行|竞品|竞对)(?:来?套|马甲|装的)
""")
"""Worth nothing."""

REVIVE: Final = any_of(r"""
    ^(?:[LDC\s、,和]|请|麻烦|把)*(?:都|重新|先|还是)?恢复(?:一下|回来|线索|吧|了|到?待分配)*[LDC\s、,和]*(?:吧
        |谢谢)?[。!~\s]*$
""")
"""Not worth nothing after all: L1 恢复, and nothing more. 恢复派单 is about a person."""

FORCE: Final = any_of(r"""
    /?强推|强制派|强制分
""")
"""Dispatch in spite of gaps (product.md §3)."""

UNASSIGN: Final = any_of(r"""
    那边(?:撤|拿掉|取消)|拿掉
    cancel (?:the )?L|cancel .{0,8}assignment
    (?:取消|撤销|解除|撤回|收回)(?:[LD]|对|给|的)*WHO的?(?:分配|指派|分派|派发|派单|安排)
    remove WHO|take (?:it |L |D )?off WHO
    收回|撤回来|撤下|撤出|撤掉|取消(?:分配|指派|分派|派发)|拿回来?|要回来|收回来|回收|退回(?:到)?公海
    ^[\sLDC:,]*退回来(?:了|吧)?(?=[\s,。!]|$)
    释放|unassign|take (?:it |L |D )?back|pull (?:it |L |D )?back|release|revoke
    退回来?(?:到)?(?:池子|线索池|待分配)|重置|撤回(?=L|.{0,6}的?分配)
""")
"""Take it back from the owner."""

UNDO: Final = any_of(r"""
    ^\s*撤+(?:了|一下)*[吧啊!。\s]*$|(?:后悔|不算|反悔)[^,。POQ]*[,。]\s*撤(?:了|吧)
    ctrl ?\+? ?z|撤销|撤回|回退|作废|反悔|\bundo\b|\brevert\b|roll ?back|cancel (?:that|last)
    (?:刚才|刚刚|上一?条|上一步|上一个|前面)(?:那?[条个])?(?:的)?(?:操作|分配|指令)?(?:不算|作废
        |取消|撤|当我没说|不要)
    Z的?(?:操作|分配|指令)?(?:不算|作废|取消|撤)
    取消(?:刚才|上一|刚刚|操作)?|当我(?:没说|没发|放屁)
    收回刚才|按错|点错|手滑|误操作|发错(?!群|窗口|地方)|派错|never ?mind
    (?:scrap|forget|ignore|disregard) (?:that|my last)
""")
"""Take back what was just done."""

MISTAKEN: Final = any_of(r"""
    [发派点按]错(?!群|窗口|地方)|手滑|误操作
""")
"""Something was done by mistake; who is named beside it may be whoever was meant."""

CHANGE: Final = any_of(r"""
    WHO(?:放掉|放手|撒手|放弃)|WHO把[LDC]?的?(?:转|交|让|甩|匀)?给|那边(?:撤|拿掉|取消)|WHO(?:已经?)?(?:退|拒)(?:给我|回来?)?了
    WHO(?:'s
        | is)? (?:off|busy|away
        |on leave|sick|full|can'?t|cannot)|更正|变更|推给
    WHO说.{0,2}(?:忙|没空|[跟接做搞顾]不)|WHO说[^,。;]{0,3}不(?:想|愿|肯|熟|懂|太|会|能)
    (?<!别)[搞弄说写记][岔串混反]了|(?:别
        |不)(?:给|让|由)WHO了|WHO\s*>\s*WHO|才对|顶上|让WHO顶
    WHO[甩丢扔]给WHO
    顶不住|扛不住|吃不消|吐出|交出|让[位贤]|退[下位场]|靠边|出局|松手
    换|re-assign|改(?!天|善|造|版|革)|转(?!告|化|型|介|发|正)|调(?:给|到|至|整|换|配)|重新|让给|让出|拿回|收回|撤回
    撤下|分错|派错|给错|发错(?!群|窗口|地方)|弄错|搞错|(?<!发)错了|写错|说错|应(?:该)?(?:为|是|给|分|派|转|归|由|P)
        |不对|不是P
    WHO(?:先|去)?歇一?[歇着下会]
    还是(?:给|由|让|请|P)|挪|匀|移交|交接|改由|reassign|switch|change|swap|instead|transfer|move
    from WHO|take (?:it |L |D )?(?:back|away|off)
    should (?:be|go|have)|supposed to|wrong|correction|rather|从[PO]|[不别](?:跟|做|接)了|接替|替(?:换|下)|顶替|接手
""")
"""Another owner instead."""

CORRECTION: Final = any_of(r"""
    \s*(?:啊|哦|噢|额|呃|诶|等等|等下|抱歉|sorry|不好意思|oops)?[,\s.…!]*(?:不对+
        |不是+(?=[,\s.…!]|$)|不是(?=是)|说错了?|打错了?|写错了?|(?<!别[搞弄给分派看记])错了(?!吗)|口误|啊?呸+
        |嘴瓢了?|瓢了|眼花了|(?<!别)[搞弄说写记][岔串混反]了|打漏了?|漏打了?|手误|(?<!特此)更正(?!为)|纠正
        |算了(?!吗)|(?:i )?meant(?: to say)?|i mean|(?<=, )(?:sorry|抱歉|不好意思)(?=,? ?P)
        |no wait|wait,? no|scratch that|correction|my bad|actually|typo|(?<!别)(?<!要)搞错了?
        |手滑了?|弄错了?|[点按]错了?|吧[,\s]*还是(?=给|让|由)|不[行妥](?=[,\s]*(?:还是|换))
        |(?<=[,。.]) *(?:不|no)(?=,)
        |(?<=[吧啊]) 不(?= (?:给|派|分|让|由|归|P))
        |[啊哦呃额]不(?![对是])|[啊哦呃额]不是(?=给|P|让|应)|不不+)[了啦]?[,\s.…!:]*
""")
"""What comes before it no longer counts."""

EXCUSE: Final = any_of(r"""
    (?:说|打|写|搞|弄|看|记|点|按|分|派|发|填|选|认)错了?[\s.!。~]*$|(?:手滑|手误|口误|嘴瓢|瓢)了?[\s.!。~]*$
    (?:my (?:bad|mistake)|typo|oops|sorry|抱歉|不好意思)[\s.!。~]*$
""")
"""Sorry for what was said or done before."""

BARE_NEGATION: Final = any_of(r"""
    ^[\s,.!。…了啊吧哈]*(?:不对+|不是+|不行|(?:先)?(?:不要|别)分(?:配|住)?|不要|别|不|算了|no+|nope|不用|不可以
        |错了?|取消
        |不对劲|[这D]?(?:负责人|人选|分配|派单|派发|指派|分派)?(?:有误|错误|有问题|不太?对)|[给派分弄搞]错了?|wrong|cancel|不能这样|不合适|nah|不给|别分|算了算了|(?:不对?,?)+
        |再说|不是[DX])[\s,.!。…了啊吧哈的]*$
""")
"""No, and nothing else."""

NAMES_NOBODY: Final = any_of(r"""
    (?:更换|另换|调换|另选|另派|换掉)(?:负责人|销售|人|对接人|跟进人)|^[\sLDC:,]*(?:分|派)?给\s?(?:[a-z]{2,12}
        |[\u4e00-\u9fff])[吧。!\s]*$
    是他的(?=[\s,。!]|$)|换(?:个|一个)?(?:人|销售)|^\s*L[互对]?换(?:一?下)?[吧。!\s]*$|对调|互换|重新分|重分|再分
        |改派|换一个
    (?:给|由|让|归|转)(?:其|他|它)(?!们)|\b(?:assign|give|goes|route|hand|reassign)\b.*\bto\b|\bswap\b
    (?:请|让|由|安排|找)[^,。;POQ]{0,20}(?:销售|同事|团队|的人)(?:来|去)?(?:跟进|对接|联系|处理|负责|接|跟)
    ^[\sLDC:,]*(?!客户|对方|我|你|他|好好|继续|尽快|抓紧|赶紧|多|别|先|已|没|不|请)[\u4e00-\u9fffa-z]{2,6}(?:来|去)?(?:接单|认领|[跟接])[吧呗。!\s]*$
    \b(?:team|sales|folks|guys|office)(?: (?:pls|please|to (?:follow|take|handle|call)|take|follow))?[\s.!]*$
    ^[\sLDC:,]*(?:请|麻烦|就|先)?(?:分|派|转|交)?给(?!他|我|你|客户|大家|人家)[\u4e00-\u9fff]{2,3}[吧。!\s]*$
    ^[\sLDC:,]*[\u4e00-\u9fff]{2,4}的?(?:销售|同事|团队|组)[吧。!\s]*$
    (?<![馈发送诉])给我[吧。!\s]*$
    ^[\sLDC:,]*(?:给|让|由|找|就)*(?:那个)?姓[\u4e00-\u9fff](?:的|那)[个位]?(?:来|去)?[跟接]?[吧。!\s]*$
    (?:小伙子?|小?姑娘|妹子|哥们儿?|大哥|小哥|女生|男生)(?:来|去)?[跟接](?![过了着])
    WHO说?(?:可以|行|没问题|愿意|同意)了?(?=[\s,。!]|$)|(?<!水)平均分|各(?:给|分|派|安排)[到给]?一?[个条人]|均分
        |一人一[个条]|(?:那|那?就|还是)他(?:了|吧|来
        |跟)?(?=[\s,。!]|$)
    \bgive (?:him|her|them)\b|\bto (?:him|her|them)\b
""")
"""Change or give, with nobody named."""

HESITATES: Final = any_of(r"""
    WHO[^POQ]*(?:等等|等一下|等会儿?|想想|想一[想下]|考虑一?下)
""")
"""Names somebody, and then thinks again."""

STATED: Final = any_of(r"""
    (?:已经?|早就|一直|仍|正在?|already)[^,。;POQ]{0,3}(?:由|归|被|给|to|with|by|under)\s?WHO
    WHO already|WHO (?:owns|has been)\b
    WHO[^,。;POQ]{0,3}(?:来|跟|接|打|谈|聊|做|负责|联系|拜访|对接|约|签|见)过?的(?=[\s,。!]|$)|(?<!当然是)(?<!必须是)WHO的地盘
""")
"""Somebody has it already: told, not ordered."""

RESPECTIVELY: Final = any_of(r"""
    分别|依次|respectively
""")
"""The first to the first, the second to the second."""

NO_OWNER: Final = any_of(r"""
    同上|\bditto\b|your call|\bcheck with|up to you|you decide|WHO or WHO|协商(?:确定|决定|一下)
        |各[^,。;POQ]{0,10}(?:认领|抢单)
        |let me (?:ask
        |check with)|不知道.{0,3}谁|谁(?:来|去|能)
        |谁(?:对[^,。;]{1,6})?(?:比较|更|最)?(?:合适|熟|懂|擅长|做过)|谁.{1,5}谁|抓阄|(?:各位|大家
        |自行).{0,4}(?:认领|抢|接)
        |剪刀布|猜拳|骰子|抽签|拼手速|自己抢|抢单
        |先到先得|who (?:takes|wants|can take|should)|随便|谁都行|都行|你定|看着办|你看着|自动分|按规则|系统分
        |轮(?:流|着|到谁)|随机
    合适的?人选|人选(?:待|未)?定|(?:给出|推荐|指定|确定)[^,。;]{0,4}人选
    whoever|任意|任何|anyone|any ?one|合适的(?:人|销售)|找个(?:人|销售)|哪个销售|该谁|someone|somebody|有空的
    最近的|就近|谁在
""")
"""Anybody at all."""

INSTRUCTS: Final = any_of(r"""
    (?:分配?|派|指派|安排|转|划|丢|扔|交)(?:一下|下|了|掉|给|到|出去)|^(?:麻烦|请|帮忙)?(?:分|派)
    给(?=[\u4e00-\u9fffPQOa-z])|归(?!属|档|类)|assign|give|hand over|route
    \btake\b|\bhandle\b
""")
"""Give, assign."""

UNTIL: Final = any_of(r"""
    (?:下|这|本)(?:周|星期|礼拜|个?月|季度)[一二三四五六日天末底初]?|明天|后天|大后天|明年|年底|年后|月底|月初
        |节后|节前
    周[一二三四五六日天末]|\d{1,2}月\d{1,2}[号日]|\d{1,2}[号日]|[一二两三四五六七\d]+(?:天|周|个月)后?
    next (?:week|month|quarter|year)|tomorrow|monday|tuesday|wednesday|thursday|friday
""")
"""Until when."""
