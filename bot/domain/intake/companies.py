"""A company's name inside free words, where no name of a field stands before it.

Told by what introduces it (客户叫 X), by its legal form, by a place at its head, a trade at its end, or
the person behind it: X的李总, X信息中心和主任, X招商部部长芮敏.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice

from bot.domain.intake.memory import remembered
from bot.domain.intake.people import Called, holds_title, is_call, is_full_name, read_person, title_behind, title_in
from bot.domain.intake.places import place_ahead
from bot.domain.patterns import regex

_LEGAL = r"(?:股份有限公司|有限责任公司|有限公司|股份公司|集团公司|总公司|分公司|子公司|公司|集团|股份)"
_BODIES = (
    "厂|研究院|设计院|科学院|研究所|医院|大学|酒楼|茶楼|饭店|餐厅|饭庄|山庄|学院|学校|中学|小学|幼儿园|银行|支行|分行|酒店|宾馆|商场|"
    "超市|协会|商会|联盟|联合会|园区|产业园|软件园|科技园|创业园|工业园|庄园|小镇|古镇|度假区|经开区|中心|管委会|"
    "合作社|事务所|"
    "工作室|基地|景区|乐园|电视台|出版社|报社|旅行社|局|门诊部|诊所|药房|连锁|百货|商城|市场|总站|车站|"
    "机场|码头|港|矿|农场|牧场|油田|电厂|水厂|书店|门店|专卖店|旗舰店|体育馆|博物馆|健身房|会所|公会|律所"
)
_TRADES = (
    "科技|电子|电气|电器|机械|机电|机器|机床|塑机|制造|智造|实业|工业|贸易|商贸|外贸|进出口|物流|供应链|"
    "汽车销售|仓储|运输|速运|快运|冷链|食品|餐饮|饮食|烘焙|医药|制药|药业|生物|基因|化工|化学|新能源|能源|电力|"
    "电池|锂电|储能|"
    "环保|环境|材料|新材|陶瓷|玻璃|水泥|汽车|汽配|汽饰|车业|车桥|零部件|配件|服饰|服装|制衣|纺织|针织|"
    "鞋业|皮革|家居|家具|家纺|家私|建材|门窗|地板|卫浴|厨具|建设|建工|建筑|装饰|装修|工程|置业|地产|房产|"
    "物业|传媒|广告|文化|"
    "文旅|文创|旅游|旅业|教育|培训|信息|软件|网络|数据|智能|自动化|数控|设备|仪器|仪表|装备|重工|轻工|"
    "轴承|模具|塑胶|塑料|塑业|橡胶|五金|紧固件|阀门|泵业|电机|电梯|起重|照明|灯饰|光电|光学|光伏|激光|"
    "半导体|芯片|微电子|"
    "通信|通讯|农业|农牧|牧业|水产|渔业|种业|饲料|粮油|米业|乳业|酒业|酿酒|茶业|饮料|日化|化妆品|美妆|"
    "美业|母婴|玩具|珠宝|首饰|钟表|家电|电缆|线缆|线束|钢铁|钢构|铝业|铜业|有色|冶金|矿业|煤业|石化|石油|"
    "油脂|燃气|水务|水电|检修|"
    "园林|苗木|航空|航天|船舶|造船|港务|港口|航运|海运|货运|货代|快递|保险|证券|基金|租赁|投资|控股|金融|"
    "支付|国际|人力|咨询|检测|检验|医疗|医美|器械|健康|口腔|眼科|养老|康养|体育|运动|印刷|包装|彩印|纸业|"
    "造纸|办公|安防|"
    "消防|电商|商务|技术|精密|精工|铸造|锻造|焊接|涂料|油漆|胶粘|胶业|膜业|海鲜|优品|生鲜|果业|花卉|宠物|"
    "影视|动漫|游戏|演艺|会展|律师|财税|代账|职教|职业教育|开发|动力|传动|液压|气动|密封|弹簧|标准件|"
    "工具|量具|眼镜|雨具|箱包|乐器|文具|礼品|工艺品|"
    "早餐|咖啡|茶饮|火锅|零食|糖果|肉业|蛋业|盐业|热力|供热|制冷|空调|净化|洁具|洗涤|家政|出行|租车|公交|"
    "地铁|轨道|高铁|铁路|路桥|交通|测绘|勘察|规划|监理|拍卖|典当|担保|信托|资产|创投"
)
_TAIL = regex(rf"(?:{_LEGAL}|{_BODIES}|{_TRADES})(?:\([\u4e00-\u9fff]{{2,8}}\))?(?:{_LEGAL})?$")
_LEGAL_END = regex(
    r".{2,30}?(?:股份有限公司|有限责任公司|有限公司|集团公司|集团股份|"
    r"股份公司)(?:\([\u4e00-\u9fff]{2,8}\))?(?:[\u4e00-\u9fff]{2,6}分公司)?|.{3,20}?(?:分公司|"
    r"公司|集团)(?![\u4e00-\u9fff]{0,3}(?:公司|集团|有限))"
)
_LATIN = regex(
    r"[A-Z][\w&.'\-]*(?:\s+[A-Z&][\w&.'\-]*|\s+of|\s+and|\s+\([A-Z]\w+\)){0,6}?,?\s*(?:Co\.?,?\s*Ltd\.?|"
    r"Ltd\.?|Inc\.?|LLC|GmbH|Corp(?:oration)?\.?|Limited|S\.?A\.?|AG|KK|K\.K\.|Pte\.?(?: Ltd\.?)?|"
    r"Pty\.?(?: Ltd\.?)?|B\.?V\.?|PLC|SE|Sdn\.?\s*Bhd\.?|JSC|LLP|SpA|Group|Holdings|Company)(?!\w)"
)
_ASIDE = regex(r"(?<=[\u4e00-\u9fff]{4})\((?![\u4e00-\u9fff]{2,3}\))[^()]*\)$")
_OF = regex(r"(?P<who>(?:Mr|Mrs|Ms|Dr)?\.?\s?[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:from|at|of|with) $")
_TITLE_OF = regex(r"(?P<title>[A-Z][\w &]{1,40}?),? (?:from|at|of|with|for) ")
_INTRODUCED = regex(
    r"(?:客户公司|客户名字?|客户|公司名字?|公司|单位名字?|单位|企业|名字|对方|品牌|厂子|厂)(?:叫做?|是|"
    r"名为|:)|(?:说|讲)是|(?:下属|旗下)(?:的)?(?:企业|公司|单位)?|(?:名叫|叫做|叫|全称是?|来自)|(?:跟进|认识|碰到|聊|"
    r"遇到|拜访|推荐|介绍|转来|加|对接|联系|回访|接触|联系|说|提到|留资)过?[的了](?:那?[家个])?(?:客户)?|"
    r"(?:有个|有家|有一[个家]|一[家个]|这[家个]|那[家个]|又来?[一]?[家个])(?:新)?(?:客户|公司)?(?:叫|"
    r"是)?|^(?:新)?(?:客户|线索|询盘|商机)[:\s]?"
)
_CALLER = regex(
    r"(?:^|的|个|[那这]边)(?P<who>[\u4e00-\u9fff]{2,4})(?:说|讲|介绍|告诉我们?)(?:了?是|[他她]们?(?:家|的)?|自己)*"
    r"(?:公司|单位|企业|厂子?|店)?(?:的?名字|全称)?(?:叫做?|是)"
)
_FILLER = regex(
    r"^(?:(?:早上好|上午好|中午好|下午好|晚上好|早安|早|大家好|各位好|各位|领导们?|老师们?|你好|您好|"
    r"hello|hi|ok|好的|嗯|哦|对了|另外|还有|帮忙|麻烦|辛苦|请|(?:跟进?|回访|更新|补充|说)一?下|刚刚?|刚才|今天|昨天|上午|下午|接到|收到|我司[是为]?|"
    r"我方|本公司|对方|自称|说自己|我这边|我这|手上|这边|意向|潜在|"
    r"来了|来(?!自)|报|转|发|补|录|记|登记|"
    r"转一?条|发一?条|报一?条|来一?条|新线索|线索|询盘|一条|这条|这个是|这个|这是|那个|又是|是|我们?是|"
    r"我们?|我叫|有一?[个家条位]|有|一[个家]|客户|有客户|新增|的|[:~!\-.#*·•>\s])+)",
    re.IGNORECASE,
)
_CAME_BACK = regex(
    r"(?:那边|那里)?(?:又|刚刚?|今天|昨天|上午|下午|终于|主动)*(?:来电话?|回电话?|来信息?|回复|回信|打来(?:电话)?|打电话来|"
    r"来问|来催|问起|催|联系我们|联系上|加上微信|接了?电话|接通)了?$|[那这][个家条位]$"
)
"""What somebody did who is of the company, or how one points at it: … 文总又来电了, … 那个."""
_ANY_DEPARTMENT = regex(r"[\u4e00-\u9fff]{2,6}?(?:事业部|中心|部门|分部)")
_DEPARTMENT = regex(
    r"(?:(?:信息|采购|技术|市场|销售|人事|人力资源|人力|"
    r"财务|行政|研发|生产|运营|营销|品牌|电商|海外|国际|国际业务|工程|设备|质量|品质|招商|客服|售后|项目|"
    r"战略|企划|规划|投资|企管|运维|渠道|票务|商务|工艺|总务|计划|审计|后勤|教务|基建|安全|仓储|物流|供应链|IT|it|It|数字化|信息化|综合|办公|外贸|法务|网络|"
    r"数据|设计|动力|机电|设施|院办|党政|团委|学工|科教|医务|器械|药剂)"
    r"(?:技术|管理|中心|事业)?(?:部|部门|事业部|中心|处|科|室|组|办公室|办))"
)
_NO_COMPANY = regex(
    r"那边|这边|转来|一家|有家|搞|我们|他们|咱|你们|自己|想|需要|要求|请问|帮|让|看看|看下|觉得|感觉|"
    r"应该|可能|说是|问|打算|准备|计划|考虑|了解|咨询|兴趣|但是|合作(?!社)|预算|需求|项目|电话|手机|微信|联系|客户|不是|"
    r"没有|没|不(?!锈钢|二|凡)|有个|有一|什么|怎么|哪|吗|呢|了|着|过的|做.+的|预计|"
    r"(?<=[\d一二三四五六七八九十这下上个])月份?|(?i:\bno company|\bleads?\b)|招标$|系统$|平台$|方案$|线索|"
    r"跟进|急|麻烦|注意|重要"
)
_WARE_AT_END = regex(r"(?:软件|管理)$")
_GENERIC = regex(
    r"(?:[A-Za-z]{0,3}|[\u4e00-\u9fff]{0,2})(?:公司|集团|企业|单位)|[\u4e00-\u9fff]?厂|"
    r"(?:管委会)?(?:[\u4e00-\u9fff]{2}(?:局|中心))?"
)
_TELLS = regex(r"(?<!美)的(?!士)|^(?:做|搞|卖|生产|专门|从事|专做)|里$")
"""Words that tell of a company without naming it: 做医疗器械的, 慈溪的小家电厂, 化工园里."""
_WHERE_IT_IS = regex(r"^.{2,12}的(?=.{4,}公司)")
_SHORTEST = 3
_LONGEST_PERSON = 14
_MOST_INTRODUCED = 3
_LONGEST = 32


_WHOSE = regex(
    r"[\u4e00-\u9fff]{2,5}(?<!部|科|处|室|厂|事|人|群|店)(?<!中心|公司|集团|项目|需求|系统|客户|单位|"
    r"企业|线索|电话|号码|产品|平台|软件|业务|资料|情况|名片|官网|领导|同事|朋友|商户|租户|业主|厂家)"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A company in some words, the person of it that stands behind it, and the words before and behind both."""

    company: str
    person: Called | None = None
    before: str = ""
    behind: str = ""
    introduced: bool = False

    @property
    def surety(self) -> int:
        """How sure the name is: told as one or of a legal form 3, of a trade 2, by its place alone 1."""
        if self.introduced or _LEGAL_FREE.search(self.company) or not re.search("[\u4e00-\u9fff]", self.company):
            return 3
        return 2 if self.person or _TAIL.search(self.company) else 1


