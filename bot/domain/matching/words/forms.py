"""Legal forms, the marks of branches and departments, and the words around a name that are none of it."""

from __future__ import annotations

from typing import Final

from bot.domain.patterns import at_once, regex

LEGAL: Final = regex(
    r"(?P<limited>股份有限责任公司|股份有限公司|有限责任公司|私人有限公司|株式会社|有限会社|无限公司|有限公司|股份公司|有限合伙企业|合伙企业|有限公$|有限司$)|(?P<company>总公司|(?:(?<![分子总])|(?<=门子))公司)"
)
"""What makes a name a registered one; a bare 公司 is what people say."""

INSTITUTION: Final = regex(
    r"(?:厂|学校|学院|大学|中学|小学|幼儿园|医院|研究院|设计院|研究所|检验所|事务所|律所|银行|合作社|协会|商会|学会|联合会|基金会|出版社|科技园|经营部|商行|门诊部|诊所)$"
)
"""What is registered without being a company."""

FORM_NAMES: Final = {
    "有限责任公司": "有限公司",
    "股份有限责任公司": "股份有限公司",
    "股份公司": "股份有限公司",
    "有限公": "有限公司",
    "有限司": "有限公司",
    "有限合伙企业": "合伙企业",
}

PARTNERSHIPS: Final = frozenset({"特殊普通合伙", "普通合伙", "有限合伙"})
"""The form in brackets behind 事务所 or 中心."""

_DEPARTMENTS: Final = (
    "信息|信息技术|采购|技术|市场|销售|人事|人力资源|财务|行政|研发|生产|运营|营销|品牌|电商|海外|国际|工程|设备|质量|客服|售后|项目|战略|"
    "企划|后勤|安全|仓储|物流|供应链|数字化|综合|外贸|法务|设计|服务|培训|配送|技术支持|数据|财务共享|共享服务|展示|结算|管理|检测|体验|维修|分拨|转运|分拣|集散|调度|备件|呼叫|交付|实训|招商|质检|品控|加盟|渠道|大客户|第[一二三四五六七八九十\\d]+"
)
_NUMBER: Final = r"第?[一二三四五六七八九十\d]+"
UNIT_BEHIND: Final = regex(
    rf"(?:分公司|(?<!门)子公司|支行|分行|分理处|储蓄所|营业所|办事处|联络处|代表处|营业部|营业厅|服务部|门市部|分部|分店|门店|"
    rf"(?:旗舰|专卖|体验|直营|加盟|连锁|概念|形象|折扣|总){{1,2}}店|{_NUMBER}店|专柜|(?<![酒书商饭药茶旅网本利])店|分院|分校|分园|分所|分厂|"
    rf"[东南西北新老]?(?:校区|院区|厂区)|(?:{_DEPARTMENTS})(?:中心|基地)|(?:{_DEPARTMENTS}|事业)(?:事业)?(?:部|处|科|室)|事业部|"
    rf"{_NUMBER}(?:工厂|分厂|厂|车间|附属)|工会(?:委员会)?|(?:党委|关工委|党支部|党总支|团委|团支部|董事会|委员会)|研究院|研究所|实验室|"
    r"职工医院|展示?厅|体验馆|提货点|子弟(?:小学|中学|学校)|仓库|(?<![云粮米太谷])仓|车间|生产基地|博士后工作站|院士工作站)$"
)
"""What ends the name of a branch, a shop or a department."""

PLACED_UNIT: Final = regex(r"(?:工厂|厂|基地|园区|中心|项目|门诊部?|诊所|(?:服务|维修|售后|充电|换电|检测)?站|网点)$")
"""Ends the name of a part where a place stands before it: 朗驰苏州工厂."""

ORDINAL: Final = regex("第[一二三四五六七八九十]+")
"""Stands where a core would: of 第二印染厂 every city may have one."""

PART_OF: Final = regex(r"附属|下属|所属|旗下|驻")
"""Stands between the name of a whole and that of its part."""

PART_BEHIND: Final = regex(
    rf"(?<=..)(?:{PART_OF.pattern})(?=..)|"
    r"(?<=医院|学校|酒店|宾馆)(?!管理|投资|用品)[\u4e00-\u9fff]{1,6}(?:中心|门诊部?|科|室|部|餐厅)$"
)
"""The part in a short name that says whose it is, 大学附属医院, or that lies in a house, 医院月子中心."""

DEPARTMENT_BEHIND: Final = regex(
    r"(?:部|处|科|室|中心|厂|店|所|院|站|组|会|委|办|队|库|仓|园|(?<!重)点|基地|公司|行|学校|堂|厅|馆|舍|楼|场|班|柜|产线|供应商|经销商|代理商|员工|同行|对手)$"
)
"""What a part that stands behind a registered name may end in."""

PART_IN_BRACKETS: Final = regex("(?:公司|厂|部|科|处|站|中心|学校|基地|队)$")
"""Behind a word of trade, the end of a part that is named in brackets."""

