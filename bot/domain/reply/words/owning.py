"""What the owner answers, and what a caller reports.

One row per line of a table; see ``pattern`` for how a row is written.
"""

from __future__ import annotations

from typing import Final

from bot.domain.patterns import regex
from bot.domain.reply.words.pattern import any_of

ACCEPT: Final = any_of(r"""
    收单|(?<![对直间连衔迎])接(?:了(?!电话|我|起来|个)|[啦咯喽嘞哈](?=[\s,.!。~…]|$)|收|单|下(?!来)|手|受|着(?![聊说谈打做])|吧|$|这|L|D)
    (?<!是)我(?:来(?!晚|公司|开会|拿|取|了解)|跟(?!进?[过着]|进?了[一两三几半\d大好]|C|老板汇|他们|客户|对方|老板|X|.{0,10}(?:关系|熟|认识|是|吃|聊|见|打|沟通|同|约|喝|谈))|接|收(?!他|你)|要(?=[了吧的这DL接]|[\s,。!]|$)|领|上
        |负责|去跟|拿)(?!们|过|不|个|到|觉得|说
        |问|一?下他)
    (?:可以|能|愿意|那我|行,?我?)(?:接|跟)|认领|领(?:了|走|取)
    收到[了啦]?[,\s]*(?:我)?(?:马上|今晚|明早|明天|稍后|晚点|一会儿?|待会儿?|今天|现在|立刻|这就|下午|明天)?(?:去
        |就)?(?:联系|打|跟|处理|安排)|收下|收了
    (?<!必须)(?<!务必)(?<!一定)(?<!一定要)拿下(?!了)|吃下|我(?:吃|包|要|领|认|拿)了(?=[\s,。!~]|$)|归我|(?<![发寄传推回打拿先])给我(?=[来去]?(?:[吧呗跟接了好啦嘛吗做?]|[\s,。!~]|$))|我的(?:了|吧|$)
        |[分派]给?我(?=[来去]?(?:[吧呗跟接了吗?]|[\s,。!~]|$))
        |(?<=[DL])转给?我(?=吧|[\s,。!]|$)
        |(?<!重点)(?<!好好)(?<!要)跟(?:了(?![一两三几半\d大好])|起来|上|吧|$)
        |\baccept(?:ed|ing)?\b
    (?:got it|ok|okay|sure|noted|roger|received|yes)[,.!\s]+(?:i'?ll |will |let me |going to )
        (?:call|follow|contact|reach|handle|take|ring|visit|do)
    i'?ll (?:take|handle|follow)|taking (?:it|this|L|D)|\bmine\b
    i (?:take|got|can take|will take|have)\b(?: (?:it|this))?|on it|count me in|got this|没问题,?我|已接
    确认接|同意接|安排上|开干|走起
    ^[\sLDC:,]*收(?=[\s,.!。~]*$)
    ^[\sLDC:,]*接(?=[\s,.!。])|接(?=[\s,.!。~…]*$)|想(?:跟|接|要)|申请跟进
""")
"""Takes it."""

TO_ME: Final = regex("[分派给]给?我")
"""Asks for it."""

CLAIMED: Final = regex(r"(?<![发寄传推回打拿])给我(?:来|去)?[吧呗跟接了好啦嘛]*(?=[\s,。!~]|$)|归我(?=[\s,。!~吧了]|$)")
"""Asks for it, whatever else is said of the customer: 我熟,给我吧."""