@remembered
def is_company(words: str) -> bool:
    """Whether the words are likely a company's name and nothing else."""
    if (
        not _SHORTEST < len(words) + 1 <= _LONGEST
        or _TELLS.search(words)
        or _NO_COMPANY.search(_LEGAL_FREE.sub("", words))
    ):
        return False
    place = place_ahead(words)
    name = words[len(place) :]
    is_ware = name.endswith("软件") and not _SOFTWARE_HOUSE.search(name)
    if is_ware or _GENERIC.fullmatch(words) or (words.endswith("管理") and not place):
        return False
    if place and len(words) - len(place) >= 2 and not _ONLY_PLACE.fullmatch(words[len(place) :]):  # noqa: PLR2004 - 宁波海天
        return True
    return bool(_TAIL.search(words)) and len(words) > _SHORTEST


_SOFTWARE_HOUSE = regex(
    r"^(?!.*(?:管理|财务|会计|办公|客服|营销|销售|仓储|库存|进销存|人事|考勤|薪酬|排产|生产|设计|绘图|采购|合同|项目|"
    r"客户|行业|协同|数据|分析|报表|监控|安全|杀毒|收银|餐饮|物流|教学|[a-z])|.*的)[\u4e00-\u9fff]{2,6}软件$",
    re.IGNORECASE,
)
"""苏州云帆软件 may be a house; 财务软件, CRM软件 are wares."""