NOTED_BEHIND: Final = regex(
    r"想|要|需|询|问|报价|采购|联系|跟进|客户|介绍|推荐|展会|的|了|已|未|待|急|重点|意向|简称|又名|抬头|发票|开票|先生|女士|小姐|老师|老板|经理|主管|总监|主任|[总工]$|[a-z\d]"
)
"""Tells what stands behind a registered name from a part of the company: somebody noted it down."""

SAME_ENTITY: Final = regex(r"(?:有限公司|总部|本部|总公司|公司|总行|集团总部)$")
"""The head office is the company."""
HEAD_OFFICE: Final = regex("总部|本部|总公司")
"""Likewise behind its place: 长沙总部."""
HEAD_OFFICE_BEHIND: Final = regex("(?<=..)(?:总部|本部|总行)$")

GROUP: Final = "集团"
HOLDING: Final = regex(r"(?:投资控股|控股|投资)$")
HOLDING_FORM: Final = regex(r"控股$")

NOISE_AHEAD: Final = regex(
    r"^(?:(?:客户|公司|单位|企业|甲方|乙方|对方|发票|开票|付款|收货|品牌|全|终端|最终|目标|意向|潜在|重点|报备|拜访|签约|成交|合作|"
    r"参展|投标|招标|采购|需求|使用|购货|项目|工作|任职|所属|注册|工商|业主|用户|合同|商机|新增|备注)?(?:的)?"
    r"(?:公司|单位|企业|客户|用户|主体|方|商|人)?(?:名称|名字|名|全称|全名|简称|抬头)?\s*[:：]|"
    r"(?:您好|你好|hi|hello)[\s,，!！~:：]+(?=.{4})|(?:请|麻烦|帮忙?)?(?:查|核实|看)(?:一?下|一查)?[\s:：]+(?=[\u4e00-\u9fff]{4})|"
    r"(?:展会|官网|百度|抖音|微信|电话|邮件|网站|表单|活动|直播|vip)[\-_:]+(?=[\u4e00-\u9fff]{4})|\d{1,2}[.、)](?=\s*[\u4e00-\u9fff]{4})|(?:新|老|大|意向|潜在|重点)?客户[\s:：\-]+|(?:线索|询盘|商机)[\s:：\-]+|民办(?=.{4})|(?:我们?是|这是|这家是|来自|关于|[转致](?=\s*[:：]))(?=.{4}))+"
)
NOISE_BEHIND: Final = regex(
    at_once(
        r"(?:[。.!！?？~,，;；、:\s\-_/|*#·]|谢谢|(?:厂家)?直销|官网|(?<!应)急(?=[急!！。]*$)|的(?:客户|线索|询盘|单子)|"
        r"(?<=[\s,，、/])[\u4e00-\u9fff]{1,3}?(?:总经理|经理|总监|主任|老板|先生|女士|小姐|老师|院长|校长|厂长|部长|主管|工程师|董事长|总|工|董))+"
    )
    + "$"
)
FORMER: Final = regex(
    r"(?:\d{2,4}年(?:\d{1,2}月)?(?:更名|改名)?[\s,;]*)?(?:原名称?|曾用名|前身(?:是|为)?|原|旧称|旧名|更名前|formerly|f\.?k\.?a\.?)\s*[:：为是]?\s*(?P<name>.{2,})"
)
ALIAS: Final = regex(
    r"(?:简称|又名|别名|俗称|也叫|即|品牌名?|英文名称?|中文名称?|全称|aka|现(?:名|用名|为|更名为)?(?=.*公司))\s*[:：为是]?\s*(?P<name>.{2,})"
)
RENAMED: Final = regex(
    r"^(?:原名?\s*[:：]\s*)?(?P<old>.{2,}?)[\s,;]*(?:现?已?更名[为成]|改名[为叫成]|现名|现为|现(?=\s*[:：])|->|→)\s*[:：]?\s*(?P<new>.{2,})$"
)

PLACEHOLDERS: Final = regex(
    at_once(
        r"(?:某|x|\*|未知|不详|待定|待补充?+|待确认|公司名称?+|企业名称?+|单位名称?+|无|没有|暂无|暂无公司|测试|个人|个体|散客|客户|公司|我司|贵司|本公司|我公司|他们公司|对方公司|"
        r"一家|不知道|未填写?+|匿名|保密|某某|n/?a|null|none|test|unknown|同上|自由职业|其他|123|-|(?:老?客户|朋友|同事|熟人|转)介绍|[\u4e00-\u9fff]工|[\u4e00-\u9fff]{1,3}(?:先生|女士|小姐|老师|经理|老板|总))+"
    )
    + "(?:科技|贸易|实业|企业|单位)?"
    + at_once("(?:有限|股份|责任)*")
    + "(?:公司|集团|单位)?"
)
SOMEBODY: Final = regex(
    r"某|^有一?[个位]|^一家[^人亲].*(?<!有限)公司$|的(?:公司|企业|单位|工?厂)$|做[\u4e00-\u9fff]{1,8}的|x{2,}|\*{2,}|〇〇|○○|□□|不(?:肯|愿|便|方便|想|愿意)(?:说|讲|透露|告知)|不清楚|没(?:说|讲|留|问到?|听清|提供|告知)|[未拒](?:绝?透露|留|提供|告知)"
)
"""Stands in a name for what is not said."""
