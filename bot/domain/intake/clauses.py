"""What one clause of free words can tell: a sum, a window, a role, a source, a wish."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.intake.answers import denies_need, read_authority, sells_to_us, wants_visit
from bot.domain.intake.dates import read_timeline
from bot.domain.intake.money import is_of_other_things, is_sum, read_budget
from bot.domain.intake.phones import GAP
from bot.domain.intake.places import place_ahead, region_in

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.inquiry import Authority, Budget, Timeline

_CUT = re.compile(
    rf"[,;。!?\n|、\t{GAP}~…]+|:(?=[^/])|(?<=[^A-Za-z\s:&.])[ ]+|[ ]+(?=[^A-Za-z\s(&0-9])|"
    rf"[ ]+(?=\d[\d.\-~到]*\s*(?:万|w|k|百万|千万|元|块|个))|(?<=[a-z]{{2}}\.)\s+(?=[A-Z])"
)
_BUDGET_WORDS = re.compile(
    r"预算|费用|投入|资金|经费|拨了|批了|批下来|列了|愿意出|能出|出得起|花|拨款|给批|budget|心理价|价位", re.IGNORECASE
)
_SUM_ONLY = re.compile(
    r"(?:大概|大约|约|差不多|估计|预计|说|能给|最多|不超过|有|就|总共|一共|合计|拢共|总的|款|rmb|cny|¥)*[\s\d.,零一二两三四五"
    r"六七八九十百千万几来多好半个wWkKmM\-~到至元块]+(?:rmb|元|块|欧元?|美元|美金|usd|eur|港币|左右|以内|"
    r"以上|上下|以下|内|起|封顶|的?样子|吧|出头)*",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"约|聊|见面|拜访|上门|打(?:了|过)?(?:个)?电话|通话|通了|没接|再联系|回电|回访|联系(?:我|他|她)|上周|"
    r"上个?月|上次|昨天|今天|前天|刚|成立|注册|去年|前年|开会|出差|面谈|会议|下次|来访|到访|培训|展会|忙|"
    r"过来|演示|demo|meeting|call"
)
_BUYING = re.compile(
    r"上线|签约|签合同|签下?|采购|招标|招投标|立项|定下来|敲定|买|上系统|启动|落地|交付|用上|投用|实施|"
    r"完成|要上|上马|定供应商|选型|换掉|切换|搞定|go.?live|rollout|开始用|投产|要货|使用|下单|拍板"
)
_WINDOW = re.compile(
    r"q[1-4]|下个?月|季度|半年|年底|年内|年中|年初|个月|月底|月份?(?:前|之前|内)|前$|之前|以内|明年|后年|"
    r"今年|尽快|很急|比较急|着急|越快越好|马上|立刻|asap|周内|天内|within|by |20\d\d",
    re.IGNORECASE,
)
_DECIDING = re.compile(
    r"评委|评审|拍板|说了算|决策|做主|做不了主|定不了|领导(?:定|批|点头|同意)|汇报|(?:就是个?|普通)(?:车间|一线)?(?:技术员|操作工|工人|工程师|员工|"
    r"职员|用户|科员)|使用者|推荐人|把关|老板定|[他她我](?:自己)?(?:就能|能)?定(?:$|的|了)|一把手|"
    r"只(?:负责|管)|说话(?:算|管用)|签字|审批|使用部门|decision|recommend|influenc|end user"
)
_SOURCES = (
    "网站(?:留言|表单|咨询|客服)?|招标公告|官网(?:表单|留言|留资|注册|咨询|客服|下载|弹窗)?|官方网站|"
    "百度(?:推广|搜索|竞价|爱采购|信息流|营销|seo)?|谷歌|google|bing|必应|搜狗|360(?:搜索)?|头条|"
    "今日头条|抖音(?:私信|直播|广告|留资)?|快手|小红书|视频号|公众号|微信公众号|知乎|b站|哔哩哔哩|"
    "微博|领英|linkedin|facebook|youtube|阿里(?:巴巴|国际站)?|国际站|1688|慧聪|中国制造网|展会(?:名片|"
    "现场|扫码)?|(?:[\u4e00-\u9fffA-Za-z]{1,10})(?:展会?|博览会|交易会|广交会|进博会|美博会|研讨会|沙龙|"
    "峰会|论坛|大会|发布会|年会|交流会|展览|路演)|展位|名片|直播(?:间)?|"
    "线下活动|(?:400|客服)?(?:热线|电话)(?:呼入|来电|咨询)|400(?:电话|热线)?|来电|呼入|(?:老客户|客户|"
    "朋友|同行|熟人|同学|同事|前同事|合作伙伴|代理商?|渠道|经销商|供应商|bd|销售|老板|领导|亲戚|"
    "校友)(?:推荐|介绍|转介绍|转介|引荐|给的?|转来的?)|转介绍|老客户|渠道(?:商)?|代理商|"
    "招标网|采招网|招投标网|陌拜|陌生拜访|扫楼|地推|白皮书(?:下载)?|资料下载|edm|邮件营销|短信|在线客服|"
    "商桥|53kf|微信群|企微群|社群|朋友圈|小程序|sem|seo|信息流|广告|天猫|京东|淘宝|天眼查|企查查|电销|"
    "外呼|自然搜索|自来|hannover fair|trade ?(?:show|fair)|website|referral|webinar|cold call|exhibition"
)
_SOURCE_ONLY = re.compile(
    rf"(?:{_SOURCES})(?:ocr|扫描|线索|来的?|渠道|过来的?|上来的?|进来的?|留资|私信|的)?", re.IGNORECASE
)
_SOURCE_IN = re.compile(
    rf"(?:从|来自|来源于?|通过|在|由|经|via|from|走的?)\s*(?P<source>[^,;。]{{2,16}}?)(?:来的?|过来的?|"
    rf"上?看到|上?看见|上?加|上?留|上?找|上?知道|上?认识|扫码?|下载|注册|上?咨询|了解到?|进来|搜到|搜|"
    rf"转过?来|给的|推荐|介绍|获取|拿到|换的|收的)|"
    rf"(?:接到|收到)(?:一?[个条通])?(?P<got>{_SOURCES})|"
    rf"(?P<given>{_SOURCES})(?:给的|转的|转来的?|转过来的?|介绍的?|推荐的?|来的|过来的|留的?资?|私信|"
    rf"注册|咨询(?:进来|过来)?|扫码|下载|加的?|进来的?|换的|收的|(?:上|里)?搜(?:索)?(?:到|来|过来|出来)的?|上看到)|(?:lead|inquiry|enquiry|"
    rf"comes?|came)\s+(?:from|via)\s+(?:our |the )?(?P<english>[a-z][\w &\-]{{1,30}})$|^via "
    rf"(?P<via>[a-z][\w &\-]{{1,30}})$",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"想|需要|要(?!是|么|不)|希望|咨询|了解|感兴趣|有兴趣|有意向|意向|求购|采购|打算|准备上|准备做|"
    r"准备换|计划上|计划做|考虑上|考虑换|正在选|选型|对比|比较|替换|升级|换掉|更换|"
    r"换(?=[a-z\u4e00-\u9fff])|搭建|建设|上一?套|做一?套|来一?套|问(?:我们|能不能|有没有|价|报价|多少钱|"
    r"怎么卖|下)|报价|试用|对接|解决|"
    r"痛点|头疼|不好用|太乱|管不过来|needs?|wants?|looking for|interested|require|inquir|enquir|replace|"
    r"quote|evaluat|肯定要|要上",
    re.IGNORECASE,
)
_WARE = re.compile(
    r"系统|软件|平台|(?<![a-z])(?:crm|erp|scrm|mes|wms|oms|tms|srm|plm|oa|cpq|bi|hr|hrm|ehr|pos|saas|app|"
    r"ai|cdp|dmp|bpm|iot|scm|fms|qms|eam|mom|cms)(?![a-z])|小程序|中台|管理|自动化|数字化|信息化|私域|"
    r"会员|呼叫中心|客服|营销|获客|线索|门户|商城|方案|模块|接口|集成|开发|定制|license|授权|账号|portal|"
    r"dashboard|platform|software|solution|system|"
    r"数据分析|报表|看板|协同|审批|工单|售后|溯源|巡检|追踪|跟踪|预约|排产|仓储|进销存|电商|分销|经销商|"
    r"渠道管理|推广系统|直播|工具|机器人|票务|库存|订单|点[餐单]|收银|排班|考勤|备件|质检|能耗|停车|报修|独立站|维保|打单|扫码|"
    r"储值|积分|巡护|门票",
    re.IGNORECASE,
)
_HISTORY = re.compile(
    r"上周|上次|之前|昨天|前天|没接|无人接|没人接|通了|打过|加了?微信|已加|已发|发了|名字|听清|"
    r"不是[\"“'「]|姓.{1,2}(?:哈|啊)|族"
)
_WHERE = re.compile(
    r"(?:.{0,5}(?:一家|一个|有家|有个)|有[个家一]|那边|这边|的一?[家个]|的客户|客户|本地|当地|市区|地区)"
)
_THERE_IS = re.compile("^(?:又?有|来了?)?一?[个家位](?=[\u4e00-\u9fff]{2,6}的)")
_AT = re.compile(
    r"(?:人?在|位于|坐标|地处|地址[是在:]{0,2}|总部在?|base)\s*:?\s*(?=(?P<place>[\u4e00-\u9fff]{2,8}))", re.IGNORECASE
)


_LONGEST = 60


def cut(text: str) -> list[str]:
    """Free words into clauses, at marks, at gaps and at blanks between Chinese words."""
    clauses = (clause.strip(" .:-*#()")[:_LONGEST] for clause in _CUT.split(text))
    return [clause for clause in clauses if clause]


def budget_of(clause: str) -> Budget | None:
    """A sum meant to be spent, or a remark about the budget; None for sums of other things."""
    if is_of_other_things(clause):
        return None
    spoken = _BUDGET_WORDS.search(clause)
    if is_sum(clause) and (spoken or _SUM_ONLY.match(clause)):
        return read_budget(clause)
    return read_budget(clause) if spoken and "预算" in clause else None


def timeline_of(clause: str, today: date) -> Timeline | None:
    """A window in which they buy; meetings and calls of the past are none."""
    if not _BUYING.search(clause) and (_MEETING.search(clause) or not _WINDOW.search(clause) or ("预算") in clause):
        return None
    read = read_timeline(clause, today)
    return None if read.months is None else read


def authority_of(clause: str, contact: str | None) -> Authority | None:
    """The contact's role, where the clause is about deciding."""
    return read_authority(clause, contact=contact) if _DECIDING.search(clause) else None