_LEGAL_FREE = regex(_LEGAL)
_ONLY_PLACE = regex(
    r"(?:那边|这边|本地|当地|客户|地区|周边|附近|市区|高新区|开发区).*|"
    r"(?:[\u4e00-\u9fff]{0,2}[省市区县镇])+|的.*|展|展会|.{0,4}(?:展|博览会|展会|论坛|峰会|大会)"
)


@remembered
def company_in(clause: str) -> Found | None:
    """The company of a clause, or None."""
    if latin := _LATIN.search(clause):
        return _latin(clause, latin)
    words = _ASIDE.sub("", _WHERE_IT_IS.sub("", _CAME_BACK.sub("", _FILLER.sub("", clause).strip())))
    introduced = _introduced(words)
    for candidate in [*introduced, words, words.rpartition("的")[2]]:
        found = _with_person(candidate) or _alone(candidate)
        if found:
            person = found.person or (_caller(words) if candidate in introduced else None)
            return replace(found, person=person, introduced=candidate in introduced)
    if introduced and is_plausible(introduced[0]):
        return Found(company=_bare(introduced[0]), introduced=not clause.startswith("来自"))
    return None


def _latin(clause: str, found: re.Match[str]) -> Found:
    """A company in Latin letters, and who is from it: Maria Gomez of X Inc, Head of Procurement at X Ltd."""
    start, end = found.span()
    before = clause[:start]
    part = _TITLE_OF.fullmatch(before) or (None if before else _TITLE_OF.match(clause, 0, end))
    if part and title_in(part["title"]):
        return Found(
            company=clause[part.end() : end].strip(" ,"), person=Called(title=part["title"]), behind=clause[end:]
        )
    of = _OF.search(before)
    return Found(
        company=found[0].strip(" ,"),
        person=read_person(of["who"]) if of else None,
        before="" if of else before,
        behind=clause[end:],
    )