REFUSE: Final = any_of(r"""
    拒(?:绝(?!了?我|了?他们|了?我们)|了|接单|单)|拒(?=[\s,.。!;~]|$)
    退(?:掉|回去?|了)吧
    退(?=(?:一?下|[了掉吧啊哈])*(?:[\s,.。!;~]|$)|[了掉]?(?:回|还|给|公海|单|池|线索|L|D))
    别(?:再)?(?:派|分|给)(?:给)?我
    (?:我|你们)?给(?:别人|其他人|别的(?:人|同事|销售))
    不(?:太|大|是很|怎么)?(?:方便|合适|适合|好|敢|能)(?:接(?!电话|听)|跟|做|要)
    (?:不|没法|无法|接不|不能|暂不|先不|不想|没办法|跟不|不太?想|不愿意?|不打算|不敢|懒得|不高兴|不乐意|没兴趣)(?:接(?!受?我
        |电话)|跟(?!我)|了|收|要|做|动)(?!他们)
    (?:跑|顾|忙)不过来|(?:你们|麻烦|请|还是)换个?人|换个人[吧来跟做接]|接不(?:了|住|过来)|跟不(?:了|动|下去|过来)
        |搞不定|做不了|没法[跟接做]|推不动
    (?<!客户)(?<!对方)(?<!他们)(?:不要|放弃(?!了?(?:那|原|之前|别|竞|友))|打回|驳回|还给|不适合我|换人(?!对接|负责)|另请|(?<!放)弃(?!标|用)|丢了)
    \breject(?:ed|ing)?\b|\bdeclin(?:e|ed|ing)\b|\bpass(?:ing)?\b(?! (?:it|on))|\breturn(?:ed|ing)?\b(?! (?:the
        |their|his|her|my|our|a)? ?(?:call|mail|email))
    giv(?:e|ing).{0,8}(?:up|back)|can'?t take|cannot take|not taking|no capacity|won'?t take
    send(?:ing)? (?:it )?back|drop(?:ping)? (?:it|this|L|D)|不是我(?:的)?(?:区域|行业|片区|范围|地盘)
    不归我|不在我|非(?:我|本人)(?:所?负责)?的?(?:区域|行业|片区|范围|领域)
    (?:没|无|哪有?|哪里有|没什么|没啥)(?:空|时间|精力|工夫|人手|闲)(?:来|去|再)?(?:接(?!电话|听)|跟|做|搞|弄|承接|处理|负责)
    (?:[腾抽][不没]出?(?:手|空|时间|身|开身)|顾不[上来]|无力|无暇|难以|无法)(?:来|去|再)?(?:接|跟|做|承接|处理|负责)|接不[下动]
    (?:申请|请|麻烦|建议|需要|希望|要求|帮我|帮忙|还是)[^,。;]{0,4}(?:改派|另派|另行(?:安排|分配|指派)|转派|重派|重新(?:分配|指派|安排|派))
    no (?:time|bandwidth)\b|\bi'?m out\b(?! of)|not (?:a |the right )?fit\b
    \bdrop(?:ping)?\b
""")
"""Does not take it, or gives it back."""

CONTACTED: Final = any_of(r"""
    ^[\sLDC:,]*(?:终于|刚才?|又)?通了(?!吗|没)
    联系(?:上|到|过|了(?!没|吗))|已经?(?:电话|微信|当面)?联系|(?:电话|微信|打)(?:也)?(?:打)?通(?!不|过)(?:了|过)?
        |打通|接通
    通(?:了|过)(?:个)?(?:电?话|微信|申请|验证)|通上话|(?:客户|对方|他|老板)接(?:了|起|听)|聊(?:过|了|得|完|上|好)
        |谈(?:过|了|完|好)
    沟通(?:过|了|完|好|顺)
    加(?:上|了|到|过)?(?:了)?(?:他|她|对方|客户|老板|.{0,4})?(?:的)?(?:微信|vx|wx|企微|wechat)
    微信(?:加上|通过|已加)|约(?:了|好|上|在|定|到)|约(?:下?周|明天|后天|今天|\d|这周|本周)
    见(?:了|过|到|完)|碰(?:了|过)面|面谈|上门|拜访(?:了|过|完)|演示(?:了|过|完|约)|做了(?:演示|demo)
    去(?:了|过)(?:客户|现场)
    (?:客户|对方|他们|老板|他)(?:已)?(?:回|说|表示|让|要求|答应|同意|反馈|想|希望|要)(?!没|复$)
    (?:客户|对方|他们|老板|他)说没(?:需求|预算|兴趣|计划|时间|立项)
    meeting (?:is )?(?:set|booked|scheduled|confirmed)|booked|scheduled|\bspoke\b|\btalked\b|\breached\b
    \bcalled\b(?!.*no)|\bmet\b|returned (?:their|his|her) call|got through|connected|had a (?:\w+ )?(?:call|chat
        |meeting)
    demo (?:set|booked|done|scheduled|on)|call (?:set|booked|done)|contacted
    added (?:on |his |her |him |them )?(?:wechat|wx)
""")
"""Reached somebody or fixed a meeting."""

CALLED: Final = any_of(r"""
    (?:打|回|拨)(?:过|了)(?:个|一?[个通])?(?:电话|客户)(?!没|不|，?没)|通过(?:话|电话)|通了(?:话|电话)
""")
"""Called, and whoever takes the lead at once got through."""

