"""Notes about customers, and talk that is none of the bot's business.

One row per line of a table; see ``pattern`` for how a row is written.
"""

from __future__ import annotations

from typing import Final

from bot.domain.reply.words.pattern import any_of

ABOUT_CUSTOMER: Final = any_of(r"""
    他们|它们|人家|(?<!我)(?<!我们)公司|客户|老板|对方|这边的?人|(?<!跟)(?<!们)总(?:经理|监)|副总|[行院校厂]长|董事
        |\bceo\b
    \bcto\b|\bcfo\b|\bcio\b|\bcoo\b|\bvp\b|\bhr\b|采购|决策|预算|规模|注册资本|上市|融资|裁员|扩产|招标|竞品|友商
        |竞争对手
    前同事|老同事|同学|校友|朋友|认识|熟(?!悉你)|吃过|拜访过?|见过|打过交道|合作过|接触过|聊过|介绍|集团
    诉讼|被执行|老赖|破产|欠薪|心眼|有数|当心|子公司|母公司|行业|需求|系统|官网|搬|迁|倒闭|官司|拖款|回款|信用
        |口碑|靠谱|黑名单|失信|补充|参考
    空号|停机|关机|打不通|没人接|错号|学生|个体户|中介|倒闭|高管|法人|股东|停业|关门|注销
    展会|路演|会上|跟过|联系过|去年|之前|以前|老家|老乡|邻居|亲戚|亲妹|发小|战友|羽毛球|高尔夫|partner
    they|their|them|client|customer|\bknow\b|\bmet\b|friend|colleague|company|intro|budget|fyi|roadshow
    event|investor|used to work|classmate|alumni|\bboss\b
""")
"""It is about a customer."""

THEIR_PEOPLE: Final = any_of(r"""
    (?:他们|他家|对方|客户)的?[^,。;我]{0,4}[跟和与同]我(?![说讲])
""")
"""One of the customer's people and the writer: of them, though they meet at the gym."""

RELATION: Final = any_of(r"""
    认识|熟|同事|同学|校友|朋友|亲|老乡|战友|发小|吃过|know|friend|colleague|classmate|前东家|羽毛球
    老师|师兄|师弟|师姐
""")
"""Somebody knows somebody."""

OFFER: Final = any_of(r"""
    我来(?:帮|补充|约|介绍|引荐)|帮忙|可以帮|引荐|牵线|搭桥|约出来|help|introduce|intro
""")
"""A colleague offers help."""

MET: Final = any_of(r"""
    见过|拜访|吃过|聊过|碰过|接触|\bmet\b|打过交道|会上|展会|路演|roadshow
""")
"""They have met."""

TELLS: Final = any_of(r"""
    找我|联系我|补充|合作|听说|据说|了解到|风格|他们(?!说)
    这家(?:公司)?(?:是|老板|的|去年|在|之前|以前|上)|老板|友商|竞品|fyi|their|they|备注|提供.{0,4}信息
    供参考|注意|(?:他|人)家[^,。;]{0,4}(?:公司|预算|老板|总监|经理|采购|财务|技术|系统|项目|it部)
""")
"""It tells something of a customer."""

REPORTS: Final = any_of(r"""
    (?:客户|对方|他们?|老板|人家|[A-Z])[^,。;]{0,6}(?:问|说|讲|想知道|关心|打听|不知道|不清楚|不确定)
    client (?:asks?|asked|wants)
    不知道|不清楚|搞不清|说不好|不好说
""")
"""Somebody else asks, or nobody knows."""

CLAIMED_RIGHT: Final = any_of(r"""
    "do"|\{.*:.*\}|授权|忽略(?:之前|以上|前面|所有)|ignore (?:all|previous|the above)
    我(?:就)?是(?:销管|管理员|admin)|以(?:销管|管理员)(?:的)?(?:身份|权限)|(?:代|替)(?:表)?(?:销管|O)
    system ?:|as (?:an )?admin|on behalf of|i am (?:sales.?ops|admin)|销管(?:已经?)?(?:同意|说|让我)
    O(?:已经?)?(?:同意|让我)
""")
"""Claims a right in words; rights follow the account."""

