"""What people say beside an instruction that does not touch it.

One row per line of a table; see ``pattern`` for how a row is written. A row is the body of one aside; it counts only
where a clause begins and up to where the next one does (``_BEGINS``, ``_ENDS``).
"""

from __future__ import annotations

from typing import Final

from bot.domain.reply.words.pattern import patterns, rows_of

_WHEN: Final = r"(?:今[天早]|昨天晚上|昨[天晚]|前天|早上|上午|中午|下午|刚[才刚]?|这两天|最近|一直|之前|已经|前面)"
_TELLS: Final = r"(?:(?:交?给|让|由|安排|交由|派给?|分给?|转给?|叫|请|麻烦|辛苦)P|(?:还是|就)P[来去跟接吧])"
"""Somebody gets it."""
_SOON: Final = r"(?:等会儿?|回头|待会儿?|一会儿?|晚点|等下|马上|再|会|也|就|现在|先)"

_OURS: Final = rows_of(rf"""
    (?:不好意思|抱歉)?[啊哈]?我?(?:人|手机)?(?:这边|{_WHEN}|[就才都还也在去]|有点|比较){{0,5}}(?:开完?会|开车|忙|出差|外面|路上|吃饭|休息|(?:飞机|高铁|地铁)上|客户[这那][里边])(?:了|完|呢|的|回来|出来)*
    (?:不好意思|抱歉)?[啊哈]?(?:{_WHEN}|你们?|发的){{0,3}}我?(?:{_WHEN}|[就才都还也]){{0,3}}(?:没(?:看到|看见|注意到?|顾上|顾得上|来得及|听[到见])(?:看|回|处理|弄)?|[才看听]到|看见)(?:手机|消息|群里?|微信)*了?
    我(?:{_WHEN}|也|又|先)*(?:考虑|想|琢磨|合计|看|查|核对|了解|翻)了?(?:一?下|一圈|一遍|半天)(?:地址|资料|地图|名单|情况)?
    我(?:觉得|看|感觉)(?:应该)?没(?:什么|啥)?大?问题
    D?(?:不能|别|不要|不用)再?(?:拖|等|耽误|晾|问|核实|确认)(?:了|下去了?)+
""")
"""Where the writer was, what he did and thought."""

_ASKED: Final = rows_of(rf"""
    我?(?:{_WHEN}|也|都)*(?:跟|和|与|问|找)[过了]?(?:WHO|X|他)(?:那?边)?(?:[也都就]|{_WHEN})*(?:商量|沟通|确认|核实|对|碰|聊|说|讲|打招呼|打[过了]个?招呼|通[过了]个?电话|打[过了]个?电话)[过好妥定了]*(?:一?下)?了?
    我?(?:{_WHEN}|也|都)*问[过了](?:WHO|X|他)(?:那?边)?了?
    (?:他|WHO|X)(?:那边)?[也都]?(?:说|表示)(?:可以|没问题|没意见|同意|答应|愿意|有[空时]间?|ok|行)(?:接|跟|来)?[了的]*
    D?[^,。;!?POQLCDZ不没别未给派让换]{{0,6}}就?不(?:麻烦|劳烦|打扰)WHO了
""")
"""Whom he asked and that it suits."""

_ABOUT: Final = (
    r"(?:客户|对方|人家|他们(?:家|那边|公司)?|[这那]家(?:公司|客户)?|D(?:客户|公司|项目|单子)?|预算|地址|项目|价格)"
)
_UNSAID: Final = rows_of(r"""
    [他她](?!们)|[给让由派分换撞归]|喜欢|满意|放心|认可?|同意|点名|指定|要求|投诉|得罪|拒|适合|合适|说[要了好过]|就说
    [不没](?:要|干|乐意|待见|买账|肯|愿|想|接受|信|行|能|用|该|准|一定)|系统里|老客户|跟过|重复|必须|拿下|练手|重点|[吗吧]
    [把将]|暂缓|推迟|搁|放[一着]|以后|要是|如果|的话|再(?:说|定|看)|应该|本来|原来|早知|等
""")
"""What an aside about a customer does not say, for it might be about whoever gets him, or about when."""
_CUSTOMERS: Final = rf"{_ABOUT}(?:(?!{_UNSAID})[\u4e00-\u9fffa-z\d]){{1,24}}?"
"""What the customer is like, does and says."""