PLANNED: Final = any_of(r"""
    (?:明[天早]|后天|今晚|今天|下午|上午|晚上|稍后|马上|立刻|尽快|准备|打算|计划|这就|一?会儿?|等下|回头|争取|要|再|去)
        [^,。]{0,4}(?:联系|打|约(?![了好上到在])|聊|谈|见|拜访|上门|沟通|加)(?![了过好上通])
    (?<!约)(?<!约[了在好到定])(?:下?周|星期)[一二三四五六日天](?:[^,。]{0,3})(?:上门|拜访|联系|见)(?![了过])
    \b(?:will|going to|plan to|tomorrow|later|shortly)\b
""")
"""Means to reach somebody, and has not yet."""

TRIED: Final = any_of(r"""
    (?:打|拨).{0,10}不接|电话(?:也|都|一直)?不接|微信(?:也|都|一直)?不回|[都老总]不接|一直不接|(?:客户|对方|他们|老板)[^,。]{0,4}拒
    没(?:人|有人)?(?:听|接|回|打通|联系上|通过|约上|加上)|未接|无人接|不接(?:我)?电话
    (?:打|联系|加|约|找)不(?:通|上|到)|死活|占线|关机|停机|空号|忙音|转语音|拒接|挂(?:了|断)|一直没|秒挂
    没通|不回|no answer|voicemail|not? (?:answer|pick)|didn'?t (?:pick|answer)|unreachable|busy line
    no reply|no response|couldn'?t reach|hung up|ringing|tried
    不转|(?<!马上)(?<!这就)(?<!现在)(?<!下午)(?<!立刻)打过去|号码(?:是)?(?:错|不对|空)|错号|前台
""")
"""Tried and did not reach anybody."""

SNOOZE: Final = any_of(r"""
    (?:稍后|晚点|迟点|回头|过会儿?|改天|到.{1,8}|过.{1,5})(?:再)?(?:提醒|催|叫我|喊我)
    (?:先)?(?:别|不要|不用)(?:再)?(?:催|提醒)|(?:提醒|时限)?(?:先)?(?:缓|推|推迟|延|延后)到
    \bsnooze\b|remind me
""")
"""Later, please."""

HEARD: Final = regex(
    r"[\sLD,.!~…。X、@]*(?:好的?|嗯+|ok)?[\s,]*(?:知道(?:了|啦)?|收到(?:了|啦)?|明白(?:了|啦)?|了解(?:了)?|晓得了?"
    r"|ok(?:ay)?"
    r"|noted|got it|roger|copy)[\s,.!~…。、啦哈]*"
)
"""Has heard the reminder, and nothing else."""

HEARING: Final = regex(r"知道|收到|明白|了解|晓得|ok|noted|got it|roger|copy")
"""A word without which nobody says so."""

PROGRESS: Final = any_of(r"""
    (?:发|给|寄|提交|出|做)(?:了|过|完|送)?(?:个|份|一份|了?一?版)?(?:.{0,4})?(?:邮件|短信|资料
        |报价|方案|合同|样品|案例|ppt|标书|demo|试用|白皮书)
    报(?:了)?价|签(?:了|单|约|合同|下)|合同|推进|在走|流程|投标|招标|招投标|试用|测试|poc|\bpoc\b|二次
    已(?:签|立项|报价|成交|回款|付款)|没(?:下文|动静|消息|回音|进展)|^[\sLDC:,]*(?:已经?|刚才?)?打过?了(?=[\s,。]|$)
    再(?:打|联系|约|跟)|回访|跟进(?:了|中|一次|过)|跟(?:着|中)|在跟|在谈|(?:周|星期
        |礼拜)[一二三四五六日天末](?:上午|下午)?签|成单|赢单|丢单|成交|付款|回款
    打款|立项|汇报|内部(?:讨论|走|评估)|下(?:周|个?月)(?:再|定|给|签|有)|等(?:客户|他们|对方)|方案
    预算(?:批|下来)|搞定|打了[一二两三四五六七八九十\d]+(?:次|遍|个|通)|今天(?:打|联系|跟|发)
    明天(?:打|联系|跟|再|去)|下午(?:打|联系|去)|已?发送?(?:至|到|了)?|\bsent\b|\bproposal\b|\bquote\b
    \bquoted\b|\bsigned\b|follow(?:ed|ing)?[- ]?up|\bclosed\b|\bwon\b|\blost\b|negotiat|contract
    waiting for|in progress|trial|will (?:call|visit|try)|next week|calling|demo
    \bpo\b|payment|deposit|到账|回签|盖章|中标|黄了|凉了|没戏|\bemailed\b|waiting
""")
"""Something moved."""
