"""What one clause of free words can tell: a sum, a window, a role, a source, a wish."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.intake.answers import (
    SEES_TO_IT,
    WHOEVER,
    denies_need,
    read_authority,
    sells_to_us,
    wants_visit,
)
from bot.domain.intake.dates import read_timeline
from bot.domain.intake.memory import remembered
from bot.domain.intake.money import is_of_other_things, is_sum, read_budget
from bot.domain.intake.places import place_ahead, region_in
from bot.domain.patterns import regex

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.inquiry import Authority, Budget, Timeline

_BUDGET_WORDS = regex(
    r"预算|费用|投入|资金|经费|拨了|批了|批下来|列了|愿意出|能出|出得起|花|拨款|给批|budget|心理价|价位|年费|按[^,;]{2,8}(?:报价?|做|来)(?!的)",
    re.IGNORECASE,
)
_SUM_ONLY = regex(
    r"(?:每?一?年|每月|大概|大约|约|差不多|估计|预计|说|能给|最多|不超过|有|[也才]?就|[也才]|顶多|撑死|充其量|不过|满打满算|"
    r"总共|一共|合计|拢共|总的|款|rmb|cny|"
    r"¥)*[\s\d.,零一二两三四五"
    r"六七八九十百千万几来多好半个wWkKmM\-~到至元块]+(?:rmb|元|块|欧元?|美元|美金|usd|eur|港币|左右|以内|"
    r"以上|上下|以下|内|起|封顶|的?样子|吧|出头)*",
    re.IGNORECASE,
)
_MEETING = regex(
    r"约|聊|见面|拜访|上门|打(?:了|过)?(?:个)?电话|通话|通了|没接|再联系|回电|回访|联系(?:我|他|她)|上周|"
    r"上个?月|上次|昨天|今天|前天|刚|成立|注册|去年|前年|开会|出差|面谈|会议|下次|来访|到访|培训|展会|忙|"
    r"过来|演示|demo|meeting|call"
)
_BUYING = regex(
    r"上线|签约|签合同|签下?|采购|挂网|[开截定]标|招标|招投标|立项|定下来|敲定|买|上系统|启动|落地|交付|用上|投用|实施|"
    r"\bstart|要用|用起来|kick.?off|launch|完成|做决定|出结果|要上|上马|定供应商|选型|换掉|切换|搞定|go.?live|"
    r"rollout|开始用|[就要得前](?:用|上)(?![户工人门下海来百面])|投产|要货|使用|下单|拍板"
)
_WINDOW = regex(
    r"q[1-4]|下个?月|季度|半年|年底|年内|年中|年初|个月|月底|月份?(?:前|之前|内)|前$|之前|以内|明年|后年|"
    r"今年|[本这下]个?周|这两天|这几天|月[底末初]|[本当]月|这个月|^(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?$|(?:next|"
    r"this) (?:quarter|month|year|week)|end of|[年节]后|五一|国庆|元旦|春节|618|"
    r"(?:清明|端午|中秋|七夕|教师节|圣诞)节?(?:前|后|左右)|"
    r"双十[一二]|双1[12]|下个?星期|年后|尽快|(?:很|比较|非常|特别|十万火)急|着急|越快越好|马上|立刻|asap|"
    r"周内|天内|within|by |"
    r"\bin (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|20\d\d",
    re.IGNORECASE,
)
_DECIDING = regex(
    rf"(?:授权给?[他她]|评委|评审|评标|技术选型|拍板|说了算|说了不算|说话(?:算|管用)|决策|做主|做不了主|定不了|把关|签字|审批|汇报|"
    rf"请示|点头|上会|过会|牵头|参与选型|负责选|"
    rf"推荐人|使用者|使用人|用的人|一线(?:员工|人员)|(?:就是个?|普通)(?:车间|一线)?(?:技术员|操作工|工人|工程师|员工|"
    rf"职员|用户|科员)|一把手|使用部门|经办|跑腿|传话|统一(?:采购|招标)|"
    rf"[他她我](?:自己)?(?:就能|能|就|可以|来)?(?:定|签)(?:$|的|了)|话事|(?:没有?|无)(?:采购|决定|决策|拍板)权|"
    rf"报(?:公司|总部|集团|上面)|报给{WHOEVER}|给{WHOEVER}(?:选|看|定)|(?:[他她]|自己)(?:自己)?(?:就|也)?是(?:大|"
    rf"公司)?老板|一个人定|当场|{WHOEVER}[^,]{{0,2}}听[他她]的|自己(?:就|能|可以|来|直接)*(?:定(?!制|位)|签|拍板|做主|决定)|"
    rf"只(?:负责|管)|(?:帮|替|代){WHOEVER}|{WHOEVER}(?:统一)?(?:招标|采购)|{WHOEVER}[^,]{{0,3}}{SEES_TO_IT}|(?:跟|向|"
    rf"给|和|找|问|报给?|等|看){WHOEVER}(?:商量|汇报|申请|报(?!价|名)|说|意思|审|批)|"
    rf"[跟和与找][^,]{{1,8}}商量|(?:要|得|需要?)先?(?:问|等|看|听){WHOEVER}|"
    rf"(?:最终|最后)(?:由|是|要|得|看|听)?{WHOEVER}|"
    rf"decision|decides|recommend|influenc|end user|approv|sign(?:s|ed)? off|reports? to)"
    rf"(?!流程|系统|软件|模块|平台|管理|分析|引擎|算法|支持|工具)",
    re.IGNORECASE,
)
_SOURCES = (
    "网站(?:留言|表单|咨询|客服)?|招标公告|官网(?:表单|留言|留资|注册|咨询|客服|下载|弹窗)?|官方网站|"
    "百度(?:推广|搜索|竞价|爱采购|信息流|营销|seo)?|谷歌|google|bing|必应|搜狗|360(?:搜索)?|头条|"
    "今日头条|抖音(?:私信|直播|广告|留资)?|快手|小红书|视频号|公众号|微信公众号|知乎|b站|哔哩哔哩|"
    "微博|领英|linkedin|facebook|youtube|阿里(?:巴巴|国际站)?|国际站|1688|慧聪|中国制造网|展会(?:名片|"
    "现场|扫码)?|(?:[\u4e00-\u9fffA-Za-z]{1,10})(?:展会?|博览会|交易会|广交会|进博会|美博会|研讨会|沙龙|"
    "峰会|论坛|大会|发布会|年会|交流会|展览|路演)|展位|名片|直播(?:间)?|"
    "线下活动|(?:400|客服)?(?:热线|电话)(?:呼入|来电|咨询)|400(?:电话|热线)?|来电|呼入|(?:(?:老板|领导|客户|同事|"
    "销售)的?)?(?:老客户|客户|"
    "朋友|同行|熟人|同学|同事|前同事|合作伙伴|代理商?|渠道|经销商|供应商|bd|销售|老板|领导|亲戚|"
    "校友)(?:推荐|介绍|转介绍|转介|引荐|给的?|转来的?)|转介绍|合作伙伴|老客户|渠道(?:商)?|代理商|"
    "微信(?=来|过来|聊|咨询)|招标网|采招网|招投标网|陌拜|陌生拜访|扫楼|地推|白皮书(?:下载)?|资料下载|edm|邮件营销|短信|在线客服|"
    "商桥|53kf|微信群|企微群|社群|朋友圈|小程序|sem|seo|信息流|广告|天猫|京东|淘宝|天眼查|企查查|电销|"
    "外呼|自然搜索|自来|hannover fair|trade ?(?:show|fair)|website|"
    "(?:partner |customer |client |employee )?referral|webinar|cold call|exhibition"
)
_SOURCE_ONLY = regex(
    rf"(?:今天|昨天|刚刚?|上午|下午|昨晚)?(?:{_SOURCES}){{1,2}}(?:ocr|扫描|线索|来的?|渠道|后台|留言|过来的?|上来的?|"
    rf"进来的?|留资|私信|的)?",
    re.IGNORECASE,
)
_SOURCE_IN = regex(
    rf"(?:从|来自|来源于?|通过|在|由|经|via|from|走的?)\s*(?P<source>[^,;。]{{2,16}}?)(?:来的?|过来的?|"
    rf"上?看到|上?看见|上?加|上?留|上?找|上?知道|上?认识|扫码?|下载|注册|上?咨询|了解到?|进来|搜到|搜|"
    rf"转过?来|给的|推荐|介绍|获取|拿到|换的|收的)|"
    rf"(?P<by>老客户|客户|朋友|同行|同学|渠道商?|代理商?|合作伙伴|供应商|经销商)(?:[^,;。]{{0,10}}?又?(?:介绍|推荐|引荐)|"
    rf"(?<!客户)[老小阿]?[\u4e00-\u9fff]{{1,3}}[给转推](?:的|来|过来))|"
    rf"(?:打|拨)(?:了|的|进|过)?(?P<dialled>400(?:电话|热线)?)|"
    rf"(?:接到|收到)(?:一?[个条通])?(?P<got>{_SOURCES})|(?:看|刷|搜|关注)(?:了|到|过)?(?:我们|咱们?)的?(?P<seen>{_SOURCES})|"
    rf"(?P<given>{_SOURCES})(?:给的|转的|转来的?|转过来的?|介绍的?|推荐的?|来的|过来的|留的?资?|私信|"
    rf"注册|咨询(?:进来|过来)?|扫码|下载|加的?|进来的?|换的|收的|[上里]?搜索?(?:到|来|过来|出来)的?|上看到|"
    rf"了?一?[个家条位]|[上里]?(?:聊|认识|捞|刷|碰到?|"
    rf"遇到?|收|拿|留|扫|见)(?:了|过|到)?的)|(?:lead|inquiry|enquiry|"
    rf"comes?|came)\s+(?:from|via)\s+(?:our |the )?(?P<english>[a-z][\w &\-]{{1,30}})$|"
    rf"^转(?:自|一?[条个])?(?P<passed>渠道商?|代理商?|合作伙伴|同行|同事|朋友|老板|领导)[\u4e00-\u9fff]{{0,3}}的$|"
    rf"^(?:线索|询盘|商机|客户)?来自(?P<origin>[\u4e00-\u9fffA-Za-z0-9]{{2,16}})$|^(?:from|via) "
    rf"(?P<via>[a-z][\w &\-]{{1,30}})$",
    re.IGNORECASE,
)
_WISH = regex(
    r"想|需要|需求|诉求|要(?!是|么|不)|希望|咨询|了解|感兴趣|有兴趣|有意向|意向|求购|采购|打算|准备上|准备做|"
    r"准备换|计划上|计划做|考虑上|考虑换|正在选|选型|对比|比较|替换|升级|换掉|更换|"
    r"换(?=[a-z\u4e00-\u9fff])|搭建|建设|上一?套|做一?套|来一?套|(?<![请疑访顾学提])问(?![题候号过])|问(?:我们|"
    r"能不能|有没有|价|报价|多少钱|"
    r"怎么卖|下)|报价|试用|对接|解决|"
    r"痛点|头疼|不好用|太乱|管不过来|needs?|wants?|looking for|interested|require|inquir|enquir|replace|"
    r"quote|evaluat|肯定要|(?<!不)(?:肯定|一定|必须|铁定)[会得](?:上|做|买|换|搞|弄|采购|立项)|要上",
    re.IGNORECASE,
)
_WARE = regex(
    r"系统|软件|平台|(?<![a-z])(?:crm|erp|scrm|mes|wms|oms|tms|srm|plm|oa|cpq|bi|hr|hrm|ehr|pos|saas|app|"
    r"ai|cdp|dmp|bpm|iot|scm|fms|qms|eam|mom|cms)(?![a-z])|小程序|中台|管理|自动化|数字化|信息化|私域|"
    r"会员|呼叫中心|客服|营销|获客|线索|门户|商城|方案|模块|接口|集成|开发|定制|license|授权|账号|portal|monitoring|tracking|ordering|scheduling|"
    r"dashboard|platform|software|solution|system|"
    r"数据分析|报表|看板|协同|审批|工单|售后|部署|私有化|大模型|deepseek|sso|溯源|巡检|追踪|跟踪|预约|排产|仓储|"
    r"进销存|电商|分销|经销商|"
    r"台账|大屏|定位|调度|监控|监测|点检|计件|排产|比价|招标|投标|合同|物料|防伪|追溯|冷链|温控|能耗|门禁|图纸|文档|"
    r"知识库|考试|报销|费控|跟单|"
    r"询盘|投放|裂变|社群|导购|返利|返佣|排队|配送|车队|盘点|agv|短信|外呼|呼叫|可视化|驾驶舱|物联|plc|scada|pdm|cad|"
    r"eln|ehs|lims|dcc|dms|"
    r"渠道管理|推广系统|直播|工具|机器人|票务|库存|订单|点[餐单]|收银|排班|考勤|备件|质检|能耗|停车|报修|独立站|维保|"
    r"打单|扫码|"
    r"储值|积分|巡护|门票|(?<![没无不])(?:有|感|很感)兴趣",
    re.IGNORECASE,
)
_SCALE = regex(
    r"[\d一二两三四五六七八九十百千几]+[来多几余]?\s*(?:(?:个|名|位|号)?(?:用户|账号|帐号|坐席|座席|并发|终端|"
    r"人(?:用|使用|[^,]{0,4}团队|左右用|规模)|"
    r"销售(?:用|人员)?|客服用|员工用|业务员)|[家个]?(?:分?店(?!长)|门店|小区|网点|分公司|工厂|厂区|仓库?|点位|"
    r"加盟店)|(?:台|套)(?:设备|机器|机床)|users|seats)|(?:门?店|网点)\d+家|人数\s*[\d一二三四五六七八九十百]+|试用",
    re.IGNORECASE,
)
_HASTE = regex(r"[很挺特]?急{1,9}[用需件单]?|加急件?|(?:非常|特别|十万火|紧)急|urgent", re.IGNORECASE)
_HISTORY = regex(
    r"上周|上次|之前|昨天|前天|没接|无人接|没人接|通了|打过|加了?微信|已加|已发|发了|名字|听清|"
    r"不是[\"“'「]|姓.{1,2}(?:哈|啊)|族"
)
_WHERE = regex(
    r"(?:.{0,5}(?:一家|一个|有家|有个)|有[个家一]|那边|这边|的一?[家个]|的客户|客户|本地|当地|市区|地区|"
    r"(?:打|过|找)?来(?:电|咨询)?的(?:电话|客户|线索|单子|咨询)?$|[做搞卖开产][\u4e00-\u9fff]{1,8}的$)"
)
_THERE_IS = regex(
    r"^(?:(?:只|就)?(?:说|讲)?(?:好像|应该|可能)?是(?=[\u4e00-\u9fff]{2,4}[做搞卖开产]|[\u4e00-\u9fff]{2,4}来的)|"
    r"(?:又?有|来了?)?一?[个家位](?=[\u4e00-\u9fff]{2,6}的))"
)
_DISTRICT = regex(r"[\u4e00-\u9fff]{1,6}[市区县镇](?:[\u4e00-\u9fff\d]{2,14}(?:路|街|道|号|园|楼|大厦))*")
_AT = regex(
    r"(?:人?在|位于|坐标|地处|地址[是在:]{0,2}|总部在?|base)\s*:?\s*(?=(?P<place>[\u4e00-\u9fff]{2,8}))", re.IGNORECASE
)


@remembered
def budget_of(clause: str) -> Budget | None:
    """A sum meant to be spent, or a remark about the budget; None for sums of other things."""
    if is_of_other_things(clause) or is_haste(clause):
        return None
    spoken = _BUDGET_WORDS.search(clause)
    if is_sum(clause) and (spoken or _SUM_ONLY.match(clause)):
        return read_budget(clause)
    return read_budget(clause) if spoken and "预算" in clause else None


def timeline_of(clause: str, today: date) -> Timeline | None:
    """A window in which they buy; meetings and calls of the past are none, nor is bare haste."""
    if is_haste(clause):
        return None
    if not _BUYING.search(clause) and (_MEETING.search(clause) or not _WINDOW.search(clause) or ("预算") in clause):
        return None
    read = read_timeline(_HOPES.sub("", clause), today)
    return read if read.months else None


_HOPES = regex(
    r"^(?:(?:他们?|她|对方|客户|老板)?(?:说|要求)?(?:是|的)?(?:希望|争取|计划|预计|打算|准备|想要?|最好|尽量|估计|"
    r"大概|应该|目标|时间)"
    r"(?:是|在|能|的|于|:)*)+(?=.{2})"
)


def authority_of(clause: str, contact: str | None) -> Authority | None:
    """The contact's role, where the clause is about deciding."""
    return read_authority(clause, contact=contact) if _DECIDING.search(clause) else None


