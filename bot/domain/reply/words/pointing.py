"""How people point at leads: this one, several, a number – and which numbers are something else.

One row per line of a table; see ``pattern`` for how a row is written.
"""

from __future__ import annotations

from typing import Final

from bot.domain.reply.words.pattern import any_of, patterns, rows_of

BLOT: Final = "\ue000"
"""Stands in a text for each character of a colleague's name."""

THIS: Final = any_of(r"""
    [这此](?:一)?(?:个|条|家|单|位|笔)(?:线索|客户|公司|单子)?(?!月|季|周|星期|礼拜|时候|问题|价
        |行业|点)
    本条|该(?:客户|公司|线索|条|企业|单位?|司)|this (?:one|lead)|^这(?=给|归|让)
""")
"""The one that is quoted."""

SEVERAL: Final = any_of(r"""
    (?<!手)[前后头]面?的?[一二两三四五六七八九十几\d](?:条|个|家)
    [这那][一二两三四五六七八九十几些\d](?:条|个|家|单)?(?=[^月天年周块行带类种次点下片边栏页])
    第[一二三四五六七八九十\d](?:条|个|家)(?![了啦])|其[余他它](?!供应商|厂|公司|品牌|方案|渠道|业务|人|同事|销售|原因|信息
        |问题|需求|地方|城市|区|部门|项目|友商|系统|产品|竞|报价|联系)(?:的
        |几[条个])?(?:线索)?|(?<![分特级区])别的(?=先|再|明|都
        |等|给|以后|回头)|剩下(?:的|那?几[条个])?
    余下的?|剩余的?|全部(?:线索)?|所有(?:的|线索)?(?!\s*(?:[,。;!]|$))|(?<!成)(?<!首)都(?=给|归|派|分|转|让)|这批|那批|上一[条个]
    下一[条个]|最后[一那]?[条个]|上面(?:那|这)?[条个]|刚[才刚]?那[条个]|另[外一](?:一)?[条个]|全(?=给|归|派)
    那[条个家单](?=(?:给|派|归|让|由|分)[^,。;]{1,8}[,。;\s]+这[条个家单](?:先|不动|别|等|放|留|暂|给|归|派))
    这[条个家单](?:先|不动|别|等|放|留|暂)[^,。;\s]{0,4}[,。;\s]+那[条个家单](?=给|派|归|让|由|分)
    (?<!you )(?<!\bu )(?<!thanks )(?<!thx )(?<!\bhi )(?<!hello )(?<!morning )(?<!done )(?<!congrats )(?<!job )(?<!work )
        \ball\b(?! urgent| asap| good| right| set| the best)|the others?|\brest\b(?! assured
        | of the (?:day|week))
    \bboth\b|the first (?:one|two|three)
""")
"""Several, without their numbers."""

ANOTHER: Final = patterns(
    r"(?<=BLOT)(?:[吧呗啊哈呀嘛]|来|去|跟)?(?:然后|还有|另外)?(?P<lead>那[个家条单][^A-Za-z\d\s,。;!?BLOT他她你我]{1,8}的)(?:那[个家条单])?"
    r"(?=就?(?:先|暂|给|让|派|归|转|撞|等|别|不[管动急]|也|放|有了?|查))".replace("BLOT", BLOT)
)
"""A second lead by what it is, behind a person in one breath: 给王磊那个做医疗的先放着."""

PRODUCT: Final = any_of(r"""
    l\d{1,4}\s*(?:打印机|复印机|机型|车型|型号|服务器|显示器|笔记本|主机|相机|耳机|投影|会议室|展位|车位|机柜)
    (?:(?<=要上)|(?<=要做)|(?<=研发)|(?<=量产)|(?<=达到))\s*l[1-5](?!\d)
    l[1-5]\s*(?:driving|robo|vehicle|truck|autonom|autonomous|self-driving|adas|driver|switch|support|certif|级别?|自动|智驾|辅助|驾驶|会议|电梯|大厅|前台|茶水|卫生间|洗手间|厕所|机房|车库|停车|食堂|展厅|航站|层|楼|无人|车型|方案|工位|培训|认证|等级|项目|芯片|\+)
""")
"""A level, a floor, a device: a company adds its own as 产品 in [words.vocabulary]."""

UNIT: Final = rows_of(r"""
    万|亿|千|百|元|块|w\b|k\b|kw|人|个|位|名|家|台|套|条|次|遍|通|年|月|天|周|星期|小时|h\b|hrs?\b
    hours?|min|分钟|分(?=[\s,。]|$)(?<!\s分)|秒|点|时|岁|%|折|倍|号楼|号线(?!索)|号会|号[柜桌机库门厅车]|楼|层
        |平(?!均)|米|吨|公里|km
    units?|sets?|pcs|seats?|stores?|sites?|licen[cs]es?|staff|employees|pax|million
    度|路(?!演)|期|轮|届|级|档|gb?\b|tb\b|am\b|pm\b|days?|weeks?|people|users?|rmb|usd|hkd|cny|eur|sgd|yuan|dollars?|bucks|(?<!\s)(?:客户|线索)
        |单(?!子?给)|门店
    店|场|页|集|会议|包厢|包间|教室|房间|笔|员工|左右|多
""")
"""What numbers count."""

COUNTED: Final = any_of(
    r"""
    \s*(?:[-~到至]\s*\d+\s*)?(?:UNIT)
    :\d\d|[.]\d
    /\d{1,2}(?!\d)(?=\s*(?:前|之前|再|下午|上午))
""".replace("UNIT", UNIT)
)
"""Behind a number that counts, measures or dates something."""

MEASURED: Final = patterns(
    r"(?:"
    + rows_of(r"""
    预算|金额|报价|电话|手机|座机|尾号|分机|注册资本|资本|实缴|约|大概|超过|不到|近|第|人数|规模|工号
    订单|合同|价格|分机号|门牌号?|房号|才|共|一共|总共|满|¥|\$|top|v|q|房间|会议室|room
""")
    + r")\s*:?\s*$"
)
"""In front of a number that measures something."""

COMPARED_BEFORE: Final = patterns(
    "(?:"
    + rows_of(r"""
    撞(?:单|了)?|参考|参照|类似|好?像|比
    \d号?(?:就|也)?(?:是|属于)|不如|(?:same as|like|dup(?:licate)? of|vs\.?|as with) ?|按
    照着?|重复(?:了|于)?|同一家是|上次|之前的?
""")
    + ")$"
)
"""In front of a lead that is only compared with."""

NOT_ALIKE: Final = any_of(r"""
    号?(?:那个|那家|那条|这个)?[没不未]有?[撞重]
""")
"""Behind a lead that the CRM has not, against the one before it: 184撞了185没撞."""

ALIKE: Final = any_of(r"""
    号?(?:那个|那家|那条|这个)?(?:也|并|应该)?(?:不|非)?(?:是|为|属于?|的)?\s*(?:一样|同属|同为|隶属|同一|同个|一家
        |一个|重复|类似|撞
        |差不多|相同|同集团|的?子公司|关联|兄弟|dup|was)
""")
"""Behind one."""

LEAD_POSITION: Final = any_of(r"""
    \s*(?:号|那个|那条|这个|这条)?\s*(?:请|就|要)?\s*(?:给|派|分给|归|转给|换|撞|接|退|拒|先放
        |重复|暂缓|[:>]|assign|to )
""")
"""Behind a bare number that can only be a lead."""