_DECIDES: Final = rows_of(r"""
    [说讲问让给由派分换转撞]|答应|同意|定|批准|准许|想|以为|知道|本来|原来|当初|要求|希望|要是|如果|的话|万一|别(?!人)|[他她它](?!们)
    不(?:要|能|可|该|用|行|是|准|许|愿|肯|敢)|不[接跟]|拒|系统|库里|后台|公海|crm|老客户|重复|记得|可能|估计|也许|要不|或者
    [放搁等缓停压撤退]|再|必须|拿下|练手|重点|谁|哪|什么|怎么|吗|呢|多少|有没有|几|骗|忘|早|错|才怪|玩笑
""")
"""Words of saying, giving, deciding, doubting and asking, one of which may turn round what is said beside it."""
_REGRETS: Final = (
    r"[白亏悔怕黄惨悬难废坏糟]|没[用意戏必救辙办]|不[划值如好对妥太成]|浪费|可惜|成不了|够呛|算了|再说|反正|才|又"
)
"""Words that regret what has just been said."""

_REFERS: Final = rows_of(rf"""
    就?(?:{_WHEN}|上次|上周|上个月|昨天)*[^,。;!?POQLCZD给派让不没别未说分]{{0,8}}(?:聊|见|来|打|发|问|提|推|报|联系|接触|拜访|咨询|留)[到过了]?(?:电话|资料)?的[那这]?[个家条]?(?=$|[\s,]|[给让由安C还就那]|D)
    今天(?:一共|总共)?[来有进]了?[一二两三四五六七八九十几\d]+[个条家](?:先[说看讲分]D)?
""")
"""Which lead he means, beside its card or its name."""

_REMINDS: Final = rows_of(rf"""
    别让(?:客户|人家|对方|他们)(?:那边)?(?:再|老|一直)?(?:等|着急|跑)[太得]?[久急了]*
    (?:价格|报价|折扣|合同)?(?:方面|那块|的事)?先?别(?:急着|乱|随便)?(?:报价?|谈价格?|承诺|降价|松口)
    (?:你们?|O)?(?:{_SOON}|去|来|帮我|帮忙)*(?:跟|和)(?:他|客户|对方)(?:说|讲|交代|介绍|同步|沟通)(?:一?下|一声|清楚)*(?:背景|情况|需求)?
    我(?:{_SOON}|{_WHEN})*(?:去|来)?(?:跟|和|给|告诉|通知)(?:他|客户|对方)(?:说|讲|交代|打|沟通|聊|同步)?[过好了]*(?:一?下|一声|个?电话|个?招呼)?了?
    不(?:着急|急)慢慢[来跟聊谈]
    (?:后面|后续|回头|之后|中间|过程中)?(?:要是|如果)?(?:有|碰到|遇到)(?:什么|啥|任何|不懂|不清楚|不明白)?的?(?:问题|情况|进展|变化|消息|需要|事儿?|困难|地方)(?:的话)?(?:再|随时|[就都来你先]|可以|记得|及时|直接|在)*(?:找|问|跟|和|联系|告诉|通知|同步|反馈|群里|说|讲|打)[^,。;?POQLCZ给派让换转]{{0,8}}
    (?:不懂|不清楚|不会|不明白)的?(?:地方)?(?:再|就|可以|随时|都|来)*问(?:我|你们|群里)
    (?:没(?:什么|啥)?问题|方便|可以|有空|有时间|高兴|来得及|顺路|顺利)的话(?:今天|明天|后天|下午|上午|[这下]周|就|能|可以|马上|尽快|先|去|过去)*(?:联系|打|约|去|上门|拜访|见|聊)[^,。;?POQLCZ给派让换转]{{0,10}}
    你?看?(?:他)?(?:何时|什么时候|啥时候|哪天|几点)(?:方便|有空|有时间|合适)(?:就|再|可以)*(?:约|去|联系|打|过去|见)[^,。;?POQLCZ给派让换转]{{0,10}}
    (?:要是|如果|万一|若)(?:客户|对方|他们|人家)[^,。;?POQLCZ他]{{1,10}}(?:就|先|再|可以)[^,。;?POQLCZ给派让换转他]{{1,10}}
    我就?不(?:另外|单独|再|一一|多)(?:通知|说|打电话|讲)(?:他|你们|了|啦)*
""")
"""What else is to be remembered."""