@remembered
def source_of(clause: str) -> str | None:
    """Where they come from."""
    if _SOURCE_ONLY.fullmatch(clause):
        return re.sub(r"(?:ocr|扫描)$", "", clause, flags=re.IGNORECASE)
    found = _SOURCE_IN.search(clause)
    if not found:
        return None
    source = (
        found["source"]
        or found["given"]
        or found["got"]
        or found["seen"]
        or found["origin"]
        or found["dialled"]
        or found["by"]
        or found["passed"]
    )
    if source is None:
        return (found["english"] or found["via"]).strip()
    return None if re.fullmatch(r"我们|他们|这|那|用|看|做|自己|.*[想要用做]", source) else source


@remembered
def is_source(clause: str) -> bool:
    """Whether a clause tells where they come from and nothing else: 展会名片, 线索来自官网客服."""
    source = source_of(clause)
    return bool(source and (source == clause or (clause.endswith(source) and _SOURCE_ONLY.fullmatch(source))))


@remembered
def region_of(clause: str) -> str | None:
    """A place that is said of the customer: 宁波有个厂, 人在苏州; not a place in a name."""
    clause = _THERE_IS.sub("", clause)
    place = place_ahead(clause)
    if place and (
        len(place) == len(clause) or _DISTRICT.fullmatch(clause, len(place)) or _WHERE.match(clause[len(place) :])
    ):
        return region_in(place)
    at = _AT.search(clause)
    return region_in(at["place"][:6]) if at and place_ahead(at["place"]) else None


@remembered
def is_wish(clause: str) -> bool:
    """Whether a clause tells what they want of us, in a verb, in the name of a product or by how many would use it."""
    return names_ware(clause) or bool(_WISH.search(clause) and not _HISTORY.search(clause))


@remembered
def is_haste(clause: str) -> bool:
    """Whether a clause tells that it is urgent and nothing else: 急急急, 加急, 十万火急."""
    return bool(_HASTE.fullmatch(clause))


@remembered
def names_ware(clause: str) -> bool:
    """Whether a clause tells a wish that is more than a verb: 希望Q1上线 does not, 希望Q1上CRM does."""
    return wants_visit(clause) or bool(_WARE.search(clause) or _SCALE.search(clause))


@remembered
def is_refusal(clause: str) -> bool:
    """Whether a clause says that they want nothing, or want to sell."""
    return denies_need(clause) or sells_to_us(clause)