CHATTER: Final = any_of(r"""
    ^(?:已?收到+|好+的?|好嘞|好滴|好哒|ok+(?:ay)?|k|嗯+|恩+|哦+|噢+|啊+|哈+|嘿+
        |呵+|行+|可以|没问题|我?(?:明白|知道|了解|懂)了?|辛苦了?|谢+|感谢|多谢|thx
        |thanks?(?: you)?|ty|noted|roger|sure|great|nice(?: (?:one|lead|work|catch|job))?|cool|good(?: job| morning
        | night)?|morning
        |早上?好?|晚安|牛+(?:啊|逼|批)?|赞+|厉害|给力|加油|棒|恭喜|666+|lol|haha+|xd|\+?1+|在的?
        |来了|马上|稍等|等下哈|对+|是的?|yes|yep|yeah|got it|received|copy|done|well done|congrats
        |happy birthday|生日快乐|hi|hello|你好|大家好?|各位|老师|老板大气|冲|okk?|得嘞|妥|中|必须的?
        |爱(?:你们?|了)|么么哒?|比心|抱抱|撒花|绝了|绝绝子|太(?:强|棒|牛|秀|拼)|笑死(?:我)?|泪目|破防|膜拜|佩服|奥利给|nb|点赞|鼓掌|呜+|欧了|领导|同意|支持|已阅|已读|看到了?|了|哈哈+|吧|呀|哟|嘛|哇|兄弟们?|姐妹们?|啦|滴
        |team|all|guys|the|you|for|so|much|very|a|lot|\s|,|[.!~…。、X@])+$
""")
"""Nothing but courtesy."""

UNCHANGED: Final = any_of(r"""
    ^[\sLDC:,;的]*(?:就|都|仍然?|还是|继续|均|请)*(?:(?:维持|保持|按照?)?(?:原样|原状|现状|原来的?|原分配|原安排|原方案|老样子)
        (?:不[变动改])?|(?:维持|保持)?不[变改]|照旧)[吧呗\s,。!]*$
    ^[\s,]*(?:pls |please |just )?(?:keep |leave )?[LDC](?: (?:stays?|remains?))?
        (?: (?:as (?:it )?is|unchanged|the same))[\s.!]*$
""")
"""Nothing is to change: L212维持不变, keep L212 as is."""

ADDRESS: Final = any_of(r"""
    大家|各位|兄弟们|团队|everyone|guys|群里|前台|门禁|停车
""")
"""Speaks to all: of the office, unless it speaks of this customer."""

OFF_TOPIC: Final = any_of(r"""
    周报|日报|月报|例会|开会|会议室?|晨会|快递|团建|聚餐|吃饭|饭局|午饭|晚饭|中饭|奶茶|咖啡|外卖|下午茶
    火锅(?!供)|生日|周末|放假|请(?:个|一天|半天|[两三几\d]天)?假|休假|调休|下班(?!之?前)|加班|报销|发票|打卡|电脑|打印机|年会|红包|工位|考勤
    发型|刘海|穿搭|颜值|裙子|口红|香水|减肥|相亲|脱单|新车
    体检|天气|下雨|地铁|停车|球赛|电影|游戏|健身|前台|门禁|wifi|密码|团队|大家|各位|兄弟们|业绩|开单
    (?<![\u4e00-\u9fff])大单|[开签拿成出祝接]了?个?大单|大单(?:不断|多多|滚滚)
    提成|冠军|lunch|dinner|coffee|birthday|weekend|holiday|party|meeting room|printer|weather|happy
    欢迎(?:新|.{0,4}加入)|新同事|congrat|everyone|guys|team ?building|午休|空调|口号|早会|复盘|培训|照片|表格|群里
    拉群|进群|头像
    信号不|(?:高铁|飞机|地铁)上
    核对(?:名单|台账|数据|表)|累死|(?:今天|本周|这周|我组|我们组)[^,。;]{0,6}\d+[条个]|群文件|打了\d{2,}个?电话|朋友圈|打牌|洗碗|斗地主|麻将|股票|彩票|堵车|迟到
        |发工资|涨工资|发奖金|(?:周[一二三四五六日末]|今晚|明晚|晚上|中午|周末
        |下班后?)[^,。;]{0,4}(?:羽毛球|篮球|足球|台球|桌游|狼人杀|王者|吃鸡|撸串|烧烤|打球|爬山|唱歌|ktv|聚)|(?:感谢|谢谢|多谢)[^,。;]{0,12}(?:支持|配合|帮助
        |协助)|wrong (?:thread|chat|group
        |window)|发错(?:群|窗口)|串台
""")
"""About the office, not about leads."""