_SUITS: Final = rows_of(rf"""
    (?:反正|因为|毕竟)?他(?:手[上头里]|{_WHEN}|现在|[这本下]周|那边|[也就都正]|正好|刚好|应该|反正|[还在老]|跟我|说|讲|喊|抱怨)*(?:没(?:什么|几个|多少|啥)?(?:事|客户|单子?|线索|活)|没(?:什么|几个|多少|啥)|不(?:太|怎么)?忙|有空|有时间)
    (?:反正|因为|毕竟)?他(?:{_WHEN}|以前|上次|上回|去年|也|就|都|本来|刚好|正好)+[^,。;!?POQLCZ不没别未给派让换]{{0,14}}?(?:(?:做|跟|聊|接触|服务|谈|合作|去)过[^,。;!?POQLCZ不没别未给派让换]{{0,8}}?|差不多|类似)的?
    他(?:人|就|也|正好|刚好|本来)*在[\u4e00-\u9fff]{{2,4}}?(?=$|[\s,。;!]|(?:没|方便|可以|有空|有时间|高兴|顺)|D|那)
    他(?:{_WHEN}|老|也|还)*问我?(?:还?有没有|要)(?:新的?)?(?:线索|客户|单子?)?
""")
"""Why it suits whoever gets it."""

_PREMISE: Final = rf"(?:(?!{_DECIDES})[\u4e00-\u9fffa-z\dD]){{2,30}}?"
"""Whatever is said in front of 那就给P, as long as nobody is named and nothing of saying, giving or deciding."""
_SO: Final = rf"(?=(?:那就?|D就|那还是)(?:就|先|直接|还是)*{_TELLS}|就(?:麻烦|辛苦|劳烦)P)"
"""So somebody gets it."""
_AFTERTHOUGHT: Final = (
    r"(?<=[POQ跟接去来下弄][吧呗])(?:做[\u4e00-\u9fff]{1,4}的)?(?:我们|咱们?|大家|别人|其他人|[那这]边|客户|公司|地址|时间|[今明后]天|下?周)"
    rf"(?:(?!{_DECIDES}|{_REGRETS})[\u4e00-\u9fffa-z\d]){{2,30}}$"
)
"""Whatever is said behind 给P吧 of somebody or something else, likewise."""

_STARTS: Final = r"(?:^(?:[嗯呃啊哎诶哦]|那个){0,3}|(?<=[,。;!\n吧呗啊呀啦哦嘛哈了])|(?<=给P))\s?"
"""Where a clause of speech begins."""
_BEHIND: Final = rf"(?:{_STARTS}|(?<=[去来]跟)|(?<=一下)|(?<=联系)|(?<=对接))"
"""Where one begins that cannot be the object of the verb before it."""
_OBJECT: Final = rf"(?:{_STARTS}|(?<=跟一下)|(?<=联系一下)|(?<=对接一下)|(?<=聊一下))"
"""Where one begins that might be."""

_ENDS: Final = (
    rf"(?=[\s,。;!吧呗啊呀啦哦哈]|$|(?<=[了过题见])(?:{_TELLS}|[他我你D那]|客户|让|反正)"
    rf"|(?<![说讲问提想得为要把将是望议荐示道到跟给])(?:D|那)(?:就|还是|先|直接)*{_TELLS}"
    rf"|(?<![说讲问提想得为要把将是望议荐示道跟给那])D?(?:那?就|还是)(?:就|先|直接)*{_TELLS}"
    rf"|(?<=来得及[回看弄分]){_TELLS}|(?<=的[那这][个家条])(?:C|D?(?:那|就|还是)*{_TELLS}))"
)
"""Where it ends: what follows tells who gets the lead, or begins anew; a verb of saying would make that its object."""

ASIDE: Final = patterns(
    rf"(?:{_STARTS}(?:{_OURS}|{_ASKED}|{_REFERS})(?:{_OURS}|{_ASKED}|{_SUITS}|{_CUSTOMERS}){{0,2}}"
    rf"|{_STARTS}{_PREMISE}{_SO}|{_AFTERTHOUGHT}|{_OBJECT}{_CUSTOMERS}|{_BEHIND}(?:{_REMINDS}|{_SUITS}){{1,2}}){_ENDS}[吧呗啊呀啦哦哈]*(?!的)",
)
"""One aside, or several in one breath."""