def source_of(clause: str) -> str | None:
    """Where they come from."""
    if _SOURCE_ONLY.fullmatch(clause):
        return re.sub(r"(?:ocr|扫描)$", "", clause, flags=re.IGNORECASE)
    found = _SOURCE_IN.search(clause)
    if not found:
        return None
    source = found["source"] or found["given"] or found["got"]
    if source is None:
        return (found["english"] or found["via"]).strip()
    return None if re.fullmatch(r"我们|他们|这|那|用|看|做|自己|.*[想要用做]", source) else source


def region_of(clause: str) -> str | None:
    """A place that is said of the customer: 宁波有个厂, 人在苏州; not a place in a name."""
    clause = _THERE_IS.sub("", clause)
    place = place_ahead(clause)
    if place and (len(place) == len(clause) or _WHERE.match(clause[len(place) :])):
        return region_in(place)
    at = _AT.search(clause)
    return region_in(at["place"][:6]) if at and place_ahead(at["place"]) else None


def is_wish(clause: str) -> bool:
    """Whether a clause tells what they want of us, in a verb or in the name of a product."""
    if wants_visit(clause):
        return True
    return bool((_WISH.search(clause) and not _HISTORY.search(clause)) or _WARE.search(clause))


def is_refusal(clause: str) -> bool:
    """Whether a clause says that they want nothing, or want to sell."""
    return denies_need(clause) or sells_to_us(clause)