def _caller(words: str) -> Called | None:
    """Who says what their company is called: 彭姐 of 光谷那边的彭姐说她们公司叫华曦激光设备."""
    found = _CALLER.search(words)
    return read_person(found["who"]) if found and is_call(found["who"]) else None


def _introduced(words: str) -> list[str]:
    """What follows a word that introduces a name, the last such word first."""
    behind = (words[found.end() :].strip() for found in reversed(list(_INTRODUCED.finditer(words))))
    return list(islice((name for name in behind if name), _MOST_INTRODUCED))


@remembered
def is_plausible(words: str) -> bool:
    """Whether the words may be a company's name, where all around them says that they should be."""
    return bool(re.fullmatch(r"[\u4e00-\u9fffA-Za-z0-9()& ]{4,20}|[A-Z][A-Za-z0-9()& ]{3,40}", words)) and not (
        _GENERIC.fullmatch(words) or _TELLS.search(words) or _WARE_AT_END.search(words) or _NO_COMPANY.search(words)
    )


def _bare(words: str) -> str:
    """A name without the department that was said behind it."""
    return words[: len(words) - len(_department(words))].removesuffix("的")


@remembered
def _department(words: str) -> str:
    """The department at the end of some words, as short as it can be, or nothing."""
    for at in range(len(words) - 2, _SHORTEST, -1):
        if _DEPARTMENT.fullmatch(words, at) or (_ANY_DEPARTMENT.fullmatch(words, at) and _TAIL.search(words[:at])):
            return words[at:]
    return ""


