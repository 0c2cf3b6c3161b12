"""Which company and which person some clauses of free words speak of, where no name of a field tells it.

武汉东湖高新的 | 武汉锐科生物 | 研发总监 | 别总监        the surest company before the person, the nearest of equals
苏宁易购 | 吴经理                                     what a post begins with, where nothing else is a company
拉萨雪域旅行社 | 扎西                                 an unusual name right behind the company
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from bot.domain.intake.clauses import is_refusal, is_source, is_wish, source_of
from bot.domain.intake.companies import Found, company_in, is_plausible
from bot.domain.intake.memory import remembered
from bot.domain.intake.people import Called, is_call, is_full_name, read_person, title_in
from bot.domain.intake.places import place_ahead
from bot.domain.intake.words import SURNAMES
from bot.domain.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_NO_NAME = regex(
    r"官网|百度|方案|平台|系统|管理|软件|时间|常规|高新|金额|于是|^年[底初中末内前后]|安排|成本|包装|和(?:他|她|我|"
    r"谁)|温州|"
    r"常州|广州|郑州|徐州|连锁|安防|华东|华南|华北|华中|白皮书|公司|单位|^经理$|万元?$|"
    r"[\u4e00-\u9fff]{0,2}(?:展|群|网|表|书|卡|费|价|部|局|厂|店|室|科|处|组)$"
)
_NAMED_SO = regex(
    r"(?:联系人|对接人|接口人|老板娘?|(?:经理|主任|科长|处长|院长|校长|厂长|部长|总监|书记)(?=姓)|负责人|"
    r"经办人|客户|本人|对方|[男女][的士]|找?(?:采购|财务|技术|行政|人事|设备|仓库|信息|运营|电商|销售|市场|IT)[部科处]?的|贵?姓名?|找|叫)(?:是|叫|为|:)*\s*(?P<name>姓?[\u4e00-\u9fff]{1,4})$"
)
_NO_NAME_AT_ALL = regex(r"[的不没很太挺急说在了是有要想过男女和跟给让请先再刚已还都也就]")
_CAME = regex(
    r"(?:打来|打过来|来电|来电话|来问|找来|来找|加的?微信|微信(?:加不上|没通过|没回)?|(?:电话)?(?:打不通|没接|"
    r"没人接)|[和跟][他她].*|接的?电话|"
    r"问的|要的|本人|亲自.*)的?$"
)
_SOMEBODY = regex(
    r"^(?:有|来了)一?[个位名](?P<said>(?:叫|姓)(?P<name>[\u4e00-\u9fff]{1,4}?))(?:的(?P<title>[\u4e00-\u9fff]{2,6})?)?$"
)
"""有个叫聂晨的, 来了位姓戎的采购."""
_RANKED = regex(
    r"(?:是|来了?|换了)?一?[个位名]?(?:新来|刚来|新上任|新任|刚上任)?(?:的|他们|公司)*(?P<title>[A-Za-z\u4e00-\u9fff]{2,8}?)(?:是?个?[男女](?:的|士)|是)?(?:姓|"
    r"叫)(?P<name>[\u4e00-\u9fff]{1,4})$"
)
_UNUSUAL = regex(r"[A-Z][a-z]{1,11}|[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,8}·[\u4e00-\u9fff]{1,8}")
_MINORITIES = "阿依古丽买提热合曼努尔江扎西卓玛次仁德吉巴桑格央金娜孜别克木拉艾尼帕丹增旺堆洛措多其乌云斯琴图雅特那顺"
"""Characters in which names of Uyghurs, Kazakhs, Tibetans and Mongols are written."""
_OF_DEPARTMENT = regex(rf"^[\u4e00-\u9fff]{{2,6}}[部科组](?=[A-Z]|[{_MINORITIES}]{{3,6}}$)")
_LATIN = regex(r"(?:Mr|Ms|Mrs|Dr)\.? ?[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}|[A-Z][a-z]+ [A-Z][a-z]+")
_SURNAMED = regex(r"(?:我|他|她|对方)?姓")
_POLITE = regex(r"(?:Mr|Ms|Mrs|Dr)\b")
_POST = regex(
    r"[A-Za-z\u4e00-\u9fff]{1,6}(?:部门?|科|室|处|中心|车间|办)|外贸|采购|销售|财务|运营|设备|技术|行政|人事|电商|"
    r"市场|法务|仓库|跟单|IT|HR"
)
_BESIDE = 3
"""How much it counts that a company stands right before the person, title and department between them apart."""
_LONGEST = 40
_ASIDE = 7
"""Characters beside name and title in a clause that is still about the person alone."""


def choose_company(clauses: Sequence[str]) -> tuple[int, Found] | None:
    """The clause that names the company, and how; what stands behind the person counts only if nothing does before."""
    named: list[tuple[int, Found]] = []
    person = len(clauses)
    for at, clause in enumerate(clauses):
        if not is_source(clause) and (found := company_in(clause)):
            named.append((at, found))
        if named and (at > person or named[-1][1].person):
            person = min(at, person)
            break
        if person > at and person_in(clause):
            person = at
            if named:
                break
    return max(named, key=lambda one: (_weight(one[1], clauses[one[0] + 1 : person]), one[0]), default=None)


def _weight(found: Found, between: Sequence[str]) -> int:
    """How much speaks for a company, by how it is named and whether its person follows at once."""
    return 2 * found.surety + (_BESIDE if all(map(_is_post, between)) else 0)


def _is_post(clause: str) -> bool:
    return bool(title_in(clause) or is_department(clause))


def is_department(clause: str) -> bool:
    """Whether a clause is only the department or the line of work of a person: 信息部, 外贸."""
    return bool(_POST.fullmatch(clause))


def person_in(clause: str, *, company_known: bool = False) -> Called | None:
    """The person of a clause that tells of nobody and nothing else."""
    if len(clause) > _LONGEST:
        return None
    clause = _CAME.sub("", clause)
    if (somebody := _SOMEBODY.fullmatch(clause)) and somebody["title"] and title_in(somebody["title"]):
        return Called(name=somebody["name"], title=somebody["title"])
    clause = _SOMEBODY.sub(r"\g<said>", clause)
    if (ranked := _RANKED.fullmatch(clause)) and title_in(ranked["title"]):
        return Called(name=ranked["name"], title=ranked["title"])
    if company_known and clause in SURNAMES:
        return Called(name=clause)
    named_so = _NAMED_SO.search(clause)
    words = named_so["name"] if named_so and len(named_so[0]) > 2 else clause  # noqa: PLR2004 - 姓戎
    called = read_person(words)
    name, title = called.name, called.title or ""
    if not name or _NO_NAME.search(name) or name == place_ahead(name) or place_ahead(title):
        return None
    whole = "的" not in words.removeprefix("找的是") and len(words) <= len(name) + len(title) + _ASIDE
    given = is_full_name(name) and not (not is_call(name) and is_wish(name))
    latin = (
        bool(_LATIN.fullmatch(name))
        and not title_in(name)
        and (company_known or clause == name or bool(_POLITE.match(name)))
    )
    return called if whole and (is_call(name) or given or _SURNAMED.match(words) or latin) else None


@remembered
def unusual_name(clause: str) -> str | None:
    """A short clause behind the company as a person: many names have no usual surname (扎西, 阿依古丽, Kelly)."""
    clause = _OF_DEPARTMENT.sub("", clause)
    if not _UNUSUAL.fullmatch(clause) or _NO_NAME_AT_ALL.search(clause) or _NO_NAME.search(clause):
        return None
    return None if place_ahead(clause) or is_department(clause) or tells(clause) else clause


def first_words(clauses: Sequence[str], silent: Collection[str]) -> str | None:
    """What a post begins with as the company's name, where it told nothing else: 苏宁易购, 广州 美博城 化妆品."""
    first = takewhile(lambda clause: clause in silent or place_ahead(clause) == clause, clauses)
    name = " ".join(first).removeprefix("客户")
    return name if is_plausible(name) and not tells(name) else None


@remembered
def tells(clause: str) -> bool:
    """Whether a clause is about something else than a name."""
    return bool(source_of(clause) or is_wish(clause) or title_in(clause) or is_refusal(clause))


def no_names(clauses: Sequence[str]) -> set[str]:
    """What looks like a name but is a place or a trade, since somebody is called 马总 behind it (华强北, 电子城)."""
    calls = [at for at, clause in enumerate(clauses) if is_call(clause.partition("(")[0])]
    ahead = clauses[: calls[0]] if calls else ()
    return {clause for clause in ahead if is_full_name(clause) and not is_call(clause) and not place_ahead(clause)}