def _with_person(words: str) -> Found | None:
    """X的李总, X信息中心和主任, X招商部部长芮敏: of all ways to part them, the one at 的, else the shortest person."""
    ways = [
        (head.endswith("的"), head, words[at:])
        for at in range(len(words) - 1, max(_SHORTEST, len(words) - _LONGEST_PERSON), -1)
        for head in [words[:at].strip()]
    ]
    for of, head, tail in sorted(ways, key=lambda way: not way[0]):
        if not _is_person(tail, sure=of) or (tail.startswith("阿") and is_call(head[-1:] + tail)):
            continue
        if _names_a_house(head + tail[0]) and title_behind(tail[1:]) == tail[1:] != "":
            return Found(company=head + tail[0], person=Called(title=tail[1:]))
        company = _bare(head.removesuffix("的"))
        title = title_behind(company)
        if title and is_company(bare := company.removesuffix(title)) and is_call(tail):
            return Found(company=_bare(bare), person=Called(name=tail, title=_department(bare) + title))
        if is_company(company):
            person = Called(title=tail) if title_behind(tail) == tail else read_person(tail)
            return Found(company=company, person=_with_department(person, "" if of else _department(head)))
    return None


def _names_a_house(words: str) -> bool:
    """Whether a name ends in a character that is a surname too: 九江酒楼 老板娘, not 九江酒 楼老板娘."""
    return words[-1] == "楼" and bool(_TAIL.search(words)) and is_company(words)


def _with_department(person: Called, department: str) -> Called:
    if not department or not person.title or (person.name or "").endswith(person.title):
        return person
    return Called(name=person.name, title=department + person.title)


def _is_person(words: str, *, sure: bool) -> bool:
    if is_call(words) or re.fullmatch(r"姓[\u4e00-\u9fff]{1,2}", words):
        return True
    if sure and (is_full_name(words) or title_in(words) or _WHOSE.fullmatch(words)):
        return True
    if not holds_title(words):
        return False
    called = read_person(words)
    return bool(
        called.title
        and called.name
        and called.name != words
        and (is_full_name(called.name) or is_call(called.name))
        and called.title + called.name == words
    )


def _alone(words: str) -> Found | None:
    name = _bare(words.removesuffix("的"))
    if is_company(name):
        return Found(company=name)
    legal = _LEGAL_END.match(words)
    if legal and is_company(legal[0]):
        return Found(company=legal[0], behind=words[legal.end() :])
    return None
